/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-sheet-plan.h"

#include "base/td-error.h"
#include "solver/td-certificate.h"

#include <glib/gi18n-lib.h>

static void
plan_clear (TdSheetPlan *plan)
{
  g_clear_pointer (&plan->mentees, g_hash_table_unref);
  g_clear_pointer (&plan->mentors, g_hash_table_unref);
  g_clear_pointer (&plan->remarks, g_ptr_array_unref);
  g_clear_pointer (&plan->edges, g_array_unref);
  g_clear_pointer (&plan->candidates, td_candidates_free);
  g_clear_pointer (&plan->solution, td_solution_free);
  g_free (plan->listed);
  g_free (plan->offered);
  g_free (plan->counts);
  g_free (plan->places);
  g_free (plan->first);
  g_free (plan->mentor);
  g_free (plan->score);
  g_free (plan->locked);
  g_free (plan->kept);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSheetPlan, plan_clear)

static gboolean
prepare (TdDatabase *db, TdSheetPlan *plan, TdDate today, GError **error)
{
  plan->candidates = td_candidates_load (db, plan->sheet->program_id, 0, today, error);
  if (plan->candidates == NULL)
    return FALSE;
  plan->mentees = td_candidates_index (plan->candidates->mentees);
  plan->mentors = td_candidates_index (plan->candidates->mentors);
  plan->remarks = g_ptr_array_new_with_free_func (g_free);
  plan->edges = g_array_new (FALSE, FALSE, sizeof (TdSheetEdge));
  plan->listed = g_new0 (gboolean, plan->candidates->mentees->len + 1);
  plan->offered = g_new0 (gboolean, plan->candidates->mentors->len + 1);
  plan->counts = g_malloc0_n (plan->candidates->mentees->len + 1, sizeof *plan->counts);
  return TRUE;
}

/* --- Pairs --- */

/* The rules that forbid a pair, but for places and points: those are the sheet's. */
static guint
find_blocked (const TdCandidates *candidates, guint mentee, guint mentor)
{
  guint blocked = 0;

  td_candidates_score (candidates, mentee, mentor, NULL, &blocked);
  return blocked & ~td_proposal_sheet_own_points () & ~(1u << TD_HARD_RULE_CAPACITY);
}

static char *
take_edge (TdSheetPlan *plan, TdSheetPair *pair, guint mentee, guint mentor)
{
  TdSheetEdge edge = { mentee, mentor, pair->score, 0 };
  TdMatch match = td_candidates_match (plan->candidates, mentee, mentor);

  if (td_candidates_is_self (plan->candidates, mentee, mentor))
    return g_strdup (_ ("one and the same person"));
  edge.blocked = find_blocked (plan->candidates, mentee, mentor);
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    plan->counts[mentee][i] += (edge.blocked >> i) & 1;
  if (edge.blocked && !plan->sheet->ignore_rules)
    return td_hard_rules_dup_text (&match, edge.blocked);
  if (edge.blocked == 0)
    plan->counts[mentee][TD_HARD_RULE_CAPACITY]++;
  pair->dropped = FALSE;
  plan->offered[mentor] = TRUE;
  g_array_append_val (plan->edges, edge);
  return td_hard_rules_dup_text (&match, edge.blocked);
}

static char *
take_pair (TdSheetPlan *plan, TdSheetPair *pair)
{
  int mentee = td_candidates_look_up (plan->mentees, pair->mentee_id);
  int mentor = td_candidates_look_up (plan->mentors, pair->mentor_id);

  if (mentee >= 0)
    plan->listed[mentee] = TRUE;
  pair->dropped = TRUE;
  if (mentee < 0)
    return g_strdup (_ ("the mentee does not wait for a mentor"));
  if (mentor < 0)
    return g_strdup (_ ("the mentor is not ready"));
  return take_edge (plan, pair, (guint) mentee, (guint) mentor);
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const TdSheetEdge *first = a;
  const TdSheetEdge *second = b;

  if (first->mentee != second->mentee)
    return first->mentee < second->mentee ? -1 : 1;
  return (first->mentor > second->mentor) - (first->mentor < second->mentor);
}

static gboolean
take_pairs (TdSheetPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->sheet->pairs->len; i++)
    {
      TdSheetPair *pair = &g_array_index (plan->sheet->pairs, TdSheetPair, i);

      g_return_val_if_fail (ABS (pair->score) <= TD_SHEET_MOST, FALSE);
      g_ptr_array_add (plan->remarks, take_pair (plan, pair));
    }
  if (plan->edges->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT,
                           _ ("No row of the sheet is a pair that can be made: its mentees must "
                              "wait, its mentors be ready, and no rule may forbid them."));
      return FALSE;
    }
  g_array_sort (plan->edges, compare_edges);
  return TRUE;
}

/* --- Solving --- */

static int
find_places (const TdSheetPlan *plan, guint mentor)
{
  const TdParticipant *who = plan->candidates->mentors->pdata[mentor];
  GArray *places = plan->sheet->places;

  for (guint i = 0; places && i < places->len; i++)
    if (g_array_index (places, TdSheetPlaces, i).mentor_id == who->employee_id)
      return MIN (g_array_index (places, TdSheetPlaces, i).places, who->places_left);
  return who->places_left;
}

/* A pair that the coordinator settled is kept if the sheet has it. */
static void
take_lock (TdSheetPlan *plan, const TdSheetEdge *edge)
{
  const TdParticipant *mentee = plan->candidates->mentees->pdata[edge->mentee];
  const TdParticipant *mentor = plan->candidates->mentors->pdata[edge->mentor];

  if (plan->locked[edge->mentee] >= 0 ||
      !(td_participant_get_relation (mentee, mentor->employee_id) & TD_RELATION_LOCKED))
    return;
  plan->locked[edge->mentee] = (int) edge->mentor;
  plan->kept[edge->mentee] = edge->score;
}

static void
make_problem (TdSheetPlan *plan)
{
  guint n = plan->candidates->mentees->len;
  guint m = plan->candidates->mentors->len;

  plan->places = g_new0 (int, m + 1);
  plan->first = g_new0 (gsize, (gsize) n + 1);
  plan->mentor = g_new0 (guint, plan->edges->len);
  plan->score = g_new0 (gint64, plan->edges->len);
  plan->locked = g_new (int, n + 1);
  plan->kept = g_new0 (gint64, n + 1);
  for (guint i = 0; i < n; i++)
    plan->locked[i] = -1;
  for (guint j = 0; j < m; j++)
    plan->places[j] = plan->offered[j] ? find_places (plan, j) : 0;
  for (guint e = 0; e < plan->edges->len; e++)
    {
      const TdSheetEdge *edge = &g_array_index (plan->edges, TdSheetEdge, e);

      plan->mentor[e] = edge->mentor;
      plan->score[e] = edge->score;
      plan->first[edge->mentee + 1] = e + 1;
      take_lock (plan, edge);
    }
  for (guint i = 0; i < n; i++)
    plan->first[i + 1] = MAX (plan->first[i + 1], plan->first[i]);
  plan->problem = (TdSolverProblem){
    n, m, plan->places, plan->first, plan->mentor, plan->score, plan->locked, plan->kept
  };
}

static gboolean
solve (TdDatabase *db, TdSheetPlan *plan, TdProgress *progress, GError **error)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  TdObjective objective = plan->sheet->objective;

  make_problem (plan);
  td_progress_set (progress, 0, _ ("Looking for the best pairs"));
  plan->solution = td_solver_solve (&plan->problem, objective, progress,
                                    td_database_get_cancellable (db), error);
  if (plan->solution == NULL ||
      !td_certificate_check (&plan->problem, objective, plan->solution, error))
    return FALSE;
  plan->seconds = g_timer_elapsed (timer, NULL);
  return TRUE;
}

gint64
td_proposal_make_from_sheet (TdDatabase *db,
                             const TdProposalSheet *sheet,
                             TdDate today,
                             GPtrArray **remarks,
                             TdProgress *progress,
                             GError **error)
{
  g_auto (TdSheetPlan) plan = { .sheet = sheet };
  gint64 id;

  if (!prepare (db, &plan, today, error) || !take_pairs (&plan, error) ||
      !solve (db, &plan, progress, error))
    return 0;
  td_progress_set (progress, 1, _ ("Storing the proposal"));
  id = td_sheet_plan_store (db, &plan, error);
  if (id && remarks)
    *remarks = g_steal_pointer (&plan.remarks);
  return id;
}
