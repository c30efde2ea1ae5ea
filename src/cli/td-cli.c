/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli.h"

#include "base/td-error.h"
#include "base/td-place.h"
#include "cli/td-cli-commands.h"
#include "db/td-error-log.h"
#include "people/td-employee.h"
#include "program/td-cadence.h"
#include "program/td-program.h"
#include "workspace/td-backup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdCli
{
  const TdCliCommand *command;
  TdDatabase *db;
  char *file;
  char *today_text;
  TdDate today;
  gboolean json;
  gboolean help;
  gboolean version;

  /* Borrowed from the caller. */
  GString *output;
  GString *messages;

  JsonArray *warnings; /* NULL where the command has none to give */
};

GQuark
td_cli_error_quark (void)
{
  return g_quark_from_static_string ("td-cli-error-quark");
}

#define X(name) &td_cli_##name,
static const TdCliCommand *const commands[] = { TD_CLI_COMMANDS (X) };
#undef X

static GOptionContext *
new_context (TdCli *cli, const char *arguments)
{
  const GOptionEntry entries[] = {
    { "file", 'f', 0, G_OPTION_ARG_FILENAME, &cli->file, N_ ("The workspace file"), N_ ("PATH") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &cli->today_text, N_ ("The day to take as today"),
      N_ ("YYYY-MM-DD") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print JSON instead of a table"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &cli->help, N_ ("Show this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &cli->version, N_ ("Say the version"), NULL },
    {},
  };
  GOptionContext *context = g_option_context_new (arguments);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return context;
}

/* How many of the arguments are the words of a command; 0 where it is another one. */
static int
match_words (const TdCliCommand *command, char **arguments)
{
  g_auto (GStrv) words = g_strsplit (command->words, " ", -1);
  int n = 0;

  for (; words[n]; n++)
    if (g_strcmp0 (words[n], arguments[n]) != 0)
      return 0;
  return n;
}

static const TdCliCommand *
find_command (char **arguments, int *n_words)
{
  const TdCliCommand *best = NULL;

  *n_words = 0;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      int n = match_words (commands[i], arguments);

      if (n > *n_words)
        {
          best = commands[i];
          *n_words = n;
        }
    }
  return best;
}

/* As much of the arguments as can be meant for a command: "nonsense", "pair nonsense". */
static char *
dup_command_words (char **arguments)
{
  for (guint i = 0; arguments[1] && i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) words = g_strsplit (commands[i]->words, " ", 2);

      if (words[1] && strcmp (words[0], arguments[0]) == 0)
        return g_strjoin (" ", arguments[0], arguments[1], NULL);
    }
  return g_strdup (arguments[0]);
}

static void
print_help (TdCli *cli)
{
  g_autoptr (GOptionContext) context = new_context (cli, _ ("COMMAND …"));
  g_autoptr (GString) list = g_string_new (_ ("Commands:\n"));
  g_autofree char *help = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (list, "  %-23s %s\n", commands[i]->words, _ (commands[i]->summary));
  g_string_append (list, _ ("\n“tandemctl COMMAND --help” shows the options of a command."));
  g_option_context_set_description (context, list->str);
  help = g_option_context_get_help (context, TRUE, NULL);
  td_cli_print (cli, "%s", help);
}

/* g_option_context_parse() removes what it knows, from a copy: the strings stay the caller's. */
static gboolean
parse (TdCli *cli, GOptionContext *context, char **arguments, char ***rest, GError **error)
{
  g_auto (GStrv) copy = g_strdupv (arguments);
  char *file = cli->file;
  char *today_text = cli->today_text;

  if (!g_option_context_parse_strv (context, &copy, error))
    return FALSE;
  /* An option said again, behind the command, takes the place of the one before it. */
  if (cli->file != file)
    g_free (file);
  if (cli->today_text != today_text)
    g_free (today_text);
  *rest = g_steal_pointer (&copy);
  return TRUE;
}

static gboolean
settle_today (TdCli *cli, GError **error)
{
  return td_cli_parse_date ("--today", cli->today_text, td_date_today (), &cli->today, error);
}

gboolean
td_cli_parse (TdCli *cli,
              int argc,
              char **argv,
              const GOptionEntry *entries,
              gboolean *done,
              GError **error)
{
  g_autofree char *usage =
      g_strconcat (cli->command->words, cli->command->arguments ? " " : "",
                   cli->command->arguments ? cli->command->arguments : "", NULL);
  g_autoptr (GOptionContext) context = new_context (cli, usage);
  g_autofree char *help = NULL;
  g_auto (GStrv) rest = NULL;

  *done = FALSE;
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (cli->command->summary));
  if (cli->command->details)
    g_option_context_set_description (context, _ (cli->command->details));
  if (!parse (cli, context, argv, &rest, error))
    return FALSE;
  if (cli->help)
    {
      *done = TRUE;
      help = g_option_context_get_help (context, TRUE, NULL);
      td_cli_print (cli, "%s", help);
      return FALSE;
    }
  if (rest[0] && rest[1])
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("“%s” is one argument too many."),
                   rest[1]);
      return FALSE;
    }
  return settle_today (cli, error);
}

/* Options before the command, then its words. */
static gboolean
choose_command (TdCli *cli, char **argv, char ***arguments, GError **error)
{
  g_autoptr (GOptionContext) context = new_context (cli, NULL);
  g_auto (GStrv) rest = NULL;
  int n_words;

  g_option_context_set_strict_posix (context, TRUE);
  if (!parse (cli, context, argv, &rest, error))
    return FALSE;
  if (rest[0] == NULL || rest[1] == NULL)
    {
      if (!cli->help && !cli->version)
        g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                     _ ("No command was given; “tandemctl --help” lists them."));
      return cli->help || cli->version;
    }
  cli->command = find_command (rest + 1, &n_words);
  if (cli->command == NULL)
    {
      g_autofree char *words = dup_command_words (rest + 1);

      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   _ ("“%s” is not a command; “tandemctl --help” lists them."), words);
      return FALSE;
    }
  /* What the command parses begins with the last of its words, in place of a program's name. */
  *arguments = g_strdupv (rest + n_words);
  return TRUE;
}

static gboolean
run (TdCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;

  if (!choose_command (cli, argv, &arguments, error))
    return FALSE;
  if (cli->version)
    td_cli_print (cli, "tandemctl %s\n", TD_VERSION);
  else if (cli->command == NULL)
    print_help (cli);
  if (cli->version || cli->command == NULL)
    return TRUE;
  return cli->command->run (cli, (int) g_strv_length (arguments), arguments, error);
}

static int
exit_code (const GError *error)
{
  if (error->domain == G_OPTION_ERROR || g_error_matches (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE))
    return 2;
  return error->domain == TD_DATABASE_ERROR ? 3 : 1;
}

/* What was kept of a damaged file is none that brings anything back. */
static TdBackup *
find_newest (GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    if (((TdBackup *) backups->pdata[i])->kind != TD_BACKUP_DAMAGED)
      return backups->pdata[i];
  return NULL;
}

/* The way back where the file itself is what is wrong. */
static void
offer_restore (TdCli *cli, const GError *error)
{
  g_autoptr (GPtrArray) backups = NULL;
  TdBackup *newest;

  if (!g_error_matches (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_DAMAGED) &&
      !g_error_matches (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_NOT_OURS))
    return;
  backups = td_backup_list (td_cli_get_path (cli));
  newest = find_newest (backups);
  if (newest)
    td_cli_message (cli,
                    _ ("There are backups: “tandemctl backup list” shows them, “tandemctl "
                       "restore %s” brings back the newest."),
                    newest->name);
}

/* What she typed wrong is nothing for the log. */
static void
fail (TdCli *cli, const GError *error)
{
  td_cli_message (cli, "tandemctl: %s", error->message);
  if (exit_code (error) != 2 && cli->command)
    td_error_log_add (error, cli->command->words);
  offer_restore (cli, error);
}

int
td_cli_run (int argc, char **argv, GString *output, GString *messages)
{
  g_auto (GStrv) copy = g_new0 (char *, argc + 1);
  g_autoptr (GError) error = NULL;
  TdCli cli = { .output = output, .messages = messages };

  for (int i = 0; i < argc; i++)
    copy[i] = g_strdup (argv[i]);
  if (!run (&cli, copy, &error))
    fail (&cli, error);
  td_database_close (cli.db);
  g_free (cli.file);
  g_free (cli.today_text);
  g_clear_pointer (&cli.warnings, json_array_unref);
  return error ? exit_code (error) : 0;
}

const char *
td_cli_get_path (TdCli *cli)
{
  if (cli->file == NULL)
    cli->file = g_build_filename (g_get_user_data_dir (), "tandem", "workspace.tandem", NULL);
  return cli->file;
}

TdDatabase *
td_cli_open (TdCli *cli, TdDatabaseFlags flags, GError **error)
{
  g_autofree char *warning = NULL;

  if (cli->db)
    return cli->db;
  cli->db = td_database_open (td_cli_get_path (cli), flags, error);
  if (cli->db)
    warning = td_place_warn (cli->file, td_place_look (cli->file));
  if (warning)
    td_cli_message (cli, "%s", warning);
  return cli->db;
}

TdDate
td_cli_get_today (TdCli *cli)
{
  return cli->today;
}

TdDate
td_cli_get_given_today (TdCli *cli)
{
  return cli->today_text ? cli->today : TD_DATE_NONE;
}

gboolean
td_cli_is_json (TdCli *cli)
{
  return cli->json;
}

gboolean
td_cli_require (const char *option, const char *value, GError **error)
{
  if (value)
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("%s is missing."), option);
  return FALSE;
}

gboolean
td_cli_parse_date (const char *option,
                   const char *value,
                   TdDate fallback,
                   TdDate *date,
                   GError **error)
{
  *date = value ? td_date_from_iso (value) : fallback;
  if (value == NULL || *date != TD_DATE_NONE)
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               /* Translators: an option such as --today, then what was given. */
               _ ("%s: “%s” is not a date; write it as YYYY-MM-DD."), option, value);
  return FALSE;
}

gboolean
td_cli_check_code (const char *option, const char *value, const char *const *codes, GError **error)
{
  g_autofree char *list = NULL;

  if (value == NULL || g_strv_contains (codes, value))
    return TRUE;
  list = g_strjoinv (", ", (char **) codes);
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               /* Translators: an option, what was given, the values that are possible. */
               _ ("%s: “%s” is not one of %s."), option, value, list);
  return FALSE;
}

gboolean
td_cli_check_cadence (const char *option, const char *value, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  TdCadence cadence;

  if (value == NULL || td_cadence_parse (value, &cadence, &trouble))
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, "%s: %s", option, trouble->message);
  return FALSE;
}

gint64
td_cli_find_program (TdCli *cli, const char *name, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  g_autoptr (TdProgram) program = NULL;

  if (db == NULL || name == NULL)
    return 0;
  program = td_program_find (db, name, error);
  return program ? program->id : 0;
}

TdDatabase *
td_cli_open_program (TdCli *cli, const char *name, gint64 *program_id, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);

  *program_id = db ? td_cli_find_program (cli, name, error) : 0;
  return name && *program_id == 0 ? NULL : db;
}

TdDatabase *
td_cli_parse_program (TdCli *cli,
                      int argc,
                      char **argv,
                      gint64 *program_id,
                      gboolean *done,
                      GError **error)
{
  g_autofree char *program = NULL;
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &program, N_ ("Only of this programme"),
      N_ ("NAME") },
    {},
  };

  if (!td_cli_parse (cli, argc, argv, entries, done, error))
    return NULL;
  *done = FALSE;
  return td_cli_open_program (cli, program, program_id, error);
}

gboolean
td_cli_run_rows (TdCli *cli,
                 int argc,
                 char **argv,
                 TdCliLoadRows load,
                 TdCliPrintRows print_json,
                 TdCliPrintRows print_table,
                 GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  TdDatabase *db;
  gint64 program_id;
  gboolean done;

  db = td_cli_parse_program (cli, argc, argv, &program_id, &done, error);
  if (db == NULL)
    return done;
  rows = load (db, program_id, td_cli_get_today (cli), error);
  if (rows == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, rows, program_id);
  else
    print_table (cli, rows, program_id);
  return TRUE;
}

gint64
td_cli_find_employee (TdCli *cli, const char *number, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);

  return db ? td_employee_find_id (db, number, error) : 0;
}

void
td_cli_print (TdCli *cli, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  g_string_append_vprintf (cli->output, format, values);
  va_end (values);
}

void
td_cli_print_text (TdCli *cli, const char *text)
{
  g_string_append (cli->output, text);
}

void
td_cli_print_texts (TdCli *cli, const char *heading, GPtrArray *texts)
{
  if (texts->len)
    td_cli_print (cli, "%s\n", heading);
  for (guint i = 0; i < texts->len; i++)
    td_cli_print (cli, "  %s\n", (char *) texts->pdata[i]);
}

void
td_cli_message (TdCli *cli, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  g_string_append_vprintf (cli->messages, format, values);
  g_string_append_c (cli->messages, '\n');
  va_end (values);
}

void
td_cli_warn (TdCli *cli, const char *text)
{
  if (cli->warnings == NULL)
    cli->warnings = json_array_new ();
  if (text == NULL)
    return;
  json_array_add_string_element (cli->warnings, text);
  td_cli_message (cli, "%s", text);
}

JsonArray *
td_cli_get_warnings (TdCli *cli)
{
  return cli->warnings;
}
