/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file or a workspace can make larger than this is asked for so that there may be none of
 * it, and a sentence says so. Smaller pieces are GLib's, which ends the program without them. */
#define TD_BUFFER_SURE ((gsize) 16 * 1024 * 1024)

/**
 * TdBuffer:
 *
 * Bytes that grow with what is read. Where there is no memory for more it says so, and holds what
 * it held. All 0 is an empty one.
 */
typedef struct
{
  char *data; /* NULL where nothing was asked for */
  gsize length;
  gsize room;
} TdBuffer;

/* Makes room for so many more bytes behind those that are there. FALSE without memory for them. */
gboolean td_buffer_reserve (TdBuffer *buffer, gsize more);

/* Puts bytes behind those that are there; a @length of 0 is fine. FALSE without memory. */
gboolean td_buffer_append (TdBuffer *buffer, gconstpointer bytes, gsize length);

/* Takes the bytes out, with a zero behind them that is not of the length. NULL without memory for
 * that zero: then they are freed. */
char *td_buffer_steal_text (TdBuffer *buffer, gsize *length);

/* Takes the bytes out. */
GBytes *td_buffer_steal_bytes (TdBuffer *buffer);

void td_buffer_clear (TdBuffer *buffer);

/* A copy of so many bytes with a zero behind them; NULL without memory. */
char *td_buffer_copy_text (gconstpointer bytes, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdBuffer, td_buffer_clear)

G_END_DECLS
