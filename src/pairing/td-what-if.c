/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-what-if.h"

#include "base/td-error.h"
#include "pairing/td-candidates-rules.h"
#include "pairing/td-certificate.h"

#include <glib/gi18n-lib.h>

struct _TdWhatIf
{
  TdCandidates *candidates;
  TdObjective objective;
  TdCandidateGraph *graph; /* of the candidates as they are */
  TdSolution *base;
};

void
td_what_if_free (TdWhatIf *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->base, td_solution_free);
  g_clear_pointer (&self->graph, td_candidate_graph_free);
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

static TdSolution *
solve_graph (const TdSolverProblem *problem,
             TdObjective objective,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (TdSolution) solution = td_solver_solve (problem, objective, NULL, cancellable, error);

  if (solution == NULL || !td_certificate_check (problem, objective, solution, error))
    return NULL;
  return g_steal_pointer (&solution);
}

/* Takes the candidates over. */
static TdWhatIf *
what_if_new (TdCandidates *candidates,
             TdObjective objective,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (TdWhatIf) self = g_new0 (TdWhatIf, 1);

  self->candidates = candidates;
  self->objective = objective;
  self->graph = td_candidates_make_graph (candidates, NULL, cancellable, error);
  if (self->graph)
    self->base = solve_graph (&self->graph->problem, objective, cancellable, error);
  return self->base ? g_steal_pointer (&self) : NULL;
}

TdWhatIf *
td_what_if_new (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  TdCandidates *candidates = NULL;
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
  return candidates ? what_if_new (candidates, objective, td_database_get_cancellable (db), error)
                    : NULL;
}

TdWhatIf *
td_what_if_new_for_program (TdDatabase *db,
                            gint64 program_id,
                            TdObjective objective,
                            TdDate today,
                            GError **error)
{
  TdCandidates *candidates = td_candidates_load (db, program_id, 0, today, error);

  return candidates ? what_if_new (candidates, objective, td_database_get_cancellable (db), error)
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
change_places (TdWhatIf *self, const TdWhatIfChange *change, int *places, GError **error)
{
  for (guint i = 0; i < change->n_places; i++)
    {
      int mentor = find_person (self->candidates->mentors, change->places[i].mentor_id, error);
      const TdParticipant *who;

      if (mentor < 0)
        return FALSE;
      who = self->candidates->mentors->pdata[mentor];
      places[mentor] = MAX (change->places[i].places - (who->places - who->places_left), 0);
    }
  return TRUE;
}

static gboolean
force_pair (TdWhatIf *self, const TdWhatIfChange *change, TdCandidateGraph *graph, GError **error)
{
  int mentee, mentor;

  if (change->forced_mentee == 0)
    return TRUE;
  mentee = find_person (self->candidates->mentees, change->forced_mentee, error);
  mentor = mentee < 0 ? -1 : find_person (self->candidates->mentors, change->forced_mentor, error);
  if (mentor < 0)
    return FALSE;
  graph->locked[mentee] = mentor;
  graph->kept[mentee] =
      td_candidates_score (self->candidates, (guint) mentee, (guint) mentor, NULL, NULL);
  return TRUE;
}

TdSolution *
td_what_if_solve (TdWhatIf *self,
                  const TdWhatIfChange *change,
                  TdWhatIfResult *result,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (TdCandidates) candidates = change_rules (self, change, error);
  g_autoptr (TdCandidateGraph) graph = NULL;
  g_autoptr (TdSolution) solution = NULL;

  if (candidates)
    graph = td_candidates_make_graph (candidates, NULL, cancellable, error);
  if (graph == NULL || !change_places (self, change, graph->places, error) ||
      !force_pair (self, change, graph, error))
    return NULL;
  solution = solve_graph (&graph->problem, self->objective, cancellable, error);
  if (solution == NULL)
    return NULL;
  *result = (TdWhatIfResult){ .mentees = (int) solution->n_mentees,
                              .matched = (int) solution->matched,
                              .matched_change = (int) solution->matched - (int) self->base->matched,
                              .total = solution->total,
                              .total_change = solution->total - self->base->total,
                              .worst = solution->worst };
  for (guint i = 0; i < solution->n_mentees; i++)
    {
      int before = self->base->mentor[i];
      int after = solution->mentor[i];

      result->pairs_changed += before != after;
      result->gained += before < 0 && after >= 0;
      result->lost += before >= 0 && after < 0;
      if (before >= 0)
        result->drafted += td_candidates_score (candidates, i, (guint) before, NULL, NULL);
    }
  return g_steal_pointer (&solution);
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
