/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact-paste.h"

#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Who reads the lines, and how. */
typedef struct
{
  TdLineNames *names;
  TdDate today;
  TdDateOrder order;
} Reading;

static void
pasted_line_free (gpointer data)
{
  TdPastedLine *pasted = data;

  td_contact_line_free (pasted->line);
  g_free (pasted->text);
  g_free (pasted);
}

/* Whether a cell is a bare number that can be minutes. */
static gboolean
is_minutes (const char *cell)
{
  return *cell && strlen (cell) <= 4 && strspn (cell, "0123456789") == strlen (cell);
}

/* The cells as a line that could be typed; the one that is the note comes behind a colon. */
static char *
join_cells (char **cells, int note)
{
  GString *line = g_string_new (NULL);

  for (int i = 0; cells[i]; i++)
    {
      g_autofree char *cell = i == note ? NULL : td_text_clean (cells[i]);

      if (cell == NULL)
        continue;
      if (line->len > 0)
        g_string_append (line, " , ");
      g_string_append_printf (line, "%s%s", cell, is_minutes (cell) ? "m" : "");
    }
  if (note >= 0)
    g_string_append_printf (line, " : %s", cells[note]);
  return g_string_free (line, FALSE);
}

static TdContactLine *
parse (const Reading *reading, char **cells, int note)
{
  g_autofree char *line = join_cells (cells, note);

  return td_contact_line_parse (line, reading->names, reading->today, reading->order);
}

/* What the cells mean; where they mean nothing, with one of them as the note, the last one first.
 */
static TdContactLine *
read_cells (const Reading *reading, char **cells)
{
  TdContactLine *line = parse (reading, cells, -1);

  for (int note = (int) g_strv_length (cells) - 1; note > 0 && !line->valid; note--)
    {
      TdContactLine *with_note = parse (reading, cells, note);

      if (with_note->valid)
        {
          td_contact_line_free (line);
          return with_note;
        }
      td_contact_line_free (with_note);
    }
  return line;
}

/* Column names hold no digit, and no date goes without one but "today" and its likes. */
static gboolean
is_header (const char *text)
{
  return strchr (text, '\t') && strpbrk (text, "0123456789") == NULL;
}

GPtrArray *
td_contact_paste_read (const char *text, TdLineNames *names, TdDate today, TdDateOrder order)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (pasted_line_free);
  const Reading reading = { names, today, order };
  g_auto (GStrv) split = g_strsplit_set (text, "\n\r", -1);
  guint number = 0;

  for (char **entry = split; *entry; entry++)
    {
      g_autofree char *clean = td_text_clean (*entry);
      g_auto (GStrv) cells = NULL;
      TdPastedLine *pasted;

      if (clean == NULL)
        continue;
      number++;
      cells = g_strsplit (*entry, "\t", -1);
      pasted = g_new0 (TdPastedLine, 1);
      pasted->number = number;
      pasted->line = cells[1] ? read_cells (&reading, cells)
                              : td_contact_line_parse (clean, names, today, order);
      if (number == 1 && !pasted->line->valid && is_header (*entry))
        {
          pasted_line_free (pasted);
          continue;
        }
      pasted->text = g_steal_pointer (&clean);
      g_ptr_array_add (lines, pasted);
    }
  return lines;
}
