/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-narrow.h"

#include "insight/td-suppression.h"

gboolean
td_narrow_is_small (gint64 count, gint64 whole, gint64 threshold)
{
  return !td_suppress_group (count, whole, threshold);
}

/* The persons or pairs a figure is about. */
static gint64
count_people (const TdFigure *figure, GHashTable *lists)
{
  const TdInsightList *list = g_hash_table_lookup (lists, figure->code);

  if (list && list->meaning != TD_LIST_PLAIN && list->meaning != TD_LIST_DATE)
    return list->entries->len;
  if (figure->of >= 0)
    return figure->of;
  return list ? list->entries->len : figure->count;
}

static gboolean
is_too_small (const TdFigure *figure,
              GHashTable *lists,
              const TdFigure *whole,
              GHashTable *whole_lists,
              gint64 threshold)
{
  gint64 people = count_people (figure, lists), all = count_people (whole, whole_lists);

  if (td_narrow_is_small (people, all, threshold))
    return TRUE;
  /* Intervals of pairs are no persons. */
  if (figure->of < 0 || figure->of > people || whole->of > all)
    return FALSE;
  return td_narrow_is_small (figure->count, whole->count, threshold) ||
         td_narrow_is_small (figure->of - figure->count, whole->of - whole->count, threshold);
}

void
td_narrow_hide_figures (GPtrArray *figures,
                        GHashTable *lists,
                        GPtrArray *whole_figures,
                        GHashTable *whole_lists,
                        gboolean all,
                        gint64 threshold)
{
  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = g_ptr_array_index (figures, i);
      TdFigure *whole = td_figure_find (whole_figures, figure->code);

      if (!all && whole && !is_too_small (figure, lists, whole, whole_lists, threshold))
        continue;
      td_insight_lists_drop_people (lists, figure->code);
      g_ptr_array_index (figures, i) = td_figure_new_hidden (figure->code, figure->unit);
      g_object_unref (figure);
    }
}
