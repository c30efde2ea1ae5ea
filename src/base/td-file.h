/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * td_file_save:
 * @length: in bytes, or -1 where @data ends with a zero byte
 *
 * Writes a file whole or not at all, over one of that name; only its owner may read it. The message
 * names the file that was asked for and the way on; the error is a #GFileError.
 */
gboolean td_file_save (const char *path, const char *data, gssize length, GError **error);

/**
 * td_file_begin:
 *
 * Makes an empty file beside @path that only its owner may read: for what is written piece by piece
 * and then takes the place of @path with td_file_finish(), or is thrown away with
 * td_file_discard().
 *
 * Returns: (transfer full): its path, or NULL with the errors of td_file_save()
 */
char *td_file_begin (const char *path, GError **error);

/* Makes sure that @draft is on the disk and gives it the name @path, over one of that name; on a
 * failure it is gone. */
gboolean td_file_finish (const char *draft, const char *path, GError **error);

/**
 * td_file_open:
 *
 * Opens a file to read its bytes, at once: a pipe, a device or a folder is refused rather than
 * waited for.
 *
 * Returns: (transfer full): the file, or NULL with a #GFileError and what to do
 */
FILE *td_file_open (const char *path, GError **error);

/* What somebody writes by hand is never longer, in bytes. */
#define TD_FILE_MOST_TEXT ((gsize) 1024 * 1024)

/**
 * td_file_read_text:
 * @most: so many bytes at most
 *
 * Reads a text that somebody gave as a file: UTF-8, and not a pipe, a device or a folder.
 *
 * Returns: (transfer full): the text, or NULL with a #GFileError or TD_ERROR_UNREADABLE in a
 *   sentence
 */
char *td_file_read_text (const char *path, gsize most, GError **error);

/* The file that a link leads to, or @path where it is none or leads nowhere. What SQLite keeps with
 * a workspace lies beside the file. A new text. */
char *td_file_resolve (const char *path);

/* Removes a draft; NULL is fine. */
void td_file_discard (const char *draft);

/* What lies at @path already and may not be replaced by a file: 0, or an errno for a folder, and
 * for a device or a pipe, which root could replace too. */
int td_file_check_place (const char *path);

/* Says as td_file_save() does why @path could not be written; @code is an errno. Returns FALSE. */
gboolean td_file_fail (const char *path, int code, GError **error);

G_END_DECLS
