/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdInsightDimension:
 *
 * What persons can be told apart by on a dashboard: one at a time, beside the programme (METRICS
 * section 10).
 */
typedef enum
{
  TD_DIMENSION_NONE,
  TD_DIMENSION_DEPARTMENT,
  TD_DIMENSION_GRADE,
  TD_DIMENSION_LOCATION,
  TD_N_DIMENSIONS,
} TdInsightDimension;

/**
 * TdInsightFilter:
 * @program_id: 0 for all programmes
 * @from: the first day of the period; none: from the beginning
 * @as_of: the last day of the period, and the day all figures are as of; never none
 * @dimension: with @value, whom the figures are about; of a pair the mentee counts
 * @value: (nullable): a department, grade or location as written on the roster, "" for those
 *   without one; NULL for everybody: with a @dimension a table by it is asked for
 * @cohort_from, @cohort_to: only enrolments that began in these days, and the pairs of such
 * mentees; none: whenever they began
 * @voluntary_only: leavers who did not go of their own will count as "not known any longer"
 *
 * What a dashboard is about. Copy it with td_insight_filter_copy(): it owns its text.
 */
typedef struct
{
  gint64 program_id;
  TdDate from;
  TdDate as_of;
  TdInsightDimension dimension;
  char *value;
  TdDate cohort_from;
  TdDate cohort_to;
  gboolean voluntary_only;
} TdInsightFilter;

/* A copy that owns its text. */
TdInsightFilter td_insight_filter_copy (const TdInsightFilter *self);

void td_insight_filter_clear (TdInsightFilter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdInsightFilter, td_insight_filter_clear)

/* Whether both ask for the same. */
gboolean td_insight_filter_equal (const TdInsightFilter *self, const TdInsightFilter *other);

/* Whether it is about some of the employees only. */
gboolean td_insight_filter_is_narrow (const TdInsightFilter *self);

/* What a table of everybody is asked for by; none where it is about some, or no table is. */
TdInsightDimension td_insight_filter_get_by (const TdInsightFilter *self);

/**
 * td_insight_filter_dup_condition:
 * @employee: the alias of the employee table in the query
 * @parameter: the number of the parameter to which the query binds td_insight_filter_get_value()
 *   as 's'
 *
 * A condition of SQL on the employee: "COALESCE(e.department, '') = $4". Without a dimension it
 * holds for everybody. To be freed.
 */
char *td_insight_filter_dup_condition (const TdInsightFilter *self,
                                       const char *employee,
                                       int parameter);

/**
 * td_insight_filter_dup_pair_condition:
 * @pair: the alias of the pair table in the query
 * @parameter: the number of the first of three parameters, to which the query binds
 *   td_insight_filter_get_value() as 's', and cohort_from and cohort_to as 'D'
 *
 * A condition of SQL on a pair: its mentee is of the dimension, and enrolled in its programme in
 * the days of the cohort. To be freed.
 */
char *td_insight_filter_dup_pair_condition (const TdInsightFilter *self,
                                            const char *pair,
                                            int parameter);

/* The SQL of the value of the filter's dimension of an employee: "COALESCE(e.grade, '')", or "''"
 * where it has none, so that everybody has the same. To be freed. */
char *td_insight_filter_dup_column (const TdInsightFilter *self, const char *employee);

/* The value to bind; NULL where the filter has no dimension. Borrowed. */
const char *td_insight_filter_get_value (const TdInsightFilter *self);

/**
 * td_insight_filter_dup_words:
 * @program: (nullable): the name of the programme; NULL for all
 *
 * The state of the filter in words, the caption on screen and on paper: "Leadership 2026 ·
 * department Finance · 1 Jan 2026 to 30 Jun 2026". To be freed.
 */
char *td_insight_filter_dup_words (const TdInsightFilter *self, const char *program);

/* "none", "department", "grade", "location": for the command line and as the name of the column of
 * employee. */
const char *td_dimension_get_code (TdInsightDimension dimension);

/* FALSE where there is no such code. */
gboolean td_dimension_from_code (const char *code, TdInsightDimension *dimension);

/* The number of a value in a table of them, which it gets at its first use: 0, 1, 2. The keys of
 * the table are owned by it. */
guint td_dimension_number_value (GHashTable *numbers, const char *value);

/* "Department" in words. */
const char *td_dimension_get_label (TdInsightDimension dimension);

/* What those without one are called: "Without a department". */
const char *td_dimension_get_missing (TdInsightDimension dimension);

/* The values of a dimension on the roster in the order of the alphabet, "" (without one) last where
 * there are such. Returns (transfer full) (element-type utf8): coaches from outside left out. */
GPtrArray *td_dimension_load_values (TdDatabase *db, TdInsightDimension dimension, GError **error);

/* Everybody on the roster by id (gint64): the index of their value in @values. Returns (transfer
 * full). */
GHashTable *td_dimension_load_people (TdDatabase *db,
                                      TdInsightDimension dimension,
                                      GPtrArray *values,
                                      GError **error);

G_END_DECLS
