/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-exit-reasons-private.h"

#include "base/td-text.h"
#include "insight/td-insight-program.h"
#include "insight/td-retention.h"
#include "insight/td-suppression.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Somebody who left in the period. */
typedef struct
{
  gint64 id;
  TdDate leave;
  guint reason;
  guint value;
  gboolean taking_part; /* had been matched as a mentee */
} Leaver;

/* What the counts are made of. Without a dimension there is one value. */
typedef struct
{
  GArray *leavers;
  GPtrArray *names;    /* of char *: the reasons as they were first written */
  GHashTable *reasons; /* folded, to their number */
  GHashTable *values;
  guint wanted;
} Facts;

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

/* --- Facts --- */

static void
facts_init (Facts *facts)
{
  facts->leavers = g_array_new (FALSE, FALSE, sizeof (Leaver));
  facts->names = g_ptr_array_new_with_free_func (g_free);
  facts->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  facts->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
facts_clear (Facts *facts)
{
  g_array_unref (facts->leavers);
  g_ptr_array_unref (facts->names);
  g_hash_table_unref (facts->reasons);
  g_hash_table_unref (facts->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static guint
find_number (GHashTable *numbers, const char *text)
{
  if (!g_hash_table_contains (numbers, text))
    g_hash_table_insert (numbers, g_strdup (text), GUINT_TO_POINTER (g_hash_table_size (numbers)));
  return GPOINTER_TO_UINT (g_hash_table_lookup (numbers, text));
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
find_reason (Facts *facts, const char *text)
{
  g_autofree char *reason = dup_reason (text);
  g_autofree char *folded = td_text_fold (reason);
  guint number = find_number (facts->reasons, folded);

  if (number == facts->names->len)
    g_ptr_array_add (facts->names, g_steal_pointer (&reason));
  return number;
}

static void
add_leaver (Facts *facts, TdStatement *row, const TdInsightFilter *filter)
{
  const char *kind = td_statement_get_text (row, 3);
  const char *reason = td_statement_get_text (row, 2);
  TdDate match = td_statement_get_date (row, 5);
  Leaver leaver = { .id = td_statement_get_int (row, 0), .leave = td_statement_get_date (row, 1) };

  if (filter->voluntary_only &&
      td_retention_parse_leaving (kind ? kind : reason) != TD_LEAVING_VOLUNTARY)
    return;
  leaver.reason = find_reason (facts, reason);
  leaver.value = find_number (facts->values, td_statement_get_text (row, 4));
  leaver.taking_part = match != TD_DATE_NONE && match <= leaver.leave;
  g_array_append_val (facts->leavers, leaver);
}

static gboolean
read_leavers (TdDatabase *db,
              const TdInsightFilter *filter,
              TdDate from,
              Facts *facts,
              GError **error)
{
  gboolean narrow = td_insight_filter_is_narrow (filter);
  g_autofree char *sql = g_strdup_printf (
      "SELECT e.id, e.leave_date, e.leave_reason, e.leave_kind, %s%s%s, "
      "(SELECT MIN(p.matched_on) FROM pair p WHERE p.mentee_id = e.id "
      "AND ($3 = 0 OR p.program_id = $3)) FROM employee e WHERE e.outside = 0 "
      "AND e.hire_date <= $2 AND e.leave_date >= e.hire_date AND e.leave_date <= $2 "
      "AND ($1 IS NULL OR e.leave_date >= $1) ORDER BY e.leave_date, e.id",
      narrow ? "COALESCE(e." : "''", narrow ? td_dimension_get_code (filter->dimension) : "",
      narrow ? ", '')" : "");
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, sql, "DDi", from, filter->as_of, filter->program_id);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    add_leaver (facts, row, filter);
  facts->wanted = find_number (facts->values, narrow ? td_insight_filter_get_value (filter) : "");
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
read_window (TdDatabase *db, TdDate *window_start, GError **error)
{
  g_autofree char *text = NULL;

  if (!td_database_query_text (db, &text, error, "SELECT value FROM setting WHERE key = $1", "s",
                               TD_SETTING_WINDOW_START))
    return FALSE;
  *window_start = td_date_from_iso (text);
  return TRUE;
}

/* --- Counts --- */

/* A reason as it is counted, before anything is hidden. */
typedef struct
{
  guint number;
  const char *name;
  gint64 count;
} Tally;

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *x = a, *y = b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

/* The reasons of everybody, most first: the order in which small ones are guarded. */
static GArray *
tally_reasons (const Facts *facts)
{
  GArray *tallies = g_array_new (FALSE, FALSE, sizeof (Tally));

  for (guint i = 0; i < facts->names->len; i++)
    {
      Tally tally = { i, facts->names->pdata[i], 0 };

      g_array_append_val (tallies, tally);
    }
  for (guint i = 0; i < facts->leavers->len; i++)
    g_array_index (tallies, Tally, g_array_index (facts->leavers, Leaver, i).reason).count++;
  g_array_sort (tallies, compare_tallies);
  return tallies;
}

/* The whole table: a row a reason in the order of @tallies, a column a value. */
typedef struct
{
  guint n_rows;
  guint n_columns;
  gint64 *counts;
  gboolean *hidden;
  gboolean total_hidden;
} Grid;

static void
grid_clear (Grid *grid)
{
  g_free (grid->counts);
  g_free (grid->hidden);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static void
count_cells (Grid *grid, const Facts *facts, const GArray *tallies)
{
  g_autofree guint *rows = g_new0 (guint, MAX (1, tallies->len));

  for (guint i = 0; i < tallies->len; i++)
    rows[g_array_index (tallies, Tally, i).number] = i;
  for (guint i = 0; i < facts->leavers->len; i++)
    {
      const Leaver *leaver = &g_array_index (facts->leavers, Leaver, i);

      grid->counts[rows[leaver->reason] * grid->n_columns + leaver->value]++;
    }
}

/* Whether the leavers of the value wanted may be told: of each value by its own table. */
static gboolean
is_total_hidden (const Grid *grid, const Facts *facts, gint64 threshold)
{
  g_autofree gint64 *totals = g_new0 (gint64, grid->n_columns);
  g_autofree gboolean *hidden = g_new0 (gboolean, grid->n_columns);

  for (guint i = 0; i < grid->n_rows * grid->n_columns; i++)
    totals[i % grid->n_columns] += grid->counts[i];
  td_suppress_table (totals, grid->n_columns, threshold, hidden);
  return hidden[facts->wanted];
}

static void
make_grid (Grid *grid, const Facts *facts, const GArray *tallies, gint64 threshold)
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
    all[i] = g_array_index (tallies, Tally, i).count;
  shown = td_suppress_table (all, tallies->len, threshold, hidden);
  /* What is hidden for everybody is hidden in its parts. */
  for (guint i = 0; i < grid->n_rows * grid->n_columns; i++)
    grid->hidden[i] = hidden[i / grid->n_columns] && grid->counts[i] > 0;
  if (grid->n_columns > 1)
    td_suppress_grid (grid->counts, grid->n_rows, grid->n_columns, threshold, grid->hidden);
  grid->total_hidden = !shown || is_total_hidden (grid, facts, threshold);
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

static void
add_reasons (TdExitReasons *self,
             const Grid *grid,
             const GArray *tallies,
             guint wanted,
             GPtrArray *groups)
{
  for (guint i = 0; i < tallies->len; i++)
    {
      const Tally *tally = &g_array_index (tallies, Tally, i);
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
  g_array_sort (self->reasons, compare_reasons);
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
count_leavers (TdExitReasons *self, const Facts *facts, gint64 *counts)
{
  for (guint i = 0; i < facts->leavers->len; i++)
    {
      const Leaver *leaver = &g_array_index (facts->leavers, Leaver, i);
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

static gint64
count_wanted (const Facts *facts, gboolean known_only)
{
  gint64 n = 0;

  for (guint i = 0; i < facts->leavers->len; i++)
    {
      const Leaver *leaver = &g_array_index (facts->leavers, Leaver, i);
      const char *name = facts->names->pdata[leaver->reason];

      n += leaver->value == facts->wanted && (!known_only || *name) ? 1 : 0;
    }
  return n;
}

static void
work_out (TdExitReasons *self, const Facts *facts, GPtrArray *groups, gint64 threshold)
{
  g_autoptr (GArray) tallies = tally_reasons (facts);
  g_auto (Grid) grid = { 0 };
  gint64 counts[2] = { 0, 0 };

  make_grid (&grid, facts, tallies, threshold);
  add_reasons (self, &grid, tallies, facts->wanted, groups);
  self->total.hidden = grid.total_hidden;
  self->total.count = grid.total_hidden ? 0 : (guint) count_wanted (facts, FALSE);
  count_leavers (self, facts, counts);
  add_participation (self, counts, threshold);
  add_figures (self, counts[0] + counts[1], count_wanted (facts, TRUE), threshold);
}

TdExitReasons *
td_exit_reasons_load (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdExitReasons) self = exit_reasons_new (filter);
  g_auto (TdInsightProgram) program = { 0 };
  g_autoptr (GPtrArray) groups = NULL;
  g_auto (Facts) facts = { 0 };
  gint64 threshold;

  g_return_val_if_fail (filter->as_of != TD_DATE_NONE, NULL);

  facts_init (&facts);
  groups = td_exit_groups_load (db, error);
  if (groups == NULL || !td_insight_program_load (db, filter->program_id, &program, error) ||
      !td_suppression_load_threshold (db, &threshold, error) ||
      !read_window (db, &self->window_start, error) ||
      !read_leavers (db, filter, MAX (filter->from, self->window_start), &facts, error))
    return NULL;
  self->program_name = g_steal_pointer (&program.name);
  work_out (self, &facts, groups, threshold);
  return td_exit_reasons_add_programs (db, self, groups, threshold, error) ? g_steal_pointer (&self)
                                                                           : NULL;
}
