/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fault-memory.h"

#include <libxml/xmlmemory.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static struct
{
  sqlite3_mem_methods sqlite; /* SQLite's own */
  gint armed;
  gint seen;
  int n;
  gboolean lasting;
} memory;

static gboolean
refuse (void)
{
  int seen;

  if (!g_atomic_int_get (&memory.armed))
    return FALSE;
  seen = g_atomic_int_add (&memory.seen, 1) + 1;
  return memory.n > 0 && (memory.lasting ? seen >= memory.n : seen == memory.n);
}

static void *
sqlite_malloc_cb (int size)
{
  return refuse () ? NULL : memory.sqlite.xMalloc (size);
}

static void *
sqlite_realloc_cb (void *block, int size)
{
  return refuse () ? NULL : memory.sqlite.xRealloc (block, size);
}

static void *
xml_malloc_cb (size_t size)
{
  return refuse () ? NULL : malloc (size);
}

static void *
xml_realloc_cb (void *block, size_t size)
{
  return refuse () ? NULL : realloc (block, size);
}

static char *
xml_strdup_cb (const char *text)
{
  return refuse () ? NULL : strdup (text);
}

void
fault_memory_install (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory.sqlite), ==, SQLITE_OK);
  methods = memory.sqlite;
  methods.xMalloc = sqlite_malloc_cb;
  methods.xRealloc = sqlite_realloc_cb;
  /* Many small pieces of a connection come from one that is asked for once: here each is asked for.
   */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  g_assert_cmpint (xmlMemSetup (free, xml_malloc_cb, xml_realloc_cb, xml_strdup_cb), ==, 0);
}

void
fault_memory_arm (int n, gboolean lasting)
{
  memory.n = n;
  memory.lasting = lasting;
  g_atomic_int_set (&memory.seen, 0);
  g_atomic_int_set (&memory.armed, 1);
}

int
fault_memory_disarm (void)
{
  g_atomic_int_set (&memory.armed, 0);
  return g_atomic_int_get (&memory.seen);
}
