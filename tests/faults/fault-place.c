/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fault-place.h"

#include "cli/td-cli.h"
#include "td-test.h"

#include <sqlite3.h>
#include <string.h>

#define N_NEWCOMERS 300

struct _FaultPlace
{
  char *folder;
  GHashTable *files; /* GBytes by name: as it was at first */
};

const FaultCase fault_cases[] = {
  { "log", NULL, "contact add --pair 1 --on 2026-03-10 --minutes 45", FALSE },
  { "release", NULL, "pair release --proposal 1", FALSE },
  { "undo", NULL, "undo", FALSE },
  { "import", NULL, "import roster @newcomers.csv", FALSE },
  { "import-contacts", NULL, "import contacts @contacts.csv", FALSE },
  { "import-xml", "whole.tandem", "import xml @whole.xml", TRUE },
  { "backup", NULL, "backup", FALSE },
  { "restore", NULL, "restore @earlier.tandem", TRUE },
  { "erase", NULL, "person erase 8 --yes", TRUE },
  { "migration", "first.tandem", "program list", TRUE },
  { "init", "new.tandem", "init", TRUE },
  { "export-xml", NULL, "export xml --output @out.xml", FALSE },
  { "export-list", NULL, "export list people --output @out.csv", FALSE },
  {},
};

gboolean
fault_is_whole (void)
{
  return g_strcmp0 (g_getenv ("TD_FAULTS"), "whole") == 0;
}

/* --- Making it --- */

static const char people[] =
    "Number,Name,Department,Manager,Hire date,Leave date\n"
    "1,Anouk Jansen,Sales,,2015-01-05,\n2,Bram de Wit,Sales,1,2016-02-01,\n"
    "3,Chloé Dubois,Finance,1,2017-03-01,\n4,Dewi Sari,Finance,3,2021-04-01,\n"
    "5,Emeka Obi,Sales,2,2022-05-01,\n6,Fatma Yılmaz,Finance,3,2023-06-01,\n"
    "7,Gé van ’t Hoff,Sales,2,2024-07-01,\n8,Hye-jin Kim,Sales,2,2019-08-01,2025-12-31\n";

static const char sign_ups[] =
    "Number,Role,Places,Skills offered,Skills wanted,Hours per month\n"
    "1,mentor,2,Negotiation;Strategy;,,2\n2,mentor,1,Excel;,,2\n3,mentor,1,Budgeting;,,3\n"
    "4,mentee,,,Negotiation;,2\n5,mentee,,,Budgeting;,2\n6,mentee,,,Strategy;,2\n";

static const char contacts[] = "Pair,Date,Minutes,Note\n"
                               "1,2026-02-03,40,First\n1,2026-02-17,50,Second\n1,2026-03-02,,\n";

/* As the first version of the program left it. */
static const char first_content[] =
    "PRAGMA application_id = 1415859543; PRAGMA user_version = 1;"
    "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
    "(1, 'M1', 'Anouk', 'anouk', 'anouk'), (2, 'E1', 'Bram', 'bram', 'bram');"
    "INSERT INTO program (id, name) VALUES (1, 'Leadership');"
    "INSERT INTO enrolment (id, program_id, employee_id, role, from_date) VALUES "
    "(1, 1, 1, 'mentor', '2026-01-01'), (2, 1, 2, 'mentee', '2026-01-01');"
    "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, proposed_on) "
    "VALUES (1, '1', 1, 1, 2, '2026-01-05');";

char *
fault_place_path (FaultPlace *place, const char *name)
{
  return g_build_filename (place->folder, name, NULL);
}

static void
write_file (FaultPlace *place, const char *name, const char *text)
{
  g_autofree char *path = fault_place_path (place, name);

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
write_newcomers (FaultPlace *place)
{
  g_autoptr (GString) text = g_string_new (people);

  for (int i = 0; i < N_NEWCOMERS; i++)
    g_string_append_printf (text, "N%d,Newcomer %d,Finance,3,2026-01-05,\n", i, i);
  write_file (place, "newcomers.csv", text->str);
}

static void
write_first (FaultPlace *place)
{
  g_autofree char *path = fault_place_path (place, "first.tandem");
  g_autoptr (GBytes) schema =
      g_resources_lookup_data ("/org/tandem/Mentoring/schema/001-workspace.sql",
                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, g_bytes_get_data (schema, NULL), NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, first_content, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
}

static void
run_well (FaultPlace *place, const char *words)
{
  g_autofree char *said = NULL;
  int code = fault_place_run (place, NULL, words, &said);

  if (code != 0)
    g_error ("%s: exit %d, %s", words, code, said);
}

static void
make (FaultPlace *place)
{
  static const char *const steps[] = {
    "init",
    "import roster @people.csv",
    "program add Leadership --start 2026-01-01",
    "import enrolments @sign-ups.csv --program Leadership",
    "backup --output @earlier.tandem",
    "pair add --program Leadership --mentor 1 --mentee 4 --start 2026-01-12 --accepted",
    "contact add --pair 1 --on 2026-01-20 --minutes 30",
    "pair propose --program Leadership",
    "export xml --include-private --output @whole.xml",
  };

  write_file (place, "people.csv", people);
  write_file (place, "sign-ups.csv", sign_ups);
  write_file (place, "contacts.csv", contacts);
  write_newcomers (place);
  write_first (place);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    run_well (place, steps[i]);
}

static void
keep (FaultPlace *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = fault_place_path (place, name);
      char *data;
      gsize size;

      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      g_hash_table_insert (place->files, g_strdup (name), g_bytes_new_take (data, size));
    }
}

FaultPlace *
fault_place_new (void)
{
  FaultPlace *place = g_new0 (FaultPlace, 1);

  place->folder = g_dir_make_tmp ("tandem-faults-XXXXXX", NULL);
  place->files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  make (place);
  keep (place);
  return place;
}

void
fault_place_free (FaultPlace *place)
{
  td_test_folder_remove (place->folder);
  g_hash_table_unref (place->files);
  g_free (place->folder);
  g_free (place);
}

void
fault_place_reset (FaultPlace *place)
{
  GHashTableIter iter;
  gpointer name, bytes;

  td_test_folder_remove (place->folder);
  g_assert_cmpint (g_mkdir (place->folder, 0700), ==, 0);
  g_hash_table_iter_init (&iter, place->files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *path = fault_place_path (place, name);
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);

      g_assert_true (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                                               0600, NULL));
    }
}

/* --- Using it --- */

int
fault_place_run (FaultPlace *place, const char *file, const char *words, char **said)
{
  g_autofree char *line = g_strdup_printf ("tandemctl --file @%s --today 2026-03-16 %s",
                                           file ? file : FAULT_WORKSPACE, words);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GString) messages = g_string_new (NULL);
  int code;

  for (int i = 0; argv[i]; i++)
    if (argv[i][0] == '@')
      {
        char *path = fault_place_path (place, argv[i] + 1);

        g_free (argv[i]);
        argv[i] = path;
      }
  code = td_cli_run ((int) g_strv_length (argv), argv, output, messages);
  if (said)
    *said = g_strdup (messages->str);
  return code;
}

/* Moments, and what is drawn by lot, differ from one run to the next. */
static gboolean
is_fleeting (sqlite3_stmt *row, int column)
{
  const char *text;

  if (sqlite3_column_type (row, column) == SQLITE_FLOAT ||
      sqlite3_column_type (row, column) == SQLITE_BLOB)
    return TRUE;
  if (sqlite3_column_type (row, column) != SQLITE_TEXT)
    return FALSE;
  text = (const char *) sqlite3_column_text (row, column);
  return strcmp (sqlite3_column_name (row, column), "digest") == 0 ||
         g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT|^\\d{8}T|^[0-9a-f]{32,}$", text, 0, 0);
}

static void
print_table (sqlite3 *handle, const char *table, GString *print)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2", table);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  sqlite3_stmt *row;
  int n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      n++;
      for (int i = 0; i < sqlite3_column_count (row); i++)
        if (!is_fleeting (row, i) && sqlite3_column_text (row, i))
          g_checksum_update (sum, sqlite3_column_text (row, i), -1);
    }
  g_assert_cmpint (sqlite3_finalize (row), ==, SQLITE_OK);
  g_string_append_printf (print, "%s %d %.8s\n", table, n, g_checksum_get_string (sum));
}

static void
assert_sound (sqlite3 *handle)
{
  sqlite3_stmt *row;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA integrity_check", -1, &row, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (row, 0), ==, "ok");
  sqlite3_finalize (row);
}

char *
fault_place_print (FaultPlace *place, const char *file)
{
  g_autofree char *path = fault_place_path (place, file ? file : FAULT_WORKSPACE);
  GString *print = g_string_new (NULL);
  sqlite3_stmt *table;
  sqlite3 *handle;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_string_free (print, FALSE);
  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  assert_sound (handle);
  g_assert_cmpint (sqlite3_prepare_v2 (handle,
                                       "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                       "AND name NOT LIKE 'sqlite%' ORDER BY name",
                                       -1, &table, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (table) == SQLITE_ROW)
    print_table (handle, (const char *) sqlite3_column_text (table, 0), print);
  sqlite3_finalize (table);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return g_string_free (print, FALSE);
}

static void
list_drafts (const char *folder, GString *list)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (name[0] == '.')
        g_string_append_printf (list, "%s ", name);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_drafts (path, list);
    }
}

char *
fault_place_list_drafts (FaultPlace *place)
{
  GString *list = g_string_new (NULL);

  list_drafts (place->folder, list);
  return g_string_free (list, FALSE);
}

void
fault_assert_sentence (const char *said)
{
  static const char *const never[] = {
    "SQL",        "sql",           "I/O",      "malformed", "unable to", "errno",
    "constraint", "out of memory", "database", "locked",    "(null)",    "%s",
    "refused:",   "protocol",      "“.", /* a draft, whose name nobody gave */
  };
  gsize length = strlen (said);

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strstr (said, never[i]))
      g_error ("“%s” is no word for a coordinator: %s", never[i], said);
  if (length < 20 || !g_str_has_suffix (said, ".\n"))
    g_error ("This is no sentence: “%s”", said);
}
