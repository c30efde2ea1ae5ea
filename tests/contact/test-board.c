/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-due-board.h"
#include "contact/td-history-query.h"

#include "test-pairs.h"

void test_board_add (void);

static GPtrArray *
load_board (TdDatabase *db, gint64 program_id, const char *today)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = td_due_board_load (db, program_id, td_test_date (today), &error);

  g_assert_no_error (error);
  return rows;
}

static TdDueRow *
get_row (GPtrArray *rows, gint64 pair_id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((TdDueRow *) rows->pdata[i])->pair_id == pair_id)
      return rows->pdata[i];
  g_error ("pair %d is not on the board", (int) pair_id);
}

static void
test_board (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) coaching = NULL;
  TdDueRow *row;

  test_pairs_make (file->db);
  td_test_run (file->db,
               "INSERT INTO contact (pair_id, on_date, outcome, next_date) VALUES"
               " (1, '2024-04-20', 'held', '2024-05-22'), (1, '2024-06-01', 'missed', NULL),"
               " (2, '2024-05-30', 'held', NULL), (3, '2024-02-01', 'held', NULL)");
  rows = load_board (file->db, 0, "2024-06-15");
  g_assert_cmpuint (rows->len, ==, 3);
  /* Pair 1 was due on 20 May, pair 5 (2 a month) on 4 June, pair 2 is on 11 July. */
  row = rows->pdata[0];
  g_assert_cmpint (row->pair_id, ==, 1);
  g_assert_cmpstr (row->state, ==, "overdue");
  g_assert_cmpint (row->last, ==, td_test_date ("2024-04-20"));
  g_assert_cmpint (row->next_agreed, ==, td_test_date ("2024-05-22"));
  g_assert_cmpint (row->next_due, ==, td_test_date ("2024-05-20"));
  g_assert_cmpint (row->days_overdue, ==, 26);
  g_assert_cmpstr (row->mentor_number, ==, "E1");
  g_assert_cmpstr (row->mentee_name, ==, "Bob Two");
  row = rows->pdata[1];
  g_assert_cmpint (row->pair_id, ==, 5);
  g_assert_cmpstr (row->state, ==, "overdue");
  g_assert_cmpint (row->days_overdue, ==, 11);
  row = rows->pdata[2];
  g_assert_cmpstr (row->state, ==, "on_track");
  g_assert_cmpstr (row->cadence, ==, "every:6w");
  coaching = load_board (file->db, 2, "2024-06-15");
  g_assert_cmpuint (coaching->len, ==, 1);
}

/* As of a past day: pairs that ended since are there, later contacts are not. */
static void
test_board_past (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  TdDueRow *row;

  test_pairs_make (file->db);
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES"
                         " (3, '2024-01-20'), (3, '2024-02-25')");
  rows = load_board (file->db, 0, "2024-02-20");
  g_assert_cmpuint (rows->len, ==, 3);
  row = get_row (rows, 3);
  g_assert_cmpint (row->last, ==, td_test_date ("2024-01-20"));
  g_assert_cmpstr (row->state, ==, "due");
}

static void
test_board_paused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) later = NULL;
  TdDueRow *row;

  test_pairs_make (file->db);
  td_test_run (file->db, "INSERT INTO pair_pause (pair_id, from_date, to_date) VALUES"
                         " (1, '2024-02-01', '2024-06-15'), (1, '2024-01-15', '2024-01-20')");
  td_test_run (file->db, "INSERT INTO pair_cadence VALUES (1, '2024-06-01', 'every:10d')");
  rows = load_board (file->db, 1, "2024-06-15");
  row = rows->pdata[rows->len - 1];
  g_assert_cmpint (row->pair_id, ==, 1);
  g_assert_cmpstr (row->state, ==, "paused");
  g_assert_cmpint (row->next_due, ==, TD_DATE_NONE);
  g_assert_cmpint (row->days_overdue, ==, 0);
  later = load_board (file->db, 1, "2024-06-16");
  row = get_row (later, 1);
  g_assert_cmpstr (row->cadence, ==, "every:10d");
  g_assert_cmpint (row->next_due, ==, td_test_date ("2024-06-26"));
}

/* Who waits, and as of a past day who waited then. */
static void
test_waiting (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) before = NULL;
  TdDueRow *row;
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date ("2024-06-01");

  test_pairs_make (file->db);
  waiting = td_due_board_load_waiting (file->db, 1, today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 1);
  g_assert_cmpint (((TdDueRow *) waiting->pdata[0])->days_waiting, ==, 31);
  g_assert_cmpint (((TdDueRow *) waiting->pdata[0])->mentor_accepted_on, ==,
                   td_test_date ("2024-05-03"));

  td_test_run (file->db, "UPDATE pair SET state = 'active', matched_on = '2024-05-20',"
                         " mentee_accepted_on = '2024-05-20' WHERE id = 4");
  td_test_run (file->db, "UPDATE pair SET state = 'declined', declined_by = 'mentee',"
                         " declined_on = '2024-05-12', proposed_on = '2024-05-02' WHERE id = 2");
  before = td_due_board_load_waiting (file->db, 1, td_test_date ("2024-05-11"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 2);
  row = before->pdata[0];
  g_assert_cmpint (row->pair_id, ==, 4);
  g_assert_cmpint (row->mentee_accepted_on, ==, TD_DATE_NONE);
  g_assert_cmpint (((TdDueRow *) before->pdata[1])->pair_id, ==, 2);
}

/* A thousand pairs with random histories: the board's SQL says what the pure arithmetic says. */
static void
make_random (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name, cadence, grace_days)"
                   " VALUES (1, 'P', 'monthly', 5)");
  td_test_run (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                   " INSERT INTO employee (id, number, name, name_key, search_key)"
                   " SELECT i, 'E' || i, 'N' || i, 'n', 'n' FROM n");
  td_test_run (db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, cadence)"
                   " SELECT id, 1, id, id + 1000, 'active', '2023-01-01',"
                   " date('2024-01-01', '+' || (id % 211) || ' days'),"
                   " CASE id % 4 WHEN 0 THEN 'every:14d' WHEN 1 THEN '3/month'"
                   "  WHEN 2 THEN 'every:2m' END FROM employee WHERE id <= 1000");
  td_test_run (
      db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
          " INSERT INTO contact (pair_id, on_date, outcome)"
          " SELECT 1 + i * 7919 % 900, date('2024-01-01', '+' || (i * 104729 % 366) || ' days'),"
          " CASE i % 5 WHEN 0 THEN 'missed' ELSE 'held' END FROM n");
  td_test_run (db, "INSERT INTO pair_pause (pair_id, from_date, to_date)"
                   " SELECT id, date('2024-05-01', '+' || (id * 31 % 150) || ' days'),"
                   " CASE WHEN id % 6 THEN date('2024-05-01', '+' || (id * 31 % 150 + id % 40)"
                   " || ' days') END FROM pair WHERE id % 3 = 0");
  td_test_run (db, "INSERT INTO pair_cadence SELECT id,"
                   " date('2024-03-01', '+' || (id * 17 % 200) || ' days'), 'every:3w'"
                   " FROM pair WHERE id % 5 = 0");
}

static void
test_board_agrees (TdTestFile *file, gconstpointer data)
{
  TdDate today = td_test_date ("2024-08-15");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) histories = NULL;
  g_autoptr (GError) error = NULL;
  guint n_states[TD_DUE_PAUSED + 1] = { 0 };

  make_random (file->db);
  rows = load_board (file->db, 0, "2024-08-15");
  histories = td_history_load_all (file->db, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1000);
  for (guint i = 0; i < histories->len; i++)
    {
      const TdHistory *history = histories->pdata[i];
      TdDueRow *row = get_row (rows, history->pair_id);
      TdDue due;

      g_assert_true (td_due_from_history (history, today, 5, &due));
      g_assert_cmpstr (row->state, ==, td_due_state_get_code (due.state));
      g_assert_cmpint (row->next_due, ==, due.next_due);
      g_assert_cmpint (row->days_overdue, ==, due.days_overdue);
      n_states[due.state]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (n_states); i++)
    g_assert_cmpuint (n_states[i], >, 0);
}

#define ADD(path, func) \
  g_test_add (path, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_board_add (void)
{
  ADD ("/contact/board/states", test_board);
  ADD ("/contact/board/past", test_board_past);
  ADD ("/contact/board/paused", test_board_paused);
  ADD ("/contact/board/waiting", test_waiting);
  ADD ("/contact/board/agrees", test_board_agrees);
}
