/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"
#include "db/td-change.h"

G_BEGIN_DECLS

/**
 * TdAuditQuery:
 * @from, @to: local days, both included; %TD_DATE_NONE for no bound
 * @room: (nullable): the kind of action, of td_audit_list_rooms(); "undo" for what was taken back
 * @text: (nullable): part of what it was about: all of its words must occur, compared folded
 * @employee_id: only entries that name this person, or that changed what is held about her; 0 for
 *   all
 * @pair_id: only entries that changed this pair or what belongs to it; 0 for all
 * @program_id: the same of a programme, its sign-ups and its pairs; 0 for all
 *
 * Which entries of the audit trail. Zeroed it is all of them.
 */
typedef struct
{
  TdDate from;
  TdDate to;
  const char *room;
  const char *text;
  gint64 employee_id;
  gint64 pair_id;
  gint64 program_id;
} TdAuditQuery;

/* The ids of the entries, newest first (transfer full) (element-type gint64). Half a second for a
 * million; for a person, a pair or a programme what each entry changed is read too: some seconds.
 * Stops with the cancellable of @db. */
GArray *td_audit_search (TdDatabase *db, const TdAuditQuery *query, GError **error);

/* The entries of a page of these ids, in the order given (transfer full)
 * (element-type TdChangeEntry). */
GPtrArray *td_audit_load_many (TdDatabase *db, const gint64 *ids, guint n_ids, GError **error);

/* The kinds of action there are words for, NULL-terminated, and their titles. */
const char *const *td_audit_list_rooms (void);
const char *td_audit_room_get_label (const char *room);

/* "12 Mar 2026, 14:05" in local time; to be freed. */
char *td_audit_format_time (const char *at);

G_END_DECLS
