/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/* How many share a change of one day before it is asked whether it is a reorganisation. */
#define TD_CAREER_MANY 5

/**
 * TdCareerKind:
 * @TD_CAREER_PROMOTION: a promotion that was imported
 * @TD_CAREER_RISE: a grade that rose from one roster to the next
 * @TD_CAREER_MOVE: another department
 */
typedef enum
{
  TD_CAREER_PROMOTION,
  TD_CAREER_RISE,
  TD_CAREER_MOVE,
} TdCareerKind;

/* Something that happened to somebody, or since when somebody is watched. */
typedef struct
{
  gint64 employee_id;
  TdDate day;
} TdCareerDay;

/**
 * TdCareer:
 * @days: of TdCareerDay, by employee and day
 * @watched: (nullable): of TdCareerDay, by employee: since when rosters tell where somebody works;
 *   whoever has none is not watched. NULL: since the hire
 * @since: the first day of @watched; none where that is NULL or empty
 * @n_reorganised: changes that are no event of a person: see td_career_find()
 */
typedef struct
{
  TdCareerKind kind;
  GArray *days;
  GArray *watched;
  TdDate since;
  guint n_reorganised;
} TdCareer;

/**
 * TdPosting:
 * @department: a number that stands for it; 0: not known
 * @grade: the number in it, or -1: not known
 * @leave: the last day employed, or none
 *
 * Where somebody worked from a day on: a row of the table posting.
 */
typedef struct
{
  gint64 employee_id;
  TdDate from;
  int department;
  int grade;
  TdDate leave;
} TdPosting;

/**
 * td_career_find:
 * @postings: by employee and day
 * @kind: TD_CAREER_RISE or TD_CAREER_MOVE
 *
 * The changes between the rows of a person; what is not known before or after is none. Where
 * %TD_CAREER_MANY people or more change from one value to another on one day, and they are more
 * than half of those who had the first, a department got another name or a scale other numbers:
 * these are counted as reorganised and are nobody's move. Two rosters a year are enough: a change
 * is dated as of the second. Pure.
 */
TdCareer *td_career_find (const TdPosting *postings, guint n, TdCareerKind kind);

/**
 * td_career_load:
 *
 * What happened up to the filter's day to those it asks about. Where no promotion was ever
 * imported, TD_CAREER_PROMOTION gives the rises of grade; see "kind" of what is returned.
 */
TdCareer *td_career_load (TdDatabase *db,
                          const TdInsightFilter *filter,
                          TdCareerKind kind,
                          GError **error);

/* Without days, and all watched since the hire. */
TdCareer *td_career_new (TdCareerKind kind);

/* With these, of TdCareerDay, which others may own too. */
TdCareer *td_career_new_for_days (TdCareerKind kind, GArray *days);
void td_career_free (TdCareer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCareer, td_career_free)

G_END_DECLS
