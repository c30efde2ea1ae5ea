/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-agenda-private.h"

#include "pairing/td-pair.h"

/* A letter about the next contact and one about the first are both about the contact. */
static gboolean
is_about (const char *letter, TdAgendaKind kind)
{
  const char *asked = td_agenda_kind_get_letter (kind);

  if (g_strcmp0 (letter, asked) == 0)
    return TRUE;
  return (g_str_equal (letter, "reminder") || g_str_equal (letter, "first-contact")) &&
         (g_strcmp0 (asked, "reminder") == 0 || g_strcmp0 (asked, "first-contact") == 0);
}

/* What was written before it was due was about another contact, another survey. */
static TdDate
counts_from (const TdAgendaRow *row)
{
  switch ((TdAgendaKind) row->kind)
    {
    case TD_AGENDA_SURVEY:
      return row->due_on;
    case TD_AGENDA_PAST_END:
    case TD_AGENDA_ENDING:
    case TD_AGENDA_END_REVIEW:
      return row->due_on - 2 * TD_PAIR_ENDING_DAYS;
    default:
      return row->since;
    }
}

static void
note_reminder (TdAgendaRow *row, const char *letter, TdDate on_date)
{
  if (is_about (letter, row->kind) && on_date >= counts_from (row))
    row->reminded_on = MAX (row->reminded_on, on_date);
}

/* The rows of each pair, as lists. */
static GHashTable *
index_rows (GPtrArray *rows)
{
  GHashTable *index =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      TdAgendaRow *row = g_ptr_array_index (rows, i);
      GPtrArray *list = g_hash_table_lookup (index, &row->pair_id);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (index, &row->pair_id, list);
        }
      g_ptr_array_add (list, row);
    }
  return index;
}

gboolean
td_agenda_add_reminders (TdAgenda *agenda, GError **error)
{
  g_autoptr (GHashTable) rows = index_rows (agenda->rows);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TdStatement) reminders =
      td_database_query (agenda->db, error,
                         "SELECT pair_id, kind, max(on_date) FROM reminder WHERE on_date <= $1"
                         " GROUP BY pair_id, kind",
                         "D", agenda->as_of);

  if (reminders == NULL)
    return FALSE;
  while (td_statement_next (reminders, &failure))
    {
      gint64 pair_id = td_statement_get_int (reminders, 0);
      GPtrArray *list = g_hash_table_lookup (rows, &pair_id);

      for (guint i = 0; list && i < list->len; i++)
        note_reminder (g_ptr_array_index (list, i), td_statement_get_text (reminders, 1),
                       td_statement_get_date (reminders, 2));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
