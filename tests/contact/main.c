/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib.h>

void test_board_add (void);
void test_contact_add (void);
void test_due_add (void);
void test_help_add (void);
void test_history_add (void);
void test_line_add (void);
void test_oracles_add (void);
void test_paste_add (void);
void test_properties_add (void);
void test_slots_add (void);

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_board_add ();
  test_contact_add ();
  test_due_add ();
  test_help_add ();
  test_history_add ();
  test_line_add ();
  test_oracles_add ();
  test_paste_add ();
  test_properties_add ();
  test_slots_add ();
  return g_test_run ();
}
