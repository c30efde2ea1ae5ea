/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-import.h"

#include <glib/gi18n-lib.h>

static void
print_groups (TdCli *cli, TdReceipt *receipt)
{
  g_autoptr (GPtrArray) groups = td_receipt_group (receipt);

  for (guint i = 0; i < groups->len; i++)
    {
      TdImportGroup *group = groups->pdata[i];
      g_autofree char *rows = td_import_group_dup_rows (group);

      if (*group->column)
        /* Translators: a number of rows, a column, what is wrong, the rows ("row 4"). */
        td_cli_print (cli, _ ("%d × %s: %s (%s)\n"), group->count, group->column, group->message,
                      rows);
      else
        /* Translators: a number of rows, what is wrong, the rows ("row 4"). */
        td_cli_print (cli, _ ("%d × %s (%s)\n"), group->count, group->message, rows);
    }
}

/* What becomes of a column of a survey. */
static void
print_question (TdCli *cli, TdMapping *mapping, guint column)
{
  const char *header = td_table_get_header (td_mapping_get_table (mapping), column);

  if (td_mapping_get_use (mapping, column) == TD_COLUMN_NEW)
    td_cli_print (cli, _ ("  %s: a new question\n"), header);
  else if (td_mapping_has_chosen_question (mapping, column))
    /* Translators: a column of the file, a question of the survey. */
    td_cli_print (cli, _ ("  %s: answers to “%s”\n"), header,
                  td_mapping_get_question (mapping, column));
  else
    td_cli_print (cli, _ ("  %s: a question\n"), header);
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
      else if (td_mapping_get_question (receipt->mapping, i))
        print_question (cli, receipt->mapping, i);
      else if (td_mapping_get_use (receipt->mapping, i) == TD_COLUMN_FREE)
        td_cli_print (cli, _ ("  %s: kept as a free field\n"), header);
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

static gboolean
is_about_pairs (TdReceipt *receipt)
{
  return receipt->mapping && td_mapping_get_kind (receipt->mapping) == TD_IMPORT_PAIRS;
}

static void
print_receipt (TdCli *cli, TdReceipt *receipt)
{
  if (receipt->mapping)
    print_mapping (cli, receipt);
  print_suggestions (cli, receipt);
  td_cli_print (cli,
                ngettext ("%d row: %d added, %d updated, %d unchanged, %d refused\n",
                          "%d rows: %d added, %d updated, %d unchanged, %d refused\n",
                          (gulong) receipt->n_rows),
                receipt->n_rows, receipt->n_added, receipt->n_updated, receipt->n_unchanged,
                receipt->n_refused);
  if (receipt->n_enrolled > 0)
    td_cli_print (cli,
                  ngettext ("%d person was enrolled for these pairs\n",
                            "%d people were enrolled for these pairs\n",
                            (gulong) receipt->n_enrolled),
                  receipt->n_enrolled);
  if (receipt->n_missing > 0 && is_about_pairs (receipt))
    td_cli_print (cli,
                  ngettext ("%d pair of the workspace is missing from the file\n",
                            "%d pairs of the workspace are missing from the file\n",
                            (gulong) receipt->n_missing),
                  receipt->n_missing);
  else if (receipt->n_missing > 0)
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
