/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-view.h"

#include "base/td-direction.h"
#include "base/td-text.h"
#include "candidates/td-line.h"
#include "contact/td-contact.h"
#include "contact/td-due-board.h"
#include "gui/pages/history/td-history-part.h"
#include "gui/pages/pairs/td-absence-dialog.h"
#include "gui/pages/pairs/td-answer-dialog.h"
#include "gui/pages/pairs/td-answer-jobs.h"
#include "gui/pages/pairs/td-contact-dialog.h"
#include "gui/pages/pairs/td-end-dialog.h"
#include "gui/pages/pairs/td-pair-agreement.h"
#include "gui/pages/pairs/td-pair-answers.h"
#include "gui/pages/pairs/td-pair-contacts.h"
#include "gui/pages/pairs/td-pair-dialog.h"
#include "gui/pages/pairs/td-pair-feedback.h"
#include "gui/pages/pairs/td-pair-goals.h"
#include "gui/pages/pairs/td-pair-out.h"
#include "gui/pages/pairs/td-pair-pauses.h"
#include "gui/pages/pairs/td-pair-record.h"
#include "gui/pages/pairs/td-pair-reviews.h"
#include "gui/pages/pairs/td-sign-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-columns.h"
#include "gui/widgets/td-link-bin.h"
#include "gui/widgets/td-person-link.h"
#include "gui/widgets/td-tab-order.h"
#include "gui/widgets/td-wrap-box.h"
#include "pairing/td-pair-begin.h"
#include "pairing/td-pair-life.h"

#include <glib/gi18n-lib.h>

struct _TdPairView
{
  TdPairSection parent_instance;

  GtkWidget *back;
  GtkLabel *names;
  GtkLabel *state_word;
  GtkLabel *summary;
  GtkWidget *manager_flag;
  GtkLabel *line_words;
  GtkWidget *past_end_flag;
  AdwEntryRow *note;
  gint64 note_of;    /* the pair whose note it is */
  char *stored_note; /* as it was loaded last */
  GtkWidget *goals;
  GtkWidget *agreement;
  GtkWidget *history;

  TdPairRecord *record;
};

enum
{
  PROP_STATE = 1,
  PROP_NEEDS,
  PROP_ENDING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPairView, td_pair_view, TD_TYPE_PAIR_SECTION)

#define PAIR_ID(self) (td_pair_section_get_pair_id (TD_PAIR_SECTION (self)))

/* --- Closures --- */

static gboolean
state_in (gpointer self, const char *state, const char *states)
{
  return state && td_text_count_common (states, state) > 0;
}

/* --- Actions --- */

static void
log_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairView *self = TD_PAIR_VIEW (widget);
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  TdContact *contact;

  if (self->record == NULL)
    return;
  contact = td_contact_new (PAIR_ID (self), td_page_get_today (TD_PAGE (self)));
  td_record_set_text (&contact->outcome, "held");
  td_record_set_text (&contact->kind, "meeting");
  td_record_set_text (&contact->mentor_name, self->record->pair->mentor_name);
  td_record_set_text (&contact->mentee_name, self->record->pair->mentee_name);
  g_ptr_array_add (contacts, contact);
  td_contact_dialog_show (widget, td_page_get_session (TD_PAGE (self)), contacts);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  static const struct
  {
    const char *action;
    TdPairStep step;
  } actions[] = {
    { "pair.withdraw", TD_PAIR_STEP_WITHDRAW }, { "pair.pause", TD_PAIR_STEP_PAUSE },
    { "pair.resume", TD_PAIR_STEP_RESUME },     { "pair.cadence", TD_PAIR_STEP_CADENCE },
    { "pair.extend", TD_PAIR_STEP_EXTEND },     { "pair.refer", TD_PAIR_STEP_REFER },
  };
  TdPairView *self = TD_PAIR_VIEW (widget);

  if (self->record == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, action))
      td_pair_dialog_show (widget, td_page_get_session (TD_PAGE (self)), self->record->pair,
                           actions[i].step);
}

static void
end_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEndHow how = g_str_equal (action, "pair.complete") ? TD_END_COMPLETE
                 : g_str_equal (action, "pair.end")    ? TD_END_EARLY
                                                       : TD_END_REMATCH;

  td_end_dialog_show_one (TD_PAGE (widget), PAIR_ID (widget), how);
}

static void
away_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_absence_dialog_show_pair (TD_PAGE (widget), PAIR_ID (widget));
}

static void
sign_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 pair_id = PAIR_ID (widget);

  td_sign_dialog_show (TD_PAGE (widget), &pair_id, 1);
}

/* New answers, and those that were entered wrongly. */
static void
answer_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_answer_dialog_show (TD_PAGE (widget), PAIR_ID (widget));
}

static void
ask_again_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 pair_id = PAIR_ID (widget);

  td_answer_jobs_ask_again (TD_PAGE (widget), &pair_id, 1);
}

/* What a coaching pair waits for is done in its sections. */
static void
intake_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (TD_PAIR_VIEW (widget)->agreement, "agreement.intake", NULL);
}

static void
goal_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (TD_PAIR_VIEW (widget)->goals, "goals.add-goal", NULL);
}

typedef struct
{
  gint64 pair_id;
  char *note;
} NoteData;

static void
note_data_free (gpointer data)
{
  NoteData *note = data;

  g_free (note->note);
  g_free (note);
}

static gpointer
note_job (TdDatabase *db, gpointer data, GError **error)
{
  const NoteData *note = data;

  td_pair_set_note (db, note->pair_id, note->note, error);
  return NULL;
}

static void
note_applied_cb (TdPairView *self)
{
  NoteData *note = g_new0 (NoteData, 1);

  note->pair_id = PAIR_ID (self);
  note->note = td_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->note)));
  td_page_write (TD_PAGE (self), _ ("Note kept"), note_job, note, note_data_free, NULL, NULL);
}

/* The pair's state; "agreed" of one that both accepted and that waits for its intake or goal. */
static const char *
get_state (TdPairView *self)
{
  if (self->record == NULL)
    return NULL;
  return td_pair_waits_for_needs (self->record->pair) ? "agreed" : self->record->pair->state;
}

static const char *
get_needs (TdPairView *self)
{
  return self->record && td_pair_waits_for_needs (self->record->pair) ? self->record->pair->needs
                                                                      : NULL;
}

static void
enable_actions (TdPairView *self)
{
  static const struct
  {
    const char *action;
    const char *states;
  } actions[] = {
    { "pair.answer", "proposed; accepted" },
    { "pair.ask-again", "proposed; accepted" },
    { "pair.withdraw", "proposed; accepted; agreed" },
    { "pair.correct", "active; declined; agreed" },
    { "pair.intake", "agreed" },
    { "pair.goal", "agreed" },
    { "pair.pause", "active" },
    { "pair.away", "active; paused" },
    { "pair.resume", "paused" },
    { "pair.cadence", "active; paused" },
    { "pair.sign", "active; paused; accepted; proposed; agreed" },
    { "pair.complete", "active; paused" },
    { "pair.end", "active; paused" },
    { "pair.rematch", "active; paused" },
    { "pair.extend", "active; paused" },
    { "pair.refer", "active; paused" },
    { "pair.log", "active; paused; completed; ended" },
  };
  const char *state = get_state (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].action,
                                   state_in (self, state, actions[i].states));
}

static void
show_person_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairRecord *record = TD_PAIR_VIEW (widget)->record;
  gboolean mentor = g_str_equal (action, "pair.show-mentor");

  if (record)
    gtk_widget_activate_action (widget, "win.show", "(sx)", "people",
                                mentor ? record->pair->mentor_id : record->pair->mentee_id);
}

/* --- Showing --- */

/* A pause with a known end leaves its pair "paused" in the file; it is active again all the same.
 */
static const char *
say_current_state (TdPairRecord *record)
{
  if (record->active && record->due.state != TD_DUE_PAUSED)
    return td_pair_state_get_label ("active");
  return td_pair_get_state_label (record->pair);
}

/* What she is writing of this pair is not swept away by something else that changed. */
static void
show_note (TdPairView *self, gint64 pair_id, const char *note)
{
  GtkEditable *entry = GTK_EDITABLE (self->note);
  gboolean writing = pair_id == self->note_of && self->stored_note &&
                     strcmp (gtk_editable_get_text (entry), self->stored_note) != 0;

  if (!writing && strcmp (gtk_editable_get_text (entry), note) != 0)
    gtk_editable_set_text (entry, note);
  self->note_of = pair_id;
  td_record_set_text (&self->stored_note, note);
}

static void
show_record (TdPairView *self)
{
  TdPairRecord *record = self->record;
  TdPair *pair = record->pair;
  const char *note = pair->note ? pair->note : "";
  g_autofree char *names = td_text_from_to (pair->mentor_name, pair->mentee_name);
  g_autofree char *links = td_person_link_dup_pair (pair->mentor_id, pair->mentor_name,
                                                    pair->mentee_id, pair->mentee_name);

  g_object_set (self->history, "words", names, NULL);
  gtk_label_set_markup (self->names, links);
  gtk_label_set_text (self->state_word, say_current_state (record));
  td_pair_section_say (self->summary, td_pair_record_say_state (record));
  gtk_widget_set_visible (self->manager_flag, pair->line != TD_LINE_NONE);
  gtk_label_set_text (self->line_words,
                      pair->line ? td_line_get_sentence ((TdLine) pair->line) : "");
  gtk_widget_set_visible (self->past_end_flag,
                          td_pair_is_past_end (pair, td_page_get_today (TD_PAGE (self))));
  show_note (self, pair->id, note);
}

/* Whether the planned end is near or past, so that completing is what comes next. */
static gboolean
is_ending (TdPairView *self)
{
  TdDate today = td_page_get_today (TD_PAGE (self));

  return self->record && self->record->active && td_pair_is_ending (self->record->pair, today);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairView *self = owner;

  g_clear_pointer (&self->record, td_pair_record_free);
  self->record = result;
  if (self->record)
    show_record (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "pairs.back", NULL);
  enable_actions (self);
  for (guint i = PROP_STATE; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
td_pair_view_load (TdPairSection *section, gint64 pair_id)
{
  td_pair_record_read (section, loaded_cb);
}

static void
td_pair_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPairView *self = TD_PAIR_VIEW (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_string (value, get_state (self));
      break;
    case PROP_NEEDS:
      g_value_set_string (value, get_needs (self));
      break;
    case PROP_ENDING:
      g_value_set_boolean (value, is_ending (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
td_pair_view_grab_focus (GtkWidget *widget)
{
  return td_tab_enter (widget, TD_PAIR_VIEW (widget)->back);
}

static void
td_pair_view_finalize (GObject *object)
{
  g_clear_pointer (&TD_PAIR_VIEW (object)->record, td_pair_record_free);
  g_free (TD_PAIR_VIEW (object)->stored_note);

  G_OBJECT_CLASS (td_pair_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, TdPairView, back);
  g_type_ensure (TD_TYPE_LINK_BIN);
  td_person_link_bind (klass);
  gtk_widget_class_bind_template_child (klass, TdPairView, names);
  gtk_widget_class_bind_template_child (klass, TdPairView, state_word);
  gtk_widget_class_bind_template_child (klass, TdPairView, summary);
  gtk_widget_class_bind_template_child (klass, TdPairView, manager_flag);
  gtk_widget_class_bind_template_child (klass, TdPairView, line_words);
  gtk_widget_class_bind_template_child (klass, TdPairView, past_end_flag);
  gtk_widget_class_bind_template_child (klass, TdPairView, note);
  gtk_widget_class_bind_template_child (klass, TdPairView, goals);
  gtk_widget_class_bind_template_child (klass, TdPairView, agreement);
  gtk_widget_class_bind_template_child (klass, TdPairView, history);
}

/* On the page of reports, where it can be looked at before it is printed. */
static void
report_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairView *self = TD_PAIR_VIEW (widget);
  g_autofree char *words = NULL;

  if (self->record == NULL)
    return;
  words = g_strdup_printf (_ ("%s – %s"), self->record->pair->mentor_name,
                           self->record->pair->mentee_name);
  gtk_widget_activate_action (widget, "win.report", "(sxs)", g_variant_get_string (target, NULL),
                              PAIR_ID (self), words);
}

static void
install_actions (GtkWidgetClass *klass)
{
  static const char *const steps[] = { "pair.withdraw", "pair.pause",  "pair.resume",
                                       "pair.cadence",  "pair.extend", "pair.refer" };
  static const char *const ends[] = { "pair.complete", "pair.end", "pair.rematch" };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (klass, steps[i], NULL, step_cb);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    gtk_widget_class_install_action (klass, ends[i], NULL, end_cb);
  gtk_widget_class_install_action (klass, "pair.show-mentor", NULL, show_person_cb);
  gtk_widget_class_install_action (klass, "pair.show-mentee", NULL, show_person_cb);
  gtk_widget_class_install_action (klass, "pair.away", NULL, away_cb);
  gtk_widget_class_install_action (klass, "pair.sign", NULL, sign_cb);
  gtk_widget_class_install_action (klass, "pair.answer", NULL, answer_cb);
  gtk_widget_class_install_action (klass, "pair.correct", NULL, answer_cb);
  gtk_widget_class_install_action (klass, "pair.ask-again", NULL, ask_again_cb);
  gtk_widget_class_install_action (klass, "pair.intake", NULL, intake_cb);
  gtk_widget_class_install_action (klass, "pair.goal", NULL, goal_cb);
  gtk_widget_class_install_action (klass, "pair.log", NULL, log_cb);
  gtk_widget_class_install_action (klass, "pair.report", "s", report_cb);
  td_pair_out_install (klass);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "pairs.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, GDK_CONTROL_MASK, "pair.log", NULL);
}

static void
td_pair_view_class_init (TdPairViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_COLUMNS);
  g_type_ensure (TD_TYPE_HISTORY_PART);
  g_type_ensure (TD_TYPE_PAIR_AGREEMENT);
  g_type_ensure (TD_TYPE_PAIR_ANSWERS);
  g_type_ensure (TD_TYPE_PAIR_CONTACTS);
  g_type_ensure (TD_TYPE_PAIR_FEEDBACK);
  g_type_ensure (TD_TYPE_PAIR_GOALS);
  g_type_ensure (TD_TYPE_PAIR_PAUSES);
  g_type_ensure (TD_TYPE_PAIR_REVIEWS);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  object_class->get_property = td_pair_view_get_property;
  object_class->finalize = td_pair_view_finalize;
  widget_class->grab_focus = td_pair_view_grab_focus;
  TD_PAGE_CLASS (klass)->tables = td_pair_record_tables;
  TD_PAIR_SECTION_CLASS (klass)->load = td_pair_view_load;

  properties[PROP_STATE] =
      g_param_spec_string ("state", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NEEDS] =
      g_param_spec_string ("needs", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ENDING] =
      g_param_spec_boolean ("ending", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pair-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, state_in);
  gtk_widget_class_bind_template_callback (widget_class, note_applied_cb);
  td_closures_bind (widget_class);
}

static void
td_pair_view_init (TdPairView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  enable_actions (self);
}
