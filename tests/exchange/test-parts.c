/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "exchange/td-directory.h"
#include "exchange/td-row-reader.h"
#include "exchange/td-table-private.h"
#include "exchange/td-workbook.h"

#include <string.h>

static void
test_decode (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *encoding;
    const char *text;
  } cases[] = {
    { "plain\r\ntext\r", -1, "UTF-8", "plain\ntext\n" },
    { "\xef\xbb\xbfZo\xc3\xab", -1, "UTF-8", "Zoë" },
    { "Zo\xeb \x96 caf\xe9", -1, "WINDOWS-1252", "Zoë – café" },
    { "\xff\xfeZ\0\xeb\0", 6, "UTF-16LE", "Zë" },
    { "\xfe\xff\0Z\0\xeb", 6, "UTF-16BE", "Zë" },
    { "N\0a\0m\0e\0,\0Z\0", 12, "UTF-16LE", "Name,Z" },
    { "\0N\0a\0m\0e\0,\0Z", 12, "UTF-16BE", "Name,Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize size = cases[i].length < 0 ? strlen (cases[i].bytes) : (gsize) cases[i].length;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdTableOffer) offer = td_table_offer_new (TD_TABLE_CSV);
      const TdReading reading = { .name = "file" };
      gsize length;
      g_autofree char *text = td_text_decode (bytes, &reading, offer, &length, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (offer->encoding, ==, cases[i].encoding);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpuint (length, ==, strlen (text));
    }
}

/* Enough Cyrillic is told from the western code page; a few accents never are. */
static void
test_decode_cyrillic (void)
{
  static const char *const name = "Иван Петрович Сидоров; Отдел кадров; Москва; начальник отдела\n";
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autofree char *encoded = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdTableOffer) offer = td_table_offer_new (TD_TABLE_CSV);
  const TdReading reading = { .name = "file" };
  gsize size, length;

  for (int i = 0; i < 20; i++)
    g_string_append (utf8, name);
  encoded = g_convert (utf8->str, -1, "WINDOWS-1251", "UTF-8", NULL, &size, NULL);
  bytes = g_bytes_new_take (g_steal_pointer (&encoded), size);
  text = td_text_decode (bytes, &reading, offer, &length, NULL);
  g_assert_cmpstr (offer->encoding, ==, "WINDOWS-1251");
  g_assert_cmpstr (text, ==, utf8->str);
}

static TdRawRow
raw_row (int number, const char *const *cells)
{
  return (TdRawRow){ number, g_strv_length ((char **) cells), (const char **) cells };
}

static void
test_header_choice (void)
{
  static const char *const title[] = { "Roster of 1 May", NULL };
  static const char *const narrow[] = { "x", "y", NULL };
  static const char *const known[] = { "Name", "Email", "Shoe size", NULL };
  static const char *const data[] = { "Ann", "a@x.org", "38", NULL };
  static const char *const unknown[] = { "Foo", "Bar", "Baz", NULL };
  const TdRawRow with_known[] = { raw_row (1, title), raw_row (2, narrow), raw_row (3, known),
                                  raw_row (4, data) };
  const TdRawRow without[] = { raw_row (1, title), raw_row (2, unknown), raw_row (3, data) };
  guint n_known;

  g_assert_cmpuint (td_table_find_header (with_known, 4, &n_known), ==, 2);
  g_assert_cmpuint (n_known, ==, 2);
  g_assert_cmpuint (td_table_find_header (without, 3, &n_known), ==, 1);
  g_assert_cmpuint (n_known, ==, 0);
}

static void
test_footers (void)
{
  static const char *const header[] = { "Name", "Email", "Title", "Grade", NULL };
  static const struct
  {
    const char *cells[5];
    gboolean data;
  } cases[] = {
    { { "Total", NULL }, FALSE },
    { { "Totals:", "12", NULL }, FALSE },
    { { "Grand Total", "", "", "12", NULL }, FALSE },
    { { "Count: 3", NULL }, FALSE },
    { { "Page 1 of 9", NULL }, FALSE },
    { { "Seite 1 von 9", NULL }, FALSE },
    { { "Report generated 1 May 2026", NULL }, FALSE },
    { { "End of report", NULL }, FALSE },
    { { "Name", "Email", "Title", "Grade", NULL }, FALSE },
    { { "Page", "page@x.org", "Clerk", NULL }, TRUE },
    { { "Paget, Ann", NULL }, TRUE },
    { { "Countess Ann", NULL }, TRUE },
    { { "Totall", "t@x.org", NULL }, TRUE },
    { { "Ann", NULL }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* One row between, so that it is not taken for a second header. */
      const TdRawRow rows[] = { raw_row (1, header), raw_row (2, cases[13].cells),
                                raw_row (3, cases[i].cells) };

      g_test_message ("%s", cases[i].cells[0]);
      g_assert_cmpint (td_table_is_data (rows, 0, 2, 4), ==, cases[i].data);
    }
}

static void
test_numbers (void)
{
  TdWorkbook workbook = { .formats = g_array_new (FALSE, FALSE, sizeof (TdCellFormat)) };
  const TdCellFormat formats[] = { { TD_CELL_PLAIN, 0 },
                                   { TD_CELL_DATE, 0 },
                                   { TD_CELL_PADDED, 5 } };
  static const struct
  {
    const char *value;
    int style;
    const char *text;
  } cases[] = {
    { "3427", 0, "3427" },
    { "3427.0", -1, "3427" },
    { "1.5", 0, "1.5" },
    { "-3", 0, "-3" },
    { "1E3", 0, "1000" },
    { "12345678901234567890", 0, "12345678901234567890" },
    { "text", 1, "text" },
    { "42", 2, "00042" },
    { "1", 1, "1900-01-01" },
    { "59", 1, "1900-02-28" },
    { "60", 1, "60" },
    { "61", 1, "1900-03-01" },
    { "43539", 1, "2019-03-15" },
    { "43539.999999999", 1, "2019-03-16" },
    { "43539.25", 1, "2019-03-15T06:00:00" },
    { "0.25", 1, "0.25" },
    { "-5", 1, "-5" },
    { "99999999", 1, "99999999" },
    { "7", 99, "7" },
  };

  g_array_append_vals (workbook.formats, formats, G_N_ELEMENTS (formats));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_workbook_format_number (&workbook, cases[i].value, cases[i].style);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_array_unref (workbook.formats);
}

static void
test_directory (void)
{
  g_autoptr (TdDirectory) directory = td_directory_new ();
  static const struct
  {
    const char *text;
    TdDirectoryAnswer answer;
    const char *person;
  } cases[] = {
    { "1001", TD_DIRECTORY_FOUND, "ann" },
    { " ANN@x.org ", TD_DIRECTORY_FOUND, "ann" },
    { "ann o'hare", TD_DIRECTORY_FOUND, "ann" },
    { "O’HARE, Ann", TD_DIRECTORY_FOUND, "ann" },
    { "O'Hare Ann", TD_DIRECTORY_FOUND, "ann" },
    { "Somebody Else (1002)", TD_DIRECTORY_FOUND, "bob" },
    { "Bob Ray", TD_DIRECTORY_MANY, NULL },
    { "shared@x.org", TD_DIRECTORY_MANY, NULL },
    { "Bob", TD_DIRECTORY_NONE, NULL },
    { "", TD_DIRECTORY_NONE, NULL },
    { ",", TD_DIRECTORY_NONE, NULL },
  };

  td_directory_add (directory, (gpointer) "ann", "1001", "ann@X.org", "Ann O'Hare", "Ann",
                    "O'Hare");
  td_directory_add (directory, (gpointer) "bob", "1002", "shared@x.org", "Bob Ray", NULL, NULL);
  td_directory_add (directory, (gpointer) "bo2", "1003", "shared@x.org", "Bob Ray", NULL, NULL);
  td_directory_add (directory, (gpointer) "bo3", NULL, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer person = NULL;

      g_assert_cmpint (td_directory_find (directory, cases[i].text, &person), ==, cases[i].answer);
      g_assert_cmpstr (person, ==, cases[i].person);
    }
}

/* Reads one cell as a field of a roster. */
static void
with_cell (const char *field, const char *cell, TdRowReader *reader, TdReceipt **receipt)
{
  static TdImportOptions options;
  g_autofree char *file = g_strdup_printf ("Name,Other\nAnn,\"%s\"\n", cell);
  g_autofree char *map = g_strdup_printf ("%s=Other", field);
  g_autoptr (TdTable) table = test_table_of (file, -1, NULL);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  g_autoptr (GError) error = NULL;

  options = test_options ();
  options.dates = TD_DATE_ORDER_DMY;
  g_assert_true (td_mapping_apply (mapping, map, NULL));
  *receipt = td_receipt_new (mapping);
  g_assert_true (td_row_reader_init (reader, *receipt, &options, NULL, &error));
  g_assert_true (td_row_reader_go (reader, 0, 0, 1, &error));
}

static void
test_cell_dates (void)
{
  static const struct
  {
    const char *cell;
    gboolean fine;
    const char *date;
  } cases[] = {
    { "", TRUE, NULL },
    { "15/03/2019", TRUE, "2019-03-15" },
    { "03/15/2019", FALSE, NULL },
    { "0000-00-00", TRUE, NULL },
    { "31/12/9999", TRUE, NULL },
    { "soon", FALSE, NULL },
    { "-", TRUE, NULL },
    { "N/A", TRUE, NULL },
    { "43539", FALSE, NULL },
    { "29/02/2020", TRUE, "2020-02-29" },
    { "29/02/2021", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdReceipt) receipt = NULL;
      g_autofree char *iso = NULL;
      TdRowReader reader;
      TdDate date;

      with_cell ("hire_date", cases[i].cell, &reader, &receipt);
      g_assert_cmpint (td_row_reader_read_date (&reader, "hire_date", &date), ==, cases[i].fine);
      iso = td_date_to_iso (date);
      g_assert_cmpstr (iso, ==, cases[i].date);
      g_assert_cmpuint (receipt->problems->len, ==, cases[i].fine ? 0 : 1);
    }
}

static void
test_cell_emails (void)
{
  static const struct
  {
    const char *cell;
    gboolean fine;
    const char *email;
  } cases[] = {
    { "a@x.org", TRUE, "a@x.org" },
    { "mailto:a@x.org", TRUE, "a@x.org" },
    { "Mixed.Case@X.org", TRUE, "Mixed.Case@X.org" },
    { "o'hare@x.org", TRUE, "o'hare@x.org" },
    { "", TRUE, NULL },
    { "n/a", TRUE, NULL },
    { "a b@x.org", FALSE, NULL },
    { "a@b@x.org", FALSE, NULL },
    { "@x.org", FALSE, NULL },
    { "a@x", FALSE, NULL },
    { "a", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdReceipt) receipt = NULL;
      g_autofree char *email = NULL;
      TdRowReader reader;

      with_cell ("email", cases[i].cell, &reader, &receipt);
      g_assert_cmpint (td_row_reader_read_email (&reader, "email", &email), ==, cases[i].fine);
      g_assert_cmpstr (email, ==, cases[i].email);
      g_assert_cmpuint (receipt->problems->len, ==, cases[i].fine ? 0 : 1);
    }
}

/* Somebody may be called Null; a department may not. */
static void
test_cell_nothing (void)
{
  static const struct
  {
    const char *field;
    const char *cell;
    const char *text;
  } cases[] = {
    { "department", "null", NULL },   { "family_name", "Null", "Null" },
    { "department", "#N/A", NULL },   { "department", "Unknown", NULL },
    { "family_name", "Unk", "Unk" },  { "department", "  Law   and  Tax ", "Law and Tax" },
    { "department", "NA", "NA" },     { "title", "--", NULL },
    { "location", "\xc2\xa0", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdReceipt) receipt = NULL;
      g_autofree char *text = NULL;
      TdRowReader reader;

      with_cell (cases[i].field, cases[i].cell, &reader, &receipt);
      text = td_row_reader_dup (&reader, cases[i].field);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

void
test_parts_add (void)
{
  g_test_add_func ("/exchange/parts/decode", test_decode);
  g_test_add_func ("/exchange/parts/decode-cyrillic", test_decode_cyrillic);
  g_test_add_func ("/exchange/parts/header-choice", test_header_choice);
  g_test_add_func ("/exchange/parts/footers", test_footers);
  g_test_add_func ("/exchange/parts/numbers", test_numbers);
  g_test_add_func ("/exchange/parts/directory", test_directory);
  g_test_add_func ("/exchange/parts/cell-dates", test_cell_dates);
  g_test_add_func ("/exchange/parts/cell-emails", test_cell_emails);
  g_test_add_func ("/exchange/parts/cell-nothing", test_cell_nothing);
}
