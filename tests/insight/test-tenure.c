/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-tenure.h"

#include "td-company.h"

void test_tenure_add (void);

static GArray *
load (TdDatabase *db, gint64 program_id)
{
  TdInsightFilter filter = { .program_id = program_id, .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) stays = td_stays_load (db, &filter, TD_ROLE_MENTEE, &error);
  GArray *rows;

  g_assert_no_error (error);
  rows = td_tenure_load (db, &filter, stays, td_test_date (TD_COMPANY_WINDOW), &error);
  g_assert_no_error (error);
  return rows;
}

static guint
count_known (TdDatabase *db, GArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM employee WHERE number = '%s'",
                                              g_array_index (rows, TdTenureRow, i).number);

      n += (guint) td_test_count (db, sql);
    }
  return n;
}

/* In a confidential programme, and where all are asked about and one is, nobody is told apart by a
 * number or by the order, and nothing else changes. */
static void
test_confidential (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GArray) open = load (file->db, 1);
  g_autoptr (GArray) sealed = NULL, all = NULL, other = NULL;
  gint64 days = 0, sealed_days = 0;

  td_test_run (file->db, "UPDATE employee SET number = 'E' || number");
  td_test_run (file->db, "UPDATE program SET confidential = 1");
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (77, 'Other')");
  sealed = load (file->db, 1);
  all = load (file->db, 0);
  other = load (file->db, 77);
  g_assert_cmpuint (sealed->len, ==, open->len);
  g_assert_cmpuint (count_known (file->db, sealed), ==, 0);
  g_assert_cmpuint (count_known (file->db, all), ==, 0);
  g_assert_cmpuint (count_known (file->db, other), ==, other->len);
  g_assert_cmpstr (g_array_index (sealed, TdTenureRow, 0).number, ==, "1");
  for (guint i = 0; i < open->len; i++)
    {
      days += g_array_index (open, TdTenureRow, i).exit;
      sealed_days += g_array_index (sealed, TdTenureRow, i).exit;
      if (i > 0)
        g_assert_cmpint (g_array_index (sealed, TdTenureRow, i - 1).entry, <=,
                         g_array_index (sealed, TdTenureRow, i).entry);
    }
  g_assert_cmpint (days, ==, sealed_days);
}

void
test_tenure_add (void)
{
  g_test_add ("/tenure/confidential", TdTestFile, NULL, td_company_setup, test_confidential,
              td_test_file_teardown);
}
