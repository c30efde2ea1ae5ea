/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"
#include "insight/td-interval.h"

G_BEGIN_DECLS

/**
 * TdFigure:
 *
 * One figure of a dashboard: never a bare percentage, always with what was counted. Numbers that
 * are not available are NaN, and so is an interval that would say nothing.
 */
#define TD_TYPE_FIGURE (td_figure_get_type ())
G_DECLARE_FINAL_TYPE (TdFigure, td_figure, TD, FIGURE, TdRecord)

struct _TdFigure
{
  TdRecord parent_instance;

  char *code; /* "participation", …; also the key of the list behind it */
  char *unit; /* "share" (value 0 to 1), "ratio", "number", "days", "hours", "score" (a mean) */
  double value;
  double lower;
  double upper;
  gint64 count;
  gint64 of;       /* -1 where it is no part of anything */
  double target;   /* in the unit of the value, NaN for none */
  char *remark;    /* what else was counted, in words; or NULL */
  gboolean hidden; /* too few people to be shown: no value, no interval, no counts */
};

/* What one person gave towards a mean. */
typedef struct
{
  gint64 person_id;
  double score;
} TdPersonScore;

/* Share of @count in @of with Wilson's interval; the interval is left out where @count is above
 * @of. */
TdFigure *td_figure_new_share (const char *code, gint64 count, gint64 of);

/* Any other value; @of may be -1. */
TdFigure *td_figure_new (const char *code, const char *unit, double value, gint64 count, gint64 of);

/* One that may not be shown: METRICS section 10. */
TdFigure *td_figure_new_hidden (const char *code, const char *unit);

/* A mean of @scores (element-type TdPersonScore), which are kept, with Student's limits; NaN
 * without any. */
TdFigure *td_figure_new_score (const char *code, GArray *scores);

/* What a mean was worked out from, borrowed; NULL for any other figure. */
GArray *td_figure_get_scores (TdFigure *self);

/* The figure with a code in an array of figures, or NULL. */
TdFigure *td_figure_find (GPtrArray *figures, const char *code);

/* What the figure is called, and how it is worked out, in words; the latter for the key of a list
 * ("adherence/2026-03") too, "" where there are none. */
const char *td_figure_get_label (const char *code);
const char *td_figure_get_method (const char *code);

/* "84.1 %", "38 days", "not available", "hidden". */
char *td_figure_dup_value (TdFigure *self);

/* "412 of 490 · 95 % interval 80.6 to 87.1 %"; "" where there is nothing to say. */
char *td_figure_dup_detail (TdFigure *self);

/* "Target 90.0 %, met"; "" where there is none. */
char *td_figure_dup_target (TdFigure *self);

/* A share as "84.1 %", with a whole part that is rounded half away from zero. */
char *td_figure_format_share (double share);

G_END_DECLS
