/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "proposal/td-what-if.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The change that the options make. */
typedef struct
{
  TdWhatIfChange change;
  GArray *weights;
  GArray *places;
  GPtrArray *texts; /* what the names of the weights borrow */
} Options;

static void
options_init (Options *options)
{
  *options = (Options){ .weights = g_array_new (FALSE, FALSE, sizeof (TdWhatIfWeight)) };
  options->places = g_array_new (FALSE, FALSE, sizeof (TdWhatIfPlaces));
  options->texts = g_ptr_array_new_with_free_func (g_free);
}

static void
options_clear (Options *options)
{
  g_array_unref (options->weights);
  g_array_unref (options->places);
  g_ptr_array_unref (options->texts);
}

static gboolean
take_rule (Options *options, const char *name, GError **error)
{
  for (guint rule = 0; rule < TD_N_HARD_RULES; rule++)
    if (rule != TD_HARD_RULE_CAPACITY && strcmp (td_hard_rules[rule].name, name) == 0)
      {
        options->change.rules_off |= 1u << rule;
        return TRUE;
      }
  if (strcmp (td_hard_rules[TD_HARD_RULE_CAPACITY].name, name) == 0)
    g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                         _ ("--without-rule: places always count; use --places NUMBER=N."));
  else
    g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                 _ ("--without-rule: “%s” is not a rule; “program rules” lists them."), name);
  return FALSE;
}

/* "NAME=NUMBER"; the name is kept in @options. */
static const char *
split (Options *options,
       const char *option,
       const char *setting,
       int largest,
       int *value,
       GError **error)
{
  const char *sign = strrchr (setting, '=');
  char *name = sign ? g_strndup (setting, (gsize) (sign - setting)) : NULL;
  gint64 number = 0;

  if (name)
    g_ptr_array_add (options->texts, name);
  if (name == NULL || *name == '\0' ||
      !g_ascii_string_to_signed (sign + 1, 10, 0, largest, &number, NULL))
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   /* Translators: an option, what was given, the largest number. */
                   _ ("%s: “%s” is not NAME=NUMBER with a number from 0 to %d."), option, setting,
                   largest);
      return NULL;
    }
  *value = (int) number;
  return name;
}

static gboolean
take_weight (Options *options, const char *setting, GError **error)
{
  TdWhatIfWeight weight = { 0 };

  weight.name = split (options, "--weight", setting, 100, &weight.value, error);
  if (weight.name == NULL)
    return FALSE;
  if (td_rule_info_find (TD_CRITERION, weight.name) == NULL &&
      !g_str_has_prefix (weight.name, "field:"))
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   _ ("--weight: “%s” is not a criterion; “program rules” lists them."),
                   weight.name);
      return FALSE;
    }
  g_array_append_val (options->weights, weight);
  return TRUE;
}

static gboolean
take_places (TdCli *cli, Options *options, const char *setting, GError **error)
{
  TdWhatIfPlaces places = { 0 };
  const char *number = split (options, "--places", setting, 1000, &places.places, error);

  places.mentor_id = number ? td_cli_find_employee (cli, number, error) : 0;
  if (places.mentor_id == 0)
    return FALSE;
  g_array_append_val (options->places, places);
  return TRUE;
}

static gboolean
take_all (TdCli *cli, Options *options, char **rules, char **weights, char **places, GError **error)
{
  for (char **rule = rules; rule && *rule; rule++)
    if (!take_rule (options, *rule, error))
      return FALSE;
  for (char **weight = weights; weight && *weight; weight++)
    if (!take_weight (options, *weight, error))
      return FALSE;
  for (char **place = places; place && *place; place++)
    if (!take_places (cli, options, *place, error))
      return FALSE;
  options->change.weights = (const TdWhatIfWeight *) (gpointer) options->weights->data;
  options->change.n_weights = options->weights->len;
  options->change.places = (const TdWhatIfPlaces *) (gpointer) options->places->data;
  options->change.n_places = options->places->len;
  return TRUE;
}

static void
print_json (TdCli *cli, const TdWhatIfResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_int (builder, "matched", result->matched);
  td_cli_json_int (builder, "matched_change", result->matched_change);
  td_cli_json_int (builder, "total_change", result->total_change);
  td_cli_json_int (builder, "pairs_changed", result->pairs_changed);
  td_cli_json_int (builder, "mentees", result->mentees);
  td_cli_json_int (builder, "total", result->total);
  td_cli_json_int (builder, "total_of_the_same_pairs", result->drafted);
  td_cli_json_int (builder, "worst", result->worst);
  td_cli_json_int (builder, "gained", result->gained);
  td_cli_json_int (builder, "lost", result->lost);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_text (TdCli *cli, const TdWhatIfResult *result)
{
  /* Translators: matched, mentees, and the change. */
  td_cli_print (cli, _ ("Matched: %d of %d (%+d)\n"), result->matched, result->mentees,
                result->matched_change);
  td_cli_print (cli, _ ("Points: %lld (%+lld)\n"), (long long) result->total,
                (long long) result->total_change);
  td_cli_print (cli, _ ("Mentees with another mentor: %d\n"), result->pairs_changed);
}

static gboolean
evaluate (TdCli *cli, gint64 proposal_id, const TdWhatIfChange *change, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, error);
  TdWhatIfResult result;

  if (db == NULL || !td_what_if (db, proposal_id, change, &result, error))
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, &result);
  else
    print_text (cli, &result);
  return TRUE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) rules = NULL;
  g_auto (GStrv) weights = NULL;
  g_auto (GStrv) places = NULL;
  gint64 proposal_id = 0;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_INT64, &proposal_id, N_ ("The proposal"), N_ ("N") },
    { "without-rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rules, N_ ("Without this hard rule"),
      N_ ("RULE") },
    { "weight", 0, 0, G_OPTION_ARG_STRING_ARRAY, &weights, N_ ("With another weight, 0 to 100"),
      N_ ("CRITERION=N") },
    { "places", 0, 0, G_OPTION_ARG_STRING_ARRAY, &places, N_ ("With so many places of a mentor"),
      N_ ("NUMBER=N") },
    {},
  };
  Options options;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--proposal", proposal_id ? "" : NULL, error))
    return FALSE;
  options_init (&options);
  done = take_all (cli, &options, rules, weights, places, error) &&
         evaluate (cli, proposal_id, &options.change, error);
  options_clear (&options);
  return done;
}

const TdCliCommand td_cli_pair_whatif = {
  "pair whatif", NULL, N_ ("What a change of rules, weights or places would do to a proposal"), run
};
