/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-what-if.h"

#include "base/td-error.h"
#include "pairing/td-candidates-rules.h"
#include "pairing/td-cohort.h"

#include <glib/gi18n-lib.h>

struct _TdWhatIf
{
  TdCandidates *candidates;
  TdCohort *cohort; /* of the candidates as they are */
  TdObjective objective;
  TdSolution *base;
};

void
td_what_if_free (TdWhatIf *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->base, td_solution_free);
  g_clear_pointer (&self->cohort, td_cohort_free);
  g_clear_pointer (&self->candidates, td_candidates_free);
  g_free (self);
}

const TdCandidates *
td_what_if_get_candidates (TdWhatIf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->candidates;
}

const TdSolution *
td_what_if_get_solution (TdWhatIf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base;
}

/* Solves and proves. */
static TdSolution *
solve (TdCohort *cohort,
       TdObjective objective,
       const TdSolution *before,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (TdSolution) solution =
      td_cohort_solve (cohort, objective, before, NULL, NULL, cancellable, error);

  if (solution == NULL || !td_cohort_check (cohort, objective, solution, cancellable, error))
    return NULL;
  return g_steal_pointer (&solution);
}

/* Takes the candidates over. */
static TdWhatIf *
what_if_new (TdCandidates *candidates,
             TdObjective objective,
             const TdSolution *before,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (TdWhatIf) self = g_new0 (TdWhatIf, 1);

  self->candidates = candidates;
  self->objective = objective;
  self->cohort = td_cohort_new (candidates);
  self->base = solve (self->cohort, objective, before, cancellable, error);
  return self->base ? g_steal_pointer (&self) : NULL;
}

/* Reads pairs or prices of people into the arrays of a solution. */
static gboolean
read_stored (TdDatabase *db,
             const TdCandidates *candidates,
             gint64 proposal_id,
             TdSolution *before,
             GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT mentee_id, proven_id, price FROM proposal_row WHERE proposal_id = $1 AND round = 1 "
      "UNION ALL SELECT NULL, mentor_id, price FROM proposal_mentor WHERE proposal_id = $1",
      "i", proposal_id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      int mentor = td_candidates_find (candidates->mentors, td_statement_get_int (row, 1));
      int mentee = td_statement_is_null (row, 0)
                       ? -1
                       : td_candidates_find (candidates->mentees, td_statement_get_int (row, 0));

      if (mentee >= 0)
        {
          before->mentor[mentee] = mentor;
          before->mentee_price[mentee] = td_statement_get_int (row, 2);
        }
      else if (td_statement_is_null (row, 0) && mentor >= 0)
        before->mentor_price[mentor] = td_statement_get_int (row, 2);
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* The proven pairs and prices as they were stored, to begin from. */
static TdSolution *
load_before (TdDatabase *db,
             const TdCandidates *candidates,
             const TdProposal *proposal,
             GError **error)
{
  g_autoptr (TdSolution) before = g_new0 (TdSolution, 1);

  before->n_mentees = candidates->mentees->len;
  before->n_mentors = candidates->mentors->len;
  before->mentor = g_new (int, MAX (before->n_mentees, 1));
  before->mentee_price = g_new0 (gint64, MAX (before->n_mentees, 1));
  before->mentor_price = g_new0 (gint64, MAX (before->n_mentors, 1));
  before->bonus = proposal->bonus;
  before->scale = proposal->scale;
  for (guint i = 0; i < before->n_mentees; i++)
    before->mentor[i] = -1;
  return read_stored (db, candidates, proposal->id, before, error) ? g_steal_pointer (&before)
                                                                   : NULL;
}

TdWhatIf *
td_what_if_new (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (TdCandidates) candidates = NULL;
  g_autoptr (TdSolution) before = NULL;
  TdObjective objective;

  if (proposal == NULL || !td_objective_from_text (proposal->objective, &objective, error))
    return NULL;
  if (g_strcmp0 (proposal->scope, "sheet") == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT,
                           _ ("This draft was made from a sheet of scores, which no rule made. "
                              "Change the sheet and propose again."));
      return NULL;
    }
  candidates = td_candidates_load_for_proposal (db, proposal_id, error);
  before = candidates ? load_before (db, candidates, proposal, error) : NULL;
  if (before == NULL)
    return NULL;
  return what_if_new (g_steal_pointer (&candidates), objective, before,
                      td_database_get_cancellable (db), error);
}

TdWhatIf *
td_what_if_new_for_program (TdDatabase *db,
                            gint64 program_id,
                            TdObjective objective,
                            TdDate today,
                            GError **error)
{
  TdCandidates *candidates = td_candidates_load (db, program_id, 0, today, error);

  return candidates
             ? what_if_new (candidates, objective, NULL, td_database_get_cancellable (db), error)
             : NULL;
}

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

static void
compare (const Trial *trial, const TdSolution *solution, TdWhatIfResult *result)
{
  const TdSolution *base = trial->what_if->base;

  *result = (TdWhatIfResult){ .mentees = (int) solution->n_mentees,
                              .matched = (int) solution->matched,
                              .matched_change = (int) solution->matched - (int) base->matched,
                              .total = solution->total,
                              .total_change = solution->total - base->total,
                              .worst = solution->worst };
  for (guint i = 0; i < solution->n_mentees; i++)
    {
      int before = base->mentor[i];
      int after = solution->mentor[i];

      result->pairs_changed += before != after;
      result->gained += before < 0 && after >= 0;
      result->lost += before >= 0 && after < 0;
      if (before >= 0)
        result->drafted += td_candidates_score (trial->candidates, i, (guint) before, NULL, NULL);
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
    solution = solve (trial.cohort, self->objective, self->base, cancellable, error);
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
