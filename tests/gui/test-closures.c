/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "gui/widgets/td-closures.h"

void test_closures_add (void);

static void
test_texts (void)
{
  g_autofree char *day = td_format_day (NULL, td_date_from_iso ("2026-03-12"));
  g_autofree char *none = td_format_day (NULL, TD_DATE_NONE);
  g_autofree char *dash = td_text_or_dash (NULL, "");
  g_autofree char *text = td_text_or_dash (NULL, "Anouk");
  g_autofree char *yes = td_choose (NULL, TRUE, "yes", "no");
  g_autofree char *no = td_choose (NULL, FALSE, "yes", "no");

  g_autofree char *action = td_action_for (NULL, 3, "win.undo");
  g_autoptr (GVariant) target = g_variant_ref_sink (td_target_id (NULL, 3));

  g_assert_cmpstr (action, ==, "win.undo");
  g_assert_null (td_action_for (NULL, 0, "win.undo"));
  g_assert_cmpint (g_variant_get_int64 (target), ==, 3);
  g_assert_cmpstr (day, ==, "12 Mar 2026");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (dash, ==, "—");
  g_assert_cmpstr (text, ==, "Anouk");
  g_assert_cmpstr (yes, ==, "yes");
  g_assert_cmpstr (no, ==, "no");
}

static void
test_joined_texts (void)
{
  static const struct
  {
    const char *one, *other, *joined, *first;
  } cases[] = {
    { "a", "b", "a · b", "a" }, { "a", NULL, "a", "a" }, { NULL, "b", "b", "b" },
    { "", "b", "b", "b" },      { "a", "", "a", "a" },   { NULL, NULL, "", NULL },
  };
  g_autofree char *escaped = td_escape (NULL, "A & B <C>");
  g_autofree char *nothing = td_escape (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = td_join_two (NULL, cases[i].one, cases[i].other);
      g_autofree char *first = td_first_text (NULL, cases[i].one, cases[i].other);

      g_assert_cmpstr (joined, ==, cases[i].joined);
      g_assert_cmpstr (first, ==, cases[i].first);
    }
  g_assert_cmpstr (escaped, ==, "A &amp; B &lt;C&gt;");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_conditions (void)
{
  g_assert_true (td_is_positive (NULL, 1));
  g_assert_false (td_is_positive (NULL, 0));
  g_assert_true (td_is_zero (NULL, 0));
  g_assert_false (td_is_zero (NULL, 2));
  g_assert_true (td_has_text (NULL, "x"));
  g_assert_false (td_has_text (NULL, ""));
  g_assert_false (td_has_text (NULL, NULL));
  g_assert_true (td_has_id (NULL, 7));
  g_assert_false (td_has_id (NULL, 0));
  g_assert_true (td_is_not (NULL, FALSE));
  g_assert_false (td_has_object (NULL, NULL));
  g_assert_true (td_text_equals (NULL, "a", "a"));
  g_assert_false (td_text_equals (NULL, "a", NULL));
  g_assert_true (td_both (NULL, TRUE, TRUE));
  g_assert_false (td_both (NULL, TRUE, FALSE));
}

void
test_closures_add (void)
{
  g_test_add_func ("/gui/closures/texts", test_texts);
  g_test_add_func ("/gui/closures/joined-texts", test_joined_texts);
  g_test_add_func ("/gui/closures/conditions", test_conditions);
}
