/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "report/td-pairing-data.h"
#include "td-test.h"

/* Three mentors, four mentees, one of them on the waiting list; Ana mentors Ben and Eve, Hugo only
 * proposed Finn; Dora waits. Private words everywhere. */
static void
make_programme (TdDatabase *db)
{
  const char *const rows[] = {
    "INSERT INTO employee (id, number, name, name_key, search_key, department, manager_id) VALUES "
    "(1, 'N1', 'Ana Żak', 'ana zak', '', 'Sales', NULL), "
    "(2, 'N2', 'Ben O’Neil', 'ben oneil', '', 'Finance', 1), "
    "(3, 'N3', 'Eve de Wit', 'eve de wit', '', 'Sales', NULL), "
    "(4, 'N4', 'Hugo', 'hugo', '', NULL, NULL), "
    "(5, 'N5', 'Finn Mäki', 'finn maki', '', 'Finance', NULL), "
    "(6, 'N6', 'Dora Bell', 'dora bell', '', 'Sales', NULL), "
    "(7, 'N7', 'Carl Nobody', 'carl nobody', '', 'Law', NULL)",
    "INSERT INTO program (id, name, objective, start_date, end_date) VALUES "
    "(1, 'Leadership', 'Grow leaders', '2026-01-01', '2026-12-31')",
    "INSERT INTO enrolment (program_id, employee_id, role, state, from_date, places, "
    "skills_wanted, note) VALUES (1, 1, 'mentor', 'enrolled', '2026-01-01', 3, NULL, 'SECRET'), "
    "(1, 4, 'mentor', 'enrolled', '2026-01-01', 1, NULL, 'SECRET'), "
    "(1, 2, 'mentee', 'enrolled', '2026-01-01', 0, NULL, NULL), "
    "(1, 3, 'mentee', 'enrolled', '2026-01-01', 0, NULL, NULL), "
    "(1, 5, 'mentee', 'enrolled', '2026-01-01', 0, NULL, NULL), "
    "(1, 6, 'mentee', 'waiting', '2026-03-01', 0, 'negotiation', 'SECRET')",
    "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, proposed_on, "
    "matched_on, planned_end, cadence, note, intake_issue) VALUES "
    "(1, '1', 1, 1, 2, 'active', '2026-01-05', '2026-01-10', '2026-11-10', 'every:6w', 'SECRET', "
    "'SECRET'), "
    "(2, '2', 1, 1, 3, 'paused', '2026-01-05', '2026-01-11', '2026-11-11', NULL, 'SECRET', NULL), "
    "(3, '3', 1, 4, 5, 'proposed', '2026-04-01', NULL, NULL, NULL, NULL, NULL), "
    "(4, '4', 1, 7, 6, 'ended', '2026-01-05', '2026-01-11', '2026-11-11', NULL, NULL, NULL)",
    "INSERT INTO pair_pause (pair_id, from_date) VALUES (2, '2026-04-20')",
    "INSERT INTO contact (pair_id, on_date, private, note) VALUES (1, '2026-02-02', 1, 'SECRET')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    td_test_run (db, rows[i]);
}

static TdReportOptions
options_of (TdReportSections sections)
{
  return (TdReportOptions){ 1, td_test_date ("2026-05-01"), td_test_date ("2026-05-02"), sections };
}

static char *
make_text (TdDatabase *db, TdReportSections sections)
{
  TdReportOptions options = options_of (sections);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDocument) document = td_report_make (db, "pairing", &options, &error);

  g_assert_no_error (error);
  g_assert_cmpint (td_document_get_as_of (document), ==, options.as_of);
  g_assert_cmpint (td_document_get_printed_on (document), ==, options.printed_on);
  return td_document_dup_text (document);
}

static void
assert_contains (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

#define NB "\302\240"

static void
test_whole (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;

  make_programme (file->db);
  text = make_text (file->db, TD_REPORT_ALL);
  assert_contains (text, "Pairs\t3: 1 proposed, 1 active, 1 paused\n");
  assert_contains (text, "Mentors\t2, of whom 1 have a place free\n");
  assert_contains (text, "Places\t3 of 4 taken\n");
  assert_contains (text, "Mentees\t4, of whom 3 in a pair and 1 waiting for a mentor\n");
  assert_contains (text, "Objective\tGrow leaders\n");
  assert_contains (text, "Ana Żak\tSales · 2 of 3 places\n");
  assert_contains (text, "Ben O’Neil (mentor is the line manager)\tFinance\t10" NB "Jan" NB
                         "2026\t10" NB "Nov" NB "2026\tevery 6 weeks\tActive\n");
  assert_contains (text, "Eve de Wit\tSales\t11" NB "Jan" NB "2026\t11" NB "Nov" NB
                         "2026\tmonthly\tPaused\n");
  assert_contains (text, "Hugo\tNo department · 1 of 1 place\n");
  assert_contains (text, "Finn Mäki\tFinance\t–\t–\tmonthly\tProposed\n");
  assert_contains (text, "Sales\t1\t3\t2\t2\t1\t1\n");
  assert_contains (text, "All\t2\t4\t3\t4\t3\t1\n");
  assert_contains (text,
                   "Dora Bell (waiting list)\tSales\tnegotiation\t1" NB "Mar" NB "2026\t61\n");
  g_assert_null (strstr (text, "SECRET"));
  /* An ended pair is history. */
  g_assert_null (strstr (text, "Carl Nobody"));
}

static void
test_sections (TdTestFile *file, gconstpointer data)
{
  g_autofree char *waiting = NULL;
  g_autofree char *departments = NULL;

  make_programme (file->db);
  waiting = make_text (file->db, TD_REPORT_UNMATCHED);
  departments = make_text (file->db, TD_REPORT_BY_DEPARTMENT);
  assert_contains (waiting, "Dora Bell");
  g_assert_null (strstr (waiting, "Ana Żak"));
  assert_contains (departments, "All\t2\t4\t3\t4\t3\t1\n");
  g_assert_null (strstr (departments, "Summary"));
}

/* No name, number or address of anybody; the same people under the same number throughout. */
static void
test_confidential (TdTestFile *file, gconstpointer data)
{
  const char *const hidden[] = { "Ana",  "Ben",  "Eve",    "Hugo", "Finn",
                                 "Dora", "Carl", "SECRET", "N1",   "N2" };
  g_autofree char *text = NULL;

  make_programme (file->db);
  td_test_run (file->db, "UPDATE program SET confidential = 1");
  text = make_text (file->db, TD_REPORT_ALL);
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    g_assert_null (strstr (text, hidden[i]));
  assert_contains (text, "Mentor 1\tSales · 2 of 3 places\n");
  assert_contains (text, "Mentee 1 (mentor is the line manager)\tFinance\t");
  assert_contains (text, "Mentee 1\tMentor 1\tSales\t");
  assert_contains (text, "Mentee 4 (waiting list)\t");
  assert_contains (text, "people stand under numbers");
}

static void
test_empty (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;

  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'New')");
  text = make_text (file->db, TD_REPORT_ALL);
  assert_contains (text, "There are no pairs yet.");
  assert_contains (text, "Nobody: every mentee is in a pair.");
}

/* A pair whose people are not enrolled any more is still printed. */
static void
test_withdrawn (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;

  make_programme (file->db);
  td_test_run (file->db, "DELETE FROM enrolment WHERE employee_id IN (4, 5)");
  text = make_text (file->db, TD_REPORT_ALL);
  assert_contains (text, "Hugo\tNo department · 1 of 0 places\n");
  assert_contains (text, "Finn Mäki\tFinance\t–");
}

/* The people and pairs of a confidential programme are in the order of their numbers everywhere:
 * that of names would tell who is who. */
static void
test_order (TdTestFile *file, gconstpointer data)
{
  TdReportOptions options = options_of (TD_REPORT_ALL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPairingData) read = NULL;

  make_programme (file->db);
  td_test_run (file->db, "UPDATE program SET confidential = 1");
  read = td_pairing_data_load (file->db, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->pairs->len, >, 2);
  for (guint i = 0; i < read->pairs->len; i++)
    {
      const TdPairingPair *pair = td_pairing_data_get_pair (read, i);
      const TdPairingPerson *mentor = td_pairing_data_get_mentor (read, pair->mentor);

      g_assert_cmpuint (mentor->first_pair, <=, i);
      g_assert_cmpuint (i, <, mentor->first_pair + (guint) mentor->n_mentees);
      if (i > 0)
        g_assert_cmpuint (td_pairing_data_get_pair (read, i - 1)->mentor, <=, pair->mentor);
    }
}

#define ADD(name, func) \
  g_test_add (name, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void test_pairing_report_add (void);

void
test_pairing_report_add (void)
{
  ADD ("/report/pairing/whole", test_whole);
  ADD ("/report/pairing/sections", test_sections);
  ADD ("/report/pairing/confidential", test_confidential);
  ADD ("/report/pairing/empty", test_empty);
  ADD ("/report/pairing/withdrawn", test_withdrawn);
  ADD ("/report/pairing/order", test_order);
}
