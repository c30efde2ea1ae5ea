/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-pair.h"
#include "pairing/td-pair-begin.h"
#include "partnership/td-intake.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *pair;
  char *issue;
  char *cause;
  char *measure;
  char *plan;
  char *agreed_on;
  gboolean not_agreed;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->pair);
  g_free (options->issue);
  g_free (options->cause);
  g_free (options->measure);
  g_free (options->plan);
  g_free (options->agreed_on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (TdCli *cli, int argc, char **argv, Options *options, gboolean *done, GError **error)
{
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING, &options->pair, N_ ("The pair"), N_ ("PAIR") },
    { "issue", 0, 0, G_OPTION_ARG_STRING, &options->issue, N_ ("What the coaching is to solve"),
      N_ ("TEXT") },
    { "cause", 0, 0, G_OPTION_ARG_STRING, &options->cause,
      N_ ("skill, work (a problem of the work itself) or both"), N_ ("CODE") },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &options->measure,
      N_ ("By what it shows that it is solved"), N_ ("TEXT") },
    { "plan", 0, 0, G_OPTION_ARG_STRING, &options->plan, N_ ("How they go about it"), N_ ("TEXT") },
    { "agreed-on", 0, 0, G_OPTION_ARG_STRING, &options->agreed_on, N_ ("When both agreed on it"),
      N_ ("YYYY-MM-DD") },
    { "not-agreed", 0, 0, G_OPTION_ARG_NONE, &options->not_agreed, N_ ("Take that back"), NULL },
    {},
  };

  return td_cli_parse (cli, argc, argv, entries, done, error);
}

/* --- Output --- */

static const struct
{
  const char *name;
  const char *label;
  gsize offset;
} texts[] = {
  { "issue", N_ ("Issue"), G_STRUCT_OFFSET (TdIntake, intake_issue) },
  { "cause", N_ ("Cause"), G_STRUCT_OFFSET (TdIntake, intake_cause) },
  { "measure", N_ ("Measure"), G_STRUCT_OFFSET (TdIntake, intake_measure) },
  { "plan", N_ ("Plan"), G_STRUCT_OFFSET (TdIntake, intake_plan) },
};

static const char *
get_text (TdIntake *intake, guint i)
{
  return G_STRUCT_MEMBER (char *, intake, texts[i].offset);
}

/* The words are private: what leaves is whether they are there. */
static void
print_json (TdCli *cli, TdIntake *intake, const TdPair *pair)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_object (builder, "intake");
  td_cli_json_int (builder, "pair", intake->pair_id);
  td_cli_json_text (builder, "mentor_name", intake->mentor_name);
  td_cli_json_text (builder, "mentee_name", intake->mentee_name);
  td_cli_json_text (builder, "state", pair->state);
  td_cli_json_text (builder, "needs", pair->needs);
  td_cli_json_date (builder, "agreed_on", intake->intake_agreed_on);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *has = g_strdup_printf ("has_%s", texts[i].name);

      td_cli_json_bool (builder, has, get_text (intake, i) != NULL);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_words (TdCli *cli, TdIntake *intake, const TdPair *pair)
{
  g_autofree char *agreed = td_date_to_iso (intake->intake_agreed_on);

  td_cli_print (cli, "%s – %s: %s\n", intake->mentor_name, intake->mentee_name,
                td_pair_get_state_label (pair));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    td_cli_print (cli, "%s: %s\n", _ (texts[i].label),
                  get_text (intake, i) ? _ ("entered (private)") : "–");
  td_cli_print (cli, "%s: %s\n", _ ("Agreed"), agreed ? agreed : "–");
}

static gboolean
print_intake (TdCli *cli, TdDatabase *db, gint64 pair_id, GError **error)
{
  g_autoptr (TdIntake) intake = td_intake_load (db, pair_id, error);
  g_autoptr (TdPair) pair =
      intake ? td_pair_load (db, pair_id, td_cli_get_today (cli), error) : NULL;

  if (pair == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, intake, pair);
  else
    print_words (cli, intake, pair);
  return TRUE;
}

/* --- Commands --- */

static gboolean
set_intake (TdCli *cli, TdDatabase *db, const Options *options, gint64 pair_id, GError **error)
{
  g_autoptr (TdIntake) intake = td_intake_load (db, pair_id, error);

  if (intake == NULL ||
      !td_cli_check_code ("--cause", options->cause, td_intake_causes (), error) ||
      !td_cli_parse_date ("--agreed-on", options->agreed_on, intake->intake_agreed_on,
                          &intake->intake_agreed_on, error))
    return FALSE;
  if (options->not_agreed)
    intake->intake_agreed_on = TD_DATE_NONE;
  if (options->issue)
    td_record_set_text (&intake->intake_issue, options->issue);
  if (options->cause)
    td_record_set_text (&intake->intake_cause, options->cause);
  if (options->measure)
    td_record_set_text (&intake->intake_measure, options->measure);
  if (options->plan)
    td_record_set_text (&intake->intake_plan, options->plan);
  return td_intake_save (db, intake, td_cli_get_today (cli), error);
}

static gboolean
run (TdCli *cli, int argc, char **argv, gboolean set, GError **error)
{
  g_auto (Options) options = { 0 };
  TdDatabase *db;
  gint64 pair_id;
  gboolean done;

  if (!parse (cli, argc, argv, &options, &done, error))
    return done;
  db = td_cli_open_pair (cli, options.pair, &pair_id, error);
  if (db == NULL)
    return FALSE;
  return (!set || set_intake (cli, db, &options, pair_id, error)) &&
         print_intake (cli, db, pair_id, error);
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

const TdCliCommand td_cli_intake_show = {
  "intake show",
  NULL,
  N_ ("Show what of the intake of a coaching pair is there"),
  run_show,
};

const TdCliCommand td_cli_intake_set = {
  "intake set",
  NULL,
  N_ ("Write the intake of a coaching pair"),
  run_set,
};
