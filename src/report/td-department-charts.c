/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-department-charts.h"

#include "pairing/td-pair.h"
#include "proposal/td-proposal.h"
#include "report/td-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const TdField pair_fields[] = {
  TD_FIELD (TdDepartmentPair, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdDepartmentPair, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdDepartmentPair, pair_id, TD_FIELD_ID),
  TD_FIELD (TdDepartmentPair, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdDepartmentPair, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdDepartmentPair, mentor_department, TD_FIELD_TEXT),
  TD_FIELD (TdDepartmentPair, mentee_department, TD_FIELD_TEXT),
  TD_FIELD (TdDepartmentPair, mentor_group, TD_FIELD_TEXT),
  TD_FIELD (TdDepartmentPair, mentee_group, TD_FIELD_TEXT),
  TD_FIELD (TdDepartmentPair, percent, TD_FIELD_INT),
  TD_FIELD (TdDepartmentPair, n_pairs, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdDepartmentPair, td_department_pair, pair_fields)

static const TdField count_fields[] = {
  TD_FIELD (TdDepartmentCount, mentor_group, TD_FIELD_TEXT),
  TD_FIELD (TdDepartmentCount, mentee_group, TD_FIELD_TEXT),
  TD_FIELD (TdDepartmentCount, key, TD_FIELD_TEXT),
  TD_FIELD (TdDepartmentCount, count, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdDepartmentCount, td_department_count, count_fields)

/* --- Groups --- */

typedef struct
{
  const char *name; /* borrowed */
  guint count;
} Group;

/* The most pairs first. */
static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const Group *left = a;
  const Group *right = b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return strcmp (left->name, right->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *left = ((const Group *) a)->name;
  const char *right = ((const Group *) b)->name;
  int order = g_utf8_collate (left, right);

  return order ? order : strcmp (left, right);
}

static void
count_name (GArray *groups, GHashTable *index, const char *name, int n)
{
  gpointer place = NULL;

  if (!g_hash_table_lookup_extended (index, name, NULL, &place))
    {
      Group fresh = { name, 0 };

      place = GUINT_TO_POINTER (groups->len);
      g_array_append_val (groups, fresh);
      g_hash_table_insert (index, (gpointer) name, place);
    }
  g_array_index (groups, Group, GPOINTER_TO_UINT (place)).count += (guint) n;
}

/* The departments of both sides that keep their name, as a set: a department is on both sides or
 * on neither, so that the same ones meet. */
static GHashTable *
choose_kept (GPtrArray *pairs)
{
  GHashTable *kept = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (guint i = 0; i < pairs->len; i++)
    {
      TdDepartmentPair *pair = pairs->pdata[i];

      count_name (groups, index, pair->mentor_department, pair->n_pairs);
      count_name (groups, index, pair->mentee_department, pair->n_pairs);
    }
  g_array_sort (groups, compare_sizes);
  for (guint i = 0; i < groups->len; i++)
    if (groups->len <= TD_DEPARTMENT_GROUPS || i + 1 < TD_DEPARTMENT_GROUPS)
      g_hash_table_add (kept, (gpointer) g_array_index (groups, Group, i).name);
  return kept;
}

static const char *
group_of (GHashTable *kept, const char *department)
{
  return g_hash_table_contains (kept, department)
             ? department
             /* Translators: stands for departments too small to be shown by themselves. */
             : _ ("Other departments");
}

GPtrArray *
td_department_pairs_group (GPtrArray *pairs)
{
  g_autoptr (GHashTable) kept = choose_kept (pairs);

  for (guint i = 0; i < pairs->len; i++)
    {
      TdDepartmentPair *pair = pairs->pdata[i];

      td_record_set_text (&pair->mentor_group, group_of (kept, pair->mentor_department));
      td_record_set_text (&pair->mentee_group, group_of (kept, pair->mentee_department));
    }
  return pairs;
}

TdDepartmentPair *
td_department_pair_new (const char *mentor_department, const char *mentee_department, int n)
{
  TdDepartmentPair *pair = g_object_new (TD_TYPE_DEPARTMENT_PAIR, NULL);

  td_record_set_text (&pair->mentor_department, td_report_department (mentor_department));
  td_record_set_text (&pair->mentee_department, td_report_department (mentee_department));
  pair->n_pairs = n;
  return pair;
}

GPtrArray *
td_department_pairs_from_rows (GPtrArray *rows)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];
      TdDepartmentPair *pair;

      if (row->mentor_id == 0)
        continue;
      pair = td_department_pair_new (row->mentor_department, row->mentee_department, 1);
      pair->mentor_id = row->mentor_id;
      pair->mentee_id = row->mentee_id;
      pair->pair_id = row->pair_id;
      pair->percent = row->percent;
      td_record_set_text (&pair->mentor_name, row->mentor_name);
      td_record_set_text (&pair->mentee_name, row->mentee_name);
      g_ptr_array_add (pairs, pair);
    }
  return td_department_pairs_group (pairs);
}

GPtrArray *
td_department_pairs_from_pairs (GPtrArray *pairs)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pairs->len; i++)
    {
      const TdPair *from = pairs->pdata[i];
      TdDepartmentPair *pair =
          td_department_pair_new (from->mentor_department, from->mentee_department, 1);

      pair->mentor_id = from->mentor_id;
      pair->mentee_id = from->mentee_id;
      pair->pair_id = from->id;
      td_record_set_text (&pair->mentor_name, from->mentor_name);
      td_record_set_text (&pair->mentee_name, from->mentee_name);
      g_ptr_array_add (made, pair);
    }
  return td_department_pairs_group (made);
}

/* --- Cells --- */

static char *
make_key (const char *mentor_group, const char *mentee_group)
{
  return g_strdup_printf ("%s\n%s", mentor_group, mentee_group);
}

GPtrArray *
td_department_pairs_find (GPtrArray *pairs, const char *key)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pairs->len; i++)
    {
      TdDepartmentPair *pair = pairs->pdata[i];
      g_autofree char *own = make_key (pair->mentor_group, pair->mentee_group);

      if (g_strcmp0 (own, key) == 0)
        g_ptr_array_add (found, g_object_ref (pair));
    }
  return found;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const TdDepartmentCount *left = *(TdDepartmentCount *const *) a;
  const TdDepartmentCount *right = *(TdDepartmentCount *const *) b;
  int order = right->count - left->count;

  if (order == 0)
    order = g_utf8_collate (left->mentor_group, right->mentor_group);
  return order ? order : g_utf8_collate (left->mentee_group, right->mentee_group);
}

GPtrArray *
td_department_counts (GPtrArray *pairs)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pairs->len; i++)
    {
      TdDepartmentPair *pair = pairs->pdata[i];
      g_autofree char *key = make_key (pair->mentor_group, pair->mentee_group);
      TdDepartmentCount *count = g_hash_table_lookup (index, key);

      if (count == NULL)
        {
          count = g_object_new (TD_TYPE_DEPARTMENT_COUNT, NULL);
          td_record_set_text (&count->mentor_group, pair->mentor_group);
          td_record_set_text (&count->mentee_group, pair->mentee_group);
          td_record_set_text (&count->key, key);
          g_ptr_array_add (counts, count);
          g_hash_table_insert (index, count->key, count);
        }
      count->count += pair->n_pairs;
    }
  g_ptr_array_sort (counts, compare_counts);
  return counts;
}

/* --- The picture --- */

/* The groups of one side by name, the small ones put together last. */
static GArray *
list_side (GPtrArray *pairs, gboolean mentors)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  const char *others = _ ("Other departments");

  for (guint i = 0; i < pairs->len; i++)
    {
      TdDepartmentPair *pair = pairs->pdata[i];

      count_name (groups, index, mentors ? pair->mentor_group : pair->mentee_group, pair->n_pairs);
    }
  g_array_sort (groups, compare_names);
  for (guint i = 0; i + 1 < groups->len; i++)
    {
      Group moved = g_array_index (groups, Group, i);

      if (strcmp (moved.name, others) != 0)
        continue;
      g_array_remove_index (groups, i);
      g_array_append_val (groups, moved);
      break;
    }
  return groups;
}

static GHashTable *
index_counts (GPtrArray *counts)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < counts->len; i++)
    g_hash_table_insert (index, ((TdDepartmentCount *) counts->pdata[i])->key, counts->pdata[i]);
  return index;
}

TdChartScene *
td_department_chart (GPtrArray *pairs)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_GRID, _ ("Which departments mentor which"));
  g_autoptr (GArray) rows = list_side (pairs, TRUE);
  g_autoptr (GArray) columns = list_side (pairs, FALSE);
  g_autoptr (GPtrArray) counts = td_department_counts (pairs);
  g_autoptr (GHashTable) index = index_counts (counts);

  td_chart_scene_set_subtitle (scene, _ ("Pairs: a row is the mentors’ department, a column the "
                                         "mentees’; outlined where it is the same"));
  for (guint i = 0; i < columns->len; i++)
    {
      const char *name = g_array_index (columns, Group, i).name;

      /* Not called as the row is: what was put together is not the same department. */
      td_chart_scene_add_category (scene, strcmp (name, _ ("Other departments")) == 0 ? _ ("Others")
                                                                                      : name);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const char *row = g_array_index (rows, Group, i).name;
      guint series = td_chart_scene_add_series (scene, row);

      for (guint j = 0; j < columns->len; j++)
        {
          g_autofree char *key = make_key (row, g_array_index (columns, Group, j).name);
          const TdDepartmentCount *count = g_hash_table_lookup (index, key);
          TdChartPoint point = { j, count ? count->count : 0, NAN, NAN, NULL, count ? key : NULL };

          td_chart_scene_add_point (scene, series, &point);
        }
    }
  return scene;
}
