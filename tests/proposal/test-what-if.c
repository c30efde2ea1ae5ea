/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-what-if.h"

#include "base/td-error.h"
#include "candidates/crowd.h"
#include "candidates/office.h"
#include "candidates/td-candidates-rules.h"
#include "proposal/td-what-if-graph.h"
#include "td-bench-cohort.h"

void test_what_if_add (void);

static TdWhatIf *
what_if_new (TdCandidates *candidates, TdObjective objective)
{
  g_autoptr (GError) error = NULL;
  TdWhatIf *self = td_what_if_new_for_candidates (candidates, objective, NULL, &error);

  g_assert_no_error (error);
  return self;
}

static TdWhatIfResult
evaluate (TdWhatIf *self, const TdWhatIfChange *change)
{
  g_autoptr (GError) error = NULL;
  TdWhatIfResult result;

  td_what_if_evaluate (self, change, &result, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* Solves candidates from the start, without the cohort and its repair; a mentee may be locked. */
static TdSolution *
solve_afresh (const TdCandidates *candidates, TdObjective objective, int mentee, int mentor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCandidateGraph) graph = td_candidates_make_graph (candidates, NULL, NULL, &error);
  TdSolution *solution;

  if (mentee >= 0)
    {
      graph->locked[mentee] = mentor;
      graph->kept[mentee] =
          td_candidates_score (candidates, (guint) mentee, (guint) mentor, NULL, NULL);
    }
  solution = td_solver_solve (&graph->problem, objective, NULL, NULL, &error);
  g_assert_no_error (error);
  return solution;
}

static void
assert_same (const TdWhatIfResult *result, const TdSolution *solution)
{
  g_assert_cmpint (result->matched, ==, (int) solution->matched);
  g_assert_cmpint (result->total, ==, solution->total);
  g_assert_cmpint (result->worst, ==, solution->worst);
}

static gboolean
is_locked (const TdCandidates *candidates, guint mentee)
{
  const TdParticipant *who = candidates->mentees->pdata[mentee];

  for (guint j = 0; j < candidates->mentors->len; j++)
    if (td_participant_get_relation (
            who, ((TdParticipant *) candidates->mentors->pdata[j])->employee_id) &
        TD_RELATION_LOCKED)
      return TRUE;
  return FALSE;
}

/* Forces one pair: what it costs is what solving afresh says, and never less than its reduced cost,
 * which is proven before anything is solved. FALSE where the pair is not to be tried. */
static gboolean
query (TdWhatIf *self, TdObjective objective, guint mentee, guint mentor)
{
  const TdCandidates *candidates = td_what_if_get_candidates (self);
  const TdSolution *base = td_what_if_get_solution (self);
  const TdParticipant *hers = candidates->mentees->pdata[mentee];
  const TdParticipant *his = candidates->mentors->pdata[mentor];
  TdWhatIfChange change = { .forced_mentee = hers->employee_id, .forced_mentor = his->employee_id };
  g_autoptr (TdSolution) afresh = NULL;
  TdWhatIfResult result;
  guint blocked;
  gint64 score = td_candidates_score (candidates, mentee, mentor, NULL, &blocked);
  gint64 least, cost;

  if (blocked || hers->employee_id == his->employee_id || is_locked (candidates, mentee))
    return FALSE;
  if (!td_what_if_evaluate (self, &change, &result, NULL, NULL))
    return FALSE;
  afresh = solve_afresh (candidates, objective, (int) mentee, (int) mentor);
  assert_same (&result, afresh);
  g_assert_cmpint (result.matched_change, ==, result.matched - (int) base->matched);
  g_assert_cmpint (result.gained - result.lost, ==, result.matched_change);
  if (objective == TD_OBJECTIVE_FAIR)
    return TRUE;
  least =
      base->mentee_price[mentee] + base->mentor_price[mentor] - base->bonus - base->scale * score;
  cost = -base->bonus * result.matched_change - base->scale * result.total_change;
  g_assert_cmpint (least, >=, 0);
  g_assert_cmpint (cost, >=, least);
  if (base->mentor[mentee] == (int) mentor)
    g_assert_cmpint (cost, ==, 0);
  return TRUE;
}

/* 1,100 of them, on cohorts of every kind. */
static void
test_queries (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint n = 0;

  for (guint round = 0; n < 1100; round++)
    {
      CrowdShape shape = { .n_mentees = (guint) g_rand_int_range (random, 2, 16),
                           .n_mentors = (guint) g_rand_int_range (random, 2, 10),
                           .most_places = 2,
                           .locked = round % 4 == 0 ? 0.2 : 0,
                           .everything = round % 3 == 0 };
      TdObjective objective = (TdObjective) (round % 3);
      g_autoptr (TdWhatIf) self = what_if_new (crowd_new (random, &shape), objective);

      for (guint i = 0; i < 12; i++)
        n += query (self, objective, (guint) g_rand_int_range (random, 0, (int) shape.n_mentees),
                    (guint) g_rand_int_range (random, 0, (int) shape.n_mentors));
    }
}

/* The same on a cohort that is short of places, and the state stays what it was. */
static void
test_short (void)
{
  TdCandidates *candidates = td_bench_cohort_new (60, 30, 0.8, 3);
  g_autoptr (TdWhatIf) self = what_if_new (candidates, TD_OBJECTIVE_TOTAL);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  TdWhatIfResult before = evaluate (self, &(TdWhatIfChange){ 0 });
  TdWhatIfResult after;

  g_assert_cmpint (before.matched_change, ==, 0);
  g_assert_cmpint (before.total_change, ==, 0);
  g_assert_cmpint (before.pairs_changed, ==, 0);
  g_assert_cmpint (before.drafted, ==, before.total);
  g_assert_cmpint (before.mentees, ==, 60);
  for (guint i = 0; i < 40; i++)
    query (self, TD_OBJECTIVE_TOTAL, (guint) g_rand_int_range (random, 0, 60),
           (guint) g_rand_int_range (random, 0, 30));
  after = evaluate (self, &(TdWhatIfChange){ 0 });
#define SAME(member) g_assert_cmpint (after.member, ==, before.member)
  SAME (mentees);
  SAME (matched);
  SAME (matched_change);
  SAME (total);
  SAME (total_change);
  SAME (drafted);
  SAME (worst);
  SAME (pairs_changed);
  SAME (gained);
  SAME (lost);
#undef SAME
}

/* Where only the nearest pairs are kept: prices fall far when a mentor loses all places or gains
 * many, and pairs that were left out must come back. */
static void
test_left_out (void)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      TdCandidates *candidates = td_bench_cohort_new (200, 130, 0.8 + 0.15 * seed, seed);
      g_autoptr (TdWhatIf) self = what_if_new (candidates, TD_OBJECTIVE_TOTAL);
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);

      for (guint i = 0; i < 25; i++)
        query (self, TD_OBJECTIVE_TOTAL, (guint) g_rand_int_range (random, 0, 200),
               (guint) g_rand_int_range (random, 0, 130));
      for (guint round = 0; round < 6; round++)
        {
          TdWhatIfPlaces places[60];
          int kept[130];
          TdWhatIfChange change = { .places = places, .n_places = 60 };
          g_autoptr (TdSolution) afresh = NULL;
          TdWhatIfResult result;

          for (guint j = 0; j < 60; j++)
            {
              TdParticipant *mentor = candidates->mentors->pdata[2 * j];
              int used = mentor->places - mentor->places_left;
              int left = round % 2 ? 4 : (int) (j % 2) * 3;

              kept[j] = mentor->places_left;
              places[j] = (TdWhatIfPlaces){ mentor->employee_id, used + left };
            }
          result = evaluate (self, &change);
          for (guint j = 0; j < 60; j++)
            {
              TdParticipant *mentor = candidates->mentors->pdata[2 * j];
              int used = mentor->places - mentor->places_left;

              mentor->places_left = places[j].places - used;
            }
          afresh = solve_afresh (candidates, TD_OBJECTIVE_TOTAL, -1, -1);
          for (guint j = 0; j < 60; j++)
            ((TdParticipant *) candidates->mentors->pdata[2 * j])->places_left = kept[j];
          assert_same (&result, afresh);
        }
    }
}

/* A rule less never loses a mentee, and is what solving afresh without it says. */
static void
test_rules (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      TdCandidates *candidates = td_bench_cohort_new (40, 16, 1.0, seed);
      g_autoptr (TdWhatIf) self = what_if_new (candidates, TD_OBJECTIVE_TOTAL);

      for (guint rule = 1; rule < TD_N_HARD_RULES; rule++)
        {
          TdWhatIfChange change = { .rules_off = 1u << rule };
          TdWhatIfResult result = evaluate (self, &change);
          g_autoptr (TdCandidates) without = td_candidates_copy (candidates);
          g_autoptr (TdSolution) afresh = NULL;

          without->rules &= ~(1u << rule);
          afresh = solve_afresh (without, TD_OBJECTIVE_TOTAL, -1, -1);
          assert_same (&result, afresh);
          g_assert_cmpint (result.matched_change, >=, 0);
          if (result.matched_change == 0)
            g_assert_cmpint (result.total_change, >=, 0);
          change = (TdWhatIfChange){ .rules_on = 1u << rule };
          result = evaluate (self, &change);
          g_assert_cmpint (result.pairs_changed, ==, 0);
        }
    }
}

static void
test_weights (void)
{
  TdCandidates *candidates = td_bench_cohort_new (40, 20, 1.1, 2);
  g_autoptr (TdWhatIf) self = what_if_new (candidates, TD_OBJECTIVE_TOTAL);
  g_autoptr (TdCandidates) other = td_candidates_copy (candidates);
  g_autoptr (TdSolution) afresh = NULL;
  g_autoptr (GError) error = NULL;
  const TdWhatIfWeight weights[] = { { "skills", 0 }, { "wishes", 100 }, { "hours", 70 } };
  const TdWhatIfWeight unknown[] = { { "field:Nothing", 10 } };
  TdWhatIfChange change = { .weights = weights, .n_weights = G_N_ELEMENTS (weights) };
  TdWhatIfResult result = evaluate (self, &change);

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    g_assert_true (td_candidates_set_weight (other, weights[i].name, weights[i].value));
  afresh = solve_afresh (other, TD_OBJECTIVE_TOTAL, -1, -1);
  assert_same (&result, afresh);
  g_assert_cmpint (result.pairs_changed, >, 0);
  /* By the new weights nothing is better than the new pairs. */
  g_assert_cmpint (result.drafted, <=, result.total);

  change = (TdWhatIfChange){ .weights = unknown, .n_weights = 1 };
  g_assert_false (td_what_if_evaluate (self, &change, &result, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* All rules at once, as the panel with the sliders has them. */
static void
test_whole_rules (void)
{
  TdCandidates *candidates = td_bench_cohort_new (30, 15, 1.0, 4);
  g_autoptr (TdWhatIf) self = what_if_new (candidates, TD_OBJECTIVE_TOTAL);
  g_autoptr (TdRules) rules = td_rules_new ();
  g_autoptr (TdCandidates) other = td_candidates_copy (candidates);
  g_autoptr (TdSolution) afresh = NULL;
  TdWhatIfChange change = { .rules = rules };
  TdWhatIfResult result;

  td_rules_set (rules, TD_CRITERION, "skills", 90);
  td_rules_set (rules, TD_RULE, "grade_gap", 1);
  td_rules_set (rules, TD_PARAMETER, "grade_to", 6);
  td_candidates_take_rules (other, rules);
  g_assert_cmpint (other->grade_to, ==, 6);
  result = evaluate (self, &change);
  afresh = solve_afresh (other, TD_OBJECTIVE_TOTAL, -1, -1);
  assert_same (&result, afresh);
}

static void
test_places (void)
{
  TdCandidates *candidates = td_bench_cohort_new (30, 10, 0.9, 7);
  g_autoptr (TdWhatIf) self = what_if_new (candidates, TD_OBJECTIVE_TOTAL);
  const TdSolution *base = td_what_if_get_solution (self);
  g_autoptr (GError) error = NULL;
  TdWhatIfPlaces places[1] = { 0 };
  TdWhatIfChange change = { .places = places, .n_places = 1 };
  TdWhatIfResult result;

  for (guint j = 0; j < candidates->mentors->len; j++)
    {
      TdParticipant *mentor = candidates->mentors->pdata[j];
      int kept = mentor->places_left;
      g_autoptr (TdSolution) afresh = NULL;

      places[0] = (TdWhatIfPlaces){ mentor->employee_id, mentor->places + 1 };
      result = evaluate (self, &change);
      mentor->places_left++;
      afresh = solve_afresh (candidates, TD_OBJECTIVE_TOTAL, -1, -1);
      mentor->places_left = kept;
      assert_same (&result, afresh);
      /* What the price of his places promised at most. */
      g_assert_cmpint (base->bonus * result.matched_change + result.total_change, <=,
                       base->mentor_price[j]);
    }
  places[0].places = 0;
  result = evaluate (self, &change);
  g_assert_cmpint (result.matched_change, <=, 0);
  places[0].mentor_id = 999999;
  g_assert_false (td_what_if_evaluate (self, &change, &result, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_removed (void)
{
  TdCandidates *candidates = td_bench_cohort_new (20, 10, 1.0, 9);
  g_autoptr (TdWhatIf) self = what_if_new (candidates, TD_OBJECTIVE_TOTAL);
  const TdSolution *base = td_what_if_get_solution (self);

  for (guint i = 0; i < 20; i++)
    {
      TdParticipant *mentee = candidates->mentees->pdata[i];
      TdWhatIfChange change = { .removed_mentee = mentee->employee_id };
      g_autoptr (TdSolution) solution = NULL;
      g_autoptr (GError) error = NULL;
      TdWhatIfResult result;

      if (base->mentor[i] < 0)
        continue;
      change.removed_mentor =
          ((TdParticipant *) candidates->mentors->pdata[base->mentor[i]])->employee_id;
      solution = td_what_if_solve (self, &change, &result, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (solution->mentor[i], !=, base->mentor[i]);
      g_assert_cmpint (result.matched_change, <=, 0);
      g_assert_true (result.matched_change < 0 || result.total_change <= 0);
    }
}

static gboolean
is_proven (TdCohort *cohort, const TdSolution *solution)
{
  g_autoptr (GError) error = NULL;
  gboolean proven = td_what_if_check (cohort, solution, NULL, &error);

  g_assert_true (proven || g_error_matches (error, TD_ERROR, TD_ERROR_CONFLICT));
  return proven;
}

/* The quick check finds each fault. */
static void
test_check (void)
{
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (60, 30, 0.9, 6);
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  g_autoptr (TdSolution) solution =
      td_cohort_solve (cohort, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL, NULL, NULL);
  guint with = 0, without = 0;
  int mentor;

  g_assert_true (is_proven (cohort, solution));
  while (solution->mentor[with] < 0)
    with++;
  while (solution->mentor[without] >= 0)
    without++;
  mentor = solution->mentor[with];

#define PLANT(place, value)                        \
  {                                                \
    gint64 kept = (gint64) (place);                \
    (place) = (value);                             \
    g_assert_false (is_proven (cohort, solution)); \
    *(&(place)) = (__typeof__ (place)) kept;       \
    g_assert_true (is_proven (cohort, solution));  \
  }
  PLANT (solution->mentee_price[with], kept + 1);
  PLANT (solution->mentee_price[with], kept - 1);
  PLANT (solution->mentee_price[with], -1);
  PLANT (solution->mentee_price[without], 1);
  PLANT (solution->mentor_price[mentor], kept + 1);
  PLANT (solution->mentor_price[mentor], kept - 1);
  PLANT (solution->mentor[with], -1);
  PLANT (solution->mentor[without], mentor);
  PLANT (solution->matched, solution->matched + 1);
  PLANT (solution->bonus, kept + 1);
#undef PLANT
  td_cohort_set_places (cohort, (guint) mentor, 0);
  g_assert_false (is_proven (cohort, solution));
  td_cohort_set_places (cohort, (guint) mentor, 30);
  g_assert_false (is_proven (cohort, solution));
}

static void
test_cancelled (void)
{
  g_autoptr (TdWhatIf) self =
      what_if_new (td_bench_cohort_new (30, 10, 0.9, 7), TD_OBJECTIVE_TOTAL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  TdWhatIfChange change = { .rules_off = 1u << 1 };
  TdWhatIfResult result;

  g_cancellable_cancel (cancellable);
  g_assert_false (td_what_if_evaluate (self, &change, &result, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  evaluate (self, &change);
}

/* Of a programme and of a draft: the same people, the same answers. */
static void
test_office (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  TdDate today = td_test_date (OFFICE_TODAY);
  gint64 id = td_proposal_make (file->db, &options, today, NULL, &error);
  g_autoptr (TdProposal) proposal = td_proposal_load (file->db, id, &error);
  g_autoptr (TdWhatIf) program =
      td_what_if_new_for_program (file->db, 1, TD_OBJECTIVE_TOTAL, today, &error);
  TdWhatIfPlaces places[] = { { office_id (file->db, "06"), 0 } };
  TdWhatIfChange change = { .places = places, .n_places = 1 };
  TdWhatIfResult result, other;

  g_assert_true (td_what_if (file->db, id, &change, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result.matched, ==, 5);
  g_assert_cmpint (result.matched_change, ==, -2);
  g_assert_cmpint (result.lost, ==, 2);
  g_assert_cmpint (result.total - result.total_change, ==, proposal->total);
  other = evaluate (program, &change);
  g_assert_cmpint (other.total, ==, result.total);
  g_assert_false (td_what_if (file->db, 77, &change, &result, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* Pairs that were released from it count as its own still. */
static void
test_released (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  gint64 id = td_proposal_make (file->db, &options, td_test_date (OFFICE_TODAY), NULL, &error);
  g_autoptr (TdProposal) proposal = td_proposal_load (file->db, id, &error);
  TdWhatIfResult result;

  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, proposed_on) "
               "SELECT id, id, 1, mentor_id, mentee_id, '2026-03-01' FROM proposal_row");
  td_test_run (file->db, "UPDATE proposal_row SET pair_id = id");
  g_assert_true (td_what_if (file->db, id, &(TdWhatIfChange){ 0 }, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result.mentees, ==, 7);
  g_assert_cmpint (result.matched, ==, 7);
  g_assert_cmpint (result.total, ==, proposal->total);
  g_assert_cmpint (result.pairs_changed, ==, 0);
}

void
test_what_if_add (void)
{
  g_test_add_func ("/pairing/what-if/queries", test_queries);
  g_test_add_func ("/pairing/what-if/short", test_short);
  g_test_add_func ("/pairing/what-if/left-out", test_left_out);
  g_test_add_func ("/pairing/what-if/rules", test_rules);
  g_test_add_func ("/pairing/what-if/weights", test_weights);
  g_test_add_func ("/pairing/what-if/whole-rules", test_whole_rules);
  g_test_add_func ("/pairing/what-if/places", test_places);
  g_test_add_func ("/pairing/what-if/removed", test_removed);
  g_test_add_func ("/pairing/what-if/check", test_check);
  g_test_add_func ("/pairing/what-if/cancelled", test_cancelled);
  g_test_add ("/pairing/what-if/office", TdTestFile, NULL, office_setup, test_office,
              td_test_file_teardown);
  g_test_add ("/pairing/what-if/released", TdTestFile, NULL, office_setup, test_released,
              td_test_file_teardown);
}
