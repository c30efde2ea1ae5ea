/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * td_file_save:
 * @length: in bytes, or -1 where @data ends with a zero byte
 *
 * Writes a file whole or not at all, over one of that name. The message names the file that was
 * asked for and the way on; the error is a #GFileError.
 */
gboolean td_file_save (const char *path, const char *data, gssize length, GError **error);

G_END_DECLS
