/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "workspace/td-sample.h"

#include <glib/gi18n-lib.h>

static gboolean
run_sample (TdCli *cli, int argc, char **argv, GError **error)
{
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, NULL, &done, error))
    return done;
  db = td_cli_open (cli, TD_DATABASE_CREATE, error);
  if (db == NULL || !td_sample_make (db, td_cli_get_today (cli), NULL, error))
    return FALSE;
  td_cli_message (cli, _ ("Made a sample programme in “%s”."), td_cli_get_path (cli));
  return TRUE;
}

const TdCliCommand td_cli_sample = { "sample", NULL, N_ ("Fill an empty workspace with a sample"),
                                     run_sample };
