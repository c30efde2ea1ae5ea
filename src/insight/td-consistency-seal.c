/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-consistency-private.h"

#include <glib/gi18n-lib.h>

static int
compare_first_pairs (gconstpointer a, gconstpointer b)
{
  const TdFairness *x = *(TdFairness *const *) a, *y = *(TdFairness *const *) b;
  const TdFairnessPair *p = &g_array_index (x->pairs, TdFairnessPair, 0);
  const TdFairnessPair *q = &g_array_index (y->pairs, TdFairnessPair, 0);
  int order = g_strcmp0 (p->reference, q->reference);

  return order != 0 ? order : (p->pair_id > q->pair_id) - (p->pair_id < q->pair_id);
}

static void
seal_mentor (TdFairness *mentor, guint place)
{
  g_autofree char *number = g_strdup_printf ("%u", place);

  g_free (mentor->name);
  mentor->name = g_strdup_printf (_ ("Mentor %s"), number);
  g_clear_pointer (&mentor->number, g_free);
  for (guint i = 0; i < mentor->pairs->len; i++)
    g_clear_pointer (&g_array_index (mentor->pairs, TdFairnessPair, i).mentee_name, g_free);
}

gboolean
td_consistency_seal (TdConsistency *self, TdDatabase *db, GError **error)
{
  gint64 sealed = 0;

  if (!td_database_query_int (db, &sealed, error,
                              "SELECT EXISTS (SELECT 1 FROM program WHERE confidential = 1 "
                              "AND ($1 = 0 OR id = $1))",
                              "i", self->filter.program_id))
    return FALSE;
  if (!sealed)
    return TRUE;
  g_ptr_array_sort (self->mentors, compare_first_pairs);
  for (guint i = 0; i < self->mentors->len; i++)
    seal_mentor (self->mentors->pdata[i], i + 1);
  for (guint i = 0; i < self->signals->len; i++)
    {
      TdSignalRow *row = self->signals->pdata[i];

      g_free (row->mentor_name);
      g_free (row->mentee_name);
      row->mentor_name = g_strdup ("–");
      row->mentee_name = g_strdup ("–");
    }
  return TRUE;
}
