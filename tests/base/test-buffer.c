/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-buffer.h"

#include <string.h>

void test_buffer_add (void);

/* It holds what was put into it, however it grew. */
static void
test_append (void)
{
  g_auto (TdBuffer) buffer = { NULL };
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *text = NULL;
  gsize length;

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *piece = g_strdup_printf ("%d,", i);

      g_string_append (expected, piece);
      g_assert_true (td_buffer_append (&buffer, piece, strlen (piece)));
      g_assert_true (td_buffer_append (&buffer, NULL, 0));
    }
  text = td_buffer_steal_text (&buffer, &length);
  g_assert_cmpstr (text, ==, expected->str);
  g_assert_cmpuint (length, ==, expected->len);
  g_assert_null (buffer.data);
  g_assert_cmpuint (buffer.room, ==, 0);
}

/* Without anything in it there is an empty text, and there are empty bytes. */
static void
test_empty (void)
{
  g_auto (TdBuffer) buffer = { NULL };
  g_autofree char *text = td_buffer_steal_text (&buffer, NULL);
  g_autofree char *copy = td_buffer_copy_text (NULL, 0);
  g_autoptr (GBytes) bytes = td_buffer_steal_bytes (&buffer);

  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (copy, ==, "");
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
}

/* More than any computer has is refused, and what is there stays. */
static void
test_refused (void)
{
  g_auto (TdBuffer) buffer = { NULL };
  const gsize sizes[] = { G_MAXSIZE, G_MAXSIZE / 2, G_MAXSIZE / 2 - 3, (gsize) 1 << 60 };

  g_assert_true (td_buffer_append (&buffer, "abc", 3));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_false (td_buffer_reserve (&buffer, sizes[i]));
  g_assert_cmpuint (buffer.length, ==, 3);
  g_assert_cmpmem (buffer.data, buffer.length, "abc", 3);
  g_assert_null (td_buffer_copy_text ("a", G_MAXSIZE));
}

void
test_buffer_add (void)
{
  g_test_add_func ("/buffer/append", test_append);
  g_test_add_func ("/buffer/empty", test_empty);
  g_test_add_func ("/buffer/refused", test_refused);
}
