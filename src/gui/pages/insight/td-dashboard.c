/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-dashboard.h"

#include "gui/frame/td-free-later.h"
#include "db/td-database-progress.h"
#include "gui/frame/td-trouble.h"
#include "insight/td-dashboard-steps.h"
#include "gui/pages/insight/td-card-feed.h"
#include "gui/pages/insight/td-chart-card.h"
#include "gui/pages/insight/td-figure-card.h"
#include "gui/pages/insight/td-figure-pair-card.h"
#include "gui/pages/insight/td-insight-list-dialog.h"
#include "gui/pages/insight/td-table-card.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-tab-order.h"
#include "insight/td-figure-pair.h"

#include "report/td-insight-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdDashboard
{
  TdPage parent_instance;

  GtkFlowBox *figures;
  GtkFlowBox *charts;
  GtkFlowBox *tables;
  GtkFlowBox *checks;
  GtkFlowBox *problems;
  GtkActionable *help;

  TdCardFeed *feed;
  TdInsightBoard *board;
  TdInsightScope *scope;
  GSignalGroup *scope_signals;
  char *kind;
  char *trouble;
  TdProgress *progress; /* of what is loading */
  gboolean loading;
};

/* In the order in which they are filled. */
typedef enum
{
  FIGURES,
  CHARTS,
  TABLES,
  CHECKS,
  PROBLEMS,
} CardBox;

enum
{
  PROP_KIND = 1,
  PROP_SCOPE,
  PROP_BOARD,
  PROP_STATE,
  PROP_BUSY,
  PROP_TROUBLE,
  PROP_PROGRESS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdDashboard, td_dashboard, TD_TYPE_PAGE)

/* --- Showing a board --- */

/* A card that follows the item of its slot. */
static GtkWidget *
create_card (GType type, const char *property, gpointer slot)
{
  GtkWidget *card = g_object_new (type, NULL);

  g_object_bind_property (slot, "item", card, property, G_BINDING_SYNC_CREATE);
  return card;
}

static GtkWidget *
create_figure_cb (gpointer slot, gpointer data)
{
  g_autoptr (GObject) item = NULL;

  g_object_get (slot, "item", &item, NULL);
  if (TD_IS_FIGURE_PAIR (item))
    return create_card (TD_TYPE_FIGURE_PAIR_CARD, "pair", slot);
  return create_card (TD_TYPE_FIGURE_CARD, "figure", slot);
}

static GtkWidget *
create_chart_cb (gpointer slot, gpointer data)
{
  return create_card (TD_TYPE_CHART_CARD, "part", slot);
}

static GtkWidget *
create_table_cb (gpointer slot, gpointer data)
{
  return create_card (TD_TYPE_TABLE_CARD, "part", slot);
}

static const char *
get_state (TdDashboard *self)
{
  int state = TD_BOARD_READY;

  if (self->board == NULL && self->loading)
    return "loading";
  if (self->trouble)
    return "failed";
  if (self->board == NULL)
    return "stopped";
  g_object_get (self->board, "state", &state, NULL);
  return state == TD_BOARD_READY ? "ready" : "status";
}

/* Another board is under way, or its cards are. */
static gboolean
is_busy (TdDashboard *self)
{
  gboolean feeding = FALSE;

  if (self->feed)
    g_object_get (self->feed, "busy", &feeding, NULL);
  return self->board != NULL && (self->loading || feeding);
}

static void
tell_busy (TdDashboard *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
tell_state (TdDashboard *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  tell_busy (self);
}

static void
show_cards (TdDashboard *self, CardBox box, TdInsightBoard *board, const char *name)
{
  g_autoptr (GListModel) model = NULL;

  g_object_get (board, name, &model, NULL);
  td_card_feed_show (self->feed, box, model);
}

/* A and B in one row each; figures of both need more room. */
static void
set_columns (TdDashboard *self, gboolean compared)
{
  gtk_flow_box_set_max_children_per_line (self->figures, compared ? 3 : 5);
  gtk_flow_box_set_max_children_per_line (self->tables, compared ? 2 : 1);
}

static void
set_board (TdDashboard *self, TdInsightBoard *board)
{
  g_autoptr (TdInsightBoard) before = g_steal_pointer (&self->board);
  int state;

  self->board = g_object_ref (board);
  g_object_get (board, "state", &state, NULL);
  set_columns (self, td_insight_board_is_compared (board));
  show_cards (self, FIGURES, board, "figures");
  show_cards (self, CHARTS, board, "charts");
  show_cards (self, TABLES, board, "tables");
  show_cards (self, state == TD_BOARD_READY ? CHECKS : PROBLEMS, board, "checks");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOARD]);
  /* Lists of a hundred thousand people; the cards that still show it go on holding their parts. */
  td_free_later (g_steal_pointer (&before), g_object_unref);
}

TdInsightBoard *
td_dashboard_get_board (TdDashboard *self)
{
  g_return_val_if_fail (TD_IS_DASHBOARD (self), NULL);

  return self->board;
}

/* --- Loading --- */

/* What is asked for. */
typedef struct
{
  char *kind;
  TdInsightFilter filter;
  TdInsightFilter other;
  gboolean beside;
  TdProgress *progress;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  td_insight_filter_clear (&request->filter);
  td_insight_filter_clear (&request->other);
  g_clear_object (&request->progress);
  g_free (request->kind);
  g_free (request);
}

static gpointer
load_board (TdDatabase *db, const Request *request, GError **error)
{
  if (request->beside)
    return td_insight_board_load_beside (db, request->kind, &request->filter, &request->other,
                                         error);
  return td_insight_board_load (db, request->kind, &request->filter, error);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  gint64 steps = 0;
  gpointer board;

  if (!td_dashboard_steps_expect (db, request->kind, &steps, error))
    return NULL;
  td_database_set_progress (db, request->progress, request->beside ? 2 * steps : steps);
  board = load_board (db, request, error);
  td_database_set_progress (db, NULL, 0);
  return board;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdDashboard *self = owner;
  g_autoptr (TdInsightBoard) board = result;

  self->loading = FALSE;
  g_clear_pointer (&self->trouble, g_free);
  if (board)
    set_board (self, board);
  else if (error)
    {
      self->trouble = g_strdup (td_trouble_words (self, error));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
    }
  tell_state (self);
}

static void
td_dashboard_reload (TdPage *page)
{
  TdDashboard *self = TD_DASHBOARD (page);
  gint64 program_id = td_page_get_program_id (page);
  TdDate today = td_page_get_today (page);
  Request *request;

  if (self->scope == NULL)
    return;
  request = g_new0 (Request, 1);
  request->progress = td_progress_new ();
  request->kind = g_strdup (self->kind);
  td_insight_scope_get_filter (self->scope, program_id, today, &request->filter);
  request->beside = td_insight_scope_get_other (self->scope, program_id, today, &request->other);
  if (request->filter.cohort_from != TD_DATE_NONE && !td_insight_sheet_has_cohorts (self->kind))
    {
      request->filter.cohort_from = request->filter.cohort_to = TD_DATE_NONE;
      request->beside = FALSE;
    }
  g_set_object (&self->progress, request->progress);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
  self->loading = TRUE;
  tell_state (self);
  td_session_read (td_page_get_session (page), self, TD_JOB_DEFAULT, load_job, request,
                   request_free, g_object_unref, loaded_cb);
}

static void
stop_loading (TdDashboard *self)
{
  if (!self->loading)
    return;
  td_session_cancel_reads (td_page_get_session (TD_PAGE (self)), self);
  self->loading = FALSE;
  tell_state (self);
}

/* Who goes on to another page does not wait for this one. */
static void
td_dashboard_unmap (GtkWidget *widget)
{
  TdDashboard *self = TD_DASHBOARD (widget);
  gboolean loading = self->loading;

  GTK_WIDGET_CLASS (td_dashboard_parent_class)->unmap (widget);
  if (!loading || td_page_get_session (TD_PAGE (self)) == NULL)
    return;
  stop_loading (self);
  td_page_queue_reload (TD_PAGE (self));
}

/* --- Actions --- */

static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  stop_loading (TD_DASHBOARD (widget));
}

static void
again_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_clear_pointer (&TD_DASHBOARD (widget)->trouble, g_free);
  td_page_queue_reload (TD_PAGE (widget));
}

/* Shows a pair or a person on the page of such; FALSE for the key of a list. */
static gboolean
show_item (GtkWidget *widget, const char *key)
{
  static const struct
  {
    const char *prefix;
    const char *page;
  } items[] = { { TD_BOARD_PAIR, "pairs" }, { TD_BOARD_PERSON, "people" } };

  if (g_str_has_prefix (key, TD_BOARD_OTHER))
    key += strlen (TD_BOARD_OTHER);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (g_str_has_prefix (key, items[i].prefix))
      {
        gint64 id = g_ascii_strtoll (key + strlen (items[i].prefix), NULL, 10);

        gtk_widget_activate_action (widget, "win.show", "(sx)", items[i].page, id);
        return TRUE;
      }
  return FALSE;
}

static const char *
get_method (const char *key)
{
  if (g_str_has_prefix (key, TD_BOARD_OTHER))
    key += strlen (TD_BOARD_OTHER);
  return td_figure_get_method (key);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdDashboard *self = TD_DASHBOARD (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  g_autofree char *title = NULL;

  if (self->board == NULL || show_item (widget, key))
    return;
  title = td_insight_board_dup_list_title (self->board, key);
  td_insight_list_dialog_open (widget, td_page_get_session (TD_PAGE (self)), title,
                               get_method (key), td_insight_board_get_list (self->board, key),
                               td_insight_board_is_hidden (self->board, key));
}

/* The button of a state leads to where what is missing is made, or does it. */
static void
lead_on_cb (TdDashboard *self)
{
  g_autofree char *target = NULL;

  g_object_get (self->board, "status-target", &target, NULL);
  if (target && strchr (target, '.'))
    gtk_widget_activate_action (GTK_WIDGET (self), target, NULL);
  else if (target)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", target);
}

/* --- Object --- */

static void
set_scope (TdDashboard *self, TdInsightScope *scope)
{
  if (!g_set_object (&self->scope, scope))
    return;
  g_signal_group_set_target (self->scope_signals, scope);
  td_page_queue_reload (TD_PAGE (self));
}

static void
td_dashboard_dispose (GObject *object)
{
  TdDashboard *self = TD_DASHBOARD (object);

  g_clear_object (&self->feed);
  g_clear_object (&self->scope_signals);
  g_clear_object (&self->scope);
  g_clear_object (&self->board);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->trouble, g_free);

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
    case PROP_SCOPE:
      g_value_set_object (value, self->scope);
      break;
    case PROP_BOARD:
      g_value_set_object (value, self->board);
      break;
    case PROP_STATE:
      g_value_set_string (value, get_state (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, is_busy (self));
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
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
      gtk_actionable_set_action_target (self->help, "s", self->kind);
      break;
    case PROP_SCOPE:
      set_scope (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_KIND] =
      g_param_spec_string ("kind", NULL, NULL, "engagement",
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCOPE] =
      g_param_spec_object ("scope", NULL, NULL, TD_TYPE_INSIGHT_SCOPE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BOARD] = g_param_spec_object ("board", NULL, NULL, TD_TYPE_INSIGHT_BOARD, read);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "loading", read);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  properties[PROP_PROGRESS] = g_param_spec_object ("progress", NULL, NULL, TD_TYPE_PROGRESS, read);
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_dashboard_class_init (TdDashboardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_dashboard_dispose;
  object_class->get_property = td_dashboard_get_property;
  object_class->set_property = td_dashboard_set_property;
  widget_class->unmap = td_dashboard_unmap;
  install_properties (object_class);

  TD_PAGE_CLASS (klass)->reload = td_dashboard_reload;

  g_type_ensure (TD_TYPE_INSIGHT_BOARD);
  gtk_widget_class_install_action (widget_class, "dashboard.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "dashboard.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "dashboard.again", NULL, again_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-dashboard.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, figures);
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, charts);
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, tables);
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, checks);
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, problems);
  gtk_widget_class_bind_template_child (widget_class, TdDashboard, help);
  gtk_widget_class_bind_template_callback (widget_class, lead_on_cb);
  td_closures_bind (widget_class);
}

static void
add_boxes (TdDashboard *self)
{
  self->feed = td_card_feed_new (GTK_WIDGET (self));
  td_card_feed_add (self->feed, self->figures, create_figure_cb);
  td_card_feed_add (self->feed, self->charts, create_chart_cb);
  td_card_feed_add (self->feed, self->tables, create_table_cb);
  td_card_feed_add (self->feed, self->checks, create_figure_cb);
  td_card_feed_add (self->feed, self->problems, create_figure_cb);
  td_tab_leaves (self->figures);
  td_tab_leaves (self->checks);
  td_tab_leaves (self->problems);
  g_signal_connect_object (self->feed, "notify::busy", G_CALLBACK (tell_busy), self,
                           G_CONNECT_SWAPPED);
}

static void
td_dashboard_init (TdDashboard *self)
{
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_boxes (self);
  self->scope_signals = g_signal_group_new (TD_TYPE_INSIGHT_SCOPE);
  g_signal_group_connect_swapped (self->scope_signals, "changed", G_CALLBACK (td_page_queue_reload),
                                  self);
}
