/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-program.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "db/td-change.h"
#include "program/td-cadence.h"

#include <glib/gi18n-lib.h>

static const TdField program_fields[] = {
  TD_FIELD (TdProgram, id, TD_FIELD_ID),
  TD_FIELD (TdProgram, name, TD_FIELD_TEXT),
  TD_FIELD (TdProgram, kind, TD_FIELD_TEXT),
  TD_FIELD (TdProgram, state, TD_FIELD_TEXT),
  TD_FIELD (TdProgram, objective, TD_FIELD_TEXT),
  TD_FIELD (TdProgram, start_date, TD_FIELD_DATE),
  TD_FIELD (TdProgram, end_date, TD_FIELD_DATE),
  TD_FIELD (TdProgram, cadence, TD_FIELD_TEXT),
  TD_FIELD (TdProgram, planned_months, TD_FIELD_INT),
  TD_FIELD (TdProgram, grace_days, TD_FIELD_INT),
  TD_FIELD (TdProgram, target_match_rate, TD_FIELD_INT),
  TD_FIELD (TdProgram, target_satisfaction, TD_FIELD_REAL),
  TD_FIELD (TdProgram, target_hours, TD_FIELD_REAL),
  TD_FIELD (TdProgram, requires_training, TD_FIELD_BOOL),
  TD_FIELD (TdProgram, confidential, TD_FIELD_BOOL),
  TD_FIELD (TdProgram, copied_from, TD_FIELD_ID),
  TD_FIELD (TdProgram, n_mentors, TD_FIELD_INT),
  TD_FIELD (TdProgram, n_mentees, TD_FIELD_INT),
  TD_FIELD (TdProgram, n_waiting, TD_FIELD_INT),
  TD_FIELD (TdProgram, n_pairs, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdProgram, td_program, program_fields)

static const char *const columns[] = {
  "name",
  "kind",
  "state",
  "objective",
  "start_date",
  "end_date",
  "cadence",
  "planned_months",
  "grace_days",
  "target_match_rate",
  "target_satisfaction",
  "target_hours",
  "requires_training",
  "confidential",
  "copied_from",
  NULL,
};

/* The columns of the table and the counts. */
#define ENROLLED(role)                                                                    \
  "(SELECT count(*) FROM enrolment n WHERE n.program_id = p.id AND n.state = 'enrolled' " \
  "AND n.role IN ('" role "', 'both'))"
#define SELECT                                                                                  \
  "SELECT p.*, " ENROLLED ("mentor") " AS n_mentors, " ENROLLED (                               \
      "mentee") " AS n_mentees, "                                                               \
                "(SELECT count(*) FROM enrolment n WHERE n.program_id = p.id AND n.state = "    \
                "'waiting') "                                                                   \
                "AS n_waiting, "                                                                \
                "(SELECT count(*) FROM pair x WHERE x.program_id = p.id "                       \
                "AND x.state IN ('proposed', 'accepted', 'active', 'paused')) AS n_pairs FROM " \
                "program p "

TdProgram *
td_program_new (const char *kind)
{
  gboolean coaching = g_strcmp0 (kind, "coaching") == 0;
  TdProgram *program = g_object_new (TD_TYPE_PROGRAM, NULL);

  td_record_set_text (&program->kind, coaching ? "coaching" : "mentoring");
  td_record_set_text (&program->state, "open");
  td_record_set_text (&program->cadence, "monthly");
  program->planned_months = coaching ? 6 : 10;
  program->grace_days = 7;
  program->target_match_rate = 70;
  program->target_satisfaction = 4;
  return program;
}

TdProgram *
td_program_load (TdDatabase *db, gint64 id, GError **error)
{
  GError *trouble = NULL;
  TdProgram *program =
      td_database_load_one (db, TD_TYPE_PROGRAM, &trouble, SELECT "WHERE p.id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (program == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("This programme is not there any more."));
  return program;
}

/* Another programme whose name is the same when folded; NULL without error where there is none. */
static TdProgram *
find_same_name (TdDatabase *db, const char *name, gint64 except, GError **error)
{
  g_autoptr (GPtrArray) programs = td_program_list (db, TRUE, error);

  for (guint i = 0; programs && i < programs->len; i++)
    {
      TdProgram *program = programs->pdata[i];

      if (program->id != except && td_text_same (program->name, name))
        return g_object_ref (program);
    }
  return NULL;
}

TdProgram *
td_program_find (TdDatabase *db, const char *name, GError **error)
{
  GError *trouble = NULL;
  TdProgram *program = find_same_name (db, name, 0, &trouble);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (program == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no programme “%s”."), name);
  return program;
}

GPtrArray *
td_program_list (TdDatabase *db, gboolean archived_too, GError **error)
{
  return td_database_load (db, TD_TYPE_PROGRAM, error,
                           SELECT "WHERE $1 = 1 OR p.state <> 'archived' "
                                  "ORDER BY CASE p.state WHEN 'open' THEN 1 WHEN 'closed' THEN 2 "
                                  "ELSE 3 END, p.start_date IS NULL, p.start_date DESC, p.id DESC",
                           "b", archived_too);
}

static void
check_length (TdProgram *program, TdRemarks *remarks)
{
  gboolean coaching = g_strcmp0 (program->kind, "coaching") == 0;

  if (program->planned_months < 1 || program->planned_months > 60)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "planned_months",
                    _ ("A pair lasts 1 to 60 months."));
  else if (coaching && (program->planned_months < 3 || program->planned_months > 6))
    td_remarks_add (remarks, TD_REMARK_WARNING, "planned_months",
                    _ ("Coaching usually lasts 3 to 6 months."));
  else if (!coaching && program->planned_months < 9)
    td_remarks_add (remarks, TD_REMARK_WARNING, "planned_months",
                    _ ("Mentoring shorter than 9 months rarely has time to work."));
}

static void
check_numbers (TdProgram *program, TdRemarks *remarks)
{
  if (program->grace_days < 0 || program->grace_days > 60)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "grace_days", _ ("Between 0 and 60 days."));
  if (program->target_match_rate < 0 || program->target_match_rate > 100)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "target_match_rate", _ ("Between 0 and 100 %%."));
  if (!(program->target_satisfaction >= 1 && program->target_satisfaction <= 5))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "target_satisfaction", _ ("Between 1 and 5."));
  if (!(program->target_hours >= 0))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "target_hours", _ ("Hours can't be below 0."));
}

static gboolean
check_name (TdDatabase *db, TdProgram *program, TdRemarks *remarks, GError **error)
{
  g_autofree char *name = td_text_clean (program->name);
  g_autoptr (TdProgram) other = NULL;
  GError *trouble = NULL;

  if (name == NULL)
    {
      td_remarks_add (remarks, TD_REMARK_REFUSAL, "name", _ ("A name is needed."));
      return TRUE;
    }
  other = find_same_name (db, name, program->id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (other)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "name",
                    _ ("There is a programme “%s” already; choose another name."), other->name);
  return TRUE;
}

/* What its pairs agreed to and wait for depends on the kind. */
static gboolean
check_kind (TdDatabase *db, TdProgram *program, TdRemarks *remarks, GError **error)
{
  gint64 n = 0;

  if (program->id == 0)
    return TRUE;
  if (!td_database_query_int (db, &n, error,
                              "SELECT count(*) FROM pair x JOIN program p ON p.id = x.program_id "
                              "WHERE p.id = $1 AND p.kind <> $2 "
                              "AND x.state IN ('proposed', 'accepted', 'active', 'paused')",
                              "is", program->id, program->kind))
    return FALSE;
  if (n > 0)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "kind",
                    _ ("The programme has open pairs: its kind stays as it is. Make a new "
                       "programme for the other kind."));
  return TRUE;
}

TdRemarks *
td_program_check (TdDatabase *db, TdProgram *program, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_remarks_new ();
  g_autoptr (GError) trouble = NULL;
  TdCadence cadence;

  if (!check_name (db, program, remarks, error) || !check_kind (db, program, remarks, error))
    return NULL;
  if (program->start_date && program->end_date && program->end_date < program->start_date)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "end_date", _ ("The end is before the start."));
  if (!td_cadence_parse (program->cadence, &cadence, &trouble))
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "cadence", "%s", trouble->message);
  if (program->objective == NULL)
    td_remarks_add (remarks, TD_REMARK_WARNING, "objective",
                    _ ("Say what the programme is for, so that it can be judged later."));
  check_length (program, remarks);
  check_numbers (program, remarks);
  return g_steal_pointer (&remarks);
}

/* What pairs that have begun were held to stays theirs: a new rhythm is that of pairs to come, and
 * no slot that is over changes by it. */
static gboolean
keep_rhythms (TdDatabase *db, const TdProgram *before, const TdProgram *program, GError **error)
{
  if (g_strcmp0 (before->cadence, program->cadence) == 0)
    return TRUE;
  return td_database_execute (db, error,
                              "UPDATE pair SET cadence = $2 WHERE program_id = $1 "
                              "AND cadence IS NULL AND matched_on IS NOT NULL",
                              "is", before->id, before->cadence);
}

static gboolean
write_program (TdDatabase *db, const TdProgram *before, TdProgram *program, GError **error)
{
  g_autoptr (TdChange) change =
      td_change_begin (db, program->id ? "program.edit" : "program.add", error);

  if (change == NULL || (before && !keep_rhythms (db, before, program, error)))
    return FALSE;
  if (program->id ? !td_database_update (db, "program", program, columns, program->id, error)
                  : !td_database_insert (db, "program", program, columns, &program->id, error))
    return FALSE;
  td_change_describe (change, "%s", program->name);
  return td_change_commit (change, error);
}

gboolean
td_program_save (TdDatabase *db, TdProgram *program, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_program_check (db, program, error);
  g_autoptr (TdProgram) before = NULL;

  if (remarks == NULL || !td_remarks_raise (remarks, error))
    return FALSE;
  td_record_take_text (&program->name, td_text_clean (program->name));
  if (program->id)
    {
      before = td_program_load (db, program->id, error);
      if (before == NULL)
        return FALSE;
      if (td_record_equal_fields (program, before, columns))
        return TRUE;
    }
  return write_program (db, before, program, error);
}

/* The cadence that pairs of the programme have by agreement, as of a day: their last change. */
#define LAST_CHANGE                                                 \
  "(SELECT k.cadence FROM pair_cadence k WHERE k.pair_id = pair.id" \
  " AND k.from_date <= $3 ORDER BY k.from_date DESC LIMIT 1)"

/* Pairs that began by the programme's cadence keep it for what lies behind; those that still go by
 * it change over today. */
static gboolean
keep_cadence (TdDatabase *db, TdProgram *before, const char *now, TdDate today, GError **error)
{
  return td_database_execute (
             db, error,
             "INSERT INTO pair_cadence (pair_id, from_date, cadence)"
             " SELECT pair.id, $3, $4 FROM pair WHERE pair.program_id = $1"
             " AND pair.state IN ('active', 'paused') AND pair.matched_on < $3"
             " AND (" LAST_CHANGE " = $2 OR (pair.cadence IS NULL AND " LAST_CHANGE " IS NULL))"
             " ON CONFLICT (pair_id, from_date) DO UPDATE SET cadence = excluded.cadence",
             "isDs", before->id, before->cadence, today, now) &&
         td_database_execute (db, error,
                              "UPDATE pair SET cadence = $2 WHERE program_id = $1"
                              " AND cadence IS NULL AND matched_on < $3",
                              "isD", before->id, before->cadence, today);
}

gboolean
td_program_edit (TdDatabase *db, TdProgram *program, TdDate today, GError **error)
{
  g_autoptr (TdProgram) before = td_program_load (db, program->id, error);
  g_autoptr (TdChange) change = before ? td_change_begin (db, "program.edit", error) : NULL;

  if (change == NULL)
    return FALSE;
  /* First: saving alone keeps the pairs at the cadence they had. */
  if (g_strcmp0 (before->cadence, program->cadence) != 0 &&
      !keep_cadence (db, before, program->cadence, today, error))
    return FALSE;
  if (!td_program_save (db, program, error))
    return FALSE;
  td_change_describe (change, "%s", program->name);
  return td_change_commit (change, error);
}

const char *
td_program_kind_get_label (const char *kind)
{
  return g_strcmp0 (kind, "coaching") == 0 ? _ ("Coaching") : _ ("Mentoring");
}

const char *
td_program_state_get_label (const char *state)
{
  if (g_strcmp0 (state, "closed") == 0)
    return C_ ("programme", "Closed");
  if (g_strcmp0 (state, "archived") == 0)
    return C_ ("programme", "Archived");
  return C_ ("programme", "Open");
}
