/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-candidates-panel.h"

#include "base/td-error.h"
#include "gui/pages/pairing/td-candidate-words.h"
#include "gui/pages/pairing/td-mentor-target.h"
#include "gui/pages/pairing/td-points-bars.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-link-bin.h"
#include "gui/widgets/td-named-bin.h"
#include "gui/widgets/td-person-link.h"
#include "proposal/td-proposal-edit.h"
#include "proposal/td-rule-trial.h"

#include <glib/gi18n-lib.h>

/* So many are shown at first: enough to choose from, and soon drawn. */
#define N_BEST 50

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
  GPtrArray *trial; /* (nullable): rules that are tried */
};

enum
{
  PROP_MENTEE = 1,
  PROP_ROW,
  PROP_RANKING,
  PROP_TRIAL,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdCandidatesPanel, td_candidates_panel, TD_TYPE_PAGE)

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  gint64 mentee_id;
  gint64 row_id;
  TdDate today;
  gboolean locked;
  GPtrArray *trial; /* (nullable) */
} Job;

static Job *
job_new (TdCandidatesPanel *self)
{
  Job *job = g_new0 (Job, 1);

  job->program_id = td_page_get_program_id (TD_PAGE (self));
  job->today = td_page_get_today (TD_PAGE (self));
  job->mentee_id = self->mentee ? self->mentee->mentee_id : 0;
  job->row_id = self->row ? self->row->id : 0;
  job->trial = self->trial && self->row == NULL ? g_ptr_array_ref (self->trial) : NULL;
  return job;
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->trial, g_ptr_array_unref);
  g_free (job);
}

static GPtrArray *
rank_tried (TdDatabase *db, const Job *job, GError **error)
{
  g_autoptr (TdRules) rules = td_rule_trial_load (db, job->program_id, job->trial, error);

  return rules ? td_rank_mentors_by (db, job->program_id, job->mentee_id, rules, job->today, error)
               : NULL;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  if (job->trial)
    return rank_tried (db, job, error);
  return job->row_id ? td_rank_mentors_for_row (db, job->row_id, job->today, error)
                     : td_rank_mentors (db, job->program_id, job->mentee_id, job->today, error);
}

/* The mentor whom the keyboard is on, or 0. A row that has it must not be taken apart (GTK 4.8 then
 * loses track of its bindings), so it leaves them. */
static gint64
leave_rows (TdCandidatesPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  TdMentorTarget *target;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return 0;
  target = td_mentor_target_find_focus (GTK_WIDGET (self->view));
  gtk_root_set_focus (root, NULL);
  return target ? td_mentor_target_get_mentor_id (target) : 0;
}

/* Done with that mentee: the keyboard goes back to those who wait. */
static void
leave_mentee (TdCandidatesPanel *self)
{
  if (leave_rows (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "pairing.back", NULL);
}

/* The same mentor once more, wherever he is ranked by now. */
static void
return_to (TdCandidatesPanel *self, gint64 mentor_id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row;
       row = gtk_widget_get_next_sibling (row))
    {
      TdMentorTarget *target = td_named_bin_find_in_row (row, TD_TYPE_MENTOR_TARGET);

      if (target && td_mentor_target_get_mentor_id (target) == mentor_id)
        {
          gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
          return;
        }
    }
  td_candidates_panel_focus (self);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdCandidatesPanel *self = owner;
  g_autoptr (GPtrArray) mentors = result;
  gint64 focused = leave_rows (self);

  /* Who is no mentee any more is about to leave the list beside: there is nothing to tell. */
  if (mentors == NULL)
    {
      g_list_store_remove_all (self->mentors);
      if (error && !g_error_matches (error, TD_ERROR, TD_ERROR_NOT_FOUND))
        td_session_report (td_page_get_session (TD_PAGE (self)), self, error);
      return;
    }
  g_list_store_splice (self->mentors, 0, g_list_model_get_n_items (G_LIST_MODEL (self->mentors)),
                       mentors->pdata, mentors->len);
  if (self->mentee)
    gtk_stack_set_visible_child_name (self->states, mentors->len ? "mentors" : "no-mentors");
  if (focused)
    return_to (self, focused);
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
      leave_mentee (self);
      g_list_store_remove_all (self->mentors);
    }
}

/* --- Changing --- */

static gpointer
take_out_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_set_mentor (db, job->row_id, 0, job->today, NULL, error);
  return NULL;
}

static gpointer
lock_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_set_locked (db, job->row_id, job->locked, error);
  return NULL;
}

/* Enter on a mentor pairs him with the mentee, or puts him into the draft. */
static void
candidate_activated_cb (TdCandidatesPanel *self, guint position)
{
  g_autoptr (TdRankedMentor) mentor =
      g_list_model_get_item (G_LIST_MODEL (self->mentors), position);

  if (mentor)
    gtk_widget_activate_action (GTK_WIDGET (self), "pairing.pair-shown", "x", mentor->mentor_id);
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_slice_list_model_set_size (TD_CANDIDATES_PANEL (widget)->best, G_MAXUINT);
}

/* Why the mentee has this mentor, or nobody. */
static void
explain_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (widget);
  gint64 mentee_id = self->row ? self->row->mentee_id : self->mentee ? self->mentee->mentee_id : 0;

  if (mentee_id)
    gtk_widget_activate_action (widget, "pairing.explain", "x", mentee_id);
}

static void
take_out_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (widget);
  g_autofree char *toast = NULL;

  if (self->row == NULL || self->row->mentor_id == 0)
    return;
  /* Translators: of a draft, by so many points of fit. */
  toast = g_strdup_printf (_ ("Draft changed: −%d in all"), self->row->percent);
  td_page_write (TD_PAGE (self), toast, take_out_job, job_new (self), (GDestroyNotify) job_free,
                 NULL, NULL);
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

  /* Another mentee's list starts at the top. The one there never stands under a wrong name, but its
   * rows are kept: filling them anew is quicker than making them. */
  if (self->mentee == NULL || mentee == NULL || self->mentee->mentee_id != mentee->mentee_id)
    {
      leave_mentee (self);
      gtk_stack_set_visible_child_name (self->states, "loading");
      gtk_slice_list_model_set_size (self->best, N_BEST);
      gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
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

TdWaitingMentee *
td_candidates_panel_get_mentee (TdCandidatesPanel *self)
{
  g_return_val_if_fail (TD_IS_CANDIDATES_PANEL (self), NULL);

  return self->mentee;
}

TdRankedMentor *
td_candidates_panel_find (TdCandidatesPanel *self, gint64 mentor_id)
{
  g_return_val_if_fail (TD_IS_CANDIDATES_PANEL (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->mentors)); i++)
    {
      g_autoptr (TdRankedMentor) mentor = g_list_model_get_item (G_LIST_MODEL (self->mentors), i);

      if (mentor->mentor_id == mentor_id)
        return g_steal_pointer (&mentor);
    }
  return NULL;
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
    case PROP_RANKING:
      g_value_set_object (value, self->mentors);
      break;
    case PROP_TRIAL:
      g_value_set_boxed (value, self->trial);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_candidates_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdCandidatesPanel *self = TD_CANDIDATES_PANEL (object);

  switch (id)
    {
    case PROP_TRIAL:
      if (self->trial == g_value_get_boxed (value))
        break;
      g_clear_pointer (&self->trial, g_ptr_array_unref);
      self->trial = g_value_dup_boxed (value);
      g_object_notify_by_pspec (object, pspec);
      td_page_queue_reload (TD_PAGE (self));
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
  g_clear_pointer (&self->trial, g_ptr_array_unref);

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
  g_type_ensure (TD_TYPE_LINK_BIN);
  td_person_link_bind (klass);
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

  g_type_ensure (TD_TYPE_MENTOR_TARGET);
  g_type_ensure (TD_TYPE_POINTS_BARS);
  g_type_ensure (TD_TYPE_RANKED_MENTOR);
  object_class->get_property = td_candidates_panel_get_property;
  object_class->set_property = td_candidates_panel_set_property;
  object_class->dispose = td_candidates_panel_dispose;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_candidates_panel_reload;

  properties[PROP_MENTEE] =
      g_param_spec_object ("mentee", NULL, NULL, TD_TYPE_WAITING_MENTEE, flags);
  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, TD_TYPE_PROPOSAL_ROW, flags);
  properties[PROP_RANKING] = g_param_spec_object ("ranking", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_TRIAL] =
      g_param_spec_boxed ("trial", NULL, NULL, G_TYPE_PTR_ARRAY, flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  td_mentor_target_install_keys (widget_class);
  gtk_widget_class_install_action (widget_class, "candidates.show-all", NULL, show_all_cb);
  gtk_widget_class_install_action (widget_class, "candidates.explain", NULL, explain_cb);
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
