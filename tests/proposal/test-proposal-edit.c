/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-edit.h"

#include "base/td-error.h"
#include "draft.h"
#include "proposal/td-proposal-absent.h"
#include "proposal/td-proposal-release.h"

#include <string.h>

void test_proposal_edit_add (void);

/* Sums of the rows and of the head agree, and the distance is what it says. */
static void
assert_sums (TdTestFile *file, gint64 id, const TdProposalEffect *effect)
{
  g_autoptr (TdProposal) proposal = draft_load (file, id);
  gint64 total = td_test_count (file->db, "SELECT coalesce(sum(score), 0) FROM proposal_row "
                                          "WHERE mentor_id IS NOT NULL");
  gint64 proven = td_test_count (file->db, "SELECT coalesce(sum(score), 0) FROM proposal_row "
                                           "WHERE mentor_id IS NOT NULL AND added = 0");

  g_assert_cmpint (proposal->total, ==, total);
  g_assert_cmpint (effect->total_below, ==, proposal->best_total - proven);
}

static void
test_swap (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date (OFFICE_TODAY);
  gint64 id = draft_make (file, NULL);
  g_autoptr (TdProposalRow) row = draft_row (file, id, "12", 1);
  g_autoptr (TdProposalRow) other = draft_row (file, id, "07", 1);
  g_autoptr (GPtrArray) swaps = NULL;
  g_autoptr (TdProposalRow) after = NULL;
  TdProposalEffect effect = { 0 };
  TdProposalSwap *swap = NULL;

  g_assert_cmpint (row->mentor_id, !=, other->mentor_id);
  swaps = td_proposal_list_swaps (file->db, row->id, other->mentor_id, today, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < swaps->len; i++)
    if (((TdProposalSwap *) swaps->pdata[i])->row_id == other->id)
      swap = swaps->pdata[i];
  g_assert_nonnull (swap);
  g_assert_cmpstr (swap->refused, ==, NULL);
  g_assert_cmpstr (swap->mentor_name, ==, row->mentor_name);

  /* It costs what was said, and the best is not beaten. */
  g_assert_true (td_proposal_swap (file->db, row->id, other->id, today, &effect, &error));
  g_assert_no_error (error);
  g_assert_cmpint (effect.total_change, ==, swap->total_change);
  g_assert_cmpint (effect.total_change, <=, 0);
  g_assert_cmpint (effect.matched_change, ==, 0);
  g_assert_cmpint (effect.total_below, ==, swap->total_below);
  assert_sums (file, id, &effect);
  after = draft_row (file, id, "12", 1);
  g_assert_cmpint (after->mentor_id, ==, other->mentor_id);
  g_assert_true (after->by_hand);

  /* And back again. */
  g_assert_true (td_proposal_swap (file->db, row->id, other->id, today, &effect, &error));
  g_assert_cmpint (effect.total_below, ==, 0);
}

static void
test_take (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date (OFFICE_TODAY);
  gint64 id = draft_make (file, NULL);
  g_autoptr (TdProposalRow) row = draft_row (file, id, "12", 1);
  g_autoptr (TdProposalRow) other = draft_row (file, id, "07", 1);
  g_autoptr (TdProposalRow) left = NULL;
  TdProposalEffect effect = { 0 };

  g_assert_true (td_proposal_take_mentor (file->db, row->id, other->id, today, &effect, &error));
  g_assert_no_error (error);
  g_assert_cmpint (effect.matched_change, ==, -1);
  g_assert_cmpint (effect.matched_below, ==, 1);
  assert_sums (file, id, &effect);
  left = draft_row (file, id, "07", 1);
  g_assert_cmpint (left->mentor_id, ==, 0);
}

static void
test_swap_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date (OFFICE_TODAY);
  gint64 id = draft_make (file, NULL);
  g_autoptr (TdProposalRow) row = draft_row (file, id, "12", 1);
  g_autoptr (TdProposalRow) other = draft_row (file, id, "05", 1);
  g_autoptr (GPtrArray) swaps = NULL;

  /* 05 is under 01, 02 and 03: she could not take the mentor of a row that has one of them. */
  td_test_run (file->db, "UPDATE enrolment SET places = 9 WHERE employee_id = 2");
  g_assert_true (td_proposal_set_mentor (file->db, row->id, 2, today, NULL, &error));
  swaps = td_proposal_list_swaps (file->db, row->id, other->mentor_id, today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (swaps->len, >, 0);
  g_assert_nonnull (((TdProposalSwap *) swaps->pdata[swaps->len - 1])->refused);
  g_assert_false (td_proposal_swap (file->db, row->id, other->id, today, NULL, &error));
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT, "cannot be paired with Name 05");
  g_clear_error (&error);

  g_assert_true (td_proposal_set_locked (file->db, other->id, TRUE, &error));
  g_assert_false (td_proposal_take_mentor (file->db, row->id, other->id, today, NULL, &error));
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT, "Name 05 is locked with");
  g_clear_error (&error);
  g_assert_false (td_proposal_swap (file->db, row->id, row->id, today, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_restore (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date (OFFICE_TODAY);
  gint64 id = draft_make (file, NULL);
  g_autoptr (TdProposalRow) row = draft_row (file, id, "12", 1);
  g_autoptr (TdProposalRow) after = NULL;
  TdProposalEffect effect = { 0 };
  gint64 changes;

  g_assert_true (td_proposal_set_mentor (file->db, row->id, 0, today, &effect, &error));
  g_assert_cmpint (effect.matched_below, ==, 1);
  g_assert_true (td_proposal_restore_row (file->db, row->id, today, &effect, &error));
  g_assert_no_error (error);
  g_assert_cmpint (effect.total_below, ==, 0);
  g_assert_cmpint (effect.matched_below, ==, 0);
  after = draft_row (file, id, "12", 1);
  g_assert_cmpint (after->mentor_id, ==, row->mentor_id);
  g_assert_false (after->by_hand);
  /* What is as it was leaves no entry. */
  changes = td_change_get_newest (file->db);
  g_assert_true (td_proposal_restore_row (file->db, row->id, today, &effect, &error));
  g_assert_cmpint (td_change_get_newest (file->db), ==, changes);
}

/* Whether a mentor is among those whom somebody could be given in a draft. */
static void
assert_can_have (TdTestFile *file, gint64 id, gint64 mentee, gint64 mentor, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ranked =
      td_proposal_rank_absent (file->db, id, mentee, td_test_date (OFFICE_TODAY), &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < ranked->len; i++)
    found = found || ((TdRankedMentor *) ranked->pdata[i])->mentor_id == mentor;
  g_assert_cmpint (found, ==, expected);
}

/* Somebody who enrolled since is put in by hand, and no part of the proof. */
static void
test_add (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date (OFFICE_TODAY);
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) row = NULL;
  g_autoptr (GPtrArray) absent = NULL;
  TdProposalEffect effect = { 0 };
  gint64 id, mentee;

  draft_forget (file, "'12'");
  id = draft_make (file, NULL);
  draft_enrol (file, "12", "2026-03-01", "law");
  mentee = office_id (file->db, "12");
  /* As many places as the draft took: none is left for her. */
  td_test_run (file->db, "UPDATE enrolment SET places = (SELECT count(*) FROM proposal_row "
                         "WHERE mentor_id = 6) WHERE employee_id = 6");
  assert_can_have (file, id, mentee, 6, FALSE);
  td_test_run (file->db, "UPDATE enrolment SET places = 9 WHERE employee_id = 6");
  absent = td_proposal_list_absent (file->db, id, today, &error);
  g_assert_cmpuint (absent->len, ==, 1);
  g_assert_cmpint (((TdWaitingMentee *) absent->pdata[0])->mentee_id, ==, mentee);
  assert_can_have (file, id, mentee, 6, TRUE);
  g_assert_cmpint (td_proposal_add_mentee (file->db, id, mentee, 6, today, &effect, &error), >, 0);
  g_assert_no_error (error);
  g_clear_pointer (&absent, g_ptr_array_unref);
  absent = td_proposal_list_absent (file->db, id, today, &error);
  g_assert_cmpuint (absent->len, ==, 0);
  g_assert_cmpint (effect.matched_change, ==, 1);
  g_assert_cmpint (effect.matched_below, ==, 0);
  assert_sums (file, id, &effect);
  proposal = draft_load (file, id);
  g_assert_cmpint (proposal->mentees, ==, 7);
  g_assert_cmpint (proposal->matched, ==, 7);
  row = draft_row (file, id, "12", 1);
  g_assert_true (row->added);

  g_assert_cmpint (td_proposal_add_mentee (file->db, id, mentee, 6, today, NULL, &error), ==, 0);
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT, "Name 12 is in this draft already");
  draft_release (file, id, NULL, 7);
}

static const char *
find_flag (GPtrArray *flags, const char *number, gboolean *refused)
{
  for (guint i = 0; i < flags->len; i++)
    {
      const TdProposalFlag *flag = flags->pdata[i];

      if (g_str_has_suffix (flag->mentee_name, number))
        {
          *refused = flag->refused;
          return flag->code;
        }
    }
  return NULL;
}

static void
test_check_rows (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date (OFFICE_TODAY);
  gint64 id = draft_make (file, NULL);
  g_autoptr (GPtrArray) before = td_proposal_check_rows (file->db, id, today, &error);
  g_autoptr (GPtrArray) flags = NULL;
  gboolean refused = FALSE;

  g_assert_cmpuint (before->len, ==, 0);
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 11");
  td_test_run (file->db, "UPDATE enrolment SET places = 9 WHERE employee_id = 6");
  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('x', 1, 6, 12, 'active', '2026-02-28')");
  td_test_run (file->db, "INSERT INTO pairing_constraint SELECT 1, mentor_id, mentee_id, "
                         "'forbidden', NULL FROM proposal_row WHERE mentee_id = 9");
  flags = td_proposal_check_rows (file->db, id, today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (find_flag (flags, "11", &refused), ==, "mentee-gone");
  g_assert_true (refused);
  g_assert_cmpstr (find_flag (flags, "12", &refused), ==, "paired");
  g_assert_true (refused);
  g_assert_cmpstr (find_flag (flags, "09", &refused), ==, "rule");
  g_assert_false (refused);
  g_assert_cmpint (td_proposal_release (file->db, id, NULL, today, &error), ==, -1);
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT, "One more row has changed");
}

/* The lowest score was raised since: every row is flagged, and none refused. */
static void
test_check_lowest (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date (OFFICE_TODAY);
  gint64 id = draft_make (file, NULL);
  g_autoptr (GPtrArray) flags = NULL;

  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'rule', 'lowest_score', 1), "
                         "(1, 'parameter', 'lowest_score', 100)");
  flags = td_proposal_check_rows (file->db, id, today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (flags->len, ==, 7);
  for (guint i = 0; i < flags->len; i++)
    {
      const TdProposalFlag *flag = flags->pdata[i];

      g_assert_cmpstr (flag->code, ==, "rule");
      g_assert_false (flag->refused);
      g_assert_nonnull (strstr (flag->text, "below the lowest score"));
    }
  draft_release (file, id, NULL, 7);
}

/* Too few places by now: only those without one are named. */
static void
test_check_full (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date (OFFICE_TODAY);
  gint64 id = draft_make (file, NULL);
  g_autoptr (GPtrArray) flags = NULL;

  td_test_run (file->db, "UPDATE enrolment SET places = 1 WHERE employee_id = 6");
  flags = td_proposal_check_rows (file->db, id, today, &error);
  g_assert_cmpuint (flags->len, ==, 1);
  g_assert_cmpstr (((TdProposalFlag *) flags->pdata[0])->code, ==, "full");
  g_assert_cmpstr (((TdProposalFlag *) flags->pdata[0])->mentor_name, ==, "Name 06");
  g_assert_cmpint (td_proposal_release (file->db, id, NULL, today, &error), ==, -1);
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT, "Name 06 has no place left by now");
}

/* One step, one undo: part of a draft as well. */
static void
test_undo_part (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = draft_make (file, NULL);
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autoptr (TdProposal) proposal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  draft_release (file, id, "12", 1);
  before = draft_dup_pairs (file);
  draft_release (file, id, NULL, 6);
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "pairing.release");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  after = draft_dup_pairs (file);
  g_assert_cmpstr (after, ==, before);
  proposal = draft_load (file, id);
  g_assert_cmpstr (proposal->state, ==, "draft");
  g_assert_cmpint (proposal->to_release, ==, 6);
  draft_release (file, id, NULL, 6);
}

void
test_proposal_edit_add (void)
{
#define ADD(name, func)                                                             \
  g_test_add ("/pairing/proposal-edit/" name, TdTestFile, NULL, office_setup, func, \
              td_test_file_teardown)
  ADD ("swap", test_swap);
  ADD ("take", test_take);
  ADD ("swap-refused", test_swap_refused);
  ADD ("restore", test_restore);
  ADD ("add", test_add);
  ADD ("check-rows", test_check_rows);
  ADD ("check-lowest", test_check_lowest);
  ADD ("check-full", test_check_full);
  ADD ("undo-part", test_undo_part);
#undef ADD
}
