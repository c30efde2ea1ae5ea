/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-appointment.h"

#include "agenda/two-pairs.h"
#include "base/td-error.h"
#include "test-exchange.h"

#include <libical/ical.h>
#include <string.h>

static const TdAppointmentOptions lead = { .program_id = 1 };
static const TdAppointmentOptions signed_lead = { .program_id = 1,
                                                  .organiser_email = "ann@example.org" };

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  test_two_pairs_make (file->db);
}

static char *export(TdTestFile *file,
                    const TdAppointmentOptions *options,
                    const char *today,
                    guint n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (file->folder, "next.ics", NULL);
  g_autoptr (GPtrArray) given =
      td_appointment_save (file->db, options, path, td_test_date (today), &error);
  char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (given->len, ==, n);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* RFC 5545: CR LF, 75 octets, no character torn, and libical reads it without a complaint. */
static icalcomponent *
parse (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  icalcomponent *calendar = icalparser_parse_string (text);

  for (guint i = 0; lines[i]; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  /* RFC 5546 wants an organiser, whom nobody named in most of these. */
  if (strstr (text, "\r\nORGANIZER"))
    g_assert_true (icalrestriction_check (calendar));
  return calendar;
}

static char *
value (const char *text, guint n, icalproperty_kind kind)
{
  icalcomponent *calendar = parse (text);
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  icalproperty *property;
  char *found;

  while (n--)
    event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  g_assert_nonnull (event);
  property = icalcomponent_get_first_property (event, kind);
  found = property ? g_strdup (icalproperty_get_value_as_string (property)) : NULL;
  icalcomponent_free (calendar);
  return found;
}

static void
assert_value (const char *text, icalproperty_kind kind, const char *want)
{
  g_autofree char *found = value (text, 0, kind);

  g_assert_cmpstr (found, ==, want);
}

/* The UID stays; the sequence rises with the date and only then; bytes are the same for the same
 * state, whatever the day. */
static void
test_sequence (TdTestFile *file, gconstpointer data)
{
  g_autofree char *first = export(file, &lead, "2026-03-10", 1);
  g_autofree char *again = export(file, &lead, "2026-03-20", 1);
  g_autofree char *uid = value (first, 0, ICAL_UID_PROPERTY);
  g_autofree char *moved = NULL;
  g_autofree char *same = NULL;

  g_assert_cmpstr (first, ==, again);
  assert_value (first, ICAL_SEQUENCE_PROPERTY, "0");
  assert_value (first, ICAL_DTSTART_PROPERTY, "20260405");
  assert_value (first, ICAL_DTEND_PROPERTY, "20260406");
  assert_value (first, ICAL_DTSTAMP_PROPERTY, "20260310T000000Z");
  assert_value (first, ICAL_STATUS_PROPERTY, "CONFIRMED");
  g_assert_nonnull (strstr (first, "\r\nDTSTART;VALUE=DATE:20260405\r\n"));
  g_assert_nonnull (strstr (first, "\r\nMETHOD:PUBLISH\r\n"));

  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date, next_date)"
                         " VALUES (1, '2026-04-02', '2026-05-12')");
  moved = export(file, &lead, "2026-04-02", 1);
  same = export(file, &lead, "2026-04-09", 1);
  assert_value (moved, ICAL_UID_PROPERTY, uid);
  assert_value (moved, ICAL_SEQUENCE_PROPERTY, "1");
  assert_value (moved, ICAL_DTSTART_PROPERTY, "20260512"); /* agreed, not due (2 May) */
  assert_value (moved, ICAL_DTSTAMP_PROPERTY, "20260402T000000Z");
  g_assert_cmpstr (moved, ==, same);
}

/* What is gone is cancelled, stays so, and comes back with another step. */
static void
test_cancelled (TdTestFile *file, gconstpointer data)
{
  g_autofree char *first = export(file, &lead, "2026-03-10", 1);
  g_autofree char *uid = value (first, 0, ICAL_UID_PROPERTY);
  g_autofree char *gone = NULL;
  g_autofree char *still = NULL;
  g_autofree char *back = NULL;

  td_test_run (file->db, "UPDATE pair SET state = 'ended', ended_on = '2026-03-15' WHERE id = 1");
  gone = export(file, &lead, "2026-03-16", 1);
  assert_value (gone, ICAL_UID_PROPERTY, uid);
  assert_value (gone, ICAL_STATUS_PROPERTY, "CANCELLED");
  assert_value (gone, ICAL_SEQUENCE_PROPERTY, "1");
  assert_value (gone, ICAL_DTSTART_PROPERTY, "20260405");
  still = export(file, &lead, "2026-03-30", 1);
  g_assert_cmpstr (gone, ==, still);
  td_test_run (file->db, "UPDATE pair SET state = 'active', ended_on = NULL WHERE id = 1");
  back = export(file, &lead, "2026-04-01", 1);
  assert_value (back, ICAL_STATUS_PROPERTY, "CONFIRMED");
  assert_value (back, ICAL_SEQUENCE_PROPERTY, "2");

  td_test_run (file->db, "INSERT INTO pair_pause (pair_id, from_date) VALUES (1, '2026-04-02')");
  td_test_run (file->db, "UPDATE pair SET state = 'paused' WHERE id = 1");
  g_free (back);
  back = export(file, &lead, "2026-04-03", 1);
  assert_value (back, ICAL_STATUS_PROPERTY, "CANCELLED");
  assert_value (back, ICAL_SEQUENCE_PROPERTY, "3");
}

/* Who never had a date is not cancelled; one pair alone leaves the others as they are. */
static void
test_scope (TdTestFile *file, gconstpointer data)
{
  const TdAppointmentOptions proposed = { .pair_id = 2 };
  const TdAppointmentOptions missing = { .pair_id = 9 };
  g_autoptr (GError) error = NULL;
  g_autofree char *nobody = export(file, &proposed, "2026-06-10", 0);

  g_assert_nonnull (strstr (nobody, "BEGIN:VCALENDAR"));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM appointment"), ==, 0);
  g_assert_null (td_appointment_update (file->db, &missing, td_test_date ("2026-06-10"), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* A calendar that went out is not taken back by undo; a file that cannot be written changes
 * nothing. */
static void
test_change (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  gint64 before = td_change_get_newest (file->db);
  g_autofree char *path = g_build_filename (file->folder, "no", "folder.ics", NULL);
  g_autofree char *text = NULL;

  g_assert_null (td_appointment_save (file->db, &lead, path, td_test_date ("2026-03-10"), &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpint (td_change_get_newest (file->db), ==, before);
  text = export(file, &lead, "2026-03-10", 1);
  entry = td_change_load (file->db, td_change_get_newest (file->db), NULL);
  g_assert_cmpstr (entry->action, ==, "agenda.calendar");
  g_assert_true (entry->final);
}

static void
look_for_file_cb (const char *const *tables, gpointer data)
{
  TdTestFile *file = data;
  g_autofree char *path = g_build_filename (file->folder, "next.ics", NULL);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  td_database_set_notice_func (file->db, NULL, NULL);
}

/* A slow folder holds up nobody: the file is written once the change is committed, and where it
 * cannot be then, nothing is lost. */
static void
test_written_after (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;

  td_database_set_notice_func (file->db, look_for_file_cb, file);
  text = export(file, &lead, "2026-03-10", 1);
  assert_value (text, ICAL_SEQUENCE_PROPERTY, "0");
}

/* Nothing private; of a confidential programme no name and no address either. */
static void
test_privacy (TdTestFile *file, gconstpointer data)
{
  const TdAppointmentOptions invite = { .program_id = 1,
                                        .attendees = TRUE,
                                        .organiser_name = "Ann \"HR\" Kóoij",
                                        .organiser_email = "ann@example.org" };
  g_autofree char *open = NULL;
  g_autofree char *closed = NULL;

  td_test_run (file->db, "UPDATE employee SET email = 'bo@example.org' WHERE id = 2");
  open = export(file, &invite, "2026-03-10", 1);
  assert_value (open, ICAL_SUMMARY_PROPERTY, "Contact: Zoë de Vries – Bo");
  assert_value (open, ICAL_ATTENDEE_PROPERTY, "mailto:zoe@example.org");
  assert_value (open, ICAL_ORGANIZER_PROPERTY, "mailto:ann@example.org");
  g_assert_null (strstr (open, "METHOD"));
  g_assert_null (strstr (open, "SECRET"));
  td_test_run (file->db, "UPDATE program SET confidential = 1");
  closed = export(file, &invite, "2026-03-10", 1);
  assert_value (closed, ICAL_SUMMARY_PROPERTY, "Contact of pair P1");
  assert_value (closed, ICAL_ATTENDEE_PROPERTY, NULL);
  g_assert_null (strstr (closed, "Zoë"));
  g_assert_null (strstr (closed, "Bo"));
  g_free (closed);
  closed = export(file, &signed_lead, "2026-03-10", 1);
  assert_value (closed, ICAL_ORGANIZER_PROPERTY, "mailto:ann@example.org");
  g_assert_nonnull (strstr (closed, "METHOD:PUBLISH"));
}

static void
test_no_organiser (TdTestFile *file, gconstpointer data)
{
  const TdAppointmentOptions invite = { .program_id = 1, .attendees = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_null (td_appointment_save (file->db, &invite, file->path, 700000, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* Long names of every script fold between characters. */
static void
test_folding (TdTestFile *file, gconstpointer data)
{
  static const char *const names[] = { "Ÿëøłżščæß", "漢字かな交じり文", "🎉🎈👩‍🚀",
                                       "a;b,c\\\\d" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint shift = 0; shift < 4; shift++)
      {
        g_autoptr (GString) name = g_string_new (NULL);
        g_autofree char *sql = NULL;
        g_autofree char *text = NULL;
        g_autofree char *summary = NULL;

        g_string_append_len (name, "xyz", shift);
        for (guint n = 0; n < 12; n++)
          g_string_append (name, names[i]);
        sql = g_strdup_printf ("UPDATE employee SET name = '%s' WHERE id = 1", name->str);
        td_test_run (file->db, sql);
        text = export(file, &lead, "2026-03-10", 1);
        assert_value (text, ICAL_STATUS_PROPERTY, "CONFIRMED");
        summary = value (text, 0, ICAL_SUMMARY_PROPERTY);
        if (i + 1 < G_N_ELEMENTS (names))
          g_assert_nonnull (strstr (summary, name->str));
      }
}

void
test_appointment_add (void)
{
#define ADD(name, function) \
  g_test_add ("/appointment/" name, TdTestFile, NULL, setup, function, td_test_file_teardown)
  ADD ("sequence", test_sequence);
  ADD ("cancelled", test_cancelled);
  ADD ("scope", test_scope);
  ADD ("change", test_change);
  ADD ("written-after", test_written_after);
  ADD ("privacy", test_privacy);
  ADD ("no-organiser", test_no_organiser);
  ADD ("folding", test_folding);
#undef ADD
}
