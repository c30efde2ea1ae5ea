/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-dialog.h"

#include "gui/frame/td-trouble.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-concern.h"
#include "partnership/td-ending.h"
#include "program/td-cadence.h"

#include <glib/gi18n-lib.h>

struct _TdPairDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  GtkLabel *trouble;
  GtkLabel *words;
  AdwComboRow *side;
  AdwComboRow *reason;
  AdwComboRow *cadence;
  TdDateRow *date;
  TdDateRow *until;
  AdwEntryRow *why;

  TdPairStep step;
  TdPair *pair;
};

enum
{
  PROP_STEP = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPairDialog, td_pair_dialog, TD_TYPE_DIALOG)

/* What each step says, and asks beside the date. */
static const struct
{
  const char *title;
  const char *verb;
  const char *date;
  const char *done;
  gboolean asks_side;
  gboolean asks_reason;
  gboolean asks_cadence;
  gboolean asks_until;
  gboolean asks_why;
} steps[] = {
  [TD_PAIR_STEP_WITHDRAW] = { N_ ("Withdraw Pair"), NC_ ("pair", "_Withdraw"),
                              NC_ ("pair", "Withdrawn on"), N_ ("Proposed pair withdrawn"),
                              .asks_reason = TRUE, .asks_why = TRUE },
  [TD_PAIR_STEP_PAUSE] = { N_ ("Pause"), NC_ ("pair", "_Pause"),
                           NC_ ("pair", "First day of the pause"), N_ ("Pair paused"),
                           .asks_until = TRUE, .asks_why = TRUE },
  [TD_PAIR_STEP_RESUME] = { N_ ("Resume"), NC_ ("pair", "_Resume"),
                            NC_ ("pair", "First day after the pause"), N_ ("Pair resumed") },
  [TD_PAIR_STEP_CADENCE] = { N_ ("Change Rhythm"), NC_ ("pair", "C_hange"), NC_ ("pair", "From"),
                             N_ ("Rhythm changed"), .asks_cadence = TRUE },
  [TD_PAIR_STEP_EXTEND] = { N_ ("Move the Planned End"), NC_ ("pair", "C_hange"),
                            NC_ ("pair", "New planned end"), N_ ("Planned end changed") },
  [TD_PAIR_STEP_REFER] = { N_ ("Refer to a Professional"), NC_ ("pair", "_Record"),
                           NC_ ("pair", "Referred on"), N_ ("Referral recorded"), .asks_side = TRUE,
                           .asks_why = TRUE },
};

/* --- Closures --- */

static gboolean
step_asks (gpointer self, guint step, const char *what)
{
  switch (what[0])
    {
    case 's':
      return steps[step].asks_side;
    case 'r':
      return steps[step].asks_reason;
    case 'c':
      return steps[step].asks_cadence;
    case 'w':
      return steps[step].asks_why;
    default:
      return steps[step].asks_until;
    }
}

static char *
step_verb (gpointer self, guint step)
{
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "pair", steps[step].verb));
}

static char *
step_date (gpointer self, guint step)
{
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "pair", steps[step].date));
}

/* --- Choices --- */

static const char *const rhythms[] = { "every:1w", "3/month",  "every:2w", "2/month", "monthly",
                                       "every:6w", "every:2m", "every:3m", NULL };

static void
fill_sides (TdPairDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, self->pair->mentor_name);
  gtk_string_list_append (names, self->pair->mentee_name);
  adw_combo_row_set_model (self->side, G_LIST_MODEL (names));
}

static void
fill_reasons (TdPairDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (const char *const *code = td_pair_withdraw_reasons (); *code != NULL; code++)
    gtk_string_list_append (words, td_pair_withdraw_reason_get_label (*code));
  adw_combo_row_set_model (self->reason, G_LIST_MODEL (words));
}

static void
fill_rhythms (TdPairDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  TdCadence agreed = td_cadence_from_text (self->pair->agreed_cadence);
  guint selected = 4; /* monthly */

  for (guint i = 0; rhythms[i] != NULL; i++)
    {
      g_autofree char *label = td_cadence_dup_text_label (rhythms[i]);
      TdCadence cadence = td_cadence_from_text (rhythms[i]);

      gtk_string_list_append (words, label);
      if (td_cadence_equal (&cadence, &agreed))
        selected = i;
    }
  adw_combo_row_set_model (self->cadence, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->cadence, selected);
}

/* --- Doing it --- */

typedef struct
{
  TdPairStep step;
  gint64 pair_id;
  TdSide side;
  TdDate date;
  TdDate until;
  TdDate today;
  const char *code; /* a reason or a notation, static */
  char *why;
} StepData;

static void
step_data_free (gpointer data)
{
  StepData *step = data;

  g_free (step->why);
  g_free (step);
}

static gpointer
step_job (TdDatabase *db, gpointer data, GError **error)
{
  const StepData *step = data;

  switch (step->step)
    {
    case TD_PAIR_STEP_WITHDRAW:
      td_pair_withdraw (db, step->pair_id, step->code, step->why, step->date, error);
      break;
    case TD_PAIR_STEP_PAUSE:
      td_pair_pause (db, step->pair_id, step->date, step->until, step->why, error);
      break;
    case TD_PAIR_STEP_RESUME:
      td_pair_resume (db, step->pair_id, step->date, error);
      break;
    case TD_PAIR_STEP_CADENCE:
      td_pair_set_cadence (db, step->pair_id, step->code, step->date, error);
      break;
    case TD_PAIR_STEP_EXTEND:
      td_ending_extend (db, step->pair_id, step->date, step->today, error);
      break;
    case TD_PAIR_STEP_REFER:
    default:
      td_referral_add (db, step->pair_id, step->side == TD_SIDE_MENTOR ? "mentor" : "mentee",
                       step->date, step->why, step->today, error);
    }
  return NULL;
}

static StepData *
step_data_new (TdPairDialog *self)
{
  StepData *step = g_new0 (StepData, 1);

  step->step = self->step;
  step->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  step->pair_id = self->pair->id;
  step->date = td_date_row_get_date (self->date);
  step->until = td_date_row_get_date (self->until);
  return step;
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairDialog *self = TD_PAIR_DIALOG (widget);
  StepData *step = step_data_new (self);
  const char *why = gtk_editable_get_text (GTK_EDITABLE (self->why));

  step->side = adw_combo_row_get_selected (self->side) == 1 ? TD_SIDE_MENTEE : TD_SIDE_MENTOR;
  step->why = why[0] != '\0' ? g_strdup (why) : NULL;
  if (self->step == TD_PAIR_STEP_CADENCE)
    step->code = rhythms[adw_combo_row_get_selected (self->cadence)];
  else if (steps[self->step].asks_reason)
    step->code = td_pair_withdraw_reasons ()[adw_combo_row_get_selected (self->reason)];
  td_dialog_write (TD_DIALOG (self), _ (steps[self->step].done), _ ("Not Saved"), step_job, step,
                   step_data_free, NULL);
}

/* --- What is said before --- */

static gpointer
count_job (TdDatabase *db, gpointer data, GError **error)
{
  const StepData *step = data;
  int n = td_ending_count_contacts (db, &step->pair_id, 1, step->date, step->until, error);

  return n > 0 ? td_ending_say_inside ((guint) n) : NULL;
}

static void
show_words (TdPairDialog *self, const char *words)
{
  gtk_label_set_text (self->words, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL);
}

static void
counted_cb (gpointer owner, gpointer result, GError *error)
{
  g_autofree char *words = result;

  show_words (owner, words);
}

static void
say_before (TdPairDialog *self)
{
  TdDate date = td_date_row_get_date (self->date);
  g_autofree char *words = NULL;

  if (self->step == TD_PAIR_STEP_PAUSE && date != TD_DATE_NONE)
    {
      td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT, count_job,
                       step_data_new (self), step_data_free, g_free, counted_cb);
      return;
    }
  if (self->step == TD_PAIR_STEP_EXTEND)
    words = td_ending_say_length (self->pair->program_kind, self->pair->matched_on, date);
  show_words (self, words);
}

static void
changed_cb (TdPairDialog *self)
{
  gboolean valid;

  g_object_get (self->until, "valid", &valid, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.apply",
                                 valid && td_date_row_get_date (self->date) != TD_DATE_NONE);
  if (self->pair)
    say_before (self);
}

static void
td_pair_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STEP:
      g_value_set_uint (value, TD_PAIR_DIALOG (object)->step);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_pair_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STEP:
      TD_PAIR_DIALOG (object)->step = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Said above the fields, where the wrong one is corrected. */
static void
td_pair_dialog_failed (TdDialog *dialog, const char *heading, const GError *error)
{
  TdPairDialog *self = TD_PAIR_DIALOG (dialog);

  td_trouble_show (self->trouble, self, error);
}

static void
td_pair_dialog_dispose (GObject *object)
{
  TdPairDialog *self = TD_PAIR_DIALOG (object);

  g_clear_object (&self->pair);

  G_OBJECT_CLASS (td_pair_dialog_parent_class)->dispose (object);
}

static void
td_pair_dialog_class_init (TdPairDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  object_class->get_property = td_pair_dialog_get_property;
  object_class->set_property = td_pair_dialog_set_property;
  object_class->dispose = td_pair_dialog_dispose;
  TD_DIALOG_CLASS (klass)->failed = td_pair_dialog_failed;
  properties[PROP_STEP] =
      g_param_spec_uint ("step", NULL, NULL, 0, TD_PAIR_STEP_REFER, 0,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "step.apply", NULL, apply_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pair-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPairDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdPairDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TdPairDialog, words);
  gtk_widget_class_bind_template_child (widget_class, TdPairDialog, side);
  gtk_widget_class_bind_template_child (widget_class, TdPairDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, TdPairDialog, cadence);
  gtk_widget_class_bind_template_child (widget_class, TdPairDialog, date);
  gtk_widget_class_bind_template_child (widget_class, TdPairDialog, until);
  gtk_widget_class_bind_template_child (widget_class, TdPairDialog, why);
  gtk_widget_class_bind_template_callback (widget_class, step_asks);
  gtk_widget_class_bind_template_callback (widget_class, step_verb);
  gtk_widget_class_bind_template_callback (widget_class, step_date);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  td_closures_bind (widget_class);
}

static void
td_pair_dialog_init (TdPairDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
td_pair_dialog_show (GtkWidget *parent, TdSession *session, TdPair *pair, TdPairStep step)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  TdPairDialog *self = g_object_new (TD_TYPE_PAIR_DIALOG, "transient-for", root, "session", session,
                                     "step", step, NULL);
  TdDate today = td_session_get_today (session);
  g_autofree char *names =
      g_markup_printf_escaped (_ ("%s – %s"), pair->mentor_name, pair->mentee_name);

  self->pair = td_record_copy (pair);
  /* Not bound in the XML: GTK 4.8 drops a watch of an object on itself twice. */
  gtk_window_set_title (GTK_WINDOW (self), _ (steps[step].title));
  adw_preferences_group_set_title (self->fields, names);
  fill_sides (self);
  fill_reasons (self);
  fill_rhythms (self);
  td_date_row_set_today (self->date, today);
  td_date_row_set_today (self->until, today);
  td_date_row_set_date (self->date, step == TD_PAIR_STEP_EXTEND && pair->planned_end
                                        ? pair->planned_end
                                        : today);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
