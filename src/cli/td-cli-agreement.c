/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "base/td-file.h"
#include "cli/td-cli-pair.h"
#include "partnership/td-agreement.h"

#include <glib/gi18n-lib.h>

static gboolean
print_agreement (TdCli *cli, TdDatabase *db, gint64 pair_id, GError **error)
{
  static const char *const members[] = {
    "pair=pair_id", "reference", "program=program_name", "mentor_name",      "mentee_name",
    "own",          "body",      "mentor_signed_on",     "mentee_signed_on", NULL,
  };
  g_autoptr (TdAgreement) agreement =
      td_agreement_load (db, pair_id, td_cli_get_today (cli), error);
  g_autofree char *text = agreement ? td_agreement_dup_text (agreement, NULL, NULL) : NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (agreement == NULL)
    return FALSE;
  if (!td_cli_is_json (cli))
    {
      td_cli_print (cli, "%s\n", text);
      return TRUE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  td_cli_json_begin_object (builder, "agreement");
  td_cli_json_record (builder, agreement, members);
  td_cli_json_text (builder, "text", text);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
  return TRUE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, gboolean set, GError **error)
{
  g_autofree char *pair = NULL;
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  gboolean standard = FALSE;
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING, &pair, N_ ("The pair"), N_ ("PAIR") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_ ("Its own words, with placeholders in braces"),
      N_ ("TEXT") },
    { "text-file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("The same from a file"), N_ ("FILE") },
    { "standard", 0, 0, G_OPTION_ARG_NONE, &standard, N_ ("The words of the programme again"),
      NULL },
    {},
  };
  TdDatabase *db;
  gint64 pair_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if ((set && !standard && !file && !td_cli_require ("--text", text, error)) ||
      (file && text == NULL &&
       (text = td_file_read_text (file, TD_FILE_MOST_TEXT, error)) == NULL) ||
      (db = td_cli_open_pair (cli, pair, &pair_id, error)) == NULL)
    return FALSE;
  return (!set || td_agreement_set_body (db, pair_id, standard ? NULL : text, error)) &&
         print_agreement (cli, db, pair_id, error);
}

static gboolean
run_show (TdCli *cli, int argc, char **argv, GError **error)
{
  return run (cli, argc, argv, FALSE, error);
}

static gboolean
run_set (TdCli *cli, int argc, char **argv, GError **error)
{
  return run (cli, argc, argv, TRUE, error);
}

const TdCliCommand td_cli_agreement_show = {
  "agreement show",
  NULL,
  N_ ("Show what a pair signs"),
  run_show,
};

const TdCliCommand td_cli_agreement_set = {
  "agreement set",
  NULL,
  N_ ("Give the agreement of one pair words of its own"),
  run_set,
};
