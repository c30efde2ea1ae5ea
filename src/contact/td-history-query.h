/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/* The history of one pair. NULL with TD_ERROR_NOT_FOUND where there is none, and NULL without an
 * error where the pair never began. */
TdHistory *td_history_load (TdDatabase *db, gint64 pair_id, GError **error);

/**
 * td_history_load_all:
 * @program_id: a programme, or 0 for all
 *
 * The histories of all pairs that ever began, by pair id; four queries however many there are, and
 * none while they are kept with the connection (db/td-kept.h). Others may own them too: they are
 * not to be changed.
 *
 * Returns: (transfer full) (element-type TdHistory): the histories, or NULL
 */
GPtrArray *td_history_load_all (TdDatabase *db, gint64 program_id, GError **error);

/* Who started a contact, where that is known. */
typedef enum
{
  TD_STARTER_UNKNOWN,
  TD_STARTER_MENTOR,
  TD_STARTER_MENTEE,
} TdStarter;

/**
 * TdContactDetail:
 * @asked_on: when the conversation was asked for, or none
 * @minutes: 0 where it is not known
 *
 * More about a contact that was held than its day.
 */
typedef struct
{
  TdDate on;
  TdDate asked_on;
  gint16 minutes;
  guint8 starter; /* a TdStarter */
} TdContactDetail;

/* Told of every contact that was held, in the order of pair ids and days: the n-th call is about
 * the n-th contact of all histories one behind the other. */
typedef void (*TdHistoryContactFunc) (const TdHistory *history,
                                      const TdContactDetail *contact,
                                      gpointer data);

/* The same as td_history_load_all(), telling more of the contacts. */
GPtrArray *td_history_load_all_told (TdDatabase *db,
                                     gint64 program_id,
                                     TdHistoryContactFunc func,
                                     gpointer data,
                                     GError **error);

G_END_DECLS
