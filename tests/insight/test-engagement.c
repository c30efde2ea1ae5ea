/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-engagement.h"

#include "base/td-error.h"
#include "td-company.h"

void test_engagement_add (void);

static TdEngagement *
load (TdDatabase *db, gint64 program_id, const char *from, const char *as_of)
{
  TdInsightFilter filter = { program_id, td_date_from_iso (from), td_test_date (as_of) };
  g_autoptr (GError) error = NULL;
  TdEngagement *engagement = td_engagement_load (db, &filter, &error);

  g_assert_no_error (error);
  return engagement;
}

static void
assert_figure (TdEngagement *engagement, const char *code, gint64 count, gint64 of)
{
  TdFigure *figure = td_figure_find (engagement->figures, code);

  g_assert_nonnull (figure);
  g_test_message ("%s: %d of %d", code, (int) figure->count, (int) figure->of);
  g_assert_cmpint (figure->count, ==, count);
  g_assert_cmpint (figure->of, ==, of);
}

static guint
count_list (TdEngagement *engagement, const char *key)
{
  const TdInsightList *list = td_engagement_get_list (engagement, key);

  return list ? list->entries->len : 0;
}

/* The whole history of the company against what R computed from the same files. */
static void
test_company (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) months = td_oracle_open ("hr_company/exp_cadence_month.csv");
  g_autoptr (TdOracle) pairs = td_oracle_open ("hr_company/exp_cadence_pair.csv");
  g_autoptr (TdEngagement) got = load (file->db, 1, NULL, TD_COMPANY_AS_OF);
  double due = 0, kept = 0, active = 0, overdue = 0;

  for (guint i = 0; i < months->rows->len; i++)
    {
      g_autofree char *key = g_strconcat ("adherence/", td_oracle_text (months, i, "month"), NULL);

      due += td_oracle_number (months, i, "due");
      kept += td_oracle_number (months, i, "kept");
      g_assert_cmpfloat (count_list (got, key), ==, td_oracle_number (months, i, "due"));
    }
  assert_figure (got, "adherence", (gint64) kept, (gint64) due);

  g_assert_cmpuint (got->pairs->len, ==, pairs->rows->len);
  for (guint i = 0; i < pairs->rows->len; i++)
    {
      const TdEngagementPair *pair = &g_array_index (got->pairs, TdEngagementPair, i);

      g_assert_cmpstr (pair->reference, ==, td_oracle_text (pairs, i, "pair_id"));
      g_assert_cmpfloat (pair->adherence.counts.n_due, ==, td_oracle_number (pairs, i, "due"));
      if (!isnan (td_oracle_number (pairs, i, "overdue_days")))
        active++;
      overdue += td_oracle_number (pairs, i, "overdue_days") > 0 ? 1 : 0;
    }
  assert_figure (got, "overdue", (gint64) overdue, (gint64) active);
  g_assert_cmpuint (count_list (got, "overdue"), ==, (guint) overdue);
}

static double
find_expected (TdOracle *oracle, const char *metric, double at)
{
  for (guint i = 0; i < oracle->rows->len; i++)
    {
      double row_at = td_oracle_number (oracle, i, "at");

      if (strcmp (td_oracle_text (oracle, i, "metric"), metric) == 0 &&
          (row_at == at || (isnan (row_at) && isnan (at))))
        return td_oracle_number (oracle, i, "value");
    }
  g_error ("no %s at %g", metric, at);
}

static void
test_waiting (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_long.csv");
  g_autoptr (TdEngagement) got = load (file->db, 1, NULL, TD_COMPANY_AS_OF);

  for (guint i = 0; i < TD_ENGAGEMENT_N_WAITS; i++)
    {
      const TdEngagementWait *wait = &got->waits[i];

      td_oracle_assert (wait->matched.share, find_expected (expected, "wait.matched", wait->days),
                        TD_CLOSED);
      td_oracle_assert (wait->withdrew.share, find_expected (expected, "wait.withdrew", wait->days),
                        TD_CLOSED);
      td_oracle_assert (wait->matched.still,
                        find_expected (expected, "wait.still_waiting", wait->days), TD_CLOSED);
      td_oracle_assert (wait->matched.at_risk, find_expected (expected, "wait.n_risk", wait->days),
                        TD_CLOSED);
    }
  td_oracle_assert (got->n_waiting, find_expected (expected, "wait.waiting_now", NAN), TD_CLOSED);
  td_oracle_assert (got->oldest_wait, find_expected (expected, "wait.oldest_days", NAN), TD_CLOSED);
  td_oracle_assert (got->n_waiting_over_30, find_expected (expected, "wait.over_30_days", NAN),
                    TD_CLOSED);
  g_assert_cmpuint (count_list (got, "waiting"), ==, got->n_waiting);
  assert_figure (got, "match_rate", 151, 159);
  assert_figure (got, "time_to_match", 151, 175);
}

/* No share without its range, and none of days that nearly nobody has been watched for. */
static void
test_within_a_month (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEngagement) got = load (file->db, 1, NULL, TD_COMPANY_AS_OF);
  g_autoptr (TdEngagement) first_days = load (file->db, 1, NULL, "2020-01-20");
  const TdWaitShare *wait = &got->waits[1].matched;
  g_autofree char *share = td_figure_format_share (wait->share);
  g_autofree char *lower = td_figure_format_share (wait->share - 1.959963984540054 * wait->se);
  g_autofree char *upper = td_figure_format_share (wait->share + 1.959963984540054 * wait->se);
  g_autofree char *remark =
      g_strdup_printf ("matched within 30 days: %s (%s to %s)", share, lower, upper);

  g_assert_cmpstr (td_figure_find (got->figures, "time_to_match")->remark, ==, remark);
  g_assert_cmpuint (first_days->endings_of_waits->len, >, 0);
  g_assert_null (td_figure_find (first_days->figures, "time_to_match")->remark);
}

/* More pairs than places is said, not left to be worked out. */
static void
test_too_many_pairs (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEngagement) enough = load (file->db, 1, NULL, "2024-06-30");
  g_autoptr (TdEngagement) over = NULL;
  g_autofree char *detail = NULL;

  g_assert_null (td_figure_find (enough->figures, "utilisation")->remark);
  td_test_run (file->db, "UPDATE enrolment SET places = 0");
  over = load (file->db, 1, NULL, "2024-06-30");
  detail = td_figure_dup_detail (td_figure_find (over->figures, "utilisation"));
  g_assert_cmpstr (detail, ==, "1 of 0 · more pairs than places");
}

/* What is shown is never 1 to 4, and what is hidden is never told by the rest. */
static void
assert_gaps (const TdEngagement *some, guint *n_shown, guint *n_hidden)
{
  guint hidden = 0;

  for (guint i = 0; i < TD_ENGAGEMENT_N_GAPS; i++)
    {
      g_test_message ("%s %u: %u%s", some->filter.value, i, some->gaps[i],
                      some->gaps_hidden[i] ? " hidden" : "");
      if (some->gaps_hidden[i])
        {
          hidden++;
          g_assert_cmpuint (some->gaps[i], ==, 0);
        }
      else if (some->gaps[i] > 0)
        {
          (*n_shown)++;
          g_assert_cmpuint (some->gaps[i], >=, 5);
        }
    }
  g_assert_cmpuint (hidden, !=, 1);
  *n_hidden += hidden;
}

/* Bars of the longest gap of one department: none of 1 to 4 pairs, nor one that the others give
 * away; of everybody all of them, and together the active pairs. */
static void
test_gaps (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .program_id = 1,
                             .as_of = td_test_date (TD_COMPANY_AS_OF),
                             .dimension = TD_DIMENSION_DEPARTMENT };
  g_autoptr (TdEngagement) all = load (file->db, 1, NULL, TD_COMPANY_AS_OF);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = NULL;
  guint n_all = 0, n_hidden = 0, n_shown = 0;

  /* A department where enough have a pair, and small ones. */
  td_test_run (file->db, "UPDATE employee SET department = 'Sales' WHERE department IN "
                         "('Engineering', 'Support')");
  values = td_dimension_load_values (file->db, filter.dimension, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < TD_ENGAGEMENT_N_GAPS; i++)
    {
      g_assert_false (all->gaps_hidden[i]);
      n_all += all->gaps[i];
    }
  g_assert_cmpuint (n_all, ==, count_list (all, "longest_gap"));

  for (guint i = 0; i < values->len; i++)
    {
      g_autoptr (TdEngagement) some = NULL;

      filter.value = g_ptr_array_index (values, i);
      some = td_engagement_load (file->db, &filter, &error);
      g_assert_no_error (error);
      assert_gaps (some, &n_shown, &n_hidden);
    }
  /* There are bars of both kinds, or this says nothing. */
  g_assert_cmpuint (n_hidden, >, 0);
  g_assert_cmpuint (n_shown, >, 0);
}

/* A small programme where everything can be counted by hand, as of 30 June 2024. */
static void
setup_small (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db,
               "INSERT INTO program (id, name, requires_training, target_match_rate) VALUES "
               "(1, 'A', 1, 80), (2, 'B', 0, 70)");
  td_test_run (file->db,
               "INSERT INTO employee (id, name, name_key, search_key, hire_date, leave_date, "
               "outside) VALUES (1, 'One', '', '', '2020-01-01', NULL, 0), "
               "(2, 'Two', '', '', '2020-01-01', NULL, 0), "
               "(3, 'Three', '', '', '2020-01-01', '2024-06-30', 0), "
               "(4, 'Four', '', '', '2020-01-01', '2024-06-29', 0), "
               "(5, 'Five', '', '', '2024-07-01', NULL, 0), "
               "(6, 'Six', '', '', NULL, NULL, 1), (7, 'Seven', '', '', '2022-01-01', NULL, 0), "
               "(8, 'Eight', '', '', '2022-01-01', NULL, 0), "
               "(9, 'Nine', '', '', '2022-01-01', '2024-06-15', 0)");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, state, from_date, "
                         "withdrawn_on, places, trained_on, not_ready) VALUES "
                         "(1, 1, 'mentor', 'enrolled', '2024-01-01', NULL, 2, '2024-02-01', 0), "
                         "(1, 2, 'mentor', 'enrolled', '2024-01-01', NULL, 3, '2024-07-02', 0), "
                         "(1, 6, 'mentor', 'enrolled', '2024-01-01', NULL, 1, '2024-01-01', 1), "
                         "(1, 3, 'mentee', 'enrolled', '2024-01-01', NULL, 0, NULL, 0), "
                         "(1, 4, 'mentee', 'enrolled', '2024-01-01', NULL, 0, NULL, 0), "
                         "(1, 7, 'mentee', 'withdrawn', '2024-01-01', '2024-03-01', 0, NULL, 0), "
                         "(1, 8, 'mentee', 'waiting', '2024-05-01', NULL, 0, NULL, 0), "
                         "(2, 1, 'mentee', 'enrolled', '2024-06-01', NULL, 0, NULL, 0), "
                         "(2, 9, 'mentee', 'enrolled', '2024-06-01', NULL, 0, NULL, 0)");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, "
               "proposed_on, matched_on, planned_end, ended_on, end_reason, mentor_signed_on, "
               "mentee_signed_on) VALUES "
               "(1, '1', 1, 1, 3, 'active', '2024-01-11', '2024-01-11', '2024-11-11', NULL, NULL, "
               "'2024-01-12', '2024-07-01'), "
               "(2, '2', 1, 2, 4, 'ended', '2024-01-01', '2024-01-01', '2024-11-01', '2024-03-31', "
               "'no_time', NULL, NULL), "
               "(3, '3', 1, 2, 7, 'completed', '2024-01-02', '2024-01-02', '2024-05-02', "
               "'2024-05-02', NULL, NULL, NULL), "
               "(4, '4', 1, 1, 8, 'proposed', '2024-06-02', NULL, NULL, NULL, NULL, NULL, NULL)");
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date, outcome, minutes) VALUES "
                         "(1, '2024-01-20', 'held', 45), (1, '2024-05-20', 'held', NULL), "
                         "(1, '2024-05-21', 'cancelled', 60), (2, '2024-04-01', 'held', 60), "
                         "(3, '2024-02-01', 'held', 30)");
  td_test_run (file->db, "INSERT INTO goal (pair_id, title, set_on, state, closed_on) VALUES "
                         "(1, 'a', '2024-02-01', 'reached', '2024-05-01'), "
                         "(1, 'b', '2024-02-01', 'reached', '2024-07-01'), "
                         "(1, 'c', '2024-02-01', 'dropped', '2024-03-01')");
}

static void
test_small (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEngagement) got = load (file->db, 1, NULL, "2024-06-30");

  assert_figure (got, "participation", 3, 5);
  assert_figure (got, "match_rate", 3, 3);
  assert_figure (got, "coverage", 2, 1);
  assert_figure (got, "utilisation", 1, 6);
  assert_figure (got, "agreements", 0, 1);
  assert_figure (got, "early_endings", 1, 3);
  assert_figure (got, "completion", 1, 1);
  assert_figure (got, "goals", 1, 2);
  assert_figure (got, "hours", 3, -1);
  g_assert_cmpint (got->minutes, ==, 75);
  g_assert_cmpuint (got->n_without_minutes, ==, 1);
  g_assert_cmpuint (got->n_waiting, ==, 1);
  g_assert_cmpint (got->oldest_wait, ==, 60);
  g_assert_cmpfloat (td_figure_find (got->figures, "match_rate")->target, ==, 0.8);
  g_assert_cmpfloat (td_figure_find (got->figures, "longest_gap")->value, ==, 121);
  g_assert_cmpuint (count_list (got, "early_endings/no_time"), ==, 1);
  g_assert_cmpuint (count_list (got, "overdue/8-30"), ==, 1);
}

/* Contacts held, and of none is it known how long: not 0 hours. */
static void
test_no_minutes (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEngagement) got = NULL;
  TdFigure *hours;

  td_test_run (file->db, "UPDATE contact SET minutes = NULL");
  got = load (file->db, 1, NULL, "2024-06-30");
  hours = td_figure_find (got->figures, "hours");
  g_assert_true (isnan (hours->value));
  g_assert_cmpstr (hours->remark, ==, "3 contacts held, 3 without minutes");
}

/* Another day or period: what came later is not known, what was before not counted. */
static void
test_days (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEngagement) early = load (file->db, 1, NULL, "2024-01-15");
  g_autoptr (TdEngagement) late = load (file->db, 1, "2024-06-01", "2024-07-02");
  g_autoptr (TdEngagement) all = load (file->db, 0, NULL, "2024-06-30");

  assert_figure (early, "match_rate", 3, 3);
  assert_figure (early, "early_endings", 0, 3);
  assert_figure (early, "agreements", 0, 0);
  g_assert_true (isnan (td_figure_find (early->figures, "agreements")->value));
  assert_figure (late, "early_endings", 0, 1);
  assert_figure (late, "coverage", 5, 0);
  assert_figure (late, "agreements", 1, 1);
  assert_figure (late, "hours", 0, -1);
  assert_figure (all, "participation", 3, 5);
  g_assert_true (isnan (td_figure_find (all->figures, "match_rate")->target));
}

/* Who left the organisation does not wait any more. */
static void
test_left_waiting (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEngagement) before = load (file->db, 2, NULL, "2024-06-15");
  g_autoptr (TdEngagement) after = load (file->db, 2, NULL, "2024-06-30");

  g_assert_cmpuint (before->n_waiting, ==, 2);
  g_assert_cmpuint (after->n_waiting, ==, 1);
  assert_figure (after, "match_rate", 0, 1);
  g_assert_cmpfloat (after->waits[0].withdrew.share, ==, 0.5);
}

/* The decision that nobody fits her hides nobody: she counts as not matched, and as waiting. */
static void
test_no_match (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEngagement) decided = NULL;

  td_test_run (file->db, "INSERT INTO no_match (program_id, mentee_id, decided_on, reason) "
                         "VALUES (2, 1, '2024-06-20', 'topic')");
  decided = load (file->db, 2, NULL, "2024-06-30");
  g_assert_cmpuint (decided->n_waiting, ==, 1);
  assert_figure (decided, "match_rate", 0, 1);
}

static void
test_rows (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEngagement) got = load (file->db, 1, NULL, "2024-06-30");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people =
      td_insight_list_load (file->db, td_engagement_get_list (got, "waiting"), &error);
  g_autoptr (GPtrArray) pairs =
      td_insight_list_load (file->db, td_engagement_get_list (got, "hours"), &error);
  TdListRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 1);
  row = g_ptr_array_index (people, 0);
  g_assert_cmpstr (row->title, ==, "Eight");
  g_assert_cmpstr (row->detail, ==, "60 days");
  g_assert_false (row->pair);
  g_assert_cmpuint (pairs->len, ==, 2);
  row = g_ptr_array_index (pairs, 0);
  g_assert_cmpstr (row->title, ==, "One → Three");
  g_assert_true (row->pair);
}

static void
test_no_program (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { 99, TD_DATE_NONE, td_test_date ("2024-01-01") };
  g_autoptr (GError) error = NULL;

  g_assert_null (td_engagement_load (file->db, &filter, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* An empty workspace: every figure says "not available" and nothing breaks. */
static void
test_empty (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEngagement) got = load (file->db, 0, NULL, "2024-01-01");

  g_assert_cmpuint (got->months->len, ==, 0);
  for (guint i = 0; i < got->figures->len; i++)
    {
      TdFigure *figure = g_ptr_array_index (got->figures, i);
      g_autofree char *value = td_figure_dup_value (figure);
      g_autofree char *detail = td_figure_dup_detail (figure);

      g_assert_cmpint (figure->count, ==, 0);
      g_assert_null (strstr (value, "nan"));
      g_assert_null (strstr (detail, "nan"));
      g_assert_cmpstr (td_figure_get_label (figure->code), !=, figure->code);
      g_assert_cmpstr (td_figure_get_method (figure->code), !=, "");
    }
}

static void
test_words (void)
{
  g_autoptr (TdFigure) share = td_figure_new_share ("adherence", 412, 490);
  g_autoptr (TdFigure) over = td_figure_new_share ("utilisation", 6, 5);
  g_autofree char *value = td_figure_dup_value (share);
  g_autofree char *detail = td_figure_dup_detail (share);
  g_autofree char *over_detail = td_figure_dup_detail (over);
  g_autofree char *half = td_figure_format_share (0.0625);
  g_autoptr (TdFigure) mean = td_figure_new ("satisfaction", "score", 4.2, 5, -1);
  g_autofree char *mean_detail = NULL;

  g_assert_cmpstr (value, ==, "84.1 %");
  g_assert_cmpstr (detail, ==, "412 of 490 · 95 % range 80.6 to 87.1 %");
  g_assert_cmpstr (over_detail, ==, "6 of 5");
  g_assert_cmpstr (half, ==, "6.3 %");

  /* The limits are shown as far as the scale goes, and kept as they are. */
  mean->lower = 3.16;
  mean->upper = 5.24;
  mean_detail = td_figure_dup_detail (mean);
  g_assert_cmpstr (mean_detail, ==, "95 % range 3.16 to 5.00");
  g_assert_cmpfloat (mean->upper, ==, 5.24);
}

void
test_engagement_add (void)
{
  g_test_add ("/engagement/company", TdTestFile, NULL, td_company_setup, test_company,
              td_test_file_teardown);
  g_test_add ("/engagement/waiting", TdTestFile, NULL, td_company_setup, test_waiting,
              td_test_file_teardown);
  g_test_add ("/engagement/gaps", TdTestFile, NULL, td_company_setup, test_gaps,
              td_test_file_teardown);
  g_test_add ("/engagement/small", TdTestFile, NULL, setup_small, test_small,
              td_test_file_teardown);
  g_test_add ("/engagement/no-minutes", TdTestFile, NULL, setup_small, test_no_minutes,
              td_test_file_teardown);
  g_test_add ("/engagement/days", TdTestFile, NULL, setup_small, test_days, td_test_file_teardown);
  g_test_add ("/engagement/within-a-month", TdTestFile, NULL, td_company_setup, test_within_a_month,
              td_test_file_teardown);
  g_test_add ("/engagement/too-many-pairs", TdTestFile, NULL, setup_small, test_too_many_pairs,
              td_test_file_teardown);
  g_test_add ("/engagement/left", TdTestFile, NULL, setup_small, test_left_waiting,
              td_test_file_teardown);
  g_test_add ("/engagement/no-match", TdTestFile, NULL, setup_small, test_no_match,
              td_test_file_teardown);
  g_test_add ("/engagement/rows", TdTestFile, NULL, setup_small, test_rows, td_test_file_teardown);
  g_test_add ("/engagement/no-program", TdTestFile, NULL, setup_small, test_no_program,
              td_test_file_teardown);
  g_test_add ("/engagement/empty", TdTestFile, NULL, td_test_file_setup, test_empty,
              td_test_file_teardown);
  g_test_add_func ("/engagement/words", test_words);
}
