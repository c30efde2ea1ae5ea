/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-history-query.h"

#include "base/td-error.h"
#include "db/td-kept.h"

#include <glib/gi18n-lib.h>

/* One pair ($1 and $2 its id) or all: a range of the ids in the rows' own table, so that their
 * index finds the rows of one pair among a million. */
#define OF_PAIRS(id) " WHERE " id " BETWEEN $1 AND $2"

#define KEPT "contact/histories"

typedef struct
{
  TdDatabase *db;
  gint64 first_id;
  gint64 last_id;
  TdHistoryBook *book;
} Load;

static void
clear_book (gpointer data)
{
  TdHistoryBook *book = data;

  g_ptr_array_unref (book->histories);
  g_array_unref (book->contacts);
  g_array_unref (book->firsts);
}

TdHistoryBook *
td_history_book_ref (TdHistoryBook *book)
{
  return g_atomic_rc_box_acquire (book);
}

void
td_history_book_unref (TdHistoryBook *book)
{
  g_atomic_rc_box_release_full (book, clear_book);
}

static TdHistoryBook *
book_new (void)
{
  TdHistoryBook *book = g_atomic_rc_box_new0 (TdHistoryBook);

  book->histories = g_ptr_array_new_with_free_func ((GDestroyNotify) td_history_free);
  book->contacts = g_array_new (FALSE, FALSE, sizeof (TdContactDetail));
  book->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  return book;
}

/* What a row of @statement, (pair id, day, …), adds to a history. */
typedef void (*AddFunc) (TdHistoryBook *book, TdHistory *history, TdStatement *statement);

static TdStarter
get_starter (TdStatement *statement, int column)
{
  const char *side = td_statement_get_text (statement, column);

  if (side == NULL)
    return TD_STARTER_UNKNOWN;
  return g_str_equal (side, "mentor") ? TD_STARTER_MENTOR : TD_STARTER_MENTEE;
}

static void
add_contact (TdHistoryBook *book, TdHistory *history, TdStatement *statement)
{
  TdContactDetail contact = { .on = td_statement_get_date (statement, 1),
                              .starter = get_starter (statement, 2),
                              .asked_on = td_statement_get_date (statement, 3),
                              .minutes = (gint16) td_statement_get_int (statement, 4) };

  td_history_add_contact (history, contact.on);
  g_array_append_val (book->contacts, contact);
}

static void
add_pause (TdHistoryBook *book, TdHistory *history, TdStatement *statement)
{
  td_history_add_pause (history, td_statement_get_date (statement, 1),
                        td_statement_get_date (statement, 2));
}

static void
add_cadence (TdHistoryBook *book, TdHistory *history, TdStatement *statement)
{
  TdCadence cadence = td_cadence_from_text (td_statement_get_text (statement, 2));

  td_history_add_cadence (history, td_statement_get_date (statement, 1), &cadence);
}

/* Both the rows and the histories are in the order of pair ids; rows of pairs that never began are
 * passed over. */
static gboolean
add_rows (const Load *load, const char *sql, AddFunc add, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement =
      td_database_query (load->db, error, sql, "ii", load->first_id, load->last_id);
  TdHistory **histories = (TdHistory **) load->book->histories->pdata;
  guint i = 0, n = load->book->histories->len;

  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    {
      gint64 pair_id = td_statement_get_int (statement, 0);

      while (i < n && histories[i]->pair_id < pair_id)
        i++;
      if (i < n && histories[i]->pair_id == pair_id)
        add (load->book, histories[i], statement);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
add_histories (const Load *load, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      load->db, error,
      "SELECT p.id, p.program_id, p.matched_on, p.ended_on, coalesce(p.cadence, program.cadence)"
      " FROM pair p JOIN program ON program.id = p.program_id" OF_PAIRS (
          "p.id") " AND p.matched_on IS NOT NULL ORDER BY p.id",
      "ii", load->first_id, load->last_id);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      TdCadence cadence = td_cadence_from_text (td_statement_get_text (row, 4));
      TdHistory *history =
          td_history_new (td_statement_get_date (row, 2), td_statement_get_date (row, 3), &cadence);

      history->pair_id = td_statement_get_int (row, 0);
      history->program_id = td_statement_get_int (row, 1);
      g_ptr_array_add (load->book->histories, history);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* Where the contacts of each history begin. */
static void
find_firsts (TdHistoryBook *book)
{
  guint first = 0;

  for (guint i = 0; i < book->histories->len; i++)
    {
      g_array_append_val (book->firsts, first);
      first += ((TdHistory *) book->histories->pdata[i])->contacts->len;
    }
}

/* Of contacts the index holds all that is asked for. */
static gboolean
fill_book (const Load *load, GError **error)
{
  return add_histories (load, error) &&
         add_rows (
             load,
             "SELECT pair_id, on_date, initiated_by, asked_on, minutes FROM contact" OF_PAIRS (
                 "pair_id") " AND outcome = 'held' ORDER BY pair_id, on_date",
             add_contact, error) &&
         add_rows (load,
                   "SELECT pair_id, from_date, to_date FROM pair_pause" OF_PAIRS (
                       "pair_id") " ORDER BY pair_id, from_date",
                   add_pause, error) &&
         add_rows (load,
                   "SELECT pair_id, from_date, cadence FROM pair_cadence" OF_PAIRS (
                       "pair_id") " ORDER BY pair_id, from_date",
                   add_cadence, error);
}

TdHistory *
td_history_load (TdDatabase *db, gint64 pair_id, GError **error)
{
  g_autoptr (TdHistoryBook) book = book_new ();
  Load load = { db, pair_id, pair_id, book };
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
  if (!fill_book (&load, error) || book->histories->len == 0)
    return NULL;
  return g_ptr_array_steal_index (book->histories, 0);
}

/* From the connection, where it is kept; else from the file, and kept from then on. */
TdHistoryBook *
td_history_book_load (TdDatabase *db, GError **error)
{
  TdHistoryBook *kept = td_database_find_kept (db, KEPT);
  g_autoptr (TdHistoryBook) book = NULL;
  Load load = { db, 0, G_MAXINT64, NULL };

  if (kept)
    return td_history_book_ref (kept);
  load.book = book = book_new ();
  if (!fill_book (&load, error))
    return NULL;
  find_firsts (book);
  td_database_keep (db, KEPT, td_history_book_ref (book), (GDestroyNotify) td_history_book_unref);
  return g_steal_pointer (&book);
}

GPtrArray *
td_history_load_all (TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (TdHistoryBook) book = td_history_book_load (db, error);
  GPtrArray *histories;

  if (book == NULL)
    return NULL;
  histories = g_ptr_array_new_with_free_func ((GDestroyNotify) td_history_free);
  for (guint i = 0; i < book->histories->len; i++)
    {
      TdHistory *history = g_ptr_array_index (book->histories, i);

      if (program_id == 0 || history->program_id == program_id)
        g_ptr_array_add (histories, td_history_ref (history));
    }
  return histories;
}
