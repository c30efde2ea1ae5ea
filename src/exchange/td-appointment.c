/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-appointment.h"

#include "base/td-error.h"
#include "base/td-file-writer.h"
#include "contact/td-due-board.h"
#include "db/td-change.h"
#include "pairing/td-pair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TdField appointment_fields[] = {
  TD_FIELD (TdAppointment, pair_id, TD_FIELD_ID),
  TD_FIELD (TdAppointment, uid, TD_FIELD_TEXT),
  TD_FIELD (TdAppointment, sequence, TD_FIELD_INT),
  TD_FIELD (TdAppointment, on_date, TD_FIELD_DATE),
  TD_FIELD (TdAppointment, cancelled, TD_FIELD_BOOL),
  TD_FIELD (TdAppointment, changed_on, TD_FIELD_DATE),
  TD_FIELD (TdAppointment, agreed, TD_FIELD_BOOL),
  TD_FIELD (TdAppointment, reference, TD_FIELD_TEXT),
  TD_FIELD (TdAppointment, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdAppointment, confidential, TD_FIELD_BOOL),
  TD_FIELD (TdAppointment, cadence, TD_FIELD_TEXT),
  TD_FIELD (TdAppointment, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdAppointment, mentor_email, TD_FIELD_TEXT),
  TD_FIELD (TdAppointment, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdAppointment, mentee_email, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdAppointment, td_appointment, appointment_fields)

/* Every pair of the scope, with what was given out of it. */
#define APPOINTMENTS_SQL                                                                \
  "SELECT p.id AS pair_id, a.uid, a.sequence, a.on_date, a.cancelled, a.changed_on,"    \
  " p.reference, program.name AS program_name, program.confidential,"                   \
  " mentor.name AS mentor_name, mentor.email AS mentor_email,"                          \
  " mentee.name AS mentee_name, mentee.email AS mentee_email"                           \
  " FROM pair p JOIN program ON program.id = p.program_id"                              \
  " JOIN employee mentor ON mentor.id = p.mentor_id"                                    \
  " JOIN employee mentee ON mentee.id = p.mentee_id"                                    \
  " LEFT JOIN appointment a ON a.pair_id = p.id"                                        \
  " WHERE ($1 = 0 OR p.program_id = $1) AND ($2 = 0 OR p.id = $2)"                      \
  " AND (a.pair_id IS NOT NULL OR p.state NOT IN ('proposed', 'accepted', 'declined'))" \
  " ORDER BY p.id"

static TdDate
find_next (TdDueRow *row, TdDate today, gboolean *agreed)
{
  /* A date that was agreed before a pause does not outlive it. */
  gboolean holds = row->next_agreed > row->pause_end && (!row->paused || row->next_agreed >= today);

  *agreed = row->next_agreed != TD_DATE_NONE && holds;
  return *agreed ? row->next_agreed : row->next_due;
}

/* The board by pair: only pairs that live on the day are on it. */
static GHashTable *
index_board (GPtrArray *board)
{
  GHashTable *rows = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < board->len; i++)
    {
      TdDueRow *row = board->pdata[i];

      g_hash_table_insert (rows, &row->pair_id, row);
    }
  return rows;
}

/* Whether there is anything to give out of the pair; @changed where it is not what was. */
static gboolean
settle (TdAppointment *one, TdDueRow *row, TdDate today, gboolean *changed)
{
  TdDate next = row ? find_next (row, today, &one->agreed) : TD_DATE_NONE;
  gboolean cancelled = next == TD_DATE_NONE;

  *changed = FALSE;
  if (one->uid == NULL && cancelled)
    return FALSE;
  if (row)
    td_record_set_text (&one->cadence, row->cadence);
  if (one->uid && one->cancelled == cancelled && (cancelled || one->on_date == next))
    return TRUE;
  if (one->uid)
    one->sequence++;
  else
    {
      g_autofree char *unique = g_uuid_string_random ();

      td_record_take_text (&one->uid, g_strconcat (unique, "@tandem", NULL));
    }
  one->cancelled = cancelled;
  if (!cancelled)
    one->on_date = next;
  one->changed_on = today;
  *changed = TRUE;
  return TRUE;
}

static gboolean
store (TdDatabase *db, TdAppointment *one, GError **error)
{
  return td_database_execute (
      db, error,
      "INSERT INTO appointment (pair_id, uid, sequence, on_date, cancelled, changed_on)"
      " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (pair_id) DO UPDATE"
      " SET sequence = $3, on_date = $4, cancelled = $5, changed_on = $6",
      "isiDbD", one->pair_id, one->uid, (gint64) one->sequence, one->on_date, one->cancelled,
      one->changed_on);
}

static gboolean
is_wanted (const TdAppointmentOptions *options, gint64 pair_id)
{
  for (guint i = 0; options->pair_ids && i < options->pair_ids->len; i++)
    if (g_array_index (options->pair_ids, gint64, i) == pair_id)
      return TRUE;
  return options->pair_ids == NULL;
}

static GPtrArray *
load (TdDatabase *db, const TdAppointmentOptions *options, TdDate today, GError **error)
{
  g_autoptr (TdPair) pair = NULL;
  GPtrArray *all;

  if (options->pair_id)
    {
      pair = td_pair_load (db, options->pair_id, today, error);
      if (pair == NULL)
        return NULL;
    }
  all = td_database_load (db, TD_TYPE_APPOINTMENT, error, APPOINTMENTS_SQL, "ii",
                          options->program_id, options->pair_id);
  for (guint i = all ? all->len : 0; i > 0; i--)
    if (!is_wanted (options, ((TdAppointment *) all->pdata[i - 1])->pair_id))
      g_ptr_array_remove_index (all, i - 1);
  return all;
}

static GPtrArray *
settle_all (TdDatabase *db, GPtrArray *all, GPtrArray *board, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) rows = index_board (board);

  for (guint i = 0; i < all->len; i++)
    {
      TdAppointment *one = all->pdata[i];
      gboolean changed;

      if (settle (one, g_hash_table_lookup (rows, &one->pair_id), today, &changed))
        g_ptr_array_add (given, g_object_ref (one));
      if (changed && !store (db, one, error))
        return NULL;
    }
  return g_steal_pointer (&given);
}

static GPtrArray *
update (TdDatabase *db, const TdAppointmentOptions *options, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) all = load (db, options, today, error);
  g_autoptr (GPtrArray) board =
      all ? td_due_board_load (db, options->program_id, today, error) : NULL;

  return board ? settle_all (db, all, board, today, error) : NULL;
}

static gboolean
check_organiser (const TdAppointmentOptions *options, GError **error)
{
  if (!options->attendees || options->organiser_email)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       _ ("To invite the two, give your e-mail address in the preferences first."));
  return FALSE;
}

GPtrArray *
td_appointment_update (TdDatabase *db,
                       const TdAppointmentOptions *options,
                       TdDate today,
                       GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "agenda.calendar", error);
  g_autoptr (GPtrArray) given = change ? update (db, options, today, error) : NULL;

  if (given == NULL)
    return NULL;
  td_change_describe (change, "%u", given->len);
  td_change_set_final (change);
  return td_change_commit (change, error) ? g_steal_pointer (&given) : NULL;
}

GPtrArray *
td_appointment_save (TdDatabase *db,
                     const TdAppointmentOptions *options,
                     const char *path,
                     TdDate today,
                     GError **error)
{
  g_autoptr (TdFileWriter) file = NULL;
  g_autoptr (GPtrArray) given = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  /* Whether it can be written is seen before; it is written when nobody waits for the workspace.
   * Where that fails, the next file has the same numbers. */
  if (!check_organiser (options, error) || (file = td_file_writer_new (path, error)) == NULL)
    return NULL;
  given = td_appointment_update (db, options, today, error);
  if (given == NULL)
    return NULL;
  text = td_appointment_dup_calendar (given, options);
  td_file_writer_write (file, text, strlen (text));
  return td_file_writer_finish (file, error) ? g_steal_pointer (&given) : NULL;
}
