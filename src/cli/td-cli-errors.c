/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "db/td-error-log.h"

static void
print_json (TdCli *cli, const char *log)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (GStrv) entries = g_strsplit (log, "\n\n", -1);

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "errors");
  for (char **entry = entries; *entry; entry++)
    if (**entry)
      json_builder_add_string_value (builder, g_strstrip (*entry));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
run_errors (TdCli *cli, int argc, char **argv, GError **error)
{
  gboolean empty = FALSE;
  const GOptionEntry entries[] = {
    { "empty", 0, 0, G_OPTION_ARG_NONE, &empty, N_ ("Empty the log"), NULL },
    {},
  };
  g_autofree char *log = NULL;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  log = td_error_log_read ();
  if (td_cli_is_json (cli))
    print_json (cli, log);
  else
    td_cli_print (cli, "%s", log);
  return !empty || td_error_log_clear (error);
}

const TdCliCommand td_cli_errors = {
  "errors",
  NULL,
  N_ ("Show what went wrong lately, newest first"),
  run_errors,
};
