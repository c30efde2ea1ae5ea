/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-propose-dialog.h"

#include "gui/frame/td-trouble.h"
#include "gui/pages/pairing/td-draft-words.h"
#include "gui/pages/pairing/td-propose-job.h"
#include "gui/widgets/td-closures.h"
#include "proposal/td-proposal-late.h"

#include <glib/gi18n-lib.h>

struct _TdProposeDialog
{
  TdDialog parent_instance;

  /* Template children. */
  GtkCheckButton *all_check;
  GtkCheckButton *selection_check;
  GtkCheckButton *late_check;
  GtkCheckButton *total_check;
  GtkCheckButton *score_check;
  GtkCheckButton *fair_check;
  GtkCheckButton *stable_check;
  GtkSpinButton *lowest;
  GtkSwitch *second;
  GtkWidget *propose_button;
  GtkSwitch *replace;
  GListStore *late_choices;
  GtkSingleSelection *late_selection;

  GArray *selected; /* (nullable) */
  gint64 draft_id;
  guint n_waiting;
  const char *late_state;
  char *late_problem;
  gboolean loaded; /* what the programme's rules say */
};

enum
{
  PROP_LATE_STATE = 1,
  PROP_LATE_PROBLEM,
  PROP_N_WAITING,
  PROP_N_SELECTED,
  PROP_HAS_DRAFT,
  N_PROPERTIES
};

enum
{
  MADE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdProposeDialog, td_propose_dialog, TD_TYPE_DIALOG)

/* --- Closures --- */

static char *
waiting_text (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("%u mentee", "%u mentees", n), n);
}

static char *
selected_text (gpointer object, guint n)
{
  return n > 0 ? g_strdup_printf (ngettext ("%u mentee", "%u mentees", n), n)
               : g_strdup (_ ("Select mentees in the list of those who wait first"));
}

static gboolean
is_state (gpointer object, const char *state, const char *wanted)
{
  return g_strcmp0 (state, wanted) == 0;
}

static gboolean
is_late (gpointer object, const char *state)
{
  return g_strcmp0 (state, "hidden") != 0;
}

/* The mark of the line that is chosen; the others keep its place free. */
static double
mark_opacity (gpointer object, gboolean selected)
{
  return selected ? 1 : 0;
}

/* What a way to treat earlier pairs would mean. */
static char *
late_text (gpointer object, int moved, int earlier, int unmatched, int late)
{
  g_autofree char *moves =
      g_strdup_printf (ngettext ("%d of %d earlier pair moves", "%d of %d earlier pairs move",
                                 (gulong) earlier),
                       moved, earlier);

  if (late == 0)
    return g_strdup_printf (_ ("%s · nobody enrolled late"), moves);
  if (unmatched == 0)
    return g_strdup_printf (ngettext ("%s · the late mentee has a mentor",
                                      "%s · all %d late mentees have a mentor", (gulong) late),
                            moves, late);
  return g_strdup_printf (ngettext ("%s · %d of %d late mentee stays without",
                                    "%s · %d of %d late mentees stay without", (gulong) late),
                          moves, unmatched, late);
}

/* --- What is chosen --- */

static gboolean
is_active (GtkCheckButton *check)
{
  return gtk_check_button_get_active (check);
}

static TdProposalOptions
chosen_options (TdProposeDialog *self)
{
  TdProposalOptions options = {
    .program_id = td_session_get_program_id (td_dialog_get_session (TD_DIALOG (self))),
    .replaces = gtk_switch_get_active (self->replace) ? self->draft_id : 0,
    .stable = is_active (self->stable_check),
    .scope = is_active (self->late_check)        ? TD_PROPOSAL_LATE
             : is_active (self->selection_check) ? TD_PROPOSAL_SELECTION
                                                 : TD_PROPOSAL_ALL,
    .objective = is_active (self->fair_check)    ? TD_OBJECTIVE_FAIR
                 : is_active (self->score_check) ? TD_OBJECTIVE_SCORE
                                                 : TD_OBJECTIVE_TOTAL,
    .first_only = !gtk_switch_get_active (self->second),
  };

  if (options.scope == TD_PROPOSAL_SELECTION)
    options.mentees = self->selected;
  if (options.scope == TD_PROPOSAL_LATE)
    {
      TdLateChoice *choice = gtk_single_selection_get_selected_item (self->late_selection);

      options.may_move = choice && choice->may_move;
      options.stay = choice ? choice->stay : 0;
    }
  return options;
}

static void
update_actions (TdProposeDialog *self)
{
  gboolean late = is_active (self->late_check);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.propose",
                                 self->loaded &&
                                     (!late || g_strcmp0 (self->late_state, "table") == 0));
}

/* --- Late enrolments --- */

static void
set_late_state (TdProposeDialog *self, const char *state, const char *problem)
{
  self->late_state = state;
  g_free (self->late_problem);
  self->late_problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LATE_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LATE_PROBLEM]);
  update_actions (self);
}

static void
late_loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdProposeDialog *self = owner;
  g_autoptr (GPtrArray) choices = result;

  if (!is_active (self->late_check))
    return;
  if (error)
    {
      set_late_state (self, "none", td_trouble_words (self, error));
      return;
    }
  g_list_store_splice (self->late_choices, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->late_choices)), choices->pdata,
                       choices->len);
  gtk_single_selection_set_selected (self->late_selection, 0);
  set_late_state (self, "table", NULL);
}

/* Another scope or another aim: what would become of earlier pairs is asked anew. */
static void
chosen_cb (TdProposeDialog *self)
{
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  TdProposalOptions options;

  if (session == NULL || self->late_selection == NULL || !self->loaded)
    return; /* the template is being built */
  if (!is_active (self->late_check))
    {
      td_busy_stop (td_dialog_get_busy (TD_DIALOG (self)));
      set_late_state (self, "hidden", NULL);
      return;
    }
  options = chosen_options (self);
  set_late_state (self, "loading", NULL);
  td_dialog_read (TD_DIALOG (self), _ ("Working out what would move…"), td_propose_late_job,
                  td_propose_job_new (&options, NULL, td_session_get_today (session),
                                      td_dialog_get_progress (TD_DIALOG (self))),
                  (GDestroyNotify) td_propose_job_free, (GDestroyNotify) g_ptr_array_unref,
                  late_loaded_cb);
}

/* --- The programme's rules --- */

static void
rules_loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdProposeDialog *self = owner;
  g_autofree TdProposeRules *rules = result;

  gtk_spin_button_set_value (self->lowest, rules->lowest);
  gtk_switch_set_active (self->second, rules->second);
  self->loaded = TRUE;
  chosen_cb (self);
  td_dialog_enter (TD_DIALOG (self), self->propose_button);
}

/* --- Proposing --- */

static void
propose_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdProposeDialog *self = TD_PROPOSE_DIALOG (widget);
  TdProposalOptions options = chosen_options (self);
  TdProposeRules rules = { gtk_spin_button_get_value_as_int (self->lowest),
                           gtk_switch_get_active (self->second) };
  TdDate today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));

  td_dialog_write (TD_DIALOG (self), _ ("Draft made"), _ ("No Draft Was Made"), td_propose_make_job,
                   td_propose_job_new (&options, &rules, today,
                                       td_dialog_get_progress (TD_DIALOG (self))),
                   (GDestroyNotify) td_propose_job_free, g_free);
}

/* Her own scores are another dialog. */
static void
sheet_cb (TdProposeDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.do", "s", "pairing.sheet");
  gtk_window_close (GTK_WINDOW (self));
}

static void
td_propose_dialog_written (TdDialog *dialog, gpointer result)
{
  const gint64 *id = result;

  g_signal_emit (dialog, signals[MADE], 0, *id);
}

/* What would become of earlier pairs is not known then. */
static void
td_propose_dialog_stopped (TdDialog *dialog)
{
  TdProposeDialog *self = TD_PROPOSE_DIALOG (dialog);

  if (g_strcmp0 (self->late_state, "loading") == 0)
    set_late_state (self, "none", _ ("Stopped. Choose an aim to have it worked out."));
  update_actions (self);
}

TdProposeDialog *
td_propose_dialog_open (GtkWidget *parent,
                        TdSession *session,
                        gint64 draft_id,
                        guint n_waiting,
                        GArray *selected)
{
  TdProposeDialog *self = g_object_new (TD_TYPE_PROPOSE_DIALOG, "transient-for",
                                        gtk_widget_get_root (parent), "session", session, NULL);
  gint64 *program_id = g_new (gint64, 1);

  *program_id = td_session_get_program_id (session);
  self->draft_id = draft_id;
  self->n_waiting = n_waiting;
  self->selected = selected && selected->len > 0 ? g_array_ref (selected) : NULL;
  gtk_switch_set_active (self->replace, draft_id != 0);
  for (int i = PROP_N_WAITING; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  gtk_check_button_set_active (self->selected ? self->selection_check : self->all_check, TRUE);
  update_actions (self);
  td_session_read (session, self, TD_JOB_REPORT, td_propose_rules_job, program_id, g_free, g_free,
                   rules_loaded_cb);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* --- The object --- */

static void
td_propose_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdProposeDialog *self = TD_PROPOSE_DIALOG (object);

  switch (id)
    {
    case PROP_LATE_STATE:
      g_value_set_string (value, self->late_state);
      break;
    case PROP_LATE_PROBLEM:
      g_value_set_string (value, self->late_problem);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->selected ? self->selected->len : 0);
      break;
    case PROP_HAS_DRAFT:
      g_value_set_boolean (value, self->draft_id != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_propose_dialog_dispose (GObject *object)
{
  TdProposeDialog *self = TD_PROPOSE_DIALOG (object);

  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->late_problem, g_free);

  G_OBJECT_CLASS (td_propose_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      klass, "/org/tandem/Mentoring/pairing/td-propose-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (klass, TdProposeDialog, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (klass, name)
  CHILD (all_check);
  CHILD (selection_check);
  CHILD (late_check);
  CHILD (total_check);
  CHILD (score_check);
  CHILD (fair_check);
  CHILD (stable_check);
  CHILD (lowest);
  CHILD (second);
  CHILD (propose_button);
  CHILD (replace);
  CHILD (late_choices);
  CHILD (late_selection);
  CALLBACK (chosen_cb);
  CALLBACK (sheet_cb);
  CALLBACK (waiting_text);
  CALLBACK (selected_text);
  CALLBACK (late_text);
  CALLBACK (mark_opacity);
  CALLBACK (is_state);
  CALLBACK (is_late);
#undef CHILD
#undef CALLBACK
  td_closures_bind (klass);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_LATE_STATE] = g_param_spec_string ("late-state", NULL, NULL, "hidden", flags);
  properties[PROP_LATE_PROBLEM] = g_param_spec_string ("late-problem", NULL, NULL, NULL, flags);
  properties[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_HAS_DRAFT] = g_param_spec_boolean ("has-draft", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
td_propose_dialog_class_init (TdProposeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_LATE_CHOICE);
  object_class->get_property = td_propose_dialog_get_property;
  object_class->dispose = td_propose_dialog_dispose;
  TD_DIALOG_CLASS (klass)->written = td_propose_dialog_written;
  TD_DIALOG_CLASS (klass)->stopped = td_propose_dialog_stopped;
  install_properties (object_class);
  signals[MADE] = g_signal_new ("made", TD_TYPE_PROPOSE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "dialog.propose", NULL, propose_action);
  bind_template (widget_class);
}

static void
td_propose_dialog_init (TdProposeDialog *self)
{
  self->late_state = "hidden";
  gtk_widget_init_template (GTK_WIDGET (self));
}
