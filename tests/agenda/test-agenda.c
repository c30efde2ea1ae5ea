/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-agenda-words.h"

#include "td-bench-life.h"
#include "td-test.h"

void test_agenda_add (void);

#define TODAY "2026-03-16"

/* Pair 1 is overdue, 2 never met, 3 waits for the mentee, 4 is on track but ends soon, 5 is paused,
 * 6 is silent, past its end, and of another programme. */
static void
make_pairs (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership'), (2, 'Sales')");
  td_test_run (db, "INSERT INTO survey (program_id, name, active)"
                   " VALUES (1, 'How are you', 0), (2, 'How is it', 0)");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES"
                   " (1, 'E1', 'Ada One', 'a', 'a'), (2, 'E2', 'Bob Two', 'b', 'b'),"
                   " (3, 'E3', 'Cid Three', 'c', 'c'), (4, 'E4', 'Dee Four', 'd', 'd'),"
                   " (5, 'E5', 'Eve Five', 'e', 'e'), (6, 'E6', 'Fay Six', 'f', 'f')");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, planned_end, mentor_accepted_on, mentor_signed_on,"
                   " mentee_signed_on) VALUES"
                   " (1, '1', 1, 1, 2, 'active', '2025-10-01', '2025-10-01', '2026-08-01', NULL,"
                   "  '2025-10-02', '2025-10-02'),"
                   " (2, '2', 1, 1, 3, 'active', '2026-03-01', '2026-03-01', '2027-01-01', NULL,"
                   "  '2026-03-02', '2026-03-02'),"
                   " (3, '3', 1, 1, 4, 'proposed', '2026-03-07', NULL, NULL, '2026-03-08', NULL,"
                   "  NULL),"
                   " (4, '4', 1, 4, 5, 'active', '2025-06-01', '2025-06-01', '2026-04-01', NULL,"
                   "  '2025-06-02', '2025-06-02'),"
                   " (5, '5', 1, 4, 6, 'paused', '2025-06-01', '2025-06-01', '2026-09-01', NULL,"
                   "  '2025-06-02', '2025-06-02'),"
                   " (6, '6', 2, 4, 6, 'active', '2025-06-01', '2025-06-01', '2026-03-01', NULL,"
                   "  '2025-06-02', '2025-06-02')");
  td_test_run (db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-01-20'),"
                   " (4, '2026-01-12'), (4, '2026-03-10'), (5, '2026-01-01'), (6, '2026-01-02')");
  td_test_run (db, "INSERT INTO pair_pause (pair_id, from_date) VALUES (5, '2026-02-01')");
}

/* The rows as "kind pair" lines; reviews are tested apart. */
static char *
list (TdDatabase *db, gint64 program_id, const char *as_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = td_agenda_load (db, program_id, td_test_date (as_of), &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdAgendaRow *row = rows->pdata[i];

      if (row->kind == TD_AGENDA_END_REVIEW || row->kind == TD_AGENDA_MID_REVIEW)
        continue;
      g_string_append_printf (text, "%s%s %d", text->len > 0 ? ", " : "",
                              td_agenda_kind_get_code (row->kind), (int) row->pair_id);
      if (row->side)
        g_string_append_printf (text, " %s", row->side);
    }
  return g_string_free (text, FALSE);
}

static void
assert_list (TdDatabase *db, gint64 program_id, const char *as_of, const char *wanted)
{
  g_autofree char *text = list (db, program_id, as_of);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_list (TdTestFile *file, gconstpointer data)
{
  make_pairs (file->db);
  assert_list (file->db, 0, TODAY,
               "silent 6, overdue 1, never_met 2, answer 3 mentee, past_end 6, ending 4, paused 5");
  assert_list (file->db, 2, TODAY, "silent 6, past_end 6");
  assert_list (file->db, 3, TODAY, "");
}

/* As of a past day only what was known then; as of a coming one what will be if nothing happens. */
static void
test_as_of (TdTestFile *file, gconstpointer data)
{
  make_pairs (file->db);
  assert_list (file->db, 1, "2026-02-10", "due 4, paused 5");
  td_test_run (file->db, "UPDATE pair SET state = 'ended', ended_on = '2026-03-01' WHERE id = 5");
  td_test_run (file->db, "UPDATE pair SET state = 'active', mentee_accepted_on = '2026-03-12',"
                         " matched_on = '2026-03-12', mentor_signed_on = '2026-03-12',"
                         " mentee_signed_on = '2026-03-12' WHERE id = 3");
  assert_list (file->db, 1, "2026-02-10", "due 4, paused 5");
  assert_list (file->db, 1, "2026-03-11", "overdue 1, never_met 2, answer 3 mentee, ending 4");
  assert_list (file->db, 1, "2026-03-13", "overdue 1, never_met 2, ending 4, too_early 3");
  assert_list (file->db, 1, "2026-04-20",
               "close 1, overdue 4, never_met 2, never_met 3, past_end 4");
}

static TdAgendaRow *
find_row (GPtrArray *rows, TdAgendaKind kind)
{
  for (guint i = 0; i < rows->len; i++)
    if (((TdAgendaRow *) rows->pdata[i])->kind == (int) kind)
      return rows->pdata[i];
  g_error ("there is no row %s", td_agenda_kind_get_code (kind));
}

static void
assert_detail (GPtrArray *rows, TdAgendaKind kind, gboolean with_program, const char *wanted)
{
  g_autofree char *detail =
      td_agenda_row_dup_detail (find_row (rows, kind), td_test_date (TODAY), with_program);

  g_assert_cmpstr (detail, ==, wanted);
}

static void
test_words (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  guint n_of_kind[TD_AGENDA_N_KINDS];

  make_pairs (file->db);
  rows = td_agenda_load (file->db, 0, td_test_date (TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (td_agenda_count (rows, n_of_kind), ==, 8);
  g_assert_cmpuint (n_of_kind[TD_AGENDA_PAUSED], ==, 1);
  g_assert_cmpuint (n_of_kind[TD_AGENDA_CONCERN], ==, 0);

  title = td_agenda_row_dup_title (find_row (rows, TD_AGENDA_OVERDUE));
  g_assert_cmpstr (title, ==, "Ada One → Bob Two");
  assert_detail (rows, TD_AGENDA_OVERDUE, FALSE, "monthly · last 20 Jan 2026 · 24 days over");
  assert_detail (rows, TD_AGENDA_SILENT, TRUE, "monthly · last 2 Jan 2026 · 42 days over · Sales");
  assert_detail (rows, TD_AGENDA_NEVER_MET, FALSE, "paired 15 days ago, no contact yet");
  assert_detail (rows, TD_AGENDA_ANSWER, FALSE, "Dee Four has not answered for 9 days");
  assert_detail (rows, TD_AGENDA_PAST_END, FALSE, "planned end 1 Mar 2026, 15 days ago");
  assert_detail (rows, TD_AGENDA_ENDING, FALSE, "planned end 1 Apr 2026, in 16 days");
  assert_detail (rows, TD_AGENDA_PAUSED, FALSE, "monthly");
}

/* A reminder is told with the row it was about, and only since that began. */
static void
test_reminders (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  make_pairs (file->db);
  td_test_run (file->db, "INSERT INTO reminder (pair_id, kind, on_date) VALUES"
                         " (1, 'reminder', '2026-03-01'), (1, 'reminder', '2026-03-13'),"
                         " (1, 'survey', '2026-03-15'), (1, 'reminder', '2026-03-17'),"
                         " (2, 'first-contact', '2026-03-15'), (6, 'reminder', '2026-01-01'),"
                         " (6, 'end', '2026-02-20')");
  td_test_run (file->db, "UPDATE pair SET asked_on = '2026-03-14' WHERE id = 3");
  rows = td_agenda_load (file->db, 0, td_test_date (TODAY), &error);
  g_assert_no_error (error);
  assert_detail (rows, TD_AGENDA_OVERDUE, FALSE,
                 "monthly · last 20 Jan 2026 · 24 days over · reminded 3 days ago");
  assert_detail (rows, TD_AGENDA_NEVER_MET, FALSE,
                 "paired 15 days ago, no contact yet · reminded 1 day ago");
  assert_detail (rows, TD_AGENDA_SILENT, FALSE, "monthly · last 2 Jan 2026 · 42 days over");
  assert_detail (rows, TD_AGENDA_PAST_END, FALSE,
                 "planned end 1 Mar 2026, 15 days ago · reminded 24 days ago");
  assert_detail (rows, TD_AGENDA_ANSWER, FALSE,
                 "Dee Four has not answered for 2 days · asked again 2 days ago");
}

/* A line manager as mentor is told before anything else. */
static void
test_line (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  make_pairs (file->db);
  td_test_run (file->db, "UPDATE employee SET manager_id = 1 WHERE id = 2");
  rows = td_agenda_load (file->db, 0, td_test_date (TODAY), &error);
  g_assert_no_error (error);
  assert_detail (rows, TD_AGENDA_OVERDUE, FALSE,
                 "Line manager · monthly · last 20 Jan 2026 · 24 days over");
}

/* A survey of each side, a signature that is missing, an action that is late: with whom it is. */
static void
test_others (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  make_pairs (file->db);
  td_test_run (file->db, "DELETE FROM survey WHERE program_id = 2");
  td_test_run (file->db, "UPDATE pair SET mentee_signed_on = NULL WHERE id = 1");
  td_test_run (file->db, "INSERT INTO pair_action (pair_id, title, owner, set_on, due_on) VALUES"
                         " (4, 'Read the plan', 'mentor', '2026-01-01', '2026-03-10'),"
                         " (4, 'Later', 'mentor', '2026-01-01', '2026-03-20')");
  assert_list (file->db, 0, TODAY,
               "silent 6, overdue 1, never_met 2, answer 3 mentee, past_end 6, ending 4,"
               " survey 6 mentee, survey 6 mentor, unsigned 1 mentee, action 4 mentor, paused 5");
  rows = td_agenda_load (file->db, 0, td_test_date (TODAY), &error);
  g_assert_no_error (error);
  assert_detail (rows, TD_AGENDA_SURVEY, FALSE, "Fay Six: Pulse survey, due 18 days ago");
  assert_detail (rows, TD_AGENDA_UNSIGNED, FALSE, "paired 166 days ago, Bob Two has not signed");
  assert_detail (rows, TD_AGENDA_ACTION, FALSE, "Dee Four: “Read the plan”, due 6 days ago");
  g_assert_cmpint (find_row (rows, TD_AGENDA_ACTION)->object_id, >, 0);

  /* As of then it still was so, whatever was done since. */
  td_test_run (file->db, "UPDATE pair SET mentee_signed_on = '2026-03-17' WHERE id = 1");
  td_test_run (file->db, "UPDATE pair_action SET state = 'done', closed_on = '2026-03-18'");
  assert_list (file->db, 1, TODAY,
               "overdue 1, never_met 2, answer 3 mentee, ending 4, unsigned 1 mentee,"
               " action 4 mentor, paused 5");
  assert_list (file->db, 1, "2026-03-17",
               "overdue 1, never_met 2, answer 3 mentee, ending 4, action 4 mentor, paused 5");

  /* Thirty days are still in time. */
  td_test_run (file->db, "UPDATE pair SET matched_on = '2026-02-14' WHERE id = 1");
  assert_list (file->db, 1, TODAY,
               "never_met 1, never_met 2, answer 3 mentee, ending 4, action 4 mentor, paused 5");
  td_test_run (file->db, "UPDATE pair SET matched_on = '2026-02-13' WHERE id = 1");
  assert_list (file->db, 1, TODAY,
               "never_met 1, never_met 2, answer 3 mentee, ending 4, unsigned 1 mentee,"
               " action 4 mentor, paused 5");
}

static void
assert_row (TdTestFile *file, TdAgendaKind kind, gint64 pair_id, const char *side)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = td_agenda_load (file->db, 0, td_test_date (TODAY), &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdAgendaRow *row = rows->pdata[i];

      if ((TdAgendaKind) row->kind != kind || row->pair_id != pair_id)
        continue;
      g_assert_cmpstr (row->side, ==, side);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* What comes next of a pair's row. */
static void
assert_next (TdDatabase *db, TdAgendaKind kind, gint64 pair_id, TdAgendaAction next)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = td_agenda_load (db, 0, td_test_date (TODAY), &error);

  g_assert_no_error (error);
  g_assert_cmpint (find_row (rows, kind)->pair_id, ==, pair_id);
  g_assert_cmpint (find_row (rows, kind)->next, ==, next);
}

/* Reviews that are due, a concern that is not settled, somebody who leaves. */
static void
test_endings (TdTestFile *file, gconstpointer data)
{
  make_pairs (file->db);
  td_test_run (file->db, "INSERT INTO concern (pair_id, raised_by, raised_on) "
                         "VALUES (4, 'mentee', '2026-03-12')");
  td_test_run (file->db, "UPDATE employee SET leave_date = '2026-03-31' WHERE id = 2");
  assert_row (file, TD_AGENDA_CONCERN, 4, "mentee");
  assert_row (file, TD_AGENDA_LEAVER, 1, "mentee");
  assert_row (file, TD_AGENDA_MID_REVIEW, 1, NULL);
  assert_next (file->db, TD_AGENDA_ENDING, 4, TD_AGENDA_REVIEW);
  td_test_run (file->db, "UPDATE concern SET settled_on = '2026-03-14'");
  td_test_run (file->db,
               "INSERT INTO review (pair_id, kind, held_on) VALUES (4, 'end', '2026-03-15')");
  assert_list (file->db, 0, TODAY,
               "leaver 1 mentee, silent 6, overdue 1, never_met 2, answer 3 mentee, past_end 6,"
               " ending 4, paused 5");
  assert_next (file->db, TD_AGENDA_ENDING, 4, TD_AGENDA_REMIND);
  assert_next (file->db, TD_AGENDA_PAST_END, 6, TD_AGENDA_REVIEW);
}

/* A made-up workspace of any size has rows of each kind that contacts and dates give, and each
 * pair at most one of them. */
static void
test_many (TdTestFile *file, gconstpointer data)
{
  static const TdAgendaKind kinds[] = { TD_AGENDA_CLOSE,  TD_AGENDA_SILENT, TD_AGENDA_OVERDUE,
                                        TD_AGENDA_ANSWER, TD_AGENDA_DUE,    TD_AGENDA_PAST_END,
                                        TD_AGENDA_ENDING, TD_AGENDA_PAUSED };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) error = NULL;
  guint n_of_kind[TD_AGENDA_N_KINDS];

  g_assert_true (td_bench_life_make (file->db, 400, 12, td_test_date (TODAY), &error));
  g_assert_no_error (error);
  rows = td_agenda_load (file->db, 0, td_test_date (TODAY), &error);
  g_assert_no_error (error);
  td_agenda_count (rows, n_of_kind);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (n_of_kind[kinds[i]], >, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      TdAgendaRow *row = rows->pdata[i];

      if (i > 0)
        g_assert_cmpint (td_agenda_row_compare (&rows->pdata[i - 1], &rows->pdata[i]), <, 0);
      if (row->kind <= TD_AGENDA_DUE && row->kind >= TD_AGENDA_CLOSE)
        g_assert_true (g_hash_table_add (seen, &row->pair_id));
    }
}

#define ADD(path, func) \
  g_test_add (path, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_agenda_add (void)
{
  ADD ("/agenda/list", test_list);
  ADD ("/agenda/as-of", test_as_of);
  ADD ("/agenda/words", test_words);
  ADD ("/agenda/reminders", test_reminders);
  ADD ("/agenda/line", test_line);
  ADD ("/agenda/others", test_others);
  ADD ("/agenda/endings", test_endings);
  ADD ("/agenda/many", test_many);
}
