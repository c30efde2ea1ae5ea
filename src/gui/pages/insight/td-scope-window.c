/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-scope-window.h"

#include "gui/pages/insight/td-scope-panel.h"
#include "gui/widgets/td-entry-name.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-tab-order.h"

struct _TdScopeWindow
{
  AdwWindow parent_instance;

  TdScopePanel *panel;

  TdInsightScope *scope;
};

G_DEFINE_FINAL_TYPE (TdScopeWindow, td_scope_window, ADW_TYPE_WINDOW)

static void
changed_cb (TdScopeWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "insight.reset",
                                 !td_insight_scope_is_standard (self->scope));
}

static void
reset_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  td_insight_scope_reset (TD_SCOPE_WINDOW (widget)->scope);
}

void
td_scope_window_show (GtkWidget *parent, TdSession *session, TdInsightScope *scope)
{
  TdScopeWindow *self;

  g_return_if_fail (TD_IS_SESSION (session));
  g_return_if_fail (TD_IS_INSIGHT_SCOPE (scope));

  self = g_object_new (TD_TYPE_SCOPE_WINDOW, "transient-for", gtk_widget_get_root (parent), NULL);
  self->scope = g_object_ref (scope);
  g_object_set (self->panel, "session", session, "scope", scope, NULL);
  g_signal_connect_object (scope, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_scope_window_dispose (GObject *object)
{
  g_clear_object (&TD_SCOPE_WINDOW (object)->scope);

  G_OBJECT_CLASS (td_scope_window_parent_class)->dispose (object);
}

static void
td_scope_window_class_init (TdScopeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_scope_window_dispose;
  g_type_ensure (TD_TYPE_SCOPE_PANEL);
  gtk_widget_class_install_action (widget_class, "insight.reset", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-scope-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdScopeWindow, panel);
}

static void
td_scope_window_init (TdScopeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
  td_entry_rows_are_named (GTK_WINDOW (self));
}
