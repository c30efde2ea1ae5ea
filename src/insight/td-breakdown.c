/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-breakdown.h"

#include "insight/td-suppression.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* How a figure is counted from the lists behind it. */
typedef struct
{
  const char *code;
  const char *prefix;  /* of the keys of its lists; NULL: the list of the code alone */
  const char *nothing; /* the list of those that do not count */
} Source;

static const Source engagement_sources[] = {
  { "participation", NULL, NULL },
  { "match_rate", NULL, NULL },
  { "waiting", NULL, NULL },
  { "adherence", "adherence/", NULL },
  { "overdue", "overdue/", "overdue/on-track" },
  { "contact_rate", NULL, NULL },
  { "early_endings", NULL, NULL },
  { "completion", NULL, NULL },
  { "agreements", NULL, NULL },
  { "goals", NULL, NULL },
};

static const Source retention_sources[] = {
  { "headcount", NULL, NULL },         { "hires", NULL, NULL },     { "leavers", NULL, NULL },
  { "rolling_retention", NULL, NULL }, { "new_hires", NULL, NULL },
};

/* Whose value is which: of employees, and of pairs by their mentee. */
typedef struct
{
  TdBreakdownTable *table;
  GHashTable *people;
  GHashTable *pairs;
  gint64 threshold;
  const TdBesideGuard *guard; /* of what stands beside it, or NULL */
} Maker;

static void
breakdown_free (gpointer data)
{
  TdBreakdown *self = data;

  g_array_unref (self->cells);
  g_free (self->code);
  g_free (self);
}

void
td_breakdown_table_free (TdBreakdownTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

const TdBreakdown *
td_breakdown_table_find (const TdBreakdownTable *self, const char *code)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (((TdBreakdown *) g_ptr_array_index (self->columns, i))->code, code) == 0)
      return g_ptr_array_index (self->columns, i);
  return NULL;
}

/* @pairs becomes the value of each pair: that of its mentee. */
static GHashTable *
load_pairs (TdDatabase *db, GHashTable *people, GError **error)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement =
      td_database_query (db, error, "SELECT id, mentee_id FROM pair", "");

  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    {
      gint64 id = td_statement_get_int (statement, 0);
      gint64 mentee = td_statement_get_int (statement, 1);
      gpointer value;

      if (g_hash_table_lookup_extended (people, &mentee, NULL, &value))
        g_hash_table_insert (pairs, g_memdup2 (&id, sizeof id), value);
    }
  if (trouble == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* Whether the number beside a name says that it counts. */
static gboolean
is_counting (const TdInsightList *list)
{
  return list->meaning == TD_LIST_KEPT || list->meaning == TD_LIST_COUNTED;
}

static TdBreakdown *
breakdown_new (const char *code, guint n_values)
{
  TdBreakdown *self = g_new0 (TdBreakdown, 1);

  self->code = g_strdup (code);
  self->cells = g_array_new (FALSE, TRUE, sizeof (TdBreakdownCell));
  g_array_set_size (self->cells, n_values);
  for (guint i = 0; i < n_values; i++)
    g_array_index (self->cells, TdBreakdownCell, i).of = -1;
  self->total.of = -1;
  return self;
}

/* Counts a list into the cells. @seen tells how many persons or pairs there are behind; @counts
 * FALSE: these are of those that do not count. */
static void
count_list (const Maker *maker,
            TdBreakdown *self,
            const TdInsightList *list,
            gboolean whole,
            gboolean counts,
            GHashTable *seen)
{
  GHashTable *values = list->subject == TD_SUBJECT_PAIR ? maker->pairs : maker->people;

  for (guint i = 0; i < list->entries->len; i++)
    {
      const TdListEntry *entry = &g_array_index (list->entries, TdListEntry, i);
      TdBreakdownCell *cell;
      gpointer value;

      if (!g_hash_table_lookup_extended (values, &entry->id, NULL, &value))
        continue;
      cell = &g_array_index (self->cells, TdBreakdownCell, GPOINTER_TO_UINT (value));
      cell->people += g_hash_table_add (seen, (gpointer) &entry->id) ? 1 : 0;
      if (is_counting (list))
        counts = entry->value != 0;
      cell->count += counts ? 1 : 0;
      if (whole || is_counting (list))
        cell->of = MAX (cell->of, 0) + 1;
    }
}

static TdBreakdown *
count_source (const Maker *maker, const Source *source, GHashTable *lists)
{
  TdBreakdown *self = breakdown_new (source->code, maker->table->values->len);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer key, list;

  if (source->prefix == NULL)
    {
      list = g_hash_table_lookup (lists, source->code);
      if (list)
        count_list (maker, self, list, FALSE, TRUE, seen);
      return self;
    }
  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, &key, &list))
    if (g_str_has_prefix (key, source->prefix))
      count_list (maker, self, list, source->nothing != NULL, g_strcmp0 (key, source->nothing) != 0,
                  seen);
  return self;
}

static TdBreakdownCell
get_hidden (void)
{
  return (TdBreakdownCell){ .share = td_interval_none (), .hidden = TRUE };
}

static void
finish_cell (TdBreakdownCell *cell)
{
  cell->share = cell->of > 0 ? td_interval_wilson (cell->count, cell->of) : td_interval_none ();
}

/* How many of each value are on one side only. */
static void
count_apart (const Maker *maker, const char *code, guint *apart)
{
  g_autoptr (GHashTable) ids = td_beside_guard_find_apart (maker->guard, code);
  GHashTableIter iter;
  gpointer id, subject, value;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, &subject))
    {
      gint64 key = (gint64) GPOINTER_TO_SIZE (id);

      if (g_hash_table_lookup_extended (GPOINTER_TO_INT (subject) == TD_SUBJECT_PAIR
                                            ? maker->pairs
                                            : maker->people,
                                        &key, NULL, &value))
        apart[GPOINTER_TO_UINT (value)]++;
    }
}

/* Flags the cells that differ by a few from the same ones beside them. */
static void
guard_cells (const Maker *maker, const TdBreakdown *self, gboolean *hidden)
{
  g_autofree guint *apart = g_new0 (guint, self->cells->len + 1);

  if (maker->guard == NULL)
    return;
  count_apart (maker, self->code, apart);
  for (guint i = 0; i < self->cells->len; i++)
    hidden[i] = td_beside_guard_is_few (maker->guard, apart[i]);
}

/* Persons, those that count and those that do not: each is a table whose total can be known. */
static void
suppress (const Maker *maker, TdBreakdown *self)
{
  guint n = self->cells->len;
  g_autofree gint64 *numbers = g_new0 (gint64, 3 * n + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, n + 1);
  const gint64 *columns[] = { numbers, numbers + n, numbers + 2 * n };
  gboolean total;

  for (guint i = 0; i < n; i++)
    {
      const TdBreakdownCell *cell = &g_array_index (self->cells, TdBreakdownCell, i);
      gboolean of_people = cell->of < 0 || cell->of <= cell->people;

      numbers[i] = cell->people;
      numbers[n + i] = of_people ? cell->count : 0;
      numbers[2 * n + i] = of_people && cell->of >= 0 ? cell->of - cell->count : 0;
    }
  guard_cells (maker, self, hidden);
  total = td_suppress_columns (columns, G_N_ELEMENTS (columns), n, maker->threshold, hidden);
  for (guint i = 0; i < n; i++)
    if (hidden[i])
      g_array_index (self->cells, TdBreakdownCell, i) = get_hidden ();
  if (!total || (maker->guard && td_beside_guard_hides (maker->guard, self->code)))
    self->total = get_hidden ();
}

static void
finish (const Maker *maker, TdBreakdown *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      TdBreakdownCell *cell = &g_array_index (self->cells, TdBreakdownCell, i);

      finish_cell (cell);
      self->total.people += cell->people;
      self->total.count += cell->count;
      if (cell->of >= 0)
        self->total.of = MAX (self->total.of, 0) + cell->of;
    }
  finish_cell (&self->total);
  suppress (maker, self);
}

/* Everybody employed on the day is what the enrolled ones are a part of. */
static gboolean
add_employed (TdDatabase *db, const Maker *maker, TdBreakdown *self, TdDate as_of, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement = td_database_query (
      db, error,
      "SELECT id FROM employee WHERE outside = 0 AND (hire_date IS NULL OR hire_date <= $1) "
      "AND (leave_date IS NULL OR leave_date >= $1)",
      "D", as_of);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, TdBreakdownCell, i).people = 0;
  while (td_statement_next (statement, &trouble))
    {
      gint64 id = td_statement_get_int (statement, 0);
      TdBreakdownCell *cell =
          &g_array_index (self->cells, TdBreakdownCell,
                          GPOINTER_TO_UINT (g_hash_table_lookup (maker->people, &id)));

      cell->people++;
      cell->of = MAX (cell->of, 0) + 1;
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
add_columns (TdDatabase *db,
             const Maker *maker,
             const Source *sources,
             guint n,
             GHashTable *lists,
             TdDate as_of,
             GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      TdBreakdown *column = count_source (maker, &sources[i], lists);

      g_ptr_array_add (maker->table->columns, column);
      if (strcmp (column->code, "participation") == 0 &&
          !add_employed (db, maker, column, as_of, error))
        return FALSE;
      finish (maker, column);
    }
  return TRUE;
}

static TdBreakdownTable *
make (TdDatabase *db,
      TdInsightDimension by,
      const Source *sources,
      guint n,
      GHashTable *lists,
      TdDate as_of,
      const TdBesideGuard *guard,
      GError **error)
{
  g_autoptr (TdBreakdownTable) table = NULL;
  g_autoptr (GHashTable) people = NULL;
  g_autoptr (GHashTable) pairs = NULL;
  GPtrArray *values = td_dimension_load_values (db, by, error);
  Maker maker = { .guard = guard };

  if (values == NULL)
    return NULL;
  maker.table = table = g_new0 (TdBreakdownTable, 1);
  table->by = by;
  table->columns = g_ptr_array_new_with_free_func (breakdown_free);
  table->values = values;
  people = td_dimension_load_people (db, by, table->values, error);
  pairs = people ? load_pairs (db, people, error) : NULL;
  if (pairs == NULL || !td_suppression_load_threshold (db, &maker.threshold, error))
    return NULL;
  maker.people = people;
  maker.pairs = pairs;
  return add_columns (db, &maker, sources, n, lists, as_of, error) ? g_steal_pointer (&table)
                                                                   : NULL;
}

TdBreakdownTable *
td_breakdown_of_engagement (TdDatabase *db,
                            const TdEngagement *engagement,
                            TdInsightDimension by,
                            const TdBesideGuard *guard,
                            GError **error)
{
  return make (db, by, engagement_sources, G_N_ELEMENTS (engagement_sources), engagement->lists,
               engagement->filter.as_of, guard, error);
}

TdBreakdownTable *
td_breakdown_of_retention (TdDatabase *db,
                           const TdRetention *retention,
                           TdInsightDimension by,
                           const TdBesideGuard *guard,
                           GError **error)
{
  return make (db, by, retention_sources, G_N_ELEMENTS (retention_sources), retention->lists,
               retention->filter.as_of, guard, error);
}

char *
td_breakdown_cell_dup_text (const TdBreakdownCell *cell)
{
  g_autofree char *share = NULL;

  if (cell->hidden)
    return g_strdup (_ ("hidden"));
  if (cell->of < 0)
    return g_strdup_printf ("%'" G_GINT64_FORMAT, cell->count);
  if (cell->of == 0)
    return g_strdup (_ ("not available"));
  share = td_figure_format_share (cell->share.estimate);
  if (!isfinite (cell->share.lower))
    return g_strdup_printf (_ ("%s (%'d of %'d)"), share, (int) cell->count, (int) cell->of);
  /* Translators: a percentage, a count of a whole, and the 95 % range in percent. */
  return g_strdup_printf (_ ("%s (%'d of %'d, %.1f to %.1f)"), share, (int) cell->count,
                          (int) cell->of, 100 * cell->share.lower, 100 * cell->share.upper);
}

const char *
td_breakdown_table_get_label (const TdBreakdownTable *self, guint row)
{
  const char *value = g_ptr_array_index (self->values, row);

  return *value ? value : td_dimension_get_missing (self->by);
}

const char *
td_breakdown_table_get_title (const TdBreakdownTable *self)
{
  switch (self->by)
    {
    case TD_DIMENSION_DEPARTMENT:
      return _ ("By department");
    case TD_DIMENSION_GRADE:
      return _ ("By grade");
    case TD_DIMENSION_LOCATION:
    case TD_DIMENSION_NONE:
    case TD_N_DIMENSIONS:
    default:
      return _ ("By location");
    }
}
