/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fault-memory.h"
#include "fault-vfs.h"

#include <locale.h>

void test_damage_add (void);
void test_failing_writes_add (void);
void test_fixtures_add (void);
void test_memory_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  fault_memory_install ();
  fault_vfs_install ();
  test_failing_writes_add ();
  test_damage_add ();
  test_fixtures_add ();
  test_memory_add ();
  return g_test_run ();
}
