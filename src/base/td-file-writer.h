/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdFileWriter:
 *
 * A file that is written piece by piece, of any length, and is there whole or not at all: until it
 * is finished it stands beside its place (td_file_begin()).
 */
typedef struct _TdFileWriter TdFileWriter;

/* NULL with the errors of td_file_save(). */
TdFileWriter *td_file_writer_new (const char *path, GError **error);

/* FALSE from the first time on that it does not succeed; td_file_writer_finish() says why. */
gboolean td_file_writer_write (TdFileWriter *writer, const void *data, gsize length);

/* Bytes written so far. Some of them again: at most @length from @offset on; gives how many. */
gsize td_file_writer_get_length (TdFileWriter *writer);
gsize td_file_writer_read (TdFileWriter *writer, gsize offset, char *data, gsize length);

/* Puts the file in its place, over one of that name. Free it afterwards. */
gboolean td_file_writer_finish (TdFileWriter *writer, GError **error);

/* Takes away what is not finished. */
void td_file_writer_free (TdFileWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFileWriter, td_file_writer_free)

G_END_DECLS
