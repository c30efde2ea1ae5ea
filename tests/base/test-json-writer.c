/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-json-writer.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>

void test_json_writer_add (void);

static void
test_layout (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TdJsonWriter writer;

  td_json_writer_init (&writer, text);
  td_json_writer_begin_object (&writer, NULL);
  td_json_writer_begin_array (&writer, "curve");
  for (int i = 1; i <= 2; i++)
    {
      td_json_writer_begin_row (&writer, NULL);
      td_json_writer_add_int (&writer, "n", i);
      td_json_writer_begin_array (&writer, "in");
      td_json_writer_add_bool (&writer, NULL, i == 1);
      td_json_writer_add_null (&writer, NULL);
      td_json_writer_end_array (&writer);
      td_json_writer_end_object (&writer);
    }
  td_json_writer_end_array (&writer);
  td_json_writer_begin_object (&writer, "empty");
  td_json_writer_end_object (&writer);
  td_json_writer_end_object (&writer);
  g_assert_cmpstr (text->str, ==,
                   "{\n  \"curve\": [\n"
                   "    {\"n\": 1, \"in\": [true, null]},\n"
                   "    {\"n\": 2, \"in\": [false, null]}\n"
                   "  ],\n"
                   "  \"empty\": {}\n"
                   "}\n");
}

/* What another reader gets back: every bit of a number, every letter of a text. */
static void
test_values (void)
{
  static const double numbers[] = { 0.1,    1.0 / 3, 1e-300, 5e-324, 1.7976931348623157e308,
                                    -2.5e9, 0,       -0.0,   1e15,   3.141592653589793 };
  static const char *const strange = "a \"b\" \\c\n\t\x01\x7f Łódź 東京 </script>";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;
  TdJsonWriter writer;

  td_json_writer_init (&writer, text);
  td_json_writer_begin_array (&writer, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    td_json_writer_add_double (&writer, NULL, numbers[i]);
  td_json_writer_add_double (&writer, NULL, NAN);
  td_json_writer_add_double (&writer, NULL, -INFINITY);
  td_json_writer_add_text (&writer, NULL, strange);
  td_json_writer_add_text (&writer, NULL, NULL);
  td_json_writer_end_array (&writer);

  root = json_from_string (text->str, &error);
  g_assert_no_error (error);
  array = json_node_get_array (root);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpfloat (json_array_get_double_element (array, i), ==, numbers[i]);
  g_assert_null (strstr (text->str, "-0,"));
  g_assert_true (json_array_get_null_element (array, G_N_ELEMENTS (numbers)));
  g_assert_cmpstr (json_array_get_string_element (array, G_N_ELEMENTS (numbers) + 1), ==, "-Inf");
  g_assert_cmpstr (json_array_get_string_element (array, G_N_ELEMENTS (numbers) + 2), ==, strange);
  g_assert_true (json_array_get_null_element (array, G_N_ELEMENTS (numbers) + 3));
}

void
test_json_writer_add (void)
{
  g_test_add_func ("/json-writer/layout", test_layout);
  g_test_add_func ("/json-writer/values", test_values);
}
