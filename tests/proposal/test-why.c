/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "candidates/office.h"

#include "base/td-error.h"
#include "proposal/td-why.h"

void test_why_add (void);

static const TdWhyLine *
find_line (GPtrArray *section, const char *title)
{
  for (guint i = 0; i < section->len; i++)
    if (g_strcmp0 (((TdWhyLine *) section->pdata[i])->title, title) == 0)
      return section->pdata[i];
  return NULL;
}

/* A programme (id 2) of two mentors and three mentees; 21 is the manager of 23 and 24. */
static void
two_mentors (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (2, 'Second')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, manager_id) "
                   "VALUES (21, '21', 'Ann', 'ann', 'ann', NULL), "
                   "(22, '22', 'Max', 'max', 'max', NULL), (23, '23', 'Bea', 'bea', 'bea', 21), "
                   "(24, '24', 'Cas', 'cas', 'cas', 21), (25, '25', 'Dov', 'dov', 'dov', NULL)");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                   "skills_offered, skills_wanted) VALUES "
                   "(2, 21, 'mentor', '2026-01-01', 1, 'law', NULL), "
                   "(2, 22, 'mentor', '2026-01-01', 1, 'planning', NULL), "
                   "(2, 23, 'mentee', '2026-01-01', 0, NULL, 'planning'), "
                   "(2, 24, 'mentee', '2026-01-01', 0, NULL, 'dancing'), "
                   "(2, 25, 'mentee', '2026-01-01', 0, NULL, 'planning; law')");
}

/* Dov fits Max as well, but only he may have Ann: that is what Max would cost. */
static void
test_matched (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWhy) why = NULL;

  two_mentors (file->db);
  why = td_why_load_waiting (file->db, 2, 25, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (why->mentee_name, ==, "Dov");
  g_assert_cmpstr (why->mentor_name, ==, "Ann");
  g_assert_cmpint (why->percent, >, 0);
  g_assert_cmpuint (why->points->len, >, 0);
  g_assert_cmpuint (why->obstacles->len, ==, 0);
}

/* Cas is without: her manager, and the better use of Max's place. Without the rule it is Ann. */
static void
test_nobody (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWhy) why = NULL;
  const TdWhyLine *chain;

  two_mentors (file->db);
  td_test_run (file->db, "UPDATE enrolment SET not_ready = 1 WHERE employee_id = 25");
  why = td_why_load_waiting (file->db, 2, 24, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_null (why->mentor_name);
  g_assert_nonnull (strstr (why->sentence, "nobody for Cas"));
  chain = find_line (why->obstacles, "Not in the reporting chain");
  g_assert_nonnull (chain);
  g_assert_cmpstr (chain->value, ==, "1 mentor");
  g_assert_cmpstr (chain->text, ==, "Without this rule it would be Ann.");
  g_assert_nonnull (strstr (why->cost, "Not in the reporting chain"));
  /* Max is whom to ask; Ann may not. */
  g_assert_nonnull (find_line (why->mentors, "Max"));
  g_assert_null (find_line (why->mentors, "Ann"));

  /* Where no rule would help, a place does. */
  td_test_run (file->db, "UPDATE employee SET manager_id = NULL");
  td_test_run (file->db, "UPDATE enrolment SET not_ready = 1 WHERE employee_id = 21");
  g_clear_pointer (&why, td_why_free);
  why = td_why_load_waiting (file->db, 2, 24, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (why->cost, ==, "One more place with Max would give this mentee a mentor.");
}

/* One mentor: what he costs the others, or which rule it is. */
static void
test_mentor (TdTestFile *file, gconstpointer data)
{
  TdDate today = td_test_date (OFFICE_TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWhy) blocked = NULL;
  g_autoptr (TdWhy) dear = NULL;
  g_autoptr (TdWhy) best = NULL;

  two_mentors (file->db);
  blocked = td_why_load_mentor (file->db, 2, 23, 21, today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (blocked->sentence, ==, "Not for this mentee: the mentee’s manager.");
  g_assert_null (blocked->cost);
  g_assert_nonnull (blocked->note);

  /* With Max for Dov nobody is left for Bea and Cas. */
  dear = td_why_load_mentor (file->db, 2, 25, 22, today, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (dear->cost, "With this pair one mentee more stays without"));
  best = td_why_load_mentor (file->db, 2, 25, 21, today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (best->cost, ==, "The best for everyone who waits together has this pair.");
  g_assert_null (td_why_load_mentor (file->db, 2, 25, 99, today, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* A draft: the pair with its ranks and wishes, and the one who has nobody. */
static void
test_row (TdTestFile *file, gconstpointer data)
{
  TdDate today = td_test_date (OFFICE_TODAY);
  TdProposalOptions options = { .program_id = 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWhy) pair = NULL;
  g_autoptr (TdWhy) nobody = NULL;
  gint64 proposal_id;

  two_mentors (file->db);
  td_test_run (file->db, "INSERT INTO preference SELECT id, 22, 'wish', 1 FROM enrolment "
                         "WHERE employee_id = 25");
  proposal_id = td_proposal_make (file->db, &options, today, NULL, &error);
  g_assert_no_error (error);
  pair = td_why_load_row (file->db, proposal_id, 25, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pair->mentor_name, ==, "Ann");
  g_assert_true (g_str_has_prefix (pair->sentence, "Of all mentors number "));
  g_assert_nonnull (find_line (pair->wishes, "Wish 1: Max"));
  g_assert_nonnull (find_line (pair->alternatives, "Max"));

  nobody = td_why_load_row (file->db, proposal_id, 24, &error);
  g_assert_no_error (error);
  g_assert_null (nobody->mentor_name);
  g_assert_cmpuint (nobody->obstacles->len, >, 0);
  g_assert_cmpuint (nobody->mentors->len, >, 0);
  g_assert_null (td_why_load_row (file->db, proposal_id, 99, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

void
test_why_add (void)
{
#define ADD(name, func) \
  g_test_add ("/pairing/why/" name, TdTestFile, NULL, office_setup, func, td_test_file_teardown)
  ADD ("matched", test_matched);
  ADD ("nobody", test_nobody);
  ADD ("mentor", test_mentor);
  ADD ("row", test_row);
#undef ADD
}
