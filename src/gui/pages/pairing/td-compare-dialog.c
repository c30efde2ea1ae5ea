/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-compare-dialog.h"

#include "gui/pages/pairing/td-draft-words.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-tab-order.h"
#include "proposal/td-compare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdCompareDialog
{
  AdwWindow parent_instance;

  /* Template children. */
  GtkStack *states;
  GListStore *proposals;
  GListStore *rows;
  GtkFilter *filter;
  GtkDropDown *first_choice;
  GtkDropDown *second_choice;

  TdSession *session;
  gint64 wanted_id;
  TdComparison *comparison; /* NULL while it loads */
  gboolean show_same;
  gboolean loading;
};

enum
{
  PROP_SESSION = 1,
  PROP_FIRST,
  PROP_SECOND,
  PROP_SUMMARY,
  PROP_SHOW_SAME,
  PROP_N_SAME,
  N_PROPERTIES
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdCompareDialog, td_compare_dialog, ADW_TYPE_WINDOW)

/* --- Closures --- */

static gboolean
is_shown (TdComparedRow *row, TdCompareDialog *self)
{
  if (self->show_same)
    return TRUE;
  return g_strcmp0 (row->kind, "same") != 0 && g_strcmp0 (row->kind, "none") != 0;
}

static char *
same_label (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("_Show also the %u that is the same",
                                    "_Show also the %u that are the same", n),
                          n);
}

/* The worst pair of a proposal as it is, from 0 to 100. */
static char *
worst_text (TdCompareDialog *self, TdProposal *draft, gboolean second)
{
  gint64 worst;

  if (draft == NULL || self->comparison == NULL)
    return g_strdup ("");
  worst = second ? self->comparison->second_worst : self->comparison->first_worst;
  return td_draft_sum (draft, worst);
}

static char *
first_worst (TdCompareDialog *self, TdProposal *draft)
{
  return worst_text (self, draft, FALSE);
}

static char *
second_worst (TdCompareDialog *self, TdProposal *draft)
{
  return worst_text (self, draft, TRUE);
}

static char *
total_text (gpointer object, TdProposal *draft)
{
  return draft ? td_draft_sum (draft, draft->total) : g_strdup ("");
}

static gboolean
is_draft (gpointer object, const char *state)
{
  return g_strcmp0 (state, "draft") == 0;
}

/* A row of the second, with what it is better or worse by. */
static char *
second_fit (gpointer object, gint64 mentor_id, int percent, int first_percent, const char *kind)
{
  int change = percent - first_percent;

  g_autofree char *fit = td_draft_fit (object, mentor_id, percent);

  if (fit == NULL || g_strcmp0 (kind, "other") != 0 || change == 0)
    return g_steal_pointer (&fit);
  return g_strdup_printf ("%s (%s%d)", fit, change < 0 ? "−" : "+", ABS (change));
}

static char *
make_summary (const TdComparison *comparison)
{
  guint differs = (guint) (comparison->other + comparison->only_first + comparison->only_second);
  g_autofree char *change =
      td_draft_change (comparison->total_change, comparison->second->largest_score);
  g_autofree char *rows = NULL;
  g_autofree char *matched = comparison->matched_change == 0
                                 ? g_strdup (_ ("as many matched"))
                                 : g_strdup_printf (_ ("matched %+d"), comparison->matched_change);

  if (differs == 0)
    return g_strdup (_ ("The two have the same pairs."));
  rows = g_strdup_printf (ngettext ("%u mentee differs", "%u mentees differ", differs), differs);
  if (!comparison->same_rules)
    /* Translators: "4 mentees differ". */
    return g_strdup_printf (_ ("%s. They were made with different rules: their fits are not on one "
                               "scale."),
                            rows);
  /* Translators: "4 mentees differ", "−43", "matched +1" or "as many matched". */
  return g_strdup_printf (_ ("%s. The second against the first: fit %s, %s."), rows, change,
                          matched);
}

/* --- Comparing --- */

typedef struct
{
  gint64 first_id;
  gint64 second_id;
} Job;

static gpointer
compare_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  return td_compare_proposals (db, job->first_id, job->second_id, error);
}

static void
notify_all (TdCompareDialog *self)
{
  for (int i = PROP_FIRST; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
compared_cb (gpointer owner, gpointer result, GError *error)
{
  TdCompareDialog *self = owner;

  g_clear_pointer (&self->comparison, td_comparison_free);
  self->comparison = result;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       self->comparison->rows->pdata, self->comparison->rows->len);
  notify_all (self);
  gtk_stack_set_visible_child_name (self->states, "rows");
}

static gint64
chosen_id (GtkDropDown *choice)
{
  TdProposal *proposal = gtk_drop_down_get_selected_item (choice);

  return proposal ? proposal->id : 0;
}

static void
choice_cb (TdCompareDialog *self)
{
  Job *job;

  /* While the template is built, or the list filled. */
  if (self->loading || self->session == NULL || self->second_choice == NULL)
    return;
  if (chosen_id (self->first_choice) == 0 || chosen_id (self->second_choice) == 0)
    return;
  job = g_new0 (Job, 1);
  job->first_id = chosen_id (self->first_choice);
  job->second_id = chosen_id (self->second_choice);
  td_session_read (self->session, self, TD_JOB_REPORT, compare_job, job, g_free,
                   (GDestroyNotify) td_comparison_free, compared_cb);
}

/* --- The choice --- */

static gpointer
list_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_proposal_list (db, *(gint64 *) data, error);
}

static guint
find_proposal (GPtrArray *proposals, gint64 id)
{
  for (guint i = 0; i < proposals->len; i++)
    if (((TdProposal *) proposals->pdata[i])->id == id)
      return i;
  return 0;
}

/* Newest first: the one before @n in time comes after it, and beside the oldest stands the next. */
static guint
find_neighbour (GPtrArray *proposals, guint n)
{
  for (guint i = n + 1; i < proposals->len; i++)
    if (strcmp (((TdProposal *) proposals->pdata[i])->state, "draft") == 0)
      return i;
  return n + 1 < proposals->len ? n + 1 : n - 1;
}

static void
listed_cb (gpointer owner, gpointer result, GError *error)
{
  TdCompareDialog *self = owner;
  g_autoptr (GPtrArray) proposals = result;
  guint second;

  if (proposals->len < 2)
    {
      gtk_stack_set_visible_child_name (self->states, "few");
      return;
    }
  second = find_proposal (proposals, self->wanted_id);
  self->loading = TRUE;
  g_list_store_splice (self->proposals, 0, 0, proposals->pdata, proposals->len);
  gtk_drop_down_set_selected (self->first_choice, find_neighbour (proposals, second));
  gtk_drop_down_set_selected (self->second_choice, second);
  self->loading = FALSE;
  choice_cb (self);
}

TdCompareDialog *
td_compare_dialog_open (GtkWidget *parent, TdSession *session, gint64 proposal_id)
{
  TdCompareDialog *self = g_object_new (TD_TYPE_COMPARE_DIALOG, "session", session, NULL);
  gint64 *program_id = g_new (gint64, 1);

  *program_id = td_session_get_program_id (session);
  self->wanted_id = proposal_id;
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (parent)));
  td_session_read (session, self, TD_JOB_REPORT, list_job, program_id, g_free,
                   (GDestroyNotify) g_ptr_array_unref, listed_cb);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* --- Actions --- */

static void
activated_cb (TdCompareDialog *self, guint position, GtkListView *view)
{
  g_autoptr (TdComparedRow) row =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show", "(sx)", "people", row->mentee_id);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

static void
choose (TdCompareDialog *self, GtkDropDown *choice)
{
  gint64 id = chosen_id (choice);

  if (id)
    g_signal_emit (self, signals[CHOSEN], 0, id);
  /* Not before the button is done: its bindings would outlive what they are on. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
choose_first_cb (TdCompareDialog *self)
{
  choose (self, self->first_choice);
}

static void
choose_second_cb (TdCompareDialog *self)
{
  choose (self, self->second_choice);
}

/* --- The object --- */

static void
td_compare_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdCompareDialog *self = TD_COMPARE_DIALOG (object);
  const TdComparison *comparison = self->comparison;

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_FIRST:
      g_value_set_object (value, comparison ? comparison->first : NULL);
      break;
    case PROP_SECOND:
      g_value_set_object (value, comparison ? comparison->second : NULL);
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, comparison ? make_summary (comparison) : g_strdup (""));
      break;
    case PROP_SHOW_SAME:
      g_value_set_boolean (value, self->show_same);
      break;
    case PROP_N_SAME:
      g_value_set_uint (value, comparison ? (guint) (comparison->same + comparison->neither) : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_compare_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdCompareDialog *self = TD_COMPARE_DIALOG (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_SHOW_SAME:
      if (self->show_same == g_value_get_boolean (value))
        break;
      self->show_same = g_value_get_boolean (value);
      gtk_filter_changed (self->filter, self->show_same ? GTK_FILTER_CHANGE_LESS_STRICT
                                                        : GTK_FILTER_CHANGE_MORE_STRICT);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_compare_dialog_dispose (GObject *object)
{
  TdCompareDialog *self = TD_COMPARE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->comparison, td_comparison_free);

  G_OBJECT_CLASS (td_compare_dialog_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION, write | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_FIRST] = g_param_spec_object ("first", NULL, NULL, TD_TYPE_PROPOSAL, read);
  properties[PROP_SECOND] = g_param_spec_object ("second", NULL, NULL, TD_TYPE_PROPOSAL, read);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, read);
  properties[PROP_SHOW_SAME] =
      g_param_spec_boolean ("show-same", NULL, NULL, FALSE, write | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_SAME] = g_param_spec_uint ("n-same", NULL, NULL, 0, G_MAXUINT, 0, read);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  td_tab_leaves_lists (klass);
  gtk_widget_class_set_template_from_resource (
      klass, "/org/tandem/Mentoring/pairing/td-compare-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (klass, TdCompareDialog, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (klass, name)
  CHILD (states);
  CHILD (proposals);
  CHILD (rows);
  CHILD (filter);
  CHILD (first_choice);
  CHILD (second_choice);
  CALLBACK (choice_cb);
  CALLBACK (activated_cb);
  CALLBACK (choose_first_cb);
  CALLBACK (choose_second_cb);
  CALLBACK (same_label);
  CALLBACK (first_worst);
  CALLBACK (second_worst);
  CALLBACK (total_text);
  CALLBACK (is_draft);
  CALLBACK (second_fit);
#undef CHILD
#undef CALLBACK
  td_draft_words_bind (klass);
  td_closures_bind (klass);
}

static void
td_compare_dialog_class_init (TdCompareDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_PROPOSAL);
  g_type_ensure (TD_TYPE_COMPARED_ROW);
  object_class->get_property = td_compare_dialog_get_property;
  object_class->set_property = td_compare_dialog_set_property;
  object_class->dispose = td_compare_dialog_dispose;
  install_properties (object_class);
  signals[CHOSEN] = g_signal_new ("chosen", TD_TYPE_COMPARE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);
}

static void
td_compare_dialog_init (TdCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter),
                                     (GtkCustomFilterFunc) is_shown, self, NULL);
}
