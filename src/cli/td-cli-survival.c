/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-survival.h"

#include "cli/td-cli-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const columns[] = { "id", "entry", "exit", "event", "group", NULL };

static void
add_cell (TdCliTable *table, double value)
{
  g_autofree char *text = td_cli_raw_dup_number (value);

  td_cli_table_add_cell (table, "%s", text);
}

static void
add_interval (TdCliTable *table, TdInterval interval)
{
  add_cell (table, interval.estimate);
  add_cell (table, interval.lower);
  add_cell (table, interval.upper);
}

static const char *
get_name (GPtrArray *names, guint curve)
{
  return curve == 0 ? _ ("All") : names->pdata[curve - 1];
}

static void
print_groups (TdCli *cli, const TdStudy *study, GPtrArray *names)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Group"), _ (">Rows"), _ (">Events"), _ (">Median"), _ (">Lower"),
                        _ (">Upper"), _ (">Mean within tau"), _ (">Lower"), _ (">Upper"), NULL);

  for (guint i = 0; i < study->n_curves; i++)
    {
      const TdSurvival *curve = study->curves[i];

      td_cli_table_add_cell (table, "%s", get_name (names, i));
      td_cli_table_add_cell (table, "%u", curve->n_spans);
      td_cli_table_add_cell (table, "%u", curve->n_events);
      add_interval (table, td_survival_quantile (curve, 0.5));
      add_interval (table, isnan (study->tau)
                               ? td_interval_none ()
                               : td_survival_restricted_mean (curve, study->tau, NULL));
    }
  td_cli_table_print (table, cli);
  if (isfinite (study->tau))
    td_cli_print (cli, "tau %g\n", study->tau);
}

static void
print_times (TdCli *cli, const TdStudy *study, GPtrArray *names, GArray *times)
{
  TdCliTable *table;

  if (times->len == 0)
    return;
  td_cli_print (cli, "\n");
  table = td_cli_table_new (_ ("Group"), _ (">Time"), _ (">At risk"), _ (">Still there"),
                            _ (">Lower"), _ (">Upper"), NULL);
  for (guint i = 0; i < study->n_curves; i++)
    for (guint k = 0; k < times->len; k++)
      {
        TdSurvivalPoint point = td_survival_at (study->curves[i], g_array_index (times, double, k));

        td_cli_table_add_cell (table, "%s", get_name (names, i));
        add_cell (table, point.time);
        td_cli_table_add_cell (table, "%u", point.at_risk);
        if (point.observed)
          add_cell (table, point.survival);
        else
          td_cli_table_add_cell (table, "%s", _ ("not observed"));
        add_cell (table, point.observed ? point.lower : NAN);
        add_cell (table, point.observed ? point.upper : NAN);
      }
  td_cli_table_print (table, cli);
}

static void
print_test (TdCli *cli, const char *name, const TdLogRank *test)
{
  g_autofree char *chisq = td_cli_raw_dup_number (test->chisq);
  g_autofree char *p = td_cli_raw_dup_number (test->p);

  /* Translators: the name of a statistical test, its chi-square, degrees of freedom, p. */
  td_cli_print (cli, _ ("%s: chi-square %s, df %d, p %s\n"), name, chisq, test->df, p);
}

static void
print_ratio (TdCli *cli, const char *name, TdInterval ratio)
{
  g_autofree char *estimate = td_cli_raw_dup_number (ratio.estimate);
  g_autofree char *lower = td_cli_raw_dup_number (ratio.lower);
  g_autofree char *upper = td_cli_raw_dup_number (ratio.upper);

  /* Translators: what it is, an estimate and its limits. */
  td_cli_print (cli, _ ("%s: %s (%s to %s)\n"), name, estimate, lower, upper);
}

void
td_cli_survival_print (TdCli *cli,
                       const TdStudy *study,
                       GPtrArray *names,
                       const TdCliSurvival *request)
{
  print_groups (cli, study, names);
  print_times (cli, study, names, request->at);
  td_cli_print (cli, "\n");
  print_test (cli, _ ("Log-rank"), &study->log_rank);
  if (study->has_strata)
    print_test (cli, _ ("Log-rank, stratified"), &study->stratified);
  if (!study->has_ratio)
    return;
  print_ratio (cli, _ ("Hazard ratio (Cox)"), study->ratio.ratio);
  print_ratio (cli, _ ("Hazard ratio (Peto)"), study->peto);
  print_ratio (cli, _ ("Difference of means within tau"), study->gap.gap);
}

/* One row: a stretch of observation that has a length, and whether it ended with the event. */
static gboolean
read_span (TdDataSheet *sheet, guint row, const int *places, TdObservation *span, GError **error)
{
  gint64 event;

  if (!td_data_sheet_read_number (sheet, row, places[1], &span->entry, error) ||
      !td_data_sheet_read_number (sheet, row, places[2], &span->end, error) ||
      !td_data_sheet_read_count (sheet, row, places[3], 0, 1, &event, error))
    return FALSE;
  span->event = event == 1;
  return span->entry < span->end ||
         td_data_sheet_refuse (sheet, row, places[2], _ ("the exit must be later than the entry."),
                               error);
}

static void
say_wipe_outs (TdCli *cli, const TdStudy *study, GPtrArray *names)
{
  for (guint i = 0; i < study->n_curves; i++)
    {
      double time = td_survival_find_wipe_out (study->curves[i]);

      if (!isnan (time))
        td_cli_message (cli,
                        _ ("%s: all who were there left by %g, others came later. Begin the curve "
                           "anew with --conditional-from %g."),
                        get_name (names, i), time, time);
    }
}

static gboolean
run_case (TdCli *cli,
          TdDataSheet *sheet,
          GArray *rows,
          gconstpointer data,
          TdJsonWriter *writer,
          GError **error)
{
  const TdCliSurvival *request = data;
  int stratum = td_data_sheet_find (sheet, "stratum"), places[G_N_ELEMENTS (columns)];
  g_autofree TdObservation *spans = g_new (TdObservation, rows->len + 1);
  g_autoptr (TdDataFactor) groups = NULL;
  g_autoptr (TdDataFactor) strata = NULL;
  g_autoptr (TdStudy) study = NULL;
  TdCompareInput input;

  for (guint i = 0; columns[i]; i++)
    places[i] = td_data_sheet_find (sheet, columns[i]);
  for (guint i = 0; i < rows->len; i++)
    if (!read_span (sheet, g_array_index (rows, guint, i), places, &spans[i], error))
      return FALSE;
  groups = td_data_factor_new (sheet, places[4], rows);
  strata = td_data_factor_new (sheet, stratum, rows);
  input = (TdCompareInput){ spans, groups->of, stratum < 0 ? NULL : strata->of, rows->len,
                            groups->names->len };
  study = td_study_new (&input, request->from, request->tau);
  if (writer)
    td_cli_survival_write (writer, study, groups->names, request);
  else
    td_cli_survival_print (cli, study, groups->names, request);
  say_wipe_outs (cli, study, groups->names);
  if (groups->names->len > TD_COMPARE_MOST_GROUPS)
    td_cli_message (cli, _ ("More than %d groups are not compared with each other."),
                    TD_COMPARE_MOST_GROUPS);
  return TRUE;
}

/* The options --conditional-from, --tau and --at. */
static gboolean
parse_request (const char *from,
               const char *tau,
               const char *at,
               TdCliSurvival *request,
               GError **error)
{
  request->from = -INFINITY;
  request->tau = NAN;
  if (!td_cli_raw_parse_number ("--conditional-from", from, &request->from, error) ||
      !td_cli_raw_parse_number ("--tau", tau, &request->tau, error))
    return FALSE;
  if (tau && !(request->tau > MAX (0, request->from)))
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                           _ ("--tau must be later than 0 and than --conditional-from."));
      return FALSE;
    }
  request->at = td_cli_raw_parse_times ("--at", at, error);
  return request->at != NULL;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *from = NULL;
  g_autofree char *tau = NULL;
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "conditional-from", 0, 0, G_OPTION_ARG_STRING, &from,
      N_ ("Curves of those still there at this time, where they begin at 1"), N_ ("T") },
    { "tau", 0, 0, G_OPTION_ARG_STRING, &tau, N_ ("Where restricted means end"), N_ ("T") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("Times to read the curves at"), N_ ("T,T,…") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    {},
  };
  g_autoptr (TdDataSheet) sheet = NULL;
  TdCliSurvival request = { 0 };
  const char *file;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  file = td_cli_raw_get_file (files, error);
  if (file == NULL || !parse_request (from, tau, at, &request, error))
    return FALSE;
  sheet = td_data_sheet_read (file, columns, NULL, error);
  done = sheet && td_cli_raw_run (cli, sheet, run_case, &request, error);
  g_array_unref (request.at);
  return done;
}

const TdCliCommand td_cli_survival = {
  "survival", "FILE", N_ ("Survival curves and tests of a file of times, for analysts"), run,
  N_ ("FILE has the columns id, entry, exit, event, group and may have stratum and case. A row is "
      "a "
      "stretch in\nwhich somebody was under observation: at risk at t when entry < t <= exit; "
      "event "
      "is 1 where what is\nwaited for happened at exit, else 0. A person may have several rows "
      "that "
      "do not overlap.\n\n"
      "With --json: “groups”, first “ALL”, then each group sorted by bytes, each with its “curve” "
      "(one entry an\nevent time: Kaplan-Meier, Greenwood’s standard error, 95 % log-log limits), "
      "“median” and “quantiles”\n(first event time at or below), “rmst” (the mean within tau; "
      "without --tau the longest of 731, 548,\n365, 183 and 91 that all groups reach with five at "
      "risk) and “at” (null past the last observation);\n“logrank” and “stratified_logrank”; for "
      "exactly two groups “cox” (Efron), “peto”, “rate_ratio”,\n“rmst_diff” and "
      "“smallest_difference”, the second "
      "group against the first. With a column case: {\"cases\":{NAME:{…}}}.\nWhat cannot be "
      "computed is null, what has no bound is \"Inf\".\n\n"
      "Tests and ratios are of all rows, also with --conditional-from.")
};
