/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-text.h"
#include "td-test-workspace.h"
#include "td-test.h"
#include "workspace/td-finder.h"
#include "workspace/td-sample.h"

static void
add_person (TdTestFile *file, gint64 id, const char *name, const char *department, gboolean left)
{
  g_autofree char *name_key = td_text_fold (name);
  g_autofree char *search_key = g_strdup_printf ("%s %s", name_key, department);
  g_autoptr (GError) error = NULL;

  td_database_execute (file->db, &error,
                       "INSERT INTO employee (id, name, name_key, search_key, department, "
                       "leave_date) VALUES ($1, $2, $3, $4, $5, $6)",
                       "isssss", id, name, name_key, search_key, department,
                       left ? "2026-01-31" : NULL);
  g_assert_no_error (error);
}

/* The ids that are found, in their order: "12 3". */
static char *
find_people (TdTestFile *file, const char *text, guint most)
{
  g_autoptr (TdFuzzy) fuzzy = td_fuzzy_new (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = td_finder_find_people (file->db, fuzzy, text, most, &error);
  GString *ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%d", i ? " " : "", (int) g_array_index (found, TdFound, i).id);
  return g_string_free (ids, FALSE);
}

static void
assert_people (TdTestFile *file, const char *text, const char *expected)
{
  g_autofree char *ids = find_people (file, text, 4);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_people (TdTestFile *file, gconstpointer data)
{
  add_person (file, 1, "José Nuñez", "finance", FALSE);
  add_person (file, 2, "Josefien de Wit", "sales", FALSE);
  add_person (file, 3, "Jose Alba", "finance", TRUE);
  add_person (file, 4, "Anna Finance", "sales", FALSE);
  add_person (file, 5, "Erased", "sales", FALSE);
  td_test_run (file->db, "UPDATE employee SET anonymous = 2 WHERE id = 5");

  assert_people (file, "jose", "1 3 2"); /* who left after who fits as well */
  assert_people (file, "jxxe", "");
  assert_people (file, "nunze", "1");
  assert_people (file, "finance", "4 3 1"); /* the name before the department */
  assert_people (file, "sales", "4 2");     /* and nobody who was erased */
  assert_people (file, "erased", "");
  assert_people (file, "", "");
}

/* What is kept is read again as soon as something is written, by whomever. */
static void
test_kept (TdTestFile *file, gconstpointer data)
{
  add_person (file, 1, "Anna Bakker", "finance", FALSE);
  assert_people (file, "bakker", "1");
  assert_people (file, "bakker", "1");
  add_person (file, 2, "Bakker Smit", "finance", FALSE);
  assert_people (file, "bakker", "1 2");
  td_test_run (file->db, "DELETE FROM employee WHERE id = 1");
  assert_people (file, "bakker", "2");
}

/* No more than asked for, the best of all. */
static void
test_most (TdTestFile *file, gconstpointer data)
{
  for (gint64 i = 1; i <= 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("Marian%02d Jansen", (int) i);

      add_person (file, i, name, "x", FALSE);
    }
  add_person (file, 99, "Zoë Maria", "x", FALSE);
  assert_people (file, "maria", "99 1 2 3");
}

static void
test_pairs (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mentor = NULL;
  g_autofree char *mentee = NULL;
  g_autofree char *both = NULL;
  g_autoptr (TdFuzzy) fuzzy = NULL;
  g_autoptr (GArray) found = NULL;
  gint64 id = 0;

  td_sample_make (file->db, td_test_date ("2026-11-21"), NULL, &error);
  g_assert_no_error (error);
  td_database_query_int (file->db, &id, &error, "SELECT min(id) FROM pair WHERE state = 'active'",
                         "");
  td_database_query_text (file->db, &mentor, &error,
                          "SELECT e.name FROM pair p JOIN employee e ON e.id = p.mentor_id "
                          "WHERE p.id = $1",
                          "i", id);
  td_database_query_text (file->db, &mentee, &error,
                          "SELECT e.name FROM pair p JOIN employee e ON e.id = p.mentee_id "
                          "WHERE p.id = $1",
                          "i", id);
  g_assert_no_error (error);

  /* Both names, in any order. */
  both = g_strdup_printf ("%s %s", mentee, mentor);
  fuzzy = td_fuzzy_new (both);
  found = td_finder_find_pairs (file->db, fuzzy, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >=, 1);
  g_assert_cmpint (g_array_index (found, TdFound, 0).id, ==, id);
  g_assert_cmpuint (g_array_index (found, TdFound, 0).score, ==, TD_FUZZY_WORD);
}

void
test_finder_add (void)
{
#define ADD(name, test)                                                              \
  g_test_add ("/workspace/finder/" name, TdTestFile, NULL, td_test_file_setup, test, \
              td_test_file_teardown)
  ADD ("people", test_people);
  ADD ("kept", test_kept);
  ADD ("most", test_most);
  ADD ("pairs", test_pairs);
#undef ADD
}
