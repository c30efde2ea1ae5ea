/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-file-writer.h"

#include "base/td-file.h"

#include <errno.h>
#include <stdio.h>

struct _TdFileWriter
{
  char *path;
  char *draft; /* NULL once it is in its place */
  FILE *file;
  gsize length;
  int trouble; /* errno of the first one */
};

TdFileWriter *
td_file_writer_new (const char *path, GError **error)
{
  TdFileWriter *writer;
  g_autofree char *draft = NULL;
  FILE *file;

  g_return_val_if_fail (path != NULL, NULL);

  draft = td_file_begin (path, error);
  if (draft == NULL)
    return NULL;
  file = fopen (draft, "w+be");
  if (file == NULL)
    {
      td_file_fail (path, errno, error);
      td_file_discard (draft);
      return NULL;
    }
  writer = g_new0 (TdFileWriter, 1);
  writer->path = g_strdup (path);
  writer->draft = g_steal_pointer (&draft);
  writer->file = file;
  return writer;
}

gboolean
td_file_writer_write (TdFileWriter *writer, const void *data, gsize length)
{
  g_return_val_if_fail (writer != NULL && writer->file != NULL, FALSE);

  if (writer->trouble == 0 && fwrite (data, 1, length, writer->file) != length)
    writer->trouble = errno ? errno : EIO;
  writer->length += length;
  return writer->trouble == 0;
}

gsize
td_file_writer_get_length (TdFileWriter *writer)
{
  g_return_val_if_fail (writer != NULL, 0);

  return writer->length;
}

gsize
td_file_writer_read (TdFileWriter *writer, gsize offset, char *data, gsize length)
{
  gsize n;

  g_return_val_if_fail (writer != NULL && writer->file != NULL, 0);

  if (fseek (writer->file, (long) offset, SEEK_SET) != 0)
    return 0;
  n = fread (data, 1, length, writer->file);
  fseek (writer->file, 0, SEEK_END);
  return n;
}

gboolean
td_file_writer_finish (TdFileWriter *writer, GError **error)
{
  g_autofree char *draft = NULL;

  g_return_val_if_fail (writer != NULL && writer->file != NULL, FALSE);

  if (fclose (writer->file) != 0 && writer->trouble == 0)
    writer->trouble = errno;
  writer->file = NULL;
  if (writer->trouble)
    return td_file_fail (writer->path, writer->trouble, error);
  draft = g_steal_pointer (&writer->draft);
  return td_file_finish (draft, writer->path, error);
}

void
td_file_writer_free (TdFileWriter *writer)
{
  if (writer->file)
    fclose (writer->file);
  td_file_discard (writer->draft);
  g_free (writer->draft);
  g_free (writer->path);
  g_free (writer);
}
