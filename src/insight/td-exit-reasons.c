/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-exit-reasons-private.h"

#include "base/td-error.h"
#include "insight/td-insight-program.h"
#include "insight/td-suppression.h"
#include "insight/td-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const TdInsightList *
td_exit_reasons_get_list (const TdExitReasons *self, const char *key)
{
  return g_hash_table_lookup (self->lists, key);
}

static void
reason_clear (gpointer data)
{
  g_free (((TdExitReason *) data)->reason);
}

static void
topic_clear (gpointer data)
{
  TdExitTopic *topic = data;

  g_free (topic->reason);
  g_free (topic->topics);
  g_free (topic->program_name);
}

static TdExitReasons *
exit_reasons_new (const TdInsightFilter *filter)
{
  TdExitReasons *self = g_new0 (TdExitReasons, 1);

  self->filter = td_insight_filter_copy (filter);
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  self->reasons = g_array_new (FALSE, FALSE, sizeof (TdExitReason));
  g_array_set_clear_func (self->reasons, reason_clear);
  self->programs = g_array_new (FALSE, FALSE, sizeof (TdExitTopic));
  g_array_set_clear_func (self->programs, topic_clear);
  self->lists = td_insight_lists_new ();
  return self;
}

void
td_exit_reasons_free (TdExitReasons *self)
{
  if (self == NULL)
    return;

  td_insight_filter_clear (&self->filter);
  g_free (self->program_name);
  g_ptr_array_unref (self->figures);
  g_array_unref (self->reasons);
  g_array_unref (self->programs);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const TdExitReason *x = a, *y = b;

  if (x->hidden != y->hidden)
    return x->hidden ? 1 : -1;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return g_strcmp0 (x->reason, y->reason);
}

void
td_exit_reasons_sort (TdExitReasons *self)
{
  g_array_sort (self->reasons, compare_reasons);
}

static void
add_reasons (TdExitReasons *self,
             const TdExitGrid *grid,
             const GArray *tallies,
             guint wanted,
             GPtrArray *groups)
{
  for (guint i = 0; i < tallies->len; i++)
    {
      const TdExitTally *tally = &g_array_index (tallies, TdExitTally, i);
      guint cell = i * grid->n_columns + wanted;
      TdExitReason reason = { .reason = g_strdup (tally->name),
                              .hidden = grid->hidden[cell],
                              .touchable = td_exit_groups_find (groups, tally->name) != NULL };

      reason.count = reason.hidden ? 0 : (guint) grid->counts[cell];
      if (reason.hidden || reason.count > 0)
        g_array_append_val (self->reasons, reason);
      else
        g_free (reason.reason);
    }
  td_exit_reasons_sort (self);
}

/* --- What is shown of them --- */

static const TdExitReason *
find_shown (const TdExitReasons *self, const char *name)
{
  for (guint i = 0; i < self->reasons->len; i++)
    {
      const TdExitReason *reason = &g_array_index (self->reasons, TdExitReason, i);

      if (!reason->hidden && strcmp (reason->reason, name) == 0)
        return reason;
    }
  return NULL;
}

/* The leavers with a reason that is shown: of others no list, no sum and no share tells. */
static void
count_leavers (TdExitReasons *self, const TdExitFacts *facts, gint64 *counts)
{
  for (guint i = 0; i < facts->leavers->len; i++)
    {
      const TdExitLeaver *leaver = &g_array_index (facts->leavers, TdExitLeaver, i);
      const TdExitReason *reason = find_shown (self, facts->names->pdata[leaver->reason]);
      g_autofree char *key = NULL;

      if (reason == NULL || leaver->value != facts->wanted)
        continue;
      key = g_strconcat ("reason/", reason->reason, NULL);
      td_insight_lists_add (self->lists, key, TD_SUBJECT_EMPLOYEE, TD_LIST_DATE, leaver->id,
                            leaver->leave);
      if (!reason->touchable)
        continue;
      counts[leaver->taking_part ? 0 : 1]++;
      td_insight_lists_add (self->lists, "exit_touchable", TD_SUBJECT_EMPLOYEE, TD_LIST_DATE,
                            leaver->id, leaver->leave);
    }
}

static void
add_participation (TdExitReasons *self, const gint64 *counts, gint64 threshold)
{
  gboolean hidden[2];

  td_suppress_table (counts, 2, threshold, hidden);
  self->taking_part = (TdExitCount){ hidden[0], hidden[0] ? 0 : (guint) counts[0] };
  self->others = (TdExitCount){ hidden[1], hidden[1] ? 0 : (guint) counts[1] };
}

/* A share of the leavers, hidden where it or the rest is about few of them. */
static void
add_share (TdExitReasons *self, const char *code, gint64 count, gint64 threshold)
{
  gint64 total = self->total.count;
  gboolean hidden = self->total.hidden || !td_suppress_group (count, total, threshold);

  g_ptr_array_add (self->figures, hidden ? td_figure_new_hidden (code, "share")
                                         : td_figure_new_share (code, count, total));
}

static void
add_figures (TdExitReasons *self, gint64 touchable, gint64 known, gint64 threshold)
{
  TdFigure *total = self->total.hidden ? td_figure_new_hidden ("exits", "number")
                                       : td_figure_new ("exits", "number", self->total.count,
                                                        self->total.count, -1);

  g_ptr_array_add (self->figures, total);
  add_share (self, "exit_known", known, threshold);
  add_share (self, "exit_touchable", touchable, threshold);
}

void
td_exit_reasons_hide_figure (TdExitReasons *self, const char *code)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      TdFigure *figure = self->figures->pdata[i];

      if (strcmp (figure->code, code) != 0 || figure->hidden)
        continue;
      td_insight_lists_drop_people (self->lists, code);
      self->figures->pdata[i] = td_figure_new_hidden (figure->code, figure->unit);
      g_object_unref (figure);
    }
}

/* A reason that mentoring can touch is hidden: the sum of the others is no share of all leavers,
 * only the least of it. */
static void
bound_touchable (TdExitReasons *self)
{
  TdFigure *figure = td_figure_find (self->figures, "exit_touchable");

  self->at_least = TRUE;
  if (figure->hidden || figure->count == 0)
    {
      td_exit_reasons_hide_figure (self, "exit_touchable");
      self->taking_part = self->others = (TdExitCount){ .hidden = TRUE };
      return;
    }
  figure->lower = figure->upper = NAN;
  td_record_set_text (&figure->remark, _ ("at least: reasons that are hidden are not counted"));
}

void
td_exit_reasons_bound_sums (TdExitReasons *self)
{
  for (guint i = 0; i < self->reasons->len; i++)
    {
      const TdExitReason *reason = &g_array_index (self->reasons, TdExitReason, i);

      if (reason->hidden && *reason->reason == '\0')
        td_exit_reasons_hide_figure (self, "exit_known");
      if (reason->hidden && reason->touchable)
        bound_touchable (self);
    }
}

static gint64
count_wanted (const TdExitFacts *facts, gboolean known_only)
{
  gint64 n = 0;

  for (guint i = 0; i < facts->leavers->len; i++)
    {
      const TdExitLeaver *leaver = &g_array_index (facts->leavers, TdExitLeaver, i);
      const char *name = facts->names->pdata[leaver->reason];

      n += leaver->value == facts->wanted && (!known_only || *name) ? 1 : 0;
    }
  return n;
}

/* All who left, and of whom a reason is known; not which. */
static void
list_leavers (TdExitReasons *self, const TdExitFacts *facts)
{
  for (guint i = 0; i < facts->leavers->len; i++)
    {
      const TdExitLeaver *leaver = &g_array_index (facts->leavers, TdExitLeaver, i);
      const char *name = facts->names->pdata[leaver->reason];

      if (leaver->value != facts->wanted)
        continue;
      if (!td_figure_find (self->figures, "exits")->hidden)
        td_insight_lists_add (self->lists, "exits", TD_SUBJECT_EMPLOYEE, TD_LIST_DATE, leaver->id,
                              leaver->leave);
      if (!td_figure_find (self->figures, "exit_known")->hidden)
        td_insight_lists_add (self->lists, "exit_known", TD_SUBJECT_EMPLOYEE, TD_LIST_COUNTED,
                              leaver->id, *name != '\0');
    }
}

static void
work_out (TdExitReasons *self, const TdExitFacts *facts, GPtrArray *groups, gint64 threshold)
{
  g_autoptr (GArray) tallies = td_exit_facts_tally (facts);
  g_auto (TdExitGrid) grid = { 0 };
  gint64 counts[2] = { 0, 0 };

  td_exit_grid_make (&grid, facts, tallies, threshold);
  add_reasons (self, &grid, tallies, facts->wanted, groups);
  self->total.hidden = grid.total_hidden;
  self->total.count = grid.total_hidden ? 0 : (guint) count_wanted (facts, FALSE);
  count_leavers (self, facts, counts);
  add_participation (self, counts, threshold);
  add_figures (self, counts[0] + counts[1], count_wanted (facts, TRUE), threshold);
  list_leavers (self, facts);
  td_exit_reasons_bound_sums (self);
}

TdExitReasons *
td_exit_reasons_load (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autofree char *column = td_insight_filter_dup_column (filter, "e");
  g_autoptr (TdExitReasons) self = exit_reasons_new (filter);
  g_auto (TdInsightProgram) program = { 0 };
  g_autoptr (GPtrArray) groups = NULL;
  g_auto (TdExitFacts) facts = { 0 };
  TdDataWindow window;
  gint64 threshold;

  g_return_val_if_fail (filter->as_of != TD_DATE_NONE, NULL);

  groups = td_exit_groups_load (db, error);
  if (groups == NULL || !td_insight_program_load (db, filter->program_id, &program, error) ||
      !td_suppression_load_threshold (db, &threshold, error) ||
      !td_data_window_load (db, filter->as_of, &window, error) ||
      !td_exit_facts_read (db, filter, MAX (filter->from, window.start), column, &facts, error) ||
      !td_database_query_int (db, &self->n_people, error,
                              "SELECT EXISTS (SELECT 1 FROM employee WHERE outside = 0)", ""))
    return NULL;
  self->program_name = g_steal_pointer (&program.name);
  self->window_start = window.start;
  work_out (self, &facts, groups, threshold);
  return td_exit_reasons_add_programs (db, self, groups, threshold, error) ? g_steal_pointer (&self)
                                                                           : NULL;
}

/* --- The table --- */

static void
cell_clear (gpointer data)
{
  g_free (((TdExitCell *) data)->value);
  g_free (((TdExitCell *) data)->reason);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static GArray *
list_cells (const TdExitFacts *facts, const TdExitGrid *grid, const GArray *tallies)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (TdExitCell));
  g_autofree gpointer *values = g_hash_table_get_keys_as_array (facts->values, NULL);

  g_array_set_clear_func (cells, cell_clear);
  qsort (values, grid->n_columns, sizeof *values, compare_values);
  for (guint column = 0; column < grid->n_columns; column++)
    for (guint row = 0; row < grid->n_rows; row++)
      {
        guint i = row * grid->n_columns +
                  GPOINTER_TO_UINT (g_hash_table_lookup (facts->values, values[column]));
        TdExitCell cell = { .hidden = grid->hidden[i] };

        if (!cell.hidden && grid->counts[i] == 0)
          continue;
        cell.value = g_strdup (values[column]);
        cell.reason = g_strdup (g_array_index (tallies, TdExitTally, row).name);
        cell.count = cell.hidden ? 0 : (guint) grid->counts[i];
        g_array_append_val (cells, cell);
      }
  return cells;
}

GArray *
td_exit_table_load (TdDatabase *db, const TdInsightFilter *filter, const char *by, GError **error)
{
  TdInsightFilter table = { .value = (char *) "" };
  g_autofree char *column = NULL;
  g_autoptr (GArray) tallies = NULL;
  g_auto (TdExitFacts) facts = { 0 };
  g_auto (TdExitGrid) grid = { 0 };
  TdDataWindow window;
  gint64 threshold;

  if (td_insight_filter_is_narrow (filter))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("People are told apart by one thing at a time: leave out the "
                              "department, grade or location."));
      return NULL;
    }
  column = td_dimension_from_code (by, &table.dimension)
               ? td_insight_filter_dup_column (&table, "e")
               : g_strdup ("substr(e.leave_date, 1, 7)");
  if (!td_suppression_load_threshold (db, &threshold, error) ||
      !td_data_window_load (db, filter->as_of, &window, error) ||
      !td_exit_facts_read (db, filter, MAX (filter->from, window.start), column, &facts, error))
    return NULL;
  tallies = td_exit_facts_tally (&facts);
  td_exit_grid_make (&grid, &facts, tallies, threshold);
  return list_cells (&facts, &grid, tallies);
}
