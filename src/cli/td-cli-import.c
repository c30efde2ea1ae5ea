/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-import.h"

#include "exchange/td-date-order.h"
#include "exchange/td-import.h"

#include <glib/gi18n-lib.h>

void
td_cli_import_request_clear (TdCliImportRequest *request)
{
  g_strfreev (request->files);
  g_strfreev (request->maps);
  g_free (request->dates);
  g_free (request->program);
  g_free (request->sheet);
  g_free (request->encoding);
}

/* --- Options --- */

static gboolean
check_request (TdCliImportRequest *request, GError **error)
{
  static const char *const codes[] = { "dmy", "mdy", "ymd", NULL };

  if (request->files == NULL || request->files[0] == NULL || request->files[1])
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("One FILE is needed."));
      return FALSE;
    }
  if (request->header_row < 0)
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   _ ("--header-row is the number of a row, from 1."));
      return FALSE;
    }
  return td_cli_check_code ("--date-order", request->dates, codes, error);
}

gboolean
td_cli_import_parse (TdCli *cli,
                     int argc,
                     char **argv,
                     TdCliImportRequest *request,
                     gboolean *done,
                     GError **error)
{
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &request->program, N_ ("The programme"),
      N_ ("NAME") },
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &request->maps,
      N_ ("Which column fills a field; again for each field"), N_ ("FIELD=COLUMN") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &request->sheet, N_ ("Which sheet of a workbook"),
      N_ ("NAME") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &request->encoding,
      N_ ("How the letters of the file are written: utf-8, windows-1252 …"), N_ ("NAME") },
    { "header-row", 0, 0, G_OPTION_ARG_INT, &request->header_row,
      N_ ("The row that names the columns, as a spreadsheet counts"), N_ ("ROW") },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &request->dates,
      N_ ("The order in dates: dmy, mdy or ymd"), N_ ("ORDER") },
    { "dates", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &request->dates, NULL, NULL },
    { "rehearse", 'n', 0, G_OPTION_ARG_NONE, &request->rehearse, N_ ("Only say what would be done"),
      NULL },
    { "dry-run", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &request->rehearse, NULL, NULL },
    { "all-or-nothing", 0, 0, G_OPTION_ARG_NONE, &request->all_or_nothing,
      N_ ("Write nothing where a row is refused"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request->files, NULL, NULL },
    {},
  };

  if (!td_cli_parse (cli, argc, argv, entries, done, error))
    return FALSE;
  *done = FALSE;
  return check_request (request, error);
}

/* --- The frame --- */

/* Guessed, then as it was the last time, then as the command line says. */
static TdMapping *
map_columns (TdDatabase *db, TdTable *table, TdImportKind kind, char **maps, GError **error)
{
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, kind);
  g_autoptr (GError) trouble = NULL;

  if (!td_mapping_recall (mapping, db, NULL, error))
    return NULL;
  for (char **map = maps; map && *map; map++)
    if (!td_mapping_apply (mapping, *map, &trouble))
      {
        g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, trouble->message);
        return NULL;
      }
  return g_steal_pointer (&mapping);
}

/* The file as a table; an encoding that cannot be told has to be said. */
static TdTable *
read_table (const TdCliImportRequest *request, TdDateOrder dates, GError **error)
{
  TdTableChoice choice = { request->sheet, request->encoding, request->header_row, dates };
  g_autoptr (TdTable) table = td_table_read_chosen (request->files[0], &choice, NULL, NULL, error);

  if (table == NULL || (request->encoding == NULL && !td_table_check_encoding (table, error)))
    return NULL;
  return g_steal_pointer (&table);
}

/* What all imports of a table do. */
static gboolean
run (TdCli *cli, int argc, char **argv, TdImportKind kind, GError **error)
{
  g_auto (TdCliImportRequest) request = { 0 };
  TdImportOptions options = { 0 };
  g_autoptr (TdTable) table = NULL;
  g_autoptr (TdMapping) mapping = NULL;
  g_autoptr (TdReceipt) receipt = NULL;
  TdDatabase *db;
  gint64 program;
  gboolean done;

  if (!td_cli_import_parse (cli, argc, argv, &request, &done, error))
    return done;
  if (td_import_kind_get_scope (kind) == TD_IMPORT_NEEDS_PROGRAM &&
      !td_cli_require ("--program", request.program, error))
    return FALSE;
  td_date_order_from_code (request.dates, &options.dates);
  options.today = td_cli_get_today (cli);
  options.rehearse = request.rehearse;
  options.all_or_nothing = request.all_or_nothing;
  db = td_cli_open_program (cli, request.program, &program, error);
  table = db ? read_table (&request, options.dates, error) : NULL;
  mapping = table ? map_columns (db, table, kind, request.maps, error) : NULL;
  receipt = mapping ? td_import (db, program, mapping, &options, error) : NULL;
  return receipt && td_cli_import_hand_out (cli, receipt, error);
}

static gboolean
run_roster (TdCli *cli, int argc, char **argv, GError **error)
{
  return run (cli, argc, argv, TD_IMPORT_ROSTER, error);
}

static gboolean
run_enrolments (TdCli *cli, int argc, char **argv, GError **error)
{
  return run (cli, argc, argv, TD_IMPORT_ENROLMENTS, error);
}

static gboolean
run_contacts (TdCli *cli, int argc, char **argv, GError **error)
{
  return run (cli, argc, argv, TD_IMPORT_CONTACTS, error);
}

static gboolean
run_surveys (TdCli *cli, int argc, char **argv, GError **error)
{
  return run (cli, argc, argv, TD_IMPORT_SURVEYS, error);
}

static gboolean
run_pairs (TdCli *cli, int argc, char **argv, GError **error)
{
  return run (cli, argc, argv, TD_IMPORT_PAIRS, error);
}

const TdCliCommand td_cli_import_roster = { "import roster", "FILE",
                                            N_ ("Import or update the roster"), run_roster };
const TdCliCommand td_cli_import_enrolments = { "import enrolments", "FILE",
                                                N_ ("Import sign-ups for a programme"),
                                                run_enrolments };
const TdCliCommand td_cli_import_contacts = { "import contacts", "FILE",
                                              N_ ("Import contacts of pairs"), run_contacts };
const TdCliCommand td_cli_import_surveys = {
  "import surveys", "FILE", N_ ("Import answers to a programme's survey"), run_surveys,
  N_ ("A column answers the question of its name. Choose another question with --map \"WORDS OF "
      "THE\nQUESTION=COLUMN\", or have one made of a column with --map \"new=COLUMN\"; again for "
      "each column.")
};
const TdCliCommand td_cli_import_pairs = {
  "import pairs", "FILE", N_ ("Import pairs that exist already"), run_pairs,
  N_ ("A row is a pair: its mentor and mentee (number, e-mail or name), and what else is known:\n"
      "pair (a reference), program, start, planned_end, ended_on, state, end_reason, cadence,\n"
      "source, signed. People who are not enrolled yet are enrolled.")
};
