/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "candidates/office.h"

#include "proposal/td-rank.h"
#include "proposal/td-rule-trial.h"

void test_rule_trial_add (void);

/* A setting takes the place of an earlier one of the same name, and the earlier trial stays. */
static void
test_with (void)
{
  g_autoptr (GPtrArray) one = td_rule_trial_with (NULL, TD_CRITERION, "skills", 10);
  g_autoptr (GPtrArray) two = td_rule_trial_with (one, TD_RULE, "veto", 0);
  g_autoptr (GPtrArray) three = td_rule_trial_with (two, TD_CRITERION, "skills", 70);

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (((TdRuleSetting *) one->pdata[0])->value, ==, 10);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (three->len, ==, 2);
  g_assert_cmpstr (((TdRuleSetting *) three->pdata[0])->name, ==, "veto");
  g_assert_cmpint (((TdRuleSetting *) three->pdata[1])->value, ==, 70);
}

static void
test_keep (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trial = td_rule_trial_with (NULL, TD_CRITERION, "skills", 70);
  g_autoptr (TdRules) kept = NULL;
  g_autoptr (TdRules) tried = td_rule_trial_load (file->db, 1, trial, &error);

  g_assert_no_error (error);
  g_assert_cmpint (td_rules_get (tried, TD_CRITERION, "skills"), ==, 70);
  kept = td_rules_load (file->db, 1, &error);
  g_assert_cmpint (td_rules_get (kept, TD_CRITERION, "skills"), ==, 60);
  g_assert_true (td_rule_trial_keep (file->db, 1, trial, &error));
  g_clear_pointer (&kept, td_rules_free);
  kept = td_rules_load (file->db, 1, &error);
  g_assert_cmpint (td_rules_get (kept, TD_CRITERION, "skills"), ==, 70);
}

static TdRuleEffect
try_one (TdTestFile *file, TdRuleBench *bench, TdRuleKind kind, const char *name, int value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trial = td_rule_trial_with (NULL, kind, name, value);
  g_autoptr (TdRules) rules = td_rule_trial_load (file->db, 1, trial, &error);
  TdRuleEffect effect;

  g_assert_no_error (error);
  g_assert_true (td_rule_bench_try (bench, file->db, rules, &effect, &error));
  g_assert_no_error (error);
  return effect;
}

/* Rules that are as they were change nothing; one rule less loses nobody; a number of a rule that
 * is off does nothing; a column that was no criterion can't be told. */
static void
test_effect (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRuleBench) bench = td_rule_bench_new (1, td_test_date (OFFICE_TODAY));
  TdRuleEffect same = try_one (file, bench, TD_CRITERION, "skills", 60);
  TdRuleEffect chain, lowest, column, again;

  g_assert_true (same.known);
  g_assert_cmpint (same.result.pairs_changed, ==, 0);
  g_assert_cmpint (same.result.matched_change, ==, 0);
  g_assert_cmpint (same.fit, ==, 0);
  g_assert_cmpint (same.result.mentees, ==, 7);

  chain = try_one (file, bench, TD_RULE, "reporting_chain", 0);
  g_assert_cmpint (chain.result.matched_change, >=, 0);
  if (chain.result.matched_change == 0)
    g_assert_cmpint (chain.fit, >=, 0);

  lowest = try_one (file, bench, TD_PARAMETER, "lowest_score", 100);
  g_assert_cmpint (lowest.result.pairs_changed, ==, 0); /* the rule itself is off */

  column = try_one (file, bench, TD_CRITERION, "field:Nowhere", 50);
  g_assert_false (column.known);
  again = try_one (file, bench, TD_CRITERION, "skills", 60);
  g_assert_cmpint (again.result.total, ==, same.result.total);
}

/* The ranking follows rules that are tried. */
static void
test_rank (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trial = td_rule_trial_with (NULL, TD_RULE, "reporting_chain", 0);
  g_autoptr (TdRules) rules = td_rule_trial_load (file->db, 1, trial, &error);
  g_autoptr (GPtrArray) kept =
      td_rank_mentors (file->db, 1, 5, td_test_date (OFFICE_TODAY), &error);
  g_autoptr (GPtrArray) tried =
      td_rank_mentors_by (file->db, 1, 5, rules, td_test_date (OFFICE_TODAY), &error);
  guint n_kept = 0;
  guint n_tried = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, tried->len);
  for (guint i = 0; i < kept->len; i++)
    {
      n_kept += ((TdRankedMentor *) kept->pdata[i])->blocked != NULL;
      n_tried += ((TdRankedMentor *) tried->pdata[i])->blocked != NULL;
    }
  g_assert_cmpuint (n_kept, ==, 3);
  g_assert_cmpuint (n_tried, ==, 0);
}

void
test_rule_trial_add (void)
{
#define ADD(name, func)                                                          \
  g_test_add ("/pairing/rule-trial/" name, TdTestFile, NULL, office_setup, func, \
              td_test_file_teardown)
  g_test_add_func ("/pairing/rule-trial/with", test_with);
  ADD ("keep", test_keep);
  ADD ("effect", test_effect);
  ADD ("rank", test_rank);
#undef ADD
}
