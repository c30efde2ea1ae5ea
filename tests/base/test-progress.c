/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-progress.h"

void test_progress_add (void);

static gpointer
work (gpointer progress)
{
  for (int i = 0; i <= 1000; i++)
    td_progress_set (progress, i / 1000.0, i == 500 ? "half" : NULL);
  return NULL;
}

static void
test_thread (void)
{
  TdProgress *progress = td_progress_new ();
  GThread *thread = g_thread_new ("job", work, progress);

  g_thread_join (thread);
  g_assert_cmpfloat (td_progress_get_fraction (progress), ==, 0);
  while (td_progress_get_fraction (progress) < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (td_progress_get_text (progress), ==, "half");
  td_progress_set (NULL, 1, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (progress);
}

void
test_progress_add (void)
{
  g_test_add_func ("/base/progress/thread", test_thread);
}
