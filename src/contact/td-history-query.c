/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-history-query.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>

/* Which pairs: one of them ($1 and $2 its id), or a programme's, or all ($3 is 0). A range of the
 * ids in the rows' own table, so that their index finds the rows of one pair among a million. */
#define WHERE_PAIRS(id)                                    \
  " p.matched_on IS NOT NULL AND " id " BETWEEN $1 AND $2" \
  " AND ($3 = 0 OR p.program_id = $3)"

typedef struct
{
  TdDatabase *db;
  gint64 first_id;
  gint64 last_id;
  gint64 program_id;
  GPtrArray *histories; /* by pair id */
  TdHistoryContactFunc func;
  gpointer data;
} Load;

/* What a row of @statement, (pair id, day, …), adds to a history. */
typedef void (*AddFunc) (Load *load, TdHistory *history, TdStatement *statement);

static void
add_contact (Load *load, TdHistory *history, TdStatement *statement)
{
  td_history_add_contact (history, td_statement_get_date (statement, 1));
}

static TdStarter
get_starter (TdStatement *statement, int column)
{
  const char *side = td_statement_get_text (statement, column);

  if (side == NULL)
    return TD_STARTER_UNKNOWN;
  return g_str_equal (side, "mentor") ? TD_STARTER_MENTOR : TD_STARTER_MENTEE;
}

static void
add_told_contact (Load *load, TdHistory *history, TdStatement *statement)
{
  TdDate on = td_statement_get_date (statement, 1);

  td_history_add_contact (history, on);
  load->func (history, on, get_starter (statement, 2), td_statement_get_date (statement, 3),
              load->data);
}

static void
add_pause (Load *load, TdHistory *history, TdStatement *statement)
{
  td_history_add_pause (history, td_statement_get_date (statement, 1),
                        td_statement_get_date (statement, 2));
}

static void
add_cadence (Load *load, TdHistory *history, TdStatement *statement)
{
  TdCadence cadence = td_cadence_from_text (td_statement_get_text (statement, 2));

  td_history_add_cadence (history, td_statement_get_date (statement, 1), &cadence);
}

/* Both the rows and the histories are in the order of pair ids. */
static gboolean
add_rows (Load *load, const char *sql, AddFunc add, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement =
      td_database_query (load->db, error, sql, "iii", load->first_id, load->last_id,
                         load->program_id);
  guint i = 0;

  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    {
      gint64 pair_id = td_statement_get_int (statement, 0);

      while (((TdHistory *) g_ptr_array_index (load->histories, i))->pair_id != pair_id)
        i++;
      add (load, g_ptr_array_index (load->histories, i), statement);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
add_histories (Load *load, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      load->db, error,
      "SELECT p.id, p.program_id, p.matched_on, p.ended_on, coalesce(p.cadence, program.cadence)"
      " FROM pair p JOIN program ON program.id = p.program_id WHERE" WHERE_PAIRS (
          "p.id") " ORDER BY p.id",
      "iii", load->first_id, load->last_id, load->program_id);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      TdCadence cadence = td_cadence_from_text (td_statement_get_text (row, 4));
      TdHistory *history =
          td_history_new (td_statement_get_date (row, 2), td_statement_get_date (row, 3), &cadence);

      history->pair_id = td_statement_get_int (row, 0);
      history->program_id = td_statement_get_int (row, 1);
      g_ptr_array_add (load->histories, history);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
add_contacts (Load *load, GError **error)
{
  if (load->func)
    return add_rows (load,
                     "SELECT c.pair_id, c.on_date, c.initiated_by, c.asked_on"
                     " FROM contact c JOIN pair p ON p.id = c.pair_id"
                     " WHERE c.outcome = 'held' AND" WHERE_PAIRS (
                         "c.pair_id") " ORDER BY c.pair_id, c.on_date",
                     add_told_contact, error);
  return add_rows (load,
                   "SELECT c.pair_id, c.on_date FROM contact c JOIN pair p ON p.id = c.pair_id"
                   " WHERE c.outcome = 'held' AND" WHERE_PAIRS (
                       "c.pair_id") " ORDER BY c.pair_id, c.on_date",
                   add_contact, error);
}

/* Fills @load->histories; NULL on an error. */
static GPtrArray *
load_histories (Load *load, GError **error)
{
  g_autoptr (GPtrArray) histories =
      g_ptr_array_new_with_free_func ((GDestroyNotify) td_history_free);

  load->histories = histories;
  if (!add_histories (load, error) || !add_contacts (load, error) ||
      !add_rows (load,
                 "SELECT s.pair_id, s.from_date, s.to_date FROM pair_pause s"
                 " JOIN pair p ON p.id = s.pair_id WHERE" WHERE_PAIRS (
                     "s.pair_id") " ORDER BY s.pair_id, s.from_date",
                 add_pause, error) ||
      !add_rows (load,
                 "SELECT s.pair_id, s.from_date, s.cadence FROM pair_cadence s"
                 " JOIN pair p ON p.id = s.pair_id WHERE" WHERE_PAIRS (
                     "s.pair_id") " ORDER BY s.pair_id, s.from_date",
                 add_cadence, error))
    return NULL;
  return g_steal_pointer (&histories);
}

TdHistory *
td_history_load (TdDatabase *db, gint64 pair_id, GError **error)
{
  Load load = { .db = db, .first_id = pair_id, .last_id = pair_id };
  g_autoptr (GPtrArray) histories = NULL;
  gint64 found = 0;

  g_return_val_if_fail (pair_id != 0, NULL);

  if (!td_database_query_int (db, &found, error, "SELECT id FROM pair WHERE id = $1", "i", pair_id))
    return NULL;
  if (found == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no pair number %ld."),
                   (long) pair_id);
      return NULL;
    }
  histories = load_histories (&load, error);
  if (histories == NULL || histories->len == 0)
    return NULL;
  return g_ptr_array_steal_index (histories, 0);
}

GPtrArray *
td_history_load_all (TdDatabase *db, gint64 program_id, GError **error)
{
  return td_history_load_all_told (db, program_id, NULL, NULL, error);
}

GPtrArray *
td_history_load_all_told (TdDatabase *db,
                          gint64 program_id,
                          TdHistoryContactFunc func,
                          gpointer data,
                          GError **error)
{
  Load load = {
    .db = db, .last_id = G_MAXINT64, .program_id = program_id, .func = func, .data = data
  };

  return load_histories (&load, error);
}
