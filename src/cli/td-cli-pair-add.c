/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-pair.h"
#include "pairing/td-pair-life.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *program;
  char *mentor;
  char *mentee;
  char *start;
  char *cadence;
  char *source;
  char *reference;
  gboolean accepted;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->program);
  g_free (options->mentor);
  g_free (options->mentee);
  g_free (options->start);
  g_free (options->cadence);
  g_free (options->source);
  g_free (options->reference);
}

static gboolean
parse (TdCli *cli, int argc, char **argv, Options *options, gboolean *done, GError **error)
{
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &options->program, N_ ("The programme"), N_ ("NAME") },
    { "mentor", 0, 0, G_OPTION_ARG_STRING, &options->mentor, N_ ("The mentor"), N_ ("NUMBER") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING, &options->mentee, N_ ("The mentee"), N_ ("NUMBER") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options->start, N_ ("The agreed start"),
      N_ ("YYYY-MM-DD") },
    { "cadence", 0, 0, G_OPTION_ARG_STRING, &options->cadence,
      N_ ("monthly, 2/month, 3/month, every:14d, every:6w, every:2m"), N_ ("CADENCE") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options->source, N_ ("coordinator, wish or self"),
      N_ ("SOURCE") },
    { "reference", 0, 0, G_OPTION_ARG_STRING, &options->reference, N_ ("A number of your own"),
      N_ ("TEXT") },
    { "accepted", 0, 0, G_OPTION_ARG_NONE, &options->accepted, N_ ("Both sides accepted"), NULL },
    {},
  };

  return td_cli_parse (cli, argc, argv, entries, done, error);
}

static gboolean
fill (TdCli *cli, const Options *options, TdPairDraft *draft, GError **error)
{
  static const char *const sources[] = { "proposal", "coordinator", "wish", "self", NULL };

  if (!td_cli_require ("--program", options->program, error) ||
      !td_cli_require ("--mentor", options->mentor, error) ||
      !td_cli_require ("--mentee", options->mentee, error) ||
      !td_cli_check_code ("--source", options->source, sources, error) ||
      !td_cli_check_cadence ("--cadence", options->cadence, error) ||
      !td_cli_parse_date ("--start", options->start, TD_DATE_NONE, &draft->start_on, error))
    return FALSE;
  draft->cadence = options->cadence;
  draft->source = options->source;
  draft->reference = options->reference;
  draft->accepted = options->accepted;
  draft->program_id = td_cli_find_program (cli, options->program, error);
  draft->mentor_id = draft->program_id ? td_cli_find_employee (cli, options->mentor, error) : 0;
  draft->mentee_id = draft->mentor_id ? td_cli_find_employee (cli, options->mentee, error) : 0;
  return draft->mentee_id != 0;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  Options options = { 0 };
  TdPairDraft draft = { 0 };
  TdPairFilter filter = { 0 };
  gboolean done;
  gboolean filled;

  if (!parse (cli, argc, argv, &options, &done, error))
    {
      options_clear (&options);
      return done;
    }
  filled = fill (cli, &options, &draft, error);
  if (filled)
    filter.pair_id =
        td_pair_add (td_cli_open (cli, 0, NULL), &draft, td_cli_get_today (cli), error);
  options_clear (&options);
  return filter.pair_id && td_cli_print_pair_filter (cli, &filter, error);
}

const TdCliCommand td_cli_pair_add = { "pair add", NULL, N_ ("Enter a pair by hand"), run };
