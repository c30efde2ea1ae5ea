/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include <glib.h>
#include <locale.h>

void test_arena_add (void);
void test_buffer_add (void);
void test_csv_add (void);
void test_date_add (void);
void test_decimal_add (void);
void test_direction_add (void);
void test_file_add (void);
void test_fuzzy_add (void);
void test_json_add (void);
void test_json_writer_add (void);
void test_locales_add (void);
void test_place_add (void);
void test_progress_add (void);
void test_record_add (void);
void test_remarks_add (void);
void test_text_add (void);
void test_words_add (void);

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  test_arena_add ();
  test_buffer_add ();
  test_csv_add ();
  test_date_add ();
  test_decimal_add ();
  test_direction_add ();
  test_file_add ();
  test_fuzzy_add ();
  test_json_add ();
  test_json_writer_add ();
  test_locales_add ();
  test_place_add ();
  test_progress_add ();
  test_record_add ();
  test_remarks_add ();
  test_text_add ();
  test_words_add ();
  return g_test_run ();
}
