/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdReminder:
 *
 * That the people of a pair were written to, about what, on which day. The words are not kept.
 */
#define TD_TYPE_REMINDER (td_reminder_get_type ())
G_DECLARE_FINAL_TYPE (TdReminder, td_reminder, TD, REMINDER, TdRecord)

struct _TdReminder
{
  TdRecord parent_instance;

  gint64 id;
  gint64 pair_id;
  char *kind; /* of program/td-program-text.h */
  TdDate on_date;
};

/**
 * td_reminder_record:
 * @on: the day the letters went out
 *
 * Records that these pairs were written to, as one change "agenda.remind"; a pair that was on that
 * day already is left as it is. Of kind "answer" the sides that have not answered were asked again
 * with that: their waiting counts from then.
 */
gboolean td_reminder_record (TdDatabase *db,
                             const gint64 *pair_ids,
                             guint n_pairs,
                             const char *kind,
                             TdDate on,
                             GError **error);

/* The day a pair was last written to by @today, about @kind (NULL: anything), or TD_DATE_NONE.
 * FALSE on an error only. */
gboolean td_reminder_get_last (TdDatabase *db,
                               gint64 pair_id,
                               const char *kind,
                               TdDate today,
                               TdDate *on,
                               GError **error);

/* The last reminder of each pair of a programme (0: all) by a day, in one statement: (transfer
 * full), pair id (as gint64 *) to TdReminder. */
GHashTable *td_reminder_load_last (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* The reminders of a pair, newest first. (element-type TdReminder) */
GPtrArray *td_reminder_list (TdDatabase *db, gint64 pair_id, GError **error);

/* "reminded today", "reminded 3 days ago"; to be freed; NULL for no date. */
char *td_reminder_dup_age (TdDate on, TdDate today);

G_END_DECLS
