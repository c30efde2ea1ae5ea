/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain.h"

#include "base/td-error.h"
#include "candidates/cohort-file.h"
#include "proposal/td-proposal-release.h"
#include "proposal/td-proposal-sheet.h"
#include "td-bench-cohort.h"
#include "trio.h"

#include <string.h>

void test_explain_run_add (void);

static void
test_relax (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  g_autoptr (GPtrArray) relaxations = td_explain_relax (file->db, id, &error);
  const TdRelaxation *first;

  g_assert_no_error (error);
  g_assert_cmpuint (relaxations->len, ==, 4);
  first = relaxations->pdata[0];
  g_assert_cmpstr (first->rule, ==, "reporting_chain");
  g_assert_cmpstr (first->label, ==, "Not in the reporting chain");
  g_assert_cmpint (first->matched_change, ==, 1);
  g_assert_cmpint (first->total_change, ==, 0);
  g_assert_cmpint (first->pairs_changed, ==, 1);
  g_assert_cmpint (first->gained, ==, 1);
  g_assert_cmpint (first->lost, ==, 0);
  g_assert_cmpstr (first->gained_names, ==, "Cas");
  g_assert_cmpstr (first->gained_numbers, ==, "C");
  for (guint i = 1; i < 4; i++)
    {
      g_assert_cmpint (TD_RELAXATION (relaxations->pdata[i])->matched_change, ==, 0);
      g_assert_null (TD_RELAXATION (relaxations->pdata[i])->gained_names);
    }
}

static void
test_mentors (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  g_autoptr (GPtrArray) mentors = td_explain_mentors (file->db, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mentors->len, ==, 4);
  for (guint j = 0; j < 4; j++)
    {
      const TdMentorValue *mentor = mentors->pdata[j];

      if (mentor->mentor_id == VIC)
        {
          g_assert_cmpint (mentor->price, ==, 0);
          g_assert_false (mentor->matches);
          g_assert_cmpint (mentor->used, ==, 0);
          continue;
        }
      g_assert_true (mentor->matches);
      g_assert_cmpint (mentor->used, ==, mentor->places);
      if (mentor->mentor_id == XAN)
        {
          g_assert_cmpint (mentor->points, >=, 5000);
          g_assert_cmpint (mentor->points, <=, 7000);
        }
    }
}

/* Said where skills weigh and those of most are not known. */
static void
test_lacking_skills (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  g_autofree char *known = NULL;
  g_autofree char *lacking = NULL;
  g_autofree char *light = NULL;
  g_autoptr (TdRunFacts) facts = NULL;

  td_test_run (file->db, "UPDATE enrolment SET skills_wanted = 'Law', skills_offered = 'Law'");
  known = td_explain_dup_lacking_skills (file->db, id, &error);
  g_assert_no_error (error);
  g_assert_null (known);

  td_test_run (file->db, "UPDATE enrolment SET skills_wanted = NULL WHERE employee_id IN "
                         "(SELECT mentee_id FROM proposal_row LIMIT 2)");
  lacking = td_explain_dup_lacking_skills (file->db, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (lacking, "No skills are known of 2 of 3 mentees and 0 of 4 "
                                            "mentors, so fits stay low."));
  facts = td_explain_run (file->db, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (facts->text, lacking));

  td_test_run (file->db, "UPDATE program_rule SET value = 0 WHERE name = 'skills'");
  light = td_explain_dup_lacking_skills (file->db, id, &error);
  g_assert_no_error (error);
  g_assert_null (light);
}

static void
test_run (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  g_autoptr (TdRunFacts) facts = td_explain_run (file->db, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (facts->mentees, ==, 3);
  g_assert_cmpint (facts->places, ==, 3);
  g_assert_cmpstr (facts->regime, ==, "enough");
  g_assert_cmpint (facts->matched, ==, 2);
  g_assert_cmpint (facts->total, ==, 11000);
  g_assert_cmpint (facts->worst, ==, 4000);
  g_assert_cmpint (facts->percentile_1, ==, 4000);
  g_assert_cmpint (facts->median, ==, 4000);
  g_assert_cmpint (facts->median_percent, ==, 40);
  g_assert_cmpint (facts->set_mentees - facts->set_places, ==, 1);
  g_assert_cmpint (facts->pairs, ==, 12);
  g_assert_cmpint (facts->rounds, >=, 1);
  g_assert_true (facts->verified);
  g_assert_true (g_str_has_prefix (facts->text, "2 of 3 mentees have one of 3 places."));
  g_assert_nonnull (strstr (facts->text, "3 mentees, those without a mentor among them, have only "
                                         "2 places"));
  g_assert_null (td_explain_run (file->db, 9, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* Of a cohort that is short of places: ranks by counting, and the set proves the shortage. */
static void
test_cohort (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCandidates) people = td_bench_cohort_new (80, 40, 0.8, 5);
  g_autoptr (TdCandidates) candidates = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TdRunFacts) facts = NULL;
  gint64 id;

  cohort_file_fill (file->db, people, NULL);
  id = trio_make (file->db, (TdObjective) GPOINTER_TO_INT (data));
  candidates = td_candidates_load_for_proposal (file->db, id, &error);
  rows = td_proposal_list_rows (file->db, id, &error);
  facts = td_explain_run (file->db, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (facts->set_mentees - facts->set_places, ==, facts->mentees - facts->matched);
  for (guint k = 0; k < rows->len; k++)
    {
      const TdProposalRow *row = rows->pdata[k];
      int i = td_candidates_find (candidates->mentees, row->mentee_id);
      int chosen = td_candidates_find (candidates->mentors, row->mentor_id);
      int hers = 1, his = 1;

      if (row->mentor_id == 0)
        continue;
      for (guint j = 0; j < candidates->mentors->len; j++)
        {
          guint blocked;
          int score = td_candidates_score (candidates, (guint) i, j, NULL, &blocked);

          hers += (blocked & ~1u) == 0 && score > row->score;
        }
      for (guint other = 0; other < candidates->mentees->len; other++)
        {
          guint blocked;
          int score = td_candidates_score (candidates, other, (guint) chosen, NULL, &blocked);

          his += (blocked & ~1u) == 0 && score > row->score;
        }
      g_assert_cmpint (row->mentee_rank, ==, hers);
      g_assert_cmpint (row->mentor_rank, ==, his);
    }
}

/* A coordinator's own scores: Ann 90 with Xan and 70 with Yel, Bea 80 and 75, Cas 10 with Zoe. */
static void
test_sheet (TdTestFile *file, gconstpointer data)
{
  static const TdSheetPair pairs[] = { { ANN, XAN, 90, FALSE },
                                       { ANN, YEL, 70, FALSE },
                                       { BEA, XAN, 80, FALSE },
                                       { BEA, YEL, 75, FALSE },
                                       { CAS, ZOE, 10, FALSE } };
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (TdSheetPair));
  TdProposalSheet sheet = { .program_id = 1, .name = "scores.csv", .pairs = list };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdExplanation) bea = NULL;
  g_autoptr (TdExplanation) cas = NULL;
  g_autoptr (GPtrArray) relaxations = NULL;
  g_autoptr (TdRunFacts) facts = NULL;
  const TdAlternative *xan;
  const TdWishOutcome *wish;
  gint64 id;

  td_test_run (file->db, "INSERT INTO preference VALUES (2, 5, 'wish', 1), (2, 4, 'wish', 2)");
  g_array_append_vals (list, pairs, G_N_ELEMENTS (pairs));
  id =
      td_proposal_make_from_sheet (file->db, &sheet, td_test_date (TRIO_TODAY), NULL, NULL, &error);
  g_assert_no_error (error);
  bea = td_explain_mentee (file->db, id, BEA, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bea->row->mentor_id, ==, YEL);
  g_assert_cmpstr (bea->sentence, ==, "The score of your sheet");
  g_assert_cmpuint (bea->alternatives->len, ==, 1);
  xan = bea->alternatives->pdata[0];
  g_assert_cmpint (xan->mentor_id, ==, XAN);
  g_assert_true (xan->exact);
  g_assert_cmpint (xan->cost, ==, 15);
  g_assert_cmpint (xan->least_cost, <=, 15);
  g_assert_cmpint (xan->moved, ==, 2);
  wish = bea->wishes->pdata[0];
  g_assert_cmpstr (wish->outcome, ==, "used_elsewhere");
  g_assert_cmpint (wish->cost, ==, 15);
  wish = bea->wishes->pdata[1];
  g_assert_cmpstr (wish->outcome, ==, "blocked");
  g_assert_cmpstr (wish->because, ==, "the sheet has no score for these two");
  cas = td_explain_mentee (file->db, id, CAS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cas->alternatives->len, ==, 0);
  relaxations = td_explain_relax (file->db, id, &error);
  g_assert_cmpuint (relaxations->len, ==, 0);
  facts = td_explain_run (file->db, id, &error);
  g_assert_cmpint (facts->worst, ==, 75);
  g_assert_cmpint (facts->matched, ==, 2);
}

/* Pairs from wishes alone have no prices; they are told all the same. */
static void
test_stable (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1, .stable = TRUE };
  g_autoptr (TdExplanation) bea = NULL;
  g_autoptr (TdRunFacts) facts = NULL;
  gint64 id;

  td_test_run (file->db, "INSERT INTO preference VALUES (2, 5, 'wish', 1), (5, 2, 'wish', 1)");
  id = td_proposal_make (file->db, &options, td_test_date (TRIO_TODAY), NULL, &error);
  g_assert_no_error (error);
  bea = td_explain_mentee (file->db, id, BEA, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bea->row->mentor_id, ==, XAN);
  g_assert_cmpuint (bea->alternatives->len, ==, 0);
  g_assert_cmpuint (bea->wishes->len, ==, 2);
  g_assert_cmpstr (TD_WISH_OUTCOME (bea->wishes->pdata[0])->outcome, ==, "paired");
  facts = td_explain_run (file->db, id, &error);
  g_assert_false (facts->verified);
  g_assert_cmpint (facts->worst, ==,
                   td_test_count (file->db, "SELECT min(score) FROM proposal_row "
                                            "WHERE mentor_id IS NOT NULL"));
  g_assert_nonnull (strstr (facts->text, "both rather have each other"));
}

/* A second mentor is told by its points; the first one as ever. */
static void
test_second (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdExplanation) ann = NULL;
  g_autoptr (TdExplanation) gia = NULL;
  gint64 id;

  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'parameter', 'second_mentor', 1)");
  td_test_run (file->db, "UPDATE enrolment SET places = 5, skills_offered = 'x1; y1; o1' "
                         "WHERE id = 7");
  /* Cas has a mentor by a pair. */
  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 1, 6, 3, 'active', '2026-01-01')");
  id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  ann = td_explain_mentee (file->db, id, ANN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ann->row->round, ==, 1);
  g_assert_cmpint (ann->row->mentor_id, ==, XAN);
  g_assert_nonnull (ann->second);
  g_assert_cmpint (ann->second->mentor_id, ==, ZOE);
  g_assert_false (ann->people_changed);
  gia = td_explain_mentee (file->db, id, CAS, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gia->row->round, ==, 2);
  g_assert_cmpint (gia->row->mentor_id, ==, ZOE);
  g_assert_cmpuint (gia->criteria->len, ==, 1);
  g_assert_cmpuint (gia->alternatives->len, ==, 0);
  g_assert_cmpuint (gia->wishes->len, ==, 0);
}

/* Earlier pairs that could move had points for staying; costs are told with them, and no pair of
 * this proposal counts as an earlier one. */
static void
test_late (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = {
    .program_id = 1, .scope = TD_PROPOSAL_LATE, .may_move = TRUE, .stay = GPOINTER_TO_INT (data)
  };
  TdDate today = td_test_date (TRIO_TODAY);
  g_autoptr (TdExplanation) one = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 id;

  id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  g_assert_cmpint (td_proposal_release (file->db, id, NULL, today, &error), ==, 2);
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
                         "(9, 'D', 'Dov', 'dov', 'dov')");
  td_test_run (file->db,
               "INSERT INTO enrolment (id, program_id, employee_id, role, from_date, places, "
               "skills_wanted) VALUES (9, 1, 9, 'mentee', '2026-01-01', 0, 'x1; x2; x3; x4')");
  td_test_run (file->db, "UPDATE enrolment SET places = 1, skills_offered = 'x1' WHERE id = 7");
  id = td_proposal_make (file->db, &options, today, NULL, &error);
  g_assert_no_error (error);
  rows = td_proposal_list_rows (file->db, id, &error);
  g_assert_cmpuint (rows->len, >=, 3);
  for (guint i = 0; i < rows->len; i++)
    {
      g_clear_pointer (&one, td_explanation_free);
      one = td_explain_mentee (file->db, id, TD_PROPOSAL_ROW (rows->pdata[i])->mentee_id, &error);
      g_assert_no_error (error);
      g_assert_false (one->people_changed);
      for (guint k = 0; k < one->alternatives->len; k++)
        g_assert_true (TD_ALTERNATIVE (one->alternatives->pdata[k])->exact);
    }
}

/* Every explanation of a cohort: bounds hold, costs come with words. */
static void
test_everyone (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCandidates) people = td_bench_cohort_new (30, 14, 0.9, 8);
  g_autoptr (TdWhatIf) what_if = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 id;

  cohort_file_fill (file->db, people, NULL);
  id = trio_make (file->db, TD_OBJECTIVE_TOTAL);
  what_if = td_what_if_new (file->db, id, &error);
  rows = td_proposal_list_rows (file->db, id, &error);
  for (guint k = 0; k < rows->len; k++)
    {
      g_autoptr (TdExplanation) one =
          td_explain_mentee_with (file->db, what_if, id,
                                  TD_PROPOSAL_ROW (rows->pdata[k])->mentee_id, &error);

      g_assert_no_error (error);
      g_assert_false (one->people_changed);
      for (guint i = 0; i < one->alternatives->len; i++)
        {
          const TdAlternative *alternative = one->alternatives->pdata[i];

          g_assert_nonnull (alternative->why_not);
          g_assert_true (alternative->exact);
          g_assert_true (alternative->matched_change < 0 ||
                         alternative->cost >= alternative->least_cost);
          g_assert_cmpint (alternative->least_cost, >=, 0);
          g_assert_cmpint (alternative->moved, >, 0);
        }
      for (guint i = 0; i < one->wishes->len; i++)
        g_assert_nonnull (TD_WISH_OUTCOME (one->wishes->pdata[i])->because);
      if (one->row->mentor_id == 0)
        g_assert_nonnull (one->smallest_change);
    }
}

void
test_explain_run_add (void)
{
#define ADD(name, func) \
  g_test_add ("/pairing/explain/" name, TdTestFile, NULL, trio_setup, func, td_test_file_teardown)
  ADD ("relax", test_relax);
  ADD ("mentors", test_mentors);
  ADD ("lacking-skills", test_lacking_skills);
  ADD ("run", test_run);
  ADD ("second", test_second);
  ADD ("sheet", test_sheet);
  ADD ("stable", test_stable);
#undef ADD
  g_test_add ("/pairing/explain/late-free", TdTestFile, GINT_TO_POINTER (0), trio_setup, test_late,
              td_test_file_teardown);
  g_test_add ("/pairing/explain/late-stay", TdTestFile, GINT_TO_POINTER (5000), trio_setup,
              test_late, td_test_file_teardown);
  g_test_add ("/pairing/explain/cohort", TdTestFile, GINT_TO_POINTER (TD_OBJECTIVE_TOTAL),
              td_test_file_setup, test_cohort, td_test_file_teardown);
  g_test_add ("/pairing/explain/cohort-fair", TdTestFile, GINT_TO_POINTER (TD_OBJECTIVE_FAIR),
              td_test_file_setup, test_cohort, td_test_file_teardown);
  g_test_add ("/pairing/explain/everyone", TdTestFile, NULL, td_test_file_setup, test_everyone,
              td_test_file_teardown);
}
