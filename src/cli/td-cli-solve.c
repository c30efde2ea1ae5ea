/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "exchange/td-score-sheet.h"
#include "solver/td-certificate.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char **files;
  char *capacity;
  char *objective;
  char *lowest;
  TdScoreRules rules;
} Request;

static void
request_clear (Request *request)
{
  g_strfreev (request->files);
  g_free (request->capacity);
  g_free (request->objective);
  g_free (request->lowest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
check_request (Request *request, TdObjective *objective, GError **error)
{
  static const char *const codes[] = { "total", "score", "fair", NULL };

  *objective = TD_OBJECTIVE_TOTAL;
  if (request->files == NULL || request->files[0] == NULL || request->files[1])
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("One FILE is needed."));
      return FALSE;
    }
  if (!td_cli_check_code ("--objective", request->objective, codes, error) ||
      (request->objective && !td_objective_from_text (request->objective, objective, error)))
    return FALSE;
  request->rules.has_limit = request->lowest != NULL;
  if (request->lowest && !g_ascii_string_to_signed (request->lowest, 10, -G_MAXINT64, G_MAXINT64,
                                                    &request->rules.limit, NULL))
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   _ ("--lowest: “%s” is no whole number."), request->lowest);
      return FALSE;
    }
  return TRUE;
}

/* The number that the sheet gives the chosen pair of a mentee; @sign is -1 for costs. */
static gint64
chosen_score (const TdScoreSheet *sheet, const TdSolution *solution, guint mentee, int sign)
{
  const TdSolverProblem *problem = &sheet->problem;

  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    if ((int) problem->mentor[e] == solution->mentor[mentee])
      return sign * problem->score[e];
  g_return_val_if_reached (0);
}

static void
add_pairs (JsonBuilder *builder, const TdScoreSheet *sheet, const TdSolution *solution, int sign)
{
  td_cli_json_begin_array (builder, "pairs");
  for (guint i = 0; i < solution->n_mentees; i++)
    {
      if (solution->mentor[i] < 0)
        continue;
      json_builder_begin_object (builder);
      td_cli_json_text (builder, "mentor", sheet->mentors->pdata[solution->mentor[i]]);
      td_cli_json_text (builder, "mentee", sheet->mentees->pdata[i]);
      td_cli_json_int (builder, "score", chosen_score (sheet, solution, i, sign));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (TdCli *cli,
            const TdScoreSheet *sheet,
            const TdSolution *solution,
            int sign,
            double seconds)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_int (builder, "matched", solution->matched);
  td_cli_json_int (builder, "total", sign * solution->total);
  td_cli_json_int (builder, "worst", sign * solution->worst);
  td_cli_json_bool (builder, "optimal", TRUE);
  td_cli_json_text (builder, "certificate", "verified");
  td_cli_json_double (builder, "seconds", seconds);
  add_pairs (builder, sheet, solution, sign);
  td_cli_json_begin_array (builder, "unmatched");
  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor[i] < 0)
      json_builder_add_string_value (builder, sheet->mentees->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_table (TdCli *cli, const TdScoreSheet *sheet, const TdSolution *solution, int sign)
{
  TdCliTable *table = td_cli_table_new (_ ("Mentee"), _ ("Mentor"), _ (">Score"), NULL);
  g_autofree char *total = g_strdup_printf ("%" G_GINT64_FORMAT, sign * solution->total);
  g_autofree char *worst = g_strdup_printf ("%" G_GINT64_FORMAT, sign * solution->worst);

  for (guint i = 0; i < solution->n_mentees; i++)
    {
      int mentor = solution->mentor[i];
      g_autofree char *score = NULL;

      if (mentor >= 0)
        score = g_strdup_printf ("%" G_GINT64_FORMAT, chosen_score (sheet, solution, i, sign));
      td_cli_table_add (table, sheet->mentees->pdata[i],
                        mentor >= 0 ? sheet->mentors->pdata[mentor] : NULL, score);
    }
  td_cli_table_print (table, cli);
  td_cli_message (cli,
                  ngettext ("%u of %u mentee matched, total %s, worst %s, proven best.",
                            "%u of %u mentees matched, total %s, worst %s, proven best.",
                            (gulong) solution->n_mentees),
                  solution->matched, solution->n_mentees, total, worst);
}

static gboolean
solve (TdCli *cli, const TdScoreSheet *sheet, TdObjective objective, int sign, GError **error)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (TdSolution) solution = td_solver_solve (&sheet->problem, objective, NULL, NULL, error);
  double seconds;

  if (solution == NULL || !td_certificate_check (&sheet->problem, objective, solution, error))
    return FALSE;
  seconds = g_timer_elapsed (timer, NULL);
  if (td_cli_is_json (cli))
    print_json (cli, sheet, solution, sign, seconds);
  else
    print_table (cli, sheet, solution, sign);
  return TRUE;
}

static gboolean
run_solve (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "capacity", 0, 0, G_OPTION_ARG_FILENAME, &request.capacity,
      N_ ("A table of all mentors: mentor, places"), N_ ("FILE") },
    { "objective", 0, 0, G_OPTION_ARG_STRING, &request.objective,
      N_ ("total: most matched, then the highest total; score: the highest total; fair: most "
          "matched, then the best worst pair"),
      N_ ("OBJECTIVE") },
    { "lowest", 0, 0, G_OPTION_ARG_STRING, &request.lowest,
      N_ ("Leave out pairs that are worse than this number"), N_ ("N") },
    { "minimise", 0, 0, G_OPTION_ARG_NONE, &request.rules.minimise,
      N_ ("The numbers are costs: the lowest total"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request.files, NULL, NULL },
    {},
  };
  g_autoptr (TdScoreSheet) sheet = NULL;
  TdObjective objective;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!check_request (&request, &objective, error))
    return FALSE;
  sheet = td_score_sheet_read (request.files[0], request.capacity, &request.rules, NULL, error);
  return sheet && solve (cli, sheet, objective, request.rules.minimise ? -1 : 1, error);
}

const TdCliCommand td_cli_solve = { "solve", "SCORES.csv",
                                    N_ ("Find the best pairs for a table of scores"), run_solve };
