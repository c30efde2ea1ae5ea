/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-xml-reserve.h"

#include <libxml/xmlmemory.h>
#include <malloc.h>
#include <string.h>

/* More than the schema of workspaces takes. Pages that nobody writes to take no memory. */
#define RESERVE (8 * 1024 * 1024)
#define ALIGNMENT 16

/* Before each block. */
typedef struct
{
  gsize size;
} Head;

static struct
{
  GMutex lock;
  gsize used;
  guint n_blocks;
  _Alignas(ALIGNMENT) char bytes[RESERVE];
} reserve;

static struct
{
  xmlFreeFunc free;
  xmlMallocFunc malloc;
  xmlReallocFunc realloc;
} before;

static _Thread_local gboolean was_used;

static gboolean
is_reserved (const void *block)
{
  const char *byte = block;

  return byte >= reserve.bytes && byte < reserve.bytes + RESERVE;
}

static Head *
get_head (void *block)
{
  return (Head *) (void *) ((char *) block - ALIGNMENT);
}

/* NULL where there is no room. */
static void *
take (gsize size)
{
  gsize whole = ALIGNMENT + (size / ALIGNMENT + 1) * ALIGNMENT;
  void *block = NULL;

  was_used = TRUE;
  g_mutex_lock (&reserve.lock);
  if (size < RESERVE && whole <= RESERVE - reserve.used)
    {
      block = reserve.bytes + reserve.used + ALIGNMENT;
      get_head (block)->size = size;
      reserve.used += whole;
      reserve.n_blocks++;
    }
  g_mutex_unlock (&reserve.lock);
  return block;
}

/* Room is there again when all of it has come back. */
static void
give_back (void)
{
  g_mutex_lock (&reserve.lock);
  if (--reserve.n_blocks == 0)
    reserve.used = 0;
  g_mutex_unlock (&reserve.lock);
}

static void
free_cb (void *block)
{
  if (is_reserved (block))
    give_back ();
  else
    before.free (block);
}

static void *
malloc_cb (size_t size)
{
  void *block = before.malloc (size);

  return block ? block : take (size);
}

static void *
realloc_cb (void *block, size_t size)
{
  void *other;

  if (block == NULL)
    return malloc_cb (size);
  other = is_reserved (block) ? malloc_cb (size) : before.realloc (block, size);
  if (other && !is_reserved (block))
    return other;
  if (other == NULL)
    other = take (size);
  if (other == NULL)
    return NULL;
  memcpy (other, block,
          MIN (size, is_reserved (block) ? get_head (block)->size : malloc_usable_size (block)));
  free_cb (block);
  return other;
}

static char *
strdup_cb (const char *text)
{
  gsize size = strlen (text) + 1;
  char *copy = malloc_cb (size);

  return copy ? memcpy (copy, text, size) : NULL;
}

void
td_xml_reserve_install (void)
{
  static gsize installed;
  xmlStrdupFunc before_strdup;

  if (!g_once_init_enter (&installed))
    return;
  xmlMemGet (&before.free, &before.malloc, &before.realloc, &before_strdup);
  xmlMemSetup (free_cb, malloc_cb, realloc_cb, strdup_cb);
  g_once_init_leave (&installed, 1);
}

void
td_xml_reserve_forget (void)
{
  was_used = FALSE;
}

gboolean
td_xml_reserve_was_used (void)
{
  return was_used;
}
