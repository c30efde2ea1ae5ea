/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "base/td-error.h"
#include "proposal/td-shortlist.h"
#include "report/td-report.h"
#include "report/td-shortlist-letter.h"
#include "td-test.h"

void test_shortlist_letter_add (void);

#define TODAY td_test_date ("2026-05-01")

/* Ben asks for law; Ana offers it, Hugo has no place, Carl manages Ben. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (
      file->db,
      "INSERT INTO employee (id, number, name, given_name, name_key, search_key, title, "
      "department, location, email, manager_id) VALUES "
      "(1, 'N1', 'Ana Żak', 'Ana', 'ana zak', '', 'Counsel', 'Sales', 'Ghent', NULL, NULL), "
      "(2, 'N2', 'Ben O’Neil', 'Ben', 'ben oneil', '', 'Clerk', 'Law', 'Ghent', 'b@x.org', 4), "
      "(3, 'N3', 'Hugo', NULL, 'hugo', '', NULL, NULL, NULL, NULL, NULL), "
      "(4, 'N4', 'Carl Chief', 'Carl', 'carl chief', '', NULL, 'Law', NULL, NULL, NULL), "
      "(5, 'N5', 'Eve', NULL, 'eve', '', NULL, NULL, NULL, NULL, NULL)");
  td_test_run (file->db, "INSERT INTO program_rule (program_id, kind, name, value) "
                         "VALUES (1, 'rule', 'reporting_chain', 0)");
  td_test_run (file->db,
               "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, hours, "
               "skills_offered, skills_wanted, offers, introduces, note) VALUES "
               "(1, 1, 'mentor', '2026-01-01', 1, 2.5, 'law; sailing', NULL, 'A case a month', 1, "
               "'SECRET'), "
               "(1, 3, 'mentor', '2026-01-01', 0, 0, NULL, NULL, NULL, 0, 'SECRET'), "
               "(1, 4, 'mentor', '2026-01-01', 2, 0, 'planning', NULL, NULL, 0, NULL), "
               "(1, 2, 'mentee', '2026-01-01', 0, 0, NULL, 'Law; planning', NULL, 0, 'SECRET'), "
               "(1, 5, 'mentee', '2026-01-01', 0, 0, NULL, NULL, NULL, 0, NULL)");
}

static gint64
make_list (TdTestFile *file, gint64 mentee_id)
{
  const gint64 mentors[] = { 1, 3, 4 };
  g_autoptr (GError) error = NULL;
  gint64 id = td_shortlist_make (file->db, 1, mentee_id, mentors, 3, TODAY, &error);

  g_assert_no_error (error);
  return id;
}

static char *
make_text (TdTestFile *file, gint64 mentee_id)
{
  TdReportOptions options = { 1, TODAY, TODAY, 0, mentee_id };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = td_report_make (file->db, "shortlist", &options, &error);

  g_assert_no_error (error);
  return td_document_dup_text (document);
}

static void
assert_has (const char *text, const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_nonnull (strstr (text, words[i]));
    }
}

static void
assert_has_not (const char *text, const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    {
      g_test_message ("not %s", words[i]);
      g_assert_null (strstr (text, words[i]));
    }
}

static void
test_letter (TdTestFile *file, gconstpointer data)
{
  static const char *const words[] = { "Dear Ben,",
                                       "Leadership",
                                       "1. Ana Żak",
                                       "Counsel · Sales · Ghent",
                                       "A case a month",
                                       "2.5 hours a month",
                                       "Is willing to introduce you",
                                       "2. Hugo",
                                       "Has no place free",
                                       "3. Carl Chief",
                                       "Is your line manager",
                                       "First choice",
                                       "Third choice",
                                       "Mentee",
                                       NULL };
  static const char *const private_words[] = { "SECRET", "b@x.org", "N2", NULL };
  g_autofree char *text = NULL;

  make_list (file, 2);
  text = make_text (file, 2);
  assert_has (text, words);
  assert_has_not (text, private_words);
}

/* Without names, titles and own words, under the numbers of the pairing report. */
static void
test_confidential (TdTestFile *file, gconstpointer data)
{
  static const char *const words[] = { "Dear Mentee 1,", "1. Mentor 1", "3. Mentor 3", "Sales",
                                       NULL };
  static const char *const names[] = { "Ana",   "Hugo",    "Carl",           "Ben",
                                       "Ghent", "Counsel", "A case a month", NULL };
  g_autofree char *text = NULL;

  td_test_run (file->db, "UPDATE program SET confidential = 1");
  make_list (file, 2);
  text = make_text (file, 2);
  assert_has (text, words);
  assert_has_not (text, names);
}

/* All that wait for an answer, or hers, answered or not. */
static void
test_which (TdTestFile *file, gconstpointer data)
{
  const gint64 ranking[] = { 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;
  g_autofree char *left = NULL;
  g_autofree char *hers = NULL;
  gint64 id = make_list (file, 2);

  make_list (file, 5);
  all = make_text (file, 0);
  g_assert_nonnull (strstr (all, "Dear Ben,"));
  g_assert_nonnull (strstr (all, "Dear Eve,"));
  g_assert_true (td_shortlist_answer (file->db, id, ranking, 1, TODAY, &error));
  left = make_text (file, 0);
  g_assert_null (strstr (left, "Dear Ben,"));
  hers = make_text (file, 2);
  g_assert_nonnull (strstr (hers, "Dear Ben,"));
  g_assert_null (strstr (hers, "Dear Eve,"));
}

static void
test_nothing (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = { 1, TODAY, TODAY, 0, 0 };
  g_autoptr (GError) error = NULL;
  gboolean any = TRUE;

  g_assert_null (td_report_make (file->db, "shortlist", &options, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (
      td_report_has_subjects (file->db, td_report_find ("shortlist"), &options, &any, &error));
  g_assert_false (any);
}

static void
test_mail (TdTestFile *file, gconstpointer data)
{
  static const char *const words[] = { "Dear Ben,", "1. Ana Żak", "A case a month",
                                       "Please answer this mail", NULL };
  gint64 id = make_list (file, 2);
  g_autoptr (TdShortlist) list = td_shortlist_load (file->db, id, NULL);
  g_autoptr (GPtrArray) mentors = td_shortlist_list_mentors (file->db, id, NULL);
  g_autofree char *subject = td_shortlist_mail_subject (list);
  g_autofree char *body = td_shortlist_mail_body (list, mentors);

  g_assert_cmpstr (subject, ==, "Choosing a mentor: Leadership");
  assert_has (body, words);
  g_assert_null (strstr (body, "SECRET"));
  g_assert_null (strstr (body, "Signature"));
}

/* Who has no match is listed with the reason and counted as not matched. */
static void
test_pairing_report (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = { 1, TODAY, TODAY, TD_REPORT_ALL, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = NULL;
  g_autofree char *text = NULL;
  static const char *const words[] = { "2, of whom 0 in a pair and 1 waiting for a mentor",
                                       "for 1 mentee", "Nobody at the right level",
                                       "They count as not matched", NULL };

  td_test_run (file->db, "INSERT INTO no_match (program_id, mentee_id, decided_on, reason, note) "
                         "VALUES (1, 5, '2026-04-01', 'level', 'SECRET')");
  document = td_report_make (file->db, "pairing", &options, &error);
  g_assert_no_error (error);
  text = td_document_dup_text (document);
  assert_has (text, words);
  g_assert_null (strstr (text, "SECRET"));
}

/* The flags of a pair stand behind the name. */
static void
test_flags (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = { 1, TODAY, TODAY, TD_REPORT_ALL, 0 };
  g_autoptr (TdDocument) document = NULL;
  g_autofree char *text = NULL;
  static const char *const words[] = {
    "Ben O’Neil (mentor is the line manager, arranged themselves)", "Eve (a wish)", NULL
  };

  td_test_run (file->db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, source, "
               "proposed_on) VALUES ('1', 1, 4, 2, 'proposed', 'self', '2026-04-01'), "
               "('2', 1, 1, 5, 'proposed', 'wish', '2026-04-01')");
  document = td_report_make (file->db, "pairing", &options, NULL);
  text = td_document_dup_text (document);
  assert_has (text, words);
}

void
test_shortlist_letter_add (void)
{
#define ADD(name, func) \
  g_test_add ("/report/shortlist/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("letter", test_letter);
  ADD ("confidential", test_confidential);
  ADD ("which", test_which);
  ADD ("nothing", test_nothing);
  ADD ("mail", test_mail);
  ADD ("pairing-report", test_pairing_report);
  ADD ("flags", test_flags);
#undef ADD
}
