/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-test.h"

#include "base/td-arena.h"
#include "base/td-text.h"

#include <string.h>

void test_arena_add (void);

/* What lies in it stays as it was, whatever comes after, and everything is aligned. */
static void
test_pieces (void)
{
  g_autoptr (TdArena) arena = td_arena_new ();
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();

  for (gsize i = 0; i < 2000; i++)
    {
      gsize size = 1 + i * 37 % 700;
      guchar *piece = td_arena_alloc0 (arena, size);

      g_assert_cmpuint (GPOINTER_TO_SIZE (piece) % sizeof (gint64), ==, 0);
      for (gsize k = 0; k < size; k++)
        g_assert_cmpuint (piece[k], ==, 0);
      memset (piece, (int) (i % 251), size);
      g_ptr_array_add (pieces, piece);
    }
  for (gsize i = 0; i < pieces->len; i++)
    {
      const guchar *piece = pieces->pdata[i];
      gsize size = 1 + i * 37 % 700;

      g_assert_cmpuint (piece[0], ==, i % 251);
      g_assert_cmpuint (piece[size - 1], ==, i % 251);
    }
}

static void
test_large (void)
{
  g_autoptr (TdArena) arena = td_arena_new ();
  char *small = td_arena_add_text (arena, "small");
  char *large = td_arena_alloc (arena, 5 * 1024 * 1024);

  memset (large, 'x', 5 * 1024 * 1024);
  g_assert_cmpstr (small, ==, "small");
  g_assert_cmpstr (td_arena_add_text (arena, "after"), ==, "after");
}

static void
test_texts (void)
{
  g_autoptr (TdArena) arena = td_arena_new ();

  g_assert_null (td_arena_add_text (arena, NULL));
  g_assert_cmpstr (td_arena_add_text (arena, ""), ==, "");
  g_assert_cmpstr (td_arena_join (arena, "Ann", " ", "Lee", NULL), ==, "Ann Lee");
  g_assert_cmpstr (td_arena_join (arena, "", NULL), ==, "");
}

/* The short way of ASCII is the long way of everything. */
static void
test_fold (void)
{
  static const char *const texts[] = {
    NULL,          "",        " ",   "  Ann  Lee ", "O'Hare-Smith", "'",         "-",
    "a.b_c+d#e@f", "(x) [y]", "A`B", "Łódź",        "D’Artagnan",   "tab\there", "1,2;3",
  };
  g_autoptr (TdArena) arena = td_arena_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = td_text_fold (texts[i]);

      g_assert_cmpstr (td_arena_fold (arena, texts[i]), ==, folded);
    }
  g_assert_cmpstr (td_arena_fold (arena, "  O'Hare-Smith, Ann "), ==, "ohare smith ann");
}

void
test_arena_add (void)
{
  g_test_add_func ("/base/arena/pieces", test_pieces);
  g_test_add_func ("/base/arena/large", test_large);
  g_test_add_func ("/base/arena/texts", test_texts);
  g_test_add_func ("/base/arena/fold", test_fold);
}
