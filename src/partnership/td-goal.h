/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-remarks.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/*
 * What a pair works on: goals with a measure and a date, or topics to talk about where a mentoring
 * pair prefers them. A goal is agreed by both on a day; the first agreed goal lets a coaching pair
 * begin (td-pair-begin.h). Every step is kept with its date. A goal may be dropped at any time, and
 * that says nothing about anybody: it is asked for no reason and no figure counts it.
 */

/**
 * TdGoal:
 *
 * One goal or topic. The fields up to "closed_on" are the table's; the others come with every goal
 * that is loaded.
 */
#define TD_TYPE_GOAL (td_goal_get_type ())
G_DECLARE_FINAL_TYPE (TdGoal, td_goal, TD, GOAL, TdRecord)

struct _TdGoal
{
  TdRecord parent_instance;

  gint64 id;
  gint64 pair_id;
  char *title;
  char *measure; /* by what it shows that it is reached */
  char *kind;    /* development performance topic */
  char *horizon; /* short medium long, or NULL: not said */
  TdDate set_on;
  TdDate agreed_on; /* when both agreed on it, or none: not yet */
  TdDate due_on;
  char *state; /* open reached dropped */
  TdDate closed_on;

  gint64 program_id;
  char *program_name;
  char *program_kind;
  char *pair_state;
  char *mentor_name;
  char *mentee_name;
  int n_actions; /* not dropped */
  int n_done;    /* of them */
  int n_steps;   /* of the checklist that are done */
  int days_late; /* past due_on while it is open; 0 for none */
  TdDate as_of;  /* today, when it was made or loaded */
};

/**
 * TdGoalEvent:
 *
 * A step in the history of a goal.
 */
#define TD_TYPE_GOAL_EVENT (td_goal_event_get_type ())
G_DECLARE_FINAL_TYPE (TdGoalEvent, td_goal_event, TD, GOAL_EVENT, TdRecord)

struct _TdGoalEvent
{
  TdRecord parent_instance;

  gint64 id;
  gint64 goal_id;
  TdDate on_date;
  char *kind; /* set changed progress reached dropped reopened */
  char *note;
};

/* A goal that is not written yet: development, open, set and agreed on that day. */
TdGoal *td_goal_new (gint64 pair_id, TdDate on);

/* What there is to say about a goal: no title, a date that lies ahead of today, an end before its
 * beginning (refused); a goal without a measure or a date (warned). */
TdRemarks *td_goal_check (const TdGoal *goal, TdDate today);

/**
 * td_goal_save:
 * @note: (nullable): why it was changed, for its history
 *
 * Adds a goal without an id, or writes one that was changed; the same goal again changes nothing.
 * TD_ERROR_INVALID with the first refusal of td_goal_check(); TD_ERROR_CONFLICT for a new goal of a
 * pair that is over, and where an agreement is taken back that let a pair begin which is under way.
 */
gboolean td_goal_save (TdDatabase *db,
                       TdGoal *goal,
                       const char *note,
                       TdDate today,
                       GError **error);

/* The steps. @on is a day of its history, not ahead of today; @note (nullable) is kept with it. A
 * state that it has already is TD_ERROR_CONFLICT. */
gboolean td_goal_reach (TdDatabase *db,
                        gint64 id,
                        TdDate on,
                        const char *note,
                        TdDate today,
                        GError **error);
gboolean td_goal_drop (TdDatabase *db,
                       gint64 id,
                       TdDate on,
                       const char *note,
                       TdDate today,
                       GError **error);
gboolean td_goal_reopen (TdDatabase *db,
                         gint64 id,
                         TdDate on,
                         const char *note,
                         TdDate today,
                         GError **error);

/* A note on how far it is; the state stays. TD_ERROR_INVALID where nothing is said. */
gboolean td_goal_note (TdDatabase *db,
                       gint64 id,
                       TdDate on,
                       const char *note,
                       TdDate today,
                       GError **error);

/* One goal, or NULL with TD_ERROR_NOT_FOUND. */
TdGoal *td_goal_load (TdDatabase *db, gint64 id, TdDate today, GError **error);

/* The goals of a pair, or of a programme with @pair_id 0 (of all with both 0): open ones first, by
 * their date. (element-type TdGoal) */
GPtrArray *td_goal_list (TdDatabase *db,
                         gint64 program_id,
                         gint64 pair_id,
                         TdDate today,
                         GError **error);

/* The history of all goals of a pair, each goal's oldest first. (element-type TdGoalEvent) */
GPtrArray *td_goal_list_events (TdDatabase *db, gint64 pair_id, GError **error);

/* The codes in the order in which they are offered, NULL-terminated, and their words. */
const char *const *td_goal_kinds (void);
const char *const *td_goal_horizons (void);
const char *const *td_goal_states (void);
const char *td_goal_kind_get_label (const char *kind);
const char *td_goal_horizon_get_label (const char *horizon);
const char *td_goal_state_get_label (const char *state);
const char *td_goal_event_get_label (const char *kind);

G_END_DECLS
