/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-import.h"

#include "exchange/td-contact-import.h"
#include "exchange/td-date-order.h"
#include "exchange/td-enrolment-import.h"
#include "exchange/td-roster-import.h"
#include "exchange/td-survey-import.h"

#include <glib/gi18n-lib.h>

/* What the imports are asked for. */
typedef struct
{
  char **files;
  char **maps;
  char *dates;
  char *program;
  gboolean dry_run;
  gboolean all_or_nothing;
} Request;

static void
request_clear (Request *request)
{
  g_strfreev (request->files);
  g_strfreev (request->maps);
  g_free (request->dates);
  g_free (request->program);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
check_request (Request *request, TdImportOptions *options, GError **error)
{
  static const char *const codes[] = { "dmy", "mdy", "ymd", NULL };

  if (request->files == NULL || request->files[0] == NULL || request->files[1])
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("One FILE is needed."));
      return FALSE;
    }
  if (!td_cli_check_code ("--dates", request->dates, codes, error))
    return FALSE;
  td_date_order_from_code (request->dates, &options->dates);
  options->rehearse = request->dry_run;
  options->all_or_nothing = request->all_or_nothing;
  return TRUE;
}

/* Guessed, then as it was the last time, then as the command line says. */
static TdMapping *
map_columns (TdCli *cli, TdTable *table, TdImportKind kind, char **maps, GError **error)
{
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, kind);
  g_autoptr (GError) trouble = NULL;
  TdDatabase *db = td_cli_open (cli, 0, error);

  if (db == NULL || !td_mapping_recall (mapping, db, NULL, error))
    return NULL;
  for (char **map = maps; map && *map; map++)
    if (!td_mapping_apply (mapping, *map, &trouble))
      {
        g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, trouble->message);
        return NULL;
      }
  return g_steal_pointer (&mapping);
}

static void
print_groups (TdCli *cli, TdReceipt *receipt)
{
  g_autoptr (GPtrArray) groups = td_receipt_group (receipt);

  for (guint i = 0; i < groups->len; i++)
    {
      TdImportGroup *group = groups->pdata[i];

      /* Translators: a number of rows, a column, what is wrong, the rows. */
      td_cli_print (cli, _ ("%d × %s: %s (rows %s)\n"), group->count, group->column, group->message,
                    group->rows);
    }
}

static void
print_mapping (TdCli *cli, TdReceipt *receipt)
{
  TdTable *table = td_mapping_get_table (receipt->mapping);

  td_cli_print (cli, "%s: %s\n", receipt->file, td_table_get_description (table));
  for (guint i = 0; i < td_table_get_n_columns (table); i++)
    {
      const char *field = td_mapping_get_field (receipt->mapping, i);
      const char *header = td_table_get_header (table, i);

      if (field)
        td_cli_print (cli, "  %s = %s\n", field, header);
      else if (td_mapping_get_use (receipt->mapping, i) == TD_COLUMN_FREE)
        td_cli_print (cli,
                      td_mapping_get_kind (receipt->mapping) == TD_IMPORT_SURVEYS
                          ? _ ("  %s: a question\n")
                          : _ ("  %s: kept as a free field\n"),
                      header);
      else if (td_mapping_get_use (receipt->mapping, i) == TD_COLUMN_PRIVATE)
        td_cli_print (cli, _ ("  %s: left out, private or appraisal\n"), header);
    }
}

/* Whom the addresses may be that nobody has, and how to say so. */
static void
print_suggestions (TdCli *cli, TdReceipt *receipt)
{
  for (guint i = 0; i < receipt->suggestions->len; i++)
    {
      TdImportSuggestion *suggestion = receipt->suggestions->pdata[i];

      td_cli_print (cli,
                    /* Translators: an address, a name, the option that says so. */
                    _ ("%s may be %s; if so: --attendee \"%s=%s\"\n"), suggestion->address,
                    suggestion->name, suggestion->address,
                    suggestion->number ? suggestion->number : suggestion->name);
    }
}

static void
print_receipt (TdCli *cli, TdReceipt *receipt)
{
  if (receipt->mapping)
    print_mapping (cli, receipt);
  print_suggestions (cli, receipt);
  td_cli_print (cli, _ ("%d rows: %d added, %d updated, %d unchanged, %d refused\n"),
                receipt->n_rows, receipt->n_added, receipt->n_updated, receipt->n_unchanged,
                receipt->n_refused);
  if (receipt->n_missing > 0)
    td_cli_print (cli,
                  ngettext ("%d person of the workspace is missing from the file\n",
                            "%d people of the workspace are missing from the file\n",
                            (gulong) receipt->n_missing),
                  receipt->n_missing);
  print_groups (cli, receipt);
  if (receipt->rehearsed)
    td_cli_message (cli, "%s", _ ("This was a rehearsal; nothing was written."));
}

gboolean
td_cli_import_hand_out (TdCli *cli, TdReceipt *receipt, GError **error)
{
  if (td_cli_is_json (cli))
    {
      g_autoptr (JsonNode) node = td_receipt_to_json (receipt);
      g_autofree char *text = json_to_string (node, TRUE);

      td_cli_print (cli, "%s\n", text);
    }
  else
    print_receipt (cli, receipt);
  if (receipt->withheld)
    g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING,
                 ngettext ("Nothing was written: %d row was refused, and all or nothing was asked "
                           "for.",
                           "Nothing was written: %d rows were refused, and all or nothing was "
                           "asked for.",
                           (gulong) receipt->n_refused),
                 receipt->n_refused);
  if (!td_receipt_is_empty (receipt) || receipt->withheld)
    return !receipt->withheld;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING, _ ("No row of “%s” was taken."),
               receipt->file);
  return FALSE;
}

static gboolean
parse (TdCli *cli,
       int argc,
       char **argv,
       gboolean with_program,
       Request *request,
       gboolean *done,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &request->maps,
      N_ ("Which column fills a field; again for each field"), N_ ("FIELD=COLUMN") },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &request->dates,
      N_ ("The order in dates: dmy, mdy or ymd"), N_ ("ORDER") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &request->dry_run, N_ ("Only say what would be done"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request->files, NULL, N_ ("FILE") },
    { "program", 'p', with_program ? 0 : G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING,
      &request->program, N_ ("The programme"), N_ ("NAME") },
    { "all-or-nothing", 0, 0, G_OPTION_ARG_NONE, &request->all_or_nothing,
      N_ ("Write nothing where a row is refused"), NULL },
    {},
  };

  return td_cli_parse (cli, argc, argv, entries, done, error);
}

/* Reads the file and maps its columns, as these imports begin. */
static TdMapping *
prepare (TdCli *cli, Request *request, TdImportKind kind, TdImportOptions *options, GError **error)
{
  g_autoptr (TdTable) table = NULL;

  if (!check_request (request, options, error) || td_cli_open (cli, 0, error) == NULL)
    return NULL;
  options->today = td_cli_get_today (cli);
  table = td_table_read (request->files[0], NULL, NULL, error);
  return table ? map_columns (cli, table, kind, request->maps, error) : NULL;
}

static gboolean
run_roster (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  TdImportOptions options = { 0 };
  g_autoptr (TdMapping) mapping = NULL;
  g_autoptr (TdReceipt) receipt = NULL;
  gboolean done;

  if (!parse (cli, argc, argv, FALSE, &request, &done, error))
    return done;
  mapping = prepare (cli, &request, TD_IMPORT_ROSTER, &options, error);
  if (mapping == NULL)
    return FALSE;
  receipt = td_roster_import (td_cli_open (cli, 0, error), mapping, &options, error);
  return receipt && td_cli_import_hand_out (cli, receipt, error);
}

typedef TdReceipt *(*ImportFunc) (TdDatabase *db,
                                  gint64 program,
                                  TdMapping *mapping,
                                  const TdImportOptions *options,
                                  GError **);

/* An import for a programme. */
static gboolean
run_for_program (TdCli *cli,
                 int argc,
                 char **argv,
                 TdImportKind kind,
                 ImportFunc import,
                 GError **error)
{
  g_auto (Request) request = { 0 };
  TdImportOptions options = { 0 };
  g_autoptr (TdMapping) mapping = NULL;
  g_autoptr (TdReceipt) receipt = NULL;
  gint64 program;
  gboolean done;

  if (!parse (cli, argc, argv, TRUE, &request, &done, error))
    return done;
  if (!td_cli_require ("--program", request.program, error))
    return FALSE;
  mapping = prepare (cli, &request, kind, &options, error);
  program = mapping ? td_cli_find_program (cli, request.program, error) : 0;
  if (program == 0)
    return FALSE;
  receipt = import (td_cli_open (cli, 0, error), program, mapping, &options, error);
  return receipt && td_cli_import_hand_out (cli, receipt, error);
}

static gboolean
run_contacts (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  TdImportOptions options = { 0 };
  g_autoptr (TdMapping) mapping = NULL;
  g_autoptr (TdReceipt) receipt = NULL;
  gint64 program = 0;
  gboolean done;

  if (!parse (cli, argc, argv, TRUE, &request, &done, error))
    return done;
  mapping = prepare (cli, &request, TD_IMPORT_CONTACTS, &options, error);
  if (mapping && request.program)
    program = td_cli_find_program (cli, request.program, error);
  if (mapping == NULL || (request.program && program == 0))
    return FALSE;
  receipt = td_contact_import (td_cli_open (cli, 0, error), program, mapping, &options, error);
  return receipt && td_cli_import_hand_out (cli, receipt, error);
}

static gboolean
run_enrolments (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_for_program (cli, argc, argv, TD_IMPORT_ENROLMENTS, td_enrolment_import, error);
}

static gboolean
run_surveys (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_for_program (cli, argc, argv, TD_IMPORT_SURVEYS, td_survey_import, error);
}

const TdCliCommand td_cli_import_contacts = { "import contacts", "FILE",
                                              N_ ("Import contacts of pairs"), run_contacts };
const TdCliCommand td_cli_import_roster = { "import roster", "FILE",
                                            N_ ("Import or update the roster"), run_roster };
const TdCliCommand td_cli_import_enrolments = { "import enrolments", "FILE",
                                                N_ ("Import sign-ups for a programme"),
                                                run_enrolments };
const TdCliCommand td_cli_import_surveys = { "import surveys", "FILE",
                                             N_ ("Import answers to a programme's survey"),
                                             run_surveys };
