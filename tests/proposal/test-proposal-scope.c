/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "draft.h"

#include <string.h>

void test_proposal_scope_add (void);

static GArray *
ids_of (TdTestFile *file, const char *first, const char *second)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 one = office_id (file->db, first);
  gint64 two = second ? office_id (file->db, second) : 0;

  g_array_append_val (ids, one);
  if (second)
    g_array_append_val (ids, two);
  return ids;
}

static void
refused (TdTestFile *file, const TdProposalOptions *options, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_proposal_make (file->db, options, td_test_date (OFFICE_TODAY), NULL, &error),
                   ==, 0);
  draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT, words);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM proposal WHERE state <> 'released'"),
                   ==, 0);
}

static void
test_selection (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GArray) mentees = ids_of (file, "08", "12");
  TdProposalOptions options = { .program_id = 1,
                                .scope = TD_PROPOSAL_SELECTION,
                                .mentees = mentees };
  gint64 id = draft_make (file, &options);
  g_autoptr (TdProposal) proposal = draft_load (file, id);
  g_autoptr (TdProposalRow) chosen = draft_row (file, id, "12", 1);

  g_assert_cmpstr (proposal->scope, ==, "selection");
  g_assert_cmpint (proposal->mentees, ==, 2);
  g_assert_cmpint (proposal->matched, ==, 2);
  g_assert_cmpint (proposal->best_matched, ==, 2);
  g_assert_nonnull (chosen);
  g_assert_null (draft_row (file, id, "11", 1));
}

/* A locked row of the draft that is replaced stays, selected or not. */
static void
test_selection_keeps_locks (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) mentees = ids_of (file, "08", NULL);
  TdProposalOptions options = { .program_id = 1,
                                .scope = TD_PROPOSAL_SELECTION,
                                .mentees = mentees };
  g_autoptr (TdProposalRow) locked = NULL;
  g_autoptr (TdProposalRow) again = NULL;
  g_autoptr (TdProposal) proposal = NULL;

  options.replaces = draft_make (file, NULL);
  locked = draft_row (file, options.replaces, "11", 1);
  g_assert_true (td_proposal_set_locked (file->db, locked->id, TRUE, &error));
  proposal = draft_load (file, draft_make (file, &options));
  g_assert_cmpint (proposal->mentees, ==, 2);
  again = draft_row (file, proposal->id, "11", 1);
  g_assert_true (again->locked);
  g_assert_cmpint (again->mentor_id, ==, locked->mentor_id);
}

static void
test_selection_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GArray) mentees = ids_of (file, "08", "01");
  TdProposalOptions options = { .program_id = 1, .scope = TD_PROPOSAL_SELECTION };

  refused (file, &options, "Nobody is selected");
  options.mentees = mentees;
  refused (file, &options, "Name 01 does not wait for a mentor");
}

/* Before the first release nobody is late. */
static void
test_late_too_soon (TdTestFile *file, gconstpointer data)
{
  TdProposalOptions options = { .program_id = 1, .scope = TD_PROPOSAL_LATE };

  refused (file, &options, "nobody is late");
}

/* Nobody came since; and pairs that another program proposed tell since when one is late. */
static void
test_late_nobody (TdTestFile *file, gconstpointer data)
{
  TdProposalOptions options = { .program_id = 1, .scope = TD_PROPOSAL_LATE };
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) late = NULL;

  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, source, "
               "proposed_on) VALUES ('x', 1, 6, 12, 'active', 'proposal', '2026-02-10')");
  refused (file, &options, "Nobody who waits enrolled since");
  td_test_run (file->db, "UPDATE enrolment SET from_date = '2026-02-11' WHERE employee_id = 9");
  proposal = draft_load (file, draft_make (file, &options));
  g_assert_cmpint (proposal->mentees, ==, 1);
  late = draft_row (file, proposal->id, "09", 1);
  g_assert_nonnull (late);
}

/* The late ones alone are paired, and the released pairs are the same to the byte. */
static void
test_late (TdTestFile *file, gconstpointer data)
{
  TdProposalOptions options = { .program_id = 1, .scope = TD_PROPOSAL_LATE };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) late = NULL;
  gint64 id;

  draft_forget (file, "'11', '12'");
  draft_release (file, draft_make (file, NULL), NULL, 5);
  /* One of them says yes, one begins, one says no and waits again: she is not late. */
  td_test_run (file->db, "UPDATE pair SET state = 'accepted', mentee_accepted_on = '2026-03-01' "
                         "WHERE mentee_id = 8");
  td_test_run (file->db, "UPDATE pair SET state = 'active', matched_on = '2026-03-01' "
                         "WHERE mentee_id = 9");
  td_test_run (file->db, "UPDATE pair SET state = 'declined', declined_by = 'mentee', "
                         "declined_on = '2026-03-01', declined_reason = 'no-time' "
                         "WHERE mentee_id = 10");
  before = draft_dup_pairs (file);
  draft_enrol (file, "11", "2026-01-01", "negotiation");
  draft_enrol (file, "12", "2026-03-01", "law");
  id = draft_make (file, &options);
  proposal = draft_load (file, id);
  g_assert_cmpstr (proposal->scope, ==, "late");
  g_assert_cmpint (proposal->mentees, ==, 2);
  g_assert_cmpint (proposal->matched, ==, 2);
  g_assert_cmpint (proposal->stay, ==, -1);
  late = draft_row (file, id, "11", 1);
  g_assert_nonnull (late);
  after = draft_dup_pairs (file);
  g_assert_cmpstr (after, ==, before);
  draft_release (file, id, NULL, 2);
  g_free (after);
  after = draft_dup_pairs (file);
  g_assert_true (g_str_has_prefix (after, before));
}

/* Late for a draft that was never released: its rows stay, whoever came since is added. */
static void
test_late_for_draft (TdTestFile *file, gconstpointer data)
{
  TdProposalOptions options = { .program_id = 1, .scope = TD_PROPOSAL_LATE };
  g_autoptr (TdProposal) proposal = NULL;

  draft_forget (file, "'12'");
  options.replaces = draft_make (file, NULL);
  draft_enrol (file, "12", "2026-01-01", "law");
  proposal = draft_load (file, draft_make (file, &options));
  g_assert_cmpint (proposal->mentees, ==, 7);
  g_assert_cmpint (proposal->matched, ==, 7);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM proposal_row a JOIN proposal_row b "
                                  "ON b.mentee_id = a.mentee_id AND b.mentor_id = a.mentor_id "
                                  "WHERE a.proposal_id = 1 AND b.proposal_id = 2 AND b.locked = 1"),
                   ==, 6);
}

/* From wishes alone: no two would rather have each other, and no proof of more is claimed. */
static void
test_stable (TdTestFile *file, gconstpointer data)
{
  TdProposalOptions options = { .program_id = 1, .stable = TRUE };
  g_autoptr (TdProposal) proposal = NULL;
  g_autoptr (TdProposalRow) row = NULL;

  refused (file, &options, "Nobody has a wish yet");
  /* 12 and 6 want each other first, whatever they score. */
  td_test_run (file->db, "INSERT INTO preference VALUES ((SELECT id FROM enrolment WHERE "
                         "employee_id = 12), 6, 'wish', 1), ((SELECT id FROM enrolment WHERE "
                         "employee_id = 6), 12, 'wish', 1)");
  proposal = draft_load (file, draft_make (file, &options));
  g_assert_cmpstr (proposal->objective, ==, "stable");
  g_assert_false (proposal->optimal);
  g_assert_nonnull (strstr (proposal->proof, "\"blocking_pairs\":0"));
  g_assert_nonnull (strstr (proposal->proof, "\"most\":7"));
  row = draft_row (file, proposal->id, "12", 1);
  g_assert_cmpint (row->mentor_id, ==, 6);
  options.scope = TD_PROPOSAL_LATE;
  options.may_move = TRUE;
  options.replaces = proposal->id;
  {
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (td_proposal_make (file->db, &options, td_test_date (OFFICE_TODAY), NULL,
                                       &error),
                     ==, 0);
    draft_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT, "without points for staying");
  }
}

void
test_proposal_scope_add (void)
{
#define ADD(name, func)                                                              \
  g_test_add ("/pairing/proposal-scope/" name, TdTestFile, NULL, office_setup, func, \
              td_test_file_teardown)
  ADD ("selection", test_selection);
  ADD ("selection-keeps-locks", test_selection_keeps_locks);
  ADD ("selection-refused", test_selection_refused);
  ADD ("late-too-soon", test_late_too_soon);
  ADD ("late-nobody", test_late_nobody);
  ADD ("late", test_late);
  ADD ("late-for-draft", test_late_for_draft);
  ADD ("stable", test_stable);
#undef ADD
}
