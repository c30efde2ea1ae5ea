/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-due.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdDueRow:
 *
 * A pair as of a day, with what the coordinator needs to act on it. "state" is the code of
 * #TdDueState for a pair that lives, and `waiting` for one whose answers are awaited.
 */
#define TD_TYPE_DUE_ROW (td_due_row_get_type ())
G_DECLARE_FINAL_TYPE (TdDueRow, td_due_row, TD, DUE_ROW, TdRecord)

struct _TdDueRow
{
  TdRecord parent_instance;

  gint64 pair_id;
  char *reference;
  gint64 program_id;
  char *program_name;
  gint64 mentor_id;
  char *mentor_number;
  char *mentor_name;
  gint64 mentee_id;
  char *mentee_number;
  char *mentee_name;
  char *pair_state;
  char *state;
  char *cadence; /* the notation in force */
  TdDate proposed_on;
  TdDate matched_on;
  TdDate planned_end;
  TdDate mentor_accepted_on;
  TdDate mentee_accepted_on;
  TdDate last;        /* the last contact held */
  TdDate next_agreed; /* the next date agreed at the last contact, if any */
  TdDate pause_end;   /* last day of the last pause that is over */
  gboolean paused;
  int grace_days;
  TdDate next_due;
  int days_overdue;
  int days_waiting; /* since asked again, else since proposed, where an answer is awaited */
  TdDate asked_on;
  int line; /* TdLine of the mentor: to be flagged */

  char *mentee_email;

  /* For "line". */
  char *mentor_email;
  gint64 own_manager_id;
  char *own_manager_text;
  gint64 upper_manager_id;
  char *upper_manager_text;
};

/**
 * td_due_board_load:
 * @program_id: a programme, or 0 for all
 *
 * The active and paused pairs as of a day: the longest overdue first, then by next due date, paused
 * ones last. One query; no row per contact.
 *
 * Returns: (transfer full) (element-type TdDueRow)
 */
GPtrArray *td_due_board_load (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* The same rows by pair, each handed to @func and freed behind it. */
gboolean td_due_board_walk (TdDatabase *db,
                            gint64 program_id,
                            TdDate today,
                            void (*func) (TdDueRow *row, gpointer data),
                            gpointer data,
                            GError **error);

/* What the order of the board follows from. */
typedef struct
{
  gboolean paused;
  TdDate next_due;
  gint64 pair_id;
} TdDueOrder;

/* The longest overdue first, then the next to come; paused ones, which are due never, last. */
int td_due_order_compare (const TdDueOrder *a, const TdDueOrder *b);
TdDueOrder td_due_row_get_order (const TdDueRow *row);

/* Pairs of which an answer was awaited on a day, the longest waiting first. (element-type TdDueRow)
 */
GPtrArray *td_due_board_load_waiting (TdDatabase *db,
                                      gint64 program_id,
                                      TdDate today,
                                      GError **error);

G_END_DECLS
