/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-exit-reasons.h"

G_BEGIN_DECLS

/* Somebody who left in the period. */
typedef struct
{
  gint64 id;
  TdDate leave;
  guint reason;
  guint value;
  gboolean taking_part; /* had been matched as a mentee */
} TdExitLeaver;

/**
 * TdExitFacts:
 * @names: (element-type utf8): the reasons as they were first written, by number
 * @reasons: their folded words, to the number
 * @values: of a dimension or month, to a number; without any there is the one value ""
 * @wanted: the value that the filter asks for
 *
 * What the counts of reasons are made of.
 */
typedef struct
{
  GArray *leavers;
  GPtrArray *names;
  GHashTable *reasons;
  GHashTable *values;
  guint wanted;
} TdExitFacts;

/* Leavers from @from on, told apart by @column, an SQL expression on the employee e. */
gboolean td_exit_facts_read (TdDatabase *db,
                             const TdInsightFilter *filter,
                             TdDate from,
                             const char *column,
                             TdExitFacts *facts,
                             GError **error);
void td_exit_facts_clear (TdExitFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdExitFacts, td_exit_facts_clear)

/* A reason as it is counted, before anything is hidden. */
typedef struct
{
  guint number;
  const char *name;
  gint64 count;
} TdExitTally;

/* The whole table: a row a reason in the order of the tallies, a column a value. */
typedef struct
{
  guint n_rows;
  guint n_columns;
  gint64 *counts;
  gboolean *hidden;
  gboolean total_hidden; /* the leavers of the value wanted */
} TdExitGrid;

/* The reasons of everybody, most first: the order in which small ones are guarded. (element-type
 * TdExitTally) */
GArray *td_exit_facts_tally (const TdExitFacts *facts);

/* Counts the cells and hides those that may not be shown, in both directions. */
void td_exit_grid_make (TdExitGrid *grid,
                        const TdExitFacts *facts,
                        const GArray *tallies,
                        gint64 threshold);
void td_exit_grid_clear (TdExitGrid *grid);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdExitGrid, td_exit_grid_clear)

/* The entry that a reason belongs to, or NULL. Borrowed. */
const TdExitGroup *td_exit_groups_find (GPtrArray *groups, const char *reason);

/* Which programmes work on what the shown reasons are about; fills "programs". */
gboolean td_exit_reasons_add_programs (TdDatabase *db,
                                       TdExitReasons *self,
                                       GPtrArray *groups,
                                       gint64 threshold,
                                       GError **error);

/* Most first, then by name; hidden ones last. */
void td_exit_reasons_sort (TdExitReasons *self);

/* Withholds a figure. */
void td_exit_reasons_hide_figure (TdExitReasons *self, const char *code);

/* What becomes of sums of rows of which one is hidden. Those whose reason is not said are all that
 * "exit_known" leaves out: it is hidden too. "exit_touchable" has been counted without the hidden
 * ones, so it is the least there is. */
void td_exit_reasons_bound_sums (TdExitReasons *self);

G_END_DECLS
