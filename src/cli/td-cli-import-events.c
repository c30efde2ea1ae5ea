/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-import.h"

#include "exchange/td-date-order.h"
#include "exchange/td-import-events.h"

#include <glib/gi18n-lib.h>

/* The columns of a history have fixed names, and every file of it is a plain table. */
static gboolean
check_request (const TdCliImportRequest *request, GError **error)
{
  const char *option = request->maps         ? "--map"
                       : request->sheet      ? "--sheet"
                       : request->encoding   ? "--encoding"
                       : request->header_row ? "--header-row"
                                             : NULL;

  if (option == NULL)
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               _ ("%s is not for a history: its files and columns have fixed names."), option);
  return FALSE;
}

static void
print_counts (TdCli *cli, const TdEventsReceipt *receipt)
{
  TdCliTable *table = td_cli_table_new (_ ("File"), _ (">Rows"), _ (">Added"), _ (">Updated"),
                                        _ (">Unchanged"), _ (">Missing"), NULL);

  for (guint i = 0; i < receipt->counts->len; i++)
    {
      const TdEventCount *count = &g_array_index (receipt->counts, TdEventCount, i);

      td_cli_table_add_cell (table, "%s", count->file);
      td_cli_table_add_cell (table, "%d", count->n_rows);
      td_cli_table_add_cell (table, "%d", count->n_added);
      td_cli_table_add_cell (table, "%d", count->n_updated);
      td_cli_table_add_cell (table, "%d", count->n_unchanged);
      td_cli_table_add_cell (table, "%d", count->n_missing);
    }
  td_cli_table_print (table, cli);
}

static void
print_receipt (TdCli *cli, const TdEventsReceipt *receipt)
{
  if (!receipt->refused)
    print_counts (cli, receipt);
  for (guint i = 0; i < receipt->problems->len; i++)
    {
      g_autofree char *text = td_event_problem_dup_text (receipt->problems->pdata[i]);

      td_cli_print (cli, "%s\n", text);
    }
  if (receipt->rehearsed)
    td_cli_message (cli, "%s", _ ("This was a rehearsal; nothing was written."));
}

static gboolean
hand_out (TdCli *cli, const TdEventsReceipt *receipt, GError **error)
{
  if (td_cli_is_json (cli))
    {
      g_autoptr (JsonNode) node = td_events_receipt_to_json (receipt);
      g_autofree char *text = json_to_string (node, TRUE);

      td_cli_print (cli, "%s\n", text);
    }
  else
    print_receipt (cli, receipt);
  if (receipt->refused)
    {
      g_autofree char *first = td_event_problem_dup_text (receipt->problems->pdata[0]);

      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING,
                   ngettext ("Nothing was imported: there is %u fault. %s",
                             "Nothing was imported: there are %u faults. The first is %s",
                             receipt->problems->len),
                   receipt->problems->len, first);
      return FALSE;
    }
  return TRUE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (TdCliImportRequest) request = { 0 };
  TdEventsOptions options = { 0 };
  g_autoptr (TdEventsReceipt) receipt = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_import_parse (cli, argc, argv, &request, &done, error))
    return done;
  db = check_request (&request, error) ? td_cli_open (cli, 0, error) : NULL;
  if (db == NULL)
    return FALSE;
  options.program = request.program;
  options.today = td_cli_get_given_today (cli);
  options.clock = td_cli_get_today (cli);
  options.rehearse = request.rehearse;
  td_date_order_from_code (request.dates, &options.dates);
  receipt = td_import_events (db, request.files[0], &options, error);
  return receipt && hand_out (cli, receipt, error);
}

const TdCliCommand td_cli_import_events = {
  "import events", "FILE", N_ ("Load a company's history: people, pairs, contacts"), run,
  N_ ("FILE is a folder with employees.csv, pairs.csv, contacts.csv, pauses.csv, promotions.csv,\n"
      "applications.csv, surveys.csv and params.csv, or some of them, or one of these files. The\n"
      "programme is made if it is not there, and is “Imported” where none is named. A fault in\n"
      "one row refuses all.")
};
