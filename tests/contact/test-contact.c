/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "contact/td-contact-codes.h"
#include "contact/td-contact.h"
#include "db/td-change.h"

#include "test-pairs.h"

void test_contact_add (void);

#define TODAY "2024-06-15"

static TdContact *
make_contact (gint64 pair_id, const char *on)
{
  return td_contact_new (pair_id, td_test_date (on));
}

static void
assert_logged (TdDatabase *db, TdContact *contact)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_contact_log (db, contact, td_test_date (TODAY), &error));
  g_assert_no_error (error);
  g_assert_cmpint (contact->id, >, 0);
}

static void
log_day (TdDatabase *db, gint64 pair_id, const char *on, const char *outcome)
{
  g_autoptr (TdContact) contact = make_contact (pair_id, on);

  td_record_set_text (&contact->outcome, outcome);
  assert_logged (db, contact);
}

static void
test_log (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdContact) contact = make_contact (1, "2024-02-10");
  g_autoptr (TdContact) stored = NULL;
  g_autoptr (GError) error = NULL;

  test_pairs_make (file->db);
  td_record_set_text (&contact->note, "  Talked about “budget”.\n ");
  contact->next_date = td_test_date ("2024-03-12");
  assert_logged (file->db, contact);
  stored = td_contact_load (file->db, contact->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stored->on_date, ==, td_test_date ("2024-02-10"));
  g_assert_cmpstr (stored->outcome, ==, "held");
  g_assert_cmpstr (stored->kind, ==, "meeting");
  g_assert_null (stored->mode);
  g_assert_cmpint (stored->minutes, ==, 0);
  g_assert_cmpstr (stored->note, ==, "Talked about “budget”.");
  g_assert_cmpint (stored->next_date, ==, td_test_date ("2024-03-12"));
  g_assert_cmpstr (stored->mentor_name, ==, "Ada One");
  g_assert_cmpstr (stored->mentee_name, ==, "Bob Two");
  g_assert_cmpstr (stored->program_name, ==, "Leadership");
  g_assert_cmpint (td_test_count (file->db, "SELECT minutes IS NULL FROM contact"), ==, 1);
}

static void
assert_refused (TdDatabase *db, TdContact *contact, int code, const char *says)
{
  g_autoptr (GError) error = NULL;
  gint64 before = td_test_count (db, "SELECT count(*) FROM change_log");

  g_assert_false (td_contact_log (db, contact, td_test_date (TODAY), &error));
  g_assert_error (error, TD_ERROR, code);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_cmpint (contact->id, ==, 0);
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM contact"), ==, 0);
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM change_log"), ==, before);
}

static void
assert_refused_day (TdDatabase *db, gint64 pair_id, const char *on, int code, const char *says)
{
  g_autoptr (TdContact) contact = make_contact (pair_id, on);

  assert_refused (db, contact, code, says);
}

/* The border days count; the days outside are refused with both dates said. */
static void
test_life (TdTestFile *file, gconstpointer data)
{
  test_pairs_make (file->db);
  assert_refused_day (file->db, 1, "2024-01-09", TD_ERROR_INVALID, "10 Jan 2024");
  assert_refused_day (file->db, 1, "2024-06-16", TD_ERROR_INVALID, "15 Jun 2024");
  assert_refused_day (file->db, 3, "2024-03-06", TD_ERROR_INVALID, "5 Mar 2024");
  assert_refused_day (file->db, 4, "2024-05-10", TD_ERROR_CONFLICT, "Dee Four – Fay Six");
  assert_refused_day (file->db, 99, "2024-05-10", TD_ERROR_NOT_FOUND, "99");
  log_day (file->db, 1, "2024-01-10", NULL);
  log_day (file->db, 1, TODAY, NULL);
  log_day (file->db, 3, "2024-03-05", NULL);
}

static void
test_values (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdContact) contact = make_contact (1, "2024-02-10");

  test_pairs_make (file->db);
  contact->minutes = 1441;
  assert_refused (file->db, contact, TD_ERROR_INVALID, "1441");
  contact->minutes = 45;
  td_record_set_text (&contact->mode, "telepathy");
  assert_refused (file->db, contact, TD_ERROR_INVALID, "in-person, video");
  td_record_set_text (&contact->mode, NULL);
  td_record_set_text (&contact->outcome, "maybe");
  assert_refused (file->db, contact, TD_ERROR_INVALID, "held, cancelled, missed");
  td_record_set_text (&contact->outcome, "held");
  contact->next_date = td_test_date ("2024-02-10");
  assert_refused (file->db, contact, TD_ERROR_INVALID, "next contact");
  contact->next_date = TD_DATE_NONE;
  contact->asked_on = td_test_date ("2024-02-11");
  assert_refused (file->db, contact, TD_ERROR_INVALID, "11 Feb 2024");
  contact->asked_on = td_test_date ("2024-02-10");
  assert_logged (file->db, contact);
}

/* Contacts of many pairs are one entry to undo; a fault in one stores none. */
static void
test_many (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  test_pairs_make (file->db);
  g_ptr_array_add (contacts, make_contact (1, "2024-06-01"));
  g_ptr_array_add (contacts, make_contact (2, "2024-06-01"));
  g_ptr_array_add (contacts, make_contact (5, "2024-05-01"));
  g_assert_false (td_contact_log_all (file->db, contacts, td_test_date (TODAY), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 0);
  ((TdContact *) contacts->pdata[2])->on_date = td_test_date ("2024-06-01");
  g_assert_true (td_contact_log_all (file->db, contacts, td_test_date (TODAY), &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 3);
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "contact.log");
  g_assert_cmpstr (entry->detail, ==, "3");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 0);
}

static void
forbid_storing (TdDatabase *db, gboolean forbid)
{
  g_autoptr (GError) error = NULL;

  td_database_execute (db, &error,
                       forbid ? "ALTER TABLE change_log RENAME TO put_away"
                              : "ALTER TABLE put_away RENAME TO change_log",
                       "");
  g_assert_no_error (error);
}

/* What could not be stored can be tried again: it has no id. */
static void
test_again (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdContact) contact = make_contact (1, "2024-02-10");
  g_autoptr (GError) error = NULL;

  test_pairs_make (file->db);
  forbid_storing (file->db, TRUE);
  g_assert_false (td_contact_log (file->db, contact, td_test_date (TODAY), &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_FAILED);
  forbid_storing (file->db, FALSE);
  assert_logged (file->db, contact);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 1);
}

/* What is there is looked up when nobody else can take it away: first the lock is waited for. */
static void
test_begun_first (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (TdDatabase) other = td_database_open (file->path, 0, &error);
  g_autoptr (TdChange) theirs = td_change_begin (other, "test.hold", &error);
  g_autoptr (TdContact) contact = make_contact (1, "2024-02-10");

  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  td_database_set_cancellable (file->db, cancelled);
  contact->id = 7;
  g_assert_false (td_contact_edit (file->db, contact, td_test_date (TODAY), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (td_contact_delete (file->db, 7, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_clear_pointer (&theirs, td_change_free);
  td_database_set_cancellable (file->db, NULL);
  g_assert_false (td_contact_edit (file->db, contact, td_test_date (TODAY), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_edit (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdContact) contact = make_contact (1, "2024-02-10");
  g_autoptr (GError) error = NULL;
  gint64 entries;

  test_pairs_make (file->db);
  contact->minutes = 30;
  assert_logged (file->db, contact);
  entries = td_test_count (file->db, "SELECT count(*) FROM change_log");
  g_assert_true (td_contact_edit (file->db, contact, td_test_date (TODAY), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, entries);
  contact->minutes = 0;
  contact->on_date = td_test_date ("2024-02-11");
  g_assert_true (td_contact_edit (file->db, contact, td_test_date (TODAY), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact WHERE minutes IS NULL"
                                            " AND on_date = '2024-02-11'"),
                   ==, 1);
  contact->on_date = td_test_date ("2023-02-11");
  g_assert_false (td_contact_edit (file->db, contact, td_test_date (TODAY), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_delete (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdContact) contact = make_contact (1, "2024-02-10");
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  test_pairs_make (file->db);
  assert_logged (file->db, contact);
  g_assert_true (td_contact_delete (file->db, contact->id, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 0);
  g_assert_false (td_contact_delete (file->db, contact->id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "contact.delete");
  g_assert_cmpstr (entry->detail, ==, "Ada One – Bob Two");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 1);
}

static void
test_list (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GPtrArray) of_person = NULL;
  g_autoptr (TdContact) last = NULL;
  g_autoptr (TdContact) none = NULL;
  g_autoptr (GError) error = NULL;

  test_pairs_make (file->db);
  log_day (file->db, 1, "2024-02-10", NULL);
  log_day (file->db, 1, "2024-04-10", "missed");
  log_day (file->db, 1, "2024-03-10", NULL);
  log_day (file->db, 2, "2024-05-10", NULL);
  contacts = td_contact_list (file->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contacts->len, ==, 3);
  g_assert_cmpstr (((TdContact *) contacts->pdata[0])->outcome, ==, "missed");
  g_assert_cmpint (((TdContact *) contacts->pdata[2])->on_date, ==, td_test_date ("2024-02-10"));
  /* Of a person: whatever the pair and the side, the latest ones first, no more than asked for. */
  of_person = td_contact_list_of_person (
      file->db, td_test_count (file->db, "SELECT mentor_id FROM pair WHERE id = 1"), 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_person->len, ==, 2);
  g_assert_cmpint (TD_CONTACT (of_person->pdata[0])->on_date, >=,
                   TD_CONTACT (of_person->pdata[1])->on_date);
  g_assert_cmpint (TD_CONTACT (of_person->pdata[1])->on_date, ==, td_test_date ("2024-04-10"));
  last = td_contact_find_last (file->db, 1, td_test_date (TODAY), &error);
  g_assert_cmpint (last->on_date, ==, td_test_date ("2024-03-10"));
  none = td_contact_find_last (file->db, 1, td_test_date ("2024-02-09"), &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

static void
test_codes (void)
{
  const char *const *const codes[] = { td_contact_outcomes (), td_contact_kinds (),
                                       td_contact_modes (), td_contact_sides () };
  const char *(*const labels[]) (
      const char *) = { td_contact_outcome_get_label, td_contact_kind_get_label,
                        td_contact_mode_get_label, td_contact_side_get_label };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      for (const char *const *code = codes[i]; *code != NULL; code++)
        g_assert_cmpstr (labels[i](*code), !=, "");
      g_assert_cmpstr (labels[i](NULL), ==, "");
      g_assert_cmpstr (labels[i]("unheard-of"), ==, "unheard-of");
    }
  g_assert_cmpstr (td_contact_mode_get_label ("in-person"), ==, "in person");
}

#define ADD(path, func) \
  g_test_add (path, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_contact_add (void)
{
  ADD ("/contact/log/one", test_log);
  ADD ("/contact/log/life", test_life);
  ADD ("/contact/log/values", test_values);
  ADD ("/contact/log/many", test_many);
  ADD ("/contact/log/again", test_again);
  ADD ("/contact/log/begun-first", test_begun_first);
  ADD ("/contact/log/edit", test_edit);
  ADD ("/contact/log/delete", test_delete);
  ADD ("/contact/log/list", test_list);
  g_test_add_func ("/contact/log/codes", test_codes);
}
