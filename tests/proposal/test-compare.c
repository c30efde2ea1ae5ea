/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-compare.h"

#include "base/td-error.h"
#include "candidates/office.h"
#include "pairing/td-constraint.h"
#include "proposal/td-proposal-edit.h"

void test_compare_add (void);

static gint64
make (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  gint64 id = td_proposal_make (file->db, &options, td_test_date (OFFICE_TODAY), NULL, &error);

  g_assert_no_error (error);
  return id;
}

static TdComparison *
compare (TdTestFile *file, gint64 first, gint64 second)
{
  g_autoptr (GError) error = NULL;
  TdComparison *comparison = td_compare_proposals (file->db, first, second, &error);

  g_assert_no_error (error);
  return comparison;
}

static const TdComparedRow *
row_of (const TdComparison *comparison, const char *number)
{
  for (guint i = 0; i < comparison->rows->len; i++)
    if (g_str_equal (TD_COMPARED_ROW (comparison->rows->pdata[i])->mentee_number, number))
      return comparison->rows->pdata[i];
  return NULL;
}

static void
test_same (TdTestFile *file, gconstpointer data)
{
  gint64 first = make (file);
  g_autoptr (TdComparison) comparison = compare (file, first, make (file));

  g_assert_cmpuint (comparison->rows->len, ==, 7);
  g_assert_cmpint (comparison->same, ==, 7);
  g_assert_cmpint (comparison->other + comparison->only_first + comparison->only_second +
                       comparison->neither,
                   ==, 0);
  g_assert_cmpint (comparison->total_change, ==, 0);
  g_assert_cmpint (comparison->matched_change, ==, 0);
  g_assert_cmpint (comparison->first_worst, ==, comparison->second_worst);
  g_assert_cmpint (comparison->first_worst, ==,
                   td_test_count (file->db, "SELECT min(score) FROM proposal_row"));
  g_assert_true (comparison->same_rules);
  g_assert_cmpstr (row_of (comparison, "12")->label, ==, "The same mentor");
}

/* Every kind of row, what differs first. */
static void
test_kinds (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdComparison) comparison = NULL;
  const TdComparedRow *row;
  gint64 first = make (file), second;
  gint64 sum = 0;

  td_test_run (file->db, "UPDATE enrolment SET places = 0 WHERE employee_id IN (1, 4, 6)");
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 7");
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'criterion', 'waiting', 0)");
  second = make (file);
  comparison = compare (file, first, second);
  g_assert_cmpuint (comparison->rows->len, ==, 7);
  g_assert_false (comparison->same_rules);
  row = row_of (comparison, "07");
  g_assert_cmpstr (row->kind, ==, "first");
  g_assert_cmpint (row->second_mentor_id, ==, 0);
  g_assert_null (row->second_mentor_name);
  g_assert_cmpint (row->change, ==, 0);
  row = row_of (comparison, "05");
  g_assert_cmpstr (row->kind, ==, "first");
  g_assert_cmpint (comparison->matched_change, ==, 3 - 7);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      row = comparison->rows->pdata[i];
      sum += row->second_score - row->first_score;
      if (g_str_equal (row->kind, "same") || g_str_equal (row->kind, "other"))
        g_assert_cmpint (row->change, ==, row->second_score - row->first_score);
    }
  g_assert_cmpint (comparison->total_change, ==, sum);
  row = comparison->rows->pdata[0];
  g_assert_cmpstr (row->kind, !=, "same");
}

/* The other way round everything is turned. */
static void
test_turned (TdTestFile *file, gconstpointer data)
{
  gint64 first = make (file), second;
  g_autoptr (TdComparison) there = NULL;
  g_autoptr (TdComparison) back = NULL;

  g_assert_true (td_constraint_set (file->db, 1, office_id (file->db, "01"),
                                    office_id (file->db, "12"), TD_CONSTRAINT_FORBIDDEN, NULL,
                                    NULL));
  second = make (file);
  there = compare (file, first, second);
  back = compare (file, second, first);
  g_assert_cmpint (there->other, >, 0);
  g_assert_cmpint (there->other, ==, back->other);
  g_assert_cmpint (there->total_change, <=, 0);
  g_assert_cmpint (there->total_change, ==, -back->total_change);
  g_assert_cmpstr (row_of (there, "12")->kind, ==, "other");
  g_assert_cmpstr (row_of (there, "12")->first_mentor_number, ==, "01");
  g_assert_cmpstr (row_of (back, "12")->second_mentor_number, ==, "01");
  g_assert_cmpint (row_of (there, "12")->change, ==, -row_of (back, "12")->change);
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = make (file);

  g_assert_null (td_compare_proposals (file->db, first, 99, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (2, 'Another')");
  td_test_run (file->db,
               "INSERT INTO proposal (program_id, made_on, mentees, mentors, places, matched, "
               "total, best_total, largest_score, optimal, seconds, rules) "
               "VALUES (2, '2026-03-01', 0, 0, 0, 0, 0, 0, 0, 1, 0, '{}')");
  g_assert_null (td_compare_proposals (file->db, first, first + 1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

void
test_compare_add (void)
{
#define ADD(name, func) \
  g_test_add ("/pairing/compare/" name, TdTestFile, NULL, office_setup, func, td_test_file_teardown)
  ADD ("same", test_same);
  ADD ("kinds", test_kinds);
  ADD ("turned", test_turned);
  ADD ("refused", test_refused);
#undef ADD
}
