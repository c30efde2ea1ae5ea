/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-beside-guard.h"

#include "insight/td-engagement.h"
#include "insight/td-exit-reasons.h"
#include "td-two-programs.h"

void test_beside_guard_add (void);

/* Two sides of what was asked. */
typedef struct
{
  TdEngagement *a;
  TdEngagement *b;
  TdBesideGuard *guard;
} Sides;

static void
sides_clear (Sides *sides)
{
  td_engagement_free (sides->a);
  td_engagement_free (sides->b);
  td_beside_guard_free (sides->guard);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sides, sides_clear)

static void
hold (TdDatabase *db, const TdInsightFilter *a, const TdInsightFilter *b, Sides *sides)
{
  g_autoptr (GError) error = NULL;

  sides->a = td_engagement_load (db, a, &error);
  g_assert_no_error (error);
  sides->b = td_engagement_load (db, b, &error);
  g_assert_no_error (error);
  sides->guard = td_beside_guard_new (db, a, sides->a->lists, b, sides->b->lists, &error);
  g_assert_no_error (error);
  td_engagement_guard (sides->b, sides->a, sides->guard);
}

static gboolean
is_hidden (const Sides *sides, const char *code)
{
  return td_figure_find (sides->b->figures, code)->hidden;
}

static TdInsightFilter
ask (gint64 program)
{
  return (TdInsightFilter){ .program_id = program, .as_of = td_test_date (TD_TWO_PROGRAMS_AS_OF) };
}

static void
assert_programs (TdDatabase *db, gint64 one, gint64 other, gboolean figures, gboolean pairs)
{
  g_auto (Sides) sides = { NULL };
  TdInsightFilter a = ask (one), b = ask (other);

  hold (db, &a, &b, &sides);
  g_assert_cmpint (is_hidden (&sides, "match_rate"), ==, figures);
  g_assert_cmpint (is_hidden (&sides, "overdue"), ==, pairs);
  g_assert_cmpint (td_engagement_get_list (sides.b, "match_rate") == NULL, ==, figures);
  /* A is shown first, and stays. */
  g_assert_false (td_figure_find (sides.a->figures, "match_rate")->hidden);
}

/* All programmes beside one that has all but a few of them. */
static void
test_rest (TdTestFile *file, gconstpointer data)
{
  td_two_programs_make (file->db, 1, 20, 21, 22);
  assert_programs (file->db, 0, 1, TRUE, TRUE);
  assert_programs (file->db, 1, 0, TRUE, TRUE);
}

static void
test_rest_is_enough (TdTestFile *file, gconstpointer data)
{
  td_two_programs_make (file->db, 1, 20, 21, 25);
  assert_programs (file->db, 0, 1, FALSE, FALSE);
}

/* The same people: there is nothing to subtract. */
static void
test_same (TdTestFile *file, gconstpointer data)
{
  td_two_programs_make (file->db, 1, 20, 1, 0);
  assert_programs (file->db, 0, 1, FALSE, FALSE);
}

/* As many in either, but not the same: two persons of one, two of the other. Pairs are all others.
 */
static void
test_equal_numbers (TdTestFile *file, gconstpointer data)
{
  td_two_programs_make (file->db, 1, 20, 3, 22);
  assert_programs (file->db, 1, 2, TRUE, FALSE);
}

/* A few are in one only, but many in the other only: nobody is found among 22. */
static void
test_both_directions (TdTestFile *file, gconstpointer data)
{
  td_two_programs_make (file->db, 1, 20, 3, 40);
  assert_programs (file->db, 1, 2, FALSE, FALSE);
}

/* Nearly as many, and quite different people. */
static void
test_different (TdTestFile *file, gconstpointer data)
{
  td_two_programs_make (file->db, 1, 20, 31, 52);
  assert_programs (file->db, 1, 2, FALSE, FALSE);
}

static void
test_threshold (TdTestFile *file, gconstpointer data)
{
  td_two_programs_make (file->db, 1, 20, 21, 23);
  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('min-cell', '3')");
  assert_programs (file->db, 0, 1, FALSE, FALSE);
}

/* Two more at the end of a later period: of a department they would be found, of everybody they are
 * the headcount and the pairs that are never hidden. */
static void
test_periods (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter a = ask (1), b = ask (1);

  td_two_programs_make (file->db, 1, 20, 1, 0);
  td_two_programs_enrol (file->db, 1, 21, "2026-02-20");
  td_two_programs_enrol (file->db, 1, 22, "2026-02-20");
  a.from = td_test_date ("2026-02-01");
  b.as_of = td_test_date ("2026-01-31");
  for (guint i = 0; i < 2; i++)
    {
      g_auto (Sides) sides = { NULL };

      a.dimension = b.dimension = i == 0 ? TD_DIMENSION_NONE : TD_DIMENSION_DEPARTMENT;
      a.value = b.value = i == 0 ? NULL : (char *) "Sales";
      hold (file->db, &a, &b, &sides);
      g_assert_cmpint (is_hidden (&sides, "match_rate"), ==, i);
      g_assert_cmpint (is_hidden (&sides, "overdue"), ==, i);
      g_assert_cmpint (td_beside_guard_hides_chart (sides.guard, "waiting"), ==, i);
      g_assert_cmpint (td_beside_guard_hides_mark (sides.guard, "overdue/on-track"), ==, FALSE);
      /* The coordinator's pairs are no secret to her. */
      g_assert_nonnull (td_engagement_get_list (sides.b, "longest_gap"));
    }
}

/* Lists are compared by who is in them, whole and by parts. */
static void
test_count_apart (void)
{
  g_autoptr (GHashTable) lists = td_insight_lists_new ();
  g_autoptr (GHashTable) others = td_insight_lists_new ();

  for (int i = 0; i < 10; i++)
    {
      td_insight_lists_add (lists, "x", TD_SUBJECT_PAIR, TD_LIST_PLAIN, i, 0);
      td_insight_lists_add (others, i < 5 ? "x" : "x/part", TD_SUBJECT_PAIR, TD_LIST_PLAIN, i, 1);
    }
  td_insight_lists_add (lists, "xy", TD_SUBJECT_PAIR, TD_LIST_PLAIN, 99, 0);
  g_assert_cmpuint (td_beside_count_apart (lists, others, "x", TRUE), ==, 0);
  g_assert_cmpuint (td_beside_count_apart (lists, others, "x", FALSE), ==, 5);
  g_assert_cmpuint (td_beside_count_apart (lists, others, "xy", TRUE), ==, 1);
  g_assert_cmpuint (td_beside_count_apart (lists, others, "z", TRUE), ==, 0);
}

/* Any two sets: hidden exactly where 1 to 4 are in one only, whichever way they lie. */
static void
test_any_sets (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GError) error = NULL;

  td_two_programs_make (file->db, 1, 6, 7, 12);
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (GHashTable) lists = td_insight_lists_new ();
      g_autoptr (GHashTable) others = td_insight_lists_new ();
      g_autoptr (TdBesideGuard) guard = NULL;
      TdInsightFilter a = ask (1), b = ask (2);
      guint apart = 0;

      for (gint64 id = 1; id <= 12; id++)
        {
          gboolean one = g_rand_int_range (random, 0, 5) > 0;
          gboolean other = g_rand_int_range (random, 0, 5) > 0;

          apart += one != other ? 1 : 0;
          if (one)
            td_insight_lists_add (lists, "waiting", TD_SUBJECT_EMPLOYEE, TD_LIST_PLAIN, id, 0);
          if (other)
            td_insight_lists_add (others, "waiting", TD_SUBJECT_EMPLOYEE, TD_LIST_PLAIN, id, 0);
        }
      guard = td_beside_guard_new (file->db, &a, lists, &b, others, &error);
      g_assert_no_error (error);
      g_assert_cmpint (td_beside_guard_hides (guard, "waiting"), ==, apart >= 1 && apart <= 4);
    }
}

/* Leavers of two periods that overlap: a reason whose people differ by a few is hidden, with
 * another that guards it. */
static void
test_exit_reasons (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter a = ask (0), b = ask (0);
  g_autoptr (TdExitReasons) shown = NULL;
  g_autoptr (TdExitReasons) exits = NULL;
  g_autoptr (TdBesideGuard) guard = NULL;
  g_autoptr (GError) error = NULL;
  guint hidden = 0;

  td_two_programs_make (file->db, 1, 6, 7, 12);
  td_test_run (file->db,
               "UPDATE employee SET leave_date = CASE WHEN id <= 42 THEN '2025-06-01' ELSE "
               "'2025-12-15' END, leave_reason = CASE WHEN id % 2 = 0 THEN 'Pay' ELSE 'Career' END "
               "WHERE id BETWEEN 21 AND 45");
  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-01')");
  a.from = b.from = td_test_date ("2025-01-01");
  b.as_of = td_test_date ("2025-12-01");
  shown = td_exit_reasons_load (file->db, &a, &error);
  g_assert_no_error (error);
  exits = td_exit_reasons_load (file->db, &b, &error);
  g_assert_no_error (error);
  guard = td_beside_guard_new (file->db, &a, shown->lists, &b, exits->lists, &error);
  g_assert_no_error (error);
  g_assert_nonnull (td_exit_reasons_get_list (exits, "reason/Pay"));
  td_exit_reasons_guard (exits, shown, guard);
  for (guint i = 0; i < exits->reasons->len; i++)
    hidden += g_array_index (exits->reasons, TdExitReason, i).hidden ? 1 : 0;
  g_assert_cmpuint (hidden, ==, 2);
  g_assert_null (td_exit_reasons_get_list (exits, "reason/Pay"));
  g_assert_true (td_figure_find (exits->figures, "exit_touchable")->hidden);
}

/* "Pay" is hidden in B, and "Travel", which nobody asked about differs from A, guards it: the sum
 * of what mentoring can touch holds "Career" alone and tells neither. */
static void
test_touchable_sum (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter a = ask (0), b = ask (0);
  g_autoptr (TdExitReasons) shown = NULL;
  g_autoptr (TdExitReasons) exits = NULL;
  g_autoptr (TdBesideGuard) guard = NULL;
  g_autoptr (GError) error = NULL;

  td_two_programs_make (file->db, 1, 6, 7, 12);
  td_test_run (file->db,
               "UPDATE employee SET leave_date = CASE WHEN id IN (21, 23, 25) THEN '2025-12-15' "
               "ELSE '2025-06-01' END, leave_reason = CASE WHEN id BETWEEN 35 AND 40 OR id = 21 "
               "THEN 'Career growth' WHEN id < 35 THEN 'Pay' ELSE 'Travel' END "
               "WHERE id BETWEEN 21 AND 50");
  td_test_run (file->db, "UPDATE employee SET leave_date = '2025-12-15', leave_reason = "
                         "'Recognition' WHERE id BETWEEN 1 AND 9");
  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-01')");
  a.from = b.from = td_test_date ("2025-01-01");
  b.as_of = td_test_date ("2025-12-01");
  shown = td_exit_reasons_load (file->db, &a, &error);
  g_assert_no_error (error);
  exits = td_exit_reasons_load (file->db, &b, &error);
  g_assert_no_error (error);
  guard = td_beside_guard_new (file->db, &a, shown->lists, &b, exits->lists, &error);
  g_assert_no_error (error);
  g_assert_false (td_beside_guard_hides (guard, "exit_touchable"));
  g_assert_true (td_beside_guard_hides_mark (guard, "reason/Career growth"));
  td_exit_reasons_guard (exits, shown, guard);
  g_assert_true (td_figure_find (exits->figures, "exit_touchable")->hidden);
}

#define ADD(name, func) \
  g_test_add (name, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_beside_guard_add (void)
{
  ADD ("/insight/beside-guard/rest", test_rest);
  ADD ("/insight/beside-guard/rest-is-enough", test_rest_is_enough);
  ADD ("/insight/beside-guard/same", test_same);
  ADD ("/insight/beside-guard/equal-numbers", test_equal_numbers);
  ADD ("/insight/beside-guard/both-directions", test_both_directions);
  ADD ("/insight/beside-guard/different", test_different);
  ADD ("/insight/beside-guard/threshold", test_threshold);
  ADD ("/insight/beside-guard/periods", test_periods);
  g_test_add_func ("/insight/beside-guard/count-apart", test_count_apart);
  ADD ("/insight/beside-guard/any-sets", test_any_sets);
  ADD ("/insight/beside-guard/exit-reasons", test_exit_reasons);
  ADD ("/insight/beside-guard/touchable-sum", test_touchable_sum);
}
