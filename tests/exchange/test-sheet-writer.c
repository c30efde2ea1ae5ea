/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sheet-writer.h"

#include "base/td-csv.h"
#include "base/td-error.h"
#include "exchange/td-table.h"
#include "td-test.h"
#include "test-exchange.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
} Folder;

static void
setup (Folder *self, gconstpointer name)
{
  self->folder = g_dir_make_tmp ("tandem-sheet-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, name, NULL);
}

static void
teardown (Folder *self, gconstpointer name)
{
  td_test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static TdSheetWriter *
begin (const char *path, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  TdSheetWriter *writer = td_sheet_writer_new (path, td_sheet_format_from_path (path),
                                               "People [2026]", cancellable, &error);

  g_assert_no_error (error);
  td_sheet_writer_add_column (writer, "Name", TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, "Note", TD_SHEET_TEXT);
  td_sheet_writer_add_column (writer, "Hired", TD_SHEET_DATE);
  td_sheet_writer_add_column (writer, "Hours", TD_SHEET_NUMBER);
  td_sheet_writer_add_column (writer, "Share", TD_SHEET_PERCENT);
  return writer;
}

static void
add_row (TdSheetWriter *writer, const char *name, const char *note)
{
  g_autoptr (GError) error = NULL;

  td_sheet_writer_add_text (writer, name);
  td_sheet_writer_add_text (writer, note);
  td_sheet_writer_add_date (writer, td_test_date ("2026-03-16"));
  td_sheet_writer_add_number (writer, -1.25);
  td_sheet_writer_add_number (writer, 0.84);
  g_assert_true (td_sheet_writer_end_row (writer, &error));
  g_assert_no_error (error);
}

static void
save (TdSheetWriter *writer)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_sheet_writer_save (writer, &error));
  g_assert_no_error (error);
}

/* --- CSV --- */

static void
test_csv (Folder *self, gconstpointer data)
{
  g_autoptr (TdSheetWriter) writer = begin (self->path, NULL);
  g_autofree char *text = NULL;
  GStatBuf facts;

  add_row (writer, "Anna \"Ann\" Vos", "=SUM(A1)");
  td_sheet_writer_add_text (writer, "only a name");
  td_sheet_writer_end_row (writer, NULL);
  g_assert_cmpuint (td_sheet_writer_get_n_rows (writer), ==, 2);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  save (writer);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\357\273\277Name,Note,Hired,Hours,Share\r\n"
                   "\"Anna \"\"Ann\"\" Vos\",\"'=SUM(A1)\",2026-03-16,-1.25,0.84\r\n"
                   "only a name,,,,\r\n");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
  g_assert_cmpint (g_stat (self->path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
}

/* Semicolons come with a decimal comma: that is what a spreadsheet of such a country reads. */
static void
test_semicolons (Folder *self, gconstpointer data)
{
  g_autoptr (TdSheetWriter) writer = begin (self->path, NULL);
  g_autofree char *text = NULL;

  td_sheet_writer_set_separator (writer, ';');
  add_row (writer, "a;b", "c,d");
  save (writer);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Name;Note;Hired;Hours;Share\r\n"));
  g_assert_nonnull (strstr (text, "\"a;b\";c,d;2026-03-16;-1,25;0,84\r\n"));
}

/* What a cell may be given, and what our own reader makes of it: the same. */
static const char *const hostile[] = {
  "=1+1",        "+31 6 1234", "-5",       "@cmd",       "'=1",    "''@x",
  "'quoted'",    "two\nlines", "a, b;c|d", "say \"hi\"", "é–漢 😀", "=HYPERLINK(\"x\")",
  "ends with '", "\"",         "'",        "0012",       "=",      "'-'",
};

static void
test_round (Folder *self, gconstpointer data)
{
  g_autoptr (TdSheetWriter) writer = begin (self->path, NULL);
  g_autoptr (TdTable) table = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const columns[] = { "Name", "Note", "Hired", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    add_row (writer, hostile[i], hostile[i]);
  save (writer);
  table = td_table_read_columns (self->path, columns, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (td_table_get_n_rows (table), ==, G_N_ELEMENTS (hostile));
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_assert_cmpstr (td_table_get_cell (table, i, 0), ==, hostile[i]);
      g_assert_cmpstr (td_table_get_cell (table, i, 1), ==, hostile[i]);
      g_assert_cmpstr (td_table_get_cell (table, i, 2), ==, "2026-03-16");
      g_assert_cmpfloat (g_ascii_strtod (td_table_get_cell (table, i, 3), NULL), ==, -1.25);
    }
}

/* --- XLSX --- */

static char *
run_unzip (const char *path, const char *part)
{
  g_autofree char *command = g_strdup_printf (
      "python3 -c 'import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1])"
      ".read(sys.argv[2]))' %s %s",
      path, part);
  char *text = NULL;

  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, NULL));
  return text;
}

static void
test_xlsx_parts (Folder *self, gconstpointer data)
{
  g_autoptr (TdSheetWriter) writer = begin (self->path, NULL);
  g_autofree char *sheet = NULL;
  g_autofree char *book = NULL;
  g_autofree char *about = NULL;

  add_row (writer, "Anna", "=1+1");
  save (writer);
  sheet = run_unzip (self->path, "xl/worksheets/sheet1.xml");
  book = run_unzip (self->path, "xl/workbook.xml");
  about = run_unzip (self->path, "docProps/core.xml");
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "<autoFilter ref=\"A1:E2\"/>"));
  g_assert_nonnull (strstr (sheet, "<cols>"));
  g_assert_nonnull (strstr (sheet, "<v>46097</v>")); /* a day, not a text */
  g_assert_nonnull (strstr (sheet, "<v>-1.25</v>"));
  g_assert_null (strstr (sheet, "<f>"));
  g_assert_nonnull (strstr (book, "name=\"People  2026\""));
  g_assert_nonnull (strstr (about, "2000-01-01T00:00:00Z"));
  g_assert_null (strstr (about, g_get_user_name ()));
}

static void
test_same_bytes (Folder *self, gconstpointer data)
{
  g_autofree char *other = g_strconcat (self->path, ".other.xlsx", NULL);
  g_autofree char *first = NULL, *second = NULL;
  const char *paths[] = { self->path, other };
  gsize first_length, second_length;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (TdSheetWriter) writer = begin (paths[i], NULL);

      add_row (writer, "Anna", NULL);
      save (writer);
    }
  g_assert_true (g_file_get_contents (self->path, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (other, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_too_long (Folder *self, gconstpointer data)
{
  g_autoptr (TdSheetWriter) writer = begin (self->path, NULL);
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autoptr (GError) error = NULL;

  td_sheet_writer_add_text (writer, text);
  g_assert_false (td_sheet_writer_end_row (writer, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* --- Whole or not at all --- */

static void
test_cancelled (Folder *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  TdSheetWriter *writer;

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  writer = begin (self->path, cancellable);
  add_row (writer, "Anna", NULL);
  g_cancellable_cancel (cancellable);
  td_sheet_writer_add_text (writer, "Bo");
  g_assert_false (td_sheet_writer_end_row (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  td_sheet_writer_free (writer);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
  {
    g_autofree char *text = NULL;

    g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
    g_assert_cmpstr (text, ==, "before");
  }
}

static void
test_no_folder (Folder *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "none", "x.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (td_sheet_writer_new (path, TD_SHEET_CSV, "x", NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "Choose another place"));
}

static void
test_folder (Folder *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_sheet_writer_new (self->folder, TD_SHEET_CSV, "x", NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
}

/* The memory a writer takes does not grow with the rows. */
static gsize
resident_pages (void)
{
  g_autofree char *text = NULL;
  gulong size = 0, resident = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%lu %lu", &size, &resident), ==, 2);
  return resident;
}

static void
test_constant_memory (Folder *self, gconstpointer data)
{
  g_autoptr (TdSheetWriter) writer = begin (self->path, NULL);
  g_autofree char *note = g_strnfill (200, 'n');
  gsize early, late;

  if (g_getenv ("TD_SANITIZE"))
    {
      g_test_skip ("The sanitizers keep what was freed");
      return;
    }
  for (guint i = 0; i < 5000; i++)
    add_row (writer, "Anna Vos", note);
  early = resident_pages ();
  for (guint i = 0; i < 95000; i++)
    add_row (writer, "Anna Vos", note);
  late = resident_pages ();
  g_test_message ("pages after 5,000 rows %zu, after 100,000 %zu", early, late);
  g_assert_cmpuint (late, <, early + 1024); /* 4 MiB, of 20 and more of text */
  save (writer);
}

void
test_sheet_writer_add (void)
{
#define ADD(path, name, func) g_test_add (path, Folder, name, setup, func, teardown)
  ADD ("/sheet-writer/csv", "list.csv", test_csv);
  ADD ("/sheet-writer/semicolons", "list.csv", test_semicolons);
  ADD ("/sheet-writer/round/csv", "list.csv", test_round);
  ADD ("/sheet-writer/round/xlsx", "list.xlsx", test_round);
  ADD ("/sheet-writer/parts", "list.xlsx", test_xlsx_parts);
  ADD ("/sheet-writer/same-bytes", "list.xlsx", test_same_bytes);
  ADD ("/sheet-writer/too-long", "list.xlsx", test_too_long);
  ADD ("/sheet-writer/cancelled/csv", "list.csv", test_cancelled);
  ADD ("/sheet-writer/cancelled/xlsx", "list.xlsx", test_cancelled);
  ADD ("/sheet-writer/no-folder", "list.csv", test_no_folder);
  ADD ("/sheet-writer/folder", "list.csv", test_folder);
  ADD ("/sheet-writer/memory/csv", "list.csv", test_constant_memory);
  ADD ("/sheet-writer/memory/xlsx", "list.xlsx", test_constant_memory);
#undef ADD
}
