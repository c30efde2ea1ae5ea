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
 * The histories of all pairs that ever began, by pair id; three queries however many there are.
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
 * TdHistoryContactFunc:
 * @history: the contact is the last one in it
 * @asked_on: when the conversation was asked for, or none
 *
 * Told of every contact that was held, in the order of pair ids and days: the n-th call is about
 * the n-th contact of all histories one behind the other.
 */
typedef void (*TdHistoryContactFunc) (const TdHistory *history,
                                      TdDate on,
                                      TdStarter starter,
                                      TdDate asked_on,
                                      gpointer data);

/* The same as td_history_load_all(), telling more of the contacts while they are read. */
GPtrArray *td_history_load_all_told (TdDatabase *db,
                                     gint64 program_id,
                                     TdHistoryContactFunc func,
                                     gpointer data,
                                     GError **error);

G_END_DECLS
