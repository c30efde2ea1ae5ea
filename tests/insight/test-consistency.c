/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-consistency.h"
#include "insight/td-insight-words.h"

#include "base/td-error.h"
#include "td-company.h"

void test_consistency_add (void);

static TdConsistency *
load_as_of (TdDatabase *db, TdDate as_of)
{
  TdInsightFilter filter = { .program_id = 1, .as_of = as_of };
  g_autoptr (GError) error = NULL;
  TdConsistency *consistency = td_consistency_load (db, &filter, &error);

  g_assert_no_error (error);
  return consistency;
}

/* The cells of the mentor's pairs against those of R. */
static void
assert_pairs (const TdFairness *fairness, TdOracle *expected, guint row)
{
  g_auto (GStrv) references = g_strsplit (td_oracle_text (expected, row, "pairs"), " ", -1);
  g_autoptr (GArray) contacts = td_oracle_numbers (expected, row, "contacts");
  g_autoptr (GArray) started = td_oracle_numbers (expected, row, "mentor_initiated");
  g_autoptr (GArray) delivered = td_oracle_numbers (expected, row, "delivered");

  g_assert_cmpuint (fairness->pairs->len, ==, contacts->len);
  for (guint i = 0; i < contacts->len; i++)
    {
      const TdFairnessPair *pair = &g_array_index (fairness->pairs, TdFairnessPair, i);

      g_assert_cmpstr (pair->reference, ==, references[i]);
      g_assert_cmpfloat (pair->contacts, ==, g_array_index (contacts, double, i));
      g_assert_cmpfloat (pair->by_mentor, ==, g_array_index (started, double, i));
      td_oracle_assert (pair->delivered, g_array_index (delivered, double, i), TD_CLOSED);
    }
}

static void
test_fairness (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_equity.csv");
  g_autoptr (TdConsistency) got = load_as_of (file->db, td_test_date (TD_COMPANY_AS_OF));

  g_assert_cmpuint (got->mentors->len, ==, expected->rows->len);
  for (guint i = 0; i < expected->rows->len; i++)
    {
      const TdFairness *fairness = got->mentors->pdata[i];

      g_assert_cmpstr (fairness->number, ==, td_oracle_text (expected, i, "mentor_id"));
      assert_pairs (fairness, expected, i);
      td_oracle_assert (fairness->gap, td_oracle_number (expected, i, "gap"), TD_CLOSED);
      td_oracle_assert (fairness->ratio, td_oracle_number (expected, i, "min_max_ratio"),
                        TD_CLOSED);
      td_oracle_assert (fairness->gini, td_oracle_number (expected, i, "gini"), TD_CLOSED);
      td_oracle_assert (fairness->contacts_short, td_oracle_number (expected, i, "contacts_short"),
                        TD_CLOSED);
      g_assert_cmpfloat (fairness->flagged, ==, td_oracle_number (expected, i, "flag"));
    }
}

static void
test_signals (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_signals.csv");
  g_autoptr (TdConsistency) got = load_as_of (file->db, td_test_date (TD_COMPANY_AS_OF));

  g_assert_cmpuint (got->signals->len, ==, expected->rows->len);
  for (guint i = 0; i < expected->rows->len; i++)
    {
      const TdSignalRow *row = got->signals->pdata[i];

      g_assert_cmpstr (row->reference, ==, td_oracle_text (expected, i, "pair_id"));
      for (guint k = 0; k < TD_N_SIGNALS; k++)
        {
          g_assert_cmpfloat (row->on[k], ==,
                             td_oracle_number (expected, i, td_signal_get_code (k)));
          g_assert_cmpint (row->reasons[k] != NULL, ==, row->on[k]);
        }
      g_assert_cmpfloat (row->count, ==, td_oracle_number (expected, i, "count"));
    }
}

/* Whether the pair fell apart within 90 days of a day, from the table itself. */
static gboolean
is_dissolved (TdDatabase *db, gint64 pair_id, TdDate day)
{
  g_autofree char *from = td_date_to_iso (day);
  g_autofree char *to = td_date_to_iso (day + TD_SIGNAL_OUTCOME_DAYS);
  g_autofree char *sql =
      g_strdup_printf ("SELECT COUNT(*) FROM pair WHERE id = %d AND end_reason = 'dissolved' "
                       "AND ended_on > '%s' AND ended_on <= '%s'",
                       (int) pair_id, from, to);

  return td_test_count (db, sql) > 0;
}

/* The record is what the same page would have said at every past month end. */
static void
test_record (TdTestFile *file, gconstpointer data)
{
  TdDate as_of = td_test_date ("2022-12-31");
  g_autoptr (TdConsistency) got = load_as_of (file->db, as_of);
  guint on[TD_N_SIGNALS] = { 0 }, off[TD_N_SIGNALS] = { 0 }, bad[TD_N_SIGNALS] = { 0 };

  for (TdDate day = td_test_date ("2020-01-31"); day <= as_of - TD_SIGNAL_OUTCOME_DAYS;
       day = td_date_month_end (day + 1))
    {
      g_autoptr (TdConsistency) then = load_as_of (file->db, day);

      for (guint i = 0; i < then->signals->len; i++)
        {
          const TdSignalRow *row = then->signals->pdata[i];
          gboolean dissolved = is_dissolved (file->db, row->pair_id, day);

          for (guint k = 0; k < TD_N_SIGNALS; k++)
            {
              on[k] += row->on[k] ? 1 : 0;
              off[k] += row->on[k] ? 0 : 1;
              bad[k] += row->on[k] && dissolved ? 1 : 0;
            }
        }
    }
  for (guint k = 0; k < TD_N_SIGNALS; k++)
    {
      const TdSignalRecord *record = &got->records[k];
      TdInterval share = td_interval_wilson (bad[k], on[k]);

      g_assert_cmpuint (record->n_on, ==, on[k]);
      g_assert_cmpuint (record->n_off, ==, off[k]);
      g_assert_cmpuint (record->dissolved_on, ==, bad[k]);
      g_assert_cmpint (record->tested, ==, on[k] >= TD_SIGNAL_LEAST_CASES);
      td_oracle_assert (record->share_on.lower, share.lower, TD_CLOSED);
    }
  g_assert_cmpuint (on[TD_SIGNAL_OVERDUE], >, 0);
}

static void
test_half_life (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_long.csv");
  g_autoptr (TdConsistency) got = load_as_of (file->db, td_test_date (TD_COMPANY_AS_OF));
  guint found = 0;

  for (guint i = 0; i < expected->rows->len; i++)
    {
      const char *metric = td_oracle_text (expected, i, "metric");
      double value = td_oracle_number (expected, i, "value");

      if (!g_str_has_prefix (metric, "match.half_life"))
        continue;
      found++;
      td_oracle_assert (g_str_has_suffix (metric, "lower")   ? got->half_life.lower
                        : g_str_has_suffix (metric, "upper") ? got->half_life.upper
                                                             : got->half_life.estimate,
                        value, TD_CLOSED);
    }
  g_assert_cmpuint (found, ==, 3);
}

/* Two mentees of one mentor as of 30 June 2024: one is met, one is not. */
static void
setup_small (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'A')");
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key, hire_date, "
                         "department) VALUES (1, 'M', 'Mentor', '', '', '2020-01-01', 'X'), "
                         "(2, 'A', 'Anna', '', '', '2020-01-01', 'X'), "
                         "(3, 'B', 'Bram', '', '', '2020-01-01', 'Y')");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, "
               "proposed_on, matched_on) VALUES "
               "(1, 'P1', 1, 1, 2, 'active', '2023-01-01', '2023-01-01'), "
               "(2, 'P2', 1, 1, 3, 'active', '2024-01-03', '2024-01-03')");
  td_test_run (file->db,
               "INSERT INTO contact (pair_id, on_date, outcome, initiated_by, asked_on) VALUES "
               "(1, '2024-01-10', 'held', 'mentee', '2024-01-08'), "
               "(1, '2024-02-10', 'held', 'mentee', NULL), "
               "(1, '2024-03-10', 'held', 'mentee', '2024-03-01'), "
               "(1, '2024-04-10', 'held', 'mentee', NULL), "
               "(1, '2024-05-10', 'held', NULL, '2024-05-11'), "
               "(1, '2024-06-10', 'missed', 'mentor', NULL), "
               "(2, '2023-12-24', 'held', 'mentor', NULL)");
}

static void
test_small (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdConsistency) got = load_as_of (file->db, td_test_date ("2024-06-30"));
  const TdFairness *fairness;
  const TdSignalRow *met, *never;

  g_assert_cmpuint (got->mentors->len, ==, 1);
  fairness = got->mentors->pdata[0];
  g_assert_cmpfloat (fairness->ratio, ==, 0);
  td_oracle_assert (fairness->gini, 0.5, TD_CLOSED);
  g_assert_true (fairness->flagged);

  met = got->signals->pdata[0];
  never = got->signals->pdata[1];
  g_assert_true (met->on[TD_SIGNAL_ONE_SIDED]);
  g_assert_false (met->on[TD_SIGNAL_NEVER_MET]);
  g_assert_false (met->on[TD_SIGNAL_UNEQUAL]);
  g_assert_true (never->on[TD_SIGNAL_NEVER_MET]);
  g_assert_true (never->on[TD_SIGNAL_UNEQUAL]);
  g_assert_true (never->on[TD_SIGNAL_TWO_MISSED]);
  g_assert_false (never->on[TD_SIGNAL_MENTOR_LOAD]);
  g_assert_cmpstr (never->reasons[TD_SIGNAL_NEVER_MET], ==, "no contact, 179 days after the match");
  g_assert_false (got->records[TD_SIGNAL_OVERDUE].tested);
  /* A date of asking after the meeting is none, and what lies outside a pair's life does not count.
   */
  g_assert_cmpuint (got->n_lags, ==, 2);
  g_assert_cmpuint (got->n_contacts, ==, 5);
  td_oracle_assert (got->median_lag, 5.5, TD_CLOSED);
  g_assert_cmpint (td_figure_find (got->figures, "mentor_started")->of, ==, 4);
  g_assert_nonnull (td_consistency_get_list (got, "fairness/1"));
  g_assert_nonnull (td_consistency_get_list (got, "initiators/2024-03"));
}

/* A department's mentees: the mentor's pairs are compared as a whole all the same. */
static void
test_narrow (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2024-06-30"),
                             .dimension = TD_DIMENSION_DEPARTMENT,
                             .value = (char *) "Y" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdConsistency) got = td_consistency_load (file->db, &filter, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (got->signals->len, ==, 1);
  g_assert_cmpuint (((TdFairness *) got->mentors->pdata[0])->pairs->len, ==, 2);
  g_assert_true (td_figure_find (got->figures, "signal_pairs")->hidden);
}

/* From how many pairs on a mentor is called busy is a setting. */
static void
test_load_setting (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdConsistency) got = NULL;

  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('mentor-load', '2')");
  got = load_as_of (file->db, td_test_date ("2024-06-30"));
  g_assert_true (((TdSignalRow *) got->signals->pdata[0])->on[TD_SIGNAL_MENTOR_LOAD]);
}

static void
test_words (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdConsistency) got = load_as_of (file->db, td_test_date ("2024-06-30"));
  g_autofree char *words = td_insight_words_consistency (got);
  g_autofree char *record = td_signal_record_dup_text (&got->records[TD_SIGNAL_HALVED]);

  g_assert_nonnull (strstr (words, "1 of 1 mentor"));
  g_assert_nonnull (strstr (words, "not printed"));
  g_assert_true (g_str_has_prefix (record, "untested"));
}

/* Both shares of a record have their count and their range. */
static void
test_record_words (void)
{
  TdSignalRecord record = { .tested = TRUE,
                            .n_on = 52,
                            .dissolved_on = 14,
                            .n_off = 1300,
                            .dissolved_off = 120,
                            .share_on = td_interval_wilson (14, 52),
                            .share_off = td_interval_wilson (120, 1300) };
  g_autofree char *words = td_signal_record_dup_text (&record);

  g_assert_cmpstr (words, ==,
                   "14 of 52 (26.9 %; 16.8 % to 40.3 %) dissolved within 90 days; where it was "
                   "off, 120 of 1300 (9.2 %; 7.8 % to 10.9 %)");
}

/* A file without pairs, and a programme that is not there. */
static void
test_empty (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2024-06-30") };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdConsistency) got = td_consistency_load (file->db, &filter, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (got->signals->len, ==, 0);
  g_assert_null (got->lengths);
  g_assert_true (isnan (got->half_life.estimate));
  filter.program_id = 7;
  g_assert_null (td_consistency_load (file->db, &filter, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

void
test_consistency_add (void)
{
#define ADD(name, setup, test) \
  g_test_add ("/insight/consistency/" name, TdTestFile, NULL, setup, test, td_test_file_teardown)
  ADD ("fairness", td_company_setup, test_fairness);
  ADD ("signals", td_company_setup, test_signals);
  ADD ("record", td_company_setup, test_record);
  ADD ("half-life", td_company_setup, test_half_life);
  ADD ("small", setup_small, test_small);
  ADD ("narrow", setup_small, test_narrow);
  ADD ("load-setting", setup_small, test_load_setting);
  ADD ("words", setup_small, test_words);
  ADD ("empty", td_test_file_setup, test_empty);
  g_test_add_func ("/insight/consistency/record-words", test_record_words);
#undef ADD
}
