/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-agenda-private.h"

#include "pairing/td-pair.h"

static const TdField agenda_row_fields[] = {
  TD_FIELD (TdAgendaRow, kind, TD_FIELD_INT),
  TD_FIELD (TdAgendaRow, pair_id, TD_FIELD_ID),
  TD_FIELD (TdAgendaRow, object_id, TD_FIELD_ID),
  TD_FIELD (TdAgendaRow, side, TD_FIELD_TEXT),
  TD_FIELD (TdAgendaRow, reference, TD_FIELD_TEXT),
  TD_FIELD (TdAgendaRow, program_id, TD_FIELD_ID),
  TD_FIELD (TdAgendaRow, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdAgendaRow, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdAgendaRow, mentor_number, TD_FIELD_TEXT),
  TD_FIELD (TdAgendaRow, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdAgendaRow, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdAgendaRow, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdAgendaRow, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdAgendaRow, line, TD_FIELD_INT),
  TD_FIELD (TdAgendaRow, title, TD_FIELD_TEXT),
  TD_FIELD (TdAgendaRow, cadence, TD_FIELD_TEXT),
  TD_FIELD (TdAgendaRow, since, TD_FIELD_DATE),
  TD_FIELD (TdAgendaRow, due_on, TD_FIELD_DATE),
  TD_FIELD (TdAgendaRow, last, TD_FIELD_DATE),
  TD_FIELD (TdAgendaRow, next_agreed, TD_FIELD_DATE),
  TD_FIELD (TdAgendaRow, reminded_on, TD_FIELD_DATE),
  TD_FIELD (TdAgendaRow, days, TD_FIELD_INT),
  TD_FIELD (TdAgendaRow, next, TD_FIELD_INT),
};
TD_DEFINE_RECORD (TdAgendaRow, td_agenda_row, agenda_row_fields)

/* --- What a pair is on the list for: pure --- */

/* The day from which a pair is without a contact. */
static TdDate
silent_since (const TdDueRow *row)
{
  TdDate resumed = row->pause_end == TD_DATE_NONE ? TD_DATE_NONE : row->pause_end + 1;

  return MAX (MAX (row->matched_on, row->last), resumed);
}

static gboolean
has_never_met (const TdDueRow *row, TdDate as_of)
{
  return row->last == TD_DATE_NONE && as_of - row->matched_on >= TD_AGENDA_NEVER_MET_DAYS;
}

TdAgendaKind
td_agenda_classify (const TdDueRow *row, TdDate as_of)
{
  TdDueState state = td_due_state_from_code (row->state);

  if (state == TD_DUE_PAUSED)
    return TD_AGENDA_PAUSED;
  if (state == TD_DUE_SILENT && as_of - silent_since (row) >= TD_AGENDA_CLOSE_DAYS)
    return TD_AGENDA_CLOSE;
  if (has_never_met (row, as_of))
    return TD_AGENDA_NEVER_MET;
  switch (state)
    {
    case TD_DUE_SILENT:
      return TD_AGENDA_SILENT;
    case TD_DUE_OVERDUE:
      return TD_AGENDA_OVERDUE;
    case TD_DUE_DUE:
      return TD_AGENDA_DUE;
    case TD_DUE_TOO_EARLY:
      return TD_AGENDA_TOO_EARLY;
    case TD_DUE_ON_TRACK:
    case TD_DUE_PAUSED:
    default:
      return TD_AGENDA_NONE;
    }
}

TdAgendaKind
td_agenda_classify_end (const TdDueRow *row, TdDate as_of)
{
  if (row->planned_end == TD_DATE_NONE || row->planned_end - as_of > TD_PAIR_ENDING_DAYS)
    return TD_AGENDA_NONE;
  return row->planned_end < as_of ? TD_AGENDA_PAST_END : TD_AGENDA_ENDING;
}

int
td_agenda_row_compare (gconstpointer a, gconstpointer b)
{
  const TdAgendaRow *one = *(TdAgendaRow *const *) a;
  const TdAgendaRow *other = *(TdAgendaRow *const *) b;

  if (one->kind != other->kind)
    return one->kind - other->kind;
  if (one->due_on != other->due_on)
    return one->due_on < other->due_on ? -1 : 1;
  if (one->pair_id != other->pair_id)
    return one->pair_id < other->pair_id ? -1 : 1;
  if (one->object_id != other->object_id)
    return one->object_id < other->object_id ? -1 : 1;
  return g_strcmp0 (one->side, other->side);
}

guint
td_agenda_count (GPtrArray *rows, guint *n_of_kind)
{
  guint n = 0;

  memset (n_of_kind, 0, TD_AGENDA_N_KINDS * sizeof (guint));
  for (guint i = 0; i < rows->len; i++)
    {
      const TdAgendaRow *row = g_ptr_array_index (rows, i);

      n_of_kind[row->kind]++;
      n += td_agenda_kind_needs_her (row->kind);
    }
  return n;
}

/* --- Loading --- */

static void
agenda_clear (TdAgenda *agenda)
{
  g_clear_pointer (&agenda->rows, g_ptr_array_unref);
  g_clear_pointer (&agenda->board, g_ptr_array_unref);
  g_clear_pointer (&agenda->waiting, g_ptr_array_unref);
  g_clear_pointer (&agenda->pairs, g_hash_table_unref);
  g_clear_pointer (&agenda->ends, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdAgenda, agenda_clear)

TdAgendaRow *
td_agenda_add (TdAgenda *agenda, TdAgendaKind kind, const TdDueRow *pair, TdDate due_on)
{
  TdAgendaRow *row = g_object_new (TD_TYPE_AGENDA_ROW, NULL);

  row->kind = kind;
  row->next = td_agenda_kind_get_next (kind);
  row->pair_id = pair->pair_id;
  row->reference = g_strdup (pair->reference);
  row->program_id = pair->program_id;
  row->program_name = g_strdup (pair->program_name);
  row->mentor_id = pair->mentor_id;
  row->mentor_number = g_strdup (pair->mentor_number);
  row->mentor_name = g_strdup (pair->mentor_name);
  row->mentee_id = pair->mentee_id;
  row->mentee_number = g_strdup (pair->mentee_number);
  row->mentee_name = g_strdup (pair->mentee_name);
  row->line = pair->line;
  row->since = pair->matched_on;
  row->last = pair->last;
  row->next_agreed = pair->next_agreed;
  row->due_on = due_on;
  row->days = due_on == TD_DATE_NONE ? 0 : agenda->as_of - due_on;
  g_ptr_array_add (agenda->rows, row);
  return row;
}

const TdDueRow *
td_agenda_find_pair (TdAgenda *agenda, gint64 pair_id)
{
  return g_hash_table_lookup (agenda->pairs, &pair_id);
}

/* A contact row says when it is due; of a pair that never met the start counts. */
static void
add_contact_row (TdAgenda *agenda, const TdDueRow *pair)
{
  TdAgendaKind kind = td_agenda_classify (pair, agenda->as_of);
  TdAgendaRow *row;

  if (kind == TD_AGENDA_NONE)
    return;
  row = td_agenda_add (agenda, kind, pair,
                       kind == TD_AGENDA_NEVER_MET ? pair->matched_on : pair->next_due);
  row->cadence = g_strdup (pair->cadence);
  if (kind != TD_AGENDA_NEVER_MET)
    row->since = silent_since (pair);
}

/* One that has not begun can't end. */
static void
add_end_row (TdAgenda *agenda, const TdDueRow *pair)
{
  TdAgendaKind kind = td_agenda_classify_end (pair, agenda->as_of);

  if (kind != TD_AGENDA_NONE && pair->matched_on <= agenda->as_of)
    {
      TdAgendaRow *row = td_agenda_add (agenda, kind, pair, pair->planned_end);

      g_hash_table_insert (agenda->ends, &row->pair_id, row);
    }
}

static void
add_waiting_row (TdAgenda *agenda, const TdDueRow *pair)
{
  TdAgendaRow *row =
      td_agenda_add (agenda, TD_AGENDA_ANSWER, pair, MAX (pair->proposed_on, pair->asked_on));

  row->since = pair->proposed_on;
  row->reminded_on = pair->asked_on;
  if (pair->mentor_accepted_on != TD_DATE_NONE)
    row->side = g_strdup ("mentee");
  else if (pair->mentee_accepted_on != TD_DATE_NONE)
    row->side = g_strdup ("mentor");
}

/* As of a past day a pair that lives now may still have waited: then that is what it did. */
static gboolean
load_pairs (TdAgenda *agenda, gint64 program_id, GError **error)
{
  GPtrArray *lists[2];

  agenda->board = td_due_board_load (agenda->db, program_id, agenda->as_of, error);
  if (agenda->board)
    agenda->waiting = td_due_board_load_waiting (agenda->db, program_id, agenda->as_of, error);
  if (agenda->waiting == NULL)
    return FALSE;
  lists[0] = agenda->waiting;
  lists[1] = agenda->board;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        TdDueRow *pair = g_ptr_array_index (lists[i], j);

        if (g_hash_table_contains (agenda->pairs, &pair->pair_id))
          continue;
        g_hash_table_insert (agenda->pairs, &pair->pair_id, pair);
        if (lists[i] == agenda->waiting)
          {
            add_waiting_row (agenda, pair);
            continue;
          }
        add_contact_row (agenda, pair);
        add_end_row (agenda, pair);
      }
  return TRUE;
}

GPtrArray *
td_agenda_load (TdDatabase *db, gint64 program_id, TdDate as_of, GError **error)
{
  g_auto (TdAgenda) agenda = { .db = db, .program_id = program_id, .as_of = as_of };

  agenda.rows = g_ptr_array_new_with_free_func (g_object_unref);
  agenda.pairs = g_hash_table_new (g_int64_hash, g_int64_equal);
  agenda.ends = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (!load_pairs (&agenda, program_id, error) || !td_agenda_add_others (&agenda, error) ||
      !td_agenda_add_reminders (&agenda, error))
    return NULL;
  g_ptr_array_sort (agenda.rows, td_agenda_row_compare);
  return g_steal_pointer (&agenda.rows);
}
