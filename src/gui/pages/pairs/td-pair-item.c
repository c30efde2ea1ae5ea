/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-item.h"

#include "base/td-text.h"
#include "candidates/td-line.h"
#include "contact/td-due-board.h"
#include "pairing/td-pair.h"

#include <glib/gi18n-lib.h>

static const TdField pair_item_fields[] = {
  TD_FIELD (TdPairItem, pair_id, TD_FIELD_ID),
  TD_FIELD (TdPairItem, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdPairItem, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdPairItem, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdPairItem, state, TD_FIELD_TEXT),
  TD_FIELD (TdPairItem, cadence, TD_FIELD_TEXT),
  TD_FIELD (TdPairItem, source, TD_FIELD_TEXT),
  TD_FIELD (TdPairItem, line, TD_FIELD_INT),
  TD_FIELD (TdPairItem, flag, TD_FIELD_TEXT),
  TD_FIELD (TdPairItem, awaits, TD_FIELD_BOOL),
  TD_FIELD (TdPairItem, lives, TD_FIELD_BOOL),
  TD_FIELD (TdPairItem, lacks_signature, TD_FIELD_BOOL),
  TD_FIELD (TdPairItem, waiting_days, TD_FIELD_INT),
  TD_FIELD (TdPairItem, matched_on, TD_FIELD_DATE),
  TD_FIELD (TdPairItem, last, TD_FIELD_DATE),
  TD_FIELD (TdPairItem, next_due, TD_FIELD_DATE),
  TD_FIELD (TdPairItem, planned_end, TD_FIELD_DATE),
  TD_FIELD (TdPairItem, past_end, TD_FIELD_BOOL),
  TD_FIELD (TdPairItem, search, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdPairItem, td_pair_item, pair_item_fields)

static TdPairItem *
make_item (const TdPair *pair, const TdDueRow *due, TdDate today)
{
  static const char *const living[] = { "active", "paused", NULL };
  TdPairItem *item = g_object_new (TD_TYPE_PAIR_ITEM, NULL);
  g_autofree char *all = g_strjoin (" ", pair->mentor_name, pair->mentee_name, pair->program_name,
                                    pair->mentor_department ? pair->mentor_department : "",
                                    pair->mentee_department, NULL);

  item->pair_id = pair->id;
  td_record_set_text (&item->mentor_name, pair->mentor_name);
  td_record_set_text (&item->mentee_name, pair->mentee_name);
  td_record_set_text (&item->program_name, pair->program_name);
  td_record_set_text (&item->state,
                      due ? td_due_state_get_label (td_due_state_from_code (due->state))
                          : td_pair_get_state_label (pair));
  td_record_take_text (&item->cadence, td_cadence_dup_text_label (pair->agreed_cadence));
  td_record_set_text (&item->source, td_pair_source_get_label (pair->source));
  td_record_set_text (&item->flag, td_line_get_label ((TdLine) pair->line));
  item->line = pair->line;
  item->awaits = pair->waits_for != NULL;
  item->lives = g_strv_contains (living, pair->state);
  item->lacks_signature = item->lives && (pair->mentor_signed_on == TD_DATE_NONE ||
                                          pair->mentee_signed_on == TD_DATE_NONE);
  item->waiting_days = pair->waiting_days;
  item->matched_on = pair->matched_on;
  item->planned_end = pair->planned_end;
  item->past_end = td_pair_is_past_end (pair, today);
  item->last = due ? due->last : TD_DATE_NONE;
  item->next_due = due ? due->next_due : TD_DATE_NONE;
  td_record_take_text (&item->search, td_text_fold (all));
  return item;
}

/* The longest waiting first; among the others the order of names stays. */
static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  return (*(TdPairItem *const *) b)->waiting_days - (*(TdPairItem *const *) a)->waiting_days;
}

static GHashTable *
index_board (GPtrArray *board)
{
  GHashTable *due = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < board->len; i++)
    {
      TdDueRow *row = g_ptr_array_index (board, i);

      g_hash_table_insert (due, &row->pair_id, row);
    }
  return due;
}

static gboolean
count_awaited (TdDatabase *db, gint64 program_id, TdDate today, guint *awaited, GError **error)
{
  g_autoptr (GPtrArray) waiting = td_due_board_load_waiting (db, program_id, today, error);

  if (waiting == NULL)
    return FALSE;
  *awaited = waiting->len;
  return TRUE;
}

GPtrArray *
td_pair_items_load (TdDatabase *db,
                    gint64 program_id,
                    const char *states,
                    TdDate today,
                    guint *awaited,
                    GError **error)
{
  TdPairFilter filter = { .program_id = program_id, .state = states };
  g_autoptr (GPtrArray) pairs = td_pair_list (db, &filter, today, error);
  g_autoptr (GPtrArray) board = pairs ? td_due_board_load (db, program_id, today, error) : NULL;
  g_autoptr (GHashTable) due = board ? index_board (board) : NULL;
  GPtrArray *items;

  if (board == NULL || !count_awaited (db, program_id, today, awaited, error))
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < pairs->len; i++)
    {
      TdPair *pair = g_ptr_array_index (pairs, i);

      g_ptr_array_add (items, make_item (pair, g_hash_table_lookup (due, &pair->id), today));
    }
  if (g_strcmp0 (states, TD_PAIR_AWAITING_STATES) == 0)
    g_ptr_array_sort (items, compare_waiting);
  return items;
}
