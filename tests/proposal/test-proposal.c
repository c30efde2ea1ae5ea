/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-edit.h"
#include "proposal/td-proposal-release.h"

#include "base/td-error.h"
#include "candidates/office.h"
#include "candidates/td-points.h"
#include "pairing/td-pair.h"

#include <string.h>

void test_proposal_add (void);

static gint64
make (TdTestFile *file, gint64 replaces)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1, .replaces = replaces };
  gint64 id = td_proposal_make (file->db, &options, td_test_date (OFFICE_TODAY), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static TdProposal *
load (TdTestFile *file, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdProposal *proposal = td_proposal_load (file->db, id, &error);

  g_assert_no_error (error);
  return proposal;
}

/* The row of a mentee's number. */
static TdProposalRow *
row_of (TdTestFile *file, gint64 id, const char *number)
{
  g_autoptr (GPtrArray) rows = td_proposal_list_rows (file->db, id, NULL);

  for (guint i = 0; i < rows->len; i++)
    if (strcmp (((TdProposalRow *) rows->pdata[i])->mentee_number, number) == 0)
      return g_object_ref (rows->pdata[i]);
  g_assert_not_reached ();
}

static gint64
count (TdTestFile *file, const char *sql)
{
  return td_test_count (file->db, sql);
}

static void
test_make (TdTestFile *file, gconstpointer data)
{
  gint64 id = make (file, 0);
  g_autoptr (TdProposal) proposal = load (file, id);
  g_autoptr (TdProposal) draft = td_proposal_find_draft (file->db, 1, NULL);

  g_assert_cmpint (draft->id, ==, id);
  g_assert_cmpint (proposal->mentees, ==, 7);
  g_assert_cmpint (proposal->mentors, ==, 5);
  g_assert_cmpint (proposal->places, ==, 7);
  /* 01 to 03 may not have 05; every place finds somebody. */
  g_assert_cmpint (proposal->matched, ==, 7);
  g_assert_cmpint (proposal->to_release, ==, 7);
  g_assert_true (proposal->optimal);
  g_assert_cmpint (proposal->total, ==, proposal->best_total);
  g_assert_cmpint (proposal->total, ==, count (file, "SELECT sum(score) FROM proposal_row"));
  g_assert_cmpint (count (file, "SELECT count(*) FROM proposal_row WHERE mentor_id IS NULL"), ==,
                   0);
}

static void
test_unmatched (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProposalRow) row = NULL;
  g_autoptr (GPtrArray) blocked = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  /* 05 could only have 04 or 06; 04 does not want her, and 06 has no place. */
  td_test_run (file->db, "INSERT INTO preference VALUES (4, 5, 'veto', 1)");
  td_test_run (file->db, "UPDATE enrolment SET places = 0 WHERE employee_id = 6");
  id = make (file, 0);
  row = row_of (file, id, "05");
  g_assert_cmpint (row->mentor_id, ==, 0);
  g_assert_cmpstr (row->blocked, ==, "{\"capacity\":1,\"reporting_chain\":3,\"veto\":1}");
  blocked = td_points_blocked_from_json (row->blocked);
  text = td_points_dup_text (blocked);
  g_assert_cmpstr (
      text, ==, "one reports to the other (3), no place free (1), one does not want the other (1)");
}

static void
test_nobody (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProposal) proposal = NULL;

  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE role = 'mentor'");
  proposal = load (file, make (file, 0));
  g_assert_cmpint (proposal->matched, ==, 0);
  g_assert_cmpint (proposal->total, ==, 0);
  g_assert_cmpint (proposal->to_release, ==, 0);
}

static void
test_points (TdTestFile *file, gconstpointer data)
{
  gint64 id = make (file, 0);
  g_autoptr (TdProposal) proposal = load (file, id);
  g_autoptr (TdProposalRow) row = row_of (file, id, "08");
  g_autoptr (GPtrArray) points = td_points_from_json (row->criteria, proposal->rules);
  g_autofree char *text = td_points_dup_text (points);
  int sum = 0;
  int largest = 0;

  for (guint i = 0; i < points->len; i++)
    {
      sum += ((TdPoint *) points->pdata[i])->value;
      largest += ((TdPoint *) points->pdata[i])->largest;
    }
  g_assert_cmpint (sum, ==, row->score);
  g_assert_cmpint (largest, ==, proposal->largest_score);
  g_assert_cmpint (row->percent, ==, td_points_percent (row->score, proposal->largest_score));
  g_assert_true (g_str_has_prefix (text, "Skills "));
}

static void
test_stale (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProposal) proposal = load (file, make (file, 0));
  gboolean stale = TRUE;

  g_assert_true (td_proposal_is_stale (file->db, proposal, &stale, NULL));
  g_assert_false (stale);
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'parameter', 'chain_levels', 2)");
  g_assert_true (td_proposal_is_stale (file->db, proposal, &stale, NULL));
  g_assert_true (stale);
}

static void
test_constraint_locked (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProposalRow) row = NULL;
  gint64 id;

  td_test_run (file->db, "INSERT INTO pairing_constraint VALUES (1, 6, 12, 'locked', NULL)");
  id = make (file, 0);
  row = row_of (file, id, "12");
  g_assert_cmpint (row->mentor_id, ==, 6);
  g_assert_true (row->locked);
}

static void
test_set_mentor (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = make (file, 0);
  g_autoptr (TdProposal) before = load (file, id);
  g_autoptr (TdProposalRow) row = row_of (file, id, "12");
  g_autoptr (TdProposal) after = NULL;
  gint64 mentor_id = row->mentor_id;
  TdProposalEffect effect;
  TdDate today = td_test_date (OFFICE_TODAY);

  g_assert_true (td_proposal_set_mentor (file->db, row->id, 0, today, &effect, &error));
  g_assert_no_error (error);
  g_assert_cmpint (effect.matched_change, ==, -1);
  g_assert_cmpint (effect.total_change, ==, -row->score);
  after = load (file, id);
  g_assert_cmpint (after->matched, ==, before->matched - 1);
  g_assert_cmpint (after->total, ==, before->total - row->score);
  g_assert_cmpint (after->best_total, ==, before->best_total);

  g_assert_true (td_proposal_set_mentor (file->db, row->id, mentor_id, today, &effect, &error));
  g_assert_cmpint (effect.matched_change, ==, 1);
  g_assert_cmpint (effect.total_change, ==, row->score);
  g_clear_object (&row);
  row = row_of (file, id, "12");
  g_assert_true (row->by_hand);
  g_assert_null (row->blocked);
}

static void
assert_refused (TdTestFile *file, const TdProposalRow *row, gint64 mentor_id, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_proposal_set_mentor (file->db, row->id, mentor_id, td_test_date (OFFICE_TODAY),
                                          NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_set_mentor_refused (TdTestFile *file, gconstpointer data)
{
  gint64 id = make (file, 0);
  g_autoptr (TdProposalRow) row = row_of (file, id, "05");

  assert_refused (file, row, 3, "the mentee’s manager");
  assert_refused (file, row, 12, "not a mentor");
  /* Every place is taken in the draft. */
  assert_refused (file, row, row->mentor_id == 4 ? 6 : 4, "no place free");
  g_assert_cmpint (count (file, "SELECT count(*) FROM proposal_row WHERE by_hand = 1"), ==, 0);
}

static void
test_keep_locks (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = make (file, 0);
  g_autoptr (TdProposalRow) row = row_of (file, id, "12");
  g_autoptr (TdProposalRow) again = NULL;
  g_autoptr (TdProposal) old = NULL;

  g_assert_true (td_proposal_set_locked (file->db, row->id, TRUE, &error));
  g_assert_no_error (error);
  again = row_of (file, make (file, id), "12");
  old = load (file, id);
  g_assert_cmpstr (old->state, ==, "discarded");
  g_assert_true (again->locked);
  g_assert_cmpint (again->mentor_id, ==, row->mentor_id);

  /* There is nothing to lock without a mentor. */
  g_assert_true (
      td_proposal_set_mentor (file->db, again->id, 0, td_test_date (OFFICE_TODAY), NULL, &error));
  g_assert_false (td_proposal_set_locked (file->db, again->id, TRUE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

static void
test_release_some (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) mentees = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) row = NULL;
  gint64 id = make (file, 0);
  gint64 mentee = 12;

  g_array_append_val (mentees, mentee);
  g_assert_cmpint (td_proposal_release (file->db, id, mentees, td_test_date (OFFICE_TODAY), &error),
                   ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (count (file, "SELECT count(*) FROM pair WHERE state = 'proposed' "
                                "AND source = 'proposal' AND mentee_id = 12"),
                   ==, 1);
  proposal = load (file, id);
  g_assert_cmpstr (proposal->state, ==, "draft");
  g_assert_cmpint (proposal->to_release, ==, 6);

  /* The released row is not to be changed, nor released again. */
  row = row_of (file, id, "12");
  g_assert_cmpint (row->pair_id, >, 0);
  assert_refused (file, row, 0, "released already");
  g_assert_cmpint (td_proposal_release (file->db, id, mentees, td_test_date (OFFICE_TODAY), &error),
                   ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_release_all (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposal) undone = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  gint64 id = make (file, 0);

  g_assert_cmpint (td_proposal_release (file->db, id, NULL, td_test_date (OFFICE_TODAY), &error),
                   ==, 7);
  g_assert_no_error (error);
  proposal = load (file, id);
  g_assert_cmpstr (proposal->state, ==, "released");
  g_assert_cmpint (count (file, "SELECT count(*) FROM pair"), ==, 7);

  /* One step takes all of it back. */
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "pairing.release");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  g_assert_cmpint (count (file, "SELECT count(*) FROM pair"), ==, 0);
  undone = load (file, id);
  g_assert_cmpstr (undone->state, ==, "draft");
  g_assert_cmpint (undone->to_release, ==, 7);
}

/* What happened since the draft was made: all or none is released. */
static void
test_release_stale (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = make (file, 0);

  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('x', 1, 6, 12, 'active', '2026-02-28')");
  g_assert_cmpint (td_proposal_release (file->db, id, NULL, td_test_date (OFFICE_TODAY), &error),
                   ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_cmpint (count (file, "SELECT count(*) FROM pair"), ==, 1);
  g_assert_cmpint (count (file, "SELECT count(*) FROM proposal_row WHERE pair_id IS NOT NULL"), ==,
                   0);
}

/* Who was paired by hand or withdrew since can be taken out, and then the rest is released. */
static void
test_take_out_stale (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = make (file, 0);
  g_autoptr (TdProposalRow) paired = row_of (file, id, "12");
  g_autoptr (TdProposalRow) gone = row_of (file, id, "11");
  TdDate today = td_test_date (OFFICE_TODAY);

  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 11");
  td_test_run (file->db, "UPDATE enrolment SET places = 9 WHERE role = 'mentor'");
  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('x', 1, 6, 12, 'active', '2026-02-28')");
  g_assert_true (td_proposal_set_mentor (file->db, paired->id, 0, today, NULL, &error));
  g_assert_true (td_proposal_set_mentor (file->db, gone->id, 0, today, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_proposal_release (file->db, id, NULL, today, &error), ==, 5);
  g_assert_no_error (error);
}

static void
test_discard (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = make (file, 0);
  gint64 second = make (file, 0);
  g_autoptr (TdProposal) draft = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_assert_true (td_proposal_discard (file->db, second, &error));
  g_assert_no_error (error);
  draft = td_proposal_find_draft (file->db, 1, &error);
  g_assert_cmpint (draft->id, ==, first);
  all = td_proposal_list (file->db, 1, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_false (td_proposal_discard (file->db, second, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

static void
test_cancelled (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TdProposalOptions options = { .program_id = 1 };

  g_cancellable_cancel (cancellable);
  td_database_set_cancellable (file->db, cancellable);
  g_assert_cmpint (td_proposal_make (file->db, &options, td_test_date (OFFICE_TODAY), NULL, &error),
                   ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  td_database_set_cancellable (file->db, NULL);
  g_assert_cmpint (count (file, "SELECT count(*) FROM proposal"), ==, 0);
}

void
test_proposal_add (void)
{
#define ADD(name, func)                                                        \
  g_test_add ("/pairing/proposal/" name, TdTestFile, NULL, office_setup, func, \
              td_test_file_teardown)
  ADD ("make", test_make);
  ADD ("unmatched", test_unmatched);
  ADD ("nobody", test_nobody);
  ADD ("points", test_points);
  ADD ("stale", test_stale);
  ADD ("constraint-locked", test_constraint_locked);
  ADD ("set-mentor", test_set_mentor);
  ADD ("set-mentor-refused", test_set_mentor_refused);
  ADD ("keep-locks", test_keep_locks);
  ADD ("release-some", test_release_some);
  ADD ("release-all", test_release_all);
  ADD ("release-stale", test_release_stale);
  ADD ("take-out-stale", test_take_out_stale);
  ADD ("discard", test_discard);
  ADD ("cancelled", test_cancelled);
#undef ADD
}
