/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-unmatched-dialog.h"

#include "gui/pages/pairing/td-unmatched-load.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-tab-order.h"

#include <glib/gi18n-lib.h>

struct _TdUnmatchedDialog
{
  AdwWindow parent_instance;

  /* Template children. */
  GtkStack *states;
  GListStore *people;
  GListStore *rules;
  GListStore *mentors;
};

enum
{
  PROP_N_PEOPLE = 1,
  PROP_N_RULES,
  PROP_N_MENTORS,
  N_PROPERTIES
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdUnmatchedDialog, td_unmatched_dialog, ADW_TYPE_WINDOW)

/* --- Closures --- */

static char *
people_title (gpointer object, guint n)
{
  return g_strdup_printf (_ ("People (%u)"), n);
}

static char *
rules_title (gpointer object, guint n)
{
  return g_strdup_printf (_ ("Rules (%u)"), n);
}

static char *
mentors_title (gpointer object, guint n)
{
  return g_strdup_printf (_ ("Mentors (%u)"), n);
}

static char *
rule_title (gpointer object, const char *label)
{
  /* Translators: a rule that is done without: “Not the same team”. */
  return g_strdup_printf (_ ("Without “%s”"), label);
}

static char *
rule_gain (gpointer object, int gained, int lost)
{
  g_autofree char *gain =
      g_strdup_printf (ngettext ("%d more has a mentor", "%d more have a mentor", (gulong) gained),
                       gained);

  if (lost == 0)
    return g_steal_pointer (&gain);
  /* Translators: "3 more have a mentor", how many have none any more. */
  return g_strdup_printf (_ ("%s, %d less"), gain, lost);
}

static char *
mentor_places (gpointer object, const char *department, int used, int places)
{
  g_autofree char *taken =
      places == 0
          ? g_strdup (_ ("no place was left for this draft"))
          : g_strdup_printf (ngettext ("%d of %d place used in this draft",
                                       "%d of %d places used in this draft", (gulong) places),
                             used, places);

  return td_join_two (NULL, department, taken);
}

static char *
mentor_worth (gpointer object, gboolean matches)
{
  return g_strdup (matches ? _ ("One more place: one more mentee matched")
                           : _ ("One more place: a better fit"));
}

/* --- Loading --- */

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_unmatched_load (db, *(const gint64 *) data, error);
}

static void
fill (GListStore *store, GPtrArray *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdUnmatchedDialog *self = owner;
  g_autoptr (TdUnmatched) unmatched = result;

  fill (self->people, unmatched->people);
  fill (self->rules, unmatched->rules);
  fill (self->mentors, unmatched->mentors);
  for (int i = PROP_N_PEOPLE; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  gtk_stack_set_visible_child_name (self->states, "lists");
}

TdUnmatchedDialog *
td_unmatched_dialog_open (GtkWidget *parent, TdSession *session, gint64 proposal_id)
{
  TdUnmatchedDialog *self =
      g_object_new (TD_TYPE_UNMATCHED_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  td_session_read (session, self, TD_JOB_REPORT, load_job,
                   g_memdup2 (&proposal_id, sizeof proposal_id), g_free,
                   (GDestroyNotify) td_unmatched_free, loaded_cb);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* --- Going on --- */

static void
person_cb (TdUnmatchedDialog *self, guint position)
{
  g_autoptr (TdUnmatchedItem) item = g_list_model_get_item (G_LIST_MODEL (self->people), position);

  g_object_ref (self);
  g_signal_emit (self, signals[CHOSEN], 0, item->mentee_id);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
mentor_cb (TdUnmatchedDialog *self, guint position)
{
  g_autoptr (TdMentorValue) mentor = g_list_model_get_item (G_LIST_MODEL (self->mentors), position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show", "(sx)", "people",
                                mentor->mentor_id);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- The object --- */

static guint
count (GListStore *store)
{
  return store ? g_list_model_get_n_items (G_LIST_MODEL (store)) : 0;
}

static void
td_unmatched_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdUnmatchedDialog *self = TD_UNMATCHED_DIALOG (object);

  switch (id)
    {
    case PROP_N_PEOPLE:
      g_value_set_uint (value, count (self->people));
      break;
    case PROP_N_RULES:
      g_value_set_uint (value, count (self->rules));
      break;
    case PROP_N_MENTORS:
      g_value_set_uint (value, count (self->mentors));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_unmatched_dialog_class_init (TdUnmatchedDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (TD_TYPE_UNMATCHED_ITEM);
  g_type_ensure (TD_TYPE_RELAXATION);
  g_type_ensure (TD_TYPE_MENTOR_VALUE);
  object_class->get_property = td_unmatched_dialog_get_property;

  properties[PROP_N_PEOPLE] = g_param_spec_uint ("n-people", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_RULES] = g_param_spec_uint ("n-rules", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_MENTORS] = g_param_spec_uint ("n-mentors", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHOSEN] = g_signal_new ("chosen", TD_TYPE_UNMATCHED_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/pairing/td-unmatched-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, TdUnmatchedDialog, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CHILD (states);
  CHILD (people);
  CHILD (rules);
  CHILD (mentors);
  CALLBACK (person_cb);
  CALLBACK (mentor_cb);
  CALLBACK (people_title);
  CALLBACK (rules_title);
  CALLBACK (mentors_title);
  CALLBACK (rule_title);
  CALLBACK (rule_gain);
  CALLBACK (mentor_places);
  CALLBACK (mentor_worth);
#undef CHILD
#undef CALLBACK
  td_closures_bind (widget_class);
}

static void
td_unmatched_dialog_init (TdUnmatchedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
}
