/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact.h"
#include "pairing/td-pair.h"
#include "program/td-enrolment.h"
#include "td-test-workspace.h"
#include "td-test.h"
#include "workspace/td-person-overview.h"
#include "workspace/td-program-overview.h"
#include "workspace/td-sample.h"

/* A Monday. */
#define TODAY td_test_date ("2026-03-16")

static const char *
words_of (GPtrArray *facts, const char *code)
{
  TdFact *fact = td_fact_find (facts, code);

  return fact ? fact->words : NULL;
}

static const char *
detail_of (GPtrArray *facts, const char *code)
{
  TdFact *fact = td_fact_find (facts, code);

  return fact ? fact->detail : NULL;
}

/* Ann (1) mentors Bob (2) since October, by hand every month, and had Cy (3), who is done; Dee (4)
 * waits for a mentor, Eve (5) stands on the waiting list. */
static void
make_company (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
                   "(1, 'E1', 'Ann', 'ann', 'ann'), (2, 'E2', 'Bob', 'bob', 'bob'), "
                   "(3, 'E3', 'Cy', 'cy', 'cy'), (4, 'E4', 'Dee', 'dee', 'dee'), "
                   "(5, 'E5', 'Eve', 'eve', 'eve'), (6, 'E6', 'Fay', 'fay', 'fay')");
  td_test_run (db, "INSERT INTO employee_extra (employee_id, field, value) VALUES "
                   "(1, 'Zone', 'B'), (1, 'Area', 'North')");
  td_test_run (db, "INSERT INTO program (id, name, objective, start_date, end_date, "
                   "target_match_rate) VALUES "
                   "(1, 'Growth', 'Find a way', '2025-09-01', '2026-12-31', 90)");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, state, places, from_date)"
                   " VALUES (1, 1, 'mentor', 'enrolled', 3, '2025-09-01'), "
                   "(1, 2, 'mentee', 'enrolled', 0, '2025-09-01'), "
                   "(1, 3, 'mentee', 'enrolled', 0, '2025-09-01'), "
                   "(1, 4, 'mentee', 'enrolled', 0, '2026-01-01'), "
                   "(1, 5, 'mentee', 'waiting', 0, '2026-01-01')");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, "
                   "proposed_on, matched_on, planned_end, ended_on, cadence, note) VALUES "
                   "(1, '1', 1, 1, 2, 'active', '2025-10-01', '2025-10-01', '2026-10-01', NULL, "
                   "'monthly', 'secretnote'), "
                   "(2, '2', 1, 1, 3, 'completed', '2025-09-01', '2025-09-01', '2026-02-01', "
                   "'2026-02-01', 'monthly', NULL)");
  td_test_run (db, "UPDATE pair SET mentee_signed_on = '2025-10-02' WHERE id = 1");
  td_test_run (db, "INSERT INTO contact (pair_id, on_date, outcome, kind, note, private) VALUES "
                   "(1, '2025-11-03', 'held', 'meeting', 'secretcontact', 1), "
                   "(1, '2026-01-05', 'held', 'meeting', NULL, 0), "
                   "(1, '2026-02-05', 'missed', 'meeting', NULL, 0), "
                   "(2, '2025-10-05', 'held', 'meeting', NULL, 0)");
  td_test_run (db, "INSERT INTO absence (employee_id, from_date, to_date, reason) VALUES "
                   "(1, '2026-03-20', '2026-03-27', 'secretreason')");
}

static TdPersonOverview *
load_person (TdDatabase *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdPersonOverview *overview = td_person_overview_load (db, id, TODAY, FALSE, &error);

  g_assert_no_error (error);
  return overview;
}

static TdProgramOverview *
load_program (TdDatabase *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdProgramOverview *overview = td_program_overview_load (db, id, TODAY, &error);

  g_assert_no_error (error);
  return overview;
}

static void
test_mentor (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdPersonOverview) ann = NULL;
  TdFact *next;

  make_company (file->db);
  ann = load_person (file->db, 1);

  g_assert_cmpstr (ann->person->name, ==, "Ann");
  g_assert_cmpstr (ann->extras, ==, "Area: North\nZone: B");
  g_assert_cmpuint (ann->enrolments->len, ==, 1);
  g_assert_cmpstr (words_of (ann->facts, "places"), ==, "1 of 3 taken");
  g_assert_cmpstr (detail_of (ann->facts, "places"), ==, "2 free");
  g_assert_null (td_fact_find (ann->facts, "mentor"));
  g_assert_cmpstr (words_of (ann->facts, "contacts"), ==, "3 held, the last on 5 Jan 2026");
  g_assert_cmpstr (detail_of (ann->facts, "contacts"), ==, "1 missed or cancelled");
  g_assert_cmpstr (words_of (ann->facts, "agreements"), ==, "0 signed");
  g_assert_cmpstr (detail_of (ann->facts, "agreements"), ==, "1 not signed yet");
  g_assert_cmpstr (words_of (ann->facts, "away"), ==, "20 Mar 2026 to 27 Mar 2026");

  next = td_fact_find (ann->facts, "next");
  g_assert_cmpstr (next->words, ==, "5 Feb 2026");
  g_assert_cmpstr (next->page, ==, "pairs");
  g_assert_cmpint (next->id, ==, 1);
}

/* What goes on stands before what is over, though that is where a list by name would begin. */
static void
test_order (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdPersonOverview) ann = NULL;

  make_company (file->db);
  td_test_run (file->db, "UPDATE employee SET name = 'Zoe', name_key = 'zoe' WHERE id = 2");
  ann = load_person (file->db, 1);

  g_assert_cmpuint (ann->pairs->len, ==, 2);
  g_assert_cmpstr (((TdPair *) ann->pairs->pdata[0])->mentee_name, ==, "Zoe");
  g_assert_cmpstr (((TdPair *) ann->pairs->pdata[1])->mentee_name, ==, "Cy");
  g_assert_cmpuint (ann->contacts->len, ==, 4);
  g_assert_cmpint (((TdContact *) ann->contacts->pdata[0])->on_date, ==,
                   td_test_date ("2026-02-05"));
}

static void
test_mentee (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdPersonOverview) bob = NULL;
  g_autoptr (TdPersonOverview) dee = NULL;
  TdFact *mentor;

  make_company (file->db);
  bob = load_person (file->db, 2);
  mentor = td_fact_find (bob->facts, "mentor");
  g_assert_cmpstr (mentor->words, ==, "Ann");
  g_assert_cmpstr (mentor->page, ==, "people");
  g_assert_cmpint (mentor->id, ==, 1);
  g_assert_cmpstr (words_of (bob->facts, "agreements"), ==, "1 signed");
  g_assert_null (detail_of (bob->facts, "agreements"));

  dee = load_person (file->db, 4);
  g_assert_cmpstr (words_of (dee->facts, "mentor"), ==, "none yet");
  g_assert_cmpstr (td_fact_find (dee->facts, "mentor")->page, ==, "pairing");
  g_assert_null (td_fact_find (dee->facts, "contacts"));
  g_assert_cmpuint (dee->needs->len, ==, 0);
}

/* On nobody's page stands what is about somebody else's pair. */
static void
test_needs (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdPersonOverview) bob = NULL;
  g_autoptr (TdPersonOverview) fay = NULL;

  make_company (file->db);
  bob = load_person (file->db, 2);
  g_assert_cmpuint (bob->needs->len, >, 0);
  for (guint i = 0; i < bob->needs->len; i++)
    g_assert_cmpint (((TdFact *) bob->needs->pdata[i])->id, ==, 1);
  g_assert_cmpstr (words_of (bob->needs, "silent"), ==, "Ann → Bob");
  g_assert_true (g_str_has_prefix (detail_of (bob->needs, "silent"), "monthly · last 5 Jan 2026"));

  fay = load_person (file->db, 6);
  g_assert_cmpuint (fay->needs->len, ==, 0);
  g_assert_cmpuint (fay->facts->len, ==, 0);
  g_assert_cmpuint (fay->enrolments->len, ==, 0);
}

static void
test_surveys (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdPersonOverview) bob = NULL;
  g_autoptr (TdPersonOverview) ann = NULL;

  make_company (file->db);
  td_test_run (file->db, "INSERT INTO survey (id, program_id, name, first_day, every_days) "
                         "VALUES (1, 1, 'Pulse', 30, 60)");
  td_test_run (file->db, "INSERT INTO survey_question (id, survey_id, position, kind, title) "
                         "VALUES (1, 1, 1, 'rating', 'How is it?')");
  td_test_run (file->db, "INSERT INTO feedback (survey_id, pair_id, side, due_on, answered_on) "
                         "VALUES (1, 1, 'mentee', '2025-10-31', '2025-11-02'), "
                         "(1, 1, 'mentee', '2026-02-28', '2026-03-02')");
  bob = load_person (file->db, 2);
  g_assert_cmpstr (words_of (bob->facts, "surveys"), ==, "2 answered");
  g_assert_null (detail_of (bob->facts, "surveys"));
  ann = load_person (file->db, 1);
  g_assert_cmpstr (words_of (ann->facts, "surveys"), ==, "0 answered");
  g_assert_cmpstr (detail_of (ann->facts, "surveys"), ==, "1 waits for an answer");
  g_assert_cmpint (td_fact_find (ann->facts, "surveys")->id, ==, 1);
}

static void
assert_nothing_secret (GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      TdFact *fact = facts->pdata[i];

      g_assert_null (strstr (fact->words, "secret"));
      g_assert_null (fact->detail ? strstr (fact->detail, "secret") : NULL);
    }
}

static void
test_private (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdPersonOverview) ann = NULL;
  g_autoptr (TdProgramOverview) growth = NULL;

  make_company (file->db);
  td_test_run (file->db, "INSERT INTO concern (pair_id, raised_by, raised_on, note) "
                         "VALUES (1, 'mentee', '2026-03-01', 'secretconcern')");
  ann = load_person (file->db, 1);
  growth = load_program (file->db, 1);

  assert_nothing_secret (ann->facts);
  assert_nothing_secret (growth->plan);
  assert_nothing_secret (growth->needs);
  assert_nothing_secret (ann->needs);
  g_assert_nonnull (td_fact_find (ann->needs, "concern"));
}

/* Beside a list there is no time for all of it. */
static void
test_brief (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPersonOverview) ann = NULL;

  make_company (file->db);
  ann = td_person_overview_load (file->db, 1, TODAY, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ann->pairs->len, ==, 2);
  g_assert_null (ann->facts);
  g_assert_null (ann->needs);
}

static void
test_gone (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdPersonOverview) person = load_person (file->db, 77);
  g_autoptr (TdProgramOverview) program = load_program (file->db, 77);

  g_assert_null (person->person);
  g_assert_null (person->facts);
  g_assert_null (program->program);
  g_assert_null (program->needs);
}

static void
test_program (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProgramOverview) growth = NULL;

  make_company (file->db);
  growth = load_program (file->db, 1);

  g_assert_cmpstr (words_of (growth->plan, "objective"), ==, "Find a way");
  g_assert_cmpstr (words_of (growth->plan, "dates"), ==, "1 Sep 2025 – 31 Dec 2026");
  g_assert_cmpstr (words_of (growth->plan, "cadence"), ==, "monthly");
  g_assert_null (td_fact_find (growth->plan, "confidential"));
  g_assert_cmpstr (words_of (growth->people, "mentors"), ==, "1");
  g_assert_cmpstr (detail_of (growth->people, "mentors"), ==, "1 of 3 places taken");
  g_assert_cmpstr (words_of (growth->people, "mentees"), ==, "3");
  g_assert_cmpstr (detail_of (growth->people, "mentees"), ==, "2 without a mentor");
  g_assert_cmpstr (words_of (growth->people, "waiting"), ==, "1");
  g_assert_null (td_fact_find (growth->people, "withdrawn"));
  g_assert_cmpstr (words_of (growth->people, "pairs"), ==, "1");
  g_assert_cmpstr (words_of (growth->people, "over"), ==, "1");
  g_assert_true (g_str_has_prefix (detail_of (growth->figures, "match_rate"), "Target 90"));
  g_assert_cmpstr (words_of (growth->needs, "unmatched"), ==, "2 mentees are without a mentor");
  g_assert_null (td_fact_find (growth->needs, "first"));
}

static void
test_rules (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProgramOverview) growth = NULL;

  make_company (file->db);
  td_test_run (file->db, "INSERT INTO program_rule (program_id, kind, name, value) VALUES "
                         "(1, 'rule', 'grade_gap', 1), (1, 'rule', 'veto', 0), "
                         "(1, 'criterion', 'hours', 90), (1, 'criterion', 'skills', 0)");
  growth = load_program (file->db, 1);

  g_assert_nonnull (td_fact_find (growth->rules, "capacity"));
  g_assert_null (td_fact_find (growth->rules, "veto"));
  g_assert_cmpstr (detail_of (growth->rules, "grade_gap"), ==,
                   "At least so many grades: 1 · At most so many grades: 3");
  g_assert_cmpstr (((TdFact *) growth->weights->pdata[0])->code, ==, "hours");
  g_assert_cmpstr (td_fact_find (growth->weights, "hours")->count, ==, "90");
  g_assert_null (detail_of (growth->rules, "reporting_chain"));
  g_assert_null (td_fact_find (growth->weights, "skills"));
}

/* An empty one says what to begin with; of one that is closed nothing is asked. */
static void
test_steps (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProgramOverview) empty = NULL;
  g_autoptr (TdProgramOverview) closed = NULL;

  make_company (file->db);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (2, 'Empty')");
  empty = load_program (file->db, 2);
  g_assert_cmpuint (empty->needs->len, ==, 1);
  g_assert_cmpstr (((TdFact *) empty->needs->pdata[0])->label, ==, "Enrol mentors and mentees");
  g_assert_cmpstr (((TdFact *) empty->needs->pdata[0])->page, ==, "people");

  td_test_run (file->db, "UPDATE program SET state = 'closed'");
  closed = load_program (file->db, 2);
  g_assert_cmpuint (closed->needs->len, ==, 0);
}

/* The counts of everybody in the sample are those of the tables. */
static void
test_sample (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) programs = NULL;

  td_sample_make (file->db, TODAY, NULL, &error);
  g_assert_no_error (error);
  programs = td_program_list (file->db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (programs->len, >, 0);
  for (guint i = 0; i < programs->len; i++)
    {
      TdProgram *program = programs->pdata[i];
      g_autoptr (TdProgramOverview) overview = load_program (file->db, program->id);
      g_autofree char *mentors = g_strdup_printf ("%d", program->n_mentors);
      g_autofree char *mentees = g_strdup_printf ("%d", program->n_mentees);

      g_assert_cmpstr (words_of (overview->people, "mentors"), ==, mentors);
      g_assert_cmpstr (words_of (overview->people, "mentees"), ==, mentees);
      g_assert_cmpuint (overview->weights->len, >, 0);
    }
}

void
test_overview_add (void)
{
#define ADD(path, func)                                                                \
  g_test_add ("/workspace/overview/" path, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)
  ADD ("mentor", test_mentor);
  ADD ("order", test_order);
  ADD ("mentee", test_mentee);
  ADD ("needs", test_needs);
  ADD ("surveys", test_surveys);
  ADD ("private", test_private);
  ADD ("brief", test_brief);
  ADD ("gone", test_gone);
  ADD ("program", test_program);
  ADD ("rules", test_rules);
  ADD ("steps", test_steps);
  ADD ("sample", test_sample);
#undef ADD
}
