/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-audit.h"

#include "base/td-error.h"
#include "insight/td-exit-reasons.h"
#include "insight/td-signals.h"
#include "insight/td-suppression.h"
#include "insight/td-window.h"
#include "td-test-workspace.h"
#include "td-test.h"
#include "workspace/td-action-text.h"
#include "workspace/td-retention-period.h"
#include "workspace/td-sender.h"
#include "workspace/td-settings.h"

/* An entry at a time of its own: a day is what filters ask for. */
static void
write_at (TdDatabase *db, const char *action, const char *detail, const char *sql, const char *at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (db, action, &error);

  td_database_execute (db, &error, sql, "");
  g_assert_no_error (error);
  td_change_describe (change, "%s", detail);
  g_assert_true (td_change_commit (change, &error));
  td_database_execute (db, &error, "UPDATE change_log SET at = $1 WHERE id = $2", "si", at,
                       td_change_get_newest (db));
  g_assert_no_error (error);
}

/* Entries 1 to 7. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  g_setenv ("TZ", "UTC", TRUE);
  td_test_file_setup (file, data);
  write_at (file->db, "program.save", "Leadership",
            "INSERT INTO program (id, name) VALUES (1, 'Leadership'), (2, 'Other')",
            "2026-01-01T10:00:00Z");
  write_at (file->db, "employee.import", "people.csv",
            "INSERT INTO employee (id, name, name_key, search_key) VALUES (1, 'Zoë Ámbrus', 'z', "
            "'z'), (2, 'Ben Low', 'b', 'b'), (3, 'Cem Ro', 'c', 'c')",
            "2026-01-02T10:00:00Z");
  write_at (file->db, "pairing.pair", "Zoë Ámbrus – Ben Low",
            "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, proposed_on) "
            "VALUES (1, 'A', 1, 1, 2, '2026-01-03'), (2, 'B', 2, 3, 2, '2026-01-03')",
            "2026-01-03T10:00:00Z");
  write_at (file->db, "contact.log", "Zoë Ámbrus – Ben Low",
            "INSERT INTO contact (id, pair_id, on_date) VALUES (1, 1, '2026-01-04')",
            "2026-01-04T23:59:59Z");
  write_at (file->db, "contact.edit", "a contact", "UPDATE contact SET minutes = 9",
            "2026-01-05T00:00:00Z");
  write_at (file->db, "workspace.setting", "Cem Ro", "INSERT INTO setting VALUES ('a', 'b')",
            "2026-01-06T10:00:00Z");
  write_at (file->db, "contact.log", "Cem Ro – Ben Low",
            "INSERT INTO contact (id, pair_id, on_date) VALUES (2, 2, '2026-01-06')",
            "2026-01-07T10:00:00Z");
}

static void
assert_found (TdTestFile *file, const TdAuditQuery *query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = td_audit_search (file->db, query, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i ? " " : "", (int) g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

#define ASSERT_FOUND(expected, ...) assert_found (file, &(TdAuditQuery){ __VA_ARGS__ }, expected)

static void
test_all (TdTestFile *file, gconstpointer data)
{
  ASSERT_FOUND ("7 6 5 4 3 2 1", .room = NULL);
}

/* Both days are in it, from midnight to midnight. */
static void
test_period (TdTestFile *file, gconstpointer data)
{
  ASSERT_FOUND ("4 3", .from = td_test_date ("2026-01-03"), .to = td_test_date ("2026-01-04"));
  ASSERT_FOUND ("7 6 5", .from = td_test_date ("2026-01-05"));
  ASSERT_FOUND ("2 1", .to = td_test_date ("2026-01-02"));
  ASSERT_FOUND ("", .from = td_test_date ("2026-02-01"));
}

/* Days are hers, not Greenwich's. */
static void
test_zone (TdTestFile *file, gconstpointer data)
{
  g_setenv ("TZ", "Asia/Tokyo", TRUE);
  ASSERT_FOUND ("5 4", .from = td_test_date ("2026-01-05"), .to = td_test_date ("2026-01-05"));
  g_setenv ("TZ", "UTC", TRUE);
}

static void
test_kind (TdTestFile *file, gconstpointer data)
{
  ASSERT_FOUND ("7 5 4", .room = "contact");
  ASSERT_FOUND ("2", .room = "import");
  ASSERT_FOUND ("2", .room = "employee");
  ASSERT_FOUND ("", .room = "undo");
}

/* All words, in any order, without accents, in what the entry says. */
static void
test_text (TdTestFile *file, gconstpointer data)
{
  ASSERT_FOUND ("4 3", .text = "ambrus ZOE");
  ASSERT_FOUND ("7 6", .text = "cem");
  ASSERT_FOUND ("7", .text = "cem low");
  ASSERT_FOUND ("", .text = "cem nobody");
  ASSERT_FOUND ("7 6 5 4 3 2 1", .text = "  ");
}

/* Somebody: what names her, and what changed what is held about her without naming her. */
static void
test_person (TdTestFile *file, gconstpointer data)
{
  ASSERT_FOUND ("5 4 3 2", .employee_id = 1);
  ASSERT_FOUND ("7 6 3 2", .employee_id = 3);
  ASSERT_FOUND ("5", .employee_id = 1, .from = td_test_date ("2026-01-05"));
}

static void
test_pair_and_program (TdTestFile *file, gconstpointer data)
{
  ASSERT_FOUND ("5 4 3", .pair_id = 1);
  ASSERT_FOUND ("7 3", .pair_id = 2);
  ASSERT_FOUND ("7 3 1", .program_id = 2);
  ASSERT_FOUND ("5 4", .program_id = 1, .room = "contact");
  ASSERT_FOUND ("7", .pair_id = 2, .employee_id = 3, .text = "low", .room = "contact");
}

static void
test_unknown_person (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdAuditQuery query = { .employee_id = 99 };

  g_assert_null (td_audit_search (file->db, &query, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* In the order asked for; a page keeps its length where an entry is gone. */
static void
test_load (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { 6, 99, 2 };
  g_autoptr (GPtrArray) entries = td_audit_load_many (file->db, ids, 3, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpstr (((TdChangeEntry *) entries->pdata[0])->detail, ==, "Cem Ro");
  g_assert_cmpint (((TdChangeEntry *) entries->pdata[1])->id, ==, 0);
  g_assert_cmpstr (((TdChangeEntry *) entries->pdata[2])->action, ==, "employee.import");
}

static void
test_taken_back (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_change_undo (file->db, 7, &error));
  ASSERT_FOUND ("8", .room = "undo");
  /* Its contact is gone now, and still the entry was about the pair. */
  ASSERT_FOUND ("8 7 3", .pair_id = 2);
}

static void
test_words (void)
{
  g_autofree char *time = NULL;

  g_setenv ("TZ", "UTC", TRUE);
  time = td_audit_format_time ("2026-03-12T14:05:00Z");
  g_assert_cmpstr (time, ==, "12 Mar 2026, 14:05");
  for (const char *const *room = td_audit_list_rooms (); *room; room++)
    g_assert_cmpstr (td_audit_room_get_label (*room), !=, *room);
}

static void
test_text_of (void)
{
  g_autofree char *logged = td_action_text_for ("contact.log", "Ann – Bo");
  g_autofree char *undone = td_action_text_for ("undo", "contact.log Ann – Bo");
  g_autofree char *nothing = td_action_text_for ("undo", "program.close");
  g_autofree char *setting = td_action_text_for ("workspace.setting", "retention-months");
  g_autofree char *unknown = td_action_text_for ("undo", "workspace.setting of-tomorrow");

  g_assert_cmpstr (logged, ==, "Contact logged: Ann – Bo");
  g_assert_cmpstr (undone, ==, "Undone: Contact logged: Ann – Bo");
  g_assert_cmpstr (nothing, ==, "Undone: Programme closed");
  g_assert_cmpstr (setting, ==, "Setting changed: Keep data of leavers for a time only");
  g_assert_cmpstr (unknown, ==, "Undone: Setting changed: of-tomorrow");
}

/* No key of a setting is shown as it is stored. */
static void
test_settings (void)
{
  static const char *const keys[] = {
    TD_SETTING_ORGANISATION,     TD_SETTING_COORDINATOR, TD_SETTING_COORDINATOR_EMAIL,
    TD_SETTING_WINDOW_START,     TD_SETTING_MIN_CELL,    TD_SETTING_MENTOR_LOAD,
    TD_SETTING_RETENTION_MONTHS, TD_SETTING_EXIT_TOPICS, TD_SETTING_NOTIFY,
    TD_SETTING_NOTIFY_HOUR,
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *words = td_action_text_for ("workspace.setting", keys[i]);

      g_assert_true (g_str_has_prefix (words, "Setting changed: "));
      g_assert_cmpstr (strchr (words, ':') + 2, !=, keys[i]);
    }
}

void
test_audit_add (void)
{
#define ADD(path, func) \
  g_test_add ("/audit/" path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("all", test_all);
  ADD ("period", test_period);
  ADD ("zone", test_zone);
  ADD ("kind", test_kind);
  ADD ("text", test_text);
  ADD ("person", test_person);
  ADD ("pair-and-program", test_pair_and_program);
  ADD ("unknown-person", test_unknown_person);
  ADD ("load", test_load);
  ADD ("taken-back", test_taken_back);
  g_test_add_func ("/audit/words", test_words);
  g_test_add_func ("/audit/text-of", test_text_of);
  g_test_add_func ("/audit/settings", test_settings);
#undef ADD
}
