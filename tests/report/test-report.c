/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "base/td-error.h"
#include "program/td-program.h"
#include "render/td-pages.h"
#include "report/td-report.h"
#include "td-test.h"
#include "workspace/td-sample.h"

static void
test_list (void)
{
  guint n = 0;

  for (const TdReport *report = td_report_list (); report->id; report++, n++)
    {
      g_assert_true (report->title && *report->title);
      g_assert_true (report->description && *report->description);
      g_assert_true (td_report_find (report->id) == report);
    }
  g_assert_cmpuint (n, >=, 2);
  g_assert_null (td_report_find ("horoscope"));
  g_assert_null (td_report_find (NULL));
}

static void
test_not_found (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = { 7, td_test_date ("2026-05-01"), td_test_date ("2026-05-01"),
                              TD_REPORT_ALL };
  g_autoptr (GError) unknown = NULL;

  g_assert_null (td_report_make (file->db, "horoscope", &options, &unknown));
  g_assert_error (unknown, TD_ERROR, TD_ERROR_NOT_FOUND);
  for (const TdReport *report = td_report_list (); report->id; report++)
    {
      g_autoptr (GError) error = NULL;
      gboolean any = TRUE;

      g_assert_true (td_report_has_subjects (file->db, report, &options, &any, &error));
      g_assert_false (any);
      /* The whole roster is in no programme. */
      if (report->subject == TD_REPORT_ON_EMPLOYEES)
        continue;
      g_assert_null (td_report_make (file->db, report->id, &options, &error));
      /* Which pair, or whom, must be said first. */
      if (report->takes & (TD_REPORT_NEEDS_PAIR | TD_REPORT_NEEDS_PERSON))
        g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      else
        g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
    }
}

/* Each report of a busy programme prints, names its programme, and is the same twice. */
static void
test_sample (TdTestFile *file, gconstpointer data)
{
  TdDate today = td_test_date ("2026-11-21");
  TdReportOptions options = { 0, today, today, TD_REPORT_ALL };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdProgram) program = NULL;

  td_sample_make (file->db, today, NULL, &error);
  g_assert_no_error (error);
  options.program_id =
      td_test_count (file->db,
                     "SELECT program_id FROM pair GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
  program = td_program_load (file->db, options.program_id, &error);
  g_assert_no_error (error);
  options.pair_id =
      td_test_count (file->db, "SELECT max(pair_id) FROM contact c JOIN pair p ON p.id = c.pair_id "
                               "WHERE p.program_id = (SELECT program_id FROM pair GROUP BY 1 "
                               "ORDER BY count(*) DESC LIMIT 1)");
  options.employee_id = td_test_count (file->db, "SELECT mentor_id FROM pair ORDER BY id LIMIT 1");
  for (const TdReport *report = td_report_list (); report->id; report++)
    {
      g_autoptr (TdDocument) document = td_report_make (file->db, report->id, &options, &error);
      g_autoptr (TdDocument) again = td_report_make (file->db, report->id, &options, &error);
      g_autoptr (TdPages) pages = NULL;
      g_autofree char *text = NULL;
      g_autofree char *text_again = NULL;
      gboolean any = FALSE;

      g_assert_no_error (error);
      g_assert_true (td_report_has_subjects (file->db, report, &options, &any, &error));
      g_assert_true (any);
      text = td_document_dup_text (document);
      text_again = td_document_dup_text (again);
      g_assert_cmpstr (text, ==, text_again);
      if (td_document_get_subtitle (document))
        g_assert_nonnull (strstr (text, td_document_get_subtitle (document)));
      g_assert_null (strstr (text, "{"));
      if (report->subject == TD_REPORT_ON_PAIRS)
        g_assert_nonnull (strstr (td_document_get_confidentiality (document), program->name));
      pages = td_document_paginate (document, &td_paper_a4);
      g_assert_cmpuint (td_pages_get_count (pages), >=, 1);
    }
}

/* What is not about one programme is about all of them. */
static void
test_all_programs (TdTestFile *file, gconstpointer data)
{
  TdDate today = td_test_date ("2026-11-21");
  TdReportOptions options = { 0, today, today, TD_REPORT_ALL };
  g_autoptr (GError) error = NULL;

  td_sample_make (file->db, today, NULL, &error);
  g_assert_no_error (error);
  for (const TdReport *report = td_report_list (); report->id; report++)
    {
      g_autoptr (TdDocument) document = NULL;

      if (report->takes & (TD_REPORT_NEEDS_PROGRAM | TD_REPORT_NEEDS_PAIR | TD_REPORT_NEEDS_PERSON))
        continue;
      document = td_report_make (file->db, report->id, &options, &error);
      g_assert_no_error (error);
      g_assert_nonnull (td_document_get_subtitle (document));
    }
}

void test_report_add (void);

void
test_report_add (void)
{
  g_test_add_func ("/report/list", test_list);
  g_test_add ("/report/not-found", TdTestFile, NULL, td_test_file_setup, test_not_found,
              td_test_file_teardown);
  g_test_add ("/report/all-programs", TdTestFile, NULL, td_test_file_setup, test_all_programs,
              td_test_file_teardown);
  g_test_add ("/report/sample", TdTestFile, NULL, td_test_file_setup, test_sample,
              td_test_file_teardown);
}
