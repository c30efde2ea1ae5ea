/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "base/td-error.h"
#include "pairing/td-constraint.h"

#include <glib/gi18n-lib.h>

static const char *const members[] = {
  "mentor=mentor_number", "mentor_name", "mentee=mentee_number",
  "mentee_name",          "kind",        "reason",
  "line_manager",         "paired",      NULL
};

static void
print_table (TdCli *cli, GPtrArray *constraints)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Mentee"), _ ("Mentor"), _ ("Settled"), _ ("Reason"), NULL);

  for (guint i = 0; i < constraints->len; i++)
    {
      const TdConstraint *one = constraints->pdata[i];

      td_cli_table_add (table, one->mentee_name, one->mentor_name,
                        g_str_equal (one->kind, "locked") ? _ ("locked") : _ ("forbidden"),
                        one->reason);
    }
  td_cli_table_print (table, cli);
}

static gboolean
print_settled (TdCli *cli, TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (GPtrArray) constraints = td_constraint_list (db, program_id, error);

  if (constraints == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    td_cli_print_json_records (cli, "settled", constraints, members);
  else
    print_table (cli, constraints);
  return TRUE;
}

/* Takes back what this command sets, and not what the other one does. */
static gboolean
check_kind (TdDatabase *db,
            gint64 program_id,
            gint64 mentor_id,
            gint64 mentee_id,
            TdConstraintKind kind,
            GError **error)
{
  TdConstraintKind now;

  if (!td_constraint_get (db, program_id, mentor_id, mentee_id, &now, error))
    return FALSE;
  if (now == kind)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                       kind == TD_CONSTRAINT_LOCKED ? _ ("These two are not locked.")
                                                    : _ ("These two are not forbidden."));
  return FALSE;
}

static gboolean
settle (TdCli *cli, TdConstraintKind kind, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *mentor = NULL;
  g_autofree char *mentee = NULL;
  g_autofree char *reason = NULL;
  gboolean remove = FALSE;
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    { "mentor", 0, 0, G_OPTION_ARG_STRING, &mentor, N_ ("The mentor"), N_ ("NUMBER") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &mentee, N_ ("The mentee"), N_ ("NUMBER") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why, in your words"), N_ ("TEXT") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &remove, N_ ("Take it back"), NULL },
    {},
  };
  gint64 program_id, mentor_id, mentee_id;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--program", program, error) ||
      !td_cli_require ("--mentor", mentor, error) || !td_cli_require ("--mentee", mentee, error))
    return FALSE;
  program_id = td_cli_find_program (cli, program, error);
  mentor_id = program_id ? td_cli_find_employee (cli, mentor, error) : 0;
  mentee_id = mentor_id ? td_cli_find_employee (cli, mentee, error) : 0;
  if (mentee_id == 0)
    return FALSE;
  db = td_cli_open (cli, 0, NULL);
  if (remove && !check_kind (db, program_id, mentor_id, mentee_id, kind, error))
    return FALSE;
  return td_constraint_set (db, program_id, mentor_id, mentee_id,
                            remove ? TD_CONSTRAINT_NONE : kind, reason, error) &&
         print_settled (cli, db, program_id, error);
}

static gboolean
run_lock (TdCli *cli, int argc, char **argv, GError **error)
{
  return settle (cli, TD_CONSTRAINT_LOCKED, argc, argv, error);
}

const TdCliCommand td_cli_pair_lock = { "pair lock", NULL,
                                        N_ ("Keep a pair in every proposal, or no more (--remove)"),
                                        run_lock };

static gboolean
run_forbid (TdCli *cli, int argc, char **argv, GError **error)
{
  return settle (cli, TD_CONSTRAINT_FORBIDDEN, argc, argv, error);
}

const TdCliCommand td_cli_pair_forbid = {
  "pair forbid", NULL, N_ ("Keep a pair out of every proposal, or no more (--remove)"), run_forbid
};

static gboolean
run_settled (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    {},
  };
  gint64 program_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--program", program, error))
    return FALSE;
  program_id = td_cli_find_program (cli, program, error);
  return program_id && print_settled (cli, td_cli_open (cli, 0, NULL), program_id, error);
}

const TdCliCommand td_cli_pair_settled = { "pair settled", NULL,
                                           N_ ("List locked and forbidden pairs"), run_settled };
