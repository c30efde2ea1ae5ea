/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-vector.h"

/* Processors that are not of the x86-64 family have no vector, and nothing to do with it. */

TdCohortVector *
td_cohort_vector_new (const TdCohortTables *tables)
{
  return NULL;
}

void
td_cohort_vector_free (TdCohortVector *self)
{
}

guint
td_cohort_vector_get_size (const TdCohortVector *self)
{
  g_return_val_if_reached (0);
}

guint
td_cohort_vector_get_shift (const TdCohortVector *self)
{
  g_return_val_if_reached (0);
}

gboolean
td_cohort_vector_bound (const TdCohortVector *self,
                        const TdCohortRow *row,
                        const guint16 *open,
                        guint16 *bound)
{
  g_return_val_if_reached (FALSE);
}

guint16
td_cohort_vector_reached_by (const TdCohortVector *self, const guint16 *bound, guint n)
{
  g_return_val_if_reached (0);
}

guint
td_cohort_vector_find (const TdCohortVector *self,
                       const guint16 *bound,
                       guint16 floor,
                       guint *found)
{
  g_return_val_if_reached (0);
}

guint
td_cohort_vector_find_above (const TdCohortVector *self,
                             const guint16 *bound,
                             const gint32 *price,
                             gint32 least,
                             guint *found,
                             gint32 *nearest)
{
  g_return_val_if_reached (0);
}
