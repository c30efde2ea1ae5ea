/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-what-if-private.h"

#include "base/td-error.h"
#include "candidates/td-candidates-rules.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse_field (const char *name, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               _ ("“%s” is no criterion here. Choose one of the programme’s."), name);
  return FALSE;
}

/* The candidates judged by the rules of a change; NULL with an error. */
static TdCandidates *
change_rules (TdWhatIf *self, const TdWhatIfChange *change, GError **error)
{
  g_autoptr (TdCandidates) candidates = td_candidates_copy (self->candidates);

  if (change->rules)
    td_candidates_take_rules (candidates, change->rules);
  if (!td_candidates_has_fields (candidates))
    {
      refuse_field (_ ("A new column"), error);
      return NULL;
    }
  candidates->rules |= change->rules_on;
  candidates->rules &= ~change->rules_off;
  candidates->rules |= 1u << TD_HARD_RULE_CAPACITY;
  for (guint i = 0; i < change->n_weights; i++)
    if (!td_candidates_set_weight (candidates, change->weights[i].name, change->weights[i].value))
      {
        refuse_field (change->weights[i].name, error);
        return NULL;
      }
  return g_steal_pointer (&candidates);
}

static int
find_person (GPtrArray *people, gint64 employee_id, GError **error)
{
  int index = td_candidates_find (people, employee_id);

  if (index < 0)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                         _ ("This person is not among those who can be paired."));
  return index;
}

static gboolean
find_pair (TdWhatIf *self,
           gint64 mentee_id,
           gint64 mentor_id,
           int *mentee,
           int *mentor,
           GError **error)
{
  *mentee = find_person (self->candidates->mentees, mentee_id, error);
  *mentor = *mentee < 0 ? -1 : find_person (self->candidates->mentors, mentor_id, error);
  return *mentor >= 0;
}

/* A cohort to try a change on: another one where scores or rules change, else the same. */
typedef struct
{
  TdWhatIf *what_if; /* borrowed */
  TdCandidates *candidates;
  TdCohort *cohort;
  gboolean own;
  GArray *places; /* guint mentor, int before: to be set back */
  int forced;     /* a mentee or -1, and who was locked with her */
  int locked;
} Trial;

static void
trial_init (Trial *trial, TdWhatIf *self, TdCandidates *candidates, gboolean own)
{
  *trial = (Trial){ .what_if = self, .candidates = candidates, .own = own, .forced = -1 };
  trial->cohort = own ? td_cohort_new (candidates) : self->cohort;
  if (own)
    td_what_if_apply_stay (self, trial->cohort);
  trial->places = g_array_new (FALSE, FALSE, 2 * sizeof (int));
}

static void
trial_clear (Trial *trial)
{
  for (guint i = trial->places->len; i > 0; i--)
    {
      const int *kept = &((int *) (gpointer) trial->places->data)[2 * (i - 1)];

      td_cohort_set_places (trial->cohort, (guint) kept[0], kept[1]);
    }
  if (trial->forced >= 0)
    td_cohort_lock (trial->cohort, (guint) trial->forced, trial->locked);
  g_array_unref (trial->places);
  if (trial->own)
    td_cohort_free (trial->cohort);
  td_candidates_free (trial->candidates);
}

static gboolean
change_places (Trial *trial, const TdWhatIfChange *change, GError **error)
{
  GPtrArray *mentors = trial->candidates->mentors;

  for (guint i = 0; i < change->n_places; i++)
    {
      int mentor = find_person (mentors, change->places[i].mentor_id, error);
      const TdParticipant *who;
      int kept[2];

      if (mentor < 0)
        return FALSE;
      who = mentors->pdata[mentor];
      kept[0] = mentor;
      kept[1] = td_cohort_get_places (trial->cohort, (guint) mentor);
      g_array_append_vals (trial->places, kept, 1);
      td_cohort_set_places (trial->cohort, (guint) mentor,
                            MAX (change->places[i].places - (who->places - who->places_left), 0));
    }
  return TRUE;
}

/* Whether locked pairs of others leave a place. */
static gboolean
has_place (Trial *trial, guint mentee, guint mentor)
{
  int taken = 0;

  for (guint i = 0; i < trial->candidates->mentees->len; i++)
    taken += i != mentee && td_cohort_get_locked (trial->cohort, i) == (int) mentor;
  return taken < td_cohort_get_places (trial->cohort, mentor);
}

static gboolean
force_pair (Trial *trial, const TdWhatIfChange *change, GError **error)
{
  int mentee, mentor;

  if (change->forced_mentee == 0)
    return TRUE;
  if (!find_pair (trial->what_if, change->forced_mentee, change->forced_mentor, &mentee, &mentor,
                  error))
    return FALSE;
  if (!has_place (trial, (guint) mentee, (guint) mentor))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _ ("%s has no place left: pairs and locked pairs take them all."),
                   ((TdParticipant *) trial->candidates->mentors->pdata[mentor])->name);
      return FALSE;
    }
  trial->forced = mentee;
  trial->locked = td_cohort_get_locked (trial->cohort, (guint) mentee);
  td_cohort_lock (trial->cohort, (guint) mentee, mentor);
  return TRUE;
}

static gboolean
remove_pair (Trial *trial, const TdWhatIfChange *change, GError **error)
{
  int mentee, mentor;

  if (change->removed_mentee == 0)
    return TRUE;
  if (!find_pair (trial->what_if, change->removed_mentee, change->removed_mentor, &mentee, &mentor,
                  error))
    return FALSE;
  td_cohort_forbid (trial->cohort, (guint) mentee, (guint) mentor);
  if (td_cohort_get_locked (trial->cohort, (guint) mentee) == mentor)
    td_cohort_lock (trial->cohort, (guint) mentee, -1);
  return TRUE;
}

/* From the base; where scores are the same, by the pairs that come nearest. */
static TdSolution *
solve (const Trial *trial, GCancellable *cancellable, GError **error)
{
  TdWhatIf *self = trial->what_if;
  gboolean fair = self->objective == TD_OBJECTIVE_FAIR;
  g_autoptr (TdSolution) solution = NULL;

  if (!trial->own && !fair)
    {
      if (self->graph == NULL)
        self->graph =
            td_what_if_graph_new (self->candidates, self->cohort, self->base, cancellable, error);
      return self->graph ? td_what_if_graph_solve (self->graph, self->objective, cancellable, error)
                         : NULL;
    }
  solution =
      td_cohort_solve (trial->cohort, self->objective, self->base, NULL, NULL, cancellable, error);
  if (solution == NULL ||
      !(fair ? td_cohort_check (trial->cohort, self->objective, solution, cancellable, error)
             : td_what_if_check (trial->cohort, solution, cancellable, error)))
    return NULL;
  return g_steal_pointer (&solution);
}

/* What pairs score, without points for staying together. */
static gint64
sum_scores (const TdCandidates *candidates, const TdSolution *solution)
{
  gint64 total = 0;

  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor[i] >= 0)
      total += td_candidates_score (candidates, i, (guint) solution->mentor[i], NULL, NULL);
  return total;
}

static void
compare (const Trial *trial, const TdSolution *solution, TdWhatIfResult *result)
{
  const TdSolution *base = trial->what_if->base;

  *result = (TdWhatIfResult){ .mentees = (int) solution->n_mentees,
                              .matched = (int) solution->matched,
                              .matched_change = (int) solution->matched - (int) base->matched,
                              .total = sum_scores (trial->candidates, solution),
                              .drafted = trial->own ? sum_scores (trial->candidates, base)
                                                    : trial->what_if->base_total,
                              .worst = solution->worst };
  result->total_change = result->total - trial->what_if->base_total;
  for (guint i = 0; i < solution->n_mentees; i++)
    {
      int before = base->mentor[i];
      int after = solution->mentor[i];

      result->pairs_changed += before != after;
      result->gained += before < 0 && after >= 0;
      result->lost += before >= 0 && after < 0;
    }
}

/* Whether scores or what is eligible change, which takes a cohort of its own. */
static gboolean
needs_cohort (const TdWhatIfChange *change)
{
  return change->rules || change->rules_off || change->rules_on || change->n_weights ||
         change->removed_mentee;
}

TdSolution *
td_what_if_solve (TdWhatIf *self,
                  const TdWhatIfChange *change,
                  TdWhatIfResult *result,
                  GCancellable *cancellable,
                  GError **error)
{
  TdCandidates *candidates = change_rules (self, change, error);
  TdSolution *solution = NULL;
  Trial trial;

  if (candidates == NULL)
    return NULL;
  trial_init (&trial, self, candidates, needs_cohort (change));
  if (change_places (&trial, change, error) && force_pair (&trial, change, error) &&
      remove_pair (&trial, change, error))
    solution = solve (&trial, cancellable, error);
  if (solution)
    compare (&trial, solution, result);
  trial_clear (&trial);
  return solution;
}

gboolean
td_what_if_evaluate (TdWhatIf *self,
                     const TdWhatIfChange *change,
                     TdWhatIfResult *result,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (TdSolution) solution = td_what_if_solve (self, change, result, cancellable, error);

  return solution != NULL;
}

gboolean
td_what_if (TdDatabase *db,
            gint64 proposal_id,
            const TdWhatIfChange *change,
            TdWhatIfResult *result,
            GError **error)
{
  g_autoptr (TdWhatIf) self = td_what_if_new (db, proposal_id, error);

  return self &&
         td_what_if_evaluate (self, change, result, td_database_get_cancellable (db), error);
}
