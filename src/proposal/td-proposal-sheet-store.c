/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-sheet-plan.h"

#include "base/td-json.h"
#include "candidates/td-points.h"
#include "db/td-change.h"
#include "program/td-program.h"

#include <json-glib/json-glib.h>

/* {"sheet":"scores.csv","minimise":false,"ignore_rules":false} */
static char *
dup_rules (const TdProposalSheet *sheet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sheet");
  json_builder_add_string_value (builder, sheet->name);
  json_builder_set_member_name (builder, "minimise");
  json_builder_add_boolean_value (builder, sheet->minimise);
  json_builder_set_member_name (builder, "ignore_rules");
  json_builder_add_boolean_value (builder, sheet->ignore_rules);
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

typedef struct
{
  gint64 mentees;
  gint64 mentors;
  gint64 places;
  gint64 largest;
} Counts;

static Counts
count (const TdSheetPlan *plan)
{
  Counts counts = { 0 };

  for (guint i = 0; i < plan->problem.n_mentees; i++)
    counts.mentees += plan->listed[i];
  for (guint j = 0; j < plan->problem.n_mentors; j++)
    counts.mentors += plan->offered[j];
  for (guint j = 0; j < plan->problem.n_mentors; j++)
    counts.places += plan->places[j];
  for (guint e = 0; e < plan->edges->len; e++)
    counts.largest = MAX (counts.largest, plan->score[e]);
  return counts;
}

static gint64
store_head (TdDatabase *db, const TdSheetPlan *plan, GError **error)
{
  const TdSolution *solution = plan->solution;
  g_autofree char *rules = dup_rules (plan->sheet);
  g_autofree char *proof =
      g_strdup_printf ("{\"kind\":\"sheet\",\"matched\":%u,\"total\":%" G_GINT64_FORMAT
                       ",\"worst\":%" G_GINT64_FORMAT ",\"pairs\":%u}",
                       solution->matched, solution->total, solution->worst, plan->edges->len);
  Counts counts = count (plan);
  gint64 id = 0;

  if (!td_database_query_int (
          db, &id, error,
          "INSERT INTO proposal (program_id, made_on, objective, mentees, mentors, places, "
          "matched, best_matched, total, best_total, largest_score, optimal, seconds, rules, "
          "scope, bonus, scale, worst, proof, last_enrolment) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8, $9, 1, $10, $11, 'sheet', $12, $13, "
          "$14, $15, (SELECT max(id) FROM enrolment WHERE program_id = $1)) RETURNING id",
          "iDsiiiiiidsiiis", plan->sheet->program_id, plan->candidates->today,
          td_objective_to_text (plan->sheet->objective), counts.mentees, counts.mentors,
          counts.places, (gint64) solution->matched, solution->total, counts.largest, plan->seconds,
          rules, solution->bonus, solution->scale, solution->worst, proof))
    return 0;
  return id;
}

static const TdSheetEdge *
find_chosen (const TdSheetPlan *plan, guint mentee)
{
  for (gsize e = plan->first[mentee]; e < plan->first[mentee + 1]; e++)
    if ((int) plan->mentor[e] == plan->solution->mentor[mentee])
      return &g_array_index (plan->edges, TdSheetEdge, e);
  return NULL;
}

/* A mentee without: what blocked her; one with a pair that a rule forbids: that rule. */
static char *
dup_blocked (const TdSheetPlan *plan, guint mentee, const TdSheetEdge *chosen)
{
  int counts[TD_N_HARD_RULES] = { 0 };

  if (chosen == NULL)
    return td_points_blocked_to_json (plan->counts[mentee]);
  if (chosen->blocked == 0)
    return NULL;
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    counts[i] = (int) (chosen->blocked >> i) & 1;
  return td_points_blocked_to_json (counts);
}

static gboolean
store_row (TdDatabase *db,
           const TdSheetPlan *plan,
           gint64 proposal_id,
           guint mentee,
           GError **error)
{
  const TdParticipant *who = plan->candidates->mentees->pdata[mentee];
  const TdSheetEdge *chosen = find_chosen (plan, mentee);
  const TdParticipant *mentor = chosen ? plan->candidates->mentors->pdata[chosen->mentor] : NULL;
  g_autofree char *blocked = dup_blocked (plan, mentee, chosen);

  return td_database_execute (db, error,
                              "INSERT INTO proposal_row (proposal_id, mentee_id, mentor_id, score, "
                              "blocked, locked, proven_id, price) "
                              "VALUES ($1, $2, $3, $4, $5, $6, $3, $7)",
                              "iinisbi", proposal_id, who->employee_id,
                              mentor ? mentor->employee_id : 0, chosen ? chosen->score : 0, blocked,
                              plan->locked[mentee] >= 0, plan->solution->mentee_price[mentee]);
}

static gboolean
store_mentors (TdDatabase *db, const TdSheetPlan *plan, gint64 proposal_id, GError **error)
{
  g_autofree int *used = g_new0 (int, plan->problem.n_mentors + 1);

  for (guint i = 0; i < plan->problem.n_mentees; i++)
    if (plan->solution->mentor[i] >= 0)
      used[plan->solution->mentor[i]]++;
  for (guint j = 0; j < plan->problem.n_mentors; j++)
    if (plan->offered[j] &&
        !td_database_execute (
            db, error,
            "INSERT INTO proposal_mentor (proposal_id, mentor_id, places, used, price) "
            "VALUES ($1, $2, $3, $4, $5)",
            "iiiii", proposal_id,
            ((TdParticipant *) plan->candidates->mentors->pdata[j])->employee_id,
            (gint64) plan->places[j], (gint64) used[j], plan->solution->mentor_price[j]))
      return FALSE;
  return TRUE;
}

static gboolean
store_scores (TdDatabase *db, const TdSheetPlan *plan, gint64 proposal_id, GError **error)
{
  for (guint e = 0; e < plan->edges->len; e++)
    {
      const TdSheetEdge *edge = &g_array_index (plan->edges, TdSheetEdge, e);
      const TdParticipant *mentee = plan->candidates->mentees->pdata[edge->mentee];
      const TdParticipant *mentor = plan->candidates->mentors->pdata[edge->mentor];

      if (!td_database_execute (db, error,
                                "INSERT INTO proposal_score (proposal_id, mentee_id, mentor_id, "
                                "score) VALUES ($1, $2, $3, $4)",
                                "iiii", proposal_id, mentee->employee_id, mentor->employee_id,
                                edge->score))
        return FALSE;
    }
  return TRUE;
}

gint64
td_sheet_plan_store (TdDatabase *db, const TdSheetPlan *plan, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.propose", error);
  g_autoptr (TdProgram) program =
      change ? td_program_load (db, plan->sheet->program_id, error) : NULL;
  gint64 id = program ? store_head (db, plan, error) : 0;

  if (id == 0)
    return 0;
  for (guint i = 0; i < plan->problem.n_mentees; i++)
    if (plan->listed[i] && !store_row (db, plan, id, i, error))
      return 0;
  if (!store_mentors (db, plan, id, error) || !store_scores (db, plan, id, error))
    return 0;
  if (plan->sheet->replaces &&
      !td_database_execute (db, error,
                            "UPDATE proposal SET state = 'discarded' WHERE id = $1 "
                            "AND state = 'draft'",
                            "i", plan->sheet->replaces))
    return 0;
  td_change_describe (change, "%s", program->name);
  return td_change_commit (change, error) ? id : 0;
}
