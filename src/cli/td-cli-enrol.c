/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>

static const char *const roles[] = { "mentor", "mentee", "both", NULL };

static gboolean
need_numbers (char **numbers, GError **error)
{
  if (numbers && numbers[0])
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("At least one NUMBER is needed."));
  return FALSE;
}

/* --- enrol --- */

/* The ids of those who are on the roster; who is not goes into @refused. */
static GArray *
find_people (TdCli *cli, char **numbers, GPtrArray *refused, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (char **number = numbers; *number; number++)
    {
      GError *trouble = NULL;
      gint64 id = td_cli_find_employee (cli, *number, &trouble);

      if (id)
        g_array_append_val (ids, id);
      else if (trouble->domain == TD_DATABASE_ERROR)
        {
          g_propagate_error (error, trouble);
          return NULL;
        }
      else
        {
          g_ptr_array_add (refused, g_strdup (trouble->message));
          g_error_free (trouble);
        }
    }
  return g_steal_pointer (&ids);
}

static void
print_outcome (TdCli *cli, int n, GPtrArray *refused)
{
  g_autoptr (JsonBuilder) builder = NULL;

  for (guint i = 0; i < refused->len; i++)
    td_cli_message (cli, "%s", (char *) refused->pdata[i]);
  if (!td_cli_is_json (cli))
    {
      td_cli_message (cli, ngettext ("%d person enrolled.", "%d people enrolled.", (gulong) n), n);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  td_cli_json_int (builder, "enrolled", n);
  td_cli_json_begin_array (builder, "refused");
  for (guint i = 0; i < refused->len; i++)
    json_builder_add_string_value (builder, refused->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
enrol (TdCli *cli,
       gint64 program,
       const char *role,
       int places,
       TdDate from,
       char **numbers,
       GError **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = find_people (cli, numbers, unknown, error);
  GPtrArray *refused = NULL;
  int n;

  if (ids == NULL)
    return FALSE;
  n = td_enrolment_enrol_many (td_cli_open (cli, 0, error), program, (gint64 *) ids->data, ids->len,
                               role, places, from, NULL, &refused, error);
  if (n < 0)
    return FALSE;
  g_ptr_array_extend_and_steal (unknown, refused);
  print_outcome (cli, n, unknown);
  if (n == 0)
    g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING, _ ("Nobody was enrolled."));
  return n > 0;
}

static gboolean
run_enrol (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *role = NULL;
  g_autofree char *from = NULL;
  g_auto (GStrv) numbers = NULL;
  int places = 1;
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    { "role", 'r', 0, G_OPTION_ARG_STRING, &role, N_ ("mentor, mentee or both"), N_ ("ROLE") },
    { "places", 0, 0, G_OPTION_ARG_INT, &places, N_ ("How many mentees a mentor takes"), N_ ("N") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("The first day; else today"),
      N_ ("YYYY-MM-DD") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &numbers, NULL, NULL },
    {},
  };
  TdDate date;
  gint64 program_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--program", program, error) || !td_cli_require ("--role", role, error) ||
      !td_cli_check_code ("--role", role, roles, error) || !need_numbers (numbers, error) ||
      !td_cli_parse_date ("--from", from, td_cli_get_today (cli), &date, error))
    return FALSE;
  program_id = td_cli_find_program (cli, program, error);
  return program_id && enrol (cli, program_id, role, places, date, numbers, error);
}

const TdCliCommand td_cli_enrol = { "enrol", N_ ("NUMBER…"), N_ ("Enrol people in a programme"),
                                    run_enrol };

/* --- enrol withdraw --- */

static TdEnrolment *
find_enrolment (TdCli *cli, TdDatabase *db, gint64 program, const char *number, GError **error)
{
  gint64 employee = td_cli_find_employee (cli, number, error);
  TdEnrolment *enrolment;
  GError *trouble = NULL;

  if (employee == 0)
    return NULL;
  enrolment = td_enrolment_find (db, program, employee, &trouble);
  if (trouble)
    g_propagate_error (error, trouble);
  else if (enrolment == NULL)
    g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING,
                 _ ("“%s” is not enrolled in this programme."), number);
  return enrolment;
}

static gboolean
withdraw (TdCli *cli,
          gint64 program,
          const char *number,
          TdDate on,
          const char *reason,
          GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  g_autoptr (TdEnrolment) enrolment = find_enrolment (cli, db, program, number, error);

  return enrolment && td_enrolment_withdraw (db, enrolment->id, on, reason, error);
}

static gboolean
run_withdraw (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *program = NULL;
  g_autofree char *on = NULL;
  g_autofree char *reason = NULL;
  g_auto (GStrv) numbers = NULL;
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("The day; else today"), N_ ("YYYY-MM-DD") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why"), N_ ("TEXT") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &numbers, NULL, NULL },
    {},
  };
  TdDate date;
  gint64 program_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--program", program, error) || !need_numbers (numbers, error) ||
      !td_cli_parse_date ("--on", on, td_cli_get_today (cli), &date, error))
    return FALSE;
  program_id = td_cli_find_program (cli, program, error);
  for (char **number = numbers; program_id && *number; number++)
    if (!withdraw (cli, program_id, *number, date, reason, error))
      return FALSE;
  return program_id != 0;
}

const TdCliCommand td_cli_enrol_withdraw = { "enrol withdraw", N_ ("NUMBER…"),
                                             N_ ("Withdraw people from a programme"),
                                             run_withdraw };

/* --- enrol wait, enrol restore --- */

static gboolean
set_state (TdCli *cli, gint64 program, const char *number, const char *state, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  g_autoptr (TdEnrolment) enrolment = find_enrolment (cli, db, program, number, error);

  return enrolment && td_enrolment_set_state (db, enrolment->id, state, error);
}

static gboolean
run_state (TdCli *cli, int argc, char **argv, const char *state, GError **error)
{
  g_autofree char *program = NULL;
  g_auto (GStrv) numbers = NULL;
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &program, N_ ("The programme"), N_ ("NAME") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &numbers, NULL, NULL },
    {},
  };
  gint64 program_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--program", program, error) || !need_numbers (numbers, error))
    return FALSE;
  program_id = td_cli_find_program (cli, program, error);
  for (char **number = numbers; program_id && *number; number++)
    if (!set_state (cli, program_id, *number, state, error))
      return FALSE;
  return program_id != 0;
}

static gboolean
run_wait (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_state (cli, argc, argv, "waiting", error);
}

static gboolean
run_restore (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_state (cli, argc, argv, "enrolled", error);
}

const TdCliCommand td_cli_enrol_wait = { "enrol wait", N_ ("NUMBER…"),
                                         N_ ("Put people on the waiting list"), run_wait };
const TdCliCommand td_cli_enrol_restore = { "enrol restore", N_ ("NUMBER…"),
                                            N_ ("Take back from the waiting list or a withdrawal"),
                                            run_restore };

/* --- enrol list --- */

static const char *const members[] = {
  "id",
  "program=program_name",
  "number=employee_number",
  "name=employee_name",
  "department",
  "role",
  "state",
  "places",
  "from=from_date",
  "withdrawn_on",
  "withdrawn_reason",
  "hours",
  "skills_offered",
  "skills_wanted",
  "reasons",
  "languages",
  "not_ready",
  "trained_on",
  "mentees=n_mentees",
  "mentors=n_mentors",
  NULL,
};

static void
print_table (TdCli *cli, GPtrArray *enrolments)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Number"), _ ("Name"), _ ("Programme"), _ ("Role"), _ ("State"),
                        _ (">Places"), _ (">Pairs"), C_ ("enrolment", "From"), NULL);

  for (guint i = 0; i < enrolments->len; i++)
    {
      TdEnrolment *enrolment = enrolments->pdata[i];
      char from[11];

      td_cli_table_add_cell (table, "%s",
                             enrolment->employee_number ? enrolment->employee_number : "");
      td_cli_table_add_cell (table, "%s", enrolment->employee_name);
      td_cli_table_add_cell (table, "%s", enrolment->program_name);
      td_cli_table_add_cell (table, "%s", td_enrolment_role_get_label (enrolment->role));
      td_cli_table_add_cell (table, "%s", td_enrolment_state_get_label (enrolment->state));
      td_cli_table_add_cell (table, "%d", enrolment->places);
      td_cli_table_add_cell (table, "%d", enrolment->n_mentees + enrolment->n_mentors);
      td_cli_table_add_cell (table, "%s", td_date_write_iso (enrolment->from_date, from));
    }
  td_cli_table_print (table, cli);
}

static gboolean
run_list (TdCli *cli, int argc, char **argv, GError **error)
{
  static const char *const states[] = { "enrolled", "waiting", "withdrawn", NULL };
  g_autofree char *program = NULL;
  g_autofree char *role = NULL;
  g_autofree char *state = NULL;
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &program, N_ ("Only of this programme"),
      N_ ("NAME") },
    { "role", 'r', 0, G_OPTION_ARG_STRING, &role, N_ ("mentor or mentee"), N_ ("ROLE") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, N_ ("enrolled, waiting or withdrawn"),
      N_ ("STATE") },
    {},
  };
  g_autoptr (GPtrArray) enrolments = NULL;
  TdDatabase *db;
  gint64 program_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_check_code ("--role", role, roles, error) ||
      !td_cli_check_code ("--state", state, states, error) ||
      (db = td_cli_open_program (cli, program, &program_id, error)) == NULL)
    return FALSE;
  enrolments = td_enrolment_list (db, program_id, 0, role, state, error);
  if (enrolments == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    td_cli_print_json_records (cli, "enrolments", enrolments, members);
  else
    print_table (cli, enrolments);
  return TRUE;
}

const TdCliCommand td_cli_enrol_list = { "enrol list", NULL, N_ ("List the enrolments"), run_list };
