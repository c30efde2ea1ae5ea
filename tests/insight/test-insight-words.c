/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-words.h"
#include "insight/td-verdict.h"

#include "td-test.h"

void test_insight_words_add (void);

/* What no sentence about people may say: METRICS section 12. */
static const char *const forbidden[] = { "prove", "effect", "impact", "ROI", "saved", "caused" };

static void
assert_calm (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (strstr (text, forbidden[i]));
  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "(null)"));
}

static TdEngagement *
make_engagement (gint64 matched, gint64 mentees, gint64 kept, gint64 due)
{
  TdEngagement *engagement = g_new0 (TdEngagement, 1);
  TdFigure *match_rate = td_figure_new_share ("match_rate", matched, mentees);

  match_rate->target = 0.7;
  engagement->figures = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (engagement->figures, match_rate);
  g_ptr_array_add (engagement->figures, td_figure_new_share ("adherence", kept, due));
  g_ptr_array_add (engagement->figures, td_figure_new_share ("overdue", 1, 12));
  engagement->pairs = g_array_new (FALSE, FALSE, sizeof (TdEngagementPair));
  engagement->endings = g_array_new (FALSE, FALSE, sizeof (TdEndingCount));
  engagement->lists = td_insight_lists_new ();
  engagement->endings_of_waits = g_array_new (FALSE, FALSE, sizeof (TdEnding));
  return engagement;
}

static void
test_engagement (void)
{
  g_autoptr (TdEngagement) engagement = make_engagement (38, 41, 412, 490);
  g_autofree char *text = td_insight_words_engagement (engagement);

  assert_calm (text);
  g_assert_nonnull (strstr (text, "38 of 41 mentees"));
  g_assert_nonnull (strstr (text, "is met."));
  g_assert_nonnull (strstr (text, "Of 490 contacts"));
  g_assert_nonnull (strstr (text, "1 of the 12 active pairs is"));
}

/* Small numbers are not put into percentages. */
static void
test_too_early (void)
{
  g_autoptr (TdEngagement) engagement = make_engagement (1, 3, 1, 2);
  g_autofree char *text = td_insight_words_engagement (engagement);

  assert_calm (text);
  g_assert_null (strstr (text, "mentees have been matched"));
  g_assert_nonnull (strstr (text, "Too few contacts"));
}

static void
test_retention (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { 0, TD_DATE_NONE, td_test_date ("2025-06-15") };
  g_autoptr (TdRetention) retention = NULL;
  g_autofree char *text = NULL, *of_choice = NULL;

  td_test_run (file->db, "INSERT INTO employee (id, name, name_key, search_key, hire_date, "
                         "leave_date) VALUES (1, 'A', 'a', '', '2020-01-01', '2023-03-04'), "
                         "(2, 'B', 'b', '', '2023-01-01', NULL)");
  retention = td_retention_load (file->db, &filter, NULL);
  text = td_insight_words_retention (retention);
  assert_calm (text);
  g_assert_nonnull (strstr (text, "chose or were chosen"));
  g_assert_nonnull (strstr (text, "first known leaver"));
  g_assert_null (strstr (text, "not only those who chose to"));
  retention->filter.voluntary_only = TRUE;
  of_choice = td_insight_words_retention (retention);
  g_assert_nonnull (strstr (of_choice, "not only those who chose to"));
}

static void
test_method (void)
{
  g_autoptr (TdEngagement) engagement = make_engagement (1, 2, 3, 4);
  g_autofree char *markup = td_insight_words_method (engagement->figures);

  assert_calm (markup);
  g_assert_false (strstr (markup, " & "));
  g_assert_nonnull (strstr (markup, "<b>Adherence to cadence.</b>"));
}

/* Every verdict has its meaning, and the caution stands behind each. */
static void
test_meanings (void)
{
  TdRetention retention = { .n_people = 100, .window_known = TRUE };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  retention.figures = g_ptr_array_new ();
  retention.checks = g_ptr_array_new ();
  for (int i = TD_VERDICT_DATA_PROBLEM; i <= TD_VERDICT_SOONER; i++)
    {
      g_autofree char *text = NULL;

      retention.participation.verdict = i;
      text = td_insight_words_retention (&retention);
      assert_calm (text);
      g_assert_nonnull (strstr (text, td_verdict_get_caution ()));
      g_assert_nonnull (strstr (text, "heart transplants"));
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&text)));
    }
  g_ptr_array_unref (retention.figures);
  g_ptr_array_unref (retention.checks);
}

/* Nothing is said about a few people. */
static void
test_hidden (void)
{
  TdRetention retention = { .hidden = TRUE };
  g_autoptr (TdEngagement) engagement = make_engagement (1, 3, 1, 2);
  g_autofree char *text = td_insight_words_retention (&retention);
  g_autofree char *other = NULL;

  engagement->hidden = TRUE;
  other = td_insight_words_engagement (engagement);
  g_assert_cmpstr (text, ==, other);
  g_assert_true (g_str_has_prefix (text, "Hidden"));
}

static void
test_month (void)
{
  g_autofree char *month = td_insight_words_month (td_test_date ("2026-03-01"));

  g_assert_cmpstr (month, ==, "March 2026");
}

void
test_insight_words_add (void)
{
  g_test_add_func ("/insight/words/engagement", test_engagement);
  g_test_add_func ("/insight/words/too-early", test_too_early);
  g_test_add ("/insight/words/retention", TdTestFile, NULL, td_test_file_setup, test_retention,
              td_test_file_teardown);
  g_test_add_func ("/insight/words/method", test_method);
  g_test_add_func ("/insight/words/meanings", test_meanings);
  g_test_add_func ("/insight/words/hidden", test_hidden);
  g_test_add_func ("/insight/words/month", test_month);
}
