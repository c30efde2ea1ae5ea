/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-due.h"
#include "contact/td-slots.h"

#include "td-test.h"
#include "test-company.h"
#include "test-table.h"

void test_oracles_add (void);

static int
table_int (TestTable *table, guint row, const char *column)
{
  return (int) g_ascii_strtoll (test_table_get (table, row, column), NULL, 10);
}

/* The bucket's key in the files, which were made by another program. */
static TdDueBucket
bucket_of_key (const char *key)
{
  static const char *const keys[] = { "", "on track", "1-7", "8-30", "31-60", "61-90", "over 90" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (key, keys[i]))
      return (TdDueBucket) i;
  g_error ("no bucket %s", key);
}

static void
check_due (TestTable *expected, guint row, const TdHistory *history, TdDate as_of)
{
  const char *next_due = test_table_get (expected, row, "next_due");
  TdDue due;

  if (!td_due_from_history (history, as_of, 7, &due))
    {
      g_assert_cmpint (table_int (expected, row, "active"), ==, 0);
      g_assert_cmpstr (next_due, ==, "");
      return;
    }
  g_assert_cmpint (table_int (expected, row, "active"), ==, 1);
  g_assert_cmpint (due.next_due, ==, td_date_from_iso (next_due));
  g_assert_cmpint (due.bucket, ==,
                   bucket_of_key (test_table_get (expected, row, "overdue_bucket")));
  if (due.next_due != TD_DATE_NONE)
    g_assert_cmpint (due.days_overdue, ==, table_int (expected, row, "overdue_days"));
  else
    g_assert_cmpint (due.state, ==, TD_DUE_PAUSED);
}

static void
check_pairs (const char *company_name, const char *expected_name)
{
  g_autoptr (TestCompany) company = test_company_load (company_name);
  g_autoptr (TestTable) expected = test_table_load (expected_name);

  g_assert_cmpuint (expected->rows->len, ==, company->names->len);
  for (guint i = 0; i < expected->rows->len; i++)
    {
      const TdHistory *history =
          test_company_find (company, test_table_get (expected, i, "pair_id"));
      TdAdherence counts;

      td_slots_count (history, company->as_of, &counts);
      g_assert_cmpint (counts.n_due, ==, table_int (expected, i, "due"));
      g_assert_cmpint (counts.n_kept, ==, table_int (expected, i, "kept"));
      g_assert_cmpint (counts.current_streak, ==, table_int (expected, i, "current_streak"));
      g_assert_cmpint (counts.longest_streak, ==, table_int (expected, i, "longest_streak"));
      g_assert_cmpint (counts.longest_gap, ==, table_int (expected, i, "longest_gap_days"));
      g_assert_cmpint (counts.n_contacts, ==, table_int (expected, i, "contacts_held"));
      check_due (expected, i, history, company->as_of);
    }
}

static void
test_cases_pairs (void)
{
  check_pairs ("cadence_cases", "cadence_cases.exp_pairs.csv");
}

static void
test_company_pairs (void)
{
  check_pairs ("hr_company", "hr_company.exp_cadence_pair.csv");
}

static void
test_cases_slots (void)
{
  g_autoptr (TestCompany) company = test_company_load ("cadence_cases");
  g_autoptr (TestTable) expected = test_table_load ("cadence_cases.exp_slots.csv");
  guint row = 0;

  for (guint i = 0; i < company->names->len; i++)
    {
      const char *name = g_ptr_array_index (company->names, i);
      g_autoptr (GArray) slots =
          td_slots_build (g_ptr_array_index (company->histories, i), company->as_of);

      /* The file holds the slots that are over, pairs in another order than the pairs file. */
      for (row = 0; g_strcmp0 (test_table_get (expected, row, "pair_id"), name) != 0;)
        if (++row == expected->rows->len)
          break;
      for (guint k = 0; k < slots->len; k++)
        {
          const TdSlot *slot = &g_array_index (slots, TdSlot, k);

          if (!slot->complete)
            continue;
          g_assert_cmpstr (test_table_get (expected, row, "pair_id"), ==, name);
          g_assert_cmpint (slot->number, ==, table_int (expected, row, "slot"));
          g_assert_cmpint (slot->from, ==,
                           td_date_from_iso (test_table_get (expected, row, "from")));
          g_assert_cmpint (slot->to, ==, td_date_from_iso (test_table_get (expected, row, "to")));
          g_assert_cmpint (slot->paused, ==, table_int (expected, row, "paused"));
          g_assert_cmpint (slot->n_contacts > 0, ==, table_int (expected, row, "kept"));
          row++;
        }
      if (row < expected->rows->len)
        g_assert_cmpstr (test_table_get (expected, row, "pair_id"), !=, name);
    }
}

/* Adherence by month: slots by the month of their last day, over pairs. */
static void
test_company_months (void)
{
  g_autoptr (TestCompany) company = test_company_load ("hr_company");
  g_autoptr (TestTable) expected = test_table_load ("hr_company.exp_cadence_month.csv");
  g_autoptr (GHashTable) due = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  int n_due = 0, n_expected = 0;

  for (guint i = 0; i < company->histories->len; i++)
    {
      g_autoptr (GArray) slots =
          td_slots_build (g_ptr_array_index (company->histories, i), company->as_of);

      for (guint k = 0; k < slots->len; k++)
        {
          const TdSlot *slot = &g_array_index (slots, TdSlot, k);
          gpointer month = GINT_TO_POINTER (td_date_month_start (slot->to));

          if (!slot->due)
            continue;
          n_due++;
          g_hash_table_insert (due, month,
                               GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (due, month)) +
                                                1));
          if (slot->n_contacts > 0)
            g_hash_table_insert (kept, month,
                                 GINT_TO_POINTER (
                                     GPOINTER_TO_INT (g_hash_table_lookup (kept, month)) + 1));
        }
    }
  for (guint i = 0; i < expected->rows->len; i++)
    {
      g_autofree char *day = g_strconcat (test_table_get (expected, i, "month"), "-01", NULL);
      gpointer month = GINT_TO_POINTER (td_test_date (day));

      g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (due, month)), ==,
                       table_int (expected, i, "due"));
      g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (kept, month)), ==,
                       table_int (expected, i, "kept"));
      n_expected += table_int (expected, i, "due");
    }
  g_assert_cmpint (n_due, ==, n_expected);
}

void
test_oracles_add (void)
{
  g_test_add_func ("/contact/oracles/cases/slots", test_cases_slots);
  g_test_add_func ("/contact/oracles/cases/pairs", test_cases_pairs);
  g_test_add_func ("/contact/oracles/company/pairs", test_company_pairs);
  g_test_add_func ("/contact/oracles/company/months", test_company_months);
}
