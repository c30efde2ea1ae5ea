/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "exchange/td-data-sheet.h"

#include "test-exchange.h"

#include <string.h>

static const char *const columns[] = { "x", "group", NULL };

static TdDataSheet *
read_text (TdTestFile *file, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (file->folder, "figures.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return td_data_sheet_read (path, columns, NULL, error);
}

/* The number of each cell, or that it is none and the file, row and column are named. */
static void
test_numbers (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *text;
    double number; /* -1: refused */
  } cases[] = {
    { "12", 12 },       { "0.5", 0.5 },   { ".5", 0.5 },   { "1e3", 1000 },     { "+4", 4 },
    { "\"2,5\"", 2.5 }, { "\" 7 \"", 7 }, { "nan", -1 },   { "inf", -1 },       { "Infinity", -1 },
    { "0x10", -1 },     { "1e999", -1 },  { "1.2.3", -1 }, { "\"1,2,3\"", -1 }, { "1 2", -1 },
    { "12abc", -1 },    { "\"\"", -1 },   { "NA", -1 },    { "--1", -1 },       { "e", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("x,group\n%s,A\n", cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdDataSheet) sheet = read_text (file, text, &error);
      double number;

      g_assert_no_error (error);
      if (td_data_sheet_read_number (sheet, 0, 0, &number, &error))
        g_assert_cmpfloat (number, ==, cases[i].number);
      else
        {
          g_assert_cmpfloat (cases[i].number, ==, -1);
          g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, "“figures.csv”, row 2, column “x”: "));
        }
    }
}

static void
test_counts (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDataSheet) sheet =
      read_text (file, "x,group\n3,A\n-1,A\n2.5,A\n99999999999999999999,A\n1 2 3.5,A\n,B\n1 b,B\n",
                 &error);
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GArray) none = NULL;
  gint64 count;

  g_assert_no_error (error);
  g_assert_true (td_data_sheet_read_count (sheet, 0, 0, 0, 10, &count, &error));
  g_assert_cmpint (count, ==, 3);
  for (guint row = 1; row < 4; row++)
    {
      g_assert_false (td_data_sheet_read_count (sheet, row, 0, 0, 10, &count, &error));
      g_assert_nonnull (strstr (error->message, "from 0 to 10"));
      g_clear_error (&error);
    }
  numbers = td_data_sheet_read_numbers (sheet, 4, 0, &error);
  g_assert_cmpuint (numbers->len, ==, 3);
  g_assert_cmpfloat (g_array_index (numbers, double, 2), ==, 3.5);
  none = td_data_sheet_read_numbers (sheet, 5, 0, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (td_data_sheet_read_numbers (sheet, 6, 0, &error));
  g_assert_nonnull (strstr (error->message, "“b” is not a number"));
}

static void
test_cases (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDataSheet) sheet =
      read_text (file, "case,x,group\nb,1,Z\na,2,Y\nb,3,Ä\nb,4,Y\n", &error);
  g_autoptr (TdDataSheet) plain = read_text (file, "x,group\n", &error);
  g_autoptr (GPtrArray) cases = td_data_sheet_list_cases (sheet);
  g_autoptr (GPtrArray) whole = td_data_sheet_list_cases (plain);
  const TdDataCase *second = cases->pdata[1];
  g_autoptr (TdDataFactor) groups = td_data_factor_new (sheet, 2, second->rows);

  g_assert_cmpuint (cases->len, ==, 2);
  g_assert_cmpstr (second->name, ==, "b");
  g_assert_cmpuint (second->rows->len, ==, 3);
  /* Sorted by bytes; the rows of each in the order of the file. */
  g_assert_cmpuint (groups->names->len, ==, 3);
  g_assert_cmpstr (groups->names->pdata[0], ==, "Y");
  g_assert_cmpstr (groups->names->pdata[2], ==, "Ä");
  g_assert_cmpint (groups->of[0], ==, 1);
  g_assert_cmpuint (groups->order[0], ==, 2);
  g_assert_cmpuint (groups->first[3], ==, 3);
  g_assert_cmpuint (whole->len, ==, 1);
  g_assert_null (((TdDataCase *) whole->pdata[0])->name);
}

static void
test_columns (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (file, "x,department\n1,2\n", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no column “group”"));
  g_assert_nonnull (strstr (error->message, "x, group"));
}

/* Figures with bytes of no encoding among them: what is read is text, or the file is refused. */
static void
test_bytes (TdTestFile *file, gconstpointer data)
{
  static const char strange[] = "x,group\n"
                                "7.5,\x82\x97\xc9\x13I\xb4\x9d\x9b\x0e\xf1o\272F\xebv\x17Z5|\2769_"
                                "\xfb"
                                "0.2\n"
                                "\x99\xfc\x83q\x94\xd5\x93>1,\xc5\x92"
                                "6\x8b"
                                "wer\n";
  g_autofree char *path = g_build_filename (file->folder, "figures.csv", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new_len (strange, sizeof strange - 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdDataSheet) sheet = NULL;

      for (guint k = 0; k < round % 7; k++)
        g_string_insert_c (text, g_rand_int_range (random, 8, (int) text->len),
                           (char) g_rand_int_range (random, 1, 256));
      g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
      sheet = td_data_sheet_read (path, columns, NULL, &error);
      g_assert_true (sheet || error);
      for (guint row = 0; sheet && row < td_data_sheet_get_n_rows (sheet); row++)
        for (int column = 0; column < 2; column++)
          g_assert_true (g_utf8_validate (td_data_sheet_get (sheet, row, column), -1, NULL));
    }
}

void
test_data_sheet_add (void)
{
#define ADD(name, function)                                                        \
  g_test_add ("/data-sheet/" name, TdTestFile, NULL, td_test_file_setup, function, \
              td_test_file_teardown)
  ADD ("numbers", test_numbers);
  ADD ("counts", test_counts);
  ADD ("cases", test_cases);
  ADD ("columns", test_columns);
  ADD ("bytes", test_bytes);
#undef ADD
}
