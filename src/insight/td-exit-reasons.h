/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-beside-guard.h"
#include "insight/td-figure.h"
#include "insight/td-insight-list.h"

G_BEGIN_DECLS

/* The setting of a workspace that says which reasons mentoring can touch, and what mentees look for
 * that has to do with them (codes of td_enrolment_list_reasons()). A reason belongs to the first
 * entry whose words it contains, whatever their case and accents; an entry may have no topics.
 * Never set: TD_EXIT_TOPICS; "-": no reason. */
#define TD_SETTING_EXIT_TOPICS "exit-topics"
#define TD_EXIT_TOPICS                                                    \
  "career = skills + goals + connections; manager = problems + support; " \
  "recognition = connections"

/* TD_ERROR_INVALID where a text cannot be such a setting. */
gboolean td_exit_topics_check (const char *text, GError **error);

/* An entry of the grouping. */
typedef struct
{
  char *words;   /* folded */
  char **topics; /* codes of td_enrolment_list_reasons() */
} TdExitGroup;

/* Copies both. */
TdExitGroup *td_exit_group_new (const char *words, const char *const *topics);
void td_exit_group_free (TdExitGroup *self);

/* The grouping of the workspace, or the one it begins with. (element-type TdExitGroup) */
GPtrArray *td_exit_groups_load (TdDatabase *db, GError **error);

/* The text of the setting for a grouping: NULL where it is the one a workspace begins with, "-" for
 * none. Entries without words are left out. To be freed. */
char *td_exit_groups_dup_text (GPtrArray *groups);

/**
 * TdExitReason:
 * @reason: as the roster has it, in its first spelling; "" where none was given
 * @hidden: a small cell, or one that guards it: @count is 0
 * @touchable: mentoring can touch it
 */
typedef struct
{
  char *reason;
  gboolean hidden;
  guint count;
  gboolean touchable;
} TdExitReason;

/* A count of persons that may be hidden; it is 0 then. */
typedef struct
{
  gboolean hidden;
  guint count;
} TdExitCount;

/**
 * TdExitTopic:
 * @topics: what mentees look for that has to do with the reason, codes as a list "a; b"
 * @program_name: a programme
 * @mentees: mentees enrolled in it on the day who look for that
 *
 * Which programme works on what a reason is about. It does not say that anybody would have stayed.
 */
typedef struct
{
  char *reason;
  char *topics;
  gint64 program_id;
  char *program_name;
  TdExitCount mentees;
} TdExitTopic;

/**
 * TdExitReasons:
 * @reasons: of TdExitReason, most first, then by name; hidden ones last, by name
 * @total: leavers of the period; of the whole roster, or of the filter's department and so on
 * @taking_part, @others: of the leavers with a reason that is shown and that mentoring can touch,
 *   those who had been matched as a mentee before they left, and those who had not. Two counts, no
 *   test
 * @at_least: a reason that mentoring can touch is hidden: "exit_touchable" and these two counts
 *   leave it out, or are hidden where nothing else is left
 * @programs: of TdExitTopic, by reason and programme
 *
 * Why people leave, as of a day (METRICS section 7, PRODUCT D4). Plain data.
 *
 * Figures: "exits" (leavers), "exit_known" (with a reason), "exit_touchable". Lists of leavers: of
 * each figure, and "reason/REASON" of reasons that are shown.
 */
typedef struct
{
  TdInsightFilter filter;
  char *program_name;  /* NULL: all programmes */
  gint64 n_people;     /* 0 where nobody is on the roster */
  TdDate window_start; /* since when leavers are complete, or none */
  GPtrArray *figures;  /* of TdFigure */
  GArray *reasons;
  TdExitCount total;
  TdExitCount taking_part;
  TdExitCount others;
  gboolean at_least;
  GArray *programs;
  GHashTable *lists; /* of TdInsightList */
} TdExitReasons;

/* Works it all out. TD_ERROR_NOT_FOUND where there is no such programme. */
TdExitReasons *td_exit_reasons_load (TdDatabase *db, const TdInsightFilter *filter, GError **error);

/* Hides what differs by a few from @shown, which stands beside it. */
void td_exit_reasons_guard (TdExitReasons *self, const TdExitReasons *shown, TdBesideGuard *guard);

void td_exit_reasons_free (TdExitReasons *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdExitReasons, td_exit_reasons_free)

/* The list behind a figure or bar; NULL where nobody is. Borrowed. */
const TdInsightList *td_exit_reasons_get_list (const TdExitReasons *self, const char *key);

/* A cell of the table of reasons by department, grade, location or month. */
typedef struct
{
  char *value; /* "Finance", "2026-03" */
  char *reason;
  gboolean hidden;
  guint count;
} TdExitCell;

/* The table @by a code of td_dimension_get_code() or "month", cells of 0 left out: small cells and
 * what guards them are hidden in both directions. TD_ERROR_INVALID where the filter tells people
 * apart already. Returns (transfer full) (element-type TdExitCell). */
GArray *td_exit_table_load (TdDatabase *db,
                            const TdInsightFilter *filter,
                            const char *by,
                            GError **error);

G_END_DECLS
