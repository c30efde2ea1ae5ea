/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-figure.h"
#include "insight/td-insight-list.h"

G_BEGIN_DECLS

/**
 * TdBesideGuard:
 *
 * What of B may be shown beside A (METRICS section 10: "a filter result that differs by 1 to k - 1
 * persons from one already shown in the same report is hidden").
 *
 * A reader who takes B from A is left with the persons who are in one of the two only, of A as much
 * as of B. So what is looked at is how many these are, by who they are: two sides of equal numbers
 * may be about different people, and two of nearly equal numbers about quite different ones. Nobody
 * in one only, or the threshold and more: nothing is told of a few.
 *
 * Where A and B are everybody of the same programmes at two times, the numbers that section 10
 * never hides stay: headcounts, hires and leavers, and those of pairs. Headcounts, hires and
 * leavers of everybody stay beside whatever programme. Answers of surveys, promotions, moves and
 * reasons for leaving are always looked at.
 */
typedef struct _TdBesideGuard TdBesideGuard;

/**
 * td_beside_guard_new:
 * @shown_filter, @shown_lists: of A, with the lists behind its figures
 * @filter, @lists: the same of B; borrowed, and what may not be opened is taken out of it
 *
 * Reads who is behind the numbers that open no list. NULL with @error.
 */
TdBesideGuard *td_beside_guard_new (TdDatabase *db,
                                    const TdInsightFilter *shown_filter,
                                    GHashTable *shown_lists,
                                    const TdInsightFilter *filter,
                                    GHashTable *lists,
                                    GError **error);

void td_beside_guard_free (TdBesideGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBesideGuard, td_beside_guard_free)

/* How many persons or pairs are in one of two groups of lists only: in the lists of @key and, with
 * @parts, of what begins with "KEY/". */
guint td_beside_count_apart (GHashTable *lists,
                             GHashTable *others,
                             const char *key,
                             gboolean parts);

/* Whether so many persons apart, 1 to threshold - 1, are too few; of a cell of a table by
 * department, grade or location this is all there is to ask. */
gboolean td_beside_guard_is_few (const TdBesideGuard *self, guint apart);
gint64 td_beside_guard_get_threshold (const TdBesideGuard *self);

/* Whether the figure of B with this code must be hidden. */
gboolean td_beside_guard_hides (const TdBesideGuard *self, const char *code);

/* The same of one bar, dot or cell, by the key of its list: "overdue/8-30". */
gboolean td_beside_guard_hides_mark (const TdBesideGuard *self, const char *key);

/* The same of all of a chart at once, by its code. */
gboolean td_beside_guard_hides_chart (const TdBesideGuard *self, const char *code);

/* The same of two counts of the people of a list: those who were matched as a mentee, and those who
 * were not. */
gboolean td_beside_guard_hides_matched (const TdBesideGuard *self, const char *key);

/* The same of the mentees of a programme who look for any of some topics. */
gboolean td_beside_guard_hides_wishes (const TdBesideGuard *self,
                                       gint64 program_id,
                                       const char *const *topics);

/* Who is behind a figure on one side only: ids, with their TdSubject. Of "participation" whoever is
 * employed too. For tables by department and so on, which are breakdowns by an attribute of persons
 * and looked at whatever they are about. (transfer full) */
GHashTable *td_beside_guard_find_apart (const TdBesideGuard *self, const char *code);

/* Puts hidden figures in the place of those that differ by a few from a shown one of A, and takes
 * the lists of people behind them away. */
void td_beside_guard_hide_figures (TdBesideGuard *self, GPtrArray *figures, GPtrArray *shown);

G_END_DECLS
