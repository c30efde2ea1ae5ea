/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-program.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "people/td-employee.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>

/* --- Copying --- */

static TdProgram *
make_copy (TdProgram *program, const char *name, TdDate start)
{
  TdProgram *copy = td_record_copy (program);

  copy->id = 0;
  copy->copied_from = program->id;
  td_record_set_text (&copy->name, name);
  td_record_set_text (&copy->state, "open");
  copy->start_date = start;
  copy->end_date = TD_DATE_NONE;
  if (program->start_date && program->end_date)
    copy->end_date = start + (program->end_date - program->start_date);
  return copy;
}

/* Whether a mentee never got beyond waiting in a programme. */
static gboolean
was_never_paired (TdDatabase *db, TdEnrolment *enrolment, gboolean *never, GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (db, &n, error,
                              "SELECT count(*) FROM pair WHERE program_id = $1 AND mentee_id = $2 "
                              "AND state <> 'declined'",
                              "ii", enrolment->program_id, enrolment->employee_id))
    return FALSE;
  *never = n == 0;
  return TRUE;
}

/* As what she is carried over: mentors stay mentors, mentees only while they wait; NULL not. */
static const char *
carried_role (TdEnrolment *enrolment, gboolean waits)
{
  gboolean mentor = g_strcmp0 (enrolment->role, "mentee") != 0;
  gboolean mentee = g_strcmp0 (enrolment->role, "mentor") != 0 && waits;

  if (mentor && mentee)
    return "both";
  return mentor ? "mentor" : mentee ? "mentee" : NULL;
}

static gboolean
carry_over (TdDatabase *db, TdEnrolment *enrolment, TdProgram *copy, GError **error)
{
  g_autoptr (TdEnrolment) carried = td_record_copy (enrolment);
  gboolean waits;

  if (!was_never_paired (db, enrolment, &waits, error))
    return FALSE;
  if (carried_role (enrolment, waits) == NULL)
    return TRUE;
  carried->id = 0;
  carried->program_id = copy->id;
  carried->from_date = copy->start_date;
  td_record_set_text (&carried->role, carried_role (enrolment, waits));
  td_record_set_text (&carried->state, "enrolled");
  return td_enrolment_save (db, carried, error) &&
         td_database_execute (db, error,
                              "INSERT INTO preference (enrolment_id, employee_id, kind, rank) "
                              "SELECT $1, employee_id, kind, rank FROM preference "
                              "WHERE enrolment_id = $2",
                              "ii", carried->id, enrolment->id);
}

static gboolean
copy_people (TdDatabase *db, TdProgram *program, TdProgram *copy, GError **error)
{
  g_autoptr (GPtrArray) enrolments = td_enrolment_list (db, program->id, 0, NULL, NULL, error);

  for (guint i = 0; enrolments && i < enrolments->len; i++)
    {
      TdEnrolment *enrolment = enrolments->pdata[i];
      gboolean gone = enrolment->leave_date && enrolment->leave_date < copy->start_date;

      if (!gone && g_strcmp0 (enrolment->state, "withdrawn") != 0 &&
          !carry_over (db, enrolment, copy, error))
        return FALSE;
    }
  return enrolments != NULL;
}

static gboolean
copy_settings (TdDatabase *db, TdProgram *program, TdProgram *copy, GError **error)
{
  static const char *const statements[] = {
    "INSERT INTO program_rule (program_id, kind, name, value) "
    "SELECT $1, kind, name, value FROM program_rule WHERE program_id = $2",
    "INSERT INTO program_text (program_id, kind, subject, body) "
    "SELECT $1, kind, subject, body FROM program_text WHERE program_id = $2",
    "INSERT INTO pairing_constraint (program_id, mentor_id, mentee_id, kind, reason) "
    "SELECT $1, mentor_id, mentee_id, kind, reason FROM pairing_constraint "
    "WHERE program_id = $2 AND kind = 'forbidden'",
    "INSERT INTO survey (program_id, name, first_day, every_days, active) "
    "SELECT $1, name, first_day, every_days, active FROM survey WHERE program_id = $2 ORDER BY id",
    "INSERT INTO survey_question (survey_id, position, kind, topic, side, title, choices) "
    "SELECT made.id, q.position, q.kind, q.topic, q.side, q.title, q.choices "
    "FROM survey_question q JOIN survey s ON s.id = q.survey_id AND s.program_id = $2 "
    "JOIN survey made ON made.name = s.name AND made.program_id = $1 "
    "WHERE q.active = 1 ORDER BY q.survey_id, q.position, q.id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!td_database_execute (db, error, statements[i], "ii", copy->id, program->id))
      return FALSE;
  return TRUE;
}

TdProgram *
td_program_copy (TdDatabase *db, gint64 id, const char *name, TdDate start, GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (db, id, error);
  g_autoptr (TdChange) change = program ? td_change_begin (db, "program.copy", error) : NULL;
  g_autoptr (TdProgram) copy = NULL;

  if (change == NULL)
    return NULL;
  copy = make_copy (program, name, start);
  if (!td_program_save (db, copy, error) || !copy_settings (db, program, copy, error) ||
      !copy_people (db, program, copy, error))
    return NULL;
  td_change_describe (change, "%s", copy->name);
  if (!td_change_commit (change, error))
    return NULL;
  return td_program_load (db, copy->id, error);
}

/* --- Closing and archiving --- */

static gboolean
can_archive (TdProgram *program, GError **error)
{
  if (program->n_pairs == 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               ngettext ("“%s” still has %d pair; end it before archiving.",
                         "“%s” still has %d pairs; end them before archiving.",
                         (gulong) program->n_pairs),
               program->name, program->n_pairs);
  return FALSE;
}

gboolean
td_program_set_state (TdDatabase *db, gint64 id, const char *state, GError **error)
{
  gboolean archive = g_strcmp0 (state, "archived") == 0;
  const char *action = archive                            ? "program.archive"
                       : g_strcmp0 (state, "closed") == 0 ? "program.close"
                                                          : "program.reopen";
  g_autoptr (TdProgram) program = td_program_load (db, id, error);
  g_autoptr (TdChange) change = NULL;

  if (program == NULL || (archive && !can_archive (program, error)))
    return FALSE;
  if (g_strcmp0 (program->state, state) == 0)
    return TRUE;
  change = td_change_begin (db, action, error);
  if (change == NULL ||
      !td_database_execute (db, error, "UPDATE program SET state = $1 WHERE id = $2", "si", state,
                            id))
    return FALSE;
  td_change_describe (change, "%s", program->name);
  return td_change_commit (change, error);
}

/* --- Deleting --- */

#define OF_PAIRS " WHERE pair_id IN (SELECT id FROM pair WHERE program_id = $1)"
#define OF_GOALS " WHERE goal_id IN (SELECT id FROM goal" OF_PAIRS ")"

/* Children before their parents; a table that refers to a pair, a proposal or an enrolment must be
 * named here. */
static const char *const deletions[] = {
  "DELETE FROM contact" OF_PAIRS,
  "DELETE FROM goal_event" OF_GOALS,
  "DELETE FROM checklist_step" OF_GOALS,
  "DELETE FROM pair_action" OF_PAIRS,
  "DELETE FROM goal" OF_PAIRS,
  "DELETE FROM agreement" OF_PAIRS,
  "DELETE FROM review" OF_PAIRS,
  "DELETE FROM concern" OF_PAIRS,
  "DELETE FROM referral" OF_PAIRS,
  "DELETE FROM reminder" OF_PAIRS,
  "DELETE FROM appointment" OF_PAIRS,
  "DELETE FROM feedback_answer WHERE feedback_id IN (SELECT id FROM feedback" OF_PAIRS ")",
  "DELETE FROM feedback" OF_PAIRS,
  "DELETE FROM survey_question WHERE survey_id IN (SELECT id FROM survey WHERE program_id = $1)",
  "DELETE FROM survey WHERE program_id = $1",
  "DELETE FROM program_text WHERE program_id = $1",
  "DELETE FROM application WHERE program_id = $1",
  "DELETE FROM pair_pause" OF_PAIRS,
  "DELETE FROM pair_cadence" OF_PAIRS,
  "DELETE FROM pair_extension" OF_PAIRS,
  "DELETE FROM proposal_row WHERE proposal_id IN (SELECT id FROM proposal WHERE program_id = $1)",
  "DELETE FROM proposal_mentor WHERE proposal_id IN (SELECT id FROM proposal WHERE program_id = "
  "$1)",
  "DELETE FROM proposal_score WHERE proposal_id IN (SELECT id FROM proposal WHERE program_id = $1)",
  "DELETE FROM proposal WHERE program_id = $1",
  "DELETE FROM shortlist_mentor WHERE shortlist_id IN "
  "(SELECT id FROM shortlist WHERE program_id = $1)",
  "DELETE FROM shortlist WHERE program_id = $1",
  "DELETE FROM no_match WHERE program_id = $1",
  "DELETE FROM pair WHERE program_id = $1",
  "DELETE FROM preference WHERE enrolment_id IN "
  "(SELECT id FROM enrolment WHERE program_id = $1)",
  "DELETE FROM enrolment WHERE program_id = $1",
  "DELETE FROM pairing_constraint WHERE program_id = $1",
  "DELETE FROM program_rule WHERE program_id = $1",
  "UPDATE program SET copied_from = NULL WHERE copied_from = $1",
  "DELETE FROM program WHERE id = $1",
};

gboolean
td_program_delete (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (db, id, error);
  g_autoptr (TdChange) change = program ? td_change_begin (db, "program.delete", error) : NULL;

  if (change == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    if (!td_database_execute (db, error, deletions[i], "i", id))
      return FALSE;
  td_change_describe (change, "%s", program->name);
  return td_change_commit (change, error);
}
