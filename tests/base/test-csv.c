/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-csv.h"

#include <math.h>

void test_csv_add (void);

static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "plain", "plain" },
    { "a, b", "\"a, b\"" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "=1+1", "\"'=1+1\"" },
    { "+31", "\"'+31\"" },
    { "-5", "\"'-5\"" },
    { "@cmd", "\"'@cmd\"" },
    { "\tx", "\"'\tx\"" },
    { "'quoted'", "'quoted'" },
    { "'=1", "\"''=1\"" },
    { "''-1", "\"'''-1\"" },
    { "é–漢", "é–漢" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);

      td_csv_append_text (csv, cases[i].text, TRUE);
      g_assert_cmpstr (csv->str, ==, cases[i].cell);
    }
}

static void
test_rows (void)
{
  static const char *const cells[] = { "a", "b;c", "", NULL };
  g_autoptr (GString) csv = td_csv_new ();

  td_csv_append_row (csv, cells);
  td_csv_append_text (csv, "n", TRUE);
  td_csv_append_number (csv, 1.5);
  td_csv_append_number (csv, NAN);
  td_csv_end_row (csv);
  g_assert_cmpstr (csv->str, ==, "\357\273\277a,b;c,\r\nn,1.5,\r\n");
}

void
test_csv_add (void)
{
  g_test_add_func ("/csv/cells", test_cells);
  g_test_add_func ("/csv/rows", test_rows);
}
