/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "exchange/td-appointment.h"
#include "pairing/td-pair.h"
#include "workspace/td-sender.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *program;
  char *pair;
  char **files;
  gboolean attendees;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->program);
  g_free (options->pair);
  g_strfreev (options->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
print_json (TdCli *cli, const char *file, GPtrArray *appointments)
{
  static const char *const members[] = { "pair=reference", "uid",       "sequence", "date=on_date",
                                         "agreed",         "cancelled", NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_text (builder, "file", file);
  td_cli_json_begin_array (builder, "events");
  for (guint i = 0; i < appointments->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, appointments->pdata[i], members);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_plain (TdCli *cli, const char *file, GPtrArray *appointments)
{
  td_cli_print (cli, ngettext ("%s: %u event\n", "%s: %u events\n", appointments->len), file,
                appointments->len);
}

static gboolean export(TdCli *cli,
                       const Options *options,
                       TdAppointmentOptions *calendar,
                       GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, NULL);
  g_auto (TdSender) sender = {};
  g_autoptr (GPtrArray) appointments = NULL;

  if (!td_sender_load (db, &sender, error))
    return FALSE;
  calendar->attendees = options->attendees;
  calendar->organiser_name = sender.name;
  calendar->organiser_email = sender.email;
  appointments =
      td_appointment_save (db, calendar, options->files[0], td_cli_get_today (cli), error);
  if (appointments == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, options->files[0], appointments);
  else
    print_plain (cli, options->files[0], appointments);
  return TRUE;
}

static gboolean
check (const Options *options, GError **error)
{
  if (options->files && options->files[0] && !options->files[1] &&
      (options->program || options->pair))
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("Give --program or --pair, and one file to write."));
  return FALSE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = {};
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &options.program, N_ ("The pairs of this programme"),
      N_ ("NAME") },
    { "pair", 0, 0, G_OPTION_ARG_STRING, &options.pair, N_ ("Only this pair"), N_ ("REFERENCE") },
    { "attendees", 0, 0, G_OPTION_ARG_NONE, &options.attendees,
      N_ ("Name the two as attendees, to be invited by your calendar"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, NULL },
    {},
  };
  TdAppointmentOptions calendar = {};
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!check (&options, error) || td_cli_open (cli, 0, error) == NULL)
    return FALSE;
  calendar.program_id = td_cli_find_program (cli, options.program, error);
  if (options.program && calendar.program_id == 0)
    return FALSE;
  if (options.pair)
    {
      calendar.pair_id =
          td_pair_find (td_cli_open (cli, 0, NULL), calendar.program_id, options.pair, error);
      if (calendar.pair_id == 0)
        return FALSE;
    }
  return export(cli, &options, &calendar, error);
}

const TdCliCommand td_cli_export_calendar = { "export calendar", "FILE",
                                              N_ ("The next contacts as a calendar file (.ics)"),
                                              run };
