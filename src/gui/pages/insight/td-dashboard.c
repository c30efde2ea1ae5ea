/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-dashboard.h"

#include "gui/pages/insight/td-chart-card.h"
#include "gui/pages/insight/td-figure-card.h"
#include "gui/pages/insight/td-insight-list-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "insight/td-retention.h"
#include "workspace/td-settings.h"

#include <glib/gi18n-lib.h>

struct _TdDashboard
{
  TdPage parent_instance;

  GtkFlowBox *figures;
  GtkFlowBox *charts;
  GtkFlowBox *checks;
  TdDateRow *window_row;

  TdInsightBoard *board;
  char *kind;
  guint period;
  TdDate as_of;
};

enum
{
  PROP_KIND = 1,
  PROP_PERIOD,
  PROP_AS_OF,
  PROP_BOARD,
  PROP_STATE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdDashboard, td_dashboard, TD_TYPE_PAGE)

TdDate
td_period_get_start (TdPeriod period, TdDate as_of)
{
  int year;

  switch (period)
    {
    case TD_PERIOD_QUARTER:
      return td_date_add_months (as_of, -3) + 1;
    case TD_PERIOD_YEAR:
      return td_date_add_months (as_of, -12) + 1;
    case TD_PERIOD_THIS_YEAR:
      td_date_get_ymd (as_of, &year, NULL, NULL);
      return td_date_from_ymd (year, 1, 1);
    case TD_PERIOD_ALL:
      break;
    }
  return TD_DATE_NONE;
}

static GtkWidget *
create_figure_cb (gpointer item, gpointer data)
{
  return g_object_new (TD_TYPE_FIGURE_CARD, "figure", item, NULL);
}

static GtkWidget *
create_chart_cb (gpointer item, gpointer data)
{
  return g_object_new (TD_TYPE_CHART_CARD, "scene", item, NULL);
}

static const char *
get_state (TdDashboard *self)
{
  g_autofree char *title = NULL;

  if (self->board == NULL)
    return "loading";
  g_object_get (self->board, "empty-title", &title, NULL);
  return title ? "empty" : "ready";
}

static void
set_board (TdDashboard *self, TdInsightBoard *board)
{
  g_autoptr (GListModel) figures = NULL;
  g_autoptr (GListModel) charts = NULL;
  g_autoptr (GListModel) checks = NULL;

  g_set_object (&self->board, board);
  g_object_get (board, "figures", &figures, "charts", &charts, "checks", &checks, NULL);
  gtk_flow_box_bind_model (self->figures, figures, create_figure_cb, NULL, NULL);
  gtk_flow_box_bind_model (self->charts, charts, create_chart_cb, NULL, NULL);
  gtk_flow_box_bind_model (self->checks, checks, create_figure_cb, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOARD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gpointer
engagement_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_insight_board_load_engagement (db, data, error);
}

static gpointer
retention_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_insight_board_load_retention (db, data, error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (TdInsightBoard) board = result;

  set_board (owner, board);
}

static void
td_dashboard_reload (TdPage *page)
{
  TdDashboard *self = TD_DASHBOARD (page);
  TdInsightFilter filter = { .program_id = td_page_get_program_id (page) };
  gboolean retention = g_strcmp0 (self->kind, "retention") == 0;

  filter.as_of = self->as_of != TD_DATE_NONE ? self->as_of : td_page_get_today (page);
  filter.from = td_period_get_start (self->period, filter.as_of);
  td_page_read (page, retention ? retention_job : engagement_job,
                g_memdup2 (&filter, sizeof filter), g_free, g_object_unref, loaded_cb);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdDashboard *self = TD_DASHBOARD (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  g_autofree char *title = NULL;

  if (self->board == NULL)
    return;
  title = td_insight_board_dup_list_title (self->board, key);
  td_insight_list_dialog_open (widget, td_page_get_session (TD_PAGE (self)), title,
                               td_figure_get_method (key),
                               td_insight_board_get_list (self->board, key));
}

/* The button of the empty state leads to the page where what is missing is made. */
static void
lead_on_cb (TdDashboard *self)
{
  g_autofree char *target = NULL;

  g_object_get (self->board, "empty-target", &target, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", target);
}

static gpointer
set_window_job (TdDatabase *db, gpointer day, GError **error)
{
  td_settings_set_text (db, TD_SETTING_WINDOW_START, day, error);
  return NULL;
}

/* An empty row goes back to the first known leaver. */
static void
set_window_cb (TdDashboard *self)
{
  TdDate day = td_date_row_get_date (self->window_row);

  td_page_write (TD_PAGE (self), _ ("Start of the count changed"), set_window_job,
                 td_date_to_iso (day), g_free, NULL, NULL);
}

static void
td_dashboard_dispose (GObject *object)
{
  TdDashboard *self = TD_DASHBOARD (object);

  g_clear_object (&self->board);
  g_clear_pointer (&self->kind, g_free);

  G_OBJECT_CLASS (td_dashboard_parent_class)->dispose (object);
}

static void
td_dashboard_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdDashboard *self = TD_DASHBOARD (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_PERIOD:
      g_value_set_uint (value, self->period);
      break;
    case PROP_AS_OF:
      g_value_set_int (value, self->as_of);
      break;
    case PROP_BOARD:
      g_value_set_object (value, self->board);
      break;
    case PROP_STATE:
      g_value_set_string (value, get_state (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_dashboard_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdDashboard *self = TD_DASHBOARD (object);

  switch (id)
    {
    case PROP_KIND:
      self->kind = g_value_dup_string (value);
      return;
    case PROP_PERIOD:
      if (self->period == g_value_get_uint (value))
        return;
      self->period = g_value_get_uint (value);
      break;
    case PROP_AS_OF:
      if (self->as_of == g_value_get_int (value))
        return;
      self->as_of = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
  td_page_queue_reload (TD_PAGE (self));
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_KIND] =
      g_param_spec_string ("kind", NULL, NULL, "engagement",
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PERIOD] =
      g_param_spec_uint ("period", NULL, NULL, 0, G_MAXUINT, TD_PERIOD_YEAR, flags);
  properties[PROP_AS_OF] = g_param_spec_int ("as-of", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_BOARD] = g_param_spec_object ("board", NULL, NULL, TD_TYPE_INSIGHT_BOARD, read);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "loading", read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_dashboard_class_init (TdDashboardClass *klass)
{
  static const char *const tables[] = { "employee",   "program", "enrolment",    "pair",
                                        "pair_pause", "contact", "pair_cadence", "goal",
                                        "setting",    NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_dashboard_dispose;
  object_class->get_property = td_dashboard_get_property;
  object_class->set_property = td_dashboard_set_property;
  install_properties (object_class);

  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_dashboard_reload;

  g_type_ensure (TD_TYPE_DATE_ROW);
  gtk_widget_class_install_action (widget_class, "dashboard.open", "s", open_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-dashboard.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, figures);
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, charts);
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, checks);
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, window_row);
  gtk_widget_class_bind_template_callback (widget_class, lead_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_window_cb);
  td_closures_bind (widget_class);
}

static void
td_dashboard_init (TdDashboard *self)
{
  self->period = TD_PERIOD_YEAR;
  gtk_widget_init_template (GTK_WIDGET (self));
}
