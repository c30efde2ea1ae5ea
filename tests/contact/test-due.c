/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-due.h"

#include "td-test.h"

void test_due_add (void);

static TdDue
compute (const char *matched_on, const char *last, const char *cadence, const char *as_of)
{
  TdDueInput input = {
    .matched_on = td_test_date (matched_on),
    .last_contact = td_date_from_iso (last),
    .cadence = td_cadence_from_text (cadence),
    .grace_days = 7,
  };
  TdDue due;

  td_due_compute (&input, td_test_date (as_of), &due);
  return due;
}

static void
test_states (void)
{
  static const struct
  {
    const char *last;
    const char *cadence;
    const char *as_of;
    TdDueState state;
    int days_overdue;
  } cases[] = {
    /* Never met, from 10 January; due on 10 February. */
    { NULL, "monthly", "2024-01-10", TD_DUE_TOO_EARLY, 0 },
    { NULL, "monthly", "2024-02-02", TD_DUE_TOO_EARLY, 0 },
    { NULL, "monthly", "2024-02-03", TD_DUE_DUE, 0 },
    { NULL, "monthly", "2024-02-10", TD_DUE_DUE, 0 },
    { NULL, "monthly", "2024-02-17", TD_DUE_DUE, 7 },
    { NULL, "monthly", "2024-02-18", TD_DUE_OVERDUE, 8 },
    { NULL, "monthly", "2024-03-09", TD_DUE_OVERDUE, 28 },
    { NULL, "monthly", "2024-03-10", TD_DUE_SILENT, 29 },
    /* Met on 31 January; due on 29 February, two months gone by on 31 March. */
    { "2024-01-31", "monthly", "2024-02-01", TD_DUE_ON_TRACK, 0 },
    { "2024-01-31", "monthly", "2024-02-22", TD_DUE_DUE, 0 },
    { "2024-01-31", "monthly", "2024-03-08", TD_DUE_OVERDUE, 8 },
    { "2024-01-31", "monthly", "2024-03-30", TD_DUE_OVERDUE, 30 },
    { "2024-01-31", "monthly", "2024-03-31", TD_DUE_SILENT, 31 },
    /* A rhythm shorter than the grace is silent only past the grace. */
    { "2024-01-31", "every:3d", "2024-02-06", TD_DUE_DUE, 3 },
    { "2024-01-31", "every:3d", "2024-02-10", TD_DUE_DUE, 7 },
    { "2024-01-31", "every:3d", "2024-02-11", TD_DUE_SILENT, 8 },
    /* Six weeks without a contact are on track where six weeks were agreed. */
    { "2024-01-31", "every:6w", "2024-03-06", TD_DUE_DUE, 0 },
    { "2024-01-31", "every:6w", "2024-03-05", TD_DUE_ON_TRACK, 0 },
    { "2024-01-31", "every:6w", "2024-04-23", TD_DUE_OVERDUE, 41 },
    { "2024-01-31", "every:6w", "2024-04-24", TD_DUE_SILENT, 42 },
    { "2024-02-01", "2/month", "2024-02-24", TD_DUE_OVERDUE, 8 },
    { "2024-02-01", "2/month", "2024-03-02", TD_DUE_SILENT, 15 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdDue due = compute ("2024-01-10", cases[i].last, cases[i].cadence, cases[i].as_of);

      g_test_message ("case %u", i);
      g_assert_cmpstr (td_due_state_get_code (due.state), ==,
                       td_due_state_get_code (cases[i].state));
      g_assert_cmpint (due.days_overdue, ==, cases[i].days_overdue);
    }
}

static void
test_grace (void)
{
  TdDueInput input = { .matched_on = td_test_date ("2024-01-01"),
                       .cadence = td_cadence_from_text ("every:30d"),
                       .grace_days = 0 };
  TdDue due;

  td_due_compute (&input, td_test_date ("2024-02-01"), &due);
  g_assert_cmpint (due.state, ==, TD_DUE_OVERDUE);
  input.grace_days = 1;
  td_due_compute (&input, td_test_date ("2024-02-01"), &due);
  g_assert_cmpint (due.state, ==, TD_DUE_DUE);
  g_assert_cmpint (due.days_overdue, ==, 1);
  g_assert_cmpint (due.bucket, ==, TD_BUCKET_WEEK);
}

/* A damaged file has pairs of no day: nothing is due, and nothing is complained of. */
static void
test_no_day (void)
{
  TdDueInput input = { .cadence = td_cadence_from_text ("monthly"), .grace_days = 7 };
  TdDue due;

  td_due_compute (&input, td_test_date ("2024-02-01"), &due);
  g_assert_cmpint (due.state, ==, TD_DUE_PAUSED);
  g_assert_cmpint (due.bucket, ==, TD_BUCKET_NONE);
  g_assert_cmpint (due.days_overdue, ==, 0);
}

static void
test_pause (void)
{
  TdCadence monthly = td_cadence_from_text ("monthly");
  g_autoptr (TdHistory) history =
      td_history_new (td_test_date ("2024-01-01"), TD_DATE_NONE, &monthly);
  TdDue due;

  td_history_add_contact (history, td_test_date ("2024-01-15"));
  td_history_add_pause (history, td_test_date ("2024-02-01"), td_test_date ("2024-04-30"));
  g_assert_true (td_due_from_history (history, td_test_date ("2024-04-30"), 7, &due));
  g_assert_cmpint (due.state, ==, TD_DUE_PAUSED);
  g_assert_cmpint (due.next_due, ==, TD_DATE_NONE);
  g_assert_cmpint (due.days_overdue, ==, 0);
  g_assert_cmpint (due.bucket, ==, TD_BUCKET_NONE);
  /* The clock starts again on the day after. */
  g_assert_true (td_due_from_history (history, td_test_date ("2024-05-01"), 7, &due));
  g_assert_cmpint (due.state, ==, TD_DUE_ON_TRACK);
  g_assert_cmpint (due.next_due, ==, td_test_date ("2024-06-01"));
}

static void
test_not_active (void)
{
  TdCadence monthly = td_cadence_from_text ("monthly");
  g_autoptr (TdHistory) history =
      td_history_new (td_test_date ("2024-01-10"), td_test_date ("2024-03-10"), &monthly);
  TdDue due;

  g_assert_false (td_due_from_history (history, td_test_date ("2024-01-09"), 7, &due));
  g_assert_true (td_due_from_history (history, td_test_date ("2024-01-10"), 7, &due));
  g_assert_true (td_due_from_history (history, td_test_date ("2024-03-09"), 7, &due));
  g_assert_false (td_due_from_history (history, td_test_date ("2024-03-10"), 7, &due));
}

/* As of a past day later contacts are not known. */
static void
test_as_of (void)
{
  TdCadence fortnight = td_cadence_from_text ("every:14d");
  TdCadence monthly = td_cadence_from_text ("monthly");
  g_autoptr (TdHistory) history =
      td_history_new (td_test_date ("2024-01-01"), TD_DATE_NONE, &fortnight);
  TdDue due;

  td_history_add_contact (history, td_test_date ("2024-02-20"));
  td_history_add_contact (history, td_test_date ("2024-01-10"));
  td_history_add_cadence (history, td_test_date ("2024-02-21"), &monthly);
  g_assert_true (td_due_from_history (history, td_test_date ("2024-02-01"), 7, &due));
  g_assert_cmpint (due.next_due, ==, td_test_date ("2024-01-24"));
  g_assert_cmpint (due.days_overdue, ==, 8);
  g_assert_true (td_due_from_history (history, td_test_date ("2024-02-20"), 7, &due));
  g_assert_cmpint (due.next_due, ==, td_test_date ("2024-03-05"));
  g_assert_true (td_due_from_history (history, td_test_date ("2024-02-21"), 7, &due));
  g_assert_cmpint (due.next_due, ==, td_test_date ("2024-03-20"));
}

static void
test_buckets (void)
{
  static const struct
  {
    int days;
    TdDueBucket bucket;
  } cases[] = {
    { 0, TD_BUCKET_ON_TRACK }, { 1, TD_BUCKET_WEEK },    { 7, TD_BUCKET_WEEK },
    { 8, TD_BUCKET_MONTH },    { 30, TD_BUCKET_MONTH },  { 31, TD_BUCKET_TWO },
    { 60, TD_BUCKET_TWO },     { 61, TD_BUCKET_THREE },  { 90, TD_BUCKET_THREE },
    { 91, TD_BUCKET_OVER },    { 4000, TD_BUCKET_OVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_due_get_bucket (cases[i].days), ==, cases[i].bucket);
}

void
test_due_add (void)
{
  g_test_add_func ("/contact/due/states", test_states);
  g_test_add_func ("/contact/due/grace", test_grace);
  g_test_add_func ("/contact/due/no-day", test_no_day);
  g_test_add_func ("/contact/due/pause", test_pause);
  g_test_add_func ("/contact/due/not-active", test_not_active);
  g_test_add_func ("/contact/due/as-of", test_as_of);
  g_test_add_func ("/contact/due/buckets", test_buckets);
}
