/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-words.h"

void test_words_add (void);

static const char *const codes[] = { "one", "two", NULL };
static const char *const labels[] = { "The First", "The Second" };

static void
test_label (void)
{
  const TdWords words = { codes, labels, NULL };
  const TdWords in_context = { codes, labels, "numbers" };

  g_assert_cmpstr (td_words_get_label (&words, "two"), ==, "The Second");
  g_assert_cmpstr (td_words_get_label (&in_context, "one"), ==, "The First");
  g_assert_cmpstr (td_words_get_label (&words, "three"), ==, "three");
  g_assert_cmpstr (td_words_get_label (&words, "One"), ==, "One");
  g_assert_cmpstr (td_words_get_label (&words, NULL), ==, "");
}

static void
test_find (void)
{
  const TdWords words = { codes, labels, NULL };

  g_assert_cmpint (td_words_find (&words, "one"), ==, 0);
  g_assert_cmpint (td_words_find (&words, "two"), ==, 1);
  g_assert_cmpint (td_words_find (&words, "three"), ==, -1);
  g_assert_cmpint (td_words_find (&words, NULL), ==, -1);
}

void
test_words_add (void)
{
  g_test_add_func ("/base/words/label", test_label);
  g_test_add_func ("/base/words/find", test_find);
}
