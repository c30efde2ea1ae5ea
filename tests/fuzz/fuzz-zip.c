/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fuzz.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *bytes, size_t length)
{
  g_byte_array_append (data, bytes, (guint) length);
  return (la_ssize_t) length;
}

static void
add_part (struct archive *archive, const char *path, const char *text, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (gint64) length);
  if (archive_write_header (archive, entry) == ARCHIVE_OK)
    archive_write_data (archive, text, length);
  archive_entry_free (entry);
}

/* One part: its path up to the end of the line, then its text. */
static void
add_text (struct archive *archive, const char *part, gsize length)
{
  const char *line = memchr (part, '\n', length);
  g_autofree char *path = line ? g_strndup (part, (gsize) (line - part)) : NULL;

  if (path && *path)
    add_part (archive, path, line + 1, length - (gsize) (line + 1 - part));
}

gboolean
fuzz_is_zip (const guint8 *data, gsize size)
{
  return size >= 4 && memcmp (data, "PK\003\004", 4) == 0;
}

GBytes *
fuzz_zip (const guint8 *data, gsize size)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  const char *text = (const char *) data;
  const char *end = text + size;

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open (archive, bytes, NULL, write_cb, NULL);
  while (text < end)
    {
      const char *next = g_strstr_len (text, end - text, "@@ ");
      gsize length = (gsize) ((next ? next : end) - text);

      add_text (archive, text, length);
      text += length + (next ? 3 : 0);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (bytes);
}
