/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "program/td-enrolment.h"
#include "program/td-program.h"
#include "program/td-rules.h"
#include "td-test.h"

void test_program_add (void);

static TdProgram *
make_program (TdDatabase *db, const char *name)
{
  g_autoptr (GError) error = NULL;
  TdProgram *program = td_program_new ("mentoring");

  td_record_set_text (&program->name, name);
  g_assert_true (td_program_save (db, program, &error));
  g_assert_no_error (error);
  return program;
}

static void
test_standard (void)
{
  g_autoptr (TdProgram) mentoring = td_program_new (NULL);
  g_autoptr (TdProgram) coaching = td_program_new ("coaching");

  g_assert_cmpstr (mentoring->kind, ==, "mentoring");
  g_assert_cmpstr (mentoring->cadence, ==, "monthly");
  g_assert_cmpint (mentoring->planned_months, ==, 10);
  g_assert_cmpint (coaching->planned_months, ==, 6);
  g_assert_cmpint (coaching->target_match_rate, ==, 70);
}

/* What lies behind the pairs keeps the cadence it had; those that go by the programme change. */
static void
test_edit_cadence (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdProgram) program = make_program (file->db, "One");

  td_test_run (file->db, "INSERT INTO employee (id, name, name_key, search_key) VALUES"
                         " (1, 'A', 'a', 'a'), (2, 'B', 'b', 'b'), (3, 'C', 'c', 'c')");
  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                         " proposed_on, matched_on, cadence) VALUES"
                         " (1, '1', 1, 1, 2, 'active', '2026-01-01', '2026-01-10', NULL),"
                         " (2, '2', 1, 1, 3, 'active', '2026-01-01', '2026-01-10', 'every:2w'),"
                         " (3, '3', 1, 2, 3, 'ended', '2026-01-01', '2026-01-10', NULL),"
                         " (4, '4', 1, 3, 2, 'proposed', '2026-05-01', NULL, NULL)");
  td_record_set_text (&program->cadence, "every:6w");
  g_assert_true (td_program_edit (file->db, program, td_date_from_iso ("2026-06-01"), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair WHERE cadence = 'monthly'"),
                   ==, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_cadence WHERE pair_id = 1"
                                            " AND from_date = '2026-06-01'"
                                            " AND cadence = 'every:6w'"),
                   ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_cadence"), ==, 1);
  /* Another time: it still goes by the programme. */
  td_record_set_text (&program->cadence, "2/month");
  g_assert_true (td_program_edit (file->db, program, td_date_from_iso ("2026-07-01"), &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_cadence WHERE pair_id = 1"),
                   ==, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair_cadence"), ==, 2);
  g_assert_no_error (error);
}

static void
test_save_and_find (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdProgram) program = make_program (file->db, "  Führung  2026 ");
  g_autoptr (TdProgram) found = td_program_find (file->db, "fuhrung 2026", &error);
  g_autoptr (TdProgram) other = td_program_new ("coaching");
  gint64 changes = td_test_count (file->db, "SELECT count(*) FROM change_log");

  g_assert_no_error (error);
  g_assert_cmpstr (found->name, ==, "Führung 2026");
  g_assert_true (td_program_save (file->db, found, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, changes);

  td_record_set_text (&other->name, "FÜHRUNG 2026");
  g_assert_false (td_program_save (file->db, other, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_program_find (file->db, "nothing", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
assert_remark (TdDatabase *db, TdProgram *program, const char *field, int want)
{
  g_autoptr (TdRemarks) remarks = td_program_check (db, program, NULL);
  TdRemarkKind kind = TD_REMARK_WARNING;
  const char *text = td_remarks_get (remarks, field, &kind);

  g_assert_cmpint (text ? (int) kind : -1, ==, want);
}

static void
test_remarks (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    int months;
    int want;
  } lengths[] = {
    { "mentoring", 10, -1 },
    { "mentoring", 9, -1 },
    { "mentoring", 8, TD_REMARK_WARNING },
    { "mentoring", 0, TD_REMARK_REFUSAL },
    { "mentoring", 61, TD_REMARK_REFUSAL },
    { "coaching", 3, -1 },
    { "coaching", 6, -1 },
    { "coaching", 7, TD_REMARK_WARNING },
    { "coaching", 2, TD_REMARK_WARNING },
  };
  g_autoptr (TdProgram) program = td_program_new ("mentoring");

  assert_remark (file->db, program, "name", TD_REMARK_REFUSAL);
  assert_remark (file->db, program, "objective", TD_REMARK_WARNING);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      td_record_set_text (&program->kind, lengths[i].kind);
      program->planned_months = lengths[i].months;
      assert_remark (file->db, program, "planned_months", lengths[i].want);
    }
  program->start_date = td_test_date ("2026-01-02");
  program->end_date = td_test_date ("2026-01-01");
  assert_remark (file->db, program, "end_date", TD_REMARK_REFUSAL);
  td_record_set_text (&program->cadence, "sometimes");
  assert_remark (file->db, program, "cadence", TD_REMARK_REFUSAL);
  program->target_match_rate = 101;
  assert_remark (file->db, program, "target_match_rate", TD_REMARK_REFUSAL);
  program->target_satisfaction = 0.5;
  assert_remark (file->db, program, "target_satisfaction", TD_REMARK_REFUSAL);
}

/* 1 mentor, 2 waiting mentee with a wish, 3 paired mentee, 4 both and paired, 5 gone mentor,
 * 6 withdrawn. */
static gint64
fill_program (TdDatabase *db)
{
  g_autoptr (TdProgram) program = make_program (db, "Old");

  td_test_run (db,
               "INSERT INTO employee (number, name, name_key, search_key, leave_date) "
               "VALUES ('1','A','a','a',NULL), ('2','B','b','b',NULL), ('3','C','c','c',NULL),"
               "('4','D','d','d',NULL), ('5','E','e','e','2026-05-01'), ('6','F','f','f',NULL)");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, state,"
                   " skills_offered) VALUES "
                   "(1,1,'mentor','2025-01-01',3,'enrolled','negotiation'),"
                   "(1,2,'mentee','2025-01-01',0,'waiting',NULL),"
                   "(1,3,'mentee','2025-01-01',0,'enrolled',NULL),"
                   "(1,4,'both','2025-01-01',1,'enrolled',NULL),"
                   "(1,5,'mentor','2025-01-01',1,'enrolled',NULL),"
                   "(1,6,'mentee','2025-01-01',0,'withdrawn',NULL)");
  td_test_run (db, "INSERT INTO preference VALUES (2, 1, 'wish', 1)");
  td_test_run (db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on) VALUES ('1',1,1,3,'active','2025-02-01'),"
                   "('2',1,1,4,'completed','2025-02-01')");
  td_test_run (db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2025-03-01')");
  return program->id;
}

static void
test_copy (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fill_program (file->db);
  g_autoptr (TdRules) rules = td_rules_load (file->db, id, NULL);
  g_autoptr (TdProgram) copy = NULL;
  g_autoptr (TdRules) copied = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) wishes = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  td_rules_set (rules, TD_CRITERION, "skills", 77);
  g_assert_true (td_rules_save (file->db, id, rules, NULL));
  td_test_run (file->db,
               "INSERT INTO survey (id, program_id, name, first_day) VALUES (7, 1, 'S', 14)");
  td_test_run (file->db, "INSERT INTO survey_question (survey_id, position, kind, title, active)"
                         " VALUES (7, 1, 'rating', 'Asked', 1), (7, 2, 'text', 'Retired', 0)");
  copy = td_program_copy (file->db, id, "New", td_test_date ("2026-06-01"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (copy->copied_from, ==, id);
  /* Surveys come along with what they ask now. */
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM survey_question q JOIN survey s"
                                            " ON s.id = q.survey_id WHERE s.program_id <> 1"
                                            " AND s.first_day = 14 AND q.title = 'Asked'"),
                   ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM survey_question"), ==, 3);
  copied = td_rules_load (file->db, copy->id, NULL);
  g_assert_cmpint (td_rules_get (copied, TD_CRITERION, "skills"), ==, 77);

  list = td_enrolment_list (file->db, copy->id, 0, NULL, NULL, &error);
  for (guint i = 0; i < list->len; i++)
    {
      TdEnrolment *enrolment = list->pdata[i];

      g_string_append_printf (found, "%s %s %s; ", enrolment->employee_number, enrolment->role,
                              enrolment->state);
      g_assert_cmpint (enrolment->from_date, ==, td_test_date ("2026-06-01"));
    }
  g_assert_cmpstr (found->str, ==, "1 mentor enrolled; 2 mentee enrolled; 4 mentor enrolled; ");
  g_assert_cmpstr (((TdEnrolment *) list->pdata[0])->skills_offered, ==, "negotiation");
  wishes = td_preference_list (file->db, ((TdEnrolment *) list->pdata[1])->id, &error);
  g_assert_cmpuint (wishes->len, ==, 1);

  /* A copy whose name is taken leaves nothing behind. */
  g_assert_null (td_program_copy (file->db, id, "New", td_test_date ("2026-06-01"), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM program"), ==, 2);
}

/* What was due stays as it was: only pairs that begin later have the new rhythm. */
static void
test_new_cadence (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fill_program (file->db);
  g_autoptr (TdProgram) program = td_program_load (file->db, id, &error);
  g_autofree char *before = g_strdup (program->cadence);
  g_autofree char *kept = NULL;

  td_test_run (file->db, "UPDATE pair SET matched_on = '2025-02-01' WHERE id = 1");
  td_record_set_text (&program->name, "Renamed");
  g_assert_true (td_program_save (file->db, program, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(cadence) FROM pair"), ==, 0);

  td_record_set_text (&program->cadence, "every:10w");
  g_assert_true (td_program_save (file->db, program, &error));
  g_assert_no_error (error);
  td_database_query_text (file->db, &kept, &error, "SELECT cadence FROM pair WHERE id = 1", "");
  g_assert_cmpstr (kept, ==, before);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(cadence) FROM pair"), ==, 1);
}

static void
test_delete_and_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fill_program (file->db);
  g_autoptr (TdProgram) before = td_program_load (file->db, id, NULL);
  g_autoptr (TdProgram) after = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;

  g_assert_cmpint (before->n_mentors, ==, 3);
  g_assert_cmpint (before->n_mentees, ==, 2);
  g_assert_cmpint (before->n_waiting, ==, 1);
  g_assert_cmpint (before->n_pairs, ==, 1);
  g_assert_true (td_program_delete (file->db, id, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM enrolment"), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair"), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 0);

  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "program.delete");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  g_assert_no_error (error);
  after = td_program_load (file->db, id, &error);
  g_assert_true (td_record_equal (before, after));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 1);
}

/* Every table that refers to a programme, however far, is emptied by deleting it: a table that a
 * later migration adds must be named in td_program_delete(). */
static void
test_delete_knows_all_tables (TdTestFile *file, gconstpointer data)
{
  static const char *const known[] = {
    "contact",
    "enrolment",
    "goal",
    "pair",
    "pair_cadence",
    "pair_extension",
    "pair_pause",
    "pairing_constraint",
    "preference",
    "program",
    "program_rule",
    "proposal",
    "proposal_row",
    "proposal_mentor",
    "proposal_score",
    "shortlist",
    "shortlist_mentor",
    "no_match",
    "program_text",
    "agreement",
    "goal_event",
    "pair_action",
    "checklist_step",
    "review",
    "concern",
    "referral",
    "survey",
    "survey_question",
    "feedback",
    "feedback_answer",
    "reminder",
    "appointment",
    "application",
    NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) statement = td_database_query (
      file->db, &error,
      "SELECT DISTINCT m.name FROM sqlite_master m, pragma_foreign_key_list(m.name) f "
      "WHERE m.type = 'table' AND f.\"table\" NOT IN ('employee', 'change_log', "
      "'workspace_import')",
      "");

  g_assert_no_error (error);
  while (td_statement_next (statement, &error))
    g_assert_true (g_strv_contains (known, td_statement_get_text (statement, 0)));
  g_assert_no_error (error);
}

static void
test_states (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fill_program (file->db);
  g_autoptr (GPtrArray) shown = NULL;

  g_assert_false (td_program_set_state (file->db, id, "archived", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (td_program_set_state (file->db, id, "closed", &error));
  td_test_run (file->db, "UPDATE pair SET state = 'ended', ended_on = '2026-01-01' "
                         "WHERE state = 'active'");
  g_assert_true (td_program_set_state (file->db, id, "archived", &error));
  shown = td_program_list (file->db, FALSE, &error);
  g_assert_cmpuint (shown->len, ==, 0);
  g_assert_true (td_program_set_state (file->db, id, "open", &error));
  g_assert_cmpstr (td_program_state_get_label ("closed"), ==, "Closed");
  g_assert_cmpstr (td_program_kind_get_label ("coaching"), ==, "Coaching");
}

void
test_program_add (void)
{
#define ADD(name, function)                                                     \
  g_test_add ("/program/" name, TdTestFile, NULL, td_test_file_setup, function, \
              td_test_file_teardown)
  g_test_add_func ("/program/standard", test_standard);
  ADD ("save-and-find", test_save_and_find);
  ADD ("edit-cadence", test_edit_cadence);
  ADD ("remarks", test_remarks);
  ADD ("copy", test_copy);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("new-cadence", test_new_cadence);
  ADD ("delete-knows-all-tables", test_delete_knows_all_tables);
  ADD ("states", test_states);
#undef ADD
}
