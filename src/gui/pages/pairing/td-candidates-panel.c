/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-candidates-panel.h"

#include "gui/app/td-dialogs.h"
#include "gui/pages/pairing/td-candidate-words.h"
#include "gui/pages/pairing/td-points-bars.h"
#include "gui/widgets/td-closures.h"
#include "pairing/td-pair-life.h"
#include "pairing/td-points.h"
#include "pairing/td-proposal-edit.h"

#include <glib/gi18n-lib.h>

/* So many are shown at first: enough to choose from, and soon drawn. */
#define N_BEST 60

struct _TdCandidatesPanel
{
  TdPage parent_instance;

  /* Template children. */
  GtkStack *states;
  GtkListView *view;
  GListStore *mentors;
  GtkSliceListModel *best;

  TdWaitingMentee *mentee;
  TdProposalRow *row;
};

enum
{
  PROP_MENTEE = 1,
  PROP_ROW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdCandidatesPanel, td_candidates_panel, TD_TYPE_PAGE)

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  gint64 mentee_id;
  gint64 mentor_id;
  gint64 row_id;
  TdDate today;
  int score;
  char *criteria;
  gboolean locked;
} Job;

static Job *
job_new (TdCandidatesPanel *self)
{
  Job *job = g_new0 (Job, 1);

  job->program_id = td_page_get_program_id (TD_PAGE (self));
  job->today = td_page_get_today (TD_PAGE (self));
  job->mentee_id = self->mentee ? self->mentee->mentee_id : 0;
  job->row_id = self->row ? self->row->id : 0;
  return job;
}

static void
job_free (Job *job)
{
  g_free (job->criteria);
  g_free (job);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  return job->row_id ? td_rank_mentors_for_row (db, job->row_id, job->today, error)
                     : td_rank_mentors (db, job->program_id, job->mentee_id, job->today, error);
}

/* The keyboard goes back to the mentees: what was chosen is done, and a row that has it must not be
 * taken apart (GTK 4.8 then loses track of its bindings). */
static void
leave_rows (TdCandidatesPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    gtk_widget_activate_action (GTK_WIDGET (self), "pairing.back", NULL);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdCandidatesPanel *self = owner;
  g_autoptr (GPtrArray) mentors = result;

  leave_rows (self);
  /* Who is no mentee any more is about to leave the list beside: there is nothing to tell. */
  if (mentors == NULL)
    {
      g_list_store_remove_all (self->mentors);
      return;
    }
  g_list_store_splice (self->mentors, 0, g_list_model_get_n_items (G_LIST_MODEL (self->mentors)),
                       mentors->pdata, mentors->len);
  if (self->mentee)
    gtk_stack_set_visible_child_name (self->states, mentors->len ? "mentors" : "no-mentors");
}

static void
td_candidates_panel_reload (TdPage *page)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (page);

  if (self->mentee && (self->row == NULL || self->row->pair_id == 0))
    td_session_read (td_page_get_session (page), self, TD_JOB_DEFAULT, load_job, job_new (self),
                     (GDestroyNotify) job_free, (GDestroyNotify) g_ptr_array_unref, loaded_cb);
  else
    {
      leave_rows (self);
      g_list_store_remove_all (self->mentors);
    }
}

/* --- Choosing --- */

static gpointer
pair_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;
  TdPairDraft draft = {
    .program_id = job->program_id,
    .mentor_id = job->mentor_id,
    .mentee_id = job->mentee_id,
    .score = job->score,
    .criteria = job->criteria,
  };

  td_pair_add (db, &draft, job->today, error);
  return NULL;
}

static gpointer
choose_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_set_mentor (db, job->row_id, job->mentor_id, job->today, NULL, error);
  return NULL;
}

static gpointer
lock_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_set_locked (db, job->row_id, job->locked, error);
  return NULL;
}

/* What a change of the row does to the draft, in words. */
static char *
effect_text (TdCandidatesPanel *self, const TdRankedMentor *mentor)
{
  int change = mentor ? mentor->change : -self->row->score;
  int largest =
      mentor ? mentor->largest : MAX (self->row->score * 100 / MAX (self->row->percent, 1), 1);
  int percent = td_points_percent (ABS (change), largest);

  /* Translators: the change of the draft's total, such as “−14”. */
  return g_strdup_printf (_ ("Draft changed: %s%d in all"), change < 0 ? "−" : "+", percent);
}

/* Writes the choice, whatever the rules say. */
static void
write_choice (TdCandidatesPanel *self, const TdRankedMentor *mentor)
{
  Job *job = job_new (self);
  g_autofree char *toast = self->row ? effect_text (self, mentor)
                                     /* Translators: mentor, mentee. */
                                     : g_strdup_printf (_ ("%s and %s are proposed as a pair"),
                                                        mentor->name, self->mentee->name);

  job->mentor_id = mentor->mentor_id;
  job->score = mentor->score;
  job->criteria = g_strdup (mentor->criteria);
  td_page_write (TD_PAGE (self), toast, self->row ? choose_job : pair_job, job,
                 (GDestroyNotify) job_free, NULL, NULL);
}

static void
choose (TdCandidatesPanel *self, const TdRankedMentor *mentor)
{
  if (mentor->blocked == NULL && !mentor->current && self->mentee)
    write_choice (self, mentor);
}

static TdRankedMentor *
find_mentor (TdCandidatesPanel *self, gint64 mentor_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->mentors)); i++)
    {
      g_autoptr (TdRankedMentor) mentor = g_list_model_get_item (G_LIST_MODEL (self->mentors), i);

      if (mentor->mentor_id == mentor_id)
        return g_steal_pointer (&mentor);
    }
  return NULL;
}

static void
candidate_activated_cb (TdCandidatesPanel *self, guint position)
{
  g_autoptr (TdRankedMentor) mentor =
      g_list_model_get_item (G_LIST_MODEL (self->mentors), position);

  if (mentor)
    choose (self, mentor);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (widget);
  g_autoptr (TdRankedMentor) mentor = find_mentor (self, g_variant_get_int64 (target));

  if (mentor)
    choose (self, mentor);
}

/* What is asked before a rule is overruled. */
typedef struct
{
  TdCandidatesPanel *panel;
  TdRankedMentor *mentor;
  gint64 mentee_id;
} Question;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  TdCandidatesPanel *self = question->panel;

  if (td_dialogs_confirm_finish (result) && self->mentee && td_page_get_session (TD_PAGE (self)) &&
      self->mentee->mentee_id == question->mentee_id)
    write_choice (self, question->mentor);
  g_object_unref (question->panel);
  g_object_unref (question->mentor);
  g_free (question);
}

static void
pair_anyway_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (widget);
  g_autoptr (TdRankedMentor) mentor = find_mentor (self, g_variant_get_int64 (target));
  g_autofree char *heading = NULL;
  Question *question;

  if (mentor == NULL || mentor->blocked == NULL || self->mentee == NULL || self->row)
    return;
  /* Translators: mentor, mentee. */
  heading = g_strdup_printf (_ ("Pair %s with %s?"), mentor->name, self->mentee->name);
  question = g_new0 (Question, 1);
  question->panel = g_object_ref (self);
  question->mentor = g_object_ref (mentor);
  question->mentee_id = self->mentee->mentee_id;
  td_dialogs_confirm_async (widget, heading, mentor->blocked_text, _ ("_Pair Anyway"), FALSE,
                            answered_cb, question);
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_slice_list_model_set_size (TD_CANDIDATES_PANEL (widget)->best, G_MAXUINT);
}

static void
take_out_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (widget);
  g_autofree char *toast = NULL;

  if (self->row == NULL || self->row->mentor_id == 0)
    return;
  toast = effect_text (self, NULL);
  td_page_write (TD_PAGE (self), toast, choose_job, job_new (self), (GDestroyNotify) job_free, NULL,
                 NULL);
}

static void
lock_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (widget);
  Job *job;

  if (self->row == NULL)
    return;
  job = job_new (self);
  job->locked = !self->row->locked;
  td_page_write (TD_PAGE (self), NULL, lock_job, job, (GDestroyNotify) job_free, NULL, NULL);
}

void
td_candidates_panel_show (TdCandidatesPanel *self, TdWaitingMentee *mentee, TdProposalRow *row)
{
  gboolean open = row && row->mentor_id && row->pair_id == 0;

  g_return_if_fail (TD_IS_CANDIDATES_PANEL (self));

  /* Another mentee's list starts at the top, and never stands under a wrong name. */
  if (self->mentee == NULL || mentee == NULL || self->mentee->mentee_id != mentee->mentee_id)
    {
      leave_rows (self);
      g_list_store_remove_all (self->mentors);
      gtk_slice_list_model_set_size (self->best, N_BEST);
    }
  if (g_set_object (&self->mentee, mentee))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENTEE]);
  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
  if (mentee == NULL)
    gtk_stack_set_visible_child_name (self->states, row ? "released" : "nobody");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.take-out", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.lock", open);
  td_page_queue_reload (TD_PAGE (self));
}

void
td_candidates_panel_focus (TdCandidatesPanel *self)
{
  g_return_if_fail (TD_IS_CANDIDATES_PANEL (self));

  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
td_candidates_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (object);

  switch (id)
    {
    case PROP_MENTEE:
      g_value_set_object (value, self->mentee);
      break;
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_candidates_panel_dispose (GObject *object)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (object);

  g_clear_object (&self->mentee);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (td_candidates_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      klass, "/org/tandem/Mentoring/pairing/td-candidates-panel.ui");
  gtk_widget_class_bind_template_child (klass, TdCandidatesPanel, states);
  gtk_widget_class_bind_template_child (klass, TdCandidatesPanel, view);
  gtk_widget_class_bind_template_child (klass, TdCandidatesPanel, mentors);
  gtk_widget_class_bind_template_child (klass, TdCandidatesPanel, best);
  gtk_widget_class_bind_template_callback (klass, candidate_activated_cb);
  td_candidate_words_bind (klass);
  td_closures_bind (klass);
}

static void
td_candidates_panel_class_init (TdCandidatesPanelClass *klass)
{
  /* The page beside shows a mentee anew after every change. */
  static const char *const tables[] = { "", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (TD_TYPE_POINTS_BARS);
  g_type_ensure (TD_TYPE_RANKED_MENTOR);
  object_class->get_property = td_candidates_panel_get_property;
  object_class->dispose = td_candidates_panel_dispose;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_candidates_panel_reload;

  properties[PROP_MENTEE] =
      g_param_spec_object ("mentee", NULL, NULL, TD_TYPE_WAITING_MENTEE, flags);
  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, TD_TYPE_PROPOSAL_ROW, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "candidates.choose", "x", choose_cb);
  gtk_widget_class_install_action (widget_class, "candidates.pair-anyway", "x", pair_anyway_cb);
  gtk_widget_class_install_action (widget_class, "candidates.show-all", NULL, show_all_cb);
  gtk_widget_class_install_action (widget_class, "candidates.take-out", NULL, take_out_cb);
  gtk_widget_class_install_action (widget_class, "candidates.lock", NULL, lock_cb);
  bind_template (widget_class);
}

static void
td_candidates_panel_init (TdCandidatesPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.take-out", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.lock", FALSE);
}
