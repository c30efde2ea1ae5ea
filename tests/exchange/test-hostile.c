/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "base/td-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/resource.h>

/* Files that mean harm, each read in a process of its own that may have little memory and little
 * processor time: it must end with a clear sentence. */

/* Of addresses; what a file of 200 MB may need. Sanitizers need far more of them. */
#define MEMORY ((rlim_t) 1200 * 1024 * 1024)
#define SECONDS 120

typedef GBytes *(*MakeFunc) (void);

static GBytes *
bytes_of (GString *text)
{
  return g_string_free_to_bytes (text);
}

static void
append_times (GString *text, const char *part, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
}

/* --- Text --- */

static GBytes *
make_endless_cell (void)
{
  GString *text = g_string_new ("name,email\n\"");

  append_times (text, "Seven men walked slowly, all of them talking.\n", 2000000);
  return bytes_of (text);
}

static GBytes *
make_million_columns (void)
{
  GString *text = g_string_new ("name");

  append_times (text, ",x", 1000000);
  return bytes_of (text);
}

static GBytes *
make_million_commas (void)
{
  GString *text = g_string_new ("name,email\nAnn,a@x.org");

  append_times (text, ",", 5000000);
  return bytes_of (text);
}

static GBytes *
make_many_rows (void)
{
  GString *text = g_string_new ("number\n");

  append_times (text, "1\n", TD_TABLE_MAX_ROWS + 10);
  return bytes_of (text);
}

static GBytes *
make_nul_bytes (void)
{
  GString *text = g_string_new ("name,email\nAnn,");

  g_string_append_len (text, "a\0b", 3);
  g_string_append (text, "@x.org\n");
  return bytes_of (text);
}

static GBytes *
make_wrong_utf8 (void)
{
  GString *text = g_string_new ("name,email\nZoë,z@x.org\nJürgen,j@x.org\nRenée,r@x.org\n");

  append_times (text, "Ånne,a@x.org\n", 10);
  g_string_append (text, "Bj\xf6rn,b@x.org\n");
  return bytes_of (text);
}

static GBytes *
make_quotes (void)
{
  GString *text = g_string_new ("name,email\n");

  append_times (text, "\"\"\"", 10000000);
  return bytes_of (text);
}

/* --- XML --- */

static GBytes *
make_laughs (void)
{
  GString *text = g_string_new ("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'ha'>");

  for (char c = 'b'; c < 'n'; c++)
    g_string_append_printf (text, "<!ENTITY %c '&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;'>", c,
                            c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
  g_string_append (text, "]><r:Report_Data xmlns:r='u'><r:Report_Entry><r:Name>&m;</r:Name>"
                         "</r:Report_Entry></r:Report_Data>");
  return bytes_of (text);
}

static GBytes *
make_outside_entity (void)
{
  return bytes_of (g_string_new ("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                                 "<Report_Data><Report_Entry><Name>&x;</Name></Report_Entry>"
                                 "</Report_Data>"));
}

static GBytes *
make_outside_type (void)
{
  return bytes_of (g_string_new ("<!DOCTYPE Report_Data SYSTEM 'http://localhost:9/x.dtd'>"
                                 "<Report_Data><Report_Entry><Name>Ann</Name></Report_Entry>"
                                 "</Report_Data>"));
}

static GBytes *
make_unknown_entity (void)
{
  return bytes_of (g_string_new ("<Report_Data><Report_Entry><Name>&x;</Name></Report_Entry>"
                                 "</Report_Data>"));
}

static GBytes *
make_deep (void)
{
  GString *text = g_string_new ("<Report_Data><Report_Entry>");

  append_times (text, "<a>", 3000000);
  return bytes_of (text);
}

static GBytes *
make_long_names (void)
{
  GString *text = g_string_new ("<Report_Data><Report_Entry>");

  for (int depth = 0; depth < 200; depth++)
    {
      g_string_append (text, "<");
      append_times (text, "abcdefghij", 200);
      g_string_append (text, ">");
    }
  append_times (text, "<a>1</a>", 1000000);
  return bytes_of (text);
}

static GBytes *
make_long_attribute (void)
{
  GString *text = g_string_new ("<Report_Data><Report_Entry><Name Descriptor='");

  append_times (text, "abcdefghij", 5000000);
  g_string_append (text, "'/></Report_Entry></Report_Data>");
  return bytes_of (text);
}

static GBytes *
make_many_elements (void)
{
  GString *text = g_string_new ("<Report_Data><Report_Entry>");

  for (int i = 0; i < 1000000; i++)
    g_string_append_printf (text, "<a%d>1</a%d>", i, i);
  return bytes_of (text);
}

static GBytes *
make_joined (void)
{
  GString *text = g_string_new ("<Report_Data><Report_Entry>");

  append_times (text, "<a>abc</a>", 3000000);
  return bytes_of (text);
}

static GBytes *
make_long_text (void)
{
  GString *text = g_string_new ("<Report_Data><Report_Entry><Name>");

  append_times (text, "abcdefghij", 10000000);
  return bytes_of (text);
}

/* --- Workbooks --- */

typedef struct
{
  struct archive *archive;
  GByteArray *bytes;
} Zip;

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *bytes, size_t length)
{
  g_byte_array_append (data, bytes, (guint) length);
  return (la_ssize_t) length;
}

static Zip
zip_begin (void)
{
  Zip zip = { archive_write_new (), g_byte_array_new () };

  archive_write_set_format_zip (zip.archive);
  archive_write_set_bytes_in_last_block (zip.archive, 1);
  g_assert_cmpint (archive_write_open (zip.archive, zip.bytes, NULL, write_cb, NULL), ==,
                   ARCHIVE_OK);
  return zip;
}

static void
zip_start_part (Zip *zip, const char *path)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (zip->archive, entry), ==, ARCHIVE_OK);
  archive_entry_free (entry);
}

/* @n times the text, behind what was written of the part. */
static void
zip_write (Zip *zip, const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    archive_write_data (zip->archive, text, strlen (text));
}

static void
zip_add (Zip *zip, const char *path, const char *text)
{
  zip_start_part (zip, path);
  zip_write (zip, text, 1);
}

static GBytes *
zip_end (Zip *zip)
{
  archive_write_close (zip->archive);
  archive_write_free (zip->archive);
  return g_byte_array_free_to_bytes (zip->bytes);
}

/* A workbook without its sheet. */
static Zip
xlsx_begin (void)
{
  Zip zip = zip_begin ();

  zip_add (&zip, "xl/workbook.xml",
           "<workbook><sheets><sheet name='A' r:id='r1'/></sheets></workbook>");
  zip_add (&zip, "xl/_rels/workbook.xml.rels",
           "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>");
  return zip;
}

/* Bytes that no compression makes smaller, so that the ratio is no matter. */
static void
zip_add_noise (Zip *zip, guint size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree char *noise = g_malloc (size + 1);

  for (guint i = 0; i < size; i++)
    noise[i] = (char) g_rand_int_range (random, 1, 256);
  noise[size] = '\0';
  zip_add (zip, "noise.bin", noise);
}

static GBytes *
make_bomb (void)
{
  Zip zip = xlsx_begin ();

  zip_start_part (&zip, "xl/worksheets/sheet1.xml");
  zip_write (&zip, "<worksheet><sheetData>", 1);
  zip_write (&zip, "<row/><row/><row/><row/><row/><row/><row/><row/><row/><row/><row/>", 1000000);
  return zip_end (&zip);
}

/* The same, and the archive says that it is small. */
static GBytes *
make_lying_bomb (void)
{
  g_autoptr (GBytes) honest = make_bomb ();
  gsize size;
  const guint8 *data = g_bytes_get_data (honest, &size);
  guint8 *bytes = g_memdup2 (data, size);

  for (gsize i = 0; i + 30 < size; i++)
    {
      if (memcmp (bytes + i, "PK\001\002", 4) == 0)
        memcpy (bytes + i + 24, "\x10\0\0\0", 4);
      else if (memcmp (bytes + i, "PK\007\010", 4) == 0)
        memcpy (bytes + i + 12, "\x10\0\0\0", 4);
    }
  return g_bytes_new_take (bytes, size);
}

static GBytes *
make_wide_sheet (void)
{
  Zip zip = xlsx_begin ();

  zip_add (&zip, "xl/worksheets/sheet1.xml",
           "<worksheet><sheetData><row r='1'><c r='ZZZZZZZZ1'><v>1</v></c></row></sheetData>"
           "</worksheet>");
  return zip_end (&zip);
}

static GBytes *
make_shared_cells (void)
{
  Zip zip = xlsx_begin ();

  zip_add_noise (&zip, 1024 * 1024);
  zip_start_part (&zip, "xl/sharedStrings.xml");
  zip_write (&zip, "<sst><si><t>", 1);
  zip_write (&zip, "abcdefghij", 100000);
  zip_write (&zip, "</t></si></sst>", 1);
  zip_start_part (&zip, "xl/worksheets/sheet1.xml");
  zip_write (&zip, "<worksheet><sheetData>", 1);
  zip_write (&zip, "<row><c t='s'><v>0</v></c></row>", 1000000);
  zip_write (&zip, "</sheetData></worksheet>", 1);
  return zip_end (&zip);
}

static GBytes *
make_book_type (void)
{
  Zip zip = xlsx_begin ();

  zip_add (&zip, "xl/worksheets/sheet1.xml",
           "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c "
           "t='inlineStr'><is><t>&x;</t></is></c></row></sheetData></worksheet>");
  return zip_end (&zip);
}

static GBytes *
make_path_trick (void)
{
  Zip zip = xlsx_begin ();

  zip_add (&zip, "xl/worksheets/../../../../tmp/sheet1.xml", "<worksheet/>");
  return zip_end (&zip);
}

/* The path of a sheet, in the words of another part. */
static GBytes *
make_sheet_outside (void)
{
  Zip zip = zip_begin ();

  zip_add (&zip, "xl/workbook.xml", "<workbook><sheets><sheet r:id='r1'/></sheets></workbook>");
  zip_add (&zip, "xl/_rels/workbook.xml.rels",
           "<Relationships><Relationship Id='r1' Target='../../tmp/a.xml'/></Relationships>");
  return zip_end (&zip);
}

static GBytes *
make_twins (void)
{
  Zip zip = xlsx_begin ();

  zip_add (&zip, "xl/worksheets/sheet1.xml", "<worksheet/>");
  zip_add (&zip, "/xl/worksheets/sheet1.xml", "<worksheet/>");
  return zip_end (&zip);
}

static GBytes *
make_many_parts (void)
{
  Zip zip = xlsx_begin ();

  for (int i = 0; i < 30000; i++)
    {
      g_autofree char *path = g_strdup_printf ("xl/worksheets/sheet%d.xml", i);

      zip_add (&zip, path, "");
    }
  return zip_end (&zip);
}

static GBytes *
make_merges (void)
{
  Zip zip = xlsx_begin ();

  zip_add_noise (&zip, 2 * 1024 * 1024);
  zip_start_part (&zip, "xl/worksheets/sheet1.xml");
  zip_write (&zip, "<worksheet><sheetData>", 1);
  zip_write (&zip, "<row><c t='str'><v>Name</v></c><c t='str'><v>Email</v></c></row>", 100000);
  zip_write (&zip, "</sheetData><mergeCells>", 1);
  zip_write (&zip, "<mergeCell ref='A1:XFD1048576'/>", 1000000);
  zip_write (&zip, "</mergeCells></worksheet>", 1);
  return zip_end (&zip);
}

/* A sheet of OpenDocument with these rows. */
static GBytes *
make_ods (const char *rows)
{
  Zip zip = zip_begin ();
  g_autofree char *content =
      g_strconcat ("<document-content><body><spreadsheet><table name='A'>", rows,
                   "</table></spreadsheet></body></document-content>", NULL);

  zip_add_noise (&zip, 100 * 1024);
  zip_add (&zip, "content.xml", content);
  return zip_end (&zip);
}

static GBytes *
make_repeated_rows (void)
{
  return make_ods ("<table-row number-rows-repeated='100000000'><table-cell "
                   "number-columns-repeated='3'><p>Ann</p></table-cell></table-row>");
}

static GBytes *
make_repeated_cells (void)
{
  return make_ods ("<table-row><table-cell number-columns-repeated='1000000'><p>Ann</p>"
                   "</table-cell></table-row>");
}

static GBytes *
make_repeated_text (void)
{
  g_autoptr (GString) rows = g_string_new ("<table-row number-rows-repeated='1000000'><table-cell "
                                           "number-columns-repeated='900'><p>");

  append_times (rows, "abcdefghij", 10000);
  g_string_append (rows, "</p></table-cell></table-row>");
  return make_ods (rows->str);
}

static GBytes *
make_ods_type (void)
{
  Zip zip = zip_begin ();

  zip_add (&zip, "content.xml", "<!DOCTYPE d SYSTEM 'http://localhost:9/d'><d/>");
  return zip_end (&zip);
}

static const struct
{
  const char *name;
  MakeFunc make;
  const char *words; /* of the sentence; NULL: it is read */
} cases[] = {
  { "endless-cell", make_endless_cell, "a cell of more than 1 MB in row 2" },
  { "million-columns", make_million_columns, "more than 1,000 columns" },
  { "million-commas", make_million_commas, NULL },
  { "many-rows", make_many_rows, "more than 10 million rows" },
  { "nul-bytes", make_nul_bytes, "is not text that Tandem can read" },
  { "wrong-utf8", make_wrong_utf8, "“Bj�rn” or “Björn”" },
  { "quotes", make_quotes, "a cell of more than 1 MB" },
  { "laughs", make_laughs, "document type" },
  { "outside-entity", make_outside_entity, "document type" },
  { "outside-type", make_outside_type, "document type" },
  { "unknown-entity", make_unknown_entity, "damaged" },
  { "deep", make_deep, "not a Workday report" },
  { "long-names", make_long_names, "not a Workday report" },
  { "long-attribute", make_long_attribute, "damaged" },
  { "many-elements", make_many_elements, "more than 1,000 columns" },
  { "joined", make_joined, "a cell of more than 1 MB" },
  { "long-text", make_long_text, "a cell of more than 1 MB" },
  { "bomb", make_bomb, "unpacks to far more" },
  { "lying-bomb", make_lying_bomb, "damaged" },
  { "wide-sheet", make_wide_sheet, "more than 1,000 columns" },
  { "shared-cells", make_shared_cells, "more than 1 GB of text" },
  { "book-type", make_book_type, "document type" },
  { "path-trick", make_path_trick, "has parts that a workbook does not have" },
  { "sheet-outside", make_sheet_outside, "has parts that a workbook does not have" },
  { "twins", make_twins, "has parts that a workbook does not have" },
  { "many-parts", make_many_parts, "has parts that a workbook does not have" },
  { "merges", make_merges, NULL },
  { "repeated-rows", make_repeated_rows, "more than 10 million rows" },
  { "repeated-cells", make_repeated_cells, "more than 1,000 columns" },
  { "repeated-text", make_repeated_text, "more than 1 GB of text" },
  { "ods-type", make_ods_type, "document type" },
};

static void
limit_process (void)
{
  const struct rlimit seconds = { SECONDS, SECONDS };
#ifndef __SANITIZE_ADDRESS__
  const struct rlimit memory = { MEMORY, MEMORY };

  g_assert_cmpint (setrlimit (RLIMIT_AS, &memory), ==, 0);
#endif
  g_assert_cmpint (setrlimit (RLIMIT_CPU, &seconds), ==, 0);
}

static void
read_case (guint i)
{
  g_autoptr (GBytes) bytes = cases[i].make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTable) table = NULL;

  limit_process ();
  table = td_table_read_bytes (bytes, "roster.file", NULL, NULL, NULL, &error);
  if (table)
    td_table_check_encoding (table, &error);
  if (cases[i].words == NULL)
    {
      g_assert_no_error (error);
      g_assert_nonnull (table);
      return;
    }
  g_assert_nonnull (error);
  g_assert_true (error->domain == TD_ERROR);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, cases[i].words));
  g_assert_nonnull (strstr (error->message, "“roster.file”"));
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  if (g_test_subprocess ())
    {
      read_case (i);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Files that are not what their size says: one with holes, and one without an end. */
static void
test_sizes (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "large.csv", NULL);
  const char *const paths[] = { path, "/dev/zero" };

  g_assert_true (g_file_set_contents (path, "name\n", -1, NULL));
  g_assert_cmpint (truncate (path, TD_TABLE_MAX_FILE + 1), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (td_table_read (paths[i], NULL, NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, "larger than 200 MB"));
    }
}

static void
test_folder (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_table_read (file->folder, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

void
test_hostile_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/hostile/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add ("/exchange/hostile/sizes", TdTestFile, NULL, td_test_file_setup, test_sizes,
              td_test_file_teardown);
  g_test_add ("/exchange/hostile/folder", TdTestFile, NULL, td_test_file_setup, test_folder,
              td_test_file_teardown);
}
