/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What must be true of any cohort, on made-up ones. */

#include "solver/brute-force.h"
#include "cohort-file.h"
#include "candidates/td-cohort.h"
#include "proposal/td-proposal.h"
#include "proposal/td-shortlist.h"
#include "solver/instance.h"
#include "solver/td-certificate.h"
#include "td-bench-cohort.h"

#include <string.h>

void test_properties_add (void);

static TdSolution *
solve (const TdCandidates *candidates, TdObjective objective)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCandidateGraph) graph = td_candidates_make_graph (candidates, NULL, NULL, &error);
  TdSolution *solution = td_solver_solve (&graph->problem, objective, NULL, NULL, &error);

  g_assert_no_error (error);
  td_certificate_check (&graph->problem, objective, solution, &error);
  g_assert_no_error (error);
  return solution;
}

/* The same by the whole cohort, proved in its own way: as many, as much. */
static void
solve_cohort_too (const TdCandidates *candidates, TdObjective objective, const TdSolution *solution)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  g_autoptr (TdSolution) other =
      td_cohort_solve (cohort, objective, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  td_cohort_check (cohort, objective, other, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->matched, ==, solution->matched);
  g_assert_cmpint (other->total, ==, solution->total);
  g_assert_cmpint (other->worst, ==, solution->worst);
}

/* Some mentors without places, some pairs settled (eligible or not). */
static void
unsettle (TdCandidates *candidates, GRand *random)
{
  for (guint j = 0; j < candidates->mentors->len; j++)
    ((TdParticipant *) candidates->mentors->pdata[j])->places_left =
        g_rand_int_range (random, 0, 3);
  for (guint i = 0; i < candidates->mentees->len; i++)
    if (candidates->mentors->len > 0 && g_rand_double (random) < 0.2)
      {
        TdParticipant *mentor =
            candidates->mentors
                ->pdata[g_rand_int_range (random, 0, (int) candidates->mentors->len)];

        td_participant_add_relation (candidates->mentees->pdata[i], mentor->employee_id,
                                     TD_RELATION_LOCKED);
      }
}

/* Tiny cohorts, from people to pairs: nothing that could be tried is better. */
static void
test_brute_force (void)
{
  static const TdObjective objectives[] = { TD_OBJECTIVE_TOTAL, TD_OBJECTIVE_SCORE,
                                            TD_OBJECTIVE_FAIR };
  g_autoptr (GRand) random = g_rand_new_with_seed (77);

  for (guint32 round = 0; round < 1500; round++)
    {
      g_autoptr (TdCandidates) candidates =
          td_bench_cohort_new ((guint) g_rand_int_range (random, 0, 6),
                               (guint) g_rand_int_range (random, 0, 5), 1, round);
      TdObjective objective = objectives[round % 3];
      g_autoptr (TdCandidateGraph) graph = NULL;
      g_autoptr (TdCohort) cohort = NULL;
      g_autoptr (TdSolution) solution = NULL;
      g_autoptr (GError) error = NULL;

      unsettle (candidates, random);
      graph = td_candidates_make_graph (candidates, NULL, NULL, NULL);
      cohort = td_cohort_new (candidates);
      solution = td_cohort_solve (cohort, objective, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      td_cohort_check (cohort, objective, solution, NULL, &error);
      g_assert_no_error (error);
      brute_force_compare (&graph->problem, objective, solution);
    }
}

/* Every rule taken away: never a mentee fewer, and where as many, never a point less. */
static void
test_relaxing (void)
{
  static const double places[] = { 1.3, 1.0, 0.7 };
  guint gained = 0;

  for (guint32 seed = 1; seed <= 12; seed++)
    {
      g_autoptr (TdCandidates) candidates = td_bench_cohort_new (60, 30, places[seed % 3], seed);
      g_autoptr (TdSolution) strict = NULL;
      guint rules = candidates->rules;

      candidates->lowest_percent = 55; /* a rule that hurts */
      candidates->grade_from = 1;
      strict = solve (candidates, TD_OBJECTIVE_TOTAL);
      solve_cohort_too (candidates, TD_OBJECTIVE_TOTAL, strict);
      for (guint rule = 0; rule < TD_N_HARD_RULES; rule++)
        {
          g_autoptr (TdSolution) relaxed = NULL;

          candidates->rules = rules & ~(1u << rule);
          relaxed = solve (candidates, TD_OBJECTIVE_TOTAL);
          solve_cohort_too (candidates, TD_OBJECTIVE_TOTAL, relaxed);
          g_assert_cmpuint (relaxed->matched, >=, strict->matched);
          if (relaxed->matched == strict->matched)
            g_assert_cmpint (relaxed->total, >=, strict->total);
          gained += relaxed->matched > strict->matched;
        }
    }
  g_assert_cmpuint (gained, >, 0);
}

/* Of who was matched nobody need be lost: with those alone and without the rule, all are matched.
 */
static void
test_relaxing_keeps_people (void)
{
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (80, 30, 0.8, 4);
  g_autoptr (TdSolution) strict = NULL;
  guint rules = candidates->rules;

  candidates->lowest_percent = 50;
  strict = solve (candidates, TD_OBJECTIVE_TOTAL);
  for (guint i = 80; i > 0; i--)
    if (strict->mentor[i - 1] < 0)
      g_ptr_array_remove_index (candidates->mentees, i - 1);
  g_assert_cmpuint (candidates->mentees->len, ==, strict->matched);
  for (guint rule = 0; rule < TD_N_HARD_RULES; rule++)
    {
      g_autoptr (TdSolution) relaxed = NULL;

      candidates->rules = rules & ~(1u << rule);
      relaxed = solve (candidates, TD_OBJECTIVE_TOTAL);
      g_assert_cmpuint (relaxed->matched, ==, strict->matched);
      g_assert_cmpint (relaxed->total, >=, strict->total);
    }
}

/* One more place never loses anything and matches one more mentee at most. */
static void
test_place_more (void)
{
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (60, 25, 0.8, 2);
  g_autoptr (TdSolution) before = solve (candidates, TD_OBJECTIVE_TOTAL);

  for (guint j = 0; j < candidates->mentors->len; j++)
    {
      TdParticipant *mentor = candidates->mentors->pdata[j];
      g_autoptr (TdSolution) after = NULL;

      mentor->places_left++;
      after = solve (candidates, TD_OBJECTIVE_TOTAL);
      mentor->places_left--;
      g_assert_cmpuint (after->matched, >=, before->matched);
      g_assert_cmpuint (after->matched, <=, before->matched + 1);
      g_assert_cmpint (after->total, >=, before->total);
    }
}

typedef struct
{
  TdTestFile file;
  TdCandidates *made;
} Cohort;

static void
cohort_setup (Cohort *cohort, gconstpointer data)
{
  td_test_file_setup (&cohort->file, NULL);
  cohort->made = td_bench_cohort_new (60, 30, 0.9, GPOINTER_TO_UINT (data));
  cohort_file_fill (cohort->file.db, cohort->made, NULL);
}

static void
cohort_teardown (Cohort *cohort, gconstpointer data)
{
  td_test_file_teardown (&cohort->file, NULL);
  td_candidates_free (cohort->made);
}

static TdCandidates *
load (TdDatabase *db, TdDate today)
{
  g_autoptr (GError) error = NULL;
  TdCandidates *candidates = td_candidates_load (db, 1, 0, today, &error);

  g_assert_no_error (error);
  return candidates;
}

static gint64
propose (TdDatabase *db, const TdProposalOptions *options, TdDate today)
{
  g_autoptr (GError) error = NULL;
  gint64 id = td_proposal_make (db, options, today, NULL, &error);

  g_assert_no_error (error);
  return id;
}

/* Points and rules of every pair are those of the cohort that was written. */
static void
assert_same_scores (const TdCandidates *made, const TdCandidates *loaded)
{
  g_assert_cmpuint (loaded->mentees->len, ==, made->mentees->len);
  g_assert_cmpuint (loaded->mentors->len, ==, made->mentors->len);
  g_assert_cmpint (loaded->largest, ==, made->largest);
  for (guint i = 0; i < made->mentees->len; i++)
    for (guint j = 0; j < made->mentors->len; j++)
      {
        guint blocked, blocked_too;
        int score = td_candidates_score (made, i, j, NULL, &blocked);

        g_assert_cmpint (td_candidates_score (loaded, i, j, NULL, &blocked_too), ==, score);
        g_assert_cmpuint (blocked_too, ==, blocked);
      }
}

static void
test_loaded (Cohort *cohort, gconstpointer data)
{
  g_autoptr (TdCandidates) loaded = load (cohort->file.db, cohort->made->today);

  assert_same_scores (cohort->made, loaded);
}

/* People written in any order: the same scores, and the same pairs to the last one. */
static void
test_shuffled (Cohort *cohort, gconstpointer data)
{
  const TdProposalOptions options[] = {
    { .program_id = 1, .objective = TD_OBJECTIVE_TOTAL },
    { .program_id = 1, .objective = TD_OBJECTIVE_SCORE },
    { .program_id = 1, .objective = TD_OBJECTIVE_FAIR },
    { .program_id = 1, .stable = TRUE },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  char *expected[G_N_ELEMENTS (options)];

  for (gsize k = 0; k < G_N_ELEMENTS (options); k++)
    expected[k] = cohort_file_dup_pairs (cohort->file.db, propose (cohort->file.db, &options[k],
                                                                   cohort->made->today));
  for (int round = 0; round < 3; round++)
    {
      TdTestFile file = { 0 };
      g_autoptr (TdCandidates) loaded = NULL;

      td_test_file_setup (&file, NULL);
      cohort_file_fill (file.db, cohort->made, random);
      loaded = load (file.db, cohort->made->today);
      assert_same_scores (cohort->made, loaded);
      for (gsize k = 0; k < G_N_ELEMENTS (options); k++)
        {
          g_autofree char *pairs =
              cohort_file_dup_pairs (file.db, propose (file.db, &options[k], cohort->made->today));

          g_assert_cmpstr (pairs, ==, expected[k]);
        }
      td_test_file_teardown (&file, NULL);
    }
  for (gsize k = 0; k < G_N_ELEMENTS (options); k++)
    g_free (expected[k]);
}

#define COUNT(cohort, what) ((guint) td_test_count ((cohort)->file.db, what))

/* A rule switched off in the programme: never a mentee fewer in the proposal. */
static void
test_relaxing_stored (Cohort *cohort, gconstpointer data)
{
  TdDatabase *db = cohort->file.db;
  TdProposalOptions options = { .program_id = 1 };
  guint strict;

  td_test_run (db, "UPDATE program_rule SET value = 55 WHERE kind = 'parameter' "
                   "AND name = 'lowest_score'");
  propose (db, &options, cohort->made->today);
  strict = COUNT (cohort, "SELECT max(matched) FROM proposal");
  for (guint rule = 1; rule < TD_N_HARD_RULES; rule++)
    {
      g_autofree char *off =
          g_strdup_printf ("UPDATE program_rule SET value = 0 WHERE kind = 'rule' AND name = '%s'",
                           td_hard_rules[rule].name);

      td_test_run (db, "DELETE FROM proposal_row");
      td_test_run (db, "DELETE FROM proposal_mentor");
      td_test_run (db, "DELETE FROM proposal");
      td_test_run (db, off);
      propose (db, &options, cohort->made->today);
      g_assert_cmpuint (COUNT (cohort, "SELECT max(matched) FROM proposal"), >=, strict);
      strict = COUNT (cohort, "SELECT max(matched) FROM proposal"); /* they stay off */
    }
}

/* Second mentors only when everybody had the chance of a first, and from the places left. */
static void
test_second (Cohort *cohort, gconstpointer data)
{
  TdDatabase *db = cohort->file.db;
  TdProposalOptions options = { .program_id = 1 };
  g_autofree char *first_pairs = NULL;
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autofree char *pairs = NULL;
  g_auto (GStrv) words = NULL;

  td_test_run (db, "UPDATE enrolment SET places = places + 1 WHERE role = 'mentor'");
  first_pairs = cohort_file_dup_pairs (db, propose (db, &options, cohort->made->today));
  td_test_run (db, "INSERT INTO program_rule VALUES (1, 'parameter', 'second_mentor', 1)");
  pairs = cohort_file_dup_pairs (db, propose (db, &options, cohort->made->today));

  /* The first ones are the same as without second ones. */
  words = g_strsplit (pairs, " ", -1);
  for (guint i = 0; words[i] && words[i + 1]; i += 2)
    if (strchr (words[i], '-'))
      g_string_append_printf (kept, "%s%s %s", kept->len ? " " : "", words[i], words[i + 1]);
  g_assert_cmpstr (kept->str, ==, first_pairs);

  g_assert_cmpuint (COUNT (cohort, "SELECT count(*) FROM proposal_row WHERE round = 2 "
                                   "AND mentor_id IS NOT NULL"),
                    >, 5);
  g_assert_cmpuint (COUNT (cohort, "SELECT count(*) FROM proposal_row a WHERE a.round = 2 "
                                   "AND a.mentor_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                                   "proposal_row b WHERE b.proposal_id = a.proposal_id AND "
                                   "b.mentee_id = a.mentee_id AND b.round = 1 AND "
                                   "b.mentor_id <> a.mentor_id)"),
                    ==, 0);
  g_assert_cmpuint (
      COUNT (cohort, "SELECT count(*) FROM (SELECT r.mentor_id, count(*) AS used, n.places FROM "
                     "proposal_row r JOIN enrolment n ON n.employee_id = r.mentor_id WHERE "
                     "r.proposal_id = (SELECT max(id) FROM proposal) GROUP BY r.mentor_id) "
                     "WHERE used > places"),
      ==, 0);
}

/* With too few places for everybody nobody gets a second one but from places that no mentee
 * without a first could take. */
static void
test_second_scarce (Cohort *cohort, gconstpointer data)
{
  TdDatabase *db = cohort->file.db;
  TdProposalOptions options = { .program_id = 1 };
  guint matched;

  td_test_run (db, "INSERT INTO program_rule VALUES (1, 'parameter', 'second_mentor', 1)");
  propose (db, &options, cohort->made->today);
  matched = COUNT (cohort, "SELECT count(*) FROM proposal_row WHERE round = 1 "
                           "AND mentor_id IS NOT NULL");
  {
    g_autoptr (TdSolution) most = solve (cohort->made, TD_OBJECTIVE_TOTAL);

    g_assert_cmpuint (matched, ==, most->matched);
    g_assert_cmpuint (matched, <, 60);
  }
}

/* A free field as a criterion: its points are its weight by its mode, whatever else counts. */
static void
test_free_field (Cohort *cohort, gconstpointer data)
{
  static const TdFieldMode modes[] = { TD_FIELD_MODE_SAME, TD_FIELD_MODE_DIFFERENT,
                                       TD_FIELD_MODE_OVERLAP };
  g_autoptr (TdCandidates) before = load (cohort->file.db, cohort->made->today);
  guint field = before->n_weights - 1; /* sorted: Interests comes last */
  gint64 points_of_mode[G_N_ELEMENTS (modes)] = { 0 };

  g_assert_cmpstr (before->weights[field].name, ==, "field:Interests");
  for (gsize k = 0; k < G_N_ELEMENTS (modes); k++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdRules) rules = td_rules_load (cohort->file.db, 1, &error);
      g_autoptr (TdCandidates) after = NULL;

      td_rules_set_field (rules, "Interests", 40, modes[k]);
      td_rules_save (cohort->file.db, 1, rules, &error);
      g_assert_no_error (error);
      after = load (cohort->file.db, cohort->made->today);
      for (guint i = 0; i < 60; i++)
        for (guint j = 0; j < 30; j++)
          {
            const TdMatch match = td_candidates_match (after, i, j);
            const TdWords *hers = &match.mentee->fields[after->weights[field].field];
            const TdWords *his = &match.mentor->fields[after->weights[field].field];
            guint common = td_words_count_common (hers, his);
            int expected[] = { common == hers->n && common == his->n ? 4000 : 0,
                               common == 0 ? 4000 : 0, 40 * (int) (100 * common / hers->n) };
            int points[16], old[16];
            int change = td_candidates_score (after, i, j, points, NULL) -
                         td_candidates_score (before, i, j, old, NULL);

            g_assert_cmpint (points[field], ==, expected[k]);
            g_assert_cmpint (change, ==, points[field] - old[field]);
            points_of_mode[k] += points[field];
          }
      g_assert_cmpint (points_of_mode[k], >, 0);
    }
}

/* A mentee ranks her shortlist: those three are her first wishes in what is scored after. */
static void
test_shortlist (Cohort *cohort, gconstpointer data)
{
  TdDatabase *db = cohort->file.db;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCandidates) before = load (db, cohort->made->today);
  const TdParticipant *mentee = before->mentees->pdata[7];
  gint64 list = td_shortlist_make (db, 1, mentee->employee_id, NULL, 0, before->today, &error);
  g_autoptr (GPtrArray) mentors = NULL;
  g_autoptr (TdCandidates) after = NULL;
  gint64 ranking[3];

  g_assert_no_error (error);
  mentors = td_shortlist_list_mentors (db, list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mentors->len, ==, 3);
  for (guint k = 0; k < 3; k++)
    ranking[k] = ((TdShortlistMentor *) mentors->pdata[2 - k])->mentor_id;

  /* They were the best free ones that nothing blocks. */
  for (guint j = 0; j < before->mentors->len; j++)
    {
      const TdParticipant *mentor = before->mentors->pdata[j];
      guint blocked;
      int score = td_candidates_score (before, 7, j, NULL, &blocked);

      if (blocked == 0 && mentor->employee_id != ranking[0] && mentor->employee_id != ranking[1] &&
          mentor->employee_id != ranking[2])
        for (guint k = 0; k < 3; k++)
          g_assert_cmpint (score, <=, ((TdShortlistMentor *) mentors->pdata[k])->score);
    }

  td_shortlist_answer (db, list, ranking, 3, before->today, &error);
  g_assert_no_error (error);
  after = load (db, cohort->made->today);
  mentee = after->mentees->pdata[7];
  for (int k = 0; k < 3; k++)
    g_assert_cmpint (td_participant_get_wish (mentee, ranking[k]), ==, k + 1);
}

void
test_properties_add (void)
{
#define ADD(name, func)                                                                      \
  g_test_add ("/pairing/properties/" name, Cohort, GUINT_TO_POINTER (3), cohort_setup, func, \
              cohort_teardown)
  g_test_add_func ("/pairing/properties/brute-force", test_brute_force);
  g_test_add_func ("/pairing/properties/relaxing", test_relaxing);
  g_test_add_func ("/pairing/properties/relaxing-keeps-people", test_relaxing_keeps_people);
  g_test_add_func ("/pairing/properties/place-more", test_place_more);
  ADD ("loaded", test_loaded);
  ADD ("shuffled", test_shuffled);
  ADD ("relaxing-stored", test_relaxing_stored);
  ADD ("second", test_second);
  ADD ("second-scarce", test_second_scarce);
  ADD ("free-field", test_free_field);
  ADD ("shortlist", test_shortlist);
#undef ADD
}
