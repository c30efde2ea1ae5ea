/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Letters, the call sheet, the record of a pair, the sign-up form. */

#include <string.h>

#include "base/td-error.h"
#include "render/td-pages.h"
#include "report/td-report.h"
#include "td-test.h"

#define TODAY td_test_date ("2026-05-01")

/* Ana mentors Ben, scored, and Eve, arranged by themselves and long not met; private words. */
static void
make_pairs (TdDatabase *db)
{
  const char *const rows[] = {
    "INSERT INTO employee (id, number, name, given_name, name_key, search_key, email, department, "
    "location) VALUES "
    "(1, 'N1', 'Ana Żak', 'Ana', 'ana zak', '', 'ana@example.org', 'Sales', 'Oslo'), "
    "(2, 'N2', 'Ben O’Neil', 'Ben', 'ben oneil', '', 'ben@example.org', 'Finance', 'Oslo'), "
    "(3, 'N3', 'Eve de Wit', NULL, 'eve de wit', '', NULL, 'Law', NULL)",
    "INSERT INTO employee_extra (employee_id, field, value) VALUES "
    "(1, 'Mobile phone', '+47 12 3'), (1, 'Hotel budget', '4711 EUR'), "
    "(1, 'Performance: excellent', 'HIPO-2026'), (1, 'Mobile working', 'yes, 2 days'), "
    "(3, 'Diensttelefon', '020 4711')",
    "INSERT INTO program (id, name, objective) VALUES (1, 'Leadership', 'Grow leaders')",
    "INSERT INTO enrolment (id, program_id, employee_id, role, from_date, places, hours, "
    "skills_offered, skills_wanted, reasons, introduces, note) VALUES "
    "(1, 1, 1, 'mentor', '2026-01-01', 3, 2, 'law; planning', NULL, NULL, 1, 'SECRET'), "
    "(2, 1, 2, 'mentee', '2026-01-01', 0, 1, NULL, 'planning; chess', 'support', 0, NULL), "
    "(3, 1, 3, 'mentee', '2026-01-01', 0, 0, NULL, NULL, NULL, 0, NULL)",
    "INSERT INTO preference (enrolment_id, employee_id, kind, rank) VALUES (2, 1, 'wish', 1)",
    "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, source, "
    "proposed_on, "
    "matched_on, planned_end, criteria, score, note, intake_issue) VALUES "
    "(1, '1', 1, 1, 2, 'active', 'proposal', '2026-01-05', '2026-01-10', '2026-11-10', "
    "'{\"location\":10,\"skills\":60,\"wishes\":40,\"waiting\":0}', 110, 'SECRET', 'SECRET'), "
    "(2, '2', 1, 1, 3, 'active', 'self', '2026-01-05', '2026-01-10', '2026-11-10', NULL, 0, "
    "'SECRET', NULL)",
    "INSERT INTO contact (pair_id, on_date, minutes, mode, private, note) VALUES "
    "(1, '2026-04-20', 45, 'video', 0, 'Made a plan'), "
    "(1, '2026-03-20', 30, 'phone', 1, 'SECRET'), (2, '2026-01-20', 30, NULL, 0, NULL)",
    "INSERT INTO goal (pair_id, title, set_on) VALUES (1, 'Lead a meeting', '2026-02-01')",
    "INSERT INTO concern (pair_id, raised_by, raised_on, note) "
    "VALUES (1, 'mentee', '2026-02-01', 'SECRET')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    td_test_run (db, rows[i]);
}

static char *
make_text (TdDatabase *db, const char *report, TdReportOptions options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = NULL;
  char *text;

  options.as_of = options.printed_on = TODAY;
  document = td_report_make (db, report, &options, &error);
  g_assert_no_error (error);
  text = td_document_dup_text (document);
  g_assert_null (strstr (text, "SECRET"));
  g_assert_null (strstr (text, "{"));
  return text;
}

static void
assert_contains (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

/* The strongest reason first, each said to whom the letter is for; nothing told in confidence. */
static void
test_letter (TdTestFile *file, gconstpointer data)
{
  g_autofree char *mentor = NULL;
  g_autofree char *mentee = NULL;

  make_pairs (file->db);
  mentor = make_text (file->db, "letter",
                      (TdReportOptions){ .program_id = 1, .pair_id = 1, .side = "mentor" });
  mentee = make_text (file->db, "letter",
                      (TdReportOptions){ .program_id = 1, .pair_id = 1, .side = "mentee" });
  assert_contains (mentee, "Dear Ben,");
  assert_contains (mentee, "• You would like to learn what Ana Żak offers: planning.\n"
                           "• You asked for Ana Żak.\n"
                           "• You both work in the same place, Oslo.\n");
  assert_contains (mentee, "Time: about an hour a month.");
  assert_contains (mentee, "What you work on: planning.");
  assert_contains (mentee, "willing to introduce you to others");
  assert_contains (mentor, "• Ben O’Neil would like to learn what you offer: planning.\n"
                           "• Ben O’Neil asked for you.\n");
  assert_contains (mentor, "Time: about 2 hours a month.");
  g_assert_null (strstr (mentor, "waited"));
  g_assert_null (strstr (mentor, "ersonal"));
  g_assert_null (strstr (mentor, "chess"));
}

/* It is sent before anybody said yes, when no end is planned yet: the rhythm is asked for all the
 * same. */
static void
test_letter_first (TdTestFile *file, gconstpointer data)
{
  const TdReportOptions options = { .program_id = 1, .pair_id = 1, .side = "mentee" };
  g_autofree char *text = NULL;
  g_autofree char *begun = NULL;

  make_pairs (file->db);
  td_test_run (file->db, "UPDATE pair SET state = 'proposed', matched_on = NULL, start_on = NULL, "
                         "planned_end = NULL WHERE id = 1");
  text = make_text (file->db, "letter", options);
  assert_contains (text, "Rhythm: you speak ");
  assert_contains (text, " months.\n");
  g_assert_null (strstr (text, "Planned until"));
  td_test_run (file->db, "UPDATE pair SET state = 'active', matched_on = '2026-01-10', "
                         "planned_end = '2026-11-10' WHERE id = 1");
  begun = make_text (file->db, "letter", options);
  assert_contains (begun, "Planned until 10 Nov 2026.");
}

/* What is a matter of degree is a reason only where it is near enough; what the mentor ruled out is
 * none, and nobody comes from another place who does not. */
static void
test_reasons (TdTestFile *file, gconstpointer data)
{
  const TdReportOptions options = { .program_id = 1, .pair_id = 1, .side = "mentee" };
  g_autofree char *weak = NULL;
  g_autofree char *strong = NULL;

  make_pairs (file->db);
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'criterion', 'grade', 10), "
                         "(1, 'criterion', 'waiting', 20)");
  td_test_run (file->db, "UPDATE pair SET criteria = '{\"skills\":60,\"hours\":50,\"grade\":500,"
                         "\"department\":10,\"waiting\":999}' WHERE id = 1");
  td_test_run (file->db, "UPDATE enrolment SET hours = 3 WHERE id = 2");
  weak = make_text (file->db, "letter", options);
  assert_contains (weak, "• You would like to learn what Ana Żak offers: planning.\n"
                         "• You come from different departments, Sales and Finance.\n"
                         "What is asked of you");
  assert_contains (weak, "from another place than yours, Sales, and who is willing");

  td_test_run (file->db, "UPDATE pair SET criteria = '{\"skills\":60,\"hours\":50,\"grade\":1000,"
                         "\"department\":10,\"waiting\":1000}' WHERE id = 1");
  td_test_run (file->db, "UPDATE enrolment SET hours = 2, offers_not = 'planning' WHERE id = 1");
  td_test_run (file->db, "UPDATE enrolment SET hours = 2 WHERE id = 2");
  td_test_run (file->db, "UPDATE employee SET department = 'Sales' WHERE id = 2");
  strong = make_text (file->db, "letter", options);
  assert_contains (strong, "• The distance of your grades is the one the programme looks for.\n"
                           "• Your turn had come: you had waited for a mentor.\n"
                           "• Ana Żak has the time for it that you look for.\n"
                           "• You both work in the department Sales.\n");
  g_assert_null (strstr (strong, "planning"));
  g_assert_null (strstr (strong, "another place"));
}

/* Two letters a pair, a page each; of a pair that nobody scored what is known of it. */
static void
test_letters (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = { .program_id = 1, .as_of = TODAY, .printed_on = TODAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = NULL;
  g_autoptr (TdPages) pages = NULL;
  g_autofree char *text = NULL;

  make_pairs (file->db);
  document = td_report_make (file->db, "letter", &options, &error);
  g_assert_no_error (error);
  pages = td_document_paginate (document, &td_paper_letter);
  g_assert_cmpuint (td_pages_get_count (pages), ==, 4);
  text = td_pages_dup_text (pages, 3);
  assert_contains (text, "Dear Eve,");
  assert_contains (text, "You found each other yourselves.");
}

/* No name in a confidential programme, in no letter and on no sheet. */
static void
test_confidential (TdTestFile *file, gconstpointer data)
{
  const char *const reports[] = { "letter", "calls", "pair" };
  const char *const hidden[] = { "Ana", "Ben", "Eve", "@", "+47", "N1" };

  make_pairs (file->db);
  td_test_run (file->db, "UPDATE program SET confidential = 1");
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *text =
          make_text (file->db, reports[i],
                     (TdReportOptions){ .program_id = 1, .pair_id = i == 2 ? 1 : 0 });

      for (guint j = 0; j < G_N_ELEMENTS (hidden); j++)
        g_assert_null (strstr (text, hidden[j]));
      assert_contains (text, "Mentor 1");
      g_assert_null (strstr (text, "Lead a meeting"));
    }
}

/* Who is late and how to reach them; who is not is not on it. */
static void
test_calls (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *later = NULL;

  make_pairs (file->db);
  text = make_text (file->db, "calls", (TdReportOptions){ .program_id = 1 });
  assert_contains (text, "Ana Żak – Eve de Wit\t70 days late");
  assert_contains (text, "Ana Żak (mentor)\t+47 12 3 · ana@example.org\t☐\t\t\n");
  assert_contains (text, "Eve de Wit (mentee)\t020 4711\t☐\t\t\n");
  g_assert_null (strstr (text, "Ben O’Neil"));
  td_test_run (file->db, "DELETE FROM contact WHERE pair_id = 2");
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (2, '2026-04-28')");
  later = make_text (file->db, "calls", (TdReportOptions){ 0 });
  assert_contains (later, "Nobody: no contact is overdue.");
}

/* A long address is two lines, and whole on each. */
static void
test_calls_addresses (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;

  make_pairs (file->db);
  td_test_run (file->db,
               "UPDATE employee SET email ="
               " 'anna-maria.van-der-berg@north-west.example.org' WHERE name = 'Ana Żak'");
  text = make_text (file->db, "calls", (TdReportOptions){ .program_id = 1 });
  assert_contains (text, "anna-maria.van-der-berg\n@north-west.example.org\t☐");
}

/* Those who were asked for and no others, late or not. */
static void
test_calls_of (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 id = 1;
  g_autofree char *text = NULL;

  make_pairs (file->db);
  g_array_append_val (pairs, id);
  text = make_text (file->db, "calls", (TdReportOptions){ .pair_ids = pairs });
  assert_contains (text, "Ben O’Neil (mentee)");
  assert_contains (text, "Ana Żak – Ben O’Neil\tOn track");
  g_assert_null (strstr (text, "Eve de Wit"));
}

/* All that is not private, and that something was left out. */
static void
test_pair (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;

  make_pairs (file->db);
  text = make_text (file->db, "pair", (TdReportOptions){ .pair_id = 1 });
  assert_contains (text, "Ana Żak – Ben O’Neil · Leadership");
  assert_contains (text, "Lead a meeting");
  assert_contains (text, "Made a plan");
  assert_contains (text, "\t45\t");
  assert_contains (text, "Left out because they are private");
  g_assert_null (strstr (text, "oncern\t"));
}

static void
test_pair_needed (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = { .as_of = TODAY };
  g_autoptr (GError) error = NULL;

  make_pairs (file->db);
  g_assert_null (td_report_make (file->db, "pair", &options, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* A side is asked what concerns it; of somebody known the name stands there already. */
static void
test_signup (TdTestFile *file, gconstpointer data)
{
  g_autofree char *both = NULL;
  g_autofree char *mentor = NULL;

  make_pairs (file->db);
  both = make_text (file->db, "signup", (TdReportOptions){ .program_id = 1 });
  mentor = make_text (file->db, "signup",
                      (TdReportOptions){ .program_id = 1, .side = "mentor", .employee_id = 1 });
  assert_contains (both, "Sign up for Leadership\nGrow leaders\n");
  assert_contains (both, "If you would like a mentor\n");
  assert_contains (both, "☐ Personal support\n");
  assert_contains (mentor, "Your name\tAna Żak\n");
  assert_contains (mentor, "Which skills can you offer?");
  g_assert_null (strstr (mentor, "Why would you like a mentor?"));
  g_assert_null (strstr (mentor, "How do you want to take part?"));
}

#define ADD(name, func)                                                          \
  g_test_add ("/report/paper/" name, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)

void test_paper_reports_add (void);

void
test_paper_reports_add (void)
{
  ADD ("letter", test_letter);
  ADD ("letter-first", test_letter_first);
  ADD ("reasons", test_reasons);
  ADD ("letters", test_letters);
  ADD ("confidential", test_confidential);
  ADD ("calls", test_calls);
  ADD ("calls-addresses", test_calls_addresses);
  ADD ("calls-of", test_calls_of);
  ADD ("pair", test_pair);
  ADD ("pair-needed", test_pair_needed);
  ADD ("signup", test_signup);
}
