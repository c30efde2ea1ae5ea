/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-import.h"

#include "exchange/td-calendar-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char **files;
  char **attendees;
  char *program;
  gboolean dry_run;
  gboolean all_or_nothing;
} Request;

static void
request_clear (Request *request)
{
  g_strfreev (request->files);
  g_strfreev (request->attendees);
  g_free (request->program);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* "ADDRESS=PERSON", each; the addresses are cut out of the request's own texts. */
static GArray *
read_answers (TdCli *cli, Request *request, gint64 program, GError **error)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (TdCalendarAnswer));

  for (char **text = request->attendees; text && *text; text++)
    {
      char *equals = strchr (*text, '=');
      TdCalendarAnswer answer = { *text };

      if (equals == NULL || equals == *text || equals[1] == '\0')
        {
          g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("--attendee: “%s” does not say ADDRESS=PERSON"), *text);
          return NULL;
        }
      *equals = '\0';
      answer.employee_id =
          td_calendar_find_person (td_cli_open (cli, 0, error), program, equals + 1, error);
      if (answer.employee_id == 0)
        return NULL;
      g_array_append_val (answers, answer);
    }
  return g_steal_pointer (&answers);
}

static gboolean
import (TdCli *cli, Request *request, GError **error)
{
  TdImportOptions options = { .today = td_cli_get_today (cli),
                              .rehearse = request->dry_run,
                              .all_or_nothing = request->all_or_nothing };
  TdDatabase *db = td_cli_open (cli, 0, error);
  gint64 program = db && request->program ? td_cli_find_program (cli, request->program, error) : 0;
  g_autoptr (TdCalendar) calendar = NULL;
  g_autoptr (GArray) answers = NULL;
  g_autoptr (TdReceipt) receipt = NULL;

  if (db == NULL || (request->program && program == 0))
    return FALSE;
  calendar = td_calendar_read (request->files[0], options.today, NULL, error);
  answers = calendar ? read_answers (cli, request, program, error) : NULL;
  if (answers == NULL)
    return FALSE;
  receipt = td_calendar_import (db, program, calendar, (TdCalendarAnswer *) answers->data,
                                answers->len, &options, error);
  return receipt && td_cli_import_hand_out (cli, receipt, error);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "attendee", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request.attendees,
      N_ ("Whose an address is that the roster doesn’t have; may be repeated"),
      N_ ("ADDRESS=PERSON") },
    { "program", 'p', 0, G_OPTION_ARG_STRING, &request.program, N_ ("The programme"), N_ ("NAME") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &request.dry_run, N_ ("Only say what would be done"),
      NULL },
    { "all-or-nothing", 0, 0, G_OPTION_ARG_NONE, &request.all_or_nothing,
      N_ ("Write nothing where a row is refused"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request.files, NULL, NULL },
    {},
  };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (request.files && request.files[0] && request.files[1] == NULL)
    return import (cli, &request, error);
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("One FILE is needed."));
  return FALSE;
}

const TdCliCommand td_cli_import_calendar = { "import calendar", "FILE.ics",
                                              N_ ("Import the meetings of pairs from a calendar"),
                                              run };
