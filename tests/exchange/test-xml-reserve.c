/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-xml-reserve.h"

#include "exchange/td-xml.h"
#include "test-exchange.h"

#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

#define MEGABYTE ((gsize) 1024 * 1024)

/* There is no memory from now on. */
static gboolean refused;

static void *
malloc_cb (size_t size)
{
  return refused ? NULL : malloc (size);
}

static void *
realloc_cb (void *block, size_t size)
{
  return refused ? NULL : realloc (block, size);
}

static char *
strdup_cb (const char *text)
{
  return refused ? NULL : strdup (text);
}

/* In a process of its own: whoever set libxml2's memory before is asked first. */
static gboolean
begin (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return FALSE;
    }
  g_assert_cmpint (xmlMemSetup (free, malloc_cb, realloc_cb, strdup_cb), ==, 0);
  td_xml_reserve_install ();
  return TRUE;
}

static void
test_blocks (void)
{
  char *old, *word, *block;

  if (!begin ())
    return;
  old = xmlMemStrdup ("of before");
  g_assert_false (td_xml_reserve_was_used ());
  refused = TRUE;
  word = xmlMemStrdup ("reserved");
  g_assert_true (td_xml_reserve_was_used ());
  td_xml_reserve_forget ();
  g_assert_false (td_xml_reserve_was_used ());
  g_assert_cmpuint (GPOINTER_TO_SIZE (word) % 16, ==, 0);
  /* It moves and keeps what was in it, from either side. */
  word = xmlRealloc (word, 5000);
  g_assert_cmpstr (word, ==, "reserved");
  old = xmlRealloc (old, 100000);
  g_assert_cmpstr (old, ==, "of before");
  refused = FALSE;
  word = xmlRealloc (word, 20);
  g_assert_cmpstr (word, ==, "reserved");
  refused = TRUE;
  /* It has an end, and begins anew when all is back. */
  block = xmlMalloc (5 * MEGABYTE);
  g_assert_nonnull (block);
  memset (block, 'x', 5 * MEGABYTE);
  g_assert_cmpstr (old, ==, "of before");
  g_assert_null (xmlMalloc (5 * MEGABYTE));
  g_assert_null (xmlRealloc (block, 100 * MEGABYTE));
  xmlFree (old);
  xmlFree (block);
  xmlFree (word);
  block = xmlMalloc (7 * MEGABYTE);
  g_assert_nonnull (block);
  xmlFree (block);
}

/* What libxml2 reads out of the reserve is read well, and then refused in words. */
static void
test_reader (void)
{
  g_autoptr (GString) text = g_string_new ("<a>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (xmlTextReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  if (!begin ())
    return;
  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text, "<b c='%d'>words</b>", i);
  g_string_append (text, "</a>");
  bytes = g_bytes_new_static (text->str, text->len);
  reader = td_xml_open (bytes);
  g_assert_true (td_xml_next (reader, "small.xml", NULL, &error));
  g_assert_no_error (error);
  refused = TRUE;
  while (td_xml_next (reader, "small.xml", NULL, &error))
    g_assert_false (td_xml_reserve_was_used ());
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "not enough memory for “small.xml”"));
  refused = FALSE;
}

void
test_xml_reserve_add (void)
{
  g_test_add_func ("/xml-reserve/blocks", test_blocks);
  g_test_add_func ("/xml-reserve/reader", test_reader);
}
