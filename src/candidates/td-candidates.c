/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-candidates.h"

void
td_candidates_free (TdCandidates *candidates)
{
  if (candidates == NULL)
    return;
  g_ptr_array_unref (candidates->mentees);
  g_ptr_array_unref (candidates->mentors);
  for (guint i = 0; i < candidates->n_weights; i++)
    g_free (candidates->weights[i].name);
  g_free (candidates->weights);
  g_free (candidates);
}

GHashTable *
td_candidates_index (GPtrArray *participants)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  /* Plus 1, as NULL is nobody. */
  for (guint i = 0; i < participants->len; i++)
    g_hash_table_insert (index, &((TdParticipant *) participants->pdata[i])->employee_id,
                         GUINT_TO_POINTER (i + 1));
  return index;
}

int
td_candidates_look_up (GHashTable *index, gint64 employee_id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (index, &employee_id)) - 1;
}

int
td_candidates_find (GPtrArray *participants, gint64 employee_id)
{
  for (guint i = 0; i < participants->len; i++)
    if (((TdParticipant *) participants->pdata[i])->employee_id == employee_id)
      return (int) i;
  return -1;
}

TdMatch
td_candidates_match (const TdCandidates *candidates, guint mentee, guint mentor)
{
  return (TdMatch){
    .mentor = candidates->mentors->pdata[mentor],
    .mentee = candidates->mentees->pdata[mentee],
    .today = candidates->today,
    .chain_levels = candidates->chain_levels,
    .grade_from = candidates->grade_from,
    .grade_to = candidates->grade_to,
    .lowest_percent = candidates->lowest_percent,
    .largest = candidates->largest,
  };
}

gboolean
td_candidates_is_self (const TdCandidates *candidates, guint mentee, guint mentor)
{
  const TdParticipant *a = candidates->mentees->pdata[mentee];
  const TdParticipant *b = candidates->mentors->pdata[mentor];

  return a->employee_id == b->employee_id;
}

int
td_candidates_score (const TdCandidates *candidates,
                     guint mentee,
                     guint mentor,
                     int *points,
                     guint *blocked)
{
  TdMatch match = td_candidates_match (candidates, mentee, mentor);

  for (guint i = 0; i < candidates->n_weights; i++)
    {
      const TdWeight *weight = &candidates->weights[i];
      int share = weight->known ? weight->known->share (&match)
                                : td_criterion_field_share (&match, weight->field, weight->mode);

      if (points)
        points[i] = weight->weight * share;
      match.score += weight->weight * share;
    }
  if (blocked)
    *blocked = td_hard_rules_check (&match, candidates->rules);
  return match.score;
}

void
td_candidate_graph_free (TdCandidateGraph *graph)
{
  if (graph == NULL)
    return;
  g_free (graph->places);
  g_free (graph->first);
  g_free (graph->mentor);
  g_free (graph->score);
  g_free (graph->locked);
  g_free (graph->kept);
  g_free (graph);
}

static gboolean
is_eligible (guint blocked)
{
  /* Without a place left a mentor is eligible still: the solver counts the places. */
  return (blocked & ~(1u << TD_HARD_RULE_CAPACITY)) == 0;
}

/* The eligible pairs of one mentee; a locked one is the only one. */
static void
add_mentee (const TdCandidates *candidates,
            guint mentee,
            GArray *mentors,
            GArray *scores,
            TdCandidateGraph *graph)
{
  const TdParticipant *who = candidates->mentees->pdata[mentee];

  graph->locked[mentee] = -1;
  for (guint j = 0; j < candidates->mentors->len; j++)
    {
      const TdParticipant *mentor = candidates->mentors->pdata[j];
      guint blocked;
      gint64 score;

      if (td_candidates_is_self (candidates, mentee, j))
        continue;
      score = td_candidates_score (candidates, mentee, j, NULL, &blocked);
      if (graph->locked[mentee] < 0 &&
          (td_participant_get_relation (who, mentor->employee_id) & TD_RELATION_LOCKED))
        {
          graph->locked[mentee] = (int) j;
          graph->kept[mentee] = score;
        }
      if (!is_eligible (blocked))
        continue;
      g_array_append_val (mentors, j);
      g_array_append_val (scores, score);
    }
}

TdCandidateGraph *
td_candidates_make_graph (const TdCandidates *candidates,
                          TdProgress *progress,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (TdCandidateGraph) graph = g_new0 (TdCandidateGraph, 1);
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = candidates->mentees->len;
  guint m = candidates->mentors->len;

  graph->places = g_new (int, m);
  graph->first = g_new0 (gsize, n + 1);
  graph->locked = g_new (int, n);
  graph->kept = g_new0 (gint64, n);
  for (guint j = 0; j < m; j++)
    graph->places[j] = ((TdParticipant *) candidates->mentors->pdata[j])->places_left;
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      td_progress_set (progress, (double) i / n, NULL);
      add_mentee (candidates, i, mentors, scores, graph);
      graph->first[i + 1] = mentors->len;
    }
  graph->mentor = (guint *) g_array_free (g_steal_pointer (&mentors), FALSE);
  graph->score = (gint64 *) g_array_free (g_steal_pointer (&scores), FALSE);
  graph->problem = (TdSolverProblem){
    n, m, graph->places, graph->first, graph->mentor, graph->score, graph->locked, graph->kept
  };
  return g_steal_pointer (&graph);
}

void
td_candidates_count_blocked (const TdCandidates *candidates, guint mentee, int *counts)
{
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    counts[i] = 0;
  for (guint j = 0; j < candidates->mentors->len; j++)
    {
      guint blocked;

      if (td_candidates_is_self (candidates, mentee, j))
        continue;
      td_candidates_score (candidates, mentee, j, NULL, &blocked);
      if (blocked == 0)
        blocked = 1u << TD_HARD_RULE_CAPACITY;
      for (guint i = 0; i < TD_N_HARD_RULES; i++)
        counts[i] += (blocked >> i) & 1;
    }
}
