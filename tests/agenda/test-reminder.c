/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-reminder.h"

#include "base/td-error.h"
#include "two-pairs.h"

void test_reminder_add (void);

static const gint64 both[] = { 1, 2 };

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  test_two_pairs_make (file->db);
}

static void
record (TdTestFile *file, guint n, const char *kind, const char *on)
{
  g_autoptr (GError) error = NULL;

  td_reminder_record (file->db, both, n, kind, td_test_date (on), &error);
  g_assert_no_error (error);
}

static void
assert_last (TdTestFile *file, gint64 pair, const char *kind, const char *today, const char *on)
{
  g_autoptr (GError) error = NULL;
  TdDate found = -1;

  g_assert_true (td_reminder_get_last (file->db, pair, kind, td_test_date (today), &found, &error));
  g_assert_cmpint (found, ==, on ? td_test_date (on) : TD_DATE_NONE);
}

static void
test_last (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) last = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const gint64 one = 1, two = 2;
  TdReminder *found;

  assert_last (file, 1, NULL, "2026-06-15", NULL);
  record (file, 2, "reminder", "2026-06-01");
  record (file, 1, "end", "2026-06-10");
  assert_last (file, 1, NULL, "2026-06-15", "2026-06-10");
  assert_last (file, 1, "reminder", "2026-06-15", "2026-06-01");
  assert_last (file, 1, NULL, "2026-06-09", "2026-06-01");
  assert_last (file, 2, "end", "2026-06-15", NULL);

  last = td_reminder_load_last (file->db, 0, td_test_date ("2026-06-15"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (last), ==, 2);
  found = g_hash_table_lookup (last, &one);
  g_assert_cmpstr (found->kind, ==, "end");
  found = g_hash_table_lookup (last, &two);
  g_assert_cmpstr (found->kind, ==, "reminder");
  all = td_reminder_list (file->db, 1, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((TdReminder *) all->pdata[0])->kind, ==, "end");
}

/* The same day once; undo takes it back; the audit trail says whom. */
static void
test_once_and_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;

  record (file, 1, "reminder", "2026-06-01");
  entry = td_change_find_undoable (file->db, NULL);
  g_assert_cmpstr (entry->action, ==, "agenda.remind");
  g_assert_cmpstr (entry->detail, ==, "Zoë de Vries – Bo");
  record (file, 1, "reminder", "2026-06-01");
  g_assert_cmpint (td_change_get_newest (file->db), ==, entry->id);
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  assert_last (file, 1, NULL, "2026-06-15", NULL);
}

/* Who was asked again waits from then, in the same step of undo. */
static void
test_asked_again (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  record (file, 2, "answer", "2026-06-12");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair WHERE asked_on"
                                            " = '2026-06-12' AND id = 2"),
                   ==, 1);
  g_assert_true (td_change_undo (file->db, td_change_get_newest (file->db), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair WHERE asked_on"
                                            " IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM reminder"), ==, 0);
}

static void
test_nobody (TdTestFile *file, gconstpointer data)
{
  static const gint64 nobody[] = { 1, 77 };
  g_autoptr (GError) error = NULL;

  g_assert_false (td_reminder_record (file->db, nobody, 2, "end", 700000, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM reminder"), ==, 0);
}

static void
test_age (void)
{
  static const struct
  {
    int days;
    const char *words;
  } cases[] = { { 0, "reminded today" },
                { 1, "reminded 1 day ago" },
                { 12, "reminded 12 days ago" } };

  g_assert_null (td_reminder_dup_age (TD_DATE_NONE, 700000));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = td_reminder_dup_age (700000 - cases[i].days, 700000);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

void
test_reminder_add (void)
{
#define ADD(name, function) \
  g_test_add ("/reminder/" name, TdTestFile, NULL, setup, function, td_test_file_teardown)
  ADD ("last", test_last);
  ADD ("once-and-undo", test_once_and_undo);
  ADD ("asked-again", test_asked_again);
  ADD ("nobody", test_nobody);
  g_test_add_func ("/reminder/age", test_age);
#undef ADD
}
