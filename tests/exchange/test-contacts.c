/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-meetings.h"

#include "base/td-error.h"
#include "exchange/td-contact-import.h"

#include <string.h>

void
test_meetings_setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_file_setup (file, data);
  receipt = test_import (file->db, "Number,Given name,Family name,Email\n"
                                   "1001,Anne,Dubois,anne@example.org\n"
                                   "1002,Bea,Cruz,bea@example.org\n"
                                   "1003,Cy,Fox,cy@example.org\n"
                                   "1004,Di,Lu,di@example.org\n");
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                         " proposed_on, matched_on, ended_on) VALUES"
                         " (1, 'P1', 1, 1, 2, 'active', '2026-01-01', '2026-01-10', NULL),"
                         " (2, 'P2', 1, 1, 3, 'active', '2026-01-01', '2026-02-01', NULL),"
                         " (3, 'P3', 1, 4, 2, 'ended', '2025-01-01', '2025-01-01', '2025-06-30'),"
                         " (4, 'P4', 1, 4, 3, 'proposed', '2026-06-01', NULL, NULL)");
}

static TdReceipt *
import_with (TdDatabase *db, const char *text, gboolean rehearse, gboolean all_or_nothing)
{
  TdImportOptions options = test_options ();

  options.rehearse = rehearse;
  options.all_or_nothing = all_or_nothing;
  return test_import_kind (db, TD_IMPORT_CONTACTS, text, &options);
}

static TdReceipt *
import (TdDatabase *db, const char *text)
{
  return import_with (db, text, FALSE, FALSE);
}

static const char whole[] =
    "Pair,Date,Minutes,Mode,Kind,Held,Initiated by,Asked on,Next date,Note,Private,Success\n"
    "P1,2026-03-12,45,Video,meeting,yes,mentor,2026-03-01,2026-04-12,Went well,yes,+\n"
    "P1,2026-04-14,1h30,phone,prep,no,Bea Cruz,,,,,\n"
    "P2,2026-03-13,0:40,,,,anne@example.org,,,,no,no\n";

/* Every field, and nothing the second time. */
static void
test_fields (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first = import (file->db, whole);
  g_autoptr (TdReceipt) second = NULL;
  g_autoptr (GError) error = NULL;
  gint64 newest;

  test_assert_counts (first, 3, 0, 0, 0, 0);
  test_assert_query (file->db,
                     "SELECT pair_id || on_date || outcome || kind || mode || minutes ||"
                     " initiated_by || asked_on || next_date || success || private || note"
                     " FROM contact WHERE on_date = '2026-03-12'",
                     "12026-03-12heldmeetingvideo45mentor2026-03-012026-04-1211Went well");
  test_assert_query (file->db,
                     "SELECT outcome || kind || mode || minutes || initiated_by || success ||"
                     " private FROM contact WHERE on_date = '2026-04-14'",
                     "cancelledpreparationphone90mentee00");
  test_assert_query (file->db,
                     "SELECT outcome || kind || minutes || initiated_by FROM contact"
                     " WHERE pair_id = 2",
                     "heldmeeting40mentor");

  newest = td_change_get_newest (file->db);
  second = import (file->db, whole);
  test_assert_counts (second, 0, 0, 3, 0, 0);
  g_assert_cmpint (second->change, ==, 0);
  g_assert_cmpint (td_change_get_newest (file->db), ==, newest);

  td_change_undo (file->db, first->change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 0);
}

/* A pair by its people, one of them being enough where she had one pair on the day. */
static void
test_people (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = import (file->db, "Mentor,Mentee e-mail,Date\n"
                                                    "1001,bea@example.org,2026-03-01\n"
                                                    "\"DUBOIS, ANNE\",cy@example.org,2026-03-02\n"
                                                    "Di Lu,,2025-03-03\n"
                                                    ",bea@example.org,2025-03-04\n"
                                                    "Anne Dubois,,2026-03-05\n"
                                                    "Di Lu,bea@example.org,2026-03-06\n"
                                                    "anne@example.org,di@example.org,2026-03-07\n"
                                                    "Nobody,bea@example.org,2026-03-08\n"
                                                    ",,2026-03-09\n");

  test_assert_counts (receipt, 4, 0, 0, 5, 0);
  test_assert_query (file->db,
                     "SELECT group_concat (pair_id || '/' || on_date, ' ') FROM"
                     " (SELECT * FROM contact ORDER BY on_date)",
                     "3/2025-03-03 3/2025-03-04 1/2026-03-01 2/2026-03-02");
  test_assert_problem (receipt, 6, "Mentor", "Several pairs");
  test_assert_problem (receipt, 7, "Date", "after the pair ended on 30 Jun 2025");
  test_assert_problem (receipt, 8, "Mentee e-mail", "Nobody who is in a pair on this side");
  test_assert_problem (receipt, 9, "Mentor", "Nobody who is in a pair on this side");
}

/* What is refused: row, column, value, reason; nothing else of the row is stored. */
static void
test_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      import (file->db, "Pair,Date,Minutes,Mode,Held,Initiated by,Next date\n"
                        "P1,2026-01-09,,,,,\n"
                        "P3,2025-07-01,,,,,\n"
                        "P4,2026-06-10,,,,,\n"
                        "P1,2026-06-16,,,,,\n"
                        "P1,2026-13-40,,,,,\n"
                        "P1,,,,,,\n"
                        "P9,2026-03-01,,,,,\n"
                        "P1,2026-03-01,abc,pigeon,perhaps,Cy Fox,\n"
                        "P1,2026-03-02,1441,,,,\n"
                        "P1,2026-03-03,,,,,2026-03-03\n"
                        "P1,2026-03-04,30,,,Cy Fox,\n");

  test_assert_counts (receipt, 0, 0, 0, 11, 0);
  test_assert_problem (receipt, 2, "Date", "before the pair began on 10 Jan 2026");
  test_assert_problem (receipt, 3, "Date", "after the pair ended on 30 Jun 2025");
  test_assert_problem (receipt, 4, "Date", "not an active pair yet");
  test_assert_problem (receipt, 5, "Date", "ahead of today");
  test_assert_problem (receipt, 6, "Date", "not a date");
  test_assert_problem (receipt, 7, "Date", "missing");
  test_assert_problem (receipt, 8, "Pair", "no pair with this reference");
  test_assert_problem (receipt, 9, "Minutes", "1 to 1440");
  test_assert_problem (receipt, 9, "Mode", "not known");
  test_assert_problem (receipt, 9, "Held", "not known");
  test_assert_problem (receipt, 10, "Minutes", "1 to 1440");
  test_assert_problem (receipt, 11, "Next date", "must come after");
  test_assert_problem (receipt, 12, "Initiated by", "neither the mentor nor the mentee");
  g_assert_true (td_receipt_is_empty (receipt));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 0);
}

/* Two contacts of a day stay two; a row that repeats another word for word is one. */
static void
test_same_day (TdTestFile *file, gconstpointer data)
{
  const char *text = "Pair,Date,Minutes,Kind\n"
                     "P1,2026-03-12,45,meeting\n"
                     "P1,2026-03-12,15,introduction\n"
                     "P1,2026-03-12,45,meeting\n";
  g_autoptr (TdReceipt) first = import (file->db, text);
  g_autoptr (TdReceipt) second = import (file->db, text);
  g_autoptr (TdReceipt) third = import (file->db, "Pair,Date,Minutes,Kind\n"
                                                  "P1,2026-03-12,20,introduction\n"
                                                  "P1,2026-03-12,,meeting\n");

  test_assert_counts (first, 2, 0, 1, 0, 0);
  test_assert_problem (first, 4, "Date", "repeats an earlier one");
  test_assert_counts (second, 0, 0, 3, 0, 0);
  test_assert_counts (third, 0, 1, 1, 0, 0);
  g_assert_cmpstr (((const TdReceiptLine *) third->results->pdata[0])->fields, ==, "minutes");
  test_assert_query (file->db,
                     "SELECT group_concat (minutes, ' ') FROM (SELECT * FROM contact ORDER BY id)",
                     "45 20");
}

/* What was typed before is completed, and keeps what the file does not say. */
static void
test_typed (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date, note, success)"
                         " VALUES (1, '2026-03-12', 'typed', 1)");
  receipt = import (file->db, "Pair,Date,Minutes,Note\nP1,12/3/2026,45,\nP1,13/3/2026,10,x\n");
  test_assert_counts (receipt, 1, 1, 0, 0, 0);
  g_assert_cmpstr (receipt->dates, ==, "dmy");
  test_assert_query (file->db,
                     "SELECT minutes || note || success FROM contact WHERE on_date = '2026-03-12'",
                     "45typed1");
}

static void
test_rehearsal (TdTestFile *file, gconstpointer data)
{
  const char *text = "Pair,Date\nP1,2026-03-12\nP9,2026-03-12\n";
  g_autoptr (TdReceipt) rehearsed = import_with (file->db, text, TRUE, FALSE);
  g_autoptr (TdReceipt) withheld = import_with (file->db, text, FALSE, TRUE);
  g_autoptr (TdReceipt) taken = NULL;

  test_assert_counts (rehearsed, 1, 0, 0, 1, 0);
  g_assert_cmpint (withheld->n_added, ==, 0);
  g_assert_cmpint (withheld->n_refused, ==, 1);
  g_assert_true (withheld->withheld);
  g_assert_cmpuint (withheld->results->len, ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 0);
  taken = import_with (file->db, "Pair,Date\nP1,2026-03-12\n", FALSE, TRUE);
  g_assert_false (taken->withheld);
  test_assert_counts (taken, 1, 0, 0, 0, 0);
}

/* The layout of the oracles, as a company's own system may have it. */
static void
test_layout (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = import (file->db, "pair_id,date,initiated_by,held\n"
                                                    "P1,2026-03-12,mentee,1\n"
                                                    "P1,2026-03-13,mentor,0\n");
  g_autoptr (TdReceipt) hours =
      import (file->db, "Koppel;Datum;Uren;Soort;Succes\nP2;13-3-2026;1,5;groep;ja\n");
  g_autoptr (TdTable) table = test_table_of ("Pair,Length\nP1,3\n", -1, NULL);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_CONTACTS);
  g_autoptr (GError) error = NULL;

  test_assert_counts (receipt, 2, 0, 0, 0, 0);
  test_assert_query (file->db,
                     "SELECT group_concat (outcome || initiated_by, ' ') FROM contact"
                     " WHERE pair_id = 1",
                     "heldmentee cancelledmentor");
  /* "groep" and "ja" are Dutch words, read where the programme speaks Dutch. */
  test_assert_counts (hours, 0, 0, 0, 1, 0);
  g_assert_false (td_mapping_check (mapping, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_cmpint (td_mapping_guess_kind (table), !=, TD_IMPORT_CONTACTS);
}

void
test_contacts_add (void)
{
  static const struct
  {
    const char *path;
    void (*func) (TdTestFile *file, gconstpointer data);
  } tests[] = {
    { "/contacts/fields", test_fields },   { "/contacts/people", test_people },
    { "/contacts/refused", test_refused }, { "/contacts/same-day", test_same_day },
    { "/contacts/typed", test_typed },     { "/contacts/rehearsal", test_rehearsal },
    { "/contacts/layout", test_layout },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TdTestFile, NULL, test_meetings_setup, tests[i].func,
                td_test_file_teardown);
}
