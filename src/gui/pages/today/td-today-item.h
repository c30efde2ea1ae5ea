/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-due-board.h"

G_BEGIN_DECLS

/**
 * TdTodayItem:
 *
 * A line of Today: the heading of a section, or a pair with its one next action.
 */
#define TD_TYPE_TODAY_ITEM (td_today_item_get_type ())
G_DECLARE_FINAL_TYPE (TdTodayItem, td_today_item, TD, TODAY_ITEM, TdRecord)

struct _TdTodayItem
{
  TdRecord parent_instance;

  gboolean heading;
  char *section; /* silent overdue never waiting due ending too_early paused */
  char *title;   /* of the section, or the two names */
  char *detail;
  char *verb;   /* what the button says */
  gboolean log; /* the action is to log a contact; else to record an answer or open the pair */
  gboolean ask; /* an answer is awaited, and can be asked for again */
  int line;     /* TdLine of the mentor; its word leads the detail */
  gint64 pair_id;
  char *mentor_name;
  char *mentee_name;
  int count; /* of a heading */
};

/**
 * td_today_items_build:
 * @board: (element-type TdDueRow): td_due_board_load()
 * @waiting: (element-type TdDueRow): td_due_board_load_waiting()
 * @with_program: whether to say the programme of each pair
 * @n_needs: (out): how many lines need the coordinator
 *
 * The lines of Today: what needs her first, the oldest first in each section; then what only wants
 * to be known. Pairs on track have no line.
 *
 * Returns: (transfer full) (element-type TdTodayItem)
 */
GPtrArray *td_today_items_build (GPtrArray *board,
                                 GPtrArray *waiting,
                                 TdDate today,
                                 gboolean with_program,
                                 guint *n_needs);

G_END_DECLS
