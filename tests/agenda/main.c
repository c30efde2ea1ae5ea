/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib.h>

void test_agenda_add (void);
void test_classify_add (void);

void test_letter_add (void);
void test_notice_add (void);
void test_reminder_add (void);
void test_goal_row_add (void);

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_agenda_add ();
  test_classify_add ();
  test_letter_add ();
  test_notice_add ();
  test_reminder_add ();
  test_goal_row_add ();
  return g_test_run ();
}
