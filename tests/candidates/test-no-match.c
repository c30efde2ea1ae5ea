/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-no-match.h"

#include "base/td-error.h"
#include "office.h"
#include "pairing/td-pair-life.h"
#include "proposal/td-proposal.h"
#include "proposal/td-rank.h"

void test_no_match_add (void);

#define TODAY td_test_date (OFFICE_TODAY)

static void
decide (TdTestFile *file, gint64 mentee_id, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_no_match_set (file->db, 1, mentee_id, reason, NULL, TODAY, &error));
  g_assert_no_error (error);
}

static gboolean
is_waiting (TdTestFile *file, gint64 mentee_id)
{
  g_autoptr (GPtrArray) waiting = td_rank_waiting (file->db, 1, TODAY, NULL);

  for (guint i = 0; i < waiting->len; i++)
    if (TD_WAITING_MENTEE (waiting->pdata[i])->mentee_id == mentee_id)
      return TRUE;
  return FALSE;
}

static TdProposal *
propose (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  gint64 id = td_proposal_make (file->db, &options, TODAY, NULL, &error);

  g_assert_no_error (error);
  return td_proposal_load (file->db, id, NULL);
}

/* Off the waiting list and out of proposals, listed with her reason, and back. */
static void
test_set_and_clear (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdProposal) with = propose (file);
  g_autoptr (TdProposal) without = NULL;
  g_autoptr (TdProposal) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const TdNoMatch *decision;

  g_assert_true (is_waiting (file, 12));
  g_assert_true (
      td_no_match_set (file->db, 1, 12, "topic", "  Wants to learn sailing ", TODAY, &error));
  g_assert_no_error (error);
  g_assert_false (is_waiting (file, 12));
  without = propose (file);
  g_assert_cmpint (without->mentees, ==, with->mentees - 1);

  list = td_no_match_list (file->db, 1, TODAY, &error);
  g_assert_cmpuint (list->len, ==, 1);
  decision = list->pdata[0];
  g_assert_cmpstr (decision->mentee_name, ==, "Name 12");
  g_assert_cmpstr (decision->program_name, ==, "Leadership");
  g_assert_cmpstr (decision->reason, ==, "topic");
  g_assert_cmpstr (decision->note, ==, "Wants to learn sailing");
  g_assert_cmpint (decision->days, ==, 59);

  g_assert_true (td_no_match_clear (file->db, 1, 12, &error));
  g_assert_true (is_waiting (file, 12));
  again = propose (file);
  g_assert_cmpint (again->mentees, ==, with->mentees);
  g_assert_false (td_no_match_clear (file->db, 1, 12, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* The reason can be changed; the same again is no change; undo restores what was. */
static void
test_change (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdNoMatch) decision = NULL;
  gint64 entries;

  decide (file, 12, "topic");
  entries = td_test_count (file->db, "SELECT count(*) FROM change_log");
  decide (file, 12, "topic");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, entries);
  decide (file, 12, "level");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM no_match"), ==, 1);
  td_change_undo (file->db, td_change_get_newest (file->db), &error);
  g_assert_no_error (error);
  decision = td_no_match_find (file->db, 1, 12, TODAY, &error);
  g_assert_cmpstr (decision->reason, ==, "topic");
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    gint64 mentee_id;
    const char *reason;
    int code;
  } cases[] = {
    { 12, "", TD_ERROR_INVALID },       { 12, NULL, TD_ERROR_INVALID },
    { 6, "topic", TD_ERROR_CONFLICT },  /* a mentor */
    { 99, "topic", TD_ERROR_CONFLICT }, /* nobody */
    { 11, "topic", TD_ERROR_CONFLICT }, /* has a pair */
    { 10, "topic", TD_ERROR_CONFLICT }, /* withdrew */
  };
  TdPairDraft draft = { .program_id = 1, .mentor_id = 6, .mentee_id = 11 };

  td_pair_add (file->db, &draft, TODAY, NULL);
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 10");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          td_no_match_set (file->db, 1, cases[i].mentee_id, cases[i].reason, NULL, TODAY, &error));
      g_assert_error (error, TD_ERROR, cases[i].code);
    }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM no_match"), ==, 0);
}

/* A pair that is made all the same ends the decision, and its undo brings it back. */
static void
test_paired_after_all (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPairDraft draft = { .program_id = 1, .mentor_id = 6, .mentee_id = 12 };

  decide (file, 12, "level");
  g_assert_cmpint (td_pair_add (file->db, &draft, TODAY, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM no_match"), ==, 0);
  td_change_undo (file->db, td_change_get_newest (file->db), &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM no_match"), ==, 1);
}

static void
test_words (void)
{
  for (guint i = 0; td_no_match_reasons ()[i]; i++)
    g_assert_cmpstr (td_no_match_reason_get_label (td_no_match_reasons ()[i]), !=,
                     td_no_match_reasons ()[i]);
  g_assert_cmpstr (td_no_match_reason_get_label ("own words"), ==, "own words");
}

void
test_no_match_add (void)
{
#define ADD(name, func)                                                        \
  g_test_add ("/pairing/no-match/" name, TdTestFile, NULL, office_setup, func, \
              td_test_file_teardown)
  ADD ("set-and-clear", test_set_and_clear);
  ADD ("change", test_change);
  ADD ("refused", test_refused);
  ADD ("paired-after-all", test_paired_after_all);
#undef ADD
  g_test_add_func ("/pairing/no-match/words", test_words);
}
