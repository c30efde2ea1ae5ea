/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-consistency.h"
#include "insight/td-engagement.h"
#include "insight/td-filter-kept.h"
#include "insight/td-outcomes.h"
#include "insight/td-retention.h"

#include "td-test.h"

void test_kept_add (void);

#define AS_OF "2026-03-16"

static void
setup_file (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db,
               "INSERT INTO program (id, name, start_date) VALUES (1, 'P', '2024-01-01')");
  td_test_run (file->db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                         " WHERE i < 40) INSERT INTO employee (id, number, name, name_key,"
                         " search_key, hire_date, department) SELECT i, i, 'N' || i, 'n' || i,"
                         " 'n' || i, date('2022-01-01', '+' || (i * 7) || ' days'),"
                         " 'D' || (i / 4 % 2) FROM n");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date)"
                         " SELECT 1, id, CASE id % 2 WHEN 0 THEN 'mentee' ELSE 'mentor' END,"
                         " '2025-01-01' FROM employee WHERE id <= 24");
  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                         " proposed_on, matched_on) SELECT id, id, 1, 2 * id - 1, 2 * id, 'active',"
                         " '2025-02-01', '2025-02-01' FROM employee WHERE id <= 10");
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date, minutes) SELECT id, date("
                         "'2025-02-01', '+' || (id * 9) || ' days'), 30 FROM pair");
}

/* The figures of all dashboards, in words: of everybody, or of a department. */
static void
describe_part (TdDatabase *db, const char *department, GString *text)
{
  TdInsightFilter filter = { .as_of = td_test_date (AS_OF),
                             .dimension = TD_DIMENSION_DEPARTMENT,
                             .value = (char *) department };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEngagement) engagement = td_engagement_load (db, &filter, &error);
  g_autoptr (TdRetention) retention = td_retention_load (db, &filter, &error);
  g_autoptr (TdOutcomes) outcomes = td_outcomes_load (db, &filter, &error);
  g_autoptr (TdConsistency) consistency = td_consistency_load (db, &filter, &error);

  g_assert_no_error (error);
  GPtrArray *const all[] = { engagement->figures, retention->figures, outcomes->figures,
                             consistency->figures };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint k = 0; k < all[i]->len; k++)
      {
        const TdFigure *figure = all[i]->pdata[k];

        g_string_append_printf (text, "%s %d %.12g %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
                                figure->code, figure->hidden, figure->value, figure->count,
                                figure->of, figure->remark ? figure->remark : "");
      }
}

static char *
describe (TdDatabase *db)
{
  GString *text = g_string_new (NULL);

  describe_part (db, NULL, text);
  describe_part (db, "D1", text);
  return g_string_free (text, FALSE);
}

/* A reader that keeps what it read says after every change what one says that has read nothing. */
static void
test_changes (TdTestFile *file, gconstpointer data)
{
  static const char *const changes[] = {
    "INSERT INTO contact (pair_id, on_date, minutes) VALUES (3, '2025-06-01', 90)",
    "UPDATE employee SET leave_date = '2025-12-01' WHERE id IN (30, 31)",
    "INSERT INTO enrolment (program_id, employee_id, role, from_date)"
    " VALUES (1, 33, 'mentee', '2025-03-01')",
    "INSERT INTO company_survey (employee_id, wave, score) SELECT id, '2025-09-01', 4 FROM "
    "employee",
    "UPDATE pair SET state = 'ended', ended_on = '2025-10-01', end_reason = 'no-fit' WHERE id = 2",
    "INSERT INTO pair_pause (pair_id, from_date) VALUES (5, '2026-01-01')",
    "UPDATE pair SET matched_on = '2025-04-01' WHERE id = 7",
    "DELETE FROM contact WHERE pair_id = 1",
  };
  g_autoptr (GError) error = NULL;
  TdDatabase *reader = td_database_open (file->path, TD_DATABASE_READ_ONLY, &error);
  guint n_moved = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *before = describe (reader);
      g_autofree char *again = describe (reader);
      g_autofree char *after = NULL, *fresh = NULL;
      TdDatabase *other;

      g_assert_cmpstr (again, ==, before);
      td_test_run (file->db, changes[i]);
      after = describe (reader);
      other = td_database_open (file->path, TD_DATABASE_READ_ONLY, &error);
      g_assert_no_error (error);
      fresh = describe (other);
      td_database_close (other);
      g_assert_cmpstr (after, ==, fresh);
      n_moved += !g_str_equal (after, before);
    }
  g_assert_cmpuint (n_moved, >=, G_N_ELEMENTS (changes) - 1);
  td_database_close (reader);
}

/* However many departments are looked at, everybody is read once: each is held beside them. */
static void
test_departments (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (AS_OF) };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdConsistency) all = td_consistency_load (file->db, &filter, &error);
  gpointer before = td_filter_find_kept (file->db, "insight/relations", &filter);

  g_assert_no_error (error);
  g_assert_nonnull (before);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("D%u", i);
      TdInsightFilter narrow = filter;
      g_autoptr (TdConsistency) one = NULL;

      narrow.dimension = TD_DIMENSION_DEPARTMENT;
      narrow.value = name;
      one = td_consistency_load (file->db, &narrow, &error);
      g_assert_no_error (error);
      g_assert_true (td_filter_find_kept (file->db, "insight/relations", &filter) == before);
    }
  g_assert_nonnull (td_filter_find_kept (file->db, "insight/consistency/everybody", &filter));
}

void
test_kept_add (void)
{
  g_test_add ("/insight/kept/departments", TdTestFile, NULL, setup_file, test_departments,
              td_test_file_teardown);
  g_test_add ("/insight/kept/changes", TdTestFile, NULL, setup_file, test_changes,
              td_test_file_teardown);
}
