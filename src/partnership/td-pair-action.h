/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-remarks.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdPairAction:
 *
 * Who of a pair does what by when. The fields up to "closed_on" are the table's; the others come
 * with every action that is loaded.
 */
#define TD_TYPE_PAIR_ACTION (td_pair_action_get_type ())
G_DECLARE_FINAL_TYPE (TdPairAction, td_pair_action, TD, PAIR_ACTION, TdRecord)

struct _TdPairAction
{
  TdRecord parent_instance;

  gint64 id;
  gint64 pair_id;
  gint64 goal_id; /* 0: of no goal */
  char *title;
  char *owner; /* mentor mentee coordinator */
  TdDate set_on;
  TdDate due_on;
  char *state; /* open done dropped */
  TdDate closed_on;

  gint64 program_id;
  char *program_name;
  char *mentor_name;
  char *mentee_name;
  char *owner_name; /* of mentor or mentee; NULL for the coordinator */
  char *goal_title;
  int days_late; /* past due_on while it is open; 0 for none */
  TdDate as_of;  /* today, when it was made or loaded */
};

/* An action that is not written yet: the mentee's, set on that day. */
TdPairAction *td_pair_action_new (gint64 pair_id, TdDate on);

/* What there is to say about it: no title, due before it was set (refused), no date (warned). */
TdRemarks *td_pair_action_check (const TdPairAction *action, TdDate today);

/* Adds an action without an id, or writes one that was changed. TD_ERROR_INVALID with the first
 * refusal; TD_ERROR_CONFLICT for a pair that is over or a goal of another pair. */
gboolean td_pair_action_save (TdDatabase *db, TdPairAction *action, TdDate today, GError **error);

/* "done", "dropped" or "open" again, as of a day; the state it has changes nothing. */
gboolean td_pair_action_set_state (TdDatabase *db,
                                   gint64 id,
                                   const char *state,
                                   TdDate on,
                                   GError **error);

/* One action, or NULL with TD_ERROR_NOT_FOUND. */
TdPairAction *td_pair_action_load (TdDatabase *db, gint64 id, TdDate today, GError **error);

/* The actions of a pair, or of a programme with @pair_id 0 (of all with both 0): open ones first,
 * by their date. (element-type TdPairAction) */
GPtrArray *td_pair_action_list (TdDatabase *db,
                                gint64 program_id,
                                gint64 pair_id,
                                TdDate today,
                                GError **error);

/* The open actions past their date of pairs that are not over, latest first; @program_id 0: of all
 * programmes. (element-type TdPairAction) */
GPtrArray *td_action_list_overdue (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* The codes in the order in which they are offered, NULL-terminated, and their words. */
const char *const *td_pair_action_owners (void);
const char *td_pair_action_owner_get_label (const char *owner);
const char *td_pair_action_state_get_label (const char *state);

G_END_DECLS
