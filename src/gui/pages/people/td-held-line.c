/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-held-line.h"

#include <glib/gi18n-lib.h>

static const TdField line_fields[] = {
  TD_FIELD (TdHeldLine, role, TD_FIELD_INT),
  TD_FIELD (TdHeldLine, title, TD_FIELD_TEXT),
  TD_FIELD (TdHeldLine, value, TD_FIELD_TEXT),
  TD_FIELD (TdHeldLine, secret, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdHeldLine, td_held_line, line_fields)

/* Takes over @title. */
static TdHeldLine *
add_line (GPtrArray *lines, TdHeldRole role, char *title)
{
  TdHeldLine *line = g_object_new (TD_TYPE_HELD_LINE, NULL);

  line->role = (int) role;
  line->title = title;
  g_ptr_array_add (lines, line);
  return line;
}

static void
add_entry (GPtrArray *lines, const TdPersonSection *section, guint row)
{
  for (guint column = 0; column < section->n_columns; column++)
    {
      g_autofree char *words = td_person_section_dup_words (section, row, column);
      TdHeldLine *line;

      if (*words == '\0')
        continue;
      line = add_line (lines, TD_HELD_FACT,
                       g_strdup (td_person_column_get_label (&section->columns[column])));
      line->value = g_steal_pointer (&words);
      line->secret = td_person_section_is_private (section, row, column);
    }
}

static void
add_section (GPtrArray *lines, const TdPersonSection *section)
{
  add_line (lines, TD_HELD_SECTION, g_strdup (section->title));
  for (guint row = 0; row < section->rows->len; row++)
    {
      if (section->rows->len > 1)
        add_line (lines, TD_HELD_ENTRY,
                  /* Translators: which of how many entries. */
                  g_strdup_printf (_ ("%u of %u"), row + 1, section->rows->len));
      add_entry (lines, section, row);
    }
}

GPtrArray *
td_held_line_list (const TdPersonData *data)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) remarks = td_person_data_list_remarks (data, FALSE);

  add_line (lines, TD_HELD_REMARK,
            /* Translators: a person's name. */
            g_strdup_printf (_ ("Everything the workspace holds about %s, for nobody else to "
                                "read. Words marked private are in the print too."),
                             data->name));
  for (guint i = 0; i < remarks->len; i++)
    add_line (lines, TD_HELD_REMARK, g_strdup (remarks->pdata[i]));
  for (guint i = 0; i < data->sections->len; i++)
    add_section (lines, data->sections->pdata[i]);
  return lines;
}
