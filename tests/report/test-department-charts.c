/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "pairing/td-pair.h"
#include "proposal/td-proposal.h"
#include "report/td-department-charts.h"

void test_department_charts_add (void);

static void
add_row (GPtrArray *rows, gint64 mentee_id, const char *from, gint64 mentor_id, const char *by)
{
  TdProposalRow *row = g_object_new (TD_TYPE_PROPOSAL_ROW, NULL);

  row->mentee_id = mentee_id;
  row->mentor_id = mentor_id;
  row->percent = 70;
  td_record_set_text (&row->mentee_name, "Mentee");
  td_record_set_text (&row->mentee_department, from);
  td_record_set_text (&row->mentor_name, mentor_id ? "Mentor" : NULL);
  td_record_set_text (&row->mentor_department, by);
  g_ptr_array_add (rows, row);
}

/* Sales mentors Law twice and itself once; who has no department and no mentor too. */
static GPtrArray *
make_pairs (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  add_row (rows, 1, "Law", 11, "Sales");
  add_row (rows, 2, "Law", 12, "Sales");
  add_row (rows, 3, "Sales", 12, "Sales");
  add_row (rows, 4, NULL, 13, "Law");
  add_row (rows, 5, "Law", 0, NULL);
  return td_department_pairs_from_rows (rows);
}

static void
test_counts (void)
{
  g_autoptr (GPtrArray) pairs = make_pairs ();
  g_autoptr (GPtrArray) counts = td_department_counts (pairs);
  TdDepartmentCount *first = counts->pdata[0];
  g_autoptr (GPtrArray) behind = td_department_pairs_find (pairs, first->key);

  g_assert_cmpuint (pairs->len, ==, 4);
  g_assert_cmpuint (counts->len, ==, 3);
  g_assert_cmpstr (first->mentor_group, ==, "Sales");
  g_assert_cmpstr (first->mentee_group, ==, "Law");
  g_assert_cmpint (first->count, ==, 2);
  g_assert_cmpuint (behind->len, ==, 2);
  g_assert_cmpint (((TdDepartmentPair *) behind->pdata[0])->mentee_id, ==, 1);
  g_assert_cmpint (((TdDepartmentPair *) behind->pdata[1])->mentee_id, ==, 2);
}

/* The picture holds the same numbers, and its marks lead to the same pairs. */
static void
test_chart (void)
{
  g_autoptr (GPtrArray) pairs = make_pairs ();
  g_autoptr (TdChartScene) scene = td_department_chart (pairs);
  g_autofree char *text = td_chart_scene_dup_summary (scene);
  guint found = 0;

  g_assert_cmpuint (td_chart_scene_get_n_series (scene), ==, 2);
  g_assert_cmpuint (td_chart_scene_get_n_marks (scene), ==, 6);
  g_assert_nonnull (strstr (text, "Law: No department: 1."));
  g_assert_nonnull (strstr (text, "Sales: Law: 2; Sales: 1."));
  for (guint i = 0; i < td_chart_scene_get_n_marks (scene); i++)
    {
      const char *key = td_chart_scene_get_mark_id (scene, i);
      g_autoptr (GPtrArray) behind = key ? td_department_pairs_find (pairs, key) : NULL;

      found += behind ? behind->len : 0;
    }
  g_assert_cmpuint (found, ==, pairs->len);
}

/* Of many departments the large ones keep their names; nobody is lost. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (TdChartScene) scene = NULL;
  g_autofree char *text = NULL;
  int n = 0;

  for (int i = 0; i < 40; i++)
    for (int j = 0; j <= (i == 30 ? 20 : 0); j++)
      {
        g_autofree char *name = g_strdup_printf ("Unit %02d", i);

        add_row (rows, 100 * i + j + 1, name, 1, "Board");
      }
  pairs = td_department_pairs_from_rows (rows);
  counts = td_department_counts (pairs);
  scene = td_department_chart (pairs);
  text = td_chart_scene_dup_summary (scene);
  for (guint i = 0; i < counts->len; i++)
    n += ((TdDepartmentCount *) counts->pdata[i])->count;
  g_assert_cmpint (n, ==, (int) rows->len);
  g_assert_cmpuint (td_chart_scene_get_n_marks (scene), <=, TD_DEPARTMENT_GROUPS);
  g_assert_nonnull (strstr (text, "Unit 30: 21"));
  g_assert_nonnull (strstr (text, "Others: 28"));
}

static void
test_pairs (void)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (TdChartScene) empty = NULL;
  TdPair *pair = g_object_new (TD_TYPE_PAIR, NULL);

  none = td_department_pairs_from_pairs (open);
  empty = td_department_chart (none);
  g_assert_true (td_chart_scene_is_empty (empty));
  pair->id = 7;
  td_record_set_text (&pair->mentor_department, "IT");
  g_ptr_array_add (open, pair);
  pairs = td_department_pairs_from_pairs (open);
  g_assert_cmpint (((TdDepartmentPair *) pairs->pdata[0])->pair_id, ==, 7);
  g_assert_cmpstr (((TdDepartmentPair *) pairs->pdata[0])->mentee_group, ==, "No department");
}

void
test_department_charts_add (void)
{
  g_test_add_func ("/report/department-charts/counts", test_counts);
  g_test_add_func ("/report/department-charts/chart", test_chart);
  g_test_add_func ("/report/department-charts/many", test_many);
  g_test_add_func ("/report/department-charts/pairs", test_pairs);
}
