/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "insight/td-verdict.h"
#include "render/td-pages.h"
#include "report/td-report.h"
#include "td-test.h"
#include "workspace/td-sample.h"

void test_program_review_add (void);

static TdReportOptions
make_options (TdTestFile *file)
{
  TdDate today = td_test_date ("2026-11-21");
  TdReportOptions options = { .as_of = today, .printed_on = today };
  g_autoptr (GError) error = NULL;

  td_sample_make (file->db, today, NULL, &error);
  g_assert_no_error (error);
  options.program_id =
      td_test_count (file->db,
                     "SELECT program_id FROM pair GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
  return options;
}

static char *
make_text (TdTestFile *file, const TdReportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = td_report_make (file->db, "review", options, &error);

  g_assert_no_error (error);
  return td_document_dup_text (document);
}

/* All five dashboards, what they mean, the targets, the caution. */
static void
test_parts (TdTestFile *file, gconstpointer data)
{
  static const char *const parts[] = { "What this means",
                                       "Engagement",
                                       "Retention",
                                       "Outcomes",
                                       "Consistency",
                                       "Exit reasons",
                                       "Objective",
                                       "target 70",
                                       "until 21 Nov 2026",
                                       "It is about everybody employed since",
                                       "The numbers behind the charts",
                                       "How this was worked out" };
  TdReportOptions options = make_options (file);
  g_autofree char *text = make_text (file, &options);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("the review lacks “%s”", parts[i]);
  g_assert_nonnull (strstr (text, td_verdict_get_caution ()));
}

/* The filter is in the title and in the numbers. */
static void
test_filter (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = make_options (file);
  TdInsightFilter filter = { .program_id = options.program_id,
                             .as_of = td_test_date ("2026-06-30"),
                             .from = td_test_date ("2026-01-01") };
  g_autofree char *all = make_text (file, &options);
  g_autofree char *some = NULL;

  options.filter = &filter;
  options.as_of = filter.as_of;
  some = make_text (file, &options);
  g_assert_nonnull (strstr (some, "1 Jan 2026"));
  g_assert_nonnull (strstr (some, "30 Jun 2026"));
  g_assert_null (strstr (some, "November 2026"));
  g_assert_cmpstr (all, !=, some);
}

/* No mentor and no mentee is named: it is read by others than the coordinator. */
static void
test_names (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = make_options (file);
  g_autofree char *text = make_text (file, &options);
  g_autoptr (TdStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  statement = td_database_query (file->db, &error,
                                 "SELECT e.name FROM pair p JOIN employee e ON e.id IN "
                                 "(p.mentor_id, p.mentee_id)",
                                 "");
  g_assert_no_error (error);
  while (td_statement_next (statement, &error))
    {
      n++;
      g_assert_null (strstr (text, td_statement_get_text (statement, 0)));
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 20);
}

/* On both papers, in pages that number themselves. */
static void
test_papers (TdTestFile *file, gconstpointer data)
{
  const TdPaperSize *sizes[] = { &td_paper_a4, td_paper_size_find ("letter") };
  TdReportOptions options = make_options (file);
  g_autoptr (TdDocument) document = td_report_make (file->db, "review", &options, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TdPages) pages = td_document_paginate (document, sizes[i]);

      g_assert_cmpuint (td_pages_get_count (pages), >=, 8);
      g_assert_cmpuint (td_pages_get_count (pages), <=, 40);
    }
}

static guint
find_page (TdPages *pages, const char *heading)
{
  for (guint i = 0; i < td_pages_get_count (pages); i++)
    {
      g_autofree char *text = td_pages_dup_text (pages, i);

      if (strstr (text, heading))
        return i;
    }
  g_assert_not_reached ();
}

/* What all of it means is one page, on both papers, and on no page twice. */
static void
test_meaning (TdTestFile *file, gconstpointer data)
{
  const TdPaperSize *sizes[] = { &td_paper_a4, td_paper_size_find ("letter") };
  TdReportOptions options = make_options (file);
  g_autoptr (TdDocument) document = td_report_make (file->db, "review", &options, NULL);
  g_autofree char *all = td_document_dup_text (document);
  const char *compared = strstr (all, "How it is compared");

  g_assert_nonnull (compared);
  g_assert_null (strstr (compared + 1, "How it is compared"));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TdPages) pages = td_document_paginate (document, sizes[i]);
      guint meaning = find_page (pages, "What this means");
      g_autofree char *text = td_pages_dup_text (pages, meaning);

      g_assert_nonnull (strstr (text, "Exit reasons"));
      g_assert_cmpuint (find_page (pages, "Adherence to cadence"), ==, meaning + 1);
      g_assert_cmpuint (find_page (pages, "How it is compared"), ==, 0);
    }
}

#define ADD(name, func) \
  g_test_add (name, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_program_review_add (void)
{
  ADD ("/report/review/meaning", test_meaning);
  ADD ("/report/review/parts", test_parts);
  ADD ("/report/review/filter", test_filter);
  ADD ("/report/review/names", test_names);
  ADD ("/report/review/papers", test_papers);
}
