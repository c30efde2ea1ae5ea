/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-match.h"
#include "exchange/td-import-events-private.h"

#include <glib/gi18n-lib.h>

#define SOURCE TD_EVENTS_PAUSES

gboolean
td_events_read_pauses (TdEvents *events, GError **error)
{
  for (guint row = 0; row < td_events_get_n_rows (events, SOURCE); row++)
    {
      TdEventPause pause = { 0 };
      gboolean fine;

      if (!td_events_go (events, SOURCE, row, error))
        return FALSE;
      pause.pair = td_events_find_pair (events, SOURCE, TD_PAUSE_PAIR);
      fine = td_events_read_date (events, SOURCE, TD_PAUSE_FROM, TRUE, &pause.from);
      fine = td_events_read_date (events, SOURCE, TD_PAUSE_TO, FALSE, &pause.to) && fine;
      if (pause.pair == NULL || !fine)
        continue;
      if (pause.to != TD_DATE_NONE && pause.to < pause.from)
        td_events_refuse (events, SOURCE, TD_PAUSE_TO, _ ("The end lies before the beginning."));
      else
        g_array_append_val (events->pauses, pause);
    }
  return TRUE;
}

/* The pauses there are, with their last days as values. */
static GArray *
load_pauses (TdEvents *events, GError **error)
{
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (TdEventEntry));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (events->db, error,
                         "SELECT s.id, s.pair_id, s.from_date, s.to_date FROM pair_pause s "
                         "JOIN pair p ON p.id = s.pair_id WHERE p.program_id = $1",
                         "i", events->program_id);

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      TdEventEntry entry = { .id = td_statement_get_int (row, 0),
                             .pair_id = td_statement_get_int (row, 1),
                             .day = td_statement_get_date (row, 2),
                             .value = td_statement_get_date (row, 3) };

      g_array_append_val (stored, entry);
    }
  if (trouble == NULL)
    return g_steal_pointer (&stored);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static gboolean
write_pause (TdEvents *events, const TdEventEntry *entry, TdEventCount *count, GError **error)
{
  TdDate to = (TdDate) entry->value;

  if (entry->same)
    {
      count->n_unchanged++;
      return TRUE;
    }
  if (entry->id)
    {
      count->n_updated++;
      return td_database_execute (events->db, error,
                                  "UPDATE pair_pause SET to_date = $2 WHERE id = $1", "iD",
                                  entry->id, to);
    }
  count->n_added++;
  return td_database_execute (
      events->db, error, "INSERT INTO pair_pause (pair_id, from_date, to_date) VALUES ($1, $2, $3)",
      "iDD", entry->pair_id, entry->day, to);
}

gboolean
td_events_write_pauses (TdEvents *events, GError **error)
{
  TdEventCount *count = td_events_count (events, SOURCE);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (TdEventEntry));
  g_autoptr (GArray) stored = NULL;

  if (count == NULL)
    return TRUE;
  stored = load_pauses (events, error);
  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < events->pauses->len; i++)
    {
      const TdEventPause *pause = &g_array_index (events->pauses, TdEventPause, i);
      TdEventEntry entry = { pause->pair->id, pause->from, pause->to, 0, FALSE, i };

      g_array_append_val (wanted, entry);
    }
  count->n_missing = (int) td_event_entries_match (wanted, stored);
  for (guint i = 0; i < wanted->len; i++)
    if (!td_events_step (events, i, 0.15, error) ||
        !write_pause (events, &g_array_index (wanted, TdEventEntry, i), count, error))
      return FALSE;
  return TRUE;
}
