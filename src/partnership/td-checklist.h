/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/*
 * The eight steps in which a skill is coached, kept for a goal or topic where a pair wants it. They
 * are taken in any order, each on its day, and can be taken back.
 */
#define TD_CHECKLIST_STEPS 8

/* What a step is, 1 to 8: "Agree the outcome". */
const char *td_checklist_get_label (int step);

/* Its code, for the command line: agree demonstrate practise feedback practise-again attempt
 * feedback-again next; 0 for a text that is none of them and no number from 1 to 8. */
const char *td_checklist_get_code (int step);
int td_checklist_find (const char *text);

/**
 * TdChecklist:
 *
 * The days on which the steps of one goal were done; none for one that is not.
 */
typedef struct
{
  gint64 goal_id;
  TdDate done_on[TD_CHECKLIST_STEPS]; /* [0] is step 1 */
} TdChecklist;

gboolean td_checklist_load (TdDatabase *db, gint64 goal_id, TdChecklist *checklist, GError **error);

/* Those of all goals of a pair that have a step. (element-type TdChecklist, freed with g_free) */
GPtrArray *td_checklist_list (TdDatabase *db, gint64 pair_id, GError **error);

/* How many steps are done, and the first that is not (0: all are). */
int td_checklist_count (const TdChecklist *checklist);
int td_checklist_get_next (const TdChecklist *checklist);

/* Records a step as done on a day; %TD_DATE_NONE takes it back. TD_ERROR_INVALID for a day that
 * lies ahead of today or before the goal was set. */
gboolean td_checklist_set (TdDatabase *db,
                           gint64 goal_id,
                           int step,
                           TdDate on,
                           TdDate today,
                           GError **error);

G_END_DECLS
