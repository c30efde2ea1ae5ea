/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-arena.h"

#include "base/td-text.h"

#include <string.h>

#define BLOCK_SIZE ((gsize) 256 * 1024)

/* What is larger gets a block of its own, so that little of one is left unused. */
#define LARGE (BLOCK_SIZE / 8)

#define ALIGNMENT sizeof (gint64)

struct _TdArena
{
  GPtrArray *blocks;
  char *at; /* what is free of the block under way */
  char *end;
};

TdArena *
td_arena_new (void)
{
  TdArena *arena = g_new0 (TdArena, 1);

  arena->blocks = g_ptr_array_new_with_free_func (g_free);
  return arena;
}

void
td_arena_free (TdArena *arena)
{
  if (arena == NULL)
    return;
  g_ptr_array_unref (arena->blocks);
  g_free (arena);
}

static char *
add_block (TdArena *arena, gsize size)
{
  char *block = g_malloc (size);

  g_ptr_array_add (arena->blocks, block);
  return block;
}

gpointer
td_arena_alloc (TdArena *arena, gsize size)
{
  gsize room = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  gpointer piece;

  if (room > (gsize) (arena->end - arena->at))
    {
      if (room > LARGE)
        return add_block (arena, room);
      arena->at = add_block (arena, BLOCK_SIZE);
      arena->end = arena->at + BLOCK_SIZE;
    }
  piece = arena->at;
  arena->at += room;
  return piece;
}

gpointer
td_arena_alloc0 (TdArena *arena, gsize size)
{
  return memset (td_arena_alloc (arena, size), 0, size);
}

char *
td_arena_add_text (TdArena *arena, const char *text)
{
  gsize size = text ? strlen (text) + 1 : 0;

  return text ? memcpy (td_arena_alloc (arena, size), text, size) : NULL;
}

char *
td_arena_join (TdArena *arena, const char *first, ...)
{
  gsize size = 1;
  va_list texts;
  char *joined, *end;

  va_start (texts, first);
  for (const char *text = first; text; text = va_arg (texts, const char *))
    size += strlen (text);
  va_end (texts);

  joined = end = td_arena_alloc (arena, size);
  va_start (texts, first);
  for (const char *text = first; text; text = va_arg (texts, const char *))
    end = g_stpcpy (end, text);
  va_end (texts);
  *end = '\0';
  return joined;
}

/* A folded text of ASCII is never longer than it was, nor ahead of what is read. */
char *
td_arena_fold_own (TdArena *arena, char *text)
{
  gsize length = strlen (text);

  if (!td_text_is_ascii (text, length))
    return td_arena_fold (arena, text);
  td_text_fold_ascii (text, length, text);
  return text;
}

char *
td_arena_fold (TdArena *arena, const char *text)
{
  gsize length = text ? strlen (text) : 0;
  g_autofree char *folded = NULL;

  if (td_text_is_ascii (text, length))
    {
      char *kept = td_arena_alloc (arena, length + 1);

      td_text_fold_ascii (text, length, kept);
      return kept;
    }
  folded = td_text_fold (text);
  return td_arena_add_text (arena, folded);
}
