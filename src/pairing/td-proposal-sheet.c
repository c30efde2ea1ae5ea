/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-proposal-sheet.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "pairing/td-certificate.h"
#include "pairing/td-points.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* A pair of the sheet whose people are found. */
typedef struct
{
  guint mentee; /* in the candidates */
  guint mentor;
  gint64 score;
  guint blocked; /* rules */
} Edge;

/* A draft from a sheet before it is stored. People are those of the candidates; who is not in the
 * sheet has no pair, and no row. */
typedef struct
{
  const TdProposalSheet *sheet;
  TdCandidates *candidates;
  GHashTable *mentees; /* gint64 to the place in candidates, plus 1 */
  GHashTable *mentors;
  GPtrArray *remarks;             /* of char *, (nullable) entries */
  GArray *edges;                  /* of Edge, sorted: those that may be */
  gboolean *listed;               /* mentees who are in the sheet */
  gboolean *offered;              /* mentors who are */
  int (*counts)[TD_N_HARD_RULES]; /* per mentee: mentors that a rule dropped, or were free */
  int *places;
  gsize *first;
  guint *mentor;
  gint64 *score;
  int *locked;
  gint64 *kept;
  TdSolverProblem problem;
  TdSolution *solution;
  double seconds;
} Plan;

static void
plan_clear (Plan *plan)
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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static GHashTable *
index_people (GPtrArray *people)
{
  GHashTable *table = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < people->len; i++)
    g_hash_table_insert (table, &((TdParticipant *) people->pdata[i])->employee_id,
                         GUINT_TO_POINTER (i + 1));
  return table;
}

static int
look_up (GHashTable *table, gint64 id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (table, &id)) - 1;
}

static gboolean
prepare (TdDatabase *db, Plan *plan, TdDate today, GError **error)
{
  plan->candidates = td_candidates_load (db, plan->sheet->program_id, 0, today, error);
  if (plan->candidates == NULL)
    return FALSE;
  plan->mentees = index_people (plan->candidates->mentees);
  plan->mentors = index_people (plan->candidates->mentors);
  plan->remarks = g_ptr_array_new_with_free_func (g_free);
  plan->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
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
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (i == TD_HARD_RULE_CAPACITY || strcmp (td_hard_rules[i].name, "lowest_score") == 0)
      blocked &= ~(1u << i);
  return blocked;
}

static char *
take_edge (Plan *plan, TdSheetPair *pair, guint mentee, guint mentor)
{
  Edge edge = { mentee, mentor, pair->score, 0 };
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
take_pair (Plan *plan, TdSheetPair *pair)
{
  int mentee = look_up (plan->mentees, pair->mentee_id);
  int mentor = look_up (plan->mentors, pair->mentor_id);

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
  const Edge *first = a;
  const Edge *second = b;

  if (first->mentee != second->mentee)
    return first->mentee < second->mentee ? -1 : 1;
  return (first->mentor > second->mentor) - (first->mentor < second->mentor);
}

static gboolean
take_pairs (Plan *plan, GError **error)
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
find_places (const Plan *plan, guint mentor)
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
take_lock (Plan *plan, const Edge *edge)
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
make_problem (Plan *plan)
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
      const Edge *edge = &g_array_index (plan->edges, Edge, e);

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
solve (TdDatabase *db, Plan *plan, TdProgress *progress, GError **error)
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

/* --- Storing --- */

/* {"sheet":"scores.csv","minimise":false,"ignore_rules":false} */
static char *
dup_rules (const TdProposalSheet *sheet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sheet");
  json_builder_add_string_value (builder, sheet->name);
  json_builder_set_member_name (builder, "minimise");
  json_builder_add_boolean_value (builder, sheet->minimise);
  json_builder_set_member_name (builder, "ignore_rules");
  json_builder_add_boolean_value (builder, sheet->ignore_rules);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

typedef struct
{
  gint64 mentees;
  gint64 mentors;
  gint64 places;
  gint64 largest;
} Counts;

static Counts
count (const Plan *plan)
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
store_head (TdDatabase *db, const Plan *plan, GError **error)
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

static const Edge *
find_chosen (const Plan *plan, guint mentee)
{
  for (gsize e = plan->first[mentee]; e < plan->first[mentee + 1]; e++)
    if ((int) plan->mentor[e] == plan->solution->mentor[mentee])
      return &g_array_index (plan->edges, Edge, e);
  return NULL;
}

/* A mentee without: what blocked her; one with a pair that a rule forbids: that rule. */
static char *
dup_blocked (const Plan *plan, guint mentee, const Edge *chosen)
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
store_row (TdDatabase *db, const Plan *plan, gint64 proposal_id, guint mentee, GError **error)
{
  const TdParticipant *who = plan->candidates->mentees->pdata[mentee];
  const Edge *chosen = find_chosen (plan, mentee);
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
store_mentors (TdDatabase *db, const Plan *plan, gint64 proposal_id, GError **error)
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
store_scores (TdDatabase *db, const Plan *plan, gint64 proposal_id, GError **error)
{
  for (guint e = 0; e < plan->edges->len; e++)
    {
      const Edge *edge = &g_array_index (plan->edges, Edge, e);
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

static gint64
store (TdDatabase *db, const Plan *plan, GError **error)
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

gint64
td_proposal_make_from_sheet (TdDatabase *db,
                             const TdProposalSheet *sheet,
                             TdDate today,
                             GPtrArray **remarks,
                             TdProgress *progress,
                             GError **error)
{
  g_auto (Plan) plan = { .sheet = sheet };
  gint64 id;

  if (!prepare (db, &plan, today, error) || !take_pairs (&plan, error) ||
      !solve (db, &plan, progress, error))
    return 0;
  td_progress_set (progress, 1, _ ("Storing the proposal"));
  id = store (db, &plan, error);
  if (id && remarks)
    *remarks = g_steal_pointer (&plan.remarks);
  return id;
}

/* --- A changed row --- */

static gboolean
ignores_rules (const TdProposal *proposal)
{
  g_autoptr (JsonNode) root = json_from_string (proposal->rules, NULL);

  return root && JSON_NODE_HOLDS_OBJECT (root) &&
         json_object_get_boolean_member_with_default (json_node_get_object (root), "ignore_rules",
                                                      FALSE);
}

gboolean
td_proposal_sheet_judge (TdDatabase *db,
                         const TdProposal *proposal,
                         gint64 mentee_id,
                         gint64 mentor_id,
                         TdJudgement *judgement,
                         GError **error)
{
  gint64 score = G_MININT64;

  if (!td_database_query_int (db, &score, error,
                              "SELECT score FROM proposal_score WHERE proposal_id = $1 "
                              "AND mentee_id = $2 AND mentor_id = $3",
                              "iii", proposal->id, mentee_id, mentor_id))
    return FALSE;
  g_clear_pointer (&judgement->criteria, g_free);
  judgement->score = score == G_MININT64 ? 0 : (int) score;
  if (ignores_rules (proposal))
    g_clear_pointer (&judgement->refused, g_free);
  if (score == G_MININT64 && judgement->refused == NULL)
    judgement->refused = g_strdup (_ ("the sheet has no score for these two"));
  return TRUE;
}
