/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-person-data.h"

#include "base/td-error.h"
#include "person-file.h"
#include "td-test-workspace.h"
#include "workspace/td-person-tables.h"

#include <string.h>

/* A concern and a referral of either side, so that one of each is hers. */
static void
setup (PersonFile *self, gconstpointer data)
{
  person_file_setup (self, data);
  td_test_run (self->file.db, "INSERT INTO concern (pair_id, raised_by, raised_on) "
                              "SELECT pair_id, 'coordinator', raised_on FROM concern");
  td_test_run (self->file.db,
               "INSERT INTO referral (pair_id, side, on_date) SELECT pair_id, "
               "CASE side WHEN 'mentor' THEN 'mentee' ELSE 'mentor' END, on_date FROM referral");
}

static TdPersonData *
load (PersonFile *self)
{
  g_autoptr (GError) error = NULL;
  TdPersonData *data = td_person_data_load (self->file.db, self->id, &error);

  g_assert_no_error (error);
  return data;
}

static const TdPersonSection *
find_section (const TdPersonData *data, const char *table)
{
  for (guint i = 0; i < data->sections->len; i++)
    {
      const TdPersonSection *section = data->sections->pdata[i];

      if (g_str_equal (section->table, table))
        return section;
    }
  return NULL;
}

static guint
find_column (const TdPersonSection *section, const char *code)
{
  for (guint i = 0; i < section->n_columns; i++)
    if (g_str_equal (section->columns[i].code, code))
      return i;
  g_test_message ("no column %s", code);
  g_assert_not_reached ();
}

/* Every table of the list of those that may hold something has its section when it does; those
 * that hold what others gave in confidence may have none, and forms that were not saved say of
 * nobody yet what is in them. */
static void
test_every_table (PersonFile *self, gconstpointer data)
{
  static const char *const of_others[] = { "shortlist_mentor", "feedback_answer", "unsaved_form",
                                           NULL };
  g_autoptr (TdPersonData) held = load (self);
  guint n;
  const TdPersonTable *tables = td_person_tables (&n);

  for (guint i = 0; i < n; i++)
    if (!g_strv_contains (of_others, tables[i].table))
      {
        const TdPersonSection *section = find_section (held, tables[i].table);

        g_test_message ("%s", tables[i].table);
        g_assert_nonnull (section);
        g_assert_cmpuint (section->rows->len, >, 0);
        g_assert_cmpstr (section->title, ==, td_person_table_get_title (&tables[i]));
      }
}

static void
test_words (PersonFile *self, gconstpointer data)
{
  g_autoptr (TdPersonData) held = NULL;
  const TdPersonSection *contacts;
  g_autofree char *day = NULL, *outcome = NULL, *nothing = NULL;

  td_test_run (self->file.db, "UPDATE contact SET on_date = '2025-03-12', outcome = 'held', "
                              "next_date = NULL");
  held = load (self);
  contacts = find_section (held, "contact");
  day = td_person_section_dup_words (contacts, 0, find_column (contacts, "on_date"));
  outcome = td_person_section_dup_words (contacts, 0, find_column (contacts, "outcome"));
  nothing = td_person_section_dup_words (contacts, 0, find_column (contacts, "next_date"));
  g_assert_cmpstr (day, ==, "12 Mar 2025");
  g_assert_cmpstr (outcome, ==, "Held");
  g_assert_cmpstr (nothing, ==, "");
}

/* --- What is private --- */

static gboolean
is_private (PersonFile *self, const char *table, const char *code)
{
  g_autoptr (TdPersonData) held = load (self);
  const TdPersonSection *section = find_section (held, table);

  g_assert_nonnull (section);
  return td_person_section_is_private (section, 0, find_column (section, code));
}

static void
test_private (PersonFile *self, gconstpointer data)
{
  TdDatabase *db = self->file.db;

  td_test_run (db, "UPDATE pair SET note = 'n', intake_issue = 'i'");
  td_test_run (db, "UPDATE contact SET note = 'n', private = 0");
  td_test_run (db, "UPDATE referral SET reason = 'r'");
  g_assert_true (is_private (self, "pair", "note"));
  g_assert_true (is_private (self, "pair", "intake_issue"));
  g_assert_true (is_private (self, "referral", "reason"));
  g_assert_false (is_private (self, "pair", "state"));
  g_assert_false (is_private (self, "contact", "note"));
  td_test_run (db, "UPDATE contact SET private = 1");
  g_assert_true (is_private (self, "contact", "note"));
  g_assert_false (is_private (self, "contact", "on_date"));
  /* What is empty is nobody's secret. */
  td_test_run (db, "UPDATE pair SET note = NULL");
  g_assert_false (is_private (self, "pair", "note"));
}

/* That somebody looks for personal support is sensitive; the other reasons are not. */
static void
test_sensitive (PersonFile *self, gconstpointer data)
{
  td_test_run (self->file.db, "UPDATE enrolment SET reasons = 'skills; goals'");
  g_assert_false (is_private (self, "enrolment", "reasons"));
  td_test_run (self->file.db, "UPDATE enrolment SET reasons = 'skills; support'");
  g_assert_true (is_private (self, "enrolment", "reasons"));
}

/* Codes are the program's own: a person reads words. */
static void
test_codes (PersonFile *self, gconstpointer data)
{
  g_autoptr (TdPersonData) held = NULL;
  const TdPersonSection *section;
  g_autofree char *words = NULL;

  td_test_run (self->file.db, "UPDATE enrolment SET reasons = 'problems; support'");
  held = load (self);
  section = find_section (held, "enrolment");
  words = td_person_section_dup_words (section, 0, find_column (section, "reasons"));
  g_assert_cmpstr (words, ==, "Solving problems; Personal support");
}

/* --- What is another's --- */

static gboolean
has_word (const TdPersonData *held, const char *word)
{
  for (guint i = 0; i < held->sections->len; i++)
    {
      const TdPersonSection *section = held->sections->pdata[i];

      for (guint row = 0; row < section->rows->len; row++)
        for (guint column = 0; column < section->n_columns; column++)
          {
            const char *value = g_ptr_array_index ((GPtrArray *) section->rows->pdata[row], column);

            if (value && strstr (value, word))
              return TRUE;
          }
    }
  return FALSE;
}

/* What the other side said in confidence is counted and not shown. */
static void
test_confidence (PersonFile *self, gconstpointer data)
{
  g_autoptr (TdPersonData) before = load (self);
  g_autoptr (TdPersonData) after = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO concern (pair_id, raised_by, raised_on, note) SELECT id, "
                       "CASE WHEN mentor_id = %d THEN 'mentee' ELSE 'mentor' END, '2025-01-01', "
                       "'Zqsecret' FROM pair WHERE %d IN (mentor_id, mentee_id) LIMIT 1",
                       (int) self->id, (int) self->id);

  td_test_run (self->file.db, sql);
  after = load (self);
  g_assert_cmpuint (after->n_confidential, ==, before->n_confidential + 1);
  g_assert_false (has_word (after, "Zqsecret"));
  remarks = td_person_data_list_remarks (after, TRUE);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_nonnull (strstr (remarks->pdata[0], "article 15(4)"));
}

/* In a confidential programme the other side has no name. */
static void
test_nameless (PersonFile *self, gconstpointer data)
{
  g_autoptr (TdPersonData) before = load (self);
  g_autoptr (TdPersonData) after = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  td_database_query_text (self->file.db, &name, &error, "SELECT name FROM employee WHERE id = $1",
                          "i", self->partner);
  g_assert_no_error (error);
  g_assert_true (has_word (before, name));
  g_assert_cmpuint (before->n_nameless, ==, 0);
  td_test_run (self->file.db, "UPDATE program SET confidential = 1");
  td_test_run (self->file.db, "UPDATE contact SET note = NULL");
  after = load (self);
  g_assert_cmpuint (after->n_nameless, >, 0);
  g_assert_false (has_word (after, name));
}

static void
test_nobody (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_person_data_load (self->file.db, 123456, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_saved (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPersonData) held = load (self);
  g_autofree char *path = g_build_filename (self->file.folder, "held.csv", NULL);
  g_autofree char *text = NULL;

  g_assert_true (td_person_data_save_csv (held, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  for (guint i = 0; i < held->sections->len; i++)
    g_assert_nonnull (strstr (text, ((TdPersonSection *) held->sections->pdata[i])->title));
  g_assert_nonnull (strstr (text, held->name));
}

void
test_person_data_add (void)
{
#define ADD(path, func) \
  g_test_add ("/person-data/" path, PersonFile, NULL, setup, func, person_file_teardown)
  ADD ("every-table", test_every_table);
  ADD ("words", test_words);
  ADD ("private", test_private);
  ADD ("sensitive", test_sensitive);
  ADD ("codes", test_codes);
  ADD ("confidence", test_confidence);
  ADD ("nameless", test_nameless);
  ADD ("nobody", test_nobody);
  ADD ("saved", test_saved);
#undef ADD
}
