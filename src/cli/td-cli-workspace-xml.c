/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "workspace/td-workspace-xml.h"

#include <glib/gi18n-lib.h>

static void
print_json (TdCli *cli, const char *file, TdWorkspaceReceipt *receipt)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_text (builder, "file", file);
  td_cli_json_int (builder, "rows", receipt->n_rows);
  td_cli_json_begin_array (builder, "left_out");
  for (guint i = 0; i < receipt->lacks->len; i++)
    {
      const TdWorkspaceLack *lack = receipt->lacks->pdata[i];

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "kind", lack->kind);
      td_cli_json_int (builder, "count", lack->n);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_lacks (TdCli *cli, TdWorkspaceReceipt *receipt)
{
  if (receipt->lacks->len)
    td_cli_print (cli, "%s\n", _ ("Left out:"));
  for (guint i = 0; i < receipt->lacks->len; i++)
    {
      const TdWorkspaceLack *lack = receipt->lacks->pdata[i];

      td_cli_print (cli, "%8" G_GINT64_FORMAT "  %s\n", lack->n,
                    td_workspace_lack_words (lack->kind));
    }
}

static void
hand_out (TdCli *cli, const char *file, TdWorkspaceReceipt *receipt)
{
  if (td_cli_is_json (cli))
    {
      print_json (cli, file, receipt);
      return;
    }
  td_cli_print (cli, ngettext ("%s: %d row\n", "%s: %d rows\n", (gulong) receipt->n_rows), file,
                (int) receipt->n_rows);
  print_lacks (cli, receipt);
}

static gboolean
run_export (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *output = NULL;
  gboolean include_private = FALSE;
  g_autoptr (TdWorkspaceReceipt) receipt = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write"), N_ ("FILE") },
    { "include-private", 0, 0, G_OPTION_ARG_NONE, &include_private,
      N_ ("With private words, and with the undo of every change"), NULL },
    {},
  };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--output", output, error) || td_cli_open (cli, 0, error) == NULL)
    return FALSE;
  receipt = td_workspace_export (td_cli_open (cli, 0, NULL), output, include_private, NULL, error);
  if (receipt == NULL)
    return FALSE;
  hand_out (cli, output, receipt);
  return TRUE;
}

static gboolean
run_import (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) files = NULL;
  g_autoptr (TdWorkspaceReceipt) receipt = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    {},
  };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (files == NULL || files[0] == NULL || files[1])
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("One FILE is needed."));
      return FALSE;
    }
  if (!g_file_test (td_cli_get_path (cli), G_FILE_TEST_EXISTS))
    receipt = td_workspace_import_new (td_cli_get_path (cli), files[0], NULL, NULL, error);
  else if (td_cli_open (cli, 0, error))
    receipt = td_workspace_import (td_cli_open (cli, 0, NULL), files[0], NULL, error);
  if (receipt)
    hand_out (cli, files[0], receipt);
  return receipt != NULL;
}

const TdCliCommand td_cli_export_xml = {
  "export xml", NULL, N_ ("The whole workspace as one XML file"), run_export,
  N_ ("Private words, and what could be undone, are left out and counted in the file unless\n"
      "--include-private is given. The file is described by workspace.rng, which comes with "
      "Tandem.")
};
const TdCliCommand td_cli_import_xml = {
  "import xml", "FILE", N_ ("Fill an empty workspace from an XML file"), run_import,
  N_ ("The workspace of --file is made where it is not there yet.")
};
