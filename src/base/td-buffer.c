/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-buffer.h"

#include <string.h>

#define SMALLEST 4096

gboolean
td_buffer_reserve (TdBuffer *buffer, gsize more)
{
  gsize wanted, room;
  char *data;

  if (more <= buffer->room - buffer->length)
    return TRUE;
  if (more > G_MAXSIZE / 2 - buffer->length)
    return FALSE;
  wanted = buffer->length + more;
  room = MAX (MAX (wanted, buffer->room + buffer->room / 2), SMALLEST);
  data = g_try_realloc (buffer->data, room);
  if (data == NULL)
    return FALSE;
  buffer->data = data;
  buffer->room = room;
  return TRUE;
}

gboolean
td_buffer_append (TdBuffer *buffer, gconstpointer bytes, gsize length)
{
  if (length == 0)
    return TRUE;
  if (!td_buffer_reserve (buffer, length))
    return FALSE;
  memcpy (buffer->data + buffer->length, bytes, length);
  buffer->length += length;
  return TRUE;
}

char *
td_buffer_steal_text (TdBuffer *buffer, gsize *length)
{
  char *text;

  if (!td_buffer_reserve (buffer, 1))
    {
      td_buffer_clear (buffer);
      return NULL;
    }
  text = g_steal_pointer (&buffer->data);
  text[buffer->length] = '\0';
  if (length)
    *length = buffer->length;
  td_buffer_clear (buffer);
  return text;
}

GBytes *
td_buffer_steal_bytes (TdBuffer *buffer)
{
  GBytes *bytes = g_bytes_new_take (g_steal_pointer (&buffer->data), buffer->length);

  td_buffer_clear (buffer);
  return bytes;
}

void
td_buffer_clear (TdBuffer *buffer)
{
  g_free (buffer->data);
  *buffer = (TdBuffer){ NULL };
}

char *
td_buffer_copy_text (gconstpointer bytes, gsize length)
{
  char *text = length < G_MAXSIZE ? g_try_malloc (length + 1) : NULL;

  if (text == NULL)
    return NULL;
  if (length > 0)
    memcpy (text, bytes, length);
  text[length] = '\0';
  return text;
}
