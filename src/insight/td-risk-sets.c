/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-risk-sets.h"

#include "insight/td-sort.h"

#define MOST TD_COMPARE_MOST_GROUPS

void
td_risk_sets_clear (TdRiskSets *sets)
{
  g_clear_pointer (&sets->counts, g_array_unref);
}

const double *
td_risk_sets_get_at_risk (const TdRiskSets *sets, guint set)
{
  return &g_array_index (sets->counts, double, (gsize) 2 * sets->n_groups * set);
}

const double *
td_risk_sets_get_events (const TdRiskSets *sets, guint set)
{
  return td_risk_sets_get_at_risk (sets, set) + sets->n_groups;
}

static void
add_set (TdRiskSets *sets, const double *at_risk, const double *events)
{
  g_array_append_vals (sets->counts, at_risk, sets->n_groups);
  g_array_append_vals (sets->counts, events, sets->n_groups);
  sets->n_sets++;
}

static int
compare_strata (const void *a, const void *b)
{
  return (*(const int *) a > *(const int *) b) - (*(const int *) a < *(const int *) b);
}

/* The strata of all spans as numbers from 0, in the order of their values. */
static int *
number_strata (const TdCompareInput *input, guint *n_strata)
{
  int *numbers = g_new0 (int, input->n + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (int));

  *n_strata = 1;
  if (input->strata == NULL)
    return numbers;

  for (guint i = 0; i < input->n; i++)
    if (g_hash_table_add (seen, GINT_TO_POINTER (input->strata[i])))
      g_array_append_val (values, input->strata[i]);
  g_array_sort (values, compare_strata);
  for (guint k = 0; k < values->len; k++)
    g_hash_table_replace (seen, GINT_TO_POINTER (g_array_index (values, int, k)),
                          GUINT_TO_POINTER (k));
  for (guint i = 0; i < input->n; i++)
    numbers[i] = GPOINTER_TO_INT (g_hash_table_lookup (seen, GINT_TO_POINTER (input->strata[i])));
  *n_strata = MAX (1, values->len);
  return numbers;
}

/* One kind of time of all spans, by stratum and in it by group: those of cell c stand from first[c]
 * to first[c + 1], sorted. */
typedef struct
{
  double *times;
  guint *first;
} Cells;

static void
cells_clear (Cells *cells)
{
  g_clear_pointer (&cells->times, g_free);
  g_clear_pointer (&cells->first, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

typedef enum
{
  ENTRY,
  END,
  EVENT,
} Kind;

static void
cells_init (Cells *cells, const TdCompareInput *input, const int *strata, guint n_strata, Kind kind)
{
  guint n_cells = n_strata * input->n_groups;

  cells->times = g_new (double, input->n + 1);
  cells->first = g_new0 (guint, n_cells + 2);
  for (guint i = 0; i < input->n; i++)
    if (kind != EVENT || input->spans[i].event)
      cells->first[(guint) strata[i] * input->n_groups + (guint) input->groups[i] + 2]++;
  for (guint c = 2; c < n_cells + 2; c++)
    cells->first[c] += cells->first[c - 1];
  for (guint i = 0; i < input->n; i++)
    if (kind != EVENT || input->spans[i].event)
      {
        guint cell = (guint) strata[i] * input->n_groups + (guint) input->groups[i];

        cells->times[cells->first[cell + 1]++] =
            kind == ENTRY ? input->spans[i].entry : input->spans[i].end;
      }
  for (guint c = 0; c < n_cells; c++)
    td_sort_numbers (cells->times + cells->first[c], cells->first[c + 1] - cells->first[c]);
}

/* Goes on to the first time of a cell that is not before @time (or, with @equal, after it); how far
 * that is. */
static guint
advance (const Cells *cells, guint cell, guint *place, double time, gboolean equal)
{
  guint from = *place;

  while (*place < cells->first[cell + 1] &&
         (cells->times[*place] < time || (equal && cells->times[*place] == time)))
    ++*place;
  return *place - from;
}

/* The event times of one stratum, ascending: at risk at t are those with entry < t <= end. */
static void
add_stratum (TdRiskSets *sets, const Cells *cells, guint stratum)
{
  guint cell = stratum * sets->n_groups, place[3][MOST];
  guint from = cells[EVENT].first[cell], n = cells[EVENT].first[cell + sets->n_groups] - from;
  g_autofree double *times = g_memdup2 (cells[EVENT].times + from, n * sizeof (double));
  double at_risk[MOST] = { 0 }, events[MOST] = { 0 };

  for (int kind = ENTRY; kind <= EVENT; kind++)
    for (guint g = 0; g < sets->n_groups; g++)
      place[kind][g] = cells[kind].first[cell + g];
  td_sort_numbers (times, n);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && times[i] == times[i - 1])
        continue;
      for (guint g = 0; g < sets->n_groups; g++)
        {
          at_risk[g] += advance (&cells[ENTRY], cell + g, &place[ENTRY][g], times[i], FALSE);
          at_risk[g] -= advance (&cells[END], cell + g, &place[END][g], times[i], FALSE);
          events[g] = advance (&cells[EVENT], cell + g, &place[EVENT][g], times[i], TRUE);
        }
      add_set (sets, at_risk, events);
    }
}

void
td_risk_sets_init (TdRiskSets *sets, const TdCompareInput *input)
{
  guint n_strata;
  g_autofree int *strata = number_strata (input, &n_strata);
  g_auto (Cells) entries = { 0 };
  g_auto (Cells) ends = { 0 };
  g_auto (Cells) events = { 0 };

  cells_init (&entries, input, strata, n_strata, ENTRY);
  cells_init (&ends, input, strata, n_strata, END);
  cells_init (&events, input, strata, n_strata, EVENT);
  sets->n_groups = input->n_groups;
  sets->counts = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint s = 0; s < n_strata; s++)
    add_stratum (sets, (const Cells[]){ entries, ends, events }, s);
}
