/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <locale.h>

#include "test-render.h"

int
main (int argc, char **argv)
{
  /* Before the first letter: pictures are compared with one font. */
  g_setenv ("FONTCONFIG_FILE", TD_TEST_DATA "/fonts.conf", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_number_add ();
  test_chart_scene_add ();
  test_chart_grid_add ();
  test_chart_layout_add ();
  test_chart_table_add ();
  test_chart_golden_add ();
  test_chart_grey_add ();
  test_chart_save_add ();
  test_pages_add ();
  test_parts_add ();
  test_typography_add ();
  return g_test_run ();
}
