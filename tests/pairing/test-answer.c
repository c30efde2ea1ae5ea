/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-answer.h"

#include "base/td-error.h"
#include "candidates/office.h"
#include "pairing/td-pair-life.h"
#include "proposal/td-proposal.h"
#include "proposal/td-rank.h"

#include <string.h>

void test_answer_add (void);

#define DAY(iso) td_test_date (iso)
#define TODAY DAY (OFFICE_TODAY)
#define YES(iso) \
  &(TdPairAnswer) { TD_ANSWER_YES, DAY (iso), NULL, NULL }
#define NO(iso, why, words) \
  &(TdPairAnswer) { TD_ANSWER_NO, DAY (iso), why, words }
#define NONE \
  &(TdPairAnswer) { TD_ANSWER_NONE, TD_DATE_NONE, NULL, NULL }

/* A proposed pair of the mentor 06. */
static gint64
propose (TdTestFile *file, gint64 mentor_id, gint64 mentee_id, const char *on)
{
  g_autoptr (GError) error = NULL;
  TdPairDraft draft = { .program_id = 1, .mentor_id = mentor_id, .mentee_id = mentee_id };
  gint64 id = td_pair_add (file->db, &draft, DAY (on), &error);

  g_assert_no_error (error);
  return id;
}

static TdPair *
load (TdTestFile *file, gint64 id, const char *on)
{
  g_autoptr (GError) error = NULL;
  TdPair *pair = td_pair_load (file->db, id, DAY (on), &error);

  g_assert_no_error (error);
  return pair;
}

static void
undo (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;

  td_change_undo (file->db, td_change_get_newest (file->db), &error);
  g_assert_no_error (error);
}

/* Whatever is answered at once or one by one gives the same. */
static void
test_states (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    TdPairAnswer mentor;
    TdPairAnswer mentee;
    const char *state;
    const char *waits_for;
    int code;
  } cases[] = {
    { { TD_ANSWER_NONE }, { TD_ANSWER_NONE }, "proposed", "mentor; mentee", 0 },
    { { TD_ANSWER_YES, 739690 }, { TD_ANSWER_NONE }, "accepted", "mentee", 0 },
    { { TD_ANSWER_NONE }, { TD_ANSWER_YES, 739690 }, "accepted", "mentor", 0 },
    { { TD_ANSWER_YES, 739690 }, { TD_ANSWER_YES, 739691 }, "active", NULL, 0 },
    { { TD_ANSWER_NO, 739690, "no-time" }, { TD_ANSWER_NONE }, "declined", NULL, 0 },
    { { TD_ANSWER_YES, 739690 }, { TD_ANSWER_NO, 739691, "no-fit" }, "declined", NULL, 0 },
    { { TD_ANSWER_NO, 739690 }, { TD_ANSWER_NONE }, NULL, NULL, TD_ERROR_INVALID },
    { { TD_ANSWER_NO, 739690, "other" },
      { TD_ANSWER_NO, 739690, "other" },
      NULL,
      NULL,
      TD_ERROR_INVALID },
  };
  gint64 id = propose (file, 6, 12, OFFICE_TODAY);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdPair) pair = NULL;
      gboolean done =
          td_pair_answer (file->db, id, &cases[i].mentor, &cases[i].mentee, TODAY, &error);

      if (cases[i].state == NULL)
        {
          g_assert_error (error, TD_ERROR, cases[i].code);
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (done);
      pair = load (file, id, OFFICE_TODAY);
      g_assert_cmpstr (pair->state, ==, cases[i].state);
      g_assert_cmpstr (pair->waits_for, ==, cases[i].waits_for);
      g_assert_cmpint (td_pair_get_answer (pair, TD_SIDE_MENTOR).answer, ==,
                       cases[i].mentor.answer);
      g_assert_cmpint (td_pair_get_answer (pair, TD_SIDE_MENTEE).answer, ==,
                       cases[i].mentee.answer);
    }
}

/* One says no: the other's yes stays to be seen. */
static void
test_other_stays (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = propose (file, 6, 12, OFFICE_TODAY);
  g_autoptr (TdPair) pair = NULL;
  TdPairAnswer answer;

  g_assert_true (td_pair_accept (file->db, id, TD_SIDE_MENTOR, DAY ("2026-03-02"), &error));
  g_assert_true (td_pair_answer (file->db, id, NULL,
                                 NO ("2026-03-05", "too-close", " We share a desk  "), TODAY,
                                 &error));
  g_assert_no_error (error);
  pair = load (file, id, OFFICE_TODAY);
  answer = td_pair_get_answer (pair, TD_SIDE_MENTOR);
  g_assert_cmpint (answer.answer, ==, TD_ANSWER_YES);
  g_assert_cmpint (answer.on, ==, DAY ("2026-03-02"));
  answer = td_pair_get_answer (pair, TD_SIDE_MENTEE);
  g_assert_cmpint (answer.answer, ==, TD_ANSWER_NO);
  g_assert_cmpint (answer.on, ==, DAY ("2026-03-05"));
  g_assert_cmpstr (answer.reason, ==, "too-close");
  g_assert_cmpstr (answer.note, ==, "We share a desk");
}

/* Somebody who agreed may still say no, and a no may turn out to be the other's. */
static void
test_changed_mind (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = propose (file, 6, 12, OFFICE_TODAY);
  g_autoptr (TdPair) pair = NULL;

  g_assert_true (td_pair_accept (file->db, id, TD_SIDE_MENTOR, TODAY, &error));
  g_assert_true (td_pair_decline (file->db, id, TD_SIDE_MENTOR, "no-time", TODAY, &error));
  g_assert_true (td_pair_answer (file->db, id, YES ("2026-03-02"),
                                 NO ("2026-03-03", "no-time", NULL), TODAY, &error));
  g_assert_no_error (error);
  pair = load (file, id, OFFICE_TODAY);
  g_assert_cmpstr (pair->declined_by, ==, "mentee");
  g_assert_cmpint (pair->mentor_accepted_on, ==, DAY ("2026-03-02"));
}

static void
test_same_is_nothing (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = propose (file, 6, 12, OFFICE_TODAY);
  gint64 entries;

  g_assert_true (td_pair_answer (file->db, id, YES ("2026-03-02"), NULL, TODAY, &error));
  entries = td_test_count (file->db, "SELECT count(*) FROM change_log");
  g_assert_true (td_pair_answer (file->db, id, YES ("2026-03-02"), NONE, TODAY, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, entries);
}

static void
test_take_back (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = propose (file, 6, 12, OFFICE_TODAY);
  g_autoptr (TdPair) pair = NULL;

  g_assert_false (td_pair_take_back (file->db, id, TD_SIDE_MENTOR, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (
      td_pair_answer (file->db, id, YES ("2026-03-02"), YES ("2026-03-03"), TODAY, &error));
  g_assert_true (td_pair_take_back (file->db, id, TD_SIDE_MENTEE, TODAY, &error));
  g_assert_no_error (error);
  pair = load (file, id, OFFICE_TODAY);
  g_assert_cmpstr (pair->state, ==, "accepted");
  g_assert_cmpint (pair->matched_on, ==, TD_DATE_NONE);
  g_assert_cmpint (pair->planned_end, ==, TD_DATE_NONE);
  undo (file);
  g_clear_object (&pair);
  pair = load (file, id, OFFICE_TODAY);
  g_assert_cmpstr (pair->state, ==, "active");
}

/* What has begun is ended, not unsaid. */
static void
test_take_back_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = propose (file, 6, 12, OFFICE_TODAY);

  td_pair_answer (file->db, id, YES ("2026-03-02"), YES ("2026-03-03"), TODAY, &error);
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-03-09')");
  g_assert_false (td_pair_take_back (file->db, id, TD_SIDE_MENTEE, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  td_test_run (file->db, "DELETE FROM contact");
  td_pair_sign (file->db, id, TD_SIDE_MENTOR, TODAY, NULL);
  g_assert_false (td_pair_take_back (file->db, id, TD_SIDE_MENTEE, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

/* A no that is taken back while the two were paired anew would make two open pairs. */
static void
test_take_back_paired (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = propose (file, 6, 12, OFFICE_TODAY);

  td_pair_decline (file->db, id, TD_SIDE_MENTEE, "no-time", TODAY, &error);
  propose (file, 6, 12, "2026-03-10");
  g_assert_false (td_pair_take_back (file->db, id, TD_SIDE_MENTEE, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

static gint64
propose_all (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  gint64 id = td_proposal_make (file->db, &options, DAY ("2026-03-20"), NULL, &error);

  g_assert_no_error (error);
  return id;
}

/* Whether a proposal puts 06 and 12 together. */
static gboolean
is_proposed (TdTestFile *file, gint64 proposal_id)
{
  g_autoptr (GPtrArray) rows = td_proposal_list_rows (file->db, proposal_id, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];

      if (row->mentor_id == 6 && row->mentee_id == 12)
        return TRUE;
    }
  return FALSE;
}

/* Only 06 may have 12, so that a proposal must put them together unless something forbids it. */
static void
leave_only_six (TdTestFile *file)
{
  td_test_run (file->db, "UPDATE enrolment SET not_ready = 1 WHERE role = 'mentor' "
                         "AND employee_id <> 6");
  td_test_run (file->db, "UPDATE enrolment SET not_ready = 1 WHERE role = 'mentee' "
                         "AND employee_id <> 12");
}

static const char *
why_blocked (TdTestFile *file, char **text)
{
  g_autoptr (GPtrArray) ranked = td_rank_mentors (file->db, 1, 12, TODAY, NULL);

  g_assert_cmpuint (ranked->len, ==, 1);
  *text = g_strdup (TD_RANKED_MENTOR (ranked->pdata[0])->blocked_text);
  return *text;
}

/* The two are not proposed again, and she waits again since she enrolled. */
static void
test_declined_returns (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *why = NULL;
  const TdWaitingMentee *mentee;
  gint64 id;

  leave_only_six (file);
  g_assert_true (is_proposed (file, propose_all (file)));
  id = propose (file, 6, 12, OFFICE_TODAY);
  g_assert_true (td_pair_decline (file->db, id, TD_SIDE_MENTOR, "no-time", TODAY, &error));
  waiting = td_rank_waiting (file->db, 1, DAY ("2026-03-11"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 1);
  mentee = waiting->pdata[0];
  g_assert_cmpint (mentee->mentee_id, ==, 12);
  g_assert_cmpint (mentee->from_date, ==, DAY ("2026-01-01"));
  g_assert_cmpint (mentee->days, ==, 69);
  g_assert_false (is_proposed (file, propose_all (file)));
  g_assert_cmpstr (why_blocked (file, &why), ==, "declined before");
}

/* Nobody said no: the state says so, and only silence keeps them apart. */
static void
test_withdraw (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *reason;
    gboolean again;
  } cases[] = { { "mistake", TRUE }, { "better-pair", TRUE }, { "no-answer", FALSE } };

  leave_only_six (file);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id = propose (file, 6, 12, OFFICE_TODAY);
      g_autoptr (TdPair) pair = NULL;

      g_assert_true (td_pair_accept (file->db, id, TD_SIDE_MENTEE, TODAY, &error));
      g_assert_true (
          td_pair_withdraw (file->db, id, cases[i].reason, "On leave", DAY ("2026-03-15"), &error));
      g_assert_no_error (error);
      pair = load (file, id, "2026-03-16");
      g_assert_cmpstr (pair->state, ==, "withdrawn");
      g_assert_cmpstr (pair->declined_by, ==, NULL);
      g_assert_cmpstr (pair->declined_note, ==, "On leave");
      g_assert_cmpint (pair->mentee_accepted_on, ==, TODAY);
      g_assert_cmpint (is_proposed (file, propose_all (file)), ==, cases[i].again);
      g_assert_false (td_pair_accept (file->db, id, TD_SIDE_MENTOR, TODAY, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
    }
}

static void
test_withdraw_undone (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = propose (file, 6, 12, OFFICE_TODAY);
  TdPairFilter filter = { .state = "withdrawn" };
  g_autoptr (GPtrArray) withdrawn = NULL;
  g_autoptr (TdPair) pair = NULL;

  /* What has not begun does not end early: no figure counts it. */
  g_assert_false (td_pair_end (file->db, id, "no-time", TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (td_pair_withdraw (file->db, id, "", NULL, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (td_pair_withdraw (file->db, id, "other", NULL, TODAY, &error));
  withdrawn = td_pair_list (file->db, &filter, TODAY, &error);
  g_assert_cmpuint (withdrawn->len, ==, 1);
  undo (file);
  pair = load (file, id, OFFICE_TODAY);
  g_assert_cmpstr (pair->state, ==, "proposed");
}

static void
assert_pending (GPtrArray *pending, guint i, const char *name, const char *side, int days)
{
  const TdPendingAnswer *answer = pending->pdata[i];

  g_assert_cmpstr (answer->person_name, ==, name);
  g_assert_cmpstr (answer->side, ==, side);
  g_assert_cmpint (answer->days, ==, days);
}

/* Sorted by age; asking again starts the count anew for who was asked. */
static void
test_pending (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 old = propose (file, 6, 12, "2026-02-10");
  gint64 young = propose (file, 4, 11, "2026-02-20");
  g_autoptr (GPtrArray) pending = NULL;
  const TdPendingAnswer *answer;

  g_assert_true (td_pair_accept (file->db, young, TD_SIDE_MENTOR, DAY ("2026-02-21"), &error));
  pending = td_pending_answer_list (file->db, 1, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pending->len, ==, 3);
  assert_pending (pending, 0, "Name 06", "mentor", 19);
  assert_pending (pending, 1, "Name 12", "mentee", 19);
  assert_pending (pending, 2, "Name 11", "mentee", 9);
  answer = pending->pdata[2];
  g_assert_cmpstr (answer->other_answer, ==, "yes");
  g_assert_cmpstr (answer->other_name, ==, "Name 04");
  g_clear_pointer (&pending, g_ptr_array_unref);

  g_assert_cmpint (td_pair_ask_again (file->db, &old, 1, DAY ("2026-02-26"), &error), ==, 1);
  pending = td_pending_answer_list (file->db, 0, TODAY, &error);
  assert_pending (pending, 0, "Name 11", "mentee", 9);
  assert_pending (pending, 1, "Name 06", "mentor", 3);
  g_clear_pointer (&pending, g_ptr_array_unref);
  pending = td_pending_answer_list (file->db, 2, TODAY, &error);
  g_assert_cmpuint (pending->len, ==, 0);
}

/* Several at once: only what is missing is written, one undo takes all back. */
static void
test_accept_all (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[] = { propose (file, 6, 12, OFFICE_TODAY), propose (file, 4, 11, OFFICE_TODAY),
                   propose (file, 1, 8, OFFICE_TODAY) };
  TdPairFilter filter = { .state = "active" };
  g_autoptr (GPtrArray) active = NULL;
  g_autoptr (TdPair) pair = NULL;

  td_pair_accept (file->db, ids[1], TD_SIDE_MENTOR, DAY ("2026-03-02"), &error);
  td_pair_decline (file->db, ids[2], TD_SIDE_MENTOR, "no-time", DAY ("2026-03-02"), &error);
  g_assert_cmpint (td_pair_accept_all (file->db, ids, 3, DAY ("2026-03-05"), &error), ==, 2);
  g_assert_no_error (error);
  active = td_pair_list (file->db, &filter, DAY ("2026-03-05"), &error);
  g_assert_cmpuint (active->len, ==, 2);
  pair = load (file, ids[1], "2026-03-05");
  g_assert_cmpint (pair->mentor_accepted_on, ==, DAY ("2026-03-02"));
  g_assert_cmpint (pair->mentee_accepted_on, ==, DAY ("2026-03-05"));
  undo (file);
  g_clear_pointer (&active, g_ptr_array_unref);
  active = td_pair_list (file->db, &filter, DAY ("2026-03-05"), &error);
  g_assert_cmpuint (active->len, ==, 0);
}

static void
test_words (void)
{
  for (guint i = 0; td_pair_withdraw_reasons ()[i]; i++)
    g_assert_cmpstr (td_pair_withdraw_reason_get_label (td_pair_withdraw_reasons ()[i]), !=,
                     td_pair_withdraw_reasons ()[i]);
  g_assert_cmpstr (td_pair_withdraw_reason_get_label ("own words"), ==, "own words");
}

void
test_answer_add (void)
{
#define ADD(name, func) \
  g_test_add ("/pairing/answer/" name, TdTestFile, NULL, office_setup, func, td_test_file_teardown)
  ADD ("states", test_states);
  ADD ("other-stays", test_other_stays);
  ADD ("changed-mind", test_changed_mind);
  ADD ("same-is-nothing", test_same_is_nothing);
  ADD ("take-back", test_take_back);
  ADD ("take-back-refused", test_take_back_refused);
  ADD ("take-back-paired", test_take_back_paired);
  ADD ("declined-returns", test_declined_returns);
  ADD ("withdraw", test_withdraw);
  ADD ("withdraw-undone", test_withdraw_undone);
  ADD ("pending", test_pending);
  ADD ("accept-all", test_accept_all);
#undef ADD
  g_test_add_func ("/pairing/answer/words", test_words);
}
