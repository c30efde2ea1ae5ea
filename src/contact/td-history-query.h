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

/**
 * TdHistoryBook:
 * @histories: (element-type TdHistory): of all pairs that ever began, by pair id
 * @contacts: (element-type TdContactDetail): those of all histories one behind the other
 * @firsts: (element-type guint): of each history the number of its first contact in @contacts
 *
 * Everything that is known of the contacts of all pairs. Shared: not to be changed.
 */
typedef struct
{
  GPtrArray *histories;
  GArray *contacts;
  GArray *firsts;
} TdHistoryBook;

/* What td_history_load_all() is made of. Returns (transfer full): to be given back with
 * td_history_book_unref(). */
TdHistoryBook *td_history_book_load (TdDatabase *db, GError **error);
TdHistoryBook *td_history_book_ref (TdHistoryBook *book);
void td_history_book_unref (TdHistoryBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdHistoryBook, td_history_book_unref)

G_END_DECLS
