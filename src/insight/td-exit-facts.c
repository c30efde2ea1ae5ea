/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-exit-reasons-private.h"

#include "base/td-text.h"
#include "insight/td-filter-kept.h"
#include "insight/td-retention.h"
#include "insight/td-suppression.h"

#include <string.h>

static void
facts_init (TdExitFacts *facts)
{
  facts->leavers = g_array_new (FALSE, FALSE, sizeof (TdExitLeaver));
  facts->names = g_ptr_array_new_with_free_func (g_free);
  facts->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  facts->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
td_exit_facts_clear (TdExitFacts *facts)
{
  g_clear_pointer (&facts->leavers, g_array_unref);
  g_clear_pointer (&facts->names, g_ptr_array_unref);
  g_clear_pointer (&facts->reasons, g_hash_table_unref);
  g_clear_pointer (&facts->values, g_hash_table_unref);
}
/* The reason without the way of leaving that some rosters write before it ("voluntary: pay"). */
static char *
dup_reason (const char *text)
{
  const char *colon = text ? strchr (text, ':') : NULL;
  char *reason = NULL;

  if (colon && td_retention_parse_leaving (text) != TD_LEAVING_UNKNOWN)
    reason = td_text_clean (colon + 1);
  if (reason == NULL)
    reason = td_text_clean (text);
  return reason ? reason : g_strdup ("");
}

static guint
find_reason (TdExitFacts *facts, const char *text)
{
  g_autofree char *reason = dup_reason (text);
  g_autofree char *folded = td_text_fold (reason);
  guint number = td_dimension_number_value (facts->reasons, folded);

  if (number == facts->names->len)
    g_ptr_array_add (facts->names, g_steal_pointer (&reason));
  return number;
}

static void
add_leaver (TdExitFacts *facts, TdStatement *row, const TdInsightFilter *filter)
{
  const char *kind = td_statement_get_text (row, 3);
  const char *reason = td_statement_get_text (row, 2);
  TdDate match = td_statement_get_date (row, 5);
  TdExitLeaver leaver = { .id = td_statement_get_int (row, 0),
                          .leave = td_statement_get_date (row, 1) };

  if (filter->voluntary_only &&
      td_retention_parse_leaving (kind ? kind : reason) != TD_LEAVING_VOLUNTARY)
    return;
  leaver.reason = find_reason (facts, reason);
  leaver.value = td_dimension_number_value (facts->values, td_statement_get_text (row, 4));
  leaver.taking_part = match != TD_DATE_NONE && match <= leaver.leave;
  g_array_append_val (facts->leavers, leaver);
}

static gboolean
read_facts (TdDatabase *db,
            const TdInsightFilter *filter,
            TdDate from,
            const char *column,
            TdExitFacts *facts,
            GError **error)
{
  const char *value = td_insight_filter_get_value (filter);
  g_autofree char *sql = g_strdup_printf (
      "SELECT e.id, e.leave_date, e.leave_reason, e.leave_kind, %s, "
      "(SELECT MIN(p.matched_on) FROM pair p WHERE p.mentee_id = e.id "
      "AND ($3 = 0 OR p.program_id = $3)) FROM employee e WHERE e.outside = 0 "
      "AND e.hire_date <= $2 AND e.leave_date >= e.hire_date AND e.leave_date <= $2 "
      "AND ($1 IS NULL OR e.leave_date >= $1) ORDER BY e.leave_date, e.id",
      column);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, sql, "DDi", from, filter->as_of, filter->program_id);

  facts_init (facts);
  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    add_leaver (facts, row, filter);
  if (value || g_hash_table_size (facts->values) == 0)
    facts->wanted = td_dimension_number_value (facts->values, value ? value : "");
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static TdExitFacts
facts_ref (const TdExitFacts *facts)
{
  TdExitFacts copy = *facts;

  g_array_ref (copy.leavers);
  g_ptr_array_ref (copy.names);
  g_hash_table_ref (copy.reasons);
  g_hash_table_ref (copy.values);
  return copy;
}

static void
kept_free (gpointer data)
{
  td_exit_facts_clear (data);
  g_free (data);
}

gboolean
td_exit_facts_read (TdDatabase *db,
                    const TdInsightFilter *filter,
                    TdDate from,
                    const char *column,
                    TdExitFacts *facts,
                    GError **error)
{
  g_autofree char *what = g_strconcat ("insight/leavers/", column, NULL);
  TdExitFacts *kept = td_filter_find_kept (db, what, filter);

  if (kept)
    {
      *facts = facts_ref (kept);
      return TRUE;
    }
  if (!read_facts (db, filter, from, column, facts, error))
    return FALSE;
  kept = g_new (TdExitFacts, 1);
  *kept = facts_ref (facts);
  td_filter_keep (db, what, filter, kept, kept_free);
  return TRUE;
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const TdExitTally *x = a, *y = b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

GArray *
td_exit_facts_tally (const TdExitFacts *facts)
{
  GArray *tallies = g_array_new (FALSE, FALSE, sizeof (TdExitTally));

  for (guint i = 0; i < facts->names->len; i++)
    {
      TdExitTally tally = { i, facts->names->pdata[i], 0 };

      g_array_append_val (tallies, tally);
    }
  for (guint i = 0; i < facts->leavers->len; i++)
    g_array_index (tallies, TdExitTally, g_array_index (facts->leavers, TdExitLeaver, i).reason)
        .count++;
  g_array_sort (tallies, compare_tallies);
  return tallies;
}

void
td_exit_grid_clear (TdExitGrid *grid)
{
  g_free (grid->counts);
  g_free (grid->hidden);
}
static void
count_cells (TdExitGrid *grid, const TdExitFacts *facts, const GArray *tallies)
{
  g_autofree guint *rows = g_new0 (guint, MAX (1, tallies->len));

  for (guint i = 0; i < tallies->len; i++)
    rows[g_array_index (tallies, TdExitTally, i).number] = i;
  for (guint i = 0; i < facts->leavers->len; i++)
    {
      const TdExitLeaver *leaver = &g_array_index (facts->leavers, TdExitLeaver, i);

      grid->counts[rows[leaver->reason] * grid->n_columns + leaver->value]++;
    }
}

/* Whether the leavers of the value wanted may be told: of each value by its own table. */
static gboolean
is_total_hidden (const TdExitGrid *grid, const TdExitFacts *facts, gint64 threshold)
{
  g_autofree gint64 *totals = g_new0 (gint64, grid->n_columns);
  g_autofree gboolean *hidden = g_new0 (gboolean, grid->n_columns);

  for (guint i = 0; i < grid->n_rows * grid->n_columns; i++)
    totals[i % grid->n_columns] += grid->counts[i];
  td_suppress_table (totals, grid->n_columns, threshold, hidden);
  return hidden[facts->wanted];
}

void
td_exit_grid_make (TdExitGrid *grid,
                   const TdExitFacts *facts,
                   const GArray *tallies,
                   gint64 threshold)
{
  g_autofree gint64 *all = g_new0 (gint64, tallies->len);
  g_autofree gboolean *hidden = g_new0 (gboolean, tallies->len);
  gboolean shown;

  grid->n_rows = tallies->len;
  grid->n_columns = g_hash_table_size (facts->values);
  grid->counts = g_new0 (gint64, MAX (1, grid->n_rows * grid->n_columns));
  grid->hidden = g_new0 (gboolean, MAX (1, grid->n_rows * grid->n_columns));
  count_cells (grid, facts, tallies);
  for (guint i = 0; i < tallies->len; i++)
    all[i] = g_array_index (tallies, TdExitTally, i).count;
  shown = td_suppress_table (all, tallies->len, threshold, hidden);
  /* What is hidden for everybody is hidden in its parts. */
  for (guint i = 0; i < grid->n_rows * grid->n_columns; i++)
    grid->hidden[i] = hidden[i / grid->n_columns] && grid->counts[i] > 0;
  if (grid->n_columns > 1)
    td_suppress_grid (grid->counts, grid->n_rows, grid->n_columns, threshold, grid->hidden);
  grid->total_hidden = !shown || is_total_hidden (grid, facts, threshold);
}
