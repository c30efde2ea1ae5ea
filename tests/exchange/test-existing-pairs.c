/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "base/td-error.h"
#include "exchange/td-pair-import.h"
#include "pairing/td-pair.h"

static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_file_setup (file, data);
  receipt = test_import (file->db, "Number,Given name,Family name,Email,Manager\n"
                                   "1001,Anne,Dubois,anne@example.org,\n"
                                   "1002,Bea,Cruz,bea@example.org,1001\n"
                                   "1003,Cy,Fox,cy@example.org,1002\n"
                                   "1004,Di,Lu,di@example.org,\n"
                                   "1005,Di,Lu,di.lu@example.org,\n"
                                   "1006,Ed,Orr,ed@example.org,\n");
  td_test_run (file->db, "INSERT INTO program (id, name, planned_months) VALUES"
                         " (1, 'Leadership', 10), (2, 'Women in Tech', 12)");
}

static TdReceipt *
import_with (TdDatabase *db, const char *text, gboolean rehearse, gboolean all_or_nothing)
{
  TdImportOptions options = test_options ();

  options.rehearse = rehearse;
  options.all_or_nothing = all_or_nothing;
  return test_import_kind (db, TD_IMPORT_PAIRS, text, &options);
}

static TdReceipt *
import (TdDatabase *db, const char *text)
{
  return import_with (db, text, FALSE, FALSE);
}

static guint
count_results (TdReceipt *receipt, const char *result)
{
  guint n = 0;

  for (guint i = 0; i < receipt->results->len; i++)
    n += g_strcmp0 (((const TdReceiptLine *) receipt->results->pdata[i])->result, result) == 0;
  return n;
}

static const char whole[] =
    "Pair ID,Mentor,Mentee,Programme,Start date,Planned end,Ended on,Status,Reason,Frequency,"
    "How matched,Agreement signed\n"
    "T-1,1001,ed@example.org,,2026-01-10,2026-12-31,,Active,,every 6 weeks,By request,2026-01-15\n"
    "T-2,\"FOX, CY\",1002,women in tech,2025-02-01,,2025-11-30,Completed,,monthly,Self,yes\n"
    "T-3,1004,1005,,2026-03-01,,2026-05-01,Ended early,Did not fit,,,\n"
    "T-4,1005,1003,,,,,Proposed,,,,\n"
    "T-5,1006,1004,,2026-02-01,,,On hold,,,,\n";

/* Every field, with the enrolments; nothing the second time; undone as one step. */
static void
test_fields (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first = import (file->db, whole);
  g_autoptr (TdReceipt) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPair) paused = NULL;
  gint64 newest = td_change_get_newest (file->db);

  test_assert_counts (first, 5, 0, 0, 0, 0);
  g_assert_cmpint (first->n_enrolled, ==, 7);
  g_assert_cmpuint (count_results (first, "enrolled"), ==, 7);
  test_assert_query (file->db,
                     "SELECT state || source || matched_on || planned_end || cadence ||"
                     " mentor_accepted_on || mentor_signed_on || mentee_signed_on"
                     " FROM pair WHERE reference = 'T-1'",
                     "activewish2026-01-102026-12-31every:6w2026-01-102026-01-152026-01-15");
  test_assert_query (file->db,
                     "SELECT program_id || state || source || ended_on || planned_end ||"
                     " mentor_signed_on FROM pair WHERE reference = 'T-2'",
                     "2completedself2025-11-302026-02-012025-02-01");
  test_assert_query (file->db,
                     "SELECT state || end_reason || planned_end FROM pair WHERE reference = 'T-3'",
                     "endedno-fit2027-01-01");
  test_assert_query (file->db,
                     "SELECT state || proposed_on || coalesce(matched_on, '-') FROM pair"
                     " WHERE reference = 'T-4'",
                     "proposed2026-06-15-");
  paused = td_pair_load (file->db, 5, td_test_date ("2026-06-15"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (paused->state, ==, "paused");
  test_assert_query (file->db,
                     "SELECT group_concat(role || '/' || from_date, ' ') FROM (SELECT * FROM"
                     " enrolment WHERE program_id = 1 ORDER BY employee_id)",
                     "mentor/2026-01-10 mentee/2026-06-15 both/2026-02-01 both/2026-03-01 "
                     "both/2026-01-10");

  second = import (file->db, whole);
  test_assert_counts (second, 0, 0, 5, 0, 0);
  g_assert_cmpint (second->change, ==, 0);
  g_assert_cmpint (td_change_get_newest (file->db), ==, newest);

  td_change_undo (file->db, first->change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair"), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM enrolment"), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_pause"), ==, 0);
}

/* The manager and the manager's manager are said, and taken all the same. */
static void
test_line (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = import (file->db, "Mentor,Mentee,Start\n"
                                                    "1001,1002,2026-01-01\n"
                                                    "1001,1003,2026-01-01\n"
                                                    "1006,1003,2026-01-01\n");

  test_assert_counts (receipt, 3, 0, 0, 0, 0);
  g_assert_cmpuint (receipt->problems->len, ==, 2);
  test_assert_problem (receipt, 2, "Mentor", "is the line manager");
  test_assert_problem (receipt, 3, "Mentor", "manager of the line manager");
  /* Who comes with the file has the places that her pairs need. */
  test_assert_query (file->db, "SELECT places FROM enrolment WHERE employee_id = 1", "2");
}

/* What can't be: row, column, value and why; the other rows are taken, or with all or nothing none.
 */
static void
test_refused (TdTestFile *file, gconstpointer data)
{
  static const char text[] = "Pair,Mentor,Mentee,Program,Start,End date,Status,Frequency\n"
                             ",Nobody,1002,,2026-01-01,,,\n"
                             ",Di Lu,1002,,2026-01-01,,,\n"
                             ",1001,1001,,2026-01-01,,,\n"
                             ",1001,,,2026-01-01,,,\n"
                             ",1001,1002,Chess,2026-01-01,,,\n"
                             ",1001,1002,,2026-01-40,,,\n"
                             ",1001,1002,,,,,\n"
                             ",1001,1002,,2026-03-01,2026-02-01,,\n"
                             ",1001,1002,,2026-03-01,2026-04-01,active,\n"
                             ",1001,1002,,2026-03-01,,completed,\n"
                             ",1001,1002,,2026-03-01,,green,\n"
                             ",1001,1002,,2026-03-01,,,now and then\n"
                             ",1001,1006,,2026-03-01,,,\n"
                             ",1001,1006,,2026-03-01,,,\n";
  g_autoptr (TdReceipt) withheld = import_with (file->db, text, FALSE, TRUE);
  g_autoptr (TdReceipt) receipt = NULL;

  g_assert_true (withheld->withheld);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM enrolment"), ==, 0);

  receipt = import (file->db, text);
  test_assert_counts (receipt, 1, 0, 1, 12, 0);
  test_assert_problem (receipt, 2, "Mentor", "not on the roster");
  test_assert_problem (receipt, 3, "Mentor", "add the number");
  test_assert_problem (receipt, 4, "Mentee", "same person");
  test_assert_problem (receipt, 5, "Mentee", "one of them is missing");
  test_assert_problem (receipt, 6, "Program", "no programme of this name");
  test_assert_problem (receipt, 7, "Start", "not a date");
  test_assert_problem (receipt, 8, "Start", "needs the day it began");
  test_assert_problem (receipt, 9, "End date", "before the beginning");
  test_assert_problem (receipt, 10, "Status", "says it goes on");
  test_assert_problem (receipt, 11, "End date", "needs the day it ended");
  test_assert_problem (receipt, 12, "Status", "not known here");
  test_assert_problem (receipt, 13, "Frequency", "not a contact rhythm");
  test_assert_problem (receipt, 15, "Mentee", "repeats an earlier one");
}

/* An end that is still to come is what was planned. */
static void
test_planned (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      import (file->db, "Mentor,Mentee,Start,End date\n1001,1006,2026-01-01,2026-10-31\n");

  test_assert_counts (receipt, 1, 0, 0, 0, 0);
  test_assert_query (file->db, "SELECT state || planned_end || coalesce(ended_on, '-') FROM pair",
                     "active2026-10-31-");
}

/* A pair that is there is begun, changed, paused, ended by what a later file says. */
static void
test_updates (TdTestFile *file, gconstpointer data)
{
  static const char head[] = "Pair,Mentor,Mentee,Start,Planned end,Ended on,Status,Reason,Rhythm\n";
  static const struct
  {
    const char *row;
    const char *fields; /* that change; NULL: refused */
    const char *now;
  } steps[] = {
    { "T-1,1001,1006,2026-01-10,,,active,,", "pair; start; planned_end; state",
      "T-1 active 2026-01-10 2026-11-10 -" },
    { ",1001,1006,,2026-12-24,,,,", "planned_end", "T-1 active 2026-01-10 2026-12-24 -" },
    { "T-1,,,,,,,,every 3 weeks", "cadence", "T-1 active 2026-01-10 2026-12-24 -" },
    { "T-1,,,,,,,,every 3 weeks", "", "T-1 active 2026-01-10 2026-12-24 -" },
    { "T-1,,,,,,paused,,", "state", "T-1 active 2026-01-10 2026-12-24 -" },
    { "T-1,,,,,,active,,", "state", "T-1 active 2026-01-10 2026-12-24 -" },
    { "T-1,,,2026-01-12,,,,,", "start", "T-1 active 2026-01-12 2026-12-24 -" },
    { "T-1,,,2026-04-12,,,,,", NULL, "T-1 active 2026-01-12 2026-12-24 -" },
    { "T-1,1002,1006,,,,,,", NULL, "T-1 active 2026-01-12 2026-12-24 -" },
    { "T-1,,,,,2026-06-01,,no-time,", "ended_on; state; end_reason",
      "T-1 ended 2026-01-12 2026-12-24 2026-06-01" },
    { "T-1,,,,,,,,", "", "T-1 ended 2026-01-12 2026-12-24 2026-06-01" },
    { "T-1,,,,,,active,,", NULL, "T-1 ended 2026-01-12 2026-12-24 2026-06-01" },
    { ",1001,1006,2026-01-12,,2026-05-31,ended,,", "ended_on",
      "T-1 ended 2026-01-12 2026-12-24 2026-05-31" },
  };

  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                         " proposed_on) VALUES (1, '1', 1, 1, 6, 'proposed', '2026-01-01')");
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-02-02')");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s%s\n", head, steps[i].row);
      g_autoptr (TdReceipt) rehearsal = import_with (file->db, text, TRUE, FALSE);
      g_autoptr (TdReceipt) receipt = import (file->db, text);
      gboolean changes = steps[i].fields && *steps[i].fields;

      g_test_message ("%s", steps[i].row);
      test_assert_counts (receipt, 0, changes, steps[i].fields && !changes, !steps[i].fields,
                          receipt->n_missing);
      g_assert_cmpint (rehearsal->n_updated, ==, receipt->n_updated);
      if (changes)
        g_assert_cmpstr (((const TdReceiptLine *) receipt->results->pdata[0])->fields, ==,
                         steps[i].fields);
      test_assert_query (file->db,
                         "SELECT reference || ' ' || state || ' ' || matched_on || ' ' ||"
                         " planned_end || ' ' || coalesce(ended_on, '-') FROM pair",
                         steps[i].now);
    }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_extension"), ==, 1);
  test_assert_query (file->db, "SELECT cadence || from_date FROM pair_cadence",
                     "every:3w2026-06-15");
}

/* A second time for the same two is another pair, once the first is over. */
static void
test_again (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = import (file->db, "Mentor,Mentee,Start,Ended on\n"
                                                    "1001,1006,2024-01-10,2024-10-01\n"
                                                    "1001,1006,2026-01-10,\n");
  g_autoptr (TdReceipt) second = NULL;

  test_assert_counts (receipt, 2, 0, 0, 0, 0);
  second = import (file->db, "Mentor,Mentee,Start,Ended on\n"
                             "1001,1006,2026-01-10,\n"
                             "1001,1006,2024-01-10,2024-10-01\n");
  test_assert_counts (second, 0, 0, 2, 0, 0);
}

/* Enrolments that are there: the other side is added, who waits is enrolled, who withdrew stays. */
static void
test_enrolments (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, state, from_date,"
                         " places) VALUES (1, 1, 'mentee', 'enrolled', '2025-01-01', 0),"
                         " (1, 6, 'mentee', 'waiting', '2025-01-01', 0),"
                         " (1, 4, 'mentor', 'enrolled', '2025-01-01', 1)");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, state, from_date,"
                         " withdrawn_on) VALUES (1, 2, 'mentee', 'withdrawn', '2025-01-01',"
                         " '2026-02-01')");
  receipt = import (file->db, "Mentor,Mentee,Start,Ended on\n"
                              "1001,1006,2026-01-10,\n"
                              "1001,1002,2026-01-10,\n"
                              "1001,1002,2025-01-10,2025-10-01\n"
                              "1004,1005,2026-01-10,\n"
                              "1004,1003,2026-01-10,\n");
  test_assert_counts (receipt, 4, 0, 0, 1, 0);
  test_assert_problem (receipt, 3, "Mentee", "withdrew from the programme");
  test_assert_problem (receipt, 6, "Mentor", "more pairs than places");
  test_assert_query (file->db,
                     "SELECT group_concat(employee_id || role || state || places, ' ') FROM"
                     " (SELECT * FROM enrolment ORDER BY employee_id)",
                     "1bothenrolled1 2menteewithdrawn1 3menteeenrolled0 4mentorenrolled1 "
                     "5menteeenrolled0 6menteeenrolled0");
}

/* What goes on without a row is missing; and a rehearsal leaves no trace. */
static void
test_missing (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first =
      import (file->db, "Pair,Mentor,Mentee,Start\nT-1,1001,1006,2026-01-10\n"
                        "T-2,1002,1003,2026-01-10\n");
  gint64 newest = td_change_get_newest (file->db);
  g_autoptr (TdReceipt) second =
      import_with (file->db, "Mentor,Mentee,Start\n1002,1003,2026-01-10\n1004,1005,2026-01-10\n",
                   TRUE, FALSE);
  const TdReceiptLine *missing = second->results->pdata[second->results->len - 1];

  test_assert_counts (second, 1, 0, 1, 0, 1);
  g_assert_cmpstr (missing->result, ==, "missing");
  g_assert_cmpstr (missing->number, ==, "T-1");
  g_assert_cmpstr (missing->name, ==, "Anne Dubois – Ed Orr");
  g_assert_cmpint (td_change_get_newest (file->db), ==, newest);
}

/* A coaching pair that began elsewhere goes on; nobody asks for its intake. */
static void
test_coaching (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_run (file->db, "UPDATE program SET kind = 'coaching', planned_months = 6 WHERE id = 1");
  receipt = import (file->db, "Coach,Coachee,Started on\n1001,1006,2026-01-10\n");
  test_assert_counts (receipt, 1, 0, 0, 0, 0);
  test_assert_query (file->db, "SELECT state || planned_end FROM pair", "active2026-07-10");
}

void
test_existing_pairs_add (void)
{
#define ADD(name, func) \
  g_test_add ("/existing-pairs/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("fields", test_fields);
  ADD ("line", test_line);
  ADD ("refused", test_refused);
  ADD ("planned", test_planned);
  ADD ("updates", test_updates);
  ADD ("again", test_again);
  ADD ("enrolments", test_enrolments);
  ADD ("missing", test_missing);
  ADD ("coaching", test_coaching);
#undef ADD
}
