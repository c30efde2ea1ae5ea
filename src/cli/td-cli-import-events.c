/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "exchange/td-date-order.h"
#include "exchange/td-import-events.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char **folders;
  char *program;
  char *dates;
  gboolean dry_run;
} Request;

static void
request_clear (Request *request)
{
  g_strfreev (request->folders);
  g_free (request->program);
  g_free (request->dates);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
parse (TdCli *cli, int argc, char **argv, Request *request, gboolean *done, GError **error)
{
  static const char *const orders[] = { "dmy", "mdy", "ymd", NULL };
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &request->program,
      N_ ("The programme, made if it is not there; else “Imported”"), N_ ("NAME") },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &request->dates,
      N_ ("The order in dates: dmy, mdy or ymd"), N_ ("ORDER") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &request->dry_run, N_ ("Only say what would be done"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request->folders, NULL, N_ ("DIR") },
    {},
  };

  if (!td_cli_parse (cli, argc, argv, entries, done, error))
    return FALSE;
  *done = FALSE;
  if (request->folders == NULL || request->folders[0] == NULL || request->folders[1])
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("One folder DIR is needed."));
      return FALSE;
    }
  return td_cli_check_code ("--dates", request->dates, orders, error);
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
  g_auto (Request) request = { 0 };
  TdEventsOptions options = { 0 };
  g_autoptr (TdEventsReceipt) receipt = NULL;
  TdDatabase *db;
  gboolean done;

  if (!parse (cli, argc, argv, &request, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  if (db == NULL)
    return FALSE;
  options.program = request.program;
  options.today = td_cli_get_given_today (cli);
  options.clock = td_cli_get_today (cli);
  options.rehearse = request.dry_run;
  td_date_order_from_code (request.dates, &options.dates);
  receipt = td_import_events (db, request.folders[0], &options, error);
  return receipt && hand_out (cli, receipt, error);
}

const TdCliCommand td_cli_import_events = {
  "import events", "DIR", N_ ("Load a company's history: people, pairs, contacts"), run
};
