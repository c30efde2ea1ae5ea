/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "base/td-error.h"
#include "render/td-pages.h"
#include "report/td-report.h"
#include "td-test.h"

void test_agreement_report_add (void);

#define TODAY td_test_date ("2026-05-01")

/* Three pairs: one signed by the mentor, one signed by both, one that waits for its goal. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership'), (2, 'Sales')");
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
                         "(1, 'N1', 'Ana Żak', 'ana', ''), (2, 'N2', 'Ben O’Neil', 'ben', ''), "
                         "(3, 'N3', 'Hugo', 'hugo', ''), (4, 'N4', 'Eve', 'eve', '')");
  td_test_run (file->db,
               "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) VALUES "
               "(1, 1, 'mentor', '2026-01-01', 2), (1, 2, 'mentee', '2026-01-01', 0), "
               "(1, 3, 'mentee', '2026-01-01', 0), (2, 1, 'mentor', '2026-01-01', 2), "
               "(2, 4, 'mentee', '2026-01-01', 0)");
  td_test_run (
      file->db,
      "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, proposed_on, "
      "mentor_accepted_on, mentee_accepted_on, matched_on, planned_end, mentor_signed_on, "
      "mentee_signed_on, note, intake_issue) VALUES "
      "(1, '1', 1, 1, 2, 'active', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-03', "
      "'2026-11-03', '2026-01-09', NULL, 'SECRET', 'SECRET'), "
      "(2, '2', 1, 1, 3, 'active', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', "
      "'2026-11-04', '2026-01-09', '2026-01-10', 'SECRET', NULL), "
      "(3, '3', 2, 1, 4, 'accepted', '2026-01-01', '2026-01-02', '2026-01-03', NULL, NULL, NULL, "
      "NULL, NULL, 'SECRET')");
}

static TdDocument *
make (TdTestFile *file, gint64 program_id, gint64 pair_id)
{
  TdReportOptions options = { program_id, TODAY, TODAY, 0, 0, pair_id };
  g_autoptr (GError) error = NULL;
  TdDocument *document = td_report_make (file->db, "agreement", &options, &error);

  g_assert_no_error (error);
  return document;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at; at = strstr (at + 1, word))
    n++;
  return n;
}

/* All that lack a signature, each on a page that begins with the title. */
static void
test_unsigned (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdDocument) document = make (file, 0, 0);
  g_autoptr (TdPages) pages = td_document_paginate (document, &td_paper_a4);
  g_autofree char *text = td_document_dup_text (document);
  g_autofree char *first = td_pages_dup_text (pages, 0);
  g_autofree char *second = td_pages_dup_text (pages, 1);

  g_assert_cmpuint (td_pages_get_count (pages), ==, 2);
  g_assert_nonnull (strstr (text, "Ben O’Neil"));
  g_assert_null (strstr (text, "Hugo"));
  g_assert_null (strstr (text, "SECRET"));
  g_assert_null (strchr (text, '{'));
  g_assert_nonnull (strstr (second, "Partnership agreement"));
  g_assert_cmpuint (count (first, "Date\n"), ==, 2);
  g_assert_cmpuint (count (second, "Date\n"), ==, 2);
  /* The side that signed has her day on the line. */
  g_assert_cmpuint (count (first, "9 Jan 2026") + count (second, "9 Jan 2026"), ==, 1);
}

/* One pair is printed again, signed or not; headings are headings. */
static void
test_one (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdDocument) document = make (file, 0, 2);
  g_autofree char *text = td_document_dup_text (document);
  g_autoptr (TdPages) pages = td_document_paginate (document, &td_paper_letter);

  g_assert_cmpuint (td_pages_get_count (pages), ==, 1);
  g_assert_nonnull (strstr (text, "Hugo"));
  g_assert_nonnull (strstr (text, "\nHow we end\n"));
  g_assert_null (strstr (text, "# "));
  g_assert_cmpstr (td_document_get_subtitle (document), ==, "Leadership");
}

static void
test_all_signed (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = { 1, TODAY, TODAY, 0, 0, 0 };
  g_autoptr (GError) error = NULL;

  td_test_run (file->db, "UPDATE pair SET mentee_signed_on = '2026-02-01'");
  g_assert_null (td_report_make (file->db, "agreement", &options, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* A confidential programme has numbers in place of names. */
static void
test_confidential (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdDocument) document = NULL;
  g_autofree char *text = NULL;

  td_test_run (file->db, "UPDATE program SET confidential = 1 WHERE id = 1");
  document = make (file, 0, 0);
  text = td_document_dup_text (document);
  g_assert_null (strstr (text, "Ben"));
  g_assert_nonnull (strstr (text, "Mentee 1"));
  /* The other programme's pair is called by name. */
  g_assert_nonnull (strstr (text, "Eve"));
}

void
test_agreement_report_add (void)
{
#define ADD(path, func) \
  g_test_add ("/report/agreement/" path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("unsigned", test_unsigned);
  ADD ("one", test_one);
  ADD ("all-signed", test_all_signed);
  ADD ("confidential", test_confidential);
#undef ADD
}
