/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-notice.h"

#include "two-pairs.h"

void test_notice_add (void);

static void
test_words (void)
{
  static const struct
  {
    TdNotice notice;
    const char *words;
  } cases[] = {
    { { 0, 0 }, NULL },
    { { 5, 0 }, "5 pairs are overdue" },
    { { 0, 1 }, "1 answer waits" },
    { { 5, 2 }, "5 pairs are overdue, 2 answers wait" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = td_notice_dup_text (&cases[i].notice);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_count (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdNotice notice = { 0 };

  test_two_pairs_make (file->db);
  g_assert_true (td_notice_load (file->db, td_test_date ("2026-06-15"), &notice, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (notice.n_overdue, ==, 1);
  g_assert_cmpuint (notice.n_waiting, ==, 1);
}

void
test_notice_add (void)
{
  g_test_add_func ("/notice/words", test_words);
  g_test_add ("/notice/count", TdTestFile, NULL, td_test_file_setup, test_count,
              td_test_file_teardown);
}
