/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "people/td-employee.h"
#include "program/td-enrolment.h"
#include "program/td-program.h"
#include "td-test.h"

void test_enrolment_add (void);

#define FROM "2026-01-10"

/* Programme 1; people 1 to 4, of which 3 has left and 4 is a coach from outside. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdProgram) program = td_program_new ("mentoring");

  td_test_file_setup (file, data);
  td_record_set_text (&program->name, "Leadership");
  g_assert_true (td_program_save (file->db, program, NULL));
  td_test_run (file->db,
               "INSERT INTO employee (number, name, name_key, search_key, leave_date, outside) "
               "VALUES ('1', 'Ana', 'ana', 'ana', NULL, 0), ('2', 'Bo', 'bo', 'bo', NULL, 0),"
               "('3', 'Cy', 'cy', 'cy', '2025-12-31', 0), (NULL, 'Di', 'di', 'di', NULL, 1)");
}

static TdEnrolment *
enrol (TdDatabase *db, gint64 employee, const char *role)
{
  g_autoptr (GError) error = NULL;
  TdEnrolment *enrolment = td_enrolment_new (1, employee, role, td_test_date (FROM));

  g_assert_true (td_enrolment_save (db, enrolment, &error));
  g_assert_no_error (error);
  return enrolment;
}

static void
assert_refused (TdDatabase *db, TdEnrolment *enrolment, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRemarks) remarks = td_enrolment_check (db, enrolment, &error);
  TdRemarkKind kind = TD_REMARK_WARNING;

  g_assert_no_error (error);
  g_assert_nonnull (td_remarks_get (remarks, field, &kind));
  g_assert_cmpint (kind, ==, TD_REMARK_REFUSAL);
  g_assert_false (td_enrolment_save (db, enrolment, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_save (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEnrolment) enrolment = enrol (file->db, 1, "both");
  g_autoptr (TdEnrolment) loaded = NULL;
  gint64 changes;

  td_record_set_text (&enrolment->skills_offered, "Négociation; SQL");
  td_record_set_text (&enrolment->reasons, "skills; support");
  enrolment->hours = 1.5;
  g_assert_true (td_enrolment_save (file->db, enrolment, &error));
  changes = td_test_count (file->db, "SELECT count(*) FROM change_log");
  g_assert_true (td_enrolment_save (file->db, enrolment, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, changes);

  loaded = td_enrolment_find (file->db, 1, 1, &error);
  g_assert_cmpstr (loaded->search_key, ==, "negociation sql");
  g_assert_cmpstr (loaded->employee_name, ==, "Ana");
  g_assert_cmpstr (loaded->program_name, ==, "Leadership");
  g_assert_cmpint (loaded->places, ==, 1);
  g_assert_cmpfloat (loaded->hours, ==, 1.5);
}

static void
test_refusals (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEnrolment) first = enrol (file->db, 1, "mentor");
  g_autoptr (TdEnrolment) twice = td_enrolment_new (1, 1, "mentee", td_test_date (FROM));
  g_autoptr (TdEnrolment) leaver = td_enrolment_new (1, 3, "mentee", td_test_date (FROM));
  g_autoptr (TdEnrolment) coach = td_enrolment_new (1, 4, "mentee", td_test_date (FROM));
  g_autoptr (TdEnrolment) odd = td_enrolment_new (1, 2, "friend", TD_DATE_NONE);

  assert_refused (file->db, twice, "employee");
  assert_refused (file->db, leaver, "employee");
  assert_refused (file->db, coach, "role");
  assert_refused (file->db, odd, "role");
  assert_refused (file->db, odd, "from_date");
  td_record_set_text (&odd->role, "mentor");
  odd->from_date = td_test_date (FROM);
  odd->places = 1001;
  assert_refused (file->db, odd, "places");
  odd->places = 1;
  odd->hours = -1;
  assert_refused (file->db, odd, "hours");
  odd->hours = 1;
  td_test_run (file->db, "UPDATE program SET state = 'closed'");
  assert_refused (file->db, odd, "program");
}

static void
test_pairs_hold_the_role (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEnrolment) mentor = enrol (file->db, 1, "mentor");
  g_autoptr (TdEnrolment) mentee = enrol (file->db, 2, "mentee");

  td_test_run (file->db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, "
                         "proposed_on) VALUES ('1', 1, 1, 2, 'active', '2026-02-01')");
  td_record_set_text (&mentor->role, "mentee");
  assert_refused (file->db, mentor, "role");
  td_record_set_text (&mentee->role, "mentor");
  assert_refused (file->db, mentee, "role");
  g_assert_false (
      td_enrolment_withdraw (file->db, mentee->id, td_test_date ("2026-03-01"), NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (td_enrolment_set_state (file->db, mentee->id, "waiting", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

static void
test_ready (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEnrolment) enrolment = enrol (file->db, 1, "mentor");
  TdDate day = td_test_date (FROM);
  const char *why = NULL;

  g_assert_true (td_enrolment_is_ready (enrolment, "mentor", day, &why));
  g_assert_null (why);
  g_assert_false (td_enrolment_is_ready (enrolment, "mentee", day, &why));
  g_assert_nonnull (why);
  g_assert_false (td_enrolment_is_ready (enrolment, "mentor", day - 1, NULL));
  enrolment->requires_training = TRUE;
  g_assert_false (td_enrolment_is_ready (enrolment, "mentor", day, NULL));
  enrolment->trained_on = day;
  g_assert_true (td_enrolment_is_ready (enrolment, "mentor", day, NULL));
  enrolment->not_ready = TRUE;
  g_assert_false (td_enrolment_is_ready (enrolment, "mentor", day, NULL));
  enrolment->not_ready = FALSE;
  enrolment->leave_date = day;
  g_assert_true (td_enrolment_is_ready (enrolment, "mentor", day, NULL));
  g_assert_false (td_enrolment_is_ready (enrolment, "mentor", day + 1, NULL));
  td_record_set_text (&enrolment->state, "waiting");
  g_assert_false (td_enrolment_is_ready (enrolment, "mentor", day, NULL));
}

static void
test_withdraw_and_return (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEnrolment) enrolment = enrol (file->db, 2, "mentee");
  g_autoptr (TdEnrolment) gone = NULL;
  g_autoptr (TdEnrolment) back = NULL;

  g_assert_false (td_enrolment_withdraw (file->db, enrolment->id, td_test_date ("2026-01-09"),
                                         "workload", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (td_enrolment_withdraw (file->db, enrolment->id, td_test_date ("2026-02-01"),
                                        "workload", &error));
  gone = td_enrolment_load (file->db, enrolment->id, &error);
  g_assert_cmpstr (gone->state, ==, "withdrawn");
  g_assert_cmpstr (gone->withdrawn_reason, ==, "workload");
  g_assert_true (td_enrolment_set_state (file->db, enrolment->id, "waiting", &error));
  g_assert_true (td_enrolment_set_state (file->db, enrolment->id, "enrolled", &error));
  back = td_enrolment_load (file->db, enrolment->id, &error);
  g_assert_cmpint (back->withdrawn_on, ==, TD_DATE_NONE);
  g_assert_cmpint (back->from_date, ==, td_test_date (FROM));
}

static void
test_enrol_many (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEnrolment) withdrawn = enrol (file->db, 2, "mentee");
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autoptr (TdEnrolment) again = NULL;
  const gint64 ids[] = { 1, 2, 3, 99 };

  td_enrolment_withdraw (file->db, withdrawn->id, td_test_date ("2026-02-01"), NULL, &error);
  g_assert_cmpint (td_enrolment_enrol_many (file->db, 1, ids, 4, "mentor", 2,
                                            td_test_date ("2026-03-01"), NULL, &refused, &error),
                   ==, 2);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->len, ==, 2);
  g_assert_true (g_str_has_prefix (refused->pdata[0], "Cy left on "));
  again = td_enrolment_find (file->db, 1, 2, &error);
  g_assert_cmpstr (again->state, ==, "enrolled");
  g_assert_cmpstr (again->role, ==, "mentor");
  g_assert_cmpint (again->places, ==, 2);

  /* All of them are one step back. */
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->detail, ==, "Leadership (2)");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  g_assert_null (td_enrolment_find (file->db, 1, 1, &error));
}

/* Who has a pair, or takes no part, is passed over and named; all others are one step back. */
static void
test_withdraw_many (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEnrolment) first = enrol (file->db, 1, "mentor");
  g_autoptr (TdEnrolment) second = enrol (file->db, 2, "mentee");
  g_autoptr (TdEnrolment) gone = NULL;
  g_autoptr (TdEnrolment) back = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  const gint64 ids[] = { 1, 2, 3 };

  g_assert_cmpint (td_enrolment_withdraw_many (file->db, 1, ids, 3, td_test_date ("2026-03-01"),
                                               "workload", NULL, &refused, &error),
                   ==, 2);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_cmpstr (refused->pdata[0], ==, "Cy is not in this programme.");
  gone = td_enrolment_load (file->db, second->id, &error);
  g_assert_cmpstr (gone->state, ==, "withdrawn");
  g_assert_cmpstr (gone->withdrawn_reason, ==, "workload");

  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->action, ==, "enrolment.withdraw");
  g_assert_cmpstr (entry->detail, ==, "Leadership (2)");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  back = td_enrolment_load (file->db, first->id, &error);
  g_assert_cmpstr (back->state, ==, "enrolled");

  td_test_run (file->db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state,"
                         " proposed_on, matched_on)"
                         " VALUES ('1', 1, 1, 2, 'active', '2026-02-01', '2026-02-01')");
  g_clear_pointer (&refused, g_ptr_array_unref);
  g_assert_cmpint (td_enrolment_withdraw_many (file->db, 1, ids, 2, td_test_date ("2026-03-01"),
                                               NULL, NULL, &refused, &error),
                   ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->len, ==, 2);
}

static void
test_list (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEnrolment) a = enrol (file->db, 1, "both");
  g_autoptr (TdEnrolment) b = enrol (file->db, 2, "mentee");
  g_autoptr (GPtrArray) mentors = td_enrolment_list (file->db, 1, 0, "mentor", NULL, NULL);
  g_autoptr (GPtrArray) mentees = td_enrolment_list (file->db, 0, 0, "mentee", "enrolled", NULL);
  g_autoptr (GPtrArray) waiting = td_enrolment_list (file->db, 1, 0, NULL, "waiting", NULL);
  g_autoptr (GPtrArray) of_bo = td_enrolment_list (file->db, 0, 2, NULL, NULL, NULL);

  g_assert_cmpuint (mentors->len, ==, 1);
  g_assert_cmpuint (mentees->len, ==, 2);
  g_assert_cmpuint (waiting->len, ==, 0);
  g_assert_cmpuint (of_bo->len, ==, 1);
}

static void
test_preferences (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEnrolment) ana = enrol (file->db, 1, "mentee");
  g_autoptr (GPtrArray) list = NULL;
  const gint64 self[] = { 1 };
  const gint64 two[] = { 4, 2 };
  gint64 changes;

  g_assert_false (td_preference_set (file->db, ana->id, "wish", self, 1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (td_preference_set (file->db, ana->id, "wish", two, 2, &error));
  g_assert_false (td_preference_set (file->db, ana->id, "veto", two, 1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  changes = td_test_count (file->db, "SELECT count(*) FROM change_log");
  g_assert_true (td_preference_set (file->db, ana->id, "wish", two, 2, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, changes);
  g_assert_true (td_preference_set (file->db, ana->id, "veto", (gint64[]){ 3 }, 1, &error));

  list = td_preference_list (file->db, ana->id, &error);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (((TdPreference *) list->pdata[0])->employee_name, ==, "Di");
  g_assert_cmpint (((TdPreference *) list->pdata[1])->rank, ==, 2);
  g_assert_cmpstr (((TdPreference *) list->pdata[2])->kind, ==, "veto");
  g_assert_true (td_preference_describe (file->db, ana, &error));
  g_assert_cmpstr (ana->wishes, ==, "Di; Bo");
  g_assert_cmpstr (ana->vetoes, ==, "Cy");
}

static void
test_words (void)
{
  g_assert_cmpstr (td_enrolment_parse_role (" MENTOR"), ==, "mentor");
  g_assert_cmpstr (td_enrolment_parse_role ("Mentor and mentee"), ==, "both");
  g_assert_cmpstr (td_enrolment_parse_role ("As a mentee (learner)"), ==, "mentee");
  g_assert_null (td_enrolment_parse_role ("director"));
  g_assert_null (td_enrolment_parse_role (NULL));
  g_assert_cmpstr (td_enrolment_parse_reason ("Goal setting"), ==, "goals");
  g_assert_cmpstr (td_enrolment_parse_reason ("psychosocial support"), ==, "support");
  g_assert_cmpstr (td_enrolment_parse_reason ("Visibility with leaders"), ==, "connections");
  g_assert_null (td_enrolment_parse_reason ("parking"));
  for (const char *const *code = td_enrolment_list_reasons (); *code; code++)
    g_assert_cmpstr (td_enrolment_reason_get_label (*code), !=, *code);
  for (const char *const *code = td_enrolment_list_occasions (); *code; code++)
    g_assert_cmpstr (td_enrolment_occasion_get_label (*code), !=, *code);
}

void
test_enrolment_add (void)
{
#define ADD(name, function) \
  g_test_add ("/enrolment/" name, TdTestFile, NULL, setup, function, td_test_file_teardown)
  ADD ("save", test_save);
  ADD ("refusals", test_refusals);
  ADD ("pairs-hold-the-role", test_pairs_hold_the_role);
  ADD ("ready", test_ready);
  ADD ("withdraw-and-return", test_withdraw_and_return);
  ADD ("enrol-many", test_enrol_many);
  ADD ("withdraw-many", test_withdraw_many);
  ADD ("list", test_list);
  ADD ("preferences", test_preferences);
#undef ADD
  g_test_add_func ("/enrolment/words", test_words);
}
