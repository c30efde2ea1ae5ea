/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-meetings.h"

#include "base/td-error.h"
#include "exchange/td-attendee-match.h"
#include "exchange/td-calendar-import.h"
#include "exchange/td-calendar-text.h"

#include <string.h>

#define BOTH                              \
  "ORGANIZER:mailto:anne@example.org\r\n" \
  "ATTENDEE;CN=Bea:MAILTO:BEA@example.org\r\n"

#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"
#define CALENDAR(lines) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" lines "END:VCALENDAR\r\n"

static TdCalendar *
read_bytes (const char *text, gssize length, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.ics", NULL);
  TdCalendar *calendar;

  g_file_set_contents (path, text, length, NULL);
  calendar = td_calendar_read (path, td_test_date ("2026-06-15"), NULL, error);
  td_test_folder_remove (folder);
  return calendar;
}

static TdCalendar *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  TdCalendar *calendar = read_bytes (text, -1, &error);

  g_assert_no_error (error);
  return calendar;
}

/* The events as "2026-03-01/45 …", a cancelled one with "x". */
static char *
list_events (const char *text)
{
  g_autoptr (TdCalendar) calendar = read_text (text);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < calendar->events->len; i++)
    {
      const TdCalendarEvent *event = calendar->events->pdata[i];
      char iso[11];

      g_string_append_printf (list, "%s%s/%d%s", i ? " " : "",
                              td_date_write_iso (event->on_date, iso), event->minutes,
                              event->cancelled ? "x" : "");
    }
  return g_string_free (list, FALSE);
}

static void
assert_events (const char *text, const char *expected)
{
  g_autofree char *events = list_events (text);

  g_assert_cmpstr (events, ==, expected);
}

static void
assert_one (const char *lines, const char *expected)
{
  g_autofree char *text = g_strdup_printf (CALENDAR (EVENT ("UID:a\r\n%s")), lines);

  assert_events (text, expected);
}

/* --- Reading --- */

/* The day is the one in the event's own zone; minutes are real time. */
static void
test_days (void)
{
  assert_one ("DTSTART;TZID=America/New_York:20260312T233000\r\nDURATION:PT45M\r\n",
              "2026-03-12/45");
  assert_one ("DTSTART:20260312T233000Z\r\nDTEND:20260313T003000Z\r\n", "2026-03-12/60");
  assert_one ("DTSTART;VALUE=DATE:20260312\r\n", "2026-03-12/0");
  assert_one ("DTSTART;VALUE=DATE:20260312\r\nDTEND;VALUE=DATE:20260314\r\n", "2026-03-12/0");
  assert_one ("DTSTART:20260312T090000\r\nDTEND:20260312T093000\r\n", "2026-03-12/30");
  assert_one ("DTSTART:20260312T090000\r\nDTEND:20260315T093000\r\n", "2026-03-12/0");
  assert_one ("DTSTART:20260312T090000\r\n", "2026-03-12/0");
  /* The night in which the clocks go forward. */
  assert_one ("DTSTART;TZID=Europe/Amsterdam:20260329T010000\r\n"
              "DTEND;TZID=Europe/Amsterdam:20260329T040000\r\n",
              "2026-03-29/120");
  /* A zone that nobody knows: the day as it is written. */
  assert_one ("DTSTART;TZID=Nowhere:20260312T233000\r\nDTEND;TZID=Nowhere:20260313T001500\r\n",
              "2026-03-12/45");
  assert_events ("BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Amsterdam\r\n" EVENT (
                     "UID:a\r\nDTSTART:20260312T233000Z\r\n") "END:VCALENDAR\r\n",
                 "2026-03-13/0");
}

static void
test_recurrence (void)
{
  assert_one ("DTSTART:20260303T090000\r\nRRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3\r\n",
              "2026-03-03/0 2026-04-07/0 2026-05-05/0");
  /* Endless: to today and one ahead. */
  assert_one ("DTSTART:20260501T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;INTERVAL=2\r\n",
              "2026-05-01/60 2026-05-15/60 2026-05-29/60 2026-06-12/60 2026-06-26/60");
  assert_one ("DTSTART:20260131T090000\r\nRRULE:FREQ=MONTHLY;UNTIL=20260531T235959Z\r\n",
              "2026-01-31/0 2026-03-31/0 2026-05-31/0");
  assert_one ("DTSTART;TZID=Europe/Amsterdam:20260501T090000\r\n"
              "RRULE:FREQ=DAILY;UNTIL=20260504T070000Z\r\n"
              "EXDATE;TZID=Europe/Amsterdam:20260502T090000\r\nEXDATE:20260503T070000Z\r\n",
              "2026-05-01/0 2026-05-04/0");
  assert_one ("DTSTART:20260501T090000\r\nRDATE:20260510T090000,20260520T090000\r\n",
              "2026-05-01/0 2026-05-10/0 2026-05-20/0");
  assert_one ("DTSTART;VALUE=DATE:20260501\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
              "EXDATE;VALUE=DATE:20260508\r\n",
              "2026-05-01/0 2026-05-15/0");
}

/* One occurrence moved, one cancelled; the times of both are said in UTC. */
static void
test_changes (void)
{
  g_autoptr (TdCalendar) calendar = NULL;
  const char *text = CALENDAR (
      EVENT ("UID:a\r\nDTSTART;TZID=Europe/Amsterdam:20260505T003000\r\nDURATION:PT30M\r\n"
             "RRULE:FREQ=WEEKLY;COUNT=4\r\n")
          EVENT ("UID:a\r\nRECURRENCE-ID:20260511T223000Z\r\nDURATION:PT45M\r\n"
                 "DTSTART;TZID=Europe/Amsterdam:20260514T100000\r\n")
              EVENT ("UID:a\r\nRECURRENCE-ID:20260518T223000Z\r\nSTATUS:CANCELLED\r\n"
                     "DTSTART;TZID=Europe/Amsterdam:20260519T003000\r\n"));

  assert_events (text, "2026-05-05/30 2026-05-26/30 2026-05-14/45 2026-05-19/0x");
  calendar = read_text (text);
  g_assert_cmpstr (((TdCalendarEvent *) calendar->events->pdata[2])->occurrence, ==, "a/20260512");
  assert_events (CALENDAR (EVENT ("UID:a\r\nDTSTART:20260505T090000\r\n"
                                  "RRULE:FREQ=WEEKLY;COUNT=4\r\n")
                               EVENT ("UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:"
                                      "20260519T090000\r\nDTSTART:20260520T100000\r\n")),
                 "2026-05-05/0 2026-05-12/0 2026-05-20/0 2026-05-27/0");
  /* The later version of an event counts, wherever it stands. */
  assert_events (CALENDAR (EVENT ("UID:a\r\nSEQUENCE:2\r\nDTSTART:20260506T090000\r\n")
                               EVENT ("UID:a\r\nSEQUENCE:1\r\nDTSTART:20260505T090000\r\n")),
                 "2026-05-06/0");
}

static void
assert_refused (const char *text, gssize length, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCalendar) calendar = read_bytes (text, length, &error);

  g_assert_null (calendar);
  g_assert_error (error, TD_ERROR, TD_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_bad_files (void)
{
  g_autoptr (TdCalendar) calendar = NULL;

  assert_refused ("Name,Date\r\nAnne,2026-03-12\r\n", -1, "not a calendar");
  assert_refused ("BEGIN:VCARD\r\nEND:VCARD\r\n", -1, "not a calendar");
  assert_refused ("", 0, "not a calendar");
  assert_refused ("\0\1PK\0", 5, "not a calendar");
  assert_refused ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n", -1, "ends in the middle");
  assert_refused ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n", -1, "is damaged");
  assert_refused ("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n" EVENT ("UID:a\r\n") "END:VCALENDAR\r\n", -1,
                  "an answer to an invitation");
  calendar = read_text (CALENDAR (
      EVENT ("UID:a\r\nSUMMARY:x\r\n") EVENT ("UID:b\r\nDTSTART:tomorrow\r\n")
          EVENT ("UID:c\r\nDTSTART:20260512T090000\r\nRRULE:FREQ=SECONDLY;BYMONTH=2\r\n")));
  g_assert_cmpuint (calendar->events->len, ==, 1);
  g_assert_cmpuint (calendar->faults->len, ==, 3);
  g_assert_cmpuint (((TdCalendarFault *) calendar->faults->pdata[0])->line, ==, 3);
}

/* Lines folded inside of a letter, and the ways of vCalendar 1.0. */
static void
test_old_ways (void)
{
  g_autoptr (TdCalendar) calendar = read_text (
      "BEGIN:VCALENDAR\nVERSION:1.0\n"
      "BEGIN:VEVENT\nUID:a\nDTSTART:20260302T090000\nDTEND:20260302T100000\nRRULE:W2 MO #3\n"
      "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9=\n met Zo=C3=AB\n"
      "ATTENDEE;ROLE=ATTENDEE;STATUS=CONFIRMED:Anne Dubois <anne@example.org>\n"
      "ATTENDEE;CN=\"Ren\xc3\n \xa9 Cruz\":mailto:bea@exam\n ple.org\n"
      "END:VEVENT\nEND:VCALENDAR\n");
  const TdCalendarEvent *event;
  const TdCalendarAttendee *attendee;

  g_assert_cmpuint (calendar->events->len, ==, 3);
  event = calendar->events->pdata[2];
  g_assert_cmpint (event->on_date, ==, td_test_date ("2026-03-30"));
  g_assert_cmpstr (event->summary, ==, "Cafémet Zoë");
  g_assert_cmpuint (event->attendees->len, ==, 2);
  attendee = event->attendees->pdata[0];
  g_assert_cmpstr (attendee->email, ==, "anne@example.org");
  g_assert_cmpstr (attendee->name, ==, "Anne Dubois");
  attendee = event->attendees->pdata[1];
  g_assert_cmpstr (attendee->email, ==, "bea@example.org");
  g_assert_cmpstr (attendee->name, ==, "René Cruz");
}

static void
test_old_rules (void)
{
  static const struct
  {
    const char *old;
    const char *rule;
  } cases[] = {
    { "D1 #10", "FREQ=DAILY;INTERVAL=1;COUNT=10" },
    { "W2 TU TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=2" },
    { "MP1 1+ TU #0", "FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU" },
    { "MP1 2- FR 19971224T000000Z", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-2FR;UNTIL=19971224T000000Z" },
    { "MD1 15 LD #3", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15,-1;COUNT=3" },
    { "YM1 6 7 #4", "FREQ=YEARLY;INTERVAL=1;BYMONTH=6,7;COUNT=4" },
    { "YD1 100 #2", "FREQ=YEARLY;INTERVAL=1;BYYEARDAY=100;COUNT=2" },
    { "X1", NULL },
    { "D0", NULL },
    { "D1 MO", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rule = td_calendar_rule_convert (cases[i].old);

      g_assert_cmpstr (rule, ==, cases[i].rule);
    }
}

static void
test_names (void)
{
  g_assert_cmpint (td_attendee_score ("Bea Cruz", "Bea Cruz"), ==, 6);
  g_assert_cmpint (td_attendee_score ("cruz", "Bea Cruz"), ==, 3);
  g_assert_cmpint (td_attendee_score ("bcruz", "Bea Cruz"), ==, 4);
  g_assert_cmpint (td_attendee_score ("b crux", "Bea Cruz"), ==, 3);
  g_assert_cmpint (td_attendee_score ("zoe", "Bea Cruz"), ==, 0);
  g_assert_cmpint (td_attendee_score ("", "Bea Cruz"), ==, 0);
}

/* --- Importing --- */

static TdReceipt *
import_with (TdDatabase *db, const char *text, const char *address, gint64 employee_id)
{
  g_autoptr (TdCalendar) calendar = read_text (text);
  g_autoptr (GError) error = NULL;
  TdImportOptions options = test_options ();
  TdCalendarAnswer answer = { address, employee_id };
  TdReceipt *receipt =
      td_calendar_import (db, 0, calendar, &answer, address ? 1 : 0, &options, &error);

  g_assert_no_error (error);
  return receipt;
}

static TdReceipt *
import (TdDatabase *db, const char *text)
{
  return import_with (db, text, NULL, 0);
}

static void
assert_counts (TdReceipt *receipt, int added, int updated, int unchanged, int refused)
{
  g_assert_cmpint (receipt->n_added, ==, added);
  g_assert_cmpint (receipt->n_updated, ==, updated);
  g_assert_cmpint (receipt->n_unchanged, ==, unchanged);
  g_assert_cmpint (receipt->n_refused, ==, refused);
}

#define SERIES                                                             \
  CALENDAR (EVENT ("UID:s\r\nDTSTART:20260501T090000\r\nDURATION:PT1H\r\n" \
                   "RRULE:FREQ=WEEKLY;INTERVAL=2\r\n" BOTH))

static void
test_series (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first = import (file->db, SERIES);
  g_autoptr (TdReceipt) second = import (file->db, SERIES);
  g_autoptr (GError) error = NULL;

  assert_counts (first, 4, 0, 0, 0);
  g_assert_cmpint (first->n_next_dates, ==, 1);
  test_assert_query (file->db,
                     "SELECT group_concat (pair_id || on_date || outcome || minutes ||"
                     " initiated_by || coalesce(next_date, ''), ' ') FROM contact"
                     " WHERE on_date > '2026-05-20' ORDER BY on_date",
                     "12026-05-29held60mentor 12026-06-12held60mentor2026-06-26");
  assert_counts (second, 0, 0, 5, 0);
  g_assert_cmpint (second->change, ==, 0);
  td_change_undo (file->db, first->change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 0);
}

/* An event that was moved, made longer or cancelled changes its contact. */
static void
test_update (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      import (file->db, CALENDAR (EVENT ("UID:a\r\nDTSTART:20260501T090000\r\n" BOTH)));
  g_autoptr (TdReceipt) moved =
      import (file->db,
              CALENDAR (EVENT ("UID:a\r\nDTSTART:20260502T090000\r\nDURATION:PT20M\r\n" BOTH)));
  g_autoptr (TdReceipt) cancelled = NULL;

  assert_counts (moved, 0, 1, 0, 0);
  g_assert_cmpstr (((const TdReceiptLine *) moved->results->pdata[0])->fields, ==,
                   "on_date; minutes");
  td_test_run (file->db, "UPDATE contact SET note = 'hers'");
  cancelled =
      import (file->db, "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n" EVENT (
                            "UID:a\r\nDTSTART:20260502T090000\r\n" BOTH) "END:VCALENDAR\r\n");
  assert_counts (cancelled, 0, 1, 0, 0);
  test_assert_query (file->db, "SELECT on_date || minutes || outcome || note FROM contact",
                     "2026-05-0220cancelledhers");
}

/* A contact that was typed is the event's; nobody is met twice. */
static void
test_typed (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date, note)"
                         " VALUES (1, '2026-05-01', 'typed')");
  receipt =
      import (file->db,
              CALENDAR (EVENT ("UID:a\r\nDTSTART:20260501T090000\r\nDURATION:PT20M\r\n" BOTH)));
  assert_counts (receipt, 0, 1, 0, 0);
  test_assert_query (file->db, "SELECT minutes || note || event_uid FROM contact", "20typeda");
}

/* Whoever is not known is suggested, and taken once somebody says so. */
static void
test_unknown (TdTestFile *file, gconstpointer data)
{
  const char *text =
      CALENDAR (EVENT ("UID:a\r\nDTSTART:20260501T090000\r\nORGANIZER:mailto:anne@example.org\r\n"
                       "ATTENDEE;CN=\"Cruz, B.\":mailto:private@home.example\r\n")
                    EVENT ("UID:b\r\nDTSTART:20260502T090000\r\n"
                           "ORGANIZER:mailto:anne@example.org\r\n"
                           "ATTENDEE;CN=Zoe:mailto:zoe@home.example\r\n"));
  g_autoptr (TdReceipt) asked = import (file->db, text);
  g_autoptr (TdReceipt) told = import_with (file->db, text, "PRIVATE@home.example", 2);
  g_autoptr (TdReceipt) again = import (file->db, text);
  TdImportSuggestion *suggestion;

  assert_counts (asked, 0, 0, 0, 1);
  g_assert_cmpint (asked->n_ignored, ==, 1);
  test_assert_problem (asked, 3, "ATTENDEE", "may be Bea Cruz");
  g_assert_cmpuint (asked->suggestions->len, ==, 1);
  suggestion = asked->suggestions->pdata[0];
  g_assert_cmpint (suggestion->employee_id, ==, 2);
  g_assert_cmpstr (suggestion->reference, ==, "P1");
  assert_counts (told, 1, 0, 0, 0);
  /* What was imported stays known, without saying it again. */
  assert_counts (again, 0, 0, 1, 0);
}

/* Outside of the pair's life, declined, and with several pairs. */
static void
test_cases (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      import (file->db,
              CALENDAR (EVENT ("UID:a\r\nDTSTART:20260109T090000\r\n" BOTH) EVENT (
                  "UID:b\r\nDTSTART:20260501T090000\r\nORGANIZER:mailto:anne@example.org\r\n"
                  "ATTENDEE;PARTSTAT=DECLINED:mailto:bea@example.org\r\n")
                            EVENT ("UID:c\r\nDTSTART:20260502T090000\r\n" BOTH
                                   "ATTENDEE:mailto:cy@example.org\r\n")
                                EVENT ("UID:d\r\nDTSTART:20260503T090000\r\n"
                                       "ATTENDEE:mailto:somebody@example.org\r\n")));

  assert_counts (receipt, 3, 0, 0, 1);
  g_assert_cmpint (receipt->n_ignored, ==, 1);
  test_assert_problem (receipt, 3, "DTSTART", "before the pair began on 10 Jan 2026");
  test_assert_query (file->db,
                     "SELECT group_concat (pair_id || outcome || kind, ' ') FROM"
                     " (SELECT * FROM contact ORDER BY on_date, pair_id)",
                     "1cancelledmeeting 1heldgroup 2heldgroup");
}

/* A next date that was called off is one no more. */
static void
test_next_date (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first = NULL;
  g_autoptr (TdReceipt) off = NULL;

  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-05-01')");
  first = import (file->db, CALENDAR (EVENT ("UID:a\r\nDTSTART:20260701T090000\r\n" BOTH)));
  assert_counts (first, 0, 1, 0, 0);
  test_assert_query (file->db, "SELECT next_date FROM contact", "2026-07-01");
  off = import (file->db, "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n" EVENT (
                              "UID:a\r\nDTSTART:20260701T090000\r\n" BOTH) "END:VCALENDAR\r\n");
  assert_counts (off, 0, 1, 0, 0);
  test_assert_query (file->db, "SELECT next_date FROM contact", NULL);
}

void
test_calendar_add (void)
{
  static const struct
  {
    const char *path;
    void (*func) (TdTestFile *file, gconstpointer data);
  } tests[] = {
    { "/calendar/import", test_series }, { "/calendar/update", test_update },
    { "/calendar/typed", test_typed },   { "/calendar/unknown", test_unknown },
    { "/calendar/cases", test_cases },   { "/calendar/next-date", test_next_date },
  };

  g_test_add_func ("/calendar/days", test_days);
  g_test_add_func ("/calendar/recurrence", test_recurrence);
  g_test_add_func ("/calendar/changes", test_changes);
  g_test_add_func ("/calendar/bad-files", test_bad_files);
  g_test_add_func ("/calendar/old-ways", test_old_ways);
  g_test_add_func ("/calendar/old-rules", test_old_rules);
  g_test_add_func ("/calendar/names", test_names);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TdTestFile, NULL, test_meetings_setup, tests[i].func,
                td_test_file_teardown);
}
