/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-candidates-panel.h"

#include "gui/pages/pairing/td-points-bars.h"
#include "gui/widgets/td-closures.h"
#include "pairing/td-pair-life.h"
#include "pairing/td-points.h"
#include "pairing/td-proposal-edit.h"

#include <glib/gi18n-lib.h>

/* So many are shown at first: enough to choose from, and soon drawn. */
#define N_BEST 40

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

/* --- Closures --- */

static void
join (GString *text, const char *part)
{
  if (part && *part)
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", part);
}

/* "Analyst · Sales · Rotterdam · waiting 23 days" */
static char *
mentee_facts (gpointer object,
              const char *title,
              const char *department,
              const char *location,
              int days)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *waiting =
      g_strdup_printf (ngettext ("waiting %d day", "waiting %d days", (gulong) days), days);

  join (text, title);
  join (text, department);
  join (text, location);
  join (text, waiting);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
mentee_wants (gpointer object, const char *skills, double hours)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (skills && *skills)
    {
      /* Translators: the skills that a mentee wants to learn. */
      g_autofree char *wants = g_strdup_printf (_ ("Wants %s"), skills);

      join (text, wants);
    }
  if (hours > 0)
    {
      g_autofree char *time = g_strdup_printf (_ ("%g h a month"), hours);

      join (text, time);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The mentee, also where only the row of a draft knows her. */
static char *
shown_name (gpointer object, GObject *mentee, TdProposalRow *row)
{
  if (mentee)
    return g_strdup (TD_WAITING_MENTEE (mentee)->name);
  return row ? g_strdup (row->mentee_name) : NULL;
}

static gboolean
has_either (gpointer object, GObject *mentee, GObject *row)
{
  return mentee || row;
}

static gboolean
has_wants (gpointer object, const char *skills, double hours)
{
  return (skills && *skills) || hours > 0;
}

static char *
mentee_wishes (gpointer object, const char *wishes)
{
  return wishes && *wishes ? g_strdup_printf (_ ("Wishes for %s"), wishes) : NULL;
}

static char *
mentor_facts (gpointer object, const char *department, int places_left, int places)
{
  g_autoptr (GString) text = g_string_new (NULL);
  /* Translators: places of a mentor: free ones, all. */
  g_autofree char *free_places = g_strdup_printf (_ ("%d of %d free"), places_left, places);

  join (text, department);
  join (text, free_places);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
rank_text (gpointer object, int rank)
{
  return rank > 0 ? g_strdup_printf ("%d", rank) : NULL;
}

/* Against the mentor the row has: "+3", "−14". */
static char *
change_text (gpointer object, gboolean in_draft, gboolean current, int change, int largest)
{
  int percent =
      change < 0 ? -td_points_percent (-change, largest) : td_points_percent (change, largest);

  if (!in_draft || current)
    return NULL;
  return g_strdup_printf ("%s%d", percent < 0 ? "−" : "+", ABS (percent));
}

static char *
choose_label (gpointer object, gboolean in_draft)
{
  return g_strdup (in_draft ? _ ("_Choose") : _ ("_Pair"));
}

static char *
lock_label (gpointer object, gboolean locked)
{
  return g_strdup (locked ? _ ("Un_lock") : _ ("_Lock"));
}

static gboolean
is_free (gpointer object, const char *blocked)
{
  return blocked == NULL;
}

/* Whether a click does something. */
static gboolean
is_open (gpointer object, const char *blocked, gboolean current)
{
  return blocked == NULL && !current;
}

/* Whether choosing this mentor would change the draft's total. */
static gboolean
has_change (gpointer object, gboolean in_draft, const char *blocked, gboolean current)
{
  return in_draft && is_open (object, blocked, current);
}

static GVariant *
mentor_target (gpointer object, gint64 mentor_id)
{
  return g_variant_ref_sink (g_variant_new_int64 (mentor_id));
}

static char *
show_all_label (gpointer object, guint n)
{
  return g_strdup_printf (_ ("Show _All %u Mentors"), n);
}

static gboolean
has_more (gpointer object, guint n, guint shown)
{
  return n > shown;
}

/* What the draft has for the mentee. */
static char *
row_text (gpointer object, const char *mentor, int percent, gint64 pair_id, const char *blocked)
{
  g_autoptr (GPtrArray) counts = td_points_blocked_from_json (blocked);
  g_autofree char *why = td_points_dup_text (counts);

  if (pair_id)
    return g_strdup_printf (_ ("Released with %s"), mentor);
  if (mentor == NULL && *why)
    /* Translators: which rules block how many mentors. */
    return g_strdup_printf (_ ("Without a mentor: %s"), why);
  if (mentor == NULL)
    return g_strdup (_ ("Without a mentor in this draft"));
  /* Translators: the mentor in the draft, and how well the two fit, 0 to 100. */
  return g_strdup_printf (_ ("In the draft with %s, fit %d"), mentor, percent);
}

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

static void
choose (TdCandidatesPanel *self, const TdRankedMentor *mentor)
{
  g_autofree char *toast = NULL;
  Job *job;

  if (mentor->blocked || mentor->current || self->mentee == NULL)
    return;
  job = job_new (self);
  job->mentor_id = mentor->mentor_id;
  job->score = mentor->score;
  job->criteria = g_strdup (mentor->criteria);
  toast = self->row ? effect_text (self, mentor)
                    /* Translators: mentor, mentee. */
                    : g_strdup_printf (_ ("%s and %s are proposed as a pair"), mentor->name,
                                       self->mentee->name);
  td_page_write (TD_PAGE (self), toast, self->row ? choose_job : pair_job, job,
                 (GDestroyNotify) job_free, NULL, NULL);
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

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->mentors)); i++)
    {
      g_autoptr (TdRankedMentor) mentor = g_list_model_get_item (G_LIST_MODEL (self->mentors), i);

      if (mentor->mentor_id == g_variant_get_int64 (target))
        choose (self, mentor);
    }
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

  if (self->mentee == NULL || mentee == NULL || self->mentee->mentee_id != mentee->mentee_id)
    gtk_slice_list_model_set_size (self->best, N_BEST);
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
  gtk_widget_class_bind_template_callback (klass, mentee_facts);
  gtk_widget_class_bind_template_callback (klass, mentee_wants);
  gtk_widget_class_bind_template_callback (klass, shown_name);
  gtk_widget_class_bind_template_callback (klass, has_either);
  gtk_widget_class_bind_template_callback (klass, has_wants);
  gtk_widget_class_bind_template_callback (klass, mentee_wishes);
  gtk_widget_class_bind_template_callback (klass, mentor_facts);
  gtk_widget_class_bind_template_callback (klass, rank_text);
  gtk_widget_class_bind_template_callback (klass, change_text);
  gtk_widget_class_bind_template_callback (klass, choose_label);
  gtk_widget_class_bind_template_callback (klass, lock_label);
  gtk_widget_class_bind_template_callback (klass, is_free);
  gtk_widget_class_bind_template_callback (klass, is_open);
  gtk_widget_class_bind_template_callback (klass, has_change);
  gtk_widget_class_bind_template_callback (klass, mentor_target);
  gtk_widget_class_bind_template_callback (klass, show_all_label);
  gtk_widget_class_bind_template_callback (klass, has_more);
  gtk_widget_class_bind_template_callback (klass, row_text);
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
