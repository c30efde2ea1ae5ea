/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-digits.h"
#include "base/td-text.h"

void test_text_add (void);

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "D’Artagnan-Łódź", "dartagnan lodz" },
    { "  O'Brien,  Zoë ", "obrien zoe" },
    { "Straße", "strasse" },
    { "Ævar Þór", "aevar thor" },
    { "İpek Ağaoğlu", "ipek agaoglu" },
    { "José.Nuñez@Example.com", "jose.nunez@example.com" },
    { "李 小龙", "李 小龙" },
    { "", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = td_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* Plain ASCII takes a shorter way to the same result. */
static void
test_fold_ascii (void)
{
  for (char c = 1; c > 0; c++)
    {
      g_autofree char *plain = g_strdup_printf ("%ca%cb%c%c'D%c e%c", c, c, c, c, c, c);
      g_autofree char *accented = g_strdup_printf ("%ca%cb%c%c'D%c é%c", c, c, c, c, c, c);
      g_autofree char *folded = td_text_fold (plain);
      g_autofree char *expected = td_text_fold (accented);

      g_assert_cmpstr (folded, ==, expected);
    }
}

static void
test_clean (void)
{
  g_autofree char *padded = td_text_clean (" \tProduction \u00a0  line ");
  g_autofree char *empty = td_text_clean (" \u00a0 ");

  g_assert_cmpstr (padded, ==, "Production line");
  g_assert_null (empty);
  g_assert_null (td_text_clean (NULL));
}

static void
check_list (const char *text, const char *expected)
{
  g_auto (GStrv) entries = td_text_split_list (text);
  g_autofree char *joined = td_text_join_list ((const char *const *) entries);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_lists (void)
{
  check_list ("AGOL;Cartography;", "AGOL; Cartography");
  check_list ("Excel, Word, excel", "Excel; Word");
  check_list ("Leading, and following; Budget", "Leading, and following; Budget");
  check_list ("a|||b|||", "a; b");
  check_list ("Tax (national, local), Law", "Tax (national, local); Law");
  check_list ("Tax (national, Law", "Tax (national; Law");
  check_list ("القيادة؛ التفاوض، والعرض؛", "القيادة; التفاوض, والعرض");
  check_list ("القيادة، التفاوض (داخليًا، خارجيًا)، القيادة", "القيادة; التفاوض (داخليًا, خارجيًا)");
  check_list (" ; ", NULL);
  check_list (NULL, NULL);
  g_assert_cmpuint (td_text_count_common ("Dutch; English", "english; French; DUTCH"), ==, 2);
  g_assert_cmpuint (td_text_count_common (NULL, "x"), ==, 0);
  g_assert_true (td_text_same ("Zoë", "zoe"));
  g_assert_false (td_text_same (NULL, ""));
}

/* Parts of a line; a date that is none adds nothing. */
static void
test_parts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  td_text_add_date (text, "since %s", TD_DATE_NONE);
  g_assert_cmpstr (text->str, ==, "");
  td_text_add_part (text, "%s", "monthly");
  td_text_add_date (text, "since %s", td_date_from_iso ("2026-03-01"));
  g_assert_cmpstr (text->str, ==, "monthly · since 1 Mar 2026");
}

static void
check_plain (const char *text, const char *expected)
{
  g_autofree char *plain = td_text_plain_digits (text);

  g_assert_cmpstr (plain, ==, expected);
}

/* Figures of any script, with the marks of Arabic; words stay. */
static void
test_digits (void)
{
  g_autofree char *folded = td_text_fold ("١١٢٩");

  check_plain (NULL, NULL);
  check_plain ("1,5", "1,5");
  check_plain ("١٢٣٤٥٦٧٨٩٠", "1234567890");
  check_plain ("۱۲۳", "123");
  check_plain ("१२", "12");
  check_plain ("١٬٢٣٤٫٥", "1234.5");
  check_plain ("٧٠٪", "70%");
  check_plain ("\u2066٤٥\u2069 دقيقة", "45 دقيقة");
  g_assert_cmpstr (folded, ==, "1129");
}

static void
test_mnemonics (void)
{
  static const char *const labels[][2] = {
    { "En_d…", "End…" }, { "_Log", "Log" }, { "إن_هاء", "إنهاء" }, { "None", "None" }, { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = td_text_drop_mnemonic (labels[i][0]);

      g_assert_cmpstr (label, ==, labels[i][1]);
    }
}

void
test_text_add (void)
{
  g_test_add_func ("/base/text/digits", test_digits);
  g_test_add_func ("/base/text/parts", test_parts);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/fold-ascii", test_fold_ascii);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/lists", test_lists);
  g_test_add_func ("/base/text/mnemonics", test_mnemonics);
}
