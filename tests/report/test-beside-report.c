/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "insight/td-beside.h"
#include "insight/td-verdict.h"
#include "report/td-report.h"
#include "td-two-programs.h"
#include "workspace/td-sample.h"

void test_beside_report_add (void);

typedef struct
{
  TdReportOptions options;
  TdInsightFilter filter;
  TdInsightFilter other;
} Question;

/* The last half year of the sample's programme, and what is to stand beside it. */
static void
ask (TdTestFile *file, TdBeside beside, Question *question)
{
  TdDate today = td_test_date ("2026-11-21");
  g_autoptr (GError) error = NULL;
  gint64 program;

  td_sample_make (file->db, today, NULL, &error);
  g_assert_no_error (error);
  program = td_test_count (file->db, "SELECT id FROM program WHERE kind = 'mentoring'");
  *question = (Question){ .options = { .program_id = program, .as_of = today, .printed_on = today },
                          .filter = { .program_id = program, .as_of = today } };
  question->filter.from = td_test_date ("2026-05-22");
  question->options.filter = &question->filter;
  if (td_beside_apply (beside, &question->filter, 0, &question->other))
    question->options.other = &question->other;
}

static char *
make_text (TdTestFile *file, const char *report, const Question *question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = td_report_make (file->db, report, &question->options, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = td_document_dup_text (document);
  return g_strdup_printf ("%s\n%s", td_document_get_subtitle (document), text);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p; p = strstr (p + 1, word))
    n++;
  return n;
}

/* Both filters are in the title, each figure stands once with its difference, charts come in twos.
 */
static void
test_periods (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;
  Question question;

  ask (file, TD_BESIDE_BEFORE, &question);
  text = make_text (file, "review", &question);
  g_assert_nonnull (strstr (text, "A: Fjord Mentoring · 22 May 2026 to 21 Nov 2026"));
  g_assert_nonnull (strstr (text, "B: Fjord Mentoring · 22 Nov 2025 to 21 May 2026"));
  g_assert_nonnull (strstr (text, "A beside B"));
  g_assert_nonnull (strstr (text, "No detectable difference"));
  g_assert_nonnull (strstr (text, td_verdict_get_caution ()));
  g_assert_cmpuint (count (text, "Overdue now, by age"), ==, 2);
  g_assert_cmpuint (count (text, "\nRetention\n"), ==, 1);
  td_insight_filter_clear (&question.other);
}

/* Of one dashboard only that one is there. */
static void
test_one_dashboard (TdTestFile *file, gconstpointer data)
{
  static const char *const reports[] = { "engagement", "retention" };
  Question question;

  ask (file, TD_BESIDE_PROGRAM, &question);
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *text = make_text (file, reports[i], &question);

      g_assert_nonnull (strstr (text, "B: All programmes · "));
      g_assert_cmpint (strstr (text, "Adherence to cadence") != NULL, ==, i == 0);
      g_assert_cmpint (strstr (text, "New hires kept a year") != NULL, ==, i == 1);
      g_assert_null (strstr (text, "Exit reasons"));
    }
  td_insight_filter_clear (&question.other);
}

static void
test_cohorts (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *roster = NULL;
  Question question;

  ask (file, TD_BESIDE_COHORT, &question);
  text = make_text (file, "engagement", &question);
  g_assert_nonnull (strstr (text, "enrolled from 22 May 2026 to 21 Nov 2026"));
  g_assert_nonnull (strstr (text, "enrolled from 22 Nov 2025 to 21 May 2026"));
  /* The roster has none. */
  roster = make_text (file, "retention", &question);
  g_assert_nonnull (strstr (roster, "cohorts do not part it"));
  g_assert_null (strstr (roster, "A beside B"));
  td_insight_filter_clear (&question.other);
}

/* Tables by department in the order of the alphabet, what is about a few hidden; by month all of
 * the months. */
static void
test_tables (TdTestFile *file, gconstpointer data)
{
  static const char *const reports[] = { "review", "engagement", "retention" };
  Question question;

  ask (file, TD_BESIDE_NOTHING, &question);
  question.filter.dimension = TD_DIMENSION_DEPARTMENT;
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *text = make_text (file, reports[i], &question);
      const char *table = strstr (text, "By department");

      g_assert_nonnull (strstr (text, "by department"));
      g_assert_nonnull (table);
      g_assert_nonnull (strstr (table, "Logistics"));
      g_assert_true (strstr (table, "Logistics") < strstr (table, "Sales"));
      g_assert_nonnull (strstr (table, "hidden"));
    }
  question.filter.dimension = TD_DIMENSION_NONE;
  question.options.by_month = TRUE;
  for (guint i = 1; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *text = make_text (file, reports[i], &question);

      g_assert_nonnull (strstr (text, "August\302\2402026"));
    }
}

/* Of two sides that differ by a few the second says so in each place: figures, charts, words. */
static void
test_few_apart (TdTestFile *file, gconstpointer data)
{
  TdDate today = td_test_date (TD_TWO_PROGRAMS_AS_OF);
  TdReportOptions options = { .program_id = 1, .as_of = today, .printed_on = today };
  Question question = { options, { .program_id = 1, .as_of = today } };
  int last = GPOINTER_TO_INT (data);
  g_autofree char *text = NULL;
  guint hidden;

  td_two_programs_make (file->db, 1, 20, 21, last);
  question.options.filter = &question.filter;
  g_assert_true (td_beside_apply (TD_BESIDE_PROGRAM, &question.filter, 0, &question.other));
  question.options.other = &question.other;
  text = make_text (file, "review", &question);
  hidden = count (text, "differs from A by too few people");
  g_test_message ("%d more: %u figures hidden", last - 20, hidden);
  g_assert_cmpint (hidden > 10, ==, last < 25);
  g_assert_cmpint (hidden == 0, ==, last >= 25);
  g_assert_cmpint (strstr (text, "A: 20 of 20 mentees") != NULL, ==, TRUE);
  g_assert_cmpint (strstr (text, "B: 25 of 25 mentees") != NULL, ==, last == 25);
  g_assert_null (strstr (text, "22 of 22"));
  td_insight_filter_clear (&question.other);
}

#define ADD(name, func) \
  g_test_add (name, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_beside_report_add (void)
{
  ADD ("/report/beside/periods", test_periods);
  ADD ("/report/beside/one-dashboard", test_one_dashboard);
  ADD ("/report/beside/cohorts", test_cohorts);
  ADD ("/report/beside/tables", test_tables);
  g_test_add ("/report/beside/few-apart", TdTestFile, GINT_TO_POINTER (22), td_test_file_setup,
              test_few_apart, td_test_file_teardown);
  g_test_add ("/report/beside/enough-apart", TdTestFile, GINT_TO_POINTER (25), td_test_file_setup,
              test_few_apart, td_test_file_teardown);
}
