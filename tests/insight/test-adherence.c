/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-adherence.h"

#include "td-oracle.h"
#include "td-test.h"

void test_adherence_add (void);

#define AS_OF "2025-06-30"
#define GRACE 7

/* The pairs of the made-up company in the order of the file, with contacts and pauses. */
static GPtrArray *
read_histories (int shift)
{
  g_autoptr (TdOracle) pairs = td_oracle_open ("hr_company/pairs.csv");
  g_autoptr (TdOracle) contacts = td_oracle_open ("hr_company/contacts.csv");
  g_autoptr (TdOracle) pauses = td_oracle_open ("hr_company/pauses.csv");
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *histories = g_ptr_array_new_with_free_func ((GDestroyNotify) td_history_free);

  for (guint i = 0; i < pairs->rows->len; i++)
    {
      TdCadence cadence = td_cadence_from_text (td_oracle_text (pairs, i, "cadence"));
      TdDate ended = td_oracle_date (pairs, i, "ended_on");
      TdHistory *history = td_history_new (td_oracle_date (pairs, i, "matched_on") + shift,
                                           ended ? ended + shift : TD_DATE_NONE, &cadence);

      g_ptr_array_add (histories, history);
      g_hash_table_insert (by_id, (gpointer) td_oracle_text (pairs, i, "pair_id"), history);
    }
  for (guint i = 0; i < contacts->rows->len; i++)
    if (td_oracle_number (contacts, i, "held") == 1)
      td_history_add_contact (g_hash_table_lookup (by_id, td_oracle_text (contacts, i, "pair_id")),
                              td_oracle_date (contacts, i, "date") + shift);
  for (guint i = 0; i < pauses->rows->len; i++)
    {
      TdDate to = td_oracle_date (pauses, i, "to");

      td_history_add_pause (g_hash_table_lookup (by_id, td_oracle_text (pauses, i, "pair_id")),
                            td_oracle_date (pauses, i, "from") + shift, to ? to + shift : to);
    }
  return histories;
}

static void
test_pairs (void)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_cadence_pair.csv");
  g_autoptr (GPtrArray) histories = read_histories (0);

  g_assert_cmpuint (histories->len, ==, expected->rows->len);
  for (guint i = 0; i < histories->len; i++)
    {
      TdPairAdherence got =
          td_adherence_of_pair (g_ptr_array_index (histories, i), td_test_date (AS_OF), GRACE);
      const struct
      {
        const char *column;
        double value;
      } values[] = {
        { "active", got.active },
        { "due", got.counts.n_due },
        { "kept", got.counts.n_kept },
        { "adherence", got.adherence.estimate },
        { "lower", got.adherence.lower },
        { "upper", got.adherence.upper },
        { "current_streak", got.counts.current_streak },
        { "longest_streak", got.counts.longest_streak },
        { "longest_gap_days", got.counts.longest_gap },
        { "contacts_held", got.counts.n_contacts },
      };

      for (guint v = 0; v < G_N_ELEMENTS (values); v++)
        td_oracle_assert (values[v].value, td_oracle_number (expected, i, values[v].column),
                          TD_CLOSED);
      if (got.active && got.due.bucket != TD_BUCKET_NONE)
        {
          g_assert_cmpint (got.due.next_due, ==, td_oracle_date (expected, i, "next_due"));
          g_assert_cmpint (got.due.days_overdue, ==,
                           (int) td_oracle_number (expected, i, "overdue_days"));
        }
    }
}

static void
test_months (void)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_cadence_month.csv");
  g_autoptr (GPtrArray) histories = read_histories (0);
  g_autoptr (GArray) months =
      td_adherence_by_month (histories, TD_DATE_NONE, td_test_date (AS_OF), NULL, NULL);
  guint row = 0;

  for (guint i = 0; i < months->len; i++)
    {
      const TdAdherenceMonth *month = &g_array_index (months, TdAdherenceMonth, i);
      g_autofree char *iso = td_date_to_iso (month->month);

      if (month->n_due == 0)
        continue;
      g_assert_true (g_str_has_prefix (iso, td_oracle_text (expected, row, "month")));
      g_assert_cmpfloat (month->n_due, ==, td_oracle_number (expected, row, "due"));
      g_assert_cmpfloat (month->n_kept, ==, td_oracle_number (expected, row, "kept"));
      td_oracle_assert (month->adherence.estimate, td_oracle_number (expected, row, "adherence"),
                        TD_CLOSED);
      td_oracle_assert (month->adherence.lower, td_oracle_number (expected, row, "lower"),
                        TD_CLOSED);
      td_oracle_assert (month->adherence.upper, td_oracle_number (expected, row, "upper"),
                        TD_CLOSED);
      row++;
    }
  g_assert_cmpuint (row, ==, expected->rows->len);
}

/* A period counts the slots that end in it, and only months that are whole have a rate. */
static void
test_period (void)
{
  g_autoptr (GPtrArray) histories = read_histories (0);
  g_autoptr (GArray) all =
      td_adherence_by_month (histories, TD_DATE_NONE, td_test_date (AS_OF), NULL, NULL);
  g_autoptr (GArray) some = td_adherence_by_month (histories, td_test_date ("2024-03-01"),
                                                   td_test_date ("2024-06-15"), NULL, NULL);
  guint offset = 50; /* January 2020 to March 2024 */

  g_assert_cmpuint (some->len, ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      const TdAdherenceMonth *a = &g_array_index (all, TdAdherenceMonth, offset + i);
      const TdAdherenceMonth *b = &g_array_index (some, TdAdherenceMonth, i);

      g_assert_cmpint (a->month, ==, b->month);
      g_assert_cmpuint (a->n_due, ==, b->n_due);
      g_assert_cmpuint (a->n_pairs, ==, b->n_pairs);
      g_assert_cmpuint (a->n_met, ==, b->n_met);
      g_assert_true (b->whole);
    }
  g_assert_false (g_array_index (some, TdAdherenceMonth, 3).whole);
  g_assert_cmpuint (g_array_index (some, TdAdherenceMonth, 3).n_pairs, ==, 0);
}

static TdHistory *
add_history (GPtrArray *histories, const char *matched_on, const char *cadence)
{
  TdCadence parsed = td_cadence_from_text (cadence);
  TdHistory *history = td_history_new (td_test_date (matched_on), TD_DATE_NONE, &parsed);

  g_ptr_array_add (histories, history);
  return history;
}

static void
count_cb (const TdHistory *history, TdDate month, gboolean rate, gboolean kept, gpointer data)
{
  guint *counts = data;

  counts[(rate ? 2 : 0) + (kept ? 1 : 0)]++;
}

/* Four pairs in March 2024: met; not met; paused for a day; every two months. */
static void
test_contact_rate (void)
{
  g_autoptr (GPtrArray) histories =
      g_ptr_array_new_with_free_func ((GDestroyNotify) td_history_free);
  g_autoptr (GArray) months = NULL;
  const TdAdherenceMonth *march;
  guint counts[4] = { 0 };

  td_history_add_contact (add_history (histories, "2024-03-01", "monthly"),
                          td_test_date ("2024-03-31"));
  add_history (histories, "2024-02-15", "2/month");
  td_history_add_pause (add_history (histories, "2024-01-01", "monthly"),
                        td_test_date ("2024-03-31"), TD_DATE_NONE);
  add_history (histories, "2024-01-01", "every:2m");
  add_history (histories, "2024-03-02", "monthly");
  months = td_adherence_by_month (histories, td_test_date ("2024-03-01"),
                                  td_test_date ("2024-03-31"), count_cb, counts);
  g_assert_cmpuint (months->len, ==, 1);
  march = &g_array_index (months, TdAdherenceMonth, 0);
  g_assert_cmpuint (march->n_pairs, ==, 2);
  g_assert_cmpuint (march->n_met, ==, 1);
  g_assert_cmpuint (march->n_longer, ==, 1);
  g_assert_cmpuint (counts[2], ==, 1);
  g_assert_cmpuint (counts[3], ==, 1);
  g_assert_cmpuint (counts[0] + counts[1], ==, march->n_due);
  g_assert_cmpuint (counts[1], ==, march->n_kept);
}

/* Four years later, the same: the calendar of leap years repeats. */
static void
test_shift (void)
{
  g_autoptr (GPtrArray) histories = read_histories (0);
  g_autoptr (GPtrArray) later = read_histories (1461);

  for (guint i = 0; i < histories->len; i++)
    {
      TdPairAdherence a =
          td_adherence_of_pair (g_ptr_array_index (histories, i), td_test_date (AS_OF), GRACE);
      TdPairAdherence b =
          td_adherence_of_pair (g_ptr_array_index (later, i), td_test_date (AS_OF) + 1461, GRACE);

      g_assert_cmpuint (a.counts.n_due, ==, b.counts.n_due);
      g_assert_cmpuint (a.counts.n_kept, ==, b.counts.n_kept);
      g_assert_cmpuint (a.counts.current_streak, ==, b.counts.current_streak);
      g_assert_cmpuint (a.counts.longest_streak, ==, b.counts.longest_streak);
      g_assert_cmpint (a.counts.longest_gap, ==, b.counts.longest_gap);
      g_assert_cmpuint (a.counts.n_contacts, ==, b.counts.n_contacts);
      g_assert_cmpint (a.due.state, ==, b.due.state);
    }
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GArray) months =
      td_adherence_by_month (none, TD_DATE_NONE, td_test_date (AS_OF), NULL, NULL);

  g_assert_cmpuint (months->len, ==, 0);
}

void
test_adherence_add (void)
{
  g_test_add_func ("/adherence/pairs", test_pairs);
  g_test_add_func ("/adherence/months", test_months);
  g_test_add_func ("/adherence/period", test_period);
  g_test_add_func ("/adherence/contact-rate", test_contact_rate);
  g_test_add_func ("/adherence/shift", test_shift);
  g_test_add_func ("/adherence/empty", test_empty);
}
