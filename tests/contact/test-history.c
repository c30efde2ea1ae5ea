/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "contact/td-history-query.h"

#include "test-pairs.h"

void test_history_add (void);

static void
add_events (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO contact (pair_id, on_date, outcome) VALUES"
                   " (1, '2024-03-01', 'held'), (1, '2024-02-01', 'held'),"
                   " (1, '2024-04-01', 'missed'), (5, '2024-05-21', 'held')");
  td_test_run (db, "INSERT INTO pair_pause (pair_id, from_date, to_date) VALUES"
                   " (2, '2024-05-01', NULL), (1, '2024-04-05', '2024-04-20')");
  td_test_run (db, "INSERT INTO pair_cadence VALUES (1, '2024-05-01', '3/month')");
}

static void
test_load_all (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) histories = NULL;
  g_autoptr (GPtrArray) coaching = NULL;
  g_autoptr (GError) error = NULL;
  TdHistory *first, *second;

  test_pairs_make (file->db);
  add_events (file->db);
  histories = td_history_load_all (file->db, 0, &error);
  g_assert_no_error (error);
  /* Pair 4 never began. */
  g_assert_cmpuint (histories->len, ==, 4);
  first = histories->pdata[0];
  second = histories->pdata[1];
  g_assert_cmpint (first->pair_id, ==, 1);
  g_assert_cmpuint (first->contacts->len, ==, 2);
  g_assert_cmpint (g_array_index (first->contacts, TdDate, 0), ==, td_test_date ("2024-02-01"));
  g_assert_cmpuint (first->pauses->len, ==, 1);
  g_assert_cmpint (td_history_get_cadence (first, td_test_date ("2024-04-30")).unit, ==,
                   TD_CADENCE_MONTHS);
  g_assert_cmpint (td_history_get_cadence (first, td_test_date ("2024-05-01")).unit, ==,
                   TD_CADENCE_PER_MONTH);
  g_assert_cmpint (second->cadence.n, ==, 6);
  g_assert_nonnull (td_history_find_pause (second, td_test_date ("2030-01-01")));
  g_assert_cmpint (((TdHistory *) histories->pdata[2])->ended_on, ==, td_test_date ("2024-03-05"));
  coaching = td_history_load_all (file->db, 2, &error);
  g_assert_cmpuint (coaching->len, ==, 1);
  g_assert_cmpint (((TdHistory *) coaching->pdata[0])->cadence.n, ==, 2);
}

static TdHistoryBook *
load_book (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  TdHistoryBook *book = td_history_book_load (db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (book->firsts->len, ==, book->histories->len);
  for (guint i = 0; i < book->histories->len; i++)
    {
      const TdHistory *history = book->histories->pdata[i];
      guint first = g_array_index (book->firsts, guint, i);

      for (guint k = 0; k < history->contacts->len; k++)
        g_assert_cmpint (g_array_index (history->contacts, TdDate, k), ==,
                         g_array_index (book->contacts, TdContactDetail, first + k).on);
    }
  return book;
}

/* Histories are kept until somebody writes, and those who have them keep what they had. */
static void
test_kept (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdHistoryBook) before = NULL, same = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  const TdContactDetail *last;
  TdDatabase *reader;

  test_pairs_make (file->db);
  add_events (file->db);
  reader = td_database_open (file->path, TD_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  before = load_book (reader);
  same = load_book (reader);
  g_assert_true (before == same);
  g_assert_cmpuint (before->contacts->len, ==, 3);

  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date, asked_on, minutes, initiated_by)"
                         " VALUES (5, '2024-06-02', '2024-05-30', 45, 'mentee')");
  after = load_book (reader);
  g_assert_true (before != after);
  g_assert_cmpuint (before->contacts->len, ==, 3);
  g_assert_cmpuint (after->contacts->len, ==, 4);
  last = &g_array_index (after->contacts, TdContactDetail, 3);
  g_assert_cmpint (last->on, ==, td_test_date ("2024-06-02"));
  g_assert_cmpint (last->asked_on, ==, td_test_date ("2024-05-30"));
  g_assert_cmpint (last->minutes, ==, 45);
  g_assert_cmpint (last->starter, ==, TD_STARTER_MENTEE);
  td_database_close (reader);
}

static void
test_load_one (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdHistory) history = NULL;
  g_autoptr (TdHistory) proposed = NULL;
  g_autoptr (GError) error = NULL;

  test_pairs_make (file->db);
  add_events (file->db);
  history = td_history_load (file->db, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpint (history->pair_id, ==, 5);
  g_assert_cmpuint (history->contacts->len, ==, 1);
  proposed = td_history_load (file->db, 4, &error);
  g_assert_no_error (error);
  g_assert_null (proposed);
  g_assert_null (td_history_load (file->db, 77, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

void
test_history_add (void)
{
  g_test_add ("/contact/history/load-all", TdTestFile, NULL, td_test_file_setup, test_load_all,
              td_test_file_teardown);
  g_test_add ("/contact/history/kept", TdTestFile, NULL, td_test_file_setup, test_kept,
              td_test_file_teardown);
  g_test_add ("/contact/history/load-one", TdTestFile, NULL, td_test_file_setup, test_load_one,
              td_test_file_teardown);
}
