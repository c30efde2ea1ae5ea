/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "program/td-cadence.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

/* What --kind, --start … were given; texts are NULL where an option was not. */
typedef struct
{
  char **names; /* the arguments */
  char *kind;
  char *start;
  char *end;
  char *cadence;
  char *objective;
  char *rename;
  char *confidential;
  int months;
  gboolean all;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->names);
  g_free (options->kind);
  g_free (options->start);
  g_free (options->end);
  g_free (options->cadence);
  g_free (options->objective);
  g_free (options->rename);
  g_free (options->confidential);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* --- Output --- */

static const char *const members[] = {
  "id",
  "name",
  "kind",
  "state",
  "objective",
  "start=start_date",
  "end=end_date",
  "cadence",
  "planned_months",
  "grace_days",
  "target_match_rate",
  "target_satisfaction",
  "target_hours",
  "requires_training",
  "confidential",
  "mentors=n_mentors",
  "mentees=n_mentees",
  "waiting=n_waiting",
  "pairs=n_pairs",
  NULL,
};

static void
print_table (TdCli *cli, GPtrArray *programs)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Name"), _ ("Kind"), _ ("State"), _ ("Start"), _ ("End"), _ ("Cadence"),
                        /* Translators: ">" at the beginning of a heading is not shown; keep it. */
                        _ (">Mentors"), _ (">Mentees"), _ (">Pairs"), NULL);

  for (guint i = 0; i < programs->len; i++)
    {
      TdProgram *program = programs->pdata[i];
      g_autofree char *start = td_date_to_iso (program->start_date);
      g_autofree char *end = td_date_to_iso (program->end_date);
      g_autofree char *cadence = td_cadence_dup_text_label (program->cadence);

      td_cli_table_add_cell (table, "%s", program->name);
      td_cli_table_add_cell (table, "%s", td_program_kind_get_label (program->kind));
      td_cli_table_add_cell (table, "%s", td_program_state_get_label (program->state));
      td_cli_table_add_cell (table, "%s", start ? start : "");
      td_cli_table_add_cell (table, "%s", end ? end : "");
      td_cli_table_add_cell (table, "%s", cadence);
      td_cli_table_add_cell (table, "%d", program->n_mentors);
      td_cli_table_add_cell (table, "%d", program->n_mentees);
      td_cli_table_add_cell (table, "%d", program->n_pairs);
    }
  td_cli_table_print (table, cli);
}

static gboolean
print_programs (TdCli *cli, GPtrArray *programs)
{
  if (td_cli_is_json (cli))
    td_cli_print_json_records (cli, "programs", programs, members);
  else
    print_table (cli, programs);
  return TRUE;
}

/* --- Arguments --- */

static gboolean
parse (TdCli *cli,
       int argc,
       char **argv,
       guint n_names,
       Options *options,
       const GOptionEntry *entries,
       gboolean *done,
       GError **error)
{
  if (!td_cli_parse (cli, argc, argv, entries, done, error))
    return FALSE;
  if ((options->names ? g_strv_length (options->names) : 0) == n_names)
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               ngettext ("One name is needed.", "%u names are needed.", n_names), n_names);
  return FALSE;
}

#define NAMES(options)                                                                \
  {                                                                                   \
    G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &(options).names, NULL, NULL \
  }

#define CONFIDENTIAL(options)                                             \
  {                                                                       \
    "confidential", 0, 0, G_OPTION_ARG_STRING, &(options).confidential,   \
        N_ ("Prints and exports without names: yes or no"), N_ ("ANSWER") \
  }

static gboolean
apply_dates (Options *options, TdProgram *program, GError **error)
{
  return td_cli_parse_date ("--start", options->start, program->start_date, &program->start_date,
                            error) &&
         td_cli_parse_date ("--end", options->end, program->end_date, &program->end_date, error);
}

static gboolean
apply (Options *options, TdProgram *program, GError **error)
{
  static const char *const kinds[] = { "mentoring", "coaching", NULL };
  static const char *const answers[] = { "yes", "no", NULL };

  if (!td_cli_check_code ("--kind", options->kind, kinds, error) ||
      !td_cli_check_code ("--confidential", options->confidential, answers, error) ||
      !td_cli_check_cadence ("--cadence", options->cadence, error) ||
      !apply_dates (options, program, error))
    return FALSE;
  if (options->kind)
    td_record_set_text (&program->kind, options->kind);
  if (options->cadence)
    {
      TdCadence cadence = td_cadence_from_text (options->cadence);

      td_record_take_text (&program->cadence, td_cadence_format (&cadence));
    }
  if (options->objective)
    td_record_set_text (&program->objective, options->objective);
  if (options->rename)
    td_record_set_text (&program->name, options->rename);
  if (options->months)
    program->planned_months = options->months;
  if (options->confidential)
    program->confidential = g_str_equal (options->confidential, "yes");
  return TRUE;
}

static void
warn (TdCli *cli, TdRemarks *remarks)
{
  td_cli_warn (cli, NULL);
  for (guint i = 0; i < td_remarks_get_size (remarks); i++)
    {
      TdRemarkKind kind;
      const char *text = td_remarks_get_nth (remarks, i, NULL, &kind);

      if (kind == TD_REMARK_WARNING)
        td_cli_warn (cli, text);
    }
}

static gboolean
save (TdCli *cli, TdDatabase *db, TdProgram *program, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_program_check (db, program, error);
  g_autoptr (GPtrArray) saved = NULL;

  if (remarks == NULL ||
      !(program->id ? td_program_edit (db, program, td_cli_get_today (cli), error)
                    : td_program_save (db, program, error)))
    return FALSE;
  warn (cli, remarks);
  saved = g_ptr_array_new ();
  g_ptr_array_add (saved, program);
  return print_programs (cli, saved);
}

static TdProgram *
find (TdCli *cli, const char *name, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);

  return db ? td_program_find (db, name, error) : NULL;
}

/* --- program add --- */

static gboolean
run_add (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_ ("mentoring (standard) or coaching"),
      N_ ("KIND") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start, N_ ("The first day"), N_ ("YYYY-MM-DD") },
    { "end", 0, 0, G_OPTION_ARG_STRING, &options.end, N_ ("The last day"), N_ ("YYYY-MM-DD") },
    { "cadence", 0, 0, G_OPTION_ARG_STRING, &options.cadence,
      N_ ("monthly (standard), 2/month, every:14d, every:6w …"), N_ ("CADENCE") },
    { "objective", 0, 0, G_OPTION_ARG_STRING, &options.objective, N_ ("What it is for"),
      N_ ("TEXT") },
    { "months", 0, 0, G_OPTION_ARG_INT, &options.months, N_ ("Planned length of a pair"),
      N_ ("N") },
    CONFIDENTIAL (options),
    NAMES (options),
    {},
  };
  g_autoptr (TdProgram) program = NULL;
  TdDatabase *db;
  gboolean done;

  if (!parse (cli, argc, argv, 1, &options, entries, &done, error))
    return done;
  program = td_program_new (options.kind);
  td_record_set_text (&program->name, options.names[0]);
  if (!apply (&options, program, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  return db && save (cli, db, program, error);
}

const TdCliCommand td_cli_program_add = { "program add", N_ ("NAME"), N_ ("Make a programme"),
                                          run_add };

/* --- program list --- */

static gboolean
run_list (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("Archived ones too"), NULL },
    {},
  };
  g_autoptr (GPtrArray) programs = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  programs = db ? td_program_list (db, options.all, error) : NULL;
  return programs && print_programs (cli, programs);
}

const TdCliCommand td_cli_program_list = { "program list", NULL, N_ ("List the programmes"),
                                           run_list };

/* --- program edit --- */

static gboolean
run_edit (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.rename, N_ ("A new name"), N_ ("NAME") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_ ("mentoring or coaching"), N_ ("KIND") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start, N_ ("The first day"), N_ ("YYYY-MM-DD") },
    { "end", 0, 0, G_OPTION_ARG_STRING, &options.end, N_ ("The last day"), N_ ("YYYY-MM-DD") },
    { "cadence", 0, 0, G_OPTION_ARG_STRING, &options.cadence,
      N_ ("monthly, 2/month, every:14d, every:6w …"), N_ ("CADENCE") },
    { "objective", 0, 0, G_OPTION_ARG_STRING, &options.objective, N_ ("What it is for"),
      N_ ("TEXT") },
    { "months", 0, 0, G_OPTION_ARG_INT, &options.months, N_ ("Planned length of a pair"),
      N_ ("N") },
    CONFIDENTIAL (options),
    NAMES (options),
    {},
  };
  g_autoptr (TdProgram) program = NULL;
  gboolean done;

  if (!parse (cli, argc, argv, 1, &options, entries, &done, error))
    return done;
  program = find (cli, options.names[0], error);
  return program && apply (&options, program, error) &&
         save (cli, td_cli_open (cli, 0, error), program, error);
}

const TdCliCommand td_cli_program_edit = { "program edit", N_ ("NAME"), N_ ("Change a programme"),
                                           run_edit };

/* --- program copy --- */

static gboolean
run_copy (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start, N_ ("The first day of the copy"),
      N_ ("YYYY-MM-DD") },
    CONFIDENTIAL (options),
    NAMES (options),
    {},
  };
  g_autoptr (TdProgram) program = NULL;
  g_autoptr (TdProgram) copy = NULL;
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();
  TdDate start;
  gboolean done;

  if (!parse (cli, argc, argv, 2, &options, entries, &done, error))
    return done;
  if (!td_cli_parse_date ("--start", options.start, td_cli_get_today (cli), &start, error))
    return FALSE;
  program = find (cli, options.names[0], error);
  if (program == NULL)
    return FALSE;
  copy = td_program_copy (td_cli_open (cli, 0, error), program->id, options.names[1], start, error);
  if (copy == NULL)
    return FALSE;
  g_ptr_array_add (copies, copy);
  return print_programs (cli, copies);
}

const TdCliCommand td_cli_program_copy = {
  "program copy", N_ ("NAME NEW-NAME"),
  N_ ("Copy a programme with its mentors and waiting mentees"), run_copy
};

/* --- program close, reopen, archive, delete --- */

static gboolean
set_state (TdCli *cli, int argc, char **argv, const char *state, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = { NAMES (options), {} };
  g_autoptr (TdProgram) program = NULL;
  gboolean done;

  if (!parse (cli, argc, argv, 1, &options, entries, &done, error))
    return done;
  program = find (cli, options.names[0], error);
  return program && td_program_set_state (td_cli_open (cli, 0, error), program->id, state, error);
}

static gboolean
run_close (TdCli *cli, int argc, char **argv, GError **error)
{
  return set_state (cli, argc, argv, "closed", error);
}

static gboolean
run_reopen (TdCli *cli, int argc, char **argv, GError **error)
{
  return set_state (cli, argc, argv, "open", error);
}

static gboolean
run_archive (TdCli *cli, int argc, char **argv, GError **error)
{
  return set_state (cli, argc, argv, "archived", error);
}

static gboolean
run_delete (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = { NAMES (options), {} };
  g_autoptr (TdProgram) program = NULL;
  gboolean done;

  if (!parse (cli, argc, argv, 1, &options, entries, &done, error))
    return done;
  program = find (cli, options.names[0], error);
  if (program == NULL || !td_program_delete (td_cli_open (cli, 0, error), program->id, error))
    return FALSE;
  td_cli_message (cli, _ ("Deleted “%s”; “tandemctl undo” brings it back."), program->name);
  return TRUE;
}

const TdCliCommand td_cli_program_close = { "program close", N_ ("NAME"), N_ ("Close a programme"),
                                            run_close };
const TdCliCommand td_cli_program_reopen = { "program reopen", N_ ("NAME"),
                                             N_ ("Open a closed or archived programme again"),
                                             run_reopen };
const TdCliCommand td_cli_program_archive = { "program archive", N_ ("NAME"),
                                              N_ ("Put a programme away"), run_archive };
const TdCliCommand td_cli_program_delete = { "program delete", N_ ("NAME"),
                                             N_ ("Delete a programme with everything in it"),
                                             run_delete };
