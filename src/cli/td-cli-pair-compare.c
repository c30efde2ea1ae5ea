/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "proposal/td-compare.h"

#include <glib/gi18n-lib.h>

static void
add_proposal (JsonBuilder *builder, const char *name, TdProposal *proposal, gint64 worst)
{
  static const char *const members[] = { "proposal=id", "made_on", "state", "objective",
                                         "mentees",     "matched", NULL };

  td_cli_json_begin_object (builder, name);
  td_cli_json_record (builder, proposal, members);
  td_cli_json_int (builder, "total", proposal->total);
  td_cli_json_int (builder, "worst", worst);
  json_builder_end_object (builder);
}

static void
add_rows (JsonBuilder *builder, GPtrArray *rows)
{
  static const char *const members[] = { "mentee=mentee_number",
                                         "mentee_name",
                                         "kind",
                                         "round",
                                         "first=first_mentor_number",
                                         "second=second_mentor_number",
                                         "first_score",
                                         "second_score",
                                         "change",
                                         NULL };

  td_cli_json_begin_array (builder, "pairs");
  for (guint i = 0; i < rows->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, rows->pdata[i], members);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (TdCli *cli, const TdComparison *comparison)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_proposal (builder, "first", comparison->first, comparison->first_worst);
  add_proposal (builder, "second", comparison->second, comparison->second_worst);
  td_cli_json_int (builder, "same", comparison->same);
  td_cli_json_int (builder, "other", comparison->other);
  td_cli_json_int (builder, "only_first", comparison->only_first);
  td_cli_json_int (builder, "only_second", comparison->only_second);
  td_cli_json_int (builder, "neither", comparison->neither);
  td_cli_json_int (builder, "matched_change", comparison->matched_change);
  td_cli_json_int (builder, "total_change", comparison->total_change);
  td_cli_json_bool (builder, "same_rules", comparison->same_rules);
  add_rows (builder, comparison->rows);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
add_cell (TdCliTable *table, const char *name, int percent)
{
  if (name)
    td_cli_table_add_cell (table, "%s (%d)", name, percent);
  else
    td_cli_table_add_cell (table, "%s", "");
}

static void
print_table (TdCli *cli, const TdComparison *comparison)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Mentee"), _ ("First"), _ ("Second"), _ ("What differs"), NULL);

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const TdComparedRow *row = comparison->rows->pdata[i];

      td_cli_table_add_cell (table, "%s", row->mentee_name);
      add_cell (table, row->first_mentor_name, row->first_percent);
      add_cell (table, row->second_mentor_name, row->second_percent);
      td_cli_table_add_cell (table, "%s", row->label);
    }
  td_cli_table_print (table, cli);
  td_cli_message (cli,
                  ngettext ("%d pair is the same.", "%d pairs are the same.",
                            (gulong) comparison->same),
                  comparison->same);
  td_cli_message (cli,
                  ngettext ("%d mentee has another mentor; matched %+d, points %+lld.",
                            "%d mentees have another mentor; matched %+d, points %+lld.",
                            (gulong) comparison->other),
                  comparison->other, comparison->matched_change,
                  (long long) comparison->total_change);
  if (!comparison->same_rules)
    td_cli_message (cli, _ ("They were made with different rules: the points do not compare."));
}

/* "1 2" or "1,2". */
static gboolean
read_ids (const char *first, char **rest, gint64 *ids, GError **error)
{
  g_autofree char *more = rest ? g_strjoinv (",", rest) : g_strdup ("");
  g_autofree char *all = g_strconcat (first, ",", more, NULL);
  g_auto (GStrv) parts = g_strsplit (all, ",", -1);
  guint n = 0;

  for (char **part = parts; *part; part++)
    if (**part && (n == 2 || !g_ascii_string_to_signed (*part, 10, 1, G_MAXINT64, &ids[n++], NULL)))
      n = 3;
  if (n == 2)
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("--proposals needs the numbers of two proposals."));
  return FALSE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *first = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (TdComparison) comparison = NULL;
  const GOptionEntry entries[] = {
    { "proposals", 0, 0, G_OPTION_ARG_STRING, &first, N_ ("The two proposals"), N_ ("N M") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &rest, NULL, NULL },
    {},
  };
  TdDatabase *db;
  gint64 ids[3] = { 0 };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--proposals", first, error) || !read_ids (first, rest, ids, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  comparison = db ? td_compare_proposals (db, ids[0], ids[1], error) : NULL;
  if (comparison == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, comparison);
  else
    print_table (cli, comparison);
  return TRUE;
}

const TdCliCommand td_cli_pair_compare = { "pair compare", NULL,
                                           N_ ("Compare two proposals pair by pair"), run };
