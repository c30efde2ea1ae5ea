/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-json.h"

static void
test_object (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  td_json_add_int (builder, "places", G_MAXINT64);
  td_json_add_int (builder, "matched", -1);
  json_builder_end_object (builder);
  text = td_json_dup_text (builder);
  g_assert_cmpstr (text, ==, "{\"places\":9223372036854775807,\"matched\":-1}");
}

void test_json_add (void);

void
test_json_add (void)
{
  g_test_add_func ("/json/object", test_object);
}
