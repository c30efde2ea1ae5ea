/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-unpack.h"

#include "base/td-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define READ_SIZE (64 * 1024)

/* No spreadsheet program writes more parts. */
#define MAX_PARTS 20000

typedef struct archive TdArchive;

static void
td_archive_free (TdArchive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdArchive, td_archive_free)

/* A part that says something about tables. */
typedef struct
{
  char *path;    /* as it is asked for */
  char *entry;   /* as the archive has it */
  gint64 size;   /* as the archive says; 0 where it does not */
  gint64 n_read; /* that it was found to have */
} Part;

struct _TdUnpack
{
  GBytes *bytes;
  const TdReading *reading;
  GPtrArray *parts; /* of Part */
  gint64 left;      /* how much more it may unpack to */
};

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->path);
  g_free (part->entry);
  g_free (part);
}

/* Pictures, themes and the like are never unpacked. */
static gboolean
is_wanted (const char *path)
{
  if (strstr (path, "drawing") || strstr (path, "theme") || strstr (path, "media"))
    return FALSE;
  return g_str_has_suffix (path, ".xml") || g_str_has_suffix (path, ".rels");
}

static gboolean
fail_too_large (TdUnpack *unpack, GError **error)
{
  return td_reading_fail (unpack->reading,
                          _ ("“%s” unpacks to far more than its size, as a harmful file would. "
                             "Open it in a spreadsheet program, save it as a new workbook and "
                             "import that."),
                          error);
}

static gboolean
fail_damaged (TdUnpack *unpack, GError **error)
{
  return td_reading_fail (unpack->reading,
                          _ ("“%s” is damaged or protected by a password. Save it again without a "
                             "password and import that."),
                          error);
}

static gboolean
fail_tricky (TdUnpack *unpack, GError **error)
{
  return td_reading_fail (unpack->reading,
                          _ ("“%s” has parts that a workbook does not have, as a harmful file "
                             "would. Open it in a spreadsheet program, save it as a new workbook "
                             "and import that."),
                          error);
}

static char *
tidy_path (const char *path)
{
  while (*path == '/' || *path == '\\')
    path++;
  return g_strdelimit (g_strdup (path), "\\", '/');
}

static gboolean
leads_out (const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);

  return g_strv_contains ((const char *const *) steps, "..");
}

static TdArchive *
open_archive (TdUnpack *unpack)
{
  g_autoptr (TdArchive) archive = archive_read_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (unpack->bytes, &size);

  archive_read_support_format_zip (archive);
  return archive_read_open_memory (archive, data, size) == ARCHIVE_OK ? g_steal_pointer (&archive)
                                                                      : NULL;
}

static gboolean
is_entry (int code)
{
  return code == ARCHIVE_OK || code == ARCHIVE_WARN;
}

/* Notes an entry of the archive where it may be needed. */
static gboolean
take_entry (TdUnpack *unpack, struct archive_entry *entry, gint64 *total, GError **error)
{
  const char *name = archive_entry_pathname (entry);
  g_autofree char *path = name && g_utf8_validate (name, -1, NULL) ? tidy_path (name) : NULL;
  Part *part;

  if (path && leads_out (path))
    return fail_tricky (unpack, error);
  if (path == NULL || !is_wanted (path) || archive_entry_filetype (entry) != AE_IFREG)
    return TRUE;
  if (unpack->parts->len >= MAX_PARTS)
    return fail_tricky (unpack, error);
  part = g_new0 (Part, 1);
  part->path = g_steal_pointer (&path);
  part->entry = g_strdup (name);
  part->size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;
  g_ptr_array_add (unpack->parts, part);
  *total += CLAMP (part->size, 0, TD_TABLE_MAX_TEXT);
  return *total <= unpack->left || fail_too_large (unpack, error);
}

/* What is there twice would be one thing for us and another for the program it came from. */
static gboolean
check_parts (TdUnpack *unpack, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < unpack->parts->len; i++)
    if (!g_hash_table_add (seen, ((Part *) unpack->parts->pdata[i])->path))
      return fail_tricky (unpack, error);
  return TRUE;
}

static gboolean
list_parts (TdUnpack *unpack, GError **error)
{
  g_autoptr (TdArchive) archive = open_archive (unpack);
  struct archive_entry *entry;
  gint64 total = 0;
  int code;

  if (archive == NULL)
    return fail_damaged (unpack, error);
  while (is_entry (code = archive_read_next_header (archive, &entry)))
    if (!take_entry (unpack, entry, &total, error))
      return FALSE;
  return code == ARCHIVE_EOF ? check_parts (unpack, error) : fail_damaged (unpack, error);
}

TdUnpack *
td_unpack_open (GBytes *bytes, const TdReading *reading, GError **error)
{
  g_autoptr (TdUnpack) unpack = g_new0 (TdUnpack, 1);
  gint64 size = (gint64) g_bytes_get_size (bytes);

  unpack->bytes = g_bytes_ref (bytes);
  unpack->reading = reading;
  unpack->parts = g_ptr_array_new_with_free_func (part_free);
  unpack->left = MIN (TD_TABLE_MAX_TEXT, size * TD_TABLE_MAX_RATIO);
  return list_parts (unpack, error) ? g_steal_pointer (&unpack) : NULL;
}

void
td_unpack_free (TdUnpack *unpack)
{
  if (unpack == NULL)
    return;

  g_bytes_unref (unpack->bytes);
  g_ptr_array_unref (unpack->parts);
  g_free (unpack);
}

const char *
td_unpack_find (TdUnpack *unpack, const char *suffix)
{
  gsize length = strlen (suffix);

  for (guint i = 0; i < unpack->parts->len; i++)
    {
      const char *path = ((Part *) unpack->parts->pdata[i])->path;
      gsize size = strlen (path);

      if (size >= length && g_ascii_strcasecmp (path + size - length, suffix) == 0)
        return path;
    }
  return NULL;
}

static Part *
find_part (TdUnpack *unpack, const char *path)
{
  for (guint i = 0; path && i < unpack->parts->len; i++)
    if (strcmp (((Part *) unpack->parts->pdata[i])->path, path) == 0)
      return unpack->parts->pdata[i];
  return NULL;
}

static gboolean
go_to (TdArchive *archive, const Part *part)
{
  struct archive_entry *entry;

  while (is_entry (archive_read_next_header (archive, &entry)))
    if (g_strcmp0 (archive_entry_pathname (entry), part->entry) == 0)
      return TRUE;
  return FALSE;
}

/* Counts what comes out of a part; what came out of it before is not counted twice. */
static gboolean
count_bytes (TdUnpack *unpack, Part *part, gint64 n_read, GError **error)
{
  if (n_read <= part->n_read)
    return TRUE;
  unpack->left -= n_read - part->n_read;
  part->n_read = n_read;
  return unpack->left >= 0 || fail_too_large (unpack, error);
}

static void
tell_progress (TdUnpack *unpack, const Part *part, gint64 n_read)
{
  td_progress_set (unpack->reading->progress,
                   CLAMP ((double) n_read / (double) MAX (part->size, 1), 0, 1), NULL);
}

/* Ends without an error where an event had enough. */
static void
feed (TdUnpack *unpack,
      Part *part,
      gboolean progress,
      TdArchive *archive,
      TdSax *sax,
      GError **error)
{
  g_autofree char *buffer = g_malloc (READ_SIZE);
  gint64 total = 0;
  la_ssize_t n_read;

  do
    {
      n_read = archive_read_data (archive, buffer, READ_SIZE);
      if (n_read < 0)
        {
          fail_damaged (unpack, error);
          return;
        }
      total += n_read;
      if (!count_bytes (unpack, part, total, error) ||
          !td_sax_feed (sax, buffer, (gsize) n_read, error))
        return;
      if (progress)
        tell_progress (unpack, part, total);
    }
  while (n_read > 0);
}

gboolean
td_unpack_read (TdUnpack *unpack,
                const char *path,
                gboolean progress,
                const TdSaxEvents *events,
                gpointer data,
                GError **error)
{
  Part *part = find_part (unpack, path);
  g_autoptr (TdArchive) archive = part ? open_archive (unpack) : NULL;
  g_autoptr (TdSax) sax = NULL;
  GError *trouble = NULL;

  if (path == NULL)
    return TRUE;
  /* Another part says that it is there. */
  if (part == NULL)
    return leads_out (path) ? fail_tricky (unpack, error) : fail_damaged (unpack, error);
  if (archive == NULL || !go_to (archive, part))
    return fail_damaged (unpack, error);
  sax = td_sax_new (unpack->reading, events, data);
  feed (unpack, part, progress, archive, sax, &trouble);
  /* What a password protects is no XML. */
  if (trouble && td_sax_is_broken (sax) && g_error_matches (trouble, TD_ERROR, TD_ERROR_UNREADABLE))
    {
      g_error_free (trouble);
      return fail_damaged (unpack, error);
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}
