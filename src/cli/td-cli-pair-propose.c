/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-proposal.h"
#include "exchange/td-sheet-proposal.h"
#include "proposal/td-proposal-late.h"

#include <glib/gi18n-lib.h>

/* What was asked for on the command line. */
typedef struct
{
  char *program;
  char *objective;
  char **mentees;
  char *stay;
  char *scores;
  char *capacity;
  char *lowest;
  gboolean only_late;
  gboolean late_table;
  gboolean first_only;
  gboolean minimise;
  gboolean ignore_rules;
  gint64 replaces;
} Request;

static void
request_clear (Request *request)
{
  g_free (request->program);
  g_free (request->objective);
  g_strfreev (request->mentees);
  g_free (request->stay);
  g_free (request->scores);
  g_free (request->capacity);
  g_free (request->lowest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
usage (GError **error, const char *message)
{
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, message);
  return FALSE;
}

/* Options that say nothing together. */
static gboolean
check_request (const Request *request, GError **error)
{
  gboolean late = request->only_late || request->late_table;

  if (!td_cli_require ("--program", request->program, error))
    return FALSE;
  if (late && request->mentees)
    return usage (error, _ ("Late enrolments are chosen by their dates: leave --mentee out."));
  if (request->stay && !late)
    return usage (error, _ ("--stay belongs to --only-late."));
  if (request->scores && (late || request->mentees))
    return usage (error, _ ("--scores says who takes part: leave --only-late and --mentee out."));
  if (!request->scores &&
      (request->capacity || request->minimise || request->lowest || request->ignore_rules))
    return usage (error, _ ("--capacity, --minimise, --lowest and --ignore-rules belong to "
                            "--scores."));
  return TRUE;
}

/* --- By the rules --- */

/* "locked", "above", "free" or points. */
static gboolean
read_stay (const char *text, TdProposalOptions *options, GError **error)
{
  gint64 points = 0;

  options->may_move = text && !g_str_equal (text, "locked");
  if (!options->may_move || g_str_equal (text, "free"))
    return TRUE;
  if (g_str_equal (text, "above"))
    points = TD_STAY_ABOVE_ALL;
  else if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &points, NULL))
    return usage (error, _ ("--stay is “locked”, “above”, “free” or a number of points."));
  options->stay = points;
  return TRUE;
}

static gboolean
read_options (TdCli *cli,
              const Request *request,
              TdProposalOptions *options,
              GArray *mentees,
              GError **error)
{
  options->replaces = request->replaces;
  options->first_only = request->first_only;
  options->stable = g_strcmp0 (request->objective, "stable") == 0;
  if (request->objective && !options->stable &&
      !td_objective_from_text (request->objective, &options->objective, error))
    return FALSE;
  if (request->only_late || request->late_table)
    options->scope = TD_PROPOSAL_LATE;
  if (request->mentees)
    options->scope = TD_PROPOSAL_SELECTION;
  options->mentees = mentees;
  return read_stay (request->stay, options, error) &&
         td_cli_find_employees (cli, request->mentees, mentees, error) &&
         (options->program_id = td_cli_find_program (cli, request->program, error)) != 0;
}

static gboolean
propose (TdCli *cli, TdDatabase *db, const TdProposalOptions *options, GError **error)
{
  gint64 id = td_proposal_make (db, options, td_cli_get_today (cli), NULL, error);

  return id && td_cli_print_proposal (cli, db, id, NULL, error);
}

/* --- Late enrolments --- */

static void
print_choices (TdCli *cli, GPtrArray *choices)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Earlier pairs"), _ (">Moved"), _ (">Of"), _ (">Late without"),
                        _ (">Of"), _ (">Matched"), _ (">Total"), _ (">Lost"), NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const TdLateChoice *choice = choices->pdata[i];

      td_cli_table_add_cell (table, "%s", choice->label);
      td_cli_table_add_cell (table, "%d", choice->moved);
      td_cli_table_add_cell (table, "%d", choice->earlier);
      td_cli_table_add_cell (table, "%d", choice->unmatched);
      td_cli_table_add_cell (table, "%d", choice->late);
      td_cli_table_add_cell (table, "%d", choice->matched);
      td_cli_table_add_cell (table, "%" G_GINT64_FORMAT, choice->total);
      td_cli_table_add_cell (table, "%" G_GINT64_FORMAT, choice->lost);
    }
  td_cli_table_print (table, cli);
}

static void
print_choices_json (TdCli *cli, GPtrArray *choices)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "choices");
  for (guint i = 0; i < choices->len; i++)
    {
      const TdLateChoice *choice = choices->pdata[i];

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "stay", choice->code);
      td_cli_json_int (builder, "points", choice->stay);
      td_cli_json_int (builder, "earlier", choice->earlier);
      td_cli_json_int (builder, "moved", choice->moved);
      td_cli_json_int (builder, "late", choice->late);
      td_cli_json_int (builder, "unmatched", choice->unmatched);
      td_cli_json_int (builder, "matched", choice->matched);
      td_cli_json_int (builder, "total", choice->total);
      td_cli_json_int (builder, "lost", choice->lost);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
show_late_table (TdCli *cli, TdDatabase *db, const TdProposalOptions *options, GError **error)
{
  g_autoptr (GPtrArray) choices =
      td_proposal_late_table (db, options, td_cli_get_today (cli), NULL, error);

  if (choices == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_choices_json (cli, choices);
  else
    print_choices (cli, choices);
  return TRUE;
}

/* --- By a sheet --- */

static gboolean
propose_from_sheet (TdCli *cli, const Request *request, GError **error)
{
  TdSheetProposalOptions options = {
    .scores = request->scores,
    .capacity = request->capacity,
    .rules = { .minimise = request->minimise, .has_limit = request->lowest != NULL },
    .ignore_rules = request->ignore_rules,
    .replaces = request->replaces,
  };
  g_autoptr (GPtrArray) remarks = NULL;
  TdDatabase *db;
  gint64 id;

  if (request->objective && !td_objective_from_text (request->objective, &options.objective, error))
    return FALSE;
  if (request->lowest && !g_ascii_string_to_signed (request->lowest, 10, -G_MAXINT64, G_MAXINT64,
                                                    &options.rules.limit, NULL))
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   _ ("--lowest: “%s” is no whole number."), request->lowest);
      return FALSE;
    }
  options.program_id = td_cli_find_program (cli, request->program, error);
  db = options.program_id ? td_cli_open (cli, 0, error) : NULL;
  id =
      db ? td_sheet_proposal_make (db, &options, td_cli_get_today (cli), &remarks, NULL, error) : 0;
  return id && td_cli_print_proposal (cli, db, id, remarks, error);
}

static gboolean
run_request (TdCli *cli, const Request *request, GError **error)
{
  g_autoptr (GArray) mentees = g_array_new (FALSE, FALSE, sizeof (gint64));
  TdProposalOptions options = { 0 };
  TdDatabase *db;

  if (!check_request (request, error))
    return FALSE;
  if (request->scores)
    return propose_from_sheet (cli, request, error);
  if (!read_options (cli, request, &options, mentees, error) ||
      (db = td_cli_open (cli, 0, error)) == NULL)
    return FALSE;
  return request->late_table ? show_late_table (cli, db, &options, error)
                             : propose (cli, db, &options, error);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &request.program, N_ ("The programme"), N_ ("NAME") },
    { "objective", 0, 0, G_OPTION_ARG_STRING, &request.objective,
      N_ ("total: most matched, then the highest total; score: the highest total; fair: most "
          "matched, then the best worst pair; stable: from ranked wishes, no two would rather have "
          "each other"),
      N_ ("OBJECTIVE") },
    { "replace", 0, 0, G_OPTION_ARG_INT64, &request.replaces,
      N_ ("Discard this draft, keeping its locked pairs"), N_ ("N") },
    { "mentee", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request.mentees,
      N_ ("Only for this mentee; may be given again"), N_ ("NUMBER") },
    { "only-late", 0, 0, G_OPTION_ARG_NONE, &request.only_late,
      N_ ("Only for those who enrolled after the last release"), NULL },
    { "stay", 0, 0, G_OPTION_ARG_STRING, &request.stay,
      N_ ("What earlier pairs that nobody answered are worth: locked, above (more than any score), "
          "free, or points"),
      N_ ("POINTS") },
    { "late-table", 0, 0, G_OPTION_ARG_NONE, &request.late_table,
      N_ ("Only show what each --stay would move and cost"), NULL },
    { "first-only", 0, 0, G_OPTION_ARG_NONE, &request.first_only,
      N_ ("No second mentors, though the rules allow them"), NULL },
    { "scores", 0, 0, G_OPTION_ARG_FILENAME, &request.scores,
      N_ ("A table of scores of your own: mentor, mentee, score"), N_ ("FILE") },
    { "capacity", 0, 0, G_OPTION_ARG_FILENAME, &request.capacity,
      N_ ("A table of all mentors: mentor, places"), N_ ("FILE") },
    { "lowest", 0, 0, G_OPTION_ARG_STRING, &request.lowest,
      N_ ("Leave out pairs that are worse than this number"), N_ ("N") },
    { "minimise", 0, 0, G_OPTION_ARG_NONE, &request.minimise,
      N_ ("The numbers are costs: the lowest total"), NULL },
    { "ignore-rules", 0, 0, G_OPTION_ARG_NONE, &request.ignore_rules,
      N_ ("Also pairs that a rule of the programme forbids; they are flagged"), NULL },
    {},
  };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  return run_request (cli, &request, error);
}

const TdCliCommand td_cli_pair_propose = { "pair propose", NULL,
                                           N_ ("Propose the best pairs for those who wait"), run };
