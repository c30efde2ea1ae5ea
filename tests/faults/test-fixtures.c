/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fault-place.h"

#include "db/td-change.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* A workspace of each schema number that ever was (tests/faults/data, made once by
 * tests/tools/fixture.py), opened by this program. */

static const char *const kept_tables[] = { "employee", "program", "enrolment", "pair", "contact" };

typedef struct
{
  FaultPlace *place;
  int number;
  char *name; /* of the file in the place */
} Fixture;

static int
count_steps (void)
{
  g_auto (GStrv) steps = g_resources_enumerate_children ("/org/tandem/Mentoring/schema",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return (int) g_strv_length (steps);
}

static char *
find_dump (int number)
{
  g_autofree char *name = g_strdup_printf ("schema-%d.sql", number);

  return g_build_filename (TD_TEST_DATA, name, NULL);
}

static void
make_file (Fixture *fixture)
{
  g_autofree char *dump = find_dump (fixture->number);
  g_autofree char *path = fault_place_path (fixture->place, fixture->name);
  g_autofree char *sql = NULL;
  sqlite3 *handle;

  g_assert_true (g_file_get_contents (dump, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", dump, sqlite3_errmsg (handle));
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
}

static gint64
count_rows (const char *path, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  gint64 n;
  sqlite3 *handle;
  sqlite3_stmt *row;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  sqlite3_close (handle);
  return n;
}

static char *
print_schema (FaultPlace *place, const char *file)
{
  g_autofree char *path = fault_place_path (place, file);
  GString *schema = g_string_new (NULL);
  sqlite3 *handle;
  sqlite3_stmt *row;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle,
                                       "SELECT name FROM sqlite_schema "
                                       "WHERE name NOT LIKE 'sqlite%' ORDER BY name",
                                       -1, &row, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    g_string_append_printf (schema, "%s\n", (const char *) sqlite3_column_text (row, 0));
  sqlite3_finalize (row);
  sqlite3_close (handle);
  return g_string_free (schema, FALSE);
}

static void
run_well (Fixture *fixture, const char *file, const char *words)
{
  g_autofree char *said = NULL;

  if (fault_place_run (fixture->place, file, words, &said) != 0)
    g_error ("Schema %d: %s: %s", fixture->number, words, said);
}

/* The same rows, the tables of today, and a program that works with them. */
static void
assert_up_to_date (Fixture *fixture, const gint64 *before)
{
  g_autofree char *path = fault_place_path (fixture->place, fixture->name);
  g_autofree char *schema = print_schema (fixture->place, fixture->name);
  g_autofree char *expected = print_schema (fixture->place, FAULT_WORKSPACE);

  g_assert_cmpstr (schema, ==, expected);
  for (guint i = 0; i < G_N_ELEMENTS (kept_tables); i++)
    g_assert_cmpint (count_rows (path, kept_tables[i]), ==, before[i]);
  /* Its changes are long ago by the clock, and in no backup. */
  run_well (fixture, fixture->name, "backup");
  run_well (fixture, fixture->name, "check");
  run_well (fixture, fixture->name, "today");
  run_well (fixture, fixture->name, "pair list");
  run_well (fixture, fixture->name, "program add Another --start 2026-01-01");
  run_well (fixture, fixture->name, "undo");
}

/* The copy from before is as the older program left it, and brings everything back here. */
static void
assert_copy (Fixture *fixture, const gint64 *before)
{
  g_autofree char *name = g_strdup_printf ("%s.before-%d", fixture->name, fixture->number + 1);
  g_autofree char *copy = fault_place_path (fixture->place, name);
  g_autofree char *path = fault_place_path (fixture->place, fixture->name);
  g_autofree char *words = g_strconcat ("restore @", name, NULL);

  g_assert_cmpint (count_rows (copy, "pragma_user_version WHERE user_version < 1"), ==, 0);
  run_well (fixture, fixture->name, "program add Lost --start 2026-01-01");
  run_well (fixture, fixture->name, words);
  for (guint i = 0; i < G_N_ELEMENTS (kept_tables); i++)
    g_assert_cmpint (count_rows (path, kept_tables[i]), ==, before[i]);
  run_well (fixture, fixture->name, "check");
}

static void
test_fixture (gconstpointer data)
{
  Fixture fixture = { .place = fault_place_new (), .number = GPOINTER_TO_INT (data) };
  gint64 before[G_N_ELEMENTS (kept_tables)];
  g_autofree char *path = NULL;

  fixture.name = g_strdup_printf ("schema-%d.tandem", fixture.number);
  path = fault_place_path (fixture.place, fixture.name);
  make_file (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (kept_tables); i++)
    {
      before[i] = count_rows (path, kept_tables[i]);
      g_assert_cmpint (before[i], >, 0);
    }
  run_well (&fixture, fixture.name, "program list");
  assert_up_to_date (&fixture, before);
  if (fixture.number < count_steps ())
    assert_copy (&fixture, before);
  fault_place_free (fixture.place);
  g_free (fixture.name);
}

/* A number without a fixture is one whose files nobody tries: the one that is being written is the
 * only one that may lack it. */
static void
test_all_kept (void)
{
  for (int number = 1; number < count_steps (); number++)
    {
      g_autofree char *dump = find_dump (number);

      if (!g_file_test (dump, G_FILE_TEST_EXISTS))
        g_error ("%s is missing; tests/tools/fixture.py makes it", dump);
    }
}

void test_fixtures_add (void);

void
test_fixtures_add (void)
{
  g_test_add_func ("/faults/fixtures/all-kept", test_all_kept);
  for (int number = 1; number <= count_steps (); number++)
    {
      g_autofree char *dump = find_dump (number);
      g_autofree char *path = g_strdup_printf ("/faults/fixtures/schema-%d", number);

      if (g_file_test (dump, G_FILE_TEST_EXISTS))
        g_test_add_data_func (path, GINT_TO_POINTER (number), test_fixture);
    }
}
