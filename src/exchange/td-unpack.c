/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-workbook.h"

#include "base/td-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define READ_SIZE (64 * 1024)

typedef struct archive TdArchive;

static void
td_archive_free (TdArchive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdArchive, td_archive_free)

/* The parts that say something about tables; pictures, themes and the like are never unpacked. */
static gboolean
is_wanted (const char *path)
{
  if (path == NULL || strstr (path, "drawing") || strstr (path, "theme") || strstr (path, "media"))
    return FALSE;
  return g_str_has_suffix (path, ".xml") || g_str_has_suffix (path, ".rels");
}

static gboolean
fail_too_large (const char *name, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
               _ ("“%s” unpacks to far more than its size, as a harmful file would. Open it in a "
                  "spreadsheet program, save it as a new workbook and import that."),
               name);
  return FALSE;
}

static gboolean
fail_damaged (const char *name, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
               _ ("“%s” is damaged or protected by a password. Save it again without a password "
                  "and import that."),
               name);
  return FALSE;
}

/* Unpacks one part; @left counts down over all of them. */
static GBytes *
unpack_part (TdArchive *archive,
             gint64 *left,
             const char *name,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_SIZE);
  la_ssize_t n_read;

  while ((n_read = archive_read_data (archive, buffer, READ_SIZE)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      *left -= n_read;
      if (*left < 0)
        {
          fail_too_large (name, error);
          return NULL;
        }
      g_byte_array_append (part, buffer, (guint) n_read);
    }
  if (n_read < 0)
    {
      fail_damaged (name, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&part));
}

static char *
tidy_path (const char *path)
{
  while (*path == '/' || *path == '\\')
    path++;
  return g_strdelimit (g_strdup (path), "\\", '/');
}

GHashTable *
td_workbook_unpack (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (TdArchive) archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  gint64 left = MIN (TD_WORKBOOK_MAX_UNPACKED, (gint64) size * TD_WORKBOOK_MAX_RATIO);
  int code;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    {
      fail_damaged (name, error);
      return NULL;
    }
  while ((code = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || code == ARCHIVE_WARN)
    {
      const char *path = archive_entry_pathname (entry);
      GBytes *part;

      if (!is_wanted (path))
        continue;
      part = unpack_part (archive, &left, name, cancellable, error);
      if (part == NULL)
        return NULL;
      g_hash_table_replace (parts, tidy_path (path), part);
    }
  if (code == ARCHIVE_EOF)
    return g_steal_pointer (&parts);
  fail_damaged (name, error);
  return NULL;
}
