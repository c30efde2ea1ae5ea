/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-exit-reasons.h"
#include "insight/td-insight-words.h"
#include "insight/td-suppression.h"

#include "base/td-error.h"
#include "td-company.h"

#include <math.h>

void test_exit_reasons_add (void);

#define MOST 6

static TdExitReasons *
load (TdDatabase *db, const char *from)
{
  TdInsightFilter filter = { .from = td_date_from_iso (from),
                             .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (GError) error = NULL;
  TdExitReasons *exits = td_exit_reasons_load (db, &filter, &error);

  g_assert_no_error (error);
  return exits;
}

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_company_setup (file, data);
  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-01')");
}

static void
test_company (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_exit_reasons.csv");
  g_autoptr (TdExitReasons) got = load (file->db, NULL);

  g_assert_cmpuint (got->reasons->len, ==, expected->rows->len);
  for (guint i = 0; i < expected->rows->len; i++)
    {
      const TdExitReason *reason = &g_array_index (got->reasons, TdExitReason, i);
      gboolean hidden = strcmp (td_oracle_text (expected, i, "shown"), "hidden") == 0;
      g_autofree char *key = g_strconcat ("reason/", reason->reason, NULL);
      const TdInsightList *list = td_exit_reasons_get_list (got, key);

      g_assert_cmpstr (reason->reason, ==, td_oracle_text (expected, i, "reason"));
      g_assert_cmpint (reason->hidden, ==, hidden);
      g_assert_cmpfloat (reason->count, ==, hidden ? 0 : td_oracle_number (expected, i, "n"));
      g_assert_cmpuint (list ? list->entries->len : 0, ==, reason->count);
    }
  g_assert_cmpuint (got->total.count, ==, 315);
}

/* What mentoring can touch: "recognition" is hidden and in no sum, so that it is not found by
 * subtraction; what is left is said to be the least. */
static void
test_touchable (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExitReasons) got = load (file->db, NULL);
  TdFigure *figure = td_figure_find (got->figures, "exit_touchable");
  g_autofree char *detail = td_figure_dup_detail (figure);
  g_autofree char *words = td_insight_words_exit_reasons (got);

  g_assert_cmpint (figure->count, ==, 67 + 38);
  g_assert_cmpuint (got->taking_part.count + got->others.count, ==, 67 + 38);
  g_assert_true (got->at_least);
  g_assert_true (isnan (figure->lower) && isnan (figure->upper));
  g_assert_nonnull (strstr (detail, "at least"));
  g_assert_nonnull (strstr (words, "At least 105 of 315 left"));
}

/* All of them shown: the share, with its range. */
static void
test_touchable_whole (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExitReasons) got = NULL;
  g_autofree char *words = NULL;
  TdFigure *figure;

  td_test_run (file->db,
               "INSERT INTO setting (key, value) VALUES ('exit-topics', 'pay; workload')");
  got = load (file->db, NULL);
  words = td_insight_words_exit_reasons (got);
  figure = td_figure_find (got->figures, "exit_touchable");
  g_assert_false (got->at_least);
  g_assert_cmpint (figure->count, ==, 72 + 33);
  g_assert_cmpfloat_with_epsilon (figure->lower, td_interval_wilson (105, 315).lower, 1e-12);
  g_assert_null (strstr (words, "At least"));
}

/* Nothing but hidden ones: "0 of 315" would be false. */
static void
test_touchable_hidden (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExitReasons) got = NULL;
  g_autofree char *words = NULL;

  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('exit-topics', 'recognition')");
  got = load (file->db, NULL);
  words = td_insight_words_exit_reasons (got);
  g_assert_true (td_figure_find (got->figures, "exit_touchable")->hidden);
  g_assert_false (td_figure_find (got->figures, "exits")->hidden);
  g_assert_true (got->taking_part.hidden && got->others.hidden);
  g_assert_null (td_exit_reasons_get_list (got, "exit_touchable"));
  g_assert_null (strstr (words, "mentoring can touch"));
}

/* The grouping is hers: other words, no topics, none at all. */
static void
test_grouping (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExitReasons) pay = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  td_test_run (file->db,
               "INSERT INTO setting (key, value) VALUES ('exit-topics', 'PAY; x = goals')");
  pay = load (file->db, NULL);
  g_assert_cmpint (td_figure_find (pay->figures, "exit_touchable")->count, ==, 72);
  g_assert_cmpuint (pay->programs->len, ==, 0);
  td_test_run (file->db, "UPDATE setting SET value = '-' WHERE key = 'exit-topics'");
  none = load (file->db, NULL);
  g_assert_cmpint (td_figure_find (none->figures, "exit_touchable")->count, ==, 0);

  g_assert_true (td_exit_topics_check (TD_EXIT_TOPICS, &error));
  g_assert_no_error (error);
  g_assert_false (td_exit_topics_check ("pay = money", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* Which programme works on what: mentees who look for it, of enough of them. */
static void
test_programs (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExitReasons) got = NULL;
  gboolean found = FALSE;

  td_test_run (file->db, "UPDATE enrolment SET reasons = 'skills; support' WHERE role = 'mentee' "
                         "AND state = 'enrolled' AND id % 2 = 0");
  got = load (file->db, NULL);
  for (guint i = 0; i < got->programs->len; i++)
    {
      const TdExitTopic *topic = &g_array_index (got->programs, TdExitTopic, i);

      g_assert_cmpstr (topic->program_name, ==, "Company");
      if (strcmp (topic->reason, "career growth") != 0)
        continue;
      found = TRUE;
      g_assert_cmpstr (topic->topics, ==, "skills; goals; connections");
      g_assert_cmpint (topic->mentees.count, ==,
                       td_test_count (file->db, "SELECT COUNT(*) FROM enrolment WHERE role = "
                                                "'mentee' AND state = 'enrolled' AND id % 2 = 0"));
    }
  g_assert_true (found);
}

/* Rosters that write the way of leaving before the reason, case and spaces; the period. */
static void
test_spelling (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExitReasons) got = NULL;
  const TdExitReason *reason;

  for (int i = 1; i <= 8; i++)
    {
      static const char *const ways[] = { "Voluntary: Pay", "pay", " PAY ", "voluntary: pay" };
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO employee (id, name, name_key, search_key, hire_date, leave_date, "
          "leave_reason) VALUES (%d, 'X', '', '', '2020-01-01', '2024-0%d-01', '%s')",
          i, i, ways[i % 4]);

      td_test_run (file->db, sql);
    }
  got = load (file->db, "2024-03-01");
  g_assert_cmpuint (got->reasons->len, ==, 1);
  reason = &g_array_index (got->reasons, TdExitReason, 0);
  g_assert_true (td_figure_find (got->figures, "exit_known")->count == 6);
  g_assert_cmpuint (reason->count, ==, 6);
}

/* Three leavers with a reason of their own are hidden, and guarded by those who said none: then the
 * share of known reasons must not tell how many these are. */
static void
test_not_said (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *reason;
    int n;
  } leavers[] = { { "'pay'", 20 }, { "'travel'", 17 }, { "'noise'", 3 }, { "NULL", 10 } };
  g_autoptr (TdExitReasons) got = NULL;
  guint hidden = 0;

  for (guint i = 0; i < G_N_ELEMENTS (leavers); i++)
    for (int k = 0; k < leavers[i].n; k++)
      {
        g_autofree char *sql = g_strdup_printf (
            "INSERT INTO employee (name, name_key, search_key, hire_date, leave_date, "
            "leave_reason) VALUES ('X', '', '', '2020-01-01', '2024-03-01', %s)",
            leavers[i].reason);

        td_test_run (file->db, sql);
      }
  got = load (file->db, NULL);
  for (guint i = 0; i < got->reasons->len; i++)
    hidden += g_array_index (got->reasons, TdExitReason, i).hidden ? 1 : 0;
  g_assert_cmpuint (hidden, ==, 2);
  g_assert_cmpuint (got->total.count, ==, 50);
  g_assert_true (td_figure_find (got->figures, "exit_known")->hidden);
  td_test_run (file->db, "DELETE FROM employee WHERE leave_reason = 'noise'");
  g_clear_pointer (&got, td_exit_reasons_free);
  got = load (file->db, NULL);
  g_assert_cmpint (td_figure_find (got->figures, "exit_known")->count, ==, 37);
}

/* --- METRICS section 15, test 9 --- */

static void
assert_line (const gint64 *counts, const gboolean *hidden, guint n, guint step)
{
  guint n_hidden = 0;
  gint64 sum = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    if (hidden[i * step])
      {
        n_hidden++;
        sum += counts[i * step];
        any |= counts[i * step] > 0;
      }
  /* A line that is small altogether has no total that is shown. */
  if (!any || sum < TD_SUPPRESSION_THRESHOLD)
    return;
  g_assert_cmpuint (n_hidden, >=, 2);
}

static void
test_grid (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint round = 0; round < 5000; round++)
    {
      guint rows = (guint) g_rand_int_range (random, 2, MOST);
      guint columns = (guint) g_rand_int_range (random, 2, MOST);
      gint64 counts[MOST * MOST];
      gboolean hidden[MOST * MOST] = { FALSE };

      for (guint i = 0; i < rows * columns; i++)
        {
          int count = g_rand_int_range (random, -4, 12);

          counts[i] = MAX (0, count);
        }
      td_suppress_grid (counts, rows, columns, TD_SUPPRESSION_THRESHOLD, hidden);
      for (guint i = 0; i < rows * columns; i++)
        g_assert_true (hidden[i] || counts[i] == 0 || counts[i] >= TD_SUPPRESSION_THRESHOLD);
      for (guint i = 0; i < rows; i++)
        assert_line (counts + i * columns, hidden + i * columns, columns, 1);
      for (guint i = 0; i < columns; i++)
        assert_line (counts + i, hidden + i, rows, columns);
    }
}

/* The published table by department: what is shown of a reason, and the rest of it. */
static void
test_table (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) cells = td_exit_table_load (file->db, &filter, "department", &error);
  g_autoptr (TdExitReasons) whole = load (file->db, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < whole->reasons->len; i++)
    {
      const TdExitReason *reason = &g_array_index (whole->reasons, TdExitReason, i);
      guint shown = 0, n_hidden = 0;

      for (guint k = 0; k < cells->len; k++)
        {
          const TdExitCell *cell = &g_array_index (cells, TdExitCell, k);

          if (strcmp (cell->reason, reason->reason) != 0)
            continue;
          g_assert_true (cell->hidden || cell->count >= TD_SUPPRESSION_THRESHOLD);
          shown += cell->count;
          n_hidden += cell->hidden ? 1 : 0;
        }
      if (reason->hidden)
        g_assert_cmpuint (shown, ==, 0);
      else if (n_hidden > 0)
        {
          g_assert_cmpuint (n_hidden, >=, 2);
          g_assert_cmpuint (reason->count - shown, >=, TD_SUPPRESSION_THRESHOLD);
        }
    }
  filter.dimension = TD_DIMENSION_GRADE;
  filter.value = (char *) "7";
  g_assert_null (td_exit_table_load (file->db, &filter, "month", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* A department's own page has the cells of its column of that table, and no other. */
static void
test_narrow (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) cells = td_exit_table_load (file->db, &filter, "department", &error);
  guint compared = 0;

  filter.dimension = TD_DIMENSION_DEPARTMENT;
  for (guint k = 0; k < cells->len; k++)
    {
      const TdExitCell *cell = &g_array_index (cells, TdExitCell, k);
      g_autoptr (TdExitReasons) part = NULL;

      filter.value = cell->value;
      part = td_exit_reasons_load (file->db, &filter, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < part->reasons->len; i++)
        {
          const TdExitReason *reason = &g_array_index (part->reasons, TdExitReason, i);

          if (strcmp (reason->reason, cell->reason) != 0)
            continue;
          compared++;
          g_assert_cmpint (reason->hidden, ==, cell->hidden);
          g_assert_cmpuint (reason->count, ==, cell->count);
        }
    }
  g_assert_cmpuint (compared, ==, cells->len);
}

static void
test_words (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdExitReasons) got = load (file->db, NULL);
  g_autofree char *words = td_insight_words_exit_reasons (got);

  g_assert_nonnull (strstr (words, "72 of 315"));
  g_assert_null (strstr (words, "recognition"));
}

/* What is edited comes back as it was; the grouping of the beginning is not stored. */
static void
test_groups (TdTestFile *file, gconstpointer data)
{
  const char *const topics[] = { "skills", "goals", NULL };
  const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = td_exit_groups_load (file->db, &error);
  g_autofree char *standard = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;

  g_assert_no_error (error);
  standard = td_exit_groups_dup_text (groups);
  g_assert_null (standard);

  g_ptr_array_set_size (groups, 0);
  nothing = td_exit_groups_dup_text (groups);
  g_assert_cmpstr (nothing, ==, "-");
  g_assert_true (td_exit_topics_check (nothing, &error));

  g_ptr_array_add (groups, td_exit_group_new ("Long Commute", topics));
  g_ptr_array_add (groups, td_exit_group_new ("  ", topics));
  g_ptr_array_add (groups, td_exit_group_new ("pay; bonus", none));
  text = td_exit_groups_dup_text (groups);
  g_assert_cmpstr (text, ==, "long commute = skills + goals; pay bonus");
  g_assert_true (td_exit_topics_check (text, &error));
  g_assert_no_error (error);
}

void
test_exit_reasons_add (void)
{
#define ADD(name, setup, test) \
  g_test_add ("/insight/exit-reasons/" name, TdTestFile, NULL, setup, test, td_test_file_teardown)
  ADD ("company", setup, test_company);
  ADD ("touchable", setup, test_touchable);
  ADD ("touchable-whole", setup, test_touchable_whole);
  ADD ("touchable-hidden", setup, test_touchable_hidden);
  ADD ("grouping", setup, test_grouping);
  ADD ("programs", setup, test_programs);
  ADD ("spelling", td_test_file_setup, test_spelling);
  ADD ("not-said", td_test_file_setup, test_not_said);
  ADD ("table", setup, test_table);
  ADD ("narrow", setup, test_narrow);
  ADD ("words", setup, test_words);
#undef ADD
  g_test_add ("/insight/exit-reasons/groups", TdTestFile, NULL, td_test_file_setup, test_groups,
              td_test_file_teardown);
  g_test_add_func ("/insight/exit-reasons/grid", test_grid);
}
