/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-pair-life.h"

#include "base/td-error.h"
#include "candidates/office.h"

void test_pair_add (void);

#define DAY(iso) td_test_date (iso)

static gint64
add (TdTestFile *file, const TdPairDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 id = td_pair_add (file->db, draft, DAY (OFFICE_TODAY), &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static gint64
add_active (TdTestFile *file)
{
  TdPairDraft draft = { .program_id = 1, .mentor_id = 6, .mentee_id = 12, .accepted = TRUE };

  return add (file, &draft);
}

static TdPair *
load (TdTestFile *file, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdPair *pair = td_pair_load (file->db, id, DAY ("2026-06-01"), &error);

  g_assert_no_error (error);
  return pair;
}

static void
assert_state (TdTestFile *file, gint64 id, const char *state)
{
  g_autoptr (TdPair) pair = load (file, id);

  g_assert_cmpstr (pair->state, ==, state);
}

static void
assert_date (TdDate date, const char *iso)
{
  g_autofree char *text = td_date_to_iso (date);

  g_assert_cmpstr (text, ==, iso);
}

static void
test_accept (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPairDraft draft = { .program_id = 1, .mentor_id = 6, .mentee_id = 12 };
  gint64 id = add (file, &draft);
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdPair) active = NULL;

  g_assert_true (td_pair_accept (file->db, id, TD_SIDE_MENTEE, DAY ("2026-03-09"), &error));
  pair = load (file, id);
  g_assert_cmpstr (pair->state, ==, "accepted");
  g_assert_cmpstr (pair->source, ==, "coordinator");
  g_assert_cmpstr (pair->reference, ==, "1");
  assert_date (pair->matched_on, NULL);
  g_assert_true (td_pair_accept (file->db, id, TD_SIDE_MENTOR, DAY ("2026-03-05"), &error));
  g_assert_no_error (error);
  active = load (file, id);
  g_assert_cmpstr (active->state, ==, "active");
  assert_date (active->matched_on, "2026-03-09"); /* the later of the answers */
  assert_date (active->planned_end, "2027-01-09");
  g_assert_cmpstr (active->agreed_cadence, ==, "monthly");
  g_assert_false (td_pair_accept (file->db, id, TD_SIDE_MENTOR, DAY ("2026-03-05"), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

static void
test_add_accepted (TdTestFile *file, gconstpointer data)
{
  TdPairDraft draft = { .program_id = 1,
                        .mentor_id = 6,
                        .mentee_id = 12,
                        .accepted = TRUE,
                        .start_on = DAY ("2026-02-10"),
                        .cadence = "days:14",
                        .source = "self",
                        .reference = "R-1" };
  g_autoptr (TdPair) pair = load (file, add (file, &draft));

  g_assert_cmpstr (pair->state, ==, "active");
  g_assert_cmpstr (pair->source, ==, "self");
  g_assert_cmpstr (pair->reference, ==, "R-1");
  g_assert_cmpstr (pair->agreed_cadence, ==, "every:14d");
  assert_date (pair->matched_on, "2026-02-10");
  assert_date (pair->proposed_on, "2026-02-10");
  assert_date (pair->mentor_accepted_on, "2026-02-10");
  g_assert_false (pair->line_manager);
}

/* The start counts although it lies ahead. */
static void
test_start_ahead (TdTestFile *file, gconstpointer data)
{
  TdPairDraft draft = { .program_id = 1,
                        .mentor_id = 6,
                        .mentee_id = 12,
                        .accepted = TRUE,
                        .start_on = DAY ("2026-04-01") };
  g_autoptr (TdPair) pair = load (file, add (file, &draft));

  assert_date (pair->matched_on, "2026-04-01");
  assert_date (pair->mentee_accepted_on, OFFICE_TODAY);
}

static void
test_line_manager (TdTestFile *file, gconstpointer data)
{
  TdPairDraft draft = { .program_id = 1, .mentor_id = 3, .mentee_id = 5 };
  g_autoptr (TdPair) pair = load (file, add (file, &draft));

  g_assert_true (pair->line_manager);
}

static void
refuse (TdTestFile *file, TdPairDraft draft, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_pair_add (file->db, &draft, DAY (OFFICE_TODAY), &error), ==, 0);
  g_assert_error (error, TD_ERROR, code);
}

static void
test_add_refused (TdTestFile *file, gconstpointer data)
{
  gint64 before;

  add_active (file);
  before = td_test_count (file->db, "SELECT count(*) FROM change_log");
  refuse (file, (TdPairDraft){ .program_id = 1, .mentor_id = 6, .mentee_id = 6 }, TD_ERROR_INVALID);
  refuse (file, (TdPairDraft){ .program_id = 1, .mentor_id = 6, .mentee_id = 12 },
          TD_ERROR_CONFLICT);
  refuse (file, (TdPairDraft){ .program_id = 1, .mentor_id = 12, .mentee_id = 11 },
          TD_ERROR_CONFLICT);
  refuse (file, (TdPairDraft){ .program_id = 2, .mentor_id = 6, .mentee_id = 11 },
          TD_ERROR_CONFLICT);
  refuse (file,
          (TdPairDraft){ .program_id = 1, .mentor_id = 6, .mentee_id = 11, .cadence = "often" },
          TD_ERROR_INVALID);
  td_test_run (file->db, "UPDATE enrolment SET state = 'waiting' WHERE employee_id = 11");
  refuse (file, (TdPairDraft){ .program_id = 1, .mentor_id = 6, .mentee_id = 11 },
          TD_ERROR_CONFLICT);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair"), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, before + 1);
}

static void
test_decline (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPairDraft draft = { .program_id = 1, .mentor_id = 6, .mentee_id = 12 };
  gint64 id = add (file, &draft);
  g_autoptr (TdPair) pair = NULL;

  g_assert_false (td_pair_decline (file->db, id, TD_SIDE_MENTOR, "", DAY (OFFICE_TODAY), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (
      td_pair_decline (file->db, id, TD_SIDE_MENTOR, "no-time", DAY ("2026-03-04"), &error));
  pair = load (file, id);
  g_assert_cmpstr (pair->state, ==, "declined");
  g_assert_cmpstr (pair->declined_by, ==, "mentor");
  assert_date (pair->declined_on, "2026-03-04");
  g_assert_false (td_pair_sign (file->db, id, TD_SIDE_MENTOR, DAY (OFFICE_TODAY), NULL));
  /* They may be entered again by hand, for a decline leaves nothing open. */
  add (file, &draft);
}

/* Pauses that overlap are one: it goes on where a later one reaches beyond it, and resuming ends it
 * whole; one that was planned apart stays. */
static void
test_pauses_overlap (TdTestFile *file, gconstpointer data)
{
  gint64 id = add_active (file);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      td_pair_pause (file->db, id, DAY ("2026-04-01"), DAY ("2026-04-20"), NULL, &error));
  g_assert_false (td_pair_pause (file->db, id, DAY ("2026-04-05"), DAY ("2026-04-10"), NULL, NULL));
  g_assert_true (
      td_pair_pause (file->db, id, DAY ("2026-04-15"), DAY ("2026-05-10"), NULL, &error));
  g_assert_true (
      td_pair_pause (file->db, id, DAY ("2026-08-01"), DAY ("2026-08-20"), NULL, &error));
  g_assert_true (td_pair_resume (file->db, id, DAY ("2026-04-10"), &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause"), ==, 2);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM pair_pause WHERE (from_date = '2026-04-01'"
                                  " AND to_date = '2026-04-09') OR (from_date = '2026-08-01'"
                                  " AND to_date = '2026-08-20')"),
                   ==, 2);
}

/* A pause with an end needs nobody to resume the pair. */
static void
test_pause_ends (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPairFilter paused = { .state = "paused" };
  static const struct
  {
    const char *day;
    guint n_paused;
  } cases[] = {
    { "2026-03-31", 0 }, { "2026-04-01", 1 }, { "2026-04-30", 1 }, { "2026-05-01", 0 }
  };
  gint64 id = add_active (file);

  g_assert_true (
      td_pair_pause (file->db, id, DAY ("2026-04-01"), DAY ("2026-04-30"), "leave", &error));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) pairs = td_pair_list (file->db, &paused, DAY (cases[i].day), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (pairs->len, ==, cases[i].n_paused);
    }
  g_assert_true (td_pair_pause (file->db, id, DAY ("2026-05-10"), TD_DATE_NONE, NULL, &error));
}

static void
test_pause (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_active (file);

  g_assert_true (td_pair_pause (file->db, id, DAY ("2026-04-01"), TD_DATE_NONE, "leave", &error));
  assert_state (file, id, "paused");
  g_assert_false (td_pair_pause (file->db, id, DAY ("2026-04-02"), TD_DATE_NONE, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (td_pair_resume (file->db, id, DAY ("2026-05-01"), &error));
  g_assert_no_error (error);
  assert_state (file, id, "active");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause "
                                            "WHERE to_date = '2026-04-30'"),
                   ==, 1);

  /* A pause that is taken back on its first day never was. */
  g_assert_true (
      td_pair_pause (file->db, id, DAY ("2026-06-01"), DAY ("2026-07-01"), NULL, &error));
  g_assert_true (td_pair_resume (file->db, id, DAY ("2026-06-01"), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause"), ==, 1);
  g_assert_false (td_pair_pause (file->db, id, DAY ("2026-02-01"), TD_DATE_NONE, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_cadence (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_active (file);
  g_autoptr (TdPair) before = NULL;
  g_autoptr (TdPair) after = NULL;

  g_assert_true (td_pair_set_cadence (file->db, id, "2/month", DAY ("2026-05-01"), &error));
  g_assert_true (td_pair_set_cadence (file->db, id, "every:6w", DAY ("2026-08-01"), &error));
  g_assert_no_error (error);
  before = td_pair_load (file->db, id, DAY ("2026-04-30"), &error);
  after = td_pair_load (file->db, id, DAY ("2026-05-01"), &error);
  g_assert_cmpstr (before->agreed_cadence, ==, "monthly");
  g_assert_cmpstr (after->agreed_cadence, ==, "2/month");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_cadence"), ==, 2);

  /* Six weeks are 42 days: nothing changes, and no slot is cut. */
  g_assert_true (td_pair_set_cadence (file->db, id, "every:42d", DAY ("2026-09-01"), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_cadence"), ==, 2);

  /* From the first day it is the pair's own; the same again is no change. */
  g_assert_true (td_pair_set_cadence (file->db, id, "every:10d", DAY (OFFICE_TODAY), &error));
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM pair WHERE cadence = 'every:10d'"),
                   ==, 1);
  g_assert_false (td_pair_set_cadence (file->db, id, "sometimes", DAY (OFFICE_TODAY), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_end (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_active (file);
  g_autoptr (TdPair) pair = NULL;

  g_assert_true (td_pair_pause (file->db, id, DAY ("2026-04-01"), TD_DATE_NONE, NULL, &error));
  g_assert_true (td_pair_end (file->db, id, "moved", DAY ("2026-04-20"), &error));
  g_assert_no_error (error);
  pair = load (file, id);
  g_assert_cmpstr (pair->state, ==, "ended");
  g_assert_cmpstr (pair->end_reason, ==, "moved");
  assert_date (pair->ended_on, "2026-04-20");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause "
                                            "WHERE to_date = '2026-04-20'"),
                   ==, 1);
  g_assert_false (td_pair_complete (file->db, id, DAY ("2026-05-01"), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

/* A pair whose end is recorded lives until that day, and says so. */
static void
test_end_ahead (TdTestFile *file, gconstpointer data)
{
  gint64 id = add_active (file);
  g_autoptr (TdPair) before = NULL;
  g_autoptr (TdPair) on_the_day = NULL;

  td_test_run (file->db, "UPDATE pair SET state = 'ended', end_reason = 'mentor_left',"
                         " ended_on = '2026-06-02'");
  before = load (file, id);
  g_assert_true (before->ends_ahead);
  g_assert_cmpstr (td_pair_get_state_label (before), ==, "Active until its end");
  td_test_run (file->db, "UPDATE pair SET ended_on = '2026-06-01'");
  on_the_day = load (file, id);
  g_assert_false (on_the_day->ends_ahead);
  g_assert_cmpstr (td_pair_get_state_label (on_the_day), ==, "Ended early");
}

static void
test_complete (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_active (file);

  g_assert_false (td_pair_complete (file->db, id, DAY ("2026-02-28"), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (td_pair_complete (file->db, id, DAY ("2027-01-01"), &error));
  assert_state (file, id, "completed");
}

static void
test_sign (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_active (file);
  g_autoptr (TdPair) pair = NULL;
  gint64 entries;

  g_assert_true (td_pair_sign (file->db, id, TD_SIDE_MENTOR, DAY ("2026-03-02"), &error));
  g_assert_true (td_pair_sign (file->db, id, TD_SIDE_MENTEE, DAY ("2026-03-03"), &error));
  entries = td_test_count (file->db, "SELECT count(*) FROM change_log");
  g_assert_true (td_pair_sign (file->db, id, TD_SIDE_MENTEE, DAY ("2026-03-03"), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, entries);
  g_assert_true (td_pair_sign (file->db, id, TD_SIDE_MENTOR, TD_DATE_NONE, &error));
  g_assert_true (td_pair_set_note (file->db, id, "Ask again in May", &error));
  g_assert_no_error (error);
  pair = load (file, id);
  assert_date (pair->mentor_signed_on, NULL);
  assert_date (pair->mentee_signed_on, "2026-03-03");
  g_assert_cmpstr (pair->note, ==, "Ask again in May");
}

static void
test_list (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    TdPairFilter filter;
    guint n;
  } cases[] = {
    { { 0 }, 2 },
    { { .program_id = 1 }, 2 },
    { { .program_id = 2 }, 0 },
    { { .person_id = 6 }, 1 },
    { { .person_id = 11 }, 1 },
    { { .state = "active" }, 1 },
    { { .state = TD_PAIR_OPEN_STATES }, 2 },
    { { .state = "active; proposed", .person_id = 12 }, 1 },
    { { .state = "act" }, 0 },
    { { .pair_id = 1 }, 1 },
    { { .proposal_id = 1 }, 0 },
  };
  TdPairDraft draft = { .program_id = 1, .mentor_id = 4, .mentee_id = 11 };
  g_autoptr (GPtrArray) previous = NULL;

  add_active (file);
  add (file, &draft);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) pairs =
          td_pair_list (file->db, &cases[i].filter, DAY (OFFICE_TODAY), NULL);

      g_assert_cmpuint (pairs->len, ==, cases[i].n);
    }
  previous = td_pair_list_previous (file->db, 4, 11, DAY (OFFICE_TODAY), NULL);
  g_assert_cmpuint (previous->len, ==, 1);
}

/* Thirty days before the planned end a pair is ending; without one it never is. */
static void
test_ending_days (void)
{
  g_autoptr (TdPair) pair = g_object_new (TD_TYPE_PAIR, NULL);

  g_assert_false (td_pair_is_ending (pair, td_test_date ("2026-03-01")));
  pair->planned_end = td_test_date ("2026-03-31");
  g_assert_false (td_pair_is_ending (pair, td_test_date ("2026-02-28")));
  g_assert_true (td_pair_is_ending (pair, td_test_date ("2026-03-01")));
  g_assert_true (td_pair_is_ending (pair, td_test_date ("2026-05-01")));
}

static void
test_words (void)
{
  TdSide side;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; td_pair_states ()[i]; i++)
    g_assert_cmpstr (td_pair_state_get_label (td_pair_states ()[i]), !=, td_pair_states ()[i]);
  for (guint i = 0; td_pair_end_reasons ()[i]; i++)
    g_assert_cmpstr (td_pair_end_reason_get_label (td_pair_end_reasons ()[i]), !=,
                     td_pair_end_reasons ()[i]);
  for (guint i = 0; td_pair_decline_reasons ()[i]; i++)
    g_assert_cmpstr (td_pair_decline_reason_get_label (td_pair_decline_reasons ()[i]), !=,
                     td_pair_decline_reasons ()[i]);
  g_assert_cmpstr (td_pair_source_get_label ("self"), ==, "Self-arranged");
  g_assert_cmpstr (td_pair_source_get_phrase ("wish"), ==, "from a wish");
  g_assert_cmpstr (td_pair_source_get_phrase ("moon"), ==, "moon");
  g_assert_cmpstr (td_pair_end_reason_get_label ("from-an-import"), ==, "from-an-import");
  g_assert_false (td_side_from_text ("both", &side, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

void
test_pair_add (void)
{
#define ADD(name, func) \
  g_test_add ("/pairing/pair/" name, TdTestFile, NULL, office_setup, func, td_test_file_teardown)
  ADD ("accept", test_accept);
  ADD ("add-accepted", test_add_accepted);
  ADD ("start-ahead", test_start_ahead);
  ADD ("line-manager", test_line_manager);
  ADD ("add-refused", test_add_refused);
  ADD ("decline", test_decline);
  ADD ("pause", test_pause);
  ADD ("pause-ends", test_pause_ends);
  ADD ("pauses-overlap", test_pauses_overlap);
  ADD ("cadence", test_cadence);
  ADD ("end", test_end);
  ADD ("end-ahead", test_end_ahead);
  ADD ("complete", test_complete);
  ADD ("sign", test_sign);
  ADD ("list", test_list);
#undef ADD
  g_test_add_func ("/pairing/pair/ending-days", test_ending_days);
  g_test_add_func ("/pairing/pair/words", test_words);
}
