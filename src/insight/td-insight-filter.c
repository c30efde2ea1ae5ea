/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-filter.h"

#include "base/td-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *code;
  const char *label;
} Words;

static const Words dimensions[TD_N_DIMENSIONS] = {
  [TD_DIMENSION_NONE] = { "none", N_ ("Everybody") },
  [TD_DIMENSION_DEPARTMENT] = { "department", N_ ("Department") },
  [TD_DIMENSION_GRADE] = { "grade", N_ ("Grade") },
  [TD_DIMENSION_LOCATION] = { "location", N_ ("Location") },
};

TdInsightFilter
td_insight_filter_copy (const TdInsightFilter *self)
{
  TdInsightFilter copy = *self;

  copy.value = g_strdup (self->value);
  return copy;
}

void
td_insight_filter_clear (TdInsightFilter *self)
{
  g_clear_pointer (&self->value, g_free);
}

gboolean
td_insight_filter_is_narrow (const TdInsightFilter *self)
{
  return self->dimension != TD_DIMENSION_NONE && self->value != NULL;
}

const char *
td_insight_filter_get_value (const TdInsightFilter *self)
{
  return td_insight_filter_is_narrow (self) ? self->value : NULL;
}

TdInsightDimension
td_insight_filter_get_by (const TdInsightFilter *self)
{
  return self->value == NULL ? self->dimension : TD_DIMENSION_NONE;
}

gboolean
td_insight_filter_equal (const TdInsightFilter *self, const TdInsightFilter *other)
{
  if (self->program_id != other->program_id || self->from != other->from ||
      self->as_of != other->as_of || self->cohort_from != other->cohort_from ||
      self->cohort_to != other->cohort_to || self->voluntary_only != other->voluntary_only ||
      self->dimension != other->dimension ||
      td_insight_filter_is_narrow (self) != td_insight_filter_is_narrow (other))
    return FALSE;
  return !td_insight_filter_is_narrow (self) || g_strcmp0 (self->value, other->value) == 0;
}

char *
td_insight_filter_dup_column (const TdInsightFilter *self, const char *employee)
{
  if (!td_insight_filter_is_narrow (self))
    return g_strdup ("''");
  return g_strdup_printf ("COALESCE(%s.%s, '')", employee, td_dimension_get_code (self->dimension));
}

guint
td_dimension_number_value (GHashTable *numbers, const char *value)
{
  if (!g_hash_table_contains (numbers, value))
    g_hash_table_insert (numbers, g_strdup (value), GUINT_TO_POINTER (g_hash_table_size (numbers)));
  return GPOINTER_TO_UINT (g_hash_table_lookup (numbers, value));
}

char *
td_insight_filter_dup_condition (const TdInsightFilter *self, const char *employee, int parameter)
{
  if (!td_insight_filter_is_narrow (self))
    return g_strdup_printf ("$%d IS NULL", parameter);
  return g_strdup_printf ("COALESCE(%s.%s, '') = $%d", employee,
                          td_dimension_get_code (self->dimension), parameter);
}

char *
td_insight_filter_dup_pair_condition (const TdInsightFilter *self, const char *pair, int parameter)
{
  g_autofree char *person = td_insight_filter_dup_condition (self, "x", parameter);

  return g_strdup_printf (
      "($%1$d IS NULL OR EXISTS (SELECT 1 FROM employee x WHERE x.id = %4$s.mentee_id AND %5$s)) "
      "AND (($%2$d IS NULL AND $%3$d IS NULL) OR EXISTS (SELECT 1 FROM enrolment y "
      "WHERE y.employee_id = %4$s.mentee_id AND y.program_id = %4$s.program_id "
      "AND ($%2$d IS NULL OR y.from_date >= $%2$d) AND ($%3$d IS NULL OR y.from_date <= $%3$d)))",
      parameter, parameter + 1, parameter + 2, pair, person);
}

/* "department Finance"; NULL for everybody. */
static char *
dup_dimension_words (const TdInsightFilter *self)
{
  const char *value = td_insight_filter_get_value (self);

  if (value == NULL)
    return NULL;
  switch (self->dimension)
    {
    case TD_DIMENSION_DEPARTMENT:
      return *value ? g_strdup_printf (_ ("department %s"), value)
                    : g_strdup (_ ("people without a department"));
    case TD_DIMENSION_GRADE:
      return *value ? g_strdup_printf (_ ("grade %s"), value)
                    : g_strdup (_ ("people without a grade"));
    case TD_DIMENSION_LOCATION:
      return *value ? g_strdup_printf (_ ("location %s"), value)
                    : g_strdup (_ ("people without a location"));
    case TD_DIMENSION_NONE:
    case TD_N_DIMENSIONS:
      break;
    }
  return NULL;
}

/* What a table stands by; NULL for none. */
static const char *
get_by_words (TdInsightDimension by)
{
  switch (by)
    {
    case TD_DIMENSION_DEPARTMENT:
      return _ ("by department");
    case TD_DIMENSION_GRADE:
      return _ ("by grade");
    case TD_DIMENSION_LOCATION:
      return _ ("by location");
    case TD_DIMENSION_NONE:
    case TD_N_DIMENSIONS:
      break;
    }
  return NULL;
}

static char *
dup_period_words (const TdInsightFilter *self)
{
  g_autofree char *to = td_date_format (self->as_of);
  g_autofree char *from = NULL;

  if (self->from == TD_DATE_NONE)
    /* Translators: the last day of what is counted. */
    return g_strdup_printf (_ ("until %s"), to);
  from = td_date_format (self->from);
  /* Translators: the first and last day of what is counted. */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

/* "who enrolled from 1 Jan 2025 to 31 Dec 2025"; NULL for whoever did. */
static char *
dup_cohort_words (const TdInsightFilter *self)
{
  g_autofree char *from = td_date_format (self->cohort_from);
  g_autofree char *to = td_date_format (self->cohort_to);

  if (self->cohort_from == TD_DATE_NONE)
    return NULL;
  /* Translators: two dates; those people are counted who enrolled in between. */
  return g_strdup_printf (_ ("enrolled from %s to %s"), from, to);
}

char *
td_insight_filter_dup_words (const TdInsightFilter *self, const char *program)
{
  GString *words = g_string_new (NULL);
  g_autofree char *people = dup_dimension_words (self);
  const char *by = get_by_words (td_insight_filter_get_by (self));
  g_autofree char *cohort = dup_cohort_words (self);
  g_autofree char *period = dup_period_words (self);

  td_text_add_part (words, "%s", program ? program : _ ("All programmes"));
  td_text_add_part (words, "%s", people);
  td_text_add_part (words, "%s", by);
  td_text_add_part (words, "%s", cohort);
  td_text_add_part (words, "%s", period);
  if (self->voluntary_only)
    td_text_add_part (words, "%s", _ ("if only voluntary leaving existed"));
  return g_string_free (words, FALSE);
}

const char *
td_dimension_get_code (TdInsightDimension dimension)
{
  g_return_val_if_fail (dimension < TD_N_DIMENSIONS, NULL);

  return dimensions[dimension].code;
}

gboolean
td_dimension_from_code (const char *code, TdInsightDimension *dimension)
{
  for (guint i = 0; i < TD_N_DIMENSIONS; i++)
    if (g_strcmp0 (dimensions[i].code, code) == 0)
      {
        *dimension = i;
        return TRUE;
      }
  return FALSE;
}

const char *
td_dimension_get_label (TdInsightDimension dimension)
{
  g_return_val_if_fail (dimension < TD_N_DIMENSIONS, NULL);

  return _ (dimensions[dimension].label);
}

const char *
td_dimension_get_missing (TdInsightDimension dimension)
{
  switch (dimension)
    {
    case TD_DIMENSION_DEPARTMENT:
      return _ ("Without a department");
    case TD_DIMENSION_GRADE:
      return _ ("Without a grade");
    case TD_DIMENSION_LOCATION:
      return _ ("Without a location");
    case TD_DIMENSION_NONE:
    case TD_N_DIMENSIONS:
      break;
    }
  return _ ("Everybody");
}

GPtrArray *
td_dimension_load_values (TdDatabase *db, TdInsightDimension dimension, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement = NULL;
  g_autofree char *sql = NULL;

  if (dimension == TD_DIMENSION_NONE)
    return g_steal_pointer (&values);

  sql = g_strdup_printf ("SELECT DISTINCT COALESCE(%1$s, '') AS value FROM employee "
                         "WHERE outside = 0 ORDER BY value = '', value",
                         td_dimension_get_code (dimension));
  statement = td_database_query (db, error, sql, "");
  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    g_ptr_array_add (values, g_strdup (td_statement_get_text (statement, 0)));
  if (trouble == NULL)
    return g_steal_pointer (&values);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

GHashTable *
td_dimension_load_people (TdDatabase *db,
                          TdInsightDimension dimension,
                          GPtrArray *values,
                          GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (dimension != TD_DIMENSION_NONE, NULL);

  for (guint i = 0; i < values->len; i++)
    g_hash_table_insert (indices, g_ptr_array_index (values, i), GUINT_TO_POINTER (i));
  sql = g_strdup_printf ("SELECT id, COALESCE(%s, '') FROM employee WHERE outside = 0",
                         td_dimension_get_code (dimension));
  statement = td_database_query (db, error, sql, "");
  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    {
      gint64 id = td_statement_get_int (statement, 0);

      g_hash_table_insert (people, g_memdup2 (&id, sizeof id),
                           g_hash_table_lookup (indices, td_statement_get_text (statement, 1)));
    }
  if (trouble == NULL)
    return g_steal_pointer (&people);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}
