/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "base/td-error.h"

#include <string.h>

/* What a file offers to choose, and what becomes of a choice. */

static TdTable *
read_chosen (const char *name, const TdTableChoice *choice, GError **error)
{
  g_autofree char *path = g_build_filename (TD_TEST_DATA, name, NULL);

  return td_table_read_chosen (path, choice, NULL, NULL, error);
}

static TdTable *
read_bytes (const char *bytes, const TdTableChoice *choice, GError **error)
{
  g_autoptr (GBytes) all = g_bytes_new_static (bytes, strlen (bytes));

  return td_table_read_bytes (all, "roster.csv", choice, NULL, NULL, error);
}

/* The rows as text: cells parted by bars, rows by line ends. */
static char *
dup_rows (TdTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < td_table_get_n_rows (table); row++)
    for (guint column = 0; column < td_table_get_n_columns (table); column++)
      g_string_append_printf (text, "%s%s",
                              column > 0 ? "|"
                              : row > 0  ? "\n"
                                         : "",
                              td_table_get_cell (table, row, column));
  return g_string_free (text, FALSE);
}

static void
assert_rows (TdTable *table, const char *expected)
{
  g_autofree char *rows = dup_rows (table);

  g_assert_cmpstr (rows, ==, expected);
}

/* --- Sheets --- */

static void
assert_sheet (const TdTableOffer *offer, guint place, const char *name, gboolean hidden)
{
  const TdTableSheet *sheet = offer->sheets->pdata[place];

  g_assert_cmpstr (sheet->name, ==, name);
  g_assert_cmpint (sheet->hidden, ==, hidden);
}

static void
test_sheets (void)
{
  g_autoptr (TdTable) table = read_chosen ("sheets.xlsx", NULL, NULL);
  const TdTableOffer *offer = td_table_get_offer (table);

  g_assert_cmpint (offer->format, ==, TD_TABLE_XLSX);
  g_assert_cmpuint (offer->sheets->len, ==, 4);
  assert_sheet (offer, 0, "Read me", FALSE);
  assert_sheet (offer, 1, "Secret", TRUE);
  assert_sheet (offer, 2, "Deeper", TRUE);
  assert_sheet (offer, 3, "People & more", FALSE);
  g_assert_cmpint (offer->sheet, ==, 3);
  g_assert_null (offer->encoding);
  g_assert_cmpint (offer->separator, ==, '\0');
  assert_rows (table, "Ann Lee|ann@example.org");
}

static void
test_chosen_sheet (void)
{
  static const struct
  {
    const char *file;
    const char *sheet;
    const char *rows;
  } cases[] = {
    { "sheets.xlsx", "Secret", "Old One|old@example.org" },
    { "sheets.xlsx", "deeper", "Older One|older@example.org" },
    { "only-hidden.xlsx", "Data", "Ann Lee|ann@example.org" },
    { "merged.ods", "Old", "Old One|old@example.org|Law" },
    { "merged.ods", "Kinds", "Ann  Lee\nsecond line|TRUE||2019-03-15T09:05:00|2019-03-15|0.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdTableChoice choice = { .sheet = cases[i].sheet };
      g_autoptr (GError) error = NULL;
      g_autoptr (TdTable) table = read_chosen (cases[i].file, &choice, &error);

      g_assert_no_error (error);
      assert_rows (table, cases[i].rows);
    }
}

static void
test_no_such_sheet (void)
{
  const TdTableChoice choice = { .sheet = "Nowhere" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) blank = NULL;

  g_assert_null (read_chosen ("sheets.xlsx", &choice, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Secret” (hidden)"));
  g_assert_null (read_chosen ("only-hidden.xlsx", NULL, &blank));
  g_assert_error (blank, TD_ERROR, TD_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (blank->message, "--sheet): “Data” (hidden)"));
}

/* Cells made one stand for each of their rows and columns. */
static void
test_merged (void)
{
  g_autoptr (TdTable) excel = read_chosen ("merged.xlsx", NULL, NULL);
  g_autoptr (TdTable) open = read_chosen ("merged.ods", NULL, NULL);

  g_assert_cmpint (td_table_get_offer (excel)->header_row, ==, 3);
  g_assert_cmpint (td_table_find_column (excel, "Last Name"), ==, 2);
  g_assert_cmpint (td_table_find_column (excel, "Department"), ==, 3);
  assert_rows (excel, "1|Ann|Lee|Law|2019-03-15\n"
                      "2|Bob|Ray|Law|2019-03-16\n"
                      "3|Cy|Fox|Tax|2019-03-17");
  g_assert_cmpint (td_table_get_offer (open)->header_row, ==, 3);
  g_assert_cmpint (td_table_find_column (open, "Department"), ==, 3);
  assert_rows (open, "1|Ann|Lee|Law\n2|Bob|Bob|Law\n003|Cy|Fox|Tax\n003|Cy|Fox|Tax");
  g_assert_cmpint (td_table_get_row_number (open, 3), ==, 7);
}

static void
test_formulas (void)
{
  g_autoptr (TdTable) table = read_chosen ("formulas.xlsx", NULL, NULL);

  assert_rows (table, "1|Ann Lee|ann@example.org|2\n2|||TRUE");
}

/* --- Header --- */

static void
test_header_row (void)
{
  static const char text[] = "Name,Email\n\nof,whom\nAnn,a@x.org\n";
  const TdTableChoice choice = { .header_row = 3, .dates = TD_DATE_ORDER_MDY };
  const TdTableChoice blank = { .header_row = 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTable) found = read_bytes (text, NULL, NULL);
  g_autoptr (TdTable) chosen = read_bytes (text, &choice, NULL);

  g_assert_cmpint (td_table_get_offer (found)->header_row, ==, 1);
  g_assert_cmpint (td_table_get_dates (found), ==, TD_DATE_ORDER_UNKNOWN);
  g_assert_cmpint (td_table_get_offer (chosen)->header_row, ==, 3);
  g_assert_cmpint (td_table_get_dates (chosen), ==, TD_DATE_ORDER_MDY);
  g_assert_cmpstr (td_table_get_header (chosen, 1), ==, "whom");
  assert_rows (chosen, "Ann|a@x.org");
  g_assert_null (read_bytes (text, &blank, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nothing in row 2"));
}

/* --- Encodings --- */

/* Bytes of a word, and what they may be. */
static const struct
{
  const char *bytes;
  const char *encodings;
  const char *word;
} words[] = {
  { "Ren\xe9"
    "e M\xfcller",
    "WINDOWS-1252", "Renée Müller" },
  { "Ren\x8e"
    "e M\x9fller",
    "MACINTOSH", "Renée Müller" },
  { "REN\xc9"
    "E",
    "WINDOWS-1252", "RENÉE" },
  { "REN\x83"
    "E",
    "MACINTOSH", "RENÉE" },
  { "it\x92s", "WINDOWS-1252", "it’s" },
  { "O\x92Hare", "WINDOWS-1252", "O’Hare" },
  { "O\xd5Hare", "MACINTOSH", "O’Hare" },
  { "Garc\xed"
    "a",
    "WINDOWS-1252", "García" },
  { "Garc\x92"
    "a",
    "MACINTOSH", "García" },
  { "\xc9ric", "WINDOWS-1252", "Éric" },
  { "\x83ric", "MACINTOSH", "Éric" },
  { "Wa\xb3\xeasa", "WINDOWS-1250", "Wałęsa" },
  { "\x80 5", "WINDOWS-1252", "€ 5" },
  { "a \x97 b", "WINDOWS-1252", "a — b" },
  { "Wei\xdf", "WINDOWS-1252", "Weiß" },
  { "Wei\xa7", "MACINTOSH", "Weiß" },
  { "\xd6z \xde"
    "ahin",
    "WINDOWS-1252 WINDOWS-1254", "Öz Þahin" },
  { "\x93gut\x94 gemacht", "WINDOWS-1252 MACINTOSH", "“gut” gemacht" },
  { "caf\xc3\xa9", "UTF-8", "café" },
};

static void
test_encodings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = g_strdup_printf ("Name,Email\n%s,a@x.org\n", words[i].bytes);
      g_autoptr (TdTable) table = read_bytes (text, NULL, NULL);
      const TdTableOffer *offer = td_table_get_offer (table);
      g_autofree char *encodings = g_strjoinv (" ", offer->encodings);

      g_test_message ("%s", words[i].word);
      g_assert_cmpstr (encodings, ==, words[i].encodings);
      g_assert_cmpstr (offer->encoding, ==, offer->encodings[0]);
      g_assert_cmpstr (td_table_get_cell (table, 0, 0), ==, words[i].word);
    }
}

static void
test_doubt (void)
{
  static const char text[] = "Name,Email\n\xd6z \xde"
                             "ahin,a@x.org\n";
  const TdTableChoice choice = { .encoding = "windows-1254" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTable) unsure = read_bytes (text, NULL, NULL);
  g_autoptr (TdTable) chosen = read_bytes (text, &choice, NULL);

  g_assert_cmpstr (td_table_get_offer (unsure)->doubt, ==, "“Þahin” or “Şahin”");
  g_assert_false (td_table_check_encoding (unsure, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_UNDECIDED);
  g_assert_nonnull (strstr (error->message, "“Þahin” or “Şahin”"));
  g_assert_nonnull (strstr (error->message, "--encoding): WINDOWS-1252, WINDOWS-1254"));
  g_assert_true (td_table_check_encoding (chosen, NULL));
  g_assert_cmpstr (td_table_get_cell (chosen, 0, 0), ==, "Öz Şahin");
}

static void
test_chosen_encoding (void)
{
  const TdTableChoice utf8 = { .encoding = "utf-8" };
  const TdTableChoice mac = { .encoding = "macintosh" };
  const TdTableChoice nonsense = { .encoding = "klingon" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTable) marked =
      read_bytes ("\xef\xbb\xbfName,Email\nZo\xc3\xab,z@x.org\n", &utf8, NULL);
  g_autoptr (TdTable) broken = read_bytes ("Name,Email\nZo\xeb,z@x.org\n", &utf8, NULL);
  g_autoptr (TdTable) turned = read_bytes ("Name,Email\nZo\xeb,z@x.org\n", &mac, NULL);

  g_assert_cmpstr (td_table_get_header (marked, 0), ==, "Name");
  g_assert_cmpstr (td_table_get_cell (marked, 0, 0), ==, "Zoë");
  g_assert_cmpstr (td_table_get_cell (broken, 0, 0), ==, "Zo�");
  g_assert_cmpstr (td_table_get_cell (turned, 0, 0), ==, "ZoÎ");
  g_assert_null (read_bytes ("Name\nZo\xeb\n", &nonsense, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "WINDOWS-1252"));
}

/* Every encoding of the list is one that can be read. */
static void
test_list (void)
{
  for (const char *const *encoding = td_table_list_encodings (); *encoding; encoding++)
    {
      const TdTableChoice choice = { .encoding = *encoding };
      g_autoptr (GError) error = NULL;
      gsize size;
      g_autofree char *text =
          g_convert ("Name,Email\nAnn,a@x.org\n", -1, *encoding, "UTF-8", NULL, &size, &error);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TdTable) table = NULL;

      g_assert_no_error (error);
      bytes = g_bytes_new (text, size);
      table = td_table_read_bytes (bytes, "roster.csv", &choice, NULL, NULL, &error);
      g_assert_no_error (error);
      assert_rows (table, "Ann|a@x.org");
    }
}

/* --- Pasted cells --- */

static void
test_pasted (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
    char separator;
  } cases[] = {
    { "Name\tEmail\nAnn, the first\ta@x.org\n", "Ann, the first|a@x.org", '\t' },
    { "Name\tNote\r\nAnn\t\"two\nlines, \"\"quoted\"\"\"\r\n", "Ann|two\nlines, \"quoted\"", '\t' },
    { "Name\tNote\n\"Bob\" Smith\tof \"old\"\nCy\tx\n", "\"Bob\" Smith|of \"old\"\nCy|x", '\t' },
    { "Name,Email\n\"Lee, Ann\",a@x.org\n", "Lee, Ann|a@x.org", ',' },
    { "Name;Email\nZoë;z@x.org\n", "Zoë|z@x.org", ';' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdTable) table =
          td_table_read_text (cases[i].text, -1, "Pasted cells", NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (td_table_get_offer (table)->separator, ==, cases[i].separator);
      g_assert_cmpstr (td_table_get_file_name (table), ==, "Pasted cells");
      assert_rows (table, cases[i].rows);
    }
}

static void
test_pasted_nothing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_table_read_text (" \n\t\n", -1, "Pasted cells", NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "“Pasted cells” holds no table"));
}

void
test_choice_add (void)
{
  g_test_add_func ("/exchange/choice/sheets", test_sheets);
  g_test_add_func ("/exchange/choice/chosen-sheet", test_chosen_sheet);
  g_test_add_func ("/exchange/choice/no-such-sheet", test_no_such_sheet);
  g_test_add_func ("/exchange/choice/merged", test_merged);
  g_test_add_func ("/exchange/choice/formulas", test_formulas);
  g_test_add_func ("/exchange/choice/header-row", test_header_row);
  g_test_add_func ("/exchange/choice/encodings", test_encodings);
  g_test_add_func ("/exchange/choice/doubt", test_doubt);
  g_test_add_func ("/exchange/choice/chosen-encoding", test_chosen_encoding);
  g_test_add_func ("/exchange/choice/list", test_list);
  g_test_add_func ("/exchange/choice/pasted", test_pasted);
  g_test_add_func ("/exchange/choice/pasted-nothing", test_pasted_nothing);
}
