/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "draft.h"
#include "proposal/td-proposal-release.h"
#include "proposal/td-rank.h"

#include <string.h>

void test_proposal_second_add (void);

/* Twelve places for seven mentees; second mentors are allowed. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  office_setup (file, data);
  td_test_run (file->db, "UPDATE enrolment SET places = 4 WHERE employee_id IN (2, 4, 6)");
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'parameter', 'second_mentor', 1)");
}

static gint64
count (TdTestFile *file, const char *sql)
{
  return td_test_count (file->db, sql);
}

static void
test_round (TdTestFile *file, gconstpointer data)
{
  gint64 id = draft_make (file, NULL);
  g_autoptr (TdProposal) proposal = draft_load (file, id);

  g_assert_cmpint (proposal->matched, ==, 7);
  g_assert_cmpint (proposal->second_matched, >, 0);
  g_assert_cmpint (proposal->second_matched, ==,
                   count (file, "SELECT count(*) FROM proposal_row WHERE round = 2"));
  g_assert_cmpint (proposal->second_total, ==,
                   count (file, "SELECT sum(score) FROM proposal_row WHERE round = 2"));
  g_assert_cmpint (proposal->total, ==,
                   count (file, "SELECT sum(score) FROM proposal_row WHERE round = 1"));
  /* Nobody twice the same, nobody above his places. */
  g_assert_cmpint (count (file, "SELECT count(*) FROM proposal_row a JOIN proposal_row b ON "
                                "b.mentee_id = a.mentee_id AND b.mentor_id = a.mentor_id AND "
                                "b.round > a.round"),
                   ==, 0);
  g_assert_cmpint (count (file,
                          "SELECT count(*) FROM enrolment n WHERE n.places < (SELECT count(*) "
                          "FROM proposal_row w WHERE w.mentor_id = n.employee_id)"),
                   ==, 0);
}

/* With the rule off, or by the coordinator's word, there is one round. */
static void
test_first_only (TdTestFile *file, gconstpointer data)
{
  TdProposalOptions options = { .program_id = 1, .first_only = TRUE };

  draft_make (file, &options);
  td_test_run (file->db, "UPDATE program_rule SET value = 0 WHERE name = 'second_mentor'");
  draft_make (file, NULL);
  g_assert_cmpint (count (file, "SELECT count(*) FROM proposal_row WHERE round = 2"), ==, 0);
}

/* While there are fewer places than mentees nobody gets two. */
static void
test_firsts_first (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProposal) proposal = NULL;

  td_test_run (file->db, "UPDATE enrolment SET places = 1 WHERE role = 'mentor'");
  proposal = draft_load (file, draft_make (file, NULL));
  g_assert_cmpint (proposal->matched, ==, 5);
  g_assert_cmpint (proposal->second_matched, ==, 0);
}

/* Who has one active pair takes part, and never gets the same mentor. */
static void
test_active (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProposalRow) row = NULL;
  gint64 id;

  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on, "
               "matched_on) VALUES ('x', 1, 6, 12, 'active', '2026-02-01', '2026-02-01')");
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'rule', 'previous_pair', 0)");
  id = draft_make (file, NULL);
  g_assert_null (draft_row (file, id, "12", 1));
  row = draft_row (file, id, "12", 2);
  g_assert_nonnull (row);
  g_assert_cmpint (row->mentor_id, !=, 6);
  draft_release (file, id, "12", 1);
  g_assert_cmpint (count (file, "SELECT count(*) FROM pair WHERE mentee_id = 12"), ==, 2);

  /* With two she takes no part any more. */
  id = draft_make (file, NULL);
  g_assert_null (draft_row (file, id, "12", 2));
}

static void
test_release (TdTestFile *file, gconstpointer data)
{
  gint64 id = draft_make (file, NULL);
  g_autoptr (TdProposal) proposal = draft_load (file, id);
  g_autoptr (TdProposal) after = NULL;

  draft_release (file, id, NULL, 7 + proposal->second_matched);
  after = draft_load (file, id);
  g_assert_cmpstr (after->state, ==, "released");
}

/* The second pair alone has no first. */
static void
test_no_first (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = draft_make (file, NULL);
  g_autoptr (TdProposalRow) second = NULL;
  g_autoptr (TdProposalRow) first = NULL;
  g_autoptr (GPtrArray) flags = NULL;
  gint64 mentee = count (file, "SELECT min(mentee_id) FROM proposal_row WHERE round = 2");
  g_autofree char *number = g_strdup_printf ("%02d", (int) mentee);

  first = draft_row (file, id, number, 1);
  second = draft_row (file, id, number, 2);
  g_assert_true (
      td_proposal_set_mentor (file->db, first->id, 0, td_test_date (OFFICE_TODAY), NULL, &error));
  flags = td_proposal_check_rows (file->db, id, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (flags->len, ==, 1);
  g_assert_cmpstr (((TdProposalFlag *) flags->pdata[0])->code, ==, "no-first");
  g_assert_cmpint (td_proposal_release (file->db, id, NULL, td_test_date (OFFICE_TODAY), &error),
                   ==, -1);
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT, "no first mentor");
}

/* Her first mentor is not offered as her second, nor taken by hand. */
static void
test_same_mentor (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = draft_make (file, NULL);
  gint64 mentee = count (file, "SELECT min(mentee_id) FROM proposal_row WHERE round = 2");
  g_autofree char *number = g_strdup_printf ("%02d", (int) mentee);
  g_autoptr (TdProposalRow) first = draft_row (file, id, number, 1);
  g_autoptr (TdProposalRow) second = draft_row (file, id, number, 2);
  g_autoptr (GPtrArray) ranked =
      td_rank_mentors_for_row (file->db, second->id, td_test_date (OFFICE_TODAY), &error);
  g_autoptr (TdProposal) after = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < ranked->len; i++)
    g_assert_cmpint (((TdRankedMentor *) ranked->pdata[i])->mentor_id, !=, first->mentor_id);
  g_assert_false (td_proposal_set_mentor (file->db, second->id, first->mentor_id,
                                          td_test_date (OFFICE_TODAY), NULL, &error));
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT, "her other mentor already");
  g_clear_error (&error);
  /* Without a second one the first mentors' sums stay. */
  g_assert_true (
      td_proposal_set_mentor (file->db, second->id, 0, td_test_date (OFFICE_TODAY), NULL, &error));
  after = draft_load (file, id);
  g_assert_cmpint (after->matched, ==, 7);
  g_assert_cmpint (after->total, ==, after->best_total);
}

void
test_proposal_second_add (void)
{
#define ADD(name, func)                                                        \
  g_test_add ("/pairing/proposal-second/" name, TdTestFile, NULL, setup, func, \
              td_test_file_teardown)
  ADD ("round", test_round);
  ADD ("first-only", test_first_only);
  ADD ("firsts-first", test_firsts_first);
  ADD ("active", test_active);
  ADD ("release", test_release);
  ADD ("no-first", test_no_first);
  ADD ("same-mentor", test_same_mentor);
#undef ADD
}
