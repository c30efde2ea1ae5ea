/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-constraint.h"

#include "base/td-error.h"
#include "candidates/office.h"
#include "proposal/td-proposal.h"

void test_constraint_add (void);

static void
set (TdTestFile *file, const char *mentor, const char *mentee, TdConstraintKind kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_constraint_set (file->db, 1, office_id (file->db, mentor),
                                    office_id (file->db, mentee), kind, NULL, &error));
  g_assert_no_error (error);
}

static void
refuse (TdTestFile *file, const char *mentor, const char *mentee, TdConstraintKind kind, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_constraint_set (file->db, 1, office_id (file->db, mentor),
                                     office_id (file->db, mentee), kind, NULL, &error));
  g_assert_error (error, TD_ERROR, code);
}

/* The mentor's number of a mentee in a new proposal, NULL for none. */
static char *
propose (TdTestFile *file, const char *mentee)
{
  TdProposalOptions options = { .program_id = 1 };
  gint64 id = td_proposal_make (file->db, &options, td_test_date (OFFICE_TODAY), NULL, NULL);
  g_autoptr (GPtrArray) rows = td_proposal_list_rows (file->db, id, NULL);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (TD_PROPOSAL_ROW (rows->pdata[i])->mentee_number, mentee))
      return g_strdup (TD_PROPOSAL_ROW (rows->pdata[i])->mentor_number);
  g_assert_not_reached ();
}

static void
test_list (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const TdConstraint *one;
  TdConstraintKind kind;

  set (file, "04", "11", TD_CONSTRAINT_FORBIDDEN);
  g_assert_true (td_constraint_set (file->db, 1, office_id (file->db, "01"),
                                    office_id (file->db, "09"), TD_CONSTRAINT_LOCKED,
                                    "they know each other", &error));
  list = td_constraint_list (file->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  one = list->pdata[0];
  g_assert_cmpstr (one->kind, ==, "locked");
  g_assert_cmpstr (one->mentor_number, ==, "01");
  g_assert_cmpstr (one->mentee_name, ==, "Name 09");
  g_assert_cmpstr (one->reason, ==, "they know each other");
  g_assert_true (one->line_manager);
  g_assert_false (one->paired);
  one = list->pdata[1];
  g_assert_cmpstr (one->kind, ==, "forbidden");
  g_assert_false (one->line_manager);
  g_assert_true (td_constraint_get (file->db, 1, one->mentor_id, one->mentee_id, &kind, &error));
  g_assert_cmpint (kind, ==, TD_CONSTRAINT_FORBIDDEN);
  g_assert_true (td_constraint_get (file->db, 1, one->mentor_id, 5, &kind, &error));
  g_assert_cmpint (kind, ==, TD_CONSTRAINT_NONE);
}

/* The last word counts, setting it again is no change, and every step is undone. */
static void
test_change (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  gint64 newest;

  set (file, "04", "11", TD_CONSTRAINT_FORBIDDEN);
  newest = td_change_get_newest (file->db);
  set (file, "04", "11", TD_CONSTRAINT_FORBIDDEN);
  g_assert_cmpint (td_change_get_newest (file->db), ==, newest);
  set (file, "04", "11", TD_CONSTRAINT_LOCKED);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM pairing_constraint WHERE kind = 'locked'"),
                   ==, 1);
  set (file, "04", "11", TD_CONSTRAINT_NONE);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pairing_constraint"), ==, 0);
  refuse (file, "04", "11", TD_CONSTRAINT_NONE, TD_ERROR_NOT_FOUND);
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "pairing.allow");
  g_assert_cmpstr (entry->detail, ==, "Name 04, Name 11");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM pairing_constraint WHERE kind = 'locked'"),
                   ==, 1);
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  refuse (file, "08", "09", TD_CONSTRAINT_LOCKED, TD_ERROR_CONFLICT); /* no mentor */
  refuse (file, "01", "02", TD_CONSTRAINT_LOCKED, TD_ERROR_CONFLICT); /* no mentee */
  td_test_run (file->db, "UPDATE enrolment SET role = 'both', places = 1 WHERE employee_id = 8");
  refuse (file, "08", "08", TD_CONSTRAINT_FORBIDDEN, TD_ERROR_CONFLICT);
  set (file, "01", "09", TD_CONSTRAINT_LOCKED);
  refuse (file, "02", "09", TD_CONSTRAINT_LOCKED, TD_ERROR_CONFLICT); /* locked with 01 */
  refuse (file, "01", "10", TD_CONSTRAINT_LOCKED, TD_ERROR_CONFLICT); /* 01 has one place */
  set (file, "01", "10", TD_CONSTRAINT_FORBIDDEN);
  set (file, "01", "09", TD_CONSTRAINT_LOCKED);
}

/* Places that open pairs use are gone; a locked pair that became one is not counted twice. */
static void
test_places (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;

  set (file, "02", "09", TD_CONSTRAINT_LOCKED);
  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 1, 2, 9, 'active', '2026-01-01')");
  list = td_constraint_list (file->db, 1, NULL);
  g_assert_true (TD_CONSTRAINT (list->pdata[0])->paired);
  set (file, "02", "11", TD_CONSTRAINT_LOCKED);
  refuse (file, "02", "12", TD_CONSTRAINT_LOCKED, TD_ERROR_CONFLICT);
}

/* Before a proposal; a lock is the coordinator's word against the rules. */
static void
test_proposals (TdTestFile *file, gconstpointer data)
{
  g_autofree char *free_choice = propose (file, "12");
  g_autofree char *forbidden = NULL;
  g_autofree char *locked = NULL;
  g_autofree char *boss = NULL;

  g_assert_cmpstr (free_choice, ==, "01");
  set (file, "01", "12", TD_CONSTRAINT_FORBIDDEN);
  forbidden = propose (file, "12");
  g_assert_cmpstr (forbidden, !=, "01");
  set (file, "04", "12", TD_CONSTRAINT_LOCKED);
  locked = propose (file, "12");
  g_assert_cmpstr (locked, ==, "04");
  set (file, "03", "05", TD_CONSTRAINT_LOCKED);
  boss = propose (file, "05");
  g_assert_cmpstr (boss, ==, "03");
}

void
test_constraint_add (void)
{
#define ADD(name, func)                                                          \
  g_test_add ("/pairing/constraint/" name, TdTestFile, NULL, office_setup, func, \
              td_test_file_teardown)
  ADD ("list", test_list);
  ADD ("change", test_change);
  ADD ("refused", test_refused);
  ADD ("places", test_places);
  ADD ("proposals", test_proposals);
#undef ADD
}
