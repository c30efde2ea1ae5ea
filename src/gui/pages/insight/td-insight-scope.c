/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-insight-scope.h"

#include <glib/gi18n-lib.h>

struct _TdInsightScope
{
  GObject parent_instance;

  TdPeriod period;
  TdDate from;
  TdDate as_of;
  TdInsightDimension dimension;
  char *value;
  gboolean voluntary_only;
  TdBeside beside;
  gint64 other_program;
};

enum
{
  PROP_PERIOD = 1,
  PROP_FROM,
  PROP_AS_OF,
  PROP_DIMENSION,
  PROP_VALUE,
  PROP_VOLUNTARY_ONLY,
  PROP_BESIDE,
  PROP_OTHER_PROGRAM,
  PROP_STANDARD,
  N_PROPERTIES
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdInsightScope, td_insight_scope, G_TYPE_OBJECT)

TdDate
td_period_get_start (TdPeriod period, TdDate as_of)
{
  int year;

  switch (period)
    {
    case TD_PERIOD_QUARTER:
      return td_date_add_months (as_of, -3) + 1;
    case TD_PERIOD_YEAR:
      return td_date_add_months (as_of, -12) + 1;
    case TD_PERIOD_THIS_YEAR:
      td_date_get_ymd (as_of, &year, NULL, NULL);
      return td_date_from_ymd (year, 1, 1);
    case TD_PERIOD_ALL:
    case TD_PERIOD_OWN:
      break;
    }
  return TD_DATE_NONE;
}

static TdDate
get_end (TdInsightScope *self, TdDate today)
{
  return self->as_of != TD_DATE_NONE && self->as_of < today ? self->as_of : today;
}

static TdDate
get_start (TdInsightScope *self, TdDate end)
{
  if (self->period == TD_PERIOD_OWN)
    return MIN (self->from, end);
  return td_period_get_start (self->period, end);
}

void
td_insight_scope_get_filter (TdInsightScope *self,
                             gint64 program_id,
                             TdDate today,
                             TdInsightFilter *filter)
{
  g_return_if_fail (TD_IS_INSIGHT_SCOPE (self));

  *filter = (TdInsightFilter){ .program_id = program_id,
                               .as_of = get_end (self, today),
                               .voluntary_only = self->voluntary_only };
  filter->from = get_start (self, filter->as_of);
  filter->dimension = self->dimension;
  filter->value = g_strdup (self->value);
  if (self->beside == TD_BESIDE_COHORT && filter->from != TD_DATE_NONE)
    {
      filter->cohort_from = filter->from;
      filter->cohort_to = filter->as_of;
    }
}

gboolean
td_insight_scope_get_other (TdInsightScope *self,
                            gint64 program_id,
                            TdDate today,
                            TdInsightFilter *filter)
{
  g_auto (TdInsightFilter) own = { 0 };

  g_return_val_if_fail (TD_IS_INSIGHT_SCOPE (self), FALSE);

  td_insight_scope_get_filter (self, program_id, today, &own);
  return td_beside_apply (self->beside, &own, self->other_program, filter);
}

static const char *
get_period_words (TdPeriod period)
{
  switch (period)
    {
    case TD_PERIOD_QUARTER:
      return _ ("Last 3 months");
    case TD_PERIOD_YEAR:
      return _ ("Last 12 months");
    case TD_PERIOD_THIS_YEAR:
      return _ ("This year");
    case TD_PERIOD_ALL:
      return _ ("From the beginning");
    case TD_PERIOD_OWN:
      break;
    }
  return NULL;
}

/* "Last 12 months", "1 Jan to 31 Mar 2026", "Last 12 months to 31 Mar 2026". */
static char *
dup_time_words (TdInsightScope *self)
{
  g_autofree char *from = td_date_format (self->from);
  g_autofree char *to = td_date_format (self->as_of);

  if (self->period == TD_PERIOD_OWN && self->as_of != TD_DATE_NONE)
    /* Translators: two dates. */
    return g_strdup_printf (_ ("%s to %s"), from, to);
  if (self->period == TD_PERIOD_OWN)
    /* Translators: a date; the period goes on until today. */
    return g_strdup_printf (_ ("Since %s"), from);
  if (self->as_of != TD_DATE_NONE)
    /* Translators: a period ("Last 12 months") and the day it ends on. */
    return g_strdup_printf (_ ("%s to %s"), get_period_words (self->period), to);
  return g_strdup (get_period_words (self->period));
}

char *
td_insight_scope_dup_words (TdInsightScope *self)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (TD_IS_INSIGHT_SCOPE (self), NULL);

  time = dup_time_words (self);
  if (self->value == NULL)
    return g_steal_pointer (&time);
  return g_strdup_printf (_ ("%s · %s"), time,
                          *self->value ? self->value : td_dimension_get_missing (self->dimension));
}

gboolean
td_insight_scope_is_standard (TdInsightScope *self)
{
  g_return_val_if_fail (TD_IS_INSIGHT_SCOPE (self), TRUE);

  return self->period == TD_PERIOD_YEAR && self->as_of == TD_DATE_NONE && self->value == NULL &&
         self->dimension == TD_DIMENSION_NONE && !self->voluntary_only &&
         self->beside == TD_BESIDE_NOTHING;
}

void
td_insight_scope_reset (TdInsightScope *self)
{
  g_return_if_fail (TD_IS_INSIGHT_SCOPE (self));

  if (td_insight_scope_is_standard (self))
    return;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_set (self, "period", TD_PERIOD_YEAR, "as-of", TD_DATE_NONE, "dimension",
                TD_DIMENSION_NONE, "voluntary-only", FALSE, "beside", TD_BESIDE_NOTHING, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Another dimension has other values. */
static void
set_dimension (TdInsightScope *self, TdInsightDimension dimension)
{
  if (self->dimension == dimension)
    return;
  self->dimension = dimension;
  g_clear_pointer (&self->value, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIMENSION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
td_insight_scope_finalize (GObject *object)
{
  g_free (TD_INSIGHT_SCOPE (object)->value);

  G_OBJECT_CLASS (td_insight_scope_parent_class)->finalize (object);
}

static void
td_insight_scope_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdInsightScope *self = TD_INSIGHT_SCOPE (object);

  switch (id)
    {
    case PROP_PERIOD:
      g_value_set_uint (value, self->period);
      break;
    case PROP_FROM:
      g_value_set_int (value, self->from);
      break;
    case PROP_AS_OF:
      g_value_set_int (value, self->as_of);
      break;
    case PROP_DIMENSION:
      g_value_set_uint (value, self->dimension);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_VOLUNTARY_ONLY:
      g_value_set_boolean (value, self->voluntary_only);
      break;
    case PROP_BESIDE:
      g_value_set_uint (value, self->beside);
      break;
    case PROP_OTHER_PROGRAM:
      g_value_set_int64 (value, self->other_program);
      break;
    case PROP_STANDARD:
      g_value_set_boolean (value, td_insight_scope_is_standard (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_int (TdInsightScope *self, int *field, int value, guint id)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
td_insight_scope_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdInsightScope *self = TD_INSIGHT_SCOPE (object);

  switch (id)
    {
    case PROP_PERIOD:
      set_int (self, (int *) &self->period, (int) g_value_get_uint (value), id);
      break;
    case PROP_FROM:
      set_int (self, &self->from, g_value_get_int (value), id);
      break;
    case PROP_AS_OF:
      set_int (self, &self->as_of, g_value_get_int (value), id);
      break;
    case PROP_DIMENSION:
      set_dimension (self, g_value_get_uint (value));
      break;
    case PROP_VALUE:
      if (g_strcmp0 (self->value, g_value_get_string (value)) == 0)
        break;
      g_free (self->value);
      self->value = g_value_dup_string (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_VOLUNTARY_ONLY:
      set_int (self, &self->voluntary_only, g_value_get_boolean (value), id);
      break;
    case PROP_BESIDE:
      set_int (self, (int *) &self->beside, (int) g_value_get_uint (value), id);
      break;
    case PROP_OTHER_PROGRAM:
      if (self->other_program == g_value_get_int64 (value))
        break;
      self->other_program = g_value_get_int64 (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Several at once are one change. */
static void
td_insight_scope_dispatch (GObject *object, guint n, GParamSpec **pspecs)
{
  G_OBJECT_CLASS (td_insight_scope_parent_class)->dispatch_properties_changed (object, n, pspecs);

  if (n == 1 && pspecs[0] == properties[PROP_STANDARD])
    return;
  g_signal_emit (object, signals[CHANGED], 0);
  g_object_notify_by_pspec (object, properties[PROP_STANDARD]);
}

static void
td_insight_scope_class_init (TdInsightScopeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = td_insight_scope_finalize;
  object_class->get_property = td_insight_scope_get_property;
  object_class->set_property = td_insight_scope_set_property;
  object_class->dispatch_properties_changed = td_insight_scope_dispatch;

  properties[PROP_PERIOD] =
      g_param_spec_uint ("period", NULL, NULL, 0, TD_PERIOD_OWN, TD_PERIOD_YEAR, flags);
  properties[PROP_FROM] = g_param_spec_int ("from", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_AS_OF] = g_param_spec_int ("as-of", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_DIMENSION] =
      g_param_spec_uint ("dimension", NULL, NULL, 0, TD_DIMENSION_LOCATION, 0, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  properties[PROP_VOLUNTARY_ONLY] =
      g_param_spec_boolean ("voluntary-only", NULL, NULL, FALSE, flags);
  properties[PROP_BESIDE] = g_param_spec_uint ("beside", NULL, NULL, 0, TD_BESIDE_COHORT, 0, flags);
  properties[PROP_OTHER_PROGRAM] =
      g_param_spec_int64 ("other-program", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_STANDARD] = g_param_spec_boolean ("standard", NULL, NULL, TRUE, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_INSIGHT_SCOPE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_insight_scope_init (TdInsightScope *self)
{
  self->period = TD_PERIOD_YEAR;
}

TdInsightScope *
td_insight_scope_new (void)
{
  return g_object_new (TD_TYPE_INSIGHT_SCOPE, NULL);
}
