/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-action-row.h"

#include "base/td-text.h"
#include "gui/frame/td-page.h"

#include <glib/gi18n-lib.h>

struct _TdActionRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *done;

  TdPairAction *action;
  gboolean showing; /* what is there, not what she does */
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdActionRow, td_action_row, ADW_TYPE_ACTION_ROW)

/* --- What is said --- */

static const char *
say_owner (const TdPairAction *action)
{
  return action->owner_name ? action->owner_name : td_pair_action_owner_get_label (action->owner);
}

/* "12 days late", "by 3 Mar 2026", "done 3 Mar 2026", "Let go", or nothing. */
static char *
say_when (const TdPairAction *action)
{
  g_autofree char *due = td_date_format (action->due_on);
  g_autofree char *closed = td_date_format (action->closed_on);

  if (g_strcmp0 (action->state, "done") == 0)
    /* Translators: a date. */
    return g_strdup_printf (_ ("done %s"), closed);
  if (g_strcmp0 (action->state, "dropped") == 0)
    return g_strdup (td_pair_action_state_get_label (action->state));
  if (action->days_late > 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", action->days_late),
                            action->days_late);
  /* Translators: a date. */
  return action->due_on ? g_strdup_printf (_ ("by %s"), due) : NULL;
}

static char *
say_action (const TdPairAction *action)
{
  g_autofree char *when = say_when (action);
  GString *text = g_string_new (NULL);

  td_text_add_part (text, "%s", say_owner (action));
  td_text_add_part (text, "%s", when);
  td_text_add_part (text, "%s", action->goal_title);
  return g_string_free (text, FALSE);
}

void
td_action_row_show (TdActionRow *self, TdPairAction *action)
{
  gboolean open = g_strcmp0 (action->state, "open") == 0;
  g_autofree char *title = g_markup_escape_text (action->title, -1);
  g_autofree char *said = say_action (action);
  g_autofree char *subtitle = g_markup_escape_text (said, -1);
  /* Translators: the name of a box to tick; what is to be done. */
  g_autofree char *name = g_strdup_printf (_ ("Done: %s"), action->title);

  g_set_object (&self->action, action);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  self->showing = TRUE;
  gtk_check_button_set_active (self->done, g_strcmp0 (action->state, "done") == 0);
  self->showing = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "action.drop", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "action.reopen", !open);
}

/* --- What she does --- */

typedef struct
{
  gint64 id;
  const char *state;
  TdDate on;
} StateData;

static gpointer
state_job (TdDatabase *db, gpointer data, GError **error)
{
  const StateData *state = data;

  td_pair_action_set_state (db, state->id, state->state, state->on, error);
  return NULL;
}

static void
set_state (TdActionRow *self, const char *state, const char *toast)
{
  TdPage *page = TD_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), TD_TYPE_PAGE));
  StateData *data = g_new (StateData, 1);

  *data = (StateData){ self->action->id, state, td_page_get_today (page) };
  td_page_write (page, toast, state_job, data, g_free, NULL, NULL);
}

static void
toggled_cb (TdActionRow *self)
{
  if (self->showing)
    return;
  if (gtk_check_button_get_active (self->done))
    set_state (self, "done", _ ("Action done"));
  else
    set_state (self, "open", _ ("Action open again"));
}

static void
drop_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  set_state (TD_ACTION_ROW (widget), "dropped", _ ("Action let go"));
}

static void
reopen_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  set_state (TD_ACTION_ROW (widget), "open", _ ("Action open again"));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  g_signal_emit (widget, signals[SIGNAL_EDIT], 0, TD_ACTION_ROW (widget)->action);
}

/* --- Class --- */

GtkWidget *
td_action_row_new (TdPairAction *action)
{
  TdActionRow *self = g_object_new (TD_TYPE_ACTION_ROW, NULL);

  td_action_row_show (self, action);
  return GTK_WIDGET (self);
}

static void
td_action_row_dispose (GObject *object)
{
  g_clear_object (&TD_ACTION_ROW (object)->action);

  G_OBJECT_CLASS (td_action_row_parent_class)->dispose (object);
}

static void
td_action_row_class_init (TdActionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_action_row_dispose;
  signals[SIGNAL_EDIT] = g_signal_new ("edit", TD_TYPE_ACTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, TD_TYPE_PAIR_ACTION);
  gtk_widget_class_install_action (widget_class, "action.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "action.drop", NULL, drop_cb);
  gtk_widget_class_install_action (widget_class, "action.reopen", NULL, reopen_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-action-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdActionRow, done);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
td_action_row_init (TdActionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
