/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "program/td-program.h"
#include "program/td-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  TdRuleKind kind;
  const char *option;
  const char *member;
} kinds[] = {
  { TD_RULE, "--rule", "rules" },
  { TD_CRITERION, "--weight", "weights" },
  { TD_PARAMETER, "--parameter", "parameters" },
};

static void
add_values (JsonBuilder *builder, TdRules *rules, TdRuleKind kind, const char *member)
{
  guint n;
  const TdRuleInfo *infos = td_rule_info_list (kind, &n);
  g_auto (GStrv) criteria = td_rules_list_criteria (rules);

  td_cli_json_begin_object (builder, member);
  for (guint i = 0; i < n; i++)
    td_cli_json_int (builder, infos[i].name, td_rules_get (rules, kind, infos[i].name));
  for (char **name = criteria; kind != TD_RULE && *name; name++)
    if (td_rule_info_find (TD_CRITERION, *name) == NULL)
      td_cli_json_int (builder, *name, td_rules_get (rules, kind, *name));
  json_builder_end_object (builder);
}

static void
print_json (TdCli *cli, TdRules *rules)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_values (builder, rules, kinds[i].kind, kinds[i].member);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
add_row (TdCliTable *table, TdRules *rules, TdRuleKind kind, const char *name)
{
  td_cli_table_add_cell (table, "%s", name);
  td_cli_table_add_cell (table, "%d", td_rules_get (rules, kind, name));
  td_cli_table_add_cell (table, "%s", td_rule_get_description (kind, name));
}

static void
print_table (TdCli *cli, TdRules *rules)
{
  TdCliTable *table = td_cli_table_new (_ ("Name"), _ (">Value"), _ ("What it is"), NULL);
  g_auto (GStrv) criteria = td_rules_list_criteria (rules);

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      guint n;
      const TdRuleInfo *infos = td_rule_info_list (kinds[kind].kind, &n);

      for (guint i = 0; i < n; i++)
        add_row (table, rules, kinds[kind].kind, infos[i].name);
    }
  for (char **name = criteria; *name; name++)
    if (td_rule_info_find (TD_CRITERION, *name) == NULL)
      add_row (table, rules, TD_CRITERION, *name);
  td_cli_table_print (table, cli);
}

/* "same_team=1". */
static gboolean
apply (TdRules *rules, TdRuleKind kind, const char *option, const char *setting, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (setting, "=", 2);
  gboolean known = parts[0] && (td_rule_info_find (kind, parts[0]) ||
                                (kind != TD_RULE && g_str_has_prefix (parts[0], "field:")));
  gint64 value;

  if (known && parts[1] && g_ascii_string_to_signed (parts[1], 10, -1000, 1000, &value, NULL))
    {
      td_rules_set (rules, kind, parts[0], (int) value);
      return TRUE;
    }
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               /* Translators: an option, what was given. */
               _ ("%s: “%s” is not NAME=NUMBER with a known name."), option, setting);
  return FALSE;
}

static gboolean
apply_all (TdRules *rules, char **const settings[], GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (char **setting = settings[i]; setting && *setting; setting++)
      if (!apply (rules, kinds[i].kind, kinds[i].option, *setting, error))
        return FALSE;
  return TRUE;
}

static gboolean
change_and_print (TdCli *cli, const char *name, char **const settings[], GError **error)
{
  gint64 id = td_cli_find_program (cli, name, error);
  TdDatabase *db = id ? td_cli_open (cli, 0, error) : NULL;
  g_autoptr (TdRules) rules = db ? td_rules_load (db, id, error) : NULL;

  if (rules == NULL || !apply_all (rules, settings, error) || !td_rules_save (db, id, rules, error))
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, rules);
  else
    print_table (cli, rules);
  return TRUE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) rules = NULL;
  g_auto (GStrv) weights = NULL;
  g_auto (GStrv) parameters = NULL;
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rules, N_ ("Switch a rule on (1) or off (0)"),
      N_ ("NAME=0|1") },
    { "weight", 0, 0, G_OPTION_ARG_STRING_ARRAY, &weights,
      N_ ("Weigh a criterion, 0 to 100; field:COLUMN for a column of the roster"), N_ ("NAME=N") },
    { "parameter", 0, 0, G_OPTION_ARG_STRING_ARRAY, &parameters,
      N_ ("Set a number that a rule needs"), N_ ("NAME=N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL },
    {},
  };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (names == NULL || names[1])
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("One NAME is needed."));
      return FALSE;
    }
  return change_and_print (cli, names[0], (char **const[]){ rules, weights, parameters }, error);
}

const TdCliCommand td_cli_program_rules = { "program rules", N_ ("NAME"),
                                            N_ ("Show or change rules and weights"), run };
