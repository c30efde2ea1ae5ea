/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-merge-private.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "people/td-other-number.h"
#include "people/td-posting.h"

/* clang-format off */
static const TdMergeColumn merge_columns[] = {
  { "absence", "employee_id", NULL },
  { "application", "employee_id", NULL },
  { "company_survey", "employee_id", "wave" },
  { "employee", "manager_id", NULL },
  { "employee_extra", "employee_id", "field" },
  { "employee_number", "employee_id", NULL },
  { "enrolment", "employee_id", "program_id" },
  { "no_match", "mentee_id", "program_id" },
  { "pair", "mentor_id", NULL },
  { "pair", "mentee_id", NULL },
  { "pairing_constraint", "mentor_id", "program_id,mentee_id" },
  { "pairing_constraint", "mentee_id", "program_id,mentor_id" },
  { "posting", "employee_id", "from_date" },
  { "preference", "employee_id", "enrolment_id" },
  { "promotion", "employee_id", "on_date" },
  { "proposal_mentor", "mentor_id", "proposal_id" },
  { "proposal_row", "mentee_id", "proposal_id,round" },
  { "proposal_row", "mentor_id", NULL },
  { "proposal_row", "proven_id", NULL },
  { "proposal_score", "mentee_id", "proposal_id,mentor_id" },
  { "proposal_score", "mentor_id", "proposal_id,mentee_id" },
  { "shortlist", "mentee_id", NULL },
  { "shortlist_mentor", "mentor_id", "shortlist_id" },
};
/* clang-format on */

const TdMergeColumn *
td_merge_columns (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (merge_columns);
  return merge_columns;
}

char *
td_merge_column_dup_twice (const TdMergeColumn *column)
{
  g_auto (GStrv) keys = column->keys ? g_strsplit (column->keys, ",", -1) : NULL;
  GString *sql;

  if (keys == NULL)
    return NULL;
  sql = g_string_new (NULL);
  g_string_printf (sql,
                   " FROM %1$s WHERE %1$s.%2$s = $2 AND EXISTS "
                   "(SELECT 1 FROM %1$s o WHERE o.%2$s = $1",
                   column->table, column->column);
  for (char **key = keys; *key; key++)
    g_string_append_printf (sql, " AND o.%1$s = %2$s.%1$s", *key, column->table);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

/* --- One employment or two --- */

gboolean
td_merge_is_one_employment (const TdEmployee *one, const TdEmployee *other)
{
  return one->hire_date == TD_DATE_NONE || other->hire_date == TD_DATE_NONE ||
         one->hire_date == other->hire_date;
}

const TdEmployee *
td_merge_get_later (const TdEmployee *stays, const TdEmployee *goes)
{
  return !td_merge_is_one_employment (stays, goes) && goes->hire_date > stays->hire_date ? goes
                                                                                         : stays;
}

/* --- Rows --- */

/* What would be about her and herself; and of two sign-ups the one that was withdrawn. */
static const char *const clearings[] = {
  "DELETE FROM preference WHERE employee_id IN ($1, $2) AND enrolment_id IN "
  "(SELECT id FROM enrolment WHERE employee_id IN ($1, $2))",
  "DELETE FROM pairing_constraint WHERE mentor_id IN ($1, $2) AND mentee_id IN ($1, $2)",
  "DELETE FROM proposal_score WHERE mentor_id IN ($1, $2) AND mentee_id IN ($1, $2)",
  "DELETE FROM shortlist_mentor WHERE mentor_id IN ($1, $2) AND shortlist_id IN "
  "(SELECT id FROM shortlist WHERE mentee_id IN ($1, $2))",
  "UPDATE proposal_row SET mentor_id = NULL WHERE mentor_id IN ($1, $2) AND mentee_id IN ($1, $2)",
  "UPDATE proposal_row SET proven_id = NULL WHERE proven_id IN ($1, $2) AND mentee_id IN ($1, $2)",
  "UPDATE employee SET manager_id = (SELECT nullif(g.manager_id, $1) FROM employee g "
  "WHERE g.id = $2) WHERE id = $1 AND manager_id = $2",
};

#define LESS                                                                               \
  "SELECT n.id FROM enrolment n JOIN enrolment o ON o.program_id = n.program_id WHERE "    \
  "((n.employee_id = $2 AND o.employee_id = $1) OR (n.employee_id = $1 AND o.employee_id " \
  "= $2 AND o.state <> 'withdrawn')) AND n.state = 'withdrawn'"

/* Who was a wish of the one that goes is a wish of the other, unless it had its own about her. */
static const char *const sign_ups[] = {
  "UPDATE preference SET enrolment_id = (SELECT o.id FROM enrolment n JOIN enrolment o "
  "ON o.program_id = n.program_id AND o.id <> n.id AND o.employee_id IN ($1, $2) "
  "WHERE n.id = preference.enrolment_id) WHERE enrolment_id IN (" LESS ") AND NOT EXISTS "
  "(SELECT 1 FROM preference p JOIN enrolment o ON o.id = p.enrolment_id JOIN enrolment n "
  "ON n.id = preference.enrolment_id WHERE o.program_id = n.program_id AND o.id <> n.id "
  "AND o.employee_id IN ($1, $2) AND p.employee_id = preference.employee_id)",
  "DELETE FROM preference WHERE enrolment_id IN (" LESS ")",
  "DELETE FROM enrolment WHERE id IN (" LESS ")",
};

static gboolean
run_all (TdDatabase *db,
         const char *const *statements,
         guint n,
         gint64 stays,
         gint64 goes,
         GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!td_database_execute (db, error, statements[i], "ii", stays, goes))
      return FALSE;
  return TRUE;
}

static gboolean
move_column (TdDatabase *db, const TdMergeColumn *column, gint64 stays, gint64 goes, GError **error)
{
  g_autofree char *twice = td_merge_column_dup_twice (column);
  g_autofree char *drop = twice ? g_strconcat ("DELETE", twice, NULL) : NULL;
  g_autofree char *move = g_strdup_printf ("UPDATE %s SET %s = $1 WHERE %s = $2", column->table,
                                           column->column, column->column);

  return (drop == NULL || td_database_execute (db, error, drop, "ii", stays, goes)) &&
         td_database_execute (db, error, move, "ii", stays, goes);
}

/* The alternatives of a proposal name their mentors in JSON. */
static gboolean
move_alternatives (TdDatabase *db, gint64 stays, gint64 goes, GError **error)
{
  g_autofree char *before = g_strdup_printf ("\"mentor\":%" G_GINT64_FORMAT ",", goes);
  g_autofree char *after = g_strdup_printf ("\"mentor\":%" G_GINT64_FORMAT ",", stays);

  return td_database_execute (db, error,
                              "UPDATE proposal_row SET alternatives = "
                              "replace(alternatives, $1, $2) WHERE alternatives LIKE "
                              "'%' || $1 || '%'",
                              "ss", before, after);
}

static gboolean
move_rows (TdDatabase *db, gint64 stays, gint64 goes, GError **error)
{
  if (!run_all (db, clearings, G_N_ELEMENTS (clearings), stays, goes, error) ||
      !run_all (db, sign_ups, G_N_ELEMENTS (sign_ups), stays, goes, error) ||
      !move_alternatives (db, stays, goes, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (merge_columns); i++)
    if (!move_column (db, &merge_columns[i], stays, goes, error))
      return FALSE;
  return TRUE;
}

/* --- The entry that stays --- */

static void
fill (char **member, const char *other)
{
  if (*member == NULL && other)
    td_record_set_text (member, other);
}

static void
join_employments (TdEmployee *stays, const TdEmployee *goes)
{
  if (td_merge_get_later (stays, goes) == goes)
    {
      stays->leave_date = goes->leave_date;
      td_record_set_text (&stays->leave_reason, goes->leave_reason);
      td_record_set_text (&stays->leave_kind, goes->leave_kind);
    }
  if (stays->hire_date == TD_DATE_NONE || (goes->hire_date && goes->hire_date < stays->hire_date))
    stays->hire_date = goes->hire_date;
}

static void
fill_empty (TdEmployee *stays, const TdEmployee *goes)
{
  fill (&stays->number, goes->number);
  fill (&stays->given_name, goes->given_name);
  fill (&stays->family_name, goes->family_name);
  fill (&stays->email, goes->email);
  fill (&stays->department, goes->department);
  fill (&stays->title, goes->title);
  fill (&stays->grade, goes->grade);
  fill (&stays->location, goes->location);
  fill (&stays->status, goes->status);
  fill (&stays->languages, goes->languages);
  if (stays->manager_id == 0 && stays->manager_text == NULL && goes->manager_id != stays->id)
    {
      stays->manager_id = goes->manager_id;
      fill (&stays->manager_text, goes->manager_text);
    }
}

/* The number that goes is known from now on as another one of hers. */
static gboolean
keep_number (TdDatabase *db,
             const TdEmployee *stays,
             const TdEmployee *goes,
             TdDate today,
             GError **error)
{
  return goes->number == NULL || g_strcmp0 (stays->number, goes->number) == 0 ||
         td_other_number_add (db, stays->id, goes->number, today, error);
}

static gboolean
write_person (TdDatabase *db, gint64 id, const TdEmployee *goes, TdDate today, GError **error)
{
  g_autoptr (TdEmployee) stays = td_employee_load (db, id, error);

  if (stays == NULL ||
      !td_database_execute (db, error, "DELETE FROM employee WHERE id = $1", "i", goes->id))
    return FALSE;
  join_employments (stays, goes);
  fill_empty (stays, goes);
  return keep_number (db, stays, goes, today, error) &&
         td_employee_save (db, stays, today, error) && td_posting_note (db, id, today, error);
}

static const char *
name_number (const TdEmployee *person)
{
  return person->number ? person->number : "–";
}

gboolean
td_merge_run (TdDatabase *db, gint64 stays, gint64 goes, TdDate today, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "person.merge", error);
  g_autoptr (TdMergePlan) plan = change ? td_merge_plan (db, stays, goes, error) : NULL;

  if (plan == NULL)
    return FALSE;
  if (plan->refusals->len)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, plan->refusals->pdata[0]);
      return FALSE;
    }
  if (!move_rows (db, stays, goes, error) || !write_person (db, stays, plan->goes, today, error))
    return FALSE;
  td_change_describe (change, "%s (%s → %s)", plan->stays->name, name_number (plan->goes),
                      name_number (plan->stays));
  return td_change_commit (change, error);
}
