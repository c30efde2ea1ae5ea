/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-insight-page.h"

#include "gui/pages/insight/td-dashboard.h"
#include "gui/pages/insight/td-exit-topics-dialog.h"
#include "gui/pages/insight/td-insight-scope.h"
#include "gui/pages/insight/td-insight-settings-dialog.h"
#include "gui/pages/insight/td-meaning-dialog.h"
#include "gui/pages/insight/td-scope-window.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-filter-variant.h"
#include "gui/widgets/td-narrow-bin.h"

#include <glib/gi18n-lib.h>

struct _TdInsightPage
{
  TdPage parent_instance;

  GtkStack *dashboards;
  GtkDropDown *kinds;
  GtkWidget *filters;
  GtkLabel *filter_words;

  TdInsightScope *scope;
  char *path; /* of the workspace that the scope is about */
};

enum
{
  PROP_SCOPE = 1,
  PROP_KIND,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdInsightPage, td_insight_page, TD_TYPE_PAGE)

/* --- What is shown --- */

static TdDashboard *
get_dashboard (TdInsightPage *self)
{
  return TD_DASHBOARD (gtk_stack_get_visible_child (self->dashboards));
}

static void
update_words (TdInsightPage *self)
{
  g_autofree char *words = td_insight_scope_dup_words (self->scope);

  gtk_label_set_text (self->filter_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filters), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
scope_changed_cb (TdInsightPage *self)
{
  update_words (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insight.reset",
                                 !td_insight_scope_is_standard (self->scope));
}

/* The place of the dashboard that is shown, in the order of td_insight_board_list_kinds(). */
static guint
get_place (TdInsightPage *self)
{
  const char *kind = gtk_stack_get_visible_child_name (self->dashboards);
  const char *const *kinds = td_insight_board_list_kinds ();
  guint place = 0;

  while (kinds[place] && g_strcmp0 (kinds[place], kind) != 0)
    place++;
  return place;
}

/* The list of a narrow window follows the stack … */
static void
kind_shown_cb (TdInsightPage *self)
{
  gtk_drop_down_set_selected (self->kinds, get_place (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/* … and the stack the list. */
static void
kind_selected_cb (TdInsightPage *self)
{
  guint place = gtk_drop_down_get_selected (self->kinds);

  if (place != GTK_INVALID_LIST_POSITION && gtk_widget_get_mapped (GTK_WIDGET (self->kinds)))
    gtk_stack_set_visible_child_name (self->dashboards, td_insight_board_list_kinds ()[place]);
}

static void
step (TdInsightPage *self, int by)
{
  const char *const *kinds = td_insight_board_list_kinds ();
  guint n = g_strv_length ((char **) kinds);

  gtk_stack_set_visible_child_name (self->dashboards,
                                    kinds[(get_place (self) + n + (guint) by) % n]);
}

/* Another workspace is another question. */
static void
session_changed_cb (TdInsightPage *self)
{
  TdSession *session = td_page_get_session (TD_PAGE (self));
  const char *path = session ? td_pool_get_path (td_session_get_pool (session)) : NULL;

  if (session == NULL || g_strcmp0 (path, self->path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  td_insight_scope_reset (self->scope);
}

/* --- Actions --- */

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (TD_INSIGHT_PAGE (widget), g_str_equal (action, "insight.next") ? 1 : -1);
}

static void
reset_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  td_insight_scope_reset (TD_INSIGHT_PAGE (widget)->scope);
}

static void
filters_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdSession *session = td_page_get_session (TD_PAGE (widget));

  if (session)
    td_scope_window_show (widget, session, TD_INSIGHT_PAGE (widget)->scope);
}

static void
meaning_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdDashboard *dashboard = get_dashboard (TD_INSIGHT_PAGE (widget));
  TdInsightBoard *board = td_dashboard_get_board (dashboard);

  if (board)
    td_meaning_dialog_open (widget, board);
}

static void
settings_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdSession *session = td_page_get_session (TD_PAGE (widget));

  if (session)
    td_insight_settings_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), session);
}

static void
exit_topics_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdSession *session = td_page_get_session (TD_PAGE (widget));

  if (session)
    td_exit_topics_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), session);
}

/* As the dashboards are now: with what stands beside them, and the table that was asked for. */
static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdInsightPage *self = TD_INSIGHT_PAGE (widget);
  gint64 program_id = td_page_get_program_id (TD_PAGE (self));
  TdDate today = td_page_get_today (TD_PAGE (self));
  g_auto (TdInsightFilter) filter = { 0 };
  g_auto (TdInsightFilter) other = { 0 };
  gboolean beside = td_insight_scope_get_other (self->scope, program_id, today, &other);
  g_autoptr (GVariant) what = NULL;

  td_insight_scope_get_filter (self->scope, program_id, today, &filter);
  /* An action of a widget does not take what is floating. */
  what = g_variant_ref_sink (td_review_to_variant (&filter, beside ? &other : NULL));
  gtk_widget_activate_action_variant (widget, "win.review", what);
}

/* --- Object --- */

static void
td_insight_page_dispose (GObject *object)
{
  TdInsightPage *self = TD_INSIGHT_PAGE (object);

  g_clear_object (&self->scope);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (td_insight_page_parent_class)->dispose (object);
}

static void
td_insight_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdInsightPage *self = TD_INSIGHT_PAGE (object);

  switch (id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, self->scope);
      break;
    case PROP_KIND:
      g_value_set_string (value, gtk_stack_get_visible_child_name (self->dashboards));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_insight_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KIND:
      gtk_stack_set_visible_child_name (TD_INSIGHT_PAGE (object)->dashboards,
                                        g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "insight.next", NULL, step_action);
  gtk_widget_class_install_action (klass, "insight.previous", NULL, step_action);
  gtk_widget_class_install_action (klass, "insight.reset", NULL, reset_action);
  gtk_widget_class_install_action (klass, "insight.filters", NULL, filters_action);
  gtk_widget_class_install_action (klass, "insight.meaning", NULL, meaning_action);
  gtk_widget_class_install_action (klass, "insight.settings", NULL, settings_action);
  gtk_widget_class_install_action (klass, "insight.exit-topics", NULL, exit_topics_action);
  gtk_widget_class_install_action (klass, "insight.print", NULL, print_action);
  gtk_widget_class_install_property_action (klass, "insight.kind", "kind");
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "insight.next",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "insight.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "insight.print", NULL);
}

static void
td_insight_page_class_init (TdInsightPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_insight_page_dispose;
  object_class->get_property = td_insight_page_get_property;
  object_class->set_property = td_insight_page_set_property;

  properties[PROP_SCOPE] = g_param_spec_object ("scope", NULL, NULL, TD_TYPE_INSIGHT_SCOPE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND] =
      g_param_spec_string ("kind", NULL, NULL, "engagement",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_actions (widget_class);

  g_type_ensure (TD_TYPE_DASHBOARD);
  g_type_ensure (TD_TYPE_NARROW_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-insight-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdInsightPage, dashboards);
  gtk_widget_class_bind_template_child (widget_class, TdInsightPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, TdInsightPage, filters);
  gtk_widget_class_bind_template_child (widget_class, TdInsightPage, filter_words);
  gtk_widget_class_bind_template_callback (widget_class, kind_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  td_closures_bind (widget_class);
}

static void
td_insight_page_init (TdInsightPage *self)
{
  self->scope = td_insight_scope_new ();
  g_signal_connect_object (self->scope, "changed", G_CALLBACK (scope_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  scope_changed_cb (self);
  g_signal_connect (self, "notify::session", G_CALLBACK (session_changed_cb), NULL);
}
