/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-constraint.h"

#include "base/td-error.h"
#include "db/td-change.h"

#include <glib/gi18n-lib.h>

static const TdField fields[] = {
  TD_FIELD (TdConstraint, program_id, TD_FIELD_ID),
  TD_FIELD (TdConstraint, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdConstraint, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdConstraint, kind, TD_FIELD_TEXT),
  TD_FIELD (TdConstraint, reason, TD_FIELD_TEXT),
  TD_FIELD (TdConstraint, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdConstraint, mentor_number, TD_FIELD_TEXT),
  TD_FIELD (TdConstraint, mentor_department, TD_FIELD_TEXT),
  TD_FIELD (TdConstraint, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdConstraint, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdConstraint, mentee_department, TD_FIELD_TEXT),
  TD_FIELD (TdConstraint, line_manager, TD_FIELD_BOOL),
  TD_FIELD (TdConstraint, paired, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdConstraint, td_constraint, fields)

#define OPEN "state IN ('proposed', 'accepted', 'active', 'paused')"

static const struct
{
  const char *code; /* in the database */
  const char *action;
} kinds[] = {
  [TD_CONSTRAINT_NONE] = { NULL, "pairing.allow" },
  [TD_CONSTRAINT_LOCKED] = { "locked", "pairing.lock" },
  [TD_CONSTRAINT_FORBIDDEN] = { "forbidden", "pairing.forbid" },
};

GPtrArray *
td_constraint_list (TdDatabase *db, gint64 program_id, GError **error)
{
  return td_database_load (
      db, TD_TYPE_CONSTRAINT, error,
      "SELECT c.program_id, c.mentor_id, c.mentee_id, c.kind, c.reason, r.name AS mentor_name, "
      "r.number AS mentor_number, r.department AS mentor_department, e.name AS mentee_name, "
      "e.number AS mentee_number, e.department AS mentee_department, "
      "coalesce(e.manager_id = c.mentor_id, 0) AS line_manager, "
      "EXISTS (SELECT 1 FROM pair x WHERE x.program_id = c.program_id "
      "AND x.mentor_id = c.mentor_id AND x.mentee_id = c.mentee_id AND x." OPEN ") AS paired "
      "FROM pairing_constraint c JOIN employee r ON r.id = c.mentor_id "
      "JOIN employee e ON e.id = c.mentee_id WHERE c.program_id = $1 "
      "ORDER BY c.kind DESC, td_sort_key(e.name, e.name_key), e.id, td_sort_key(r.name, "
      "r.name_key), r.id",
      "i", program_id);
}

gboolean
td_constraint_get (TdDatabase *db,
                   gint64 program_id,
                   gint64 mentor_id,
                   gint64 mentee_id,
                   TdConstraintKind *kind,
                   GError **error)
{
  gint64 locked = -1;

  if (!td_database_query_int (db, &locked, error,
                              "SELECT kind = 'locked' FROM pairing_constraint "
                              "WHERE program_id = $1 AND mentor_id = $2 AND mentee_id = $3",
                              "iii", program_id, mentor_id, mentee_id))
    return FALSE;
  *kind = locked < 0    ? TD_CONSTRAINT_NONE
          : locked == 1 ? TD_CONSTRAINT_LOCKED
                        : TD_CONSTRAINT_FORBIDDEN;
  return TRUE;
}

/* The names of the two, which also says whether they are there. */
static gboolean
load_name (TdDatabase *db, gint64 employee_id, char **name, GError **error)
{
  if (!td_database_query_text (db, name, error, "SELECT name FROM employee WHERE id = $1", "i",
                               employee_id))
    return FALSE;
  if (*name == NULL)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no such person."));
  return *name != NULL;
}

static gboolean
check_role (TdDatabase *db,
            gint64 program_id,
            gint64 employee_id,
            gboolean mentor,
            const char *name,
            GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (db, &n, error,
                              "SELECT count(*) FROM enrolment WHERE program_id = $1 "
                              "AND employee_id = $2 AND role IN ($3, 'both') "
                              "AND state <> 'withdrawn'",
                              "iis", program_id, employee_id, mentor ? "mentor" : "mentee"))
    return FALSE;
  if (n == 0 && mentor)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("%s is not enrolled as mentor in this programme."), name);
  else if (n == 0)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("%s is not enrolled as mentee in this programme."), name);
  return n > 0;
}

/* A mentee is locked with one mentor, and a mentor with no more than he has places for. */
static gboolean
check_lock (TdDatabase *db,
            gint64 program_id,
            gint64 mentor_id,
            gint64 mentee_id,
            const char *mentor,
            const char *mentee,
            GError **error)
{
  g_autofree char *other = NULL;
  gint64 left = 0;

  if (!td_database_query_text (db, &other, error,
                               "SELECT e.name FROM pairing_constraint c "
                               "JOIN employee e ON e.id = c.mentor_id WHERE c.program_id = $1 "
                               "AND c.mentee_id = $2 AND c.mentor_id <> $3 AND c.kind = 'locked'",
                               "iii", program_id, mentee_id, mentor_id) ||
      !td_database_query_int (
          db, &left, error,
          "SELECT n.places - (SELECT count(*) FROM pair x WHERE x.program_id = $1 "
          "AND x.mentor_id = $2 AND x.mentee_id <> $3 AND x." OPEN ") "
          "- (SELECT count(*) FROM pairing_constraint c WHERE c.program_id = $1 "
          "AND c.mentor_id = $2 AND c.mentee_id <> $3 AND c.kind = 'locked' AND NOT EXISTS "
          "(SELECT 1 FROM pair x WHERE x.program_id = $1 AND x.mentee_id = c.mentee_id AND x." OPEN
          ")) FROM enrolment n WHERE n.program_id = $1 AND n.employee_id = $2",
          "iii", program_id, mentor_id, mentee_id))
    return FALSE;
  if (other)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 /* Translators: a mentee, her mentor. */
                 _ ("%s is locked with %s. Unlock that pair first."), mentee, other);
  else if (left <= 0)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("%s has no place left: pairs and locked pairs take them all."), mentor);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check (TdDatabase *db,
       gint64 program_id,
       gint64 mentor_id,
       gint64 mentee_id,
       TdConstraintKind kind,
       const char *mentor,
       const char *mentee,
       GError **error)
{
  if (mentor_id == mentee_id)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT, _ ("%s cannot be paired with themselves."),
                   mentor);
      return FALSE;
    }
  return check_role (db, program_id, mentor_id, TRUE, mentor, error) &&
         check_role (db, program_id, mentee_id, FALSE, mentee, error) &&
         (kind != TD_CONSTRAINT_LOCKED ||
          check_lock (db, program_id, mentor_id, mentee_id, mentor, mentee, error));
}

static gboolean
store (TdDatabase *db,
       gint64 program_id,
       gint64 mentor_id,
       gint64 mentee_id,
       TdConstraintKind kind,
       const char *reason,
       GError **error)
{
  return td_database_execute (db, error,
                              "INSERT INTO pairing_constraint "
                              "(program_id, mentor_id, mentee_id, kind, reason) "
                              "VALUES ($1, $2, $3, $4, $5) "
                              "ON CONFLICT (program_id, mentor_id, mentee_id) DO UPDATE "
                              "SET kind = excluded.kind, reason = excluded.reason "
                              "WHERE pairing_constraint.kind <> excluded.kind "
                              "OR pairing_constraint.reason IS NOT excluded.reason",
                              "iiiss", program_id, mentor_id, mentee_id, kinds[kind].code,
                              reason && *reason ? reason : NULL);
}

static gboolean
take_back (TdDatabase *db, gint64 program_id, gint64 mentor_id, gint64 mentee_id, GError **error)
{
  TdConstraintKind kind;

  if (!td_constraint_get (db, program_id, mentor_id, mentee_id, &kind, error))
    return FALSE;
  if (kind == TD_CONSTRAINT_NONE)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("These two are neither locked nor forbidden."));
      return FALSE;
    }
  return td_database_execute (db, error,
                              "DELETE FROM pairing_constraint "
                              "WHERE program_id = $1 AND mentor_id = $2 AND mentee_id = $3",
                              "iii", program_id, mentor_id, mentee_id);
}

gboolean
td_constraint_set (TdDatabase *db,
                   gint64 program_id,
                   gint64 mentor_id,
                   gint64 mentee_id,
                   TdConstraintKind kind,
                   const char *reason,
                   GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, kinds[kind].action, error);
  g_autofree char *mentor = NULL;
  g_autofree char *mentee = NULL;

  if (change == NULL || !load_name (db, mentor_id, &mentor, error) ||
      !load_name (db, mentee_id, &mentee, error))
    return FALSE;
  if (kind == TD_CONSTRAINT_NONE)
    {
      if (!take_back (db, program_id, mentor_id, mentee_id, error))
        return FALSE;
    }
  else if (!check (db, program_id, mentor_id, mentee_id, kind, mentor, mentee, error) ||
           !store (db, program_id, mentor_id, mentee_id, kind, reason, error))
    return FALSE;
  td_change_describe (change, "%s, %s", mentor, mentee);
  return td_change_commit (change, error);
}
