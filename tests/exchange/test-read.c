/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "base/td-error.h"
#include "exchange/td-workbook.h"

#include <string.h>
#include <xlsxwriter.h>

TdTable *
test_table (const char *name)
{
  g_autofree char *path = g_build_filename (TD_TEST_DATA, name, NULL);
  g_autoptr (GError) error = NULL;
  TdTable *table = td_table_read (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

TdTable *
test_table_of (const char *bytes, gssize length, GError **error)
{
  g_autofree char *path = NULL;
  int handle = g_file_open_tmp ("tandem-XXXXXX.csv", &path, NULL);
  TdTable *table;

  g_close (handle, NULL);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  table = td_table_read (path, NULL, NULL, error);
  g_remove (path);
  return table;
}

/* The table as text: cells parted by bars, rows by line ends, the header first. */
static char *
flatten (TdTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < td_table_get_n_columns (table); c++)
    g_string_append_printf (text, "%s%s", c ? "|" : "", td_table_get_header (table, c));
  for (guint r = 0; r < td_table_get_n_rows (table); r++)
    {
      g_string_append_printf (text, "\n%d:", td_table_get_row_number (table, r));
      for (guint c = 0; c < td_table_get_n_columns (table); c++)
        g_string_append_printf (text, "%s%s", c ? "|" : "", td_table_get_cell (table, r, c));
    }
  return g_string_free (text, FALSE);
}

/* A table with the cells that the bits of @quoted say in quotation marks. */
static char *
write_quoted (const char *const *cells, guint n_columns, guint quoted, gboolean ends)
{
  GString *csv = g_string_new (NULL);

  for (guint i = 0; cells[i]; i++)
    {
      gboolean marked = (quoted & (1u << i % 16)) || strpbrk (cells[i], "\n,\"");

      g_string_append (csv, i == 0 ? "" : i % n_columns == 0 ? "\n" : ",");
      g_string_append (csv, marked ? "\"" : "");
      for (const char *c = cells[i]; *c; c++)
        g_string_append (csv, *c == '"' ? "\"\"" : (char[]){ *c, '\0' });
      g_string_append (csv, marked ? "\"" : "");
    }
  return g_string_free (g_string_append (csv, ends ? "\n" : ""), FALSE);
}

/* Rows without quotation marks are cut where they lie, the others parsed: it is the same table,
 * whichever of them has some. */
static void
test_quotes (void)
{
  static const char *const cells[] = {
    "Number", "Name",  "Note", "1",  "Ann Dubois",  "\xc2\xa0 padded \xe2\x80\x8b",
    "2",      "'=1+2", "",     "3",  "two\nlines",  "a, b",
    "",       "",      "",     "4",  "B\xc3\xa9",   "''=x",
    "5",      "",      " ",    "6",  "say \"yes\"", "\t",
    "7",      "Cy",    "end",  NULL,
  };
  g_autofree char *expected = NULL;

  for (guint quoted = 0; quoted < 0x10000; quoted += 0x101)
    for (int ends = 0; ends < 2; ends++)
      {
        g_autofree char *csv = write_quoted (cells, 3, quoted, ends);
        g_autoptr (GError) error = NULL;
        g_autoptr (TdTable) table = td_table_read_text (csv, -1, "x.csv", NULL, NULL, &error);
        g_autofree char *found = NULL;

        g_assert_no_error (error);
        found = flatten (table);
        if (expected == NULL)
          expected = g_strdup (found);
        g_assert_cmpstr (found, ==, expected);
      }
  g_assert_cmpstr (expected, ==,
                   "Number|Name|Note\n2:1|Ann Dubois|padded\n3:2|=1+2|\n4:3|two\nlines|a, b\n"
                   "6:4|B\xc3\xa9|'=x\n7:5||\n8:6|say \"yes\"|\n9:7|Cy|end");
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *file;
    const char *table;
  } cases[] = {
    { "a,b\n1,2", "a|b\n2:1|2" },
    { "a,b\r\n1,2\r\n", "a|b\n2:1|2" },
    { "a,b\r1,2\r", "a|b\n2:1|2" },
    { "a;b\n\n\n1;2\n", "a|b\n4:1|2" },
    { "a\tb\n1\t\n", "a|b\n2:1|" },
    { "sep=;\na;b\n1,5;2\n", "a|b\n3:1,5|2" },
    { "a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", "a|b\n2:1,5|say \"hi\"" },
    { "a,b\n\"two\nlines\",2\n3,4\n", "a|b\n2:two\nlines|2\n3:3|4" },
    { "a,b\n 1 ,\"  2 \"\n", "a|b\n2:1|2" },
    { "a,b,a,\n1,2,3,4\n", "a|b|a (2)|Column D\n2:1|2|3|4" },
    { "name,email\nAnn,a@x.org,extra\n", "name|email|Column C\n2:Ann|a@x.org|extra" },
    { "Report of people\n\nname,email\nAnn,a@x.org\n", "name|email\n4:Ann|a@x.org" },
    { "name,email,title\nAnn,a@x.org,x\nTotal,,\nname,email,title\nBob,,y\nPage 1 of 2,,\n",
      "name|email|title\n2:Ann|a@x.org|x\n5:Bob||y" },
    { "number;name;hours\n1;Ann;1,5\n2;Bob;2,5\n", "number|name|hours\n2:1|Ann|1,5\n3:2|Bob|2,5" },
    { "number;name\n'1';'O''Hare'\n'2';'Bee; Ann'\n", "number|name\n2:1|O'Hare\n3:2|Bee; Ann" },
    { "number,name\n1,'s-Hertogenbosch\n2,'t Hart\n",
      "number|name\n2:1|'s-Hertogenbosch\n3:2|'t Hart" },
    { "email\na@x.org\nb@x.org\n", "email\n2:a@x.org\n3:b@x.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdTable) table = test_table_of (cases[i].file, -1, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = flatten (table);
      g_assert_cmpstr (text, ==, cases[i].table);
    }
}

/* The same roster, however it was saved: rows as in the first file. */
static void
test_dialects (void)
{
  static const char *const files[] = { "dialect-bom-semicolon-crlf.csv", "dialect-utf16-tab.txt",
                                       "dialect-windows1252.csv", "dialect-ukg.csv" };
  g_autoptr (TdTable) first = test_table ("dialect-utf8.csv");
  g_autofree char *expected = flatten (first);

  g_assert_nonnull (strstr (expected, "2:1001|Renée|Dubois|renee.dubois@example.org|Finance|"));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TdTable) table = test_table (files[i]);
      g_autofree char *text = flatten (table);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_report (void)
{
  g_autoptr (TdTable) table = test_table ("dialect-report.csv");

  g_assert_cmpuint (td_table_get_n_rows (table), ==, 3);
  g_assert_cmpint (td_table_get_row_number (table, 0), ==, 4);
  g_assert_cmpint (td_table_get_row_number (table, 2), ==, 8);
  g_assert_cmpstr (td_table_get_cell (table, 2, 2), ==, "de la Cruz");
}

static void
test_workbooks (void)
{
  static const char *const files[] = { "dialect-1900.xlsx", "dialect-1904.xlsx",
                                       "dialect-workbook.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TdTable) table = test_table (files[i]);
      g_autofree char *text = flatten (table);

      g_assert_cmpstr (text, ==,
                       "Employee ID|First Name|Last Name|Email|Department|Hire Date|Termination "
                       "Date|Manager\n"
                       "2:1001|Renée|Dubois|renee.dubois@example.org|Finance|2019-03-15||1003\n"
                       "3:1002|Seán|O'Hare|sean.ohare@example.org|Finance, Tax|2020-02-01|"
                       "2023-12-31|1003\n"
                       "4:1003|Ana|de la Cruz|ana.cruz@example.org|Office|2015-09-28||");
    }
}

/* A workbook as another program writes it. */
static void
test_foreign_workbook (void)
{
  g_autofree char *path = NULL;
  int handle = g_file_open_tmp ("tandem-XXXXXX.xlsx", &path, NULL);
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *cover = workbook_add_worksheet (workbook, "Cover");
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Data & more");
  lxw_format *format = workbook_add_format (workbook);
  lxw_datetime day = { .year = 2019, .month = 3, .day = 15 };
  g_autoptr (TdTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  format_set_num_format (format, "d mmm yyyy");
  worksheet_write_string (cover, 0, 0, "Made for you", NULL);
  worksheet_write_string (sheet, 2, 1, "Employee ID", NULL);
  worksheet_write_string (sheet, 2, 2, "Name", NULL);
  worksheet_write_string (sheet, 2, 3, "Hire Date", NULL);
  worksheet_write_number (sheet, 3, 1, 1001, NULL);
  worksheet_write_string (sheet, 3, 2, " Zoë <b> & Co ", NULL);
  worksheet_write_datetime (sheet, 3, 3, &day, format);
  worksheet_write_formula_num (sheet, 4, 1, "=B4+1", NULL, 1002);
  worksheet_write_string (sheet, 4, 2, "Bob", NULL);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  g_close (handle, NULL);

  table = td_table_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  text = flatten (table);
  g_assert_cmpstr (text, ==,
                   "Column A|Employee ID|Name|Hire Date\n"
                   "4:|1001|Zoë <b> & Co|2019-03-15\n"
                   "5:|1002|Bob|");
  g_assert_nonnull (strstr (td_table_get_description (table), "Data & more"));
  g_remove (path);
}

static void
test_cells (void)
{
  g_autoptr (TdTable) table = test_table ("cells.xlsx");
  g_autofree char *text = flatten (table);

  g_assert_cmpstr (text, ==,
                   "ID|Hire Date|Seen|Name\n"
                   "2:00042|2019-03-15T00:00:00.000Z|2019-03-15T12:00:00|Formula Name\n"
                   "3:43|60|TRUE|\n"
                   "5:00044|1900-01-01||No references");
}

static void
test_number_formats (void)
{
  static const struct
  {
    const char *code;
    TdCellForm form;
  } cases[] = {
    { "General", TD_CELL_PLAIN },     { "0", TD_CELL_PLAIN },
    { "0.00", TD_CELL_PLAIN },        { "00000", TD_CELL_PADDED },
    { "dd/mm/yyyy", TD_CELL_DATE },   { "mmm-yy;@", TD_CELL_DATE },
    { "[$-409]d-mmm", TD_CELL_DATE }, { "[Red]0", TD_CELL_PLAIN },
    { "0 \"days\"", TD_CELL_PLAIN },  { "#,##0_);[Red]", TD_CELL_PLAIN },
    { "0\\d", TD_CELL_PLAIN },        { "[", TD_CELL_PLAIN },
    { "\\", TD_CELL_PLAIN },          { "", TD_CELL_PLAIN },
    { "JJJJ-MM-TT", TD_CELL_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_number_format_read (cases[i].code).form, ==, cases[i].form);
}

static void
test_workday (void)
{
  g_autoptr (TdTable) table = test_table ("workday.xml");
  int worker = td_table_find_column (table, "Worker");
  int manager = td_table_find_column (table, "Manager / Employee_ID");

  g_assert_cmpuint (td_table_get_n_rows (table), ==, 3);
  g_assert_cmpint (worker, >=, 0);
  g_assert_cmpint (manager, >=, 0);
  g_assert_cmpstr (td_table_get_cell (table, 0, (guint) worker), ==, "Renée Dubois (1001)");
  g_assert_cmpstr (td_table_get_cell (table, 1, (guint) manager), ==, "1003");
  g_assert_cmpstr (td_table_get_cell (table, 0, (guint) td_table_find_column (table, "Hire_Date")),
                   ==, "2019-03-15");
  g_assert_cmpstr (td_table_get_cell (table, 1, (guint) td_table_find_column (table, "department")),
                   ==, "Finance, Tax");
}

/* The row of the names comes last and goes first: there is room for it, however many there are. */
static void
test_report_sizes (void)
{
  static const guint sizes[] = { 0, 1, 63, 64, 65, 128, 256 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GString) text =
          g_string_new ("<r:Report_Data xmlns:r='urn:com.workday.report/All'>");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TdTable) table = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < sizes[i]; k++)
        g_string_append_printf (text,
                                "<r:Report_Entry><r:Employee_ID>%u</r:Employee_ID>"
                                "<r:Worker>Ann Lee</r:Worker></r:Report_Entry>",
                                k + 1);
      /* Words that are blank: their names, and no row. */
      g_string_append (text, "<r:Report_Entry><r:Employee_ID> </r:Employee_ID></r:Report_Entry>"
                             "</r:Report_Data>");
      bytes = g_bytes_new_static (text->str, text->len);
      table = td_table_read_bytes (bytes, "all.xml", NULL, NULL, NULL, &error);
      if (sizes[i] > 0)
        g_assert_no_error (error);
      if (sizes[i] > 0)
        g_assert_cmpuint (td_table_get_n_rows (table), ==, sizes[i]);
      else
        g_assert_true (error != NULL || td_table_get_n_rows (table) == 0);
    }
}

static void
assert_refused (TdTable *table, GError *error, const char *words)
{
  g_assert_null (table);
  g_assert_error (error, TD_ERROR, TD_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused_files (void)
{
  static const struct
  {
    const char *name;
    const char *words;
  } cases[] = {
    { "bomb.xlsx", "unpacks to far more" },
    { "spreadsheet.ods", "every row is blank" },
    { "entities.xml", "document type" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (TD_TEST_DATA, cases[i].name, NULL);
      g_autoptr (GError) error = NULL;
      TdTable *table = td_table_read (path, NULL, NULL, &error);

      assert_refused (table, error, cases[i].words);
    }
}

static void
test_refused_bytes (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *words;
  } cases[] = {
    { "", 0, "is empty" },
    { "\n\n  \n", -1, "every row is blank" },
    { "a,b\n\"1,2\n", -1, "” ends inside" },
    { "%PDF-1.7", -1, "is a PDF" },
    { "\xd0\xcf\x11\xe0rest", -1, "Excel 97" },
    { "<html><table/></html>", -1, "web page" },
    { "{\"employees\":[{\"firstName\":\"Ann\"}]}", -1, "is JSON" },
    { "\xef\xbb\xbf [\n {\"firstName\":\"Ann\"}]", -1, "is JSON" },
    { "BEGIN:VCARD\nVERSION:2.1\nN;FirstName;LastName;;\n", -1, "vCard" },
    { "begin:vcalendar\nVERSION:1.0\n", -1, "is a calendar" },
    { "<?xml version='1.0'?><people><person/></people>", -1, "not a Workday report" },
    { "<?xml version='1.0'?><wd:Report_Data xmlns:wd='u'><wd:Report_Entry>", -1, "damaged" },
    { "a,b\n1,\0\x01\x02,3", 11, "not text" },
    { "PK\003\004 and then nothing", -1, "damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdTable *table = test_table_of (cases[i].bytes, cases[i].length, &error);

      assert_refused (table, error, cases[i].words);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) wide = g_string_new ("name");
  g_autoptr (GString) deep = g_string_new ("name,email\n");
  g_autoptr (GError) wide_error = NULL;
  g_autoptr (GError) deep_error = NULL;
  TdTable *table;

  for (int i = 0; i < TD_TABLE_MAX_COLUMNS; i++)
    g_string_append_printf (wide, ",c%d", i);
  table = test_table_of (wide->str, -1, &wide_error);
  assert_refused (table, wide_error, "1,000 columns");

  g_string_append_c (deep, '"');
  for (int i = 0; i <= TD_TABLE_MAX_CELL; i++)
    g_string_append_c (deep, 'x');
  g_string_append (deep, "\",b\n");
  table = test_table_of (deep->str, -1, &deep_error);
  assert_refused (table, deep_error, "1 MB");
}

/* Cut off anywhere and with any byte turned over, a file is read or refused, nothing else. */
static void
test_damage (void)
{
  static const char *const files[] = { "dialect-utf16-tab.txt", "dialect-ukg.csv",
                                       "dialect-1900.xlsx",     "cells.xlsx",
                                       "workday.xml",           "ms-forms.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (TD_TEST_DATA, files[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (gsize at = 0; at < length; at += 7)
        {
          char kept = bytes[at];
          g_autoptr (TdTable) cut = test_table_of (bytes, (gssize) at, NULL);
          g_autoptr (TdTable) turned = NULL;

          bytes[at] = (char) (kept ^ (char) (1 << (at % 8)));
          turned = test_table_of (bytes, (gssize) length, NULL);
          bytes[at] = kept;
        }
    }
}

static void
test_cancel (void)
{
  g_autofree char *path = g_build_filename (TD_TEST_DATA, "dialect-utf8.csv", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (td_table_read (path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
test_read_add (void)
{
  g_test_add_func ("/exchange/read/shapes", test_shapes);
  g_test_add_func ("/exchange/read/dialects", test_dialects);
  g_test_add_func ("/exchange/read/quotes", test_quotes);
  g_test_add_func ("/exchange/read/report", test_report);
  g_test_add_func ("/exchange/read/workbooks", test_workbooks);
  g_test_add_func ("/exchange/read/foreign-workbook", test_foreign_workbook);
  g_test_add_func ("/exchange/read/cells", test_cells);
  g_test_add_func ("/exchange/read/number-formats", test_number_formats);
  g_test_add_func ("/exchange/read/workday", test_workday);
  g_test_add_func ("/exchange/read/report-sizes", test_report_sizes);
  g_test_add_func ("/exchange/read/refused-files", test_refused_files);
  g_test_add_func ("/exchange/read/refused-bytes", test_refused_bytes);
  g_test_add_func ("/exchange/read/limits", test_limits);
  g_test_add_func ("/exchange/read/damage", test_damage);
  g_test_add_func ("/exchange/read/cancel", test_cancel);
}
