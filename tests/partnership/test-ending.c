/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-ending.h"

#include "base/td-error.h"
#include "candidates/office.h"
#include "coaching.h"
#include "contact/td-history-query.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-absence.h"
#include "partnership/td-concern.h"
#include "partnership/td-leaver.h"
#include "partnership/td-pair-history.h"
#include "partnership/td-pair-pause.h"

void test_ending_add (void);

#define DAY(iso) td_test_date (iso)
#define TODAY DAY (COACHING_TODAY)
#define PAIR 1

/* "kind day" of what is due. */
static char *
list_due (TdTestFile *file, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = td_review_list_due (file->db, 0, DAY (today), &error);
  const TdReviewDue *due = dues && dues->len > 0 ? dues->pdata[0] : NULL;
  g_autofree char *day = due ? td_date_to_iso (due->due_on) : NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (dues->len, <=, 1);
  return due ? g_strdup_printf ("%s %s", due->kind, day) : g_strdup ("");
}

static void
assert_due (TdTestFile *file, const char *today, const char *wanted)
{
  g_autofree char *due = list_due (file, today);

  g_assert_cmpstr (due, ==, wanted);
}

static void
hold (TdTestFile *file, const char *kind, const char *on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReview) review = td_review_new (PAIR, kind, DAY (on));

  td_record_set_text (&review->outcome, "  Better meetings ");
  td_record_set_text (&review->note, "Between us");
  td_review_save (file->db, review, DAY ("2026-12-31"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (review->outcome, ==, "Better meetings");
}

/* Pair 1 lives from 10 January to 10 November 2026: 304 days. */
static void
test_reviews_due (TdTestFile *file, gconstpointer data)
{
  assert_due (file, "2026-06-10", "");
  assert_due (file, "2026-06-11", "mid 2026-06-11");
  hold (file, "mid", "2026-06-20");
  assert_due (file, "2026-06-19", "mid 2026-06-11");
  assert_due (file, "2026-06-20", "");
  assert_due (file, "2026-10-10", "");
  assert_due (file, "2026-10-11", "end 2026-10-11");
  hold (file, "end", "2026-10-15");
  assert_due (file, "2026-12-01", "");
  coaching_undo (file);
  assert_due (file, "2026-12-01", "end 2026-10-11");
}

static void
test_review_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReview) early = td_review_new (PAIR, "mid", DAY ("2025-12-31"));
  g_autoptr (TdReview) ahead = td_review_new (PAIR, "mid", TODAY + 1);
  g_autoptr (TdReview) unknown = td_review_new (PAIR, "other", TODAY);
  g_autoptr (TdReview) waiting = td_review_new (coaching_propose (file), "mid", TODAY);

  g_assert_false (td_review_save (file->db, early, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (td_review_save (file->db, ahead, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (td_review_save (file->db, unknown, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (td_review_save (file->db, waiting, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM review"), ==, 0);
}

static void
assert_state (TdTestFile *file, const char *state, const char *reason)
{
  g_autoptr (TdPair) pair = coaching_load (file, PAIR);

  g_assert_cmpstr (pair->state, ==, state);
  g_assert_cmpstr (pair->end_reason, ==, reason);
}

/* Completed with its review in one step, and back in one step. */
static void
test_complete (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReview) review = td_review_new (PAIR, "end", TODAY);

  td_ending_complete_with_review (file->db, review, TODAY, TODAY, &error);
  g_assert_no_error (error);
  assert_state (file, "completed", NULL);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM review"), ==, 1);
  coaching_undo (file);
  assert_state (file, "active", NULL);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM review"), ==, 0);
}

/* All or none. */
static void
test_end_many (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { PAIR, coaching_propose (file) };

  g_assert_false (td_ending_end (file->db, ids, 2, "no-time", TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  assert_state (file, "active", NULL);
  g_clear_error (&error);
  g_assert_true (td_ending_end (file->db, ids, 1, "no-time", TODAY, &error));
  assert_state (file, "ended", "no-time");
  coaching_undo (file);
  assert_state (file, "active", NULL);
}

/* The mentee waits again, though it had been said that nobody fits. */
static void
test_rematch (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_ending_rematch (file->db, PAIR, TODAY, &error));
  g_assert_no_error (error);
  assert_state (file, "ended", "rematch");
  coaching_undo (file);
  assert_state (file, "active", NULL);
  td_test_run (file->db, "UPDATE enrolment SET state = 'withdrawn' WHERE program_id = 1 "
                         "AND employee_id = (SELECT mentee_id FROM pair WHERE id = 1)");
  g_assert_false (td_ending_rematch (file->db, PAIR, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  assert_state (file, "active", NULL);
}

static void
test_extend (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *words = NULL;
  const TdPairEvent *last;

  g_assert_true (td_ending_extend (file->db, PAIR, DAY ("2027-01-10"), TODAY, &error));
  events = td_pair_history_list (file->db, PAIR, TODAY, &error);
  last = events->pdata[events->len - 1];
  g_assert_cmpint (last->on_date, ==, TODAY);
  words = td_pair_event_dup_words (last);
  g_assert_cmpstr (words, ==, "Planned end moved to 10 Jan 2027");
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM pair WHERE planned_end = '2027-01-10'"),
                   ==, 1);
  coaching_undo (file);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM pair WHERE planned_end = '2026-11-10'"),
                   ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_extension"), ==, 0);
  g_assert_true (td_ending_extend (file->db, PAIR, DAY ("2026-11-10"), TODAY, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_extension"), ==, 0);
  g_assert_false (td_ending_extend (file->db, PAIR, DAY ("2026-01-09"), TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_words (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *end;
    gboolean said;
  } lengths[] = {
    { "mentoring", "2026-10-10", FALSE }, { "mentoring", "2026-10-09", TRUE },
    { "coaching", "2026-04-10", FALSE },  { "coaching", "2026-04-09", TRUE },
    { "coaching", "2026-07-10", FALSE },  { "coaching", "2026-07-11", TRUE },
  };
  g_autofree char *two = td_ending_say_after (2);
  gint64 id = PAIR;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *words =
          td_ending_say_length (lengths[i].kind, DAY ("2026-01-10"), DAY (lengths[i].end));

      g_assert_cmpint (words != NULL, ==, lengths[i].said);
    }
  g_assert_cmpstr (two, ==, "2 contacts lie after that day and will not be counted.");
  g_assert_null (td_ending_say_after (0));
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-02-01'),"
                         " (1, '2026-02-20')");
  g_assert_cmpint (td_ending_count_contacts (file->db, &id, 1, DAY ("2026-02-02"), TD_DATE_NONE,
                                             NULL),
                   ==, 1);
  g_assert_cmpint (td_ending_count_contacts (file->db, &id, 1, DAY ("2026-02-01"),
                                             DAY ("2026-02-20"), NULL),
                   ==, 2);
}

/* --- Concerns --- */

static void
test_concern (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdConcern) concern = td_concern_new (PAIR, DAY ("2026-02-10"));
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) before = NULL;

  g_assert_true (td_concern_save (file->db, concern, TODAY, &error));
  open = td_concern_list_open (file->db, 1, TODAY, &error);
  g_assert_cmpuint (open->len, ==, 1);
  g_clear_pointer (&open, g_ptr_array_unref);
  g_assert_false (
      td_concern_settle (file->db, concern->id, DAY ("2026-02-09"), NULL, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (
      td_concern_settle (file->db, concern->id, DAY ("2026-02-20"), "Talked", TODAY, &error));
  open = td_concern_list_open (file->db, 0, TODAY, &error);
  g_assert_cmpuint (open->len, ==, 0);
  before = td_concern_list_open (file->db, 0, DAY ("2026-02-19"), &error);
  g_assert_cmpuint (before->len, ==, 1);
}

/* --- Leavers --- */

static void
test_leaver (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (TdPair) pair = NULL;
  const TdLeaver *leaver;
  gint64 employee;

  td_test_run (file->db, "UPDATE employee SET leave_date = '2026-02-27' "
                         "WHERE id = (SELECT mentor_id FROM pair WHERE id = 1)");
  pairs = td_leaver_list_pairs (file->db, 1, TODAY, &error);
  g_assert_cmpuint (pairs->len, ==, 1);
  leaver = pairs->pdata[0];
  g_assert_true (leaver->left);
  g_assert_cmpstr (td_leaver_get_end_reason (leaver), ==, "mentor_left");
  employee = leaver->employee_id;
  g_assert_cmpint (td_leaver_end_pairs (file->db, &employee, 1, TODAY, &error), ==, 1);
  pair = coaching_load (file, PAIR);
  g_assert_cmpstr (pair->end_reason, ==, "mentor_left");
  g_assert_cmpint (pair->ended_on, ==, DAY ("2026-02-27"));
  coaching_undo (file);
  assert_state (file, "active", NULL);

  td_test_run (file->db, "UPDATE employee SET leave_date = NULL");
  g_assert_cmpint (td_leaver_end_pairs (file->db, &employee, 1, TODAY, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  assert_state (file, "active", NULL);
}

/* A last day that is still ahead: the pair ends on it, lives until then, and nobody is asked again
 * meanwhile. */
static void
test_leaver_ahead (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (TdPair) pair = coaching_load (file, PAIR);
  g_autoptr (TdHistory) history = NULL;
  gint64 employee = pair->mentee_id;
  TdDate last_day = TODAY + 30;

  td_test_run (file->db, "UPDATE employee SET leave_date = date ('" COACHING_TODAY "', '+30 days') "
                         "WHERE id = (SELECT mentee_id FROM pair WHERE id = 1)");
  before = td_leaver_list_pairs (file->db, 1, TODAY, &error);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (td_leaver_end_pairs (file->db, &employee, 1, TODAY, &error), ==, 1);
  g_assert_no_error (error);
  g_clear_object (&pair);
  pair = coaching_load (file, PAIR);
  g_assert_cmpstr (pair->end_reason, ==, "mentee_left");
  g_assert_cmpint (pair->ended_on, ==, last_day);
  history = td_history_load (file->db, PAIR, &error);
  g_assert_true (td_history_is_active (history, last_day - 1));
  g_assert_false (td_history_is_active (history, last_day));
  after = td_leaver_list_pairs (file->db, 1, TODAY, &error);
  g_assert_cmpuint (after->len, ==, 0);
}

/* --- Absences --- */

static TdAbsence *
make_absence (TdTestFile *file, TdDate from, TdDate to)
{
  g_autoptr (GError) error = NULL;
  TdAbsence *absence = td_absence_new (office_id (file->db, "06"), from, to);

  td_absence_save (file->db, absence, &error);
  g_assert_no_error (error);
  return absence;
}

/* The merged pauses of the pair as text. */
static char *
list_pauses (TdTestFile *file, gint64 pair_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdHistory) history = td_history_load (file->db, pair_id, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < history->pauses->len; i++)
    {
      const TdSpan *pause = &g_array_index (history->pauses, TdSpan, i);

      g_string_append_printf (text, "%d-%d ", pause->from, pause->to);
    }
  return g_string_free (text, FALSE);
}

/* Whatever somebody is away for, her pair has the pauses that would have been entered by hand; and
 * with the absences they go. */
static void
test_absence_property (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  TdDate start = DAY ("2026-01-10");
  gint64 other;

  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                         " proposed_on, matched_on) SELECT 50, '50', 1, mentee_id, mentor_id,"
                         " 'ended', proposed_on, matched_on FROM pair WHERE id = 1");
  other = 50;
  for (guint round = 0; round < 25; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 4);
      g_autoptr (GPtrArray) absences = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *all = NULL;
      g_autofree char *wanted = NULL;
      g_autofree char *none = NULL;
      g_autoptr (GError) error = NULL;

      td_test_run (file->db, "DELETE FROM pair_pause");
      for (guint i = 0; i < n; i++)
        {
          TdDate from = start + g_rand_int_range (rand, -20, 100);
          TdDate to = from + g_rand_int_range (rand, 0, 40);
          TdDate first = MAX (from, start);
          g_autofree char *sql = NULL;
          g_autofree char *from_text = td_date_to_iso (first);
          g_autofree char *to_text = td_date_to_iso (to);

          g_ptr_array_add (absences, make_absence (file, from, to));
          if (to < start)
            continue;
          sql = g_strdup_printf ("INSERT INTO pair_pause (pair_id, from_date, to_date) VALUES "
                                 "(50, '%s', '%s')",
                                 from_text, to_text);
          td_test_run (file->db, sql);
        }
      all = list_pauses (file, PAIR);
      wanted = list_pauses (file, other);
      g_assert_cmpstr (all, ==, wanted);
      for (guint i = 0; i < n; i++)
        g_assert_true (
            td_absence_delete (file->db, ((TdAbsence *) absences->pdata[i])->id, &error));
      none = list_pauses (file, PAIR);
      g_assert_cmpstr (none, ==, "");
    }
}

/* Back sooner: the pause ends the day before; changed and undone together. */
static void
test_absence_end (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdAbsence) absence = make_absence (file, DAY ("2026-02-01"), TD_DATE_NONE);

  assert_state (file, "paused", NULL);
  g_assert_true (td_absence_end (file->db, absence->id, DAY ("2026-02-20"), &error));
  g_assert_no_error (error);
  assert_state (file, "active", NULL);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause"
                                            " WHERE to_date = '2026-02-19'"),
                   ==, 1);
  coaching_undo (file);
  assert_state (file, "paused", NULL);
  g_assert_true (td_absence_delete (file->db, absence->id, &error));
  assert_state (file, "active", NULL);
}

/* What an absence will pause is said before; a pause tells who is away, or that it was by hand. */
static void
test_absence_said (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdAbsence) planned =
      td_absence_new (office_id (file->db, "06"), DAY ("2026-02-01"), DAY ("2026-02-05"));
  g_autoptr (TdAbsence) early =
      td_absence_new (planned->employee_id, DAY ("2025-12-01"), DAY ("2026-01-09"));
  g_autoptr (GPtrArray) pairs = td_absence_list_pairs (file->db, planned, &error);
  g_autoptr (GPtrArray) none = td_absence_list_pairs (file->db, early, &error);
  g_autoptr (GPtrArray) pauses = NULL;
  g_autofree char *words = td_absence_say_pairs (pairs);
  g_autofree char *nothing = td_absence_say_pairs (none);
  g_autofree char *since = td_absence_say_days (DAY ("2026-02-01"), TD_DATE_NONE);

  g_assert_true (g_str_has_prefix (words, "Pauses 1 pair: "));
  g_assert_true (g_str_has_prefix (nothing, "No pair lives now"));
  g_assert_cmpstr (since, ==, "Since 1 Feb 2026");
  td_record_set_text (&planned->reason, "Leave");
  g_assert_true (td_absence_save (file->db, planned, &error));
  g_assert_true (
      td_pair_pause (file->db, PAIR, DAY ("2026-02-10"), DAY ("2026-02-12"), "Trip", &error));
  g_assert_no_error (error);
  pauses = td_pair_pause_list (file->db, PAIR, &error);
  g_assert_cmpuint (pauses->len, ==, 2);
  g_assert_cmpint (TD_PAIR_PAUSE (pauses->pdata[0])->absence_id, ==, planned->id);
  g_assert_nonnull (TD_PAIR_PAUSE (pauses->pdata[0])->name);
  g_assert_cmpstr (TD_PAIR_PAUSE (pauses->pdata[0])->reason, ==, "Leave");
  g_assert_null (TD_PAIR_PAUSE (pauses->pdata[1])->name);
  g_assert_cmpstr (TD_PAIR_PAUSE (pauses->pdata[1])->reason, ==, "Trip");
}

/* A pair that begins while its mentor is away is paused from its first day. */
static void
test_absence_later (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPairDraft draft = { .program_id = 1, .accepted = TRUE, .start_on = DAY ("2026-02-20") };
  g_autoptr (TdAbsence) absence = make_absence (file, DAY ("2026-02-15"), DAY ("2026-03-10"));
  gint64 id;

  draft.mentor_id = office_id (file->db, "06");
  draft.mentee_id = office_id (file->db, "11");
  id = td_pair_add (file->db, &draft, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause WHERE pair_id = 2"
                                            " AND from_date = '2026-02-20'"
                                            " AND to_date = '2026-03-10'"),
                   ==, 1);
  g_assert_cmpint (id, ==, 2);
}

/* --- History --- */

static void
test_history (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdConcern) concern = td_concern_new (PAIR, DAY ("2026-02-10"));
  g_autoptr (GPtrArray) events = NULL;
  GString *text = g_string_new (NULL);

  td_record_set_text (&concern->note, "Secret");
  g_assert_true (
      td_pair_pause (file->db, PAIR, DAY ("2026-02-01"), DAY ("2026-02-05"), "Secret", &error));
  g_assert_true (td_concern_save (file->db, concern, TODAY, &error));
  hold (file, "mid", "2026-02-20");
  g_assert_true (td_pair_end (file->db, PAIR, "no-time", DAY ("2026-02-25"), &error));
  events = td_pair_history_list (file->db, PAIR, TODAY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    {
      const TdPairEvent *event = events->pdata[i];
      g_autofree char *words = td_pair_event_dup_words (event);

      g_assert_cmpint (event->private, ==, g_str_equal (event->kind, "concern"));
      g_assert_null (strstr (words, "Secret"));
      g_string_append_printf (text, "%s;", event->kind);
    }
  g_assert_cmpstr (text->str, ==, "proposed;yes;yes;begun;pause;concern;review;ended;");
  g_string_free (text, TRUE);
}

#define ADD(path, func) \
  g_test_add (path, TdTestFile, NULL, coaching_setup, func, td_test_file_teardown)

void
test_ending_add (void)
{
  ADD ("/partnership/ending/reviews-due", test_reviews_due);
  ADD ("/partnership/ending/review-refused", test_review_refused);
  ADD ("/partnership/ending/complete", test_complete);
  ADD ("/partnership/ending/many", test_end_many);
  ADD ("/partnership/ending/rematch", test_rematch);
  ADD ("/partnership/ending/extend", test_extend);
  ADD ("/partnership/ending/words", test_words);
  ADD ("/partnership/ending/concern", test_concern);
  ADD ("/partnership/ending/leaver", test_leaver);
  ADD ("/partnership/ending/leaver-ahead", test_leaver_ahead);
  ADD ("/partnership/ending/absence-property", test_absence_property);
  ADD ("/partnership/ending/absence-end", test_absence_end);
  ADD ("/partnership/ending/absence-later", test_absence_later);
  ADD ("/partnership/ending/absence-said", test_absence_said);
  ADD ("/partnership/ending/history", test_history);
}
