/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-raw.h"

#include "insight/td-rates.h"

#include <glib/gi18n-lib.h>

static const char *const columns[] = { "id", "start", "stop", "n_event", "group", NULL };

/* Of one stretch of observation. */
#define MOST_EVENTS 1000000000

static gboolean
read_spans (TdDataSheet *sheet, GArray *rows, TdRateSpan *spans, GError **error)
{
  int start = td_data_sheet_find (sheet, "start"), stop = td_data_sheet_find (sheet, "stop");
  int events = td_data_sheet_find (sheet, "n_event");

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      TdRateSpan *span = &spans[i];

      if (!td_data_sheet_read_number (sheet, row, start, &span->start, error) ||
          !td_data_sheet_read_number (sheet, row, stop, &span->end, error) ||
          !td_data_sheet_read_count (sheet, row, events, 0, MOST_EVENTS, &span->events, error))
        return FALSE;
      if (!(span->start < span->end))
        return td_data_sheet_refuse (sheet, row, stop, _ ("the stop must be later than the start."),
                                     error);
    }
  return TRUE;
}

static TdRate
get_rate (const TdRateSpan *spans, const TdDataFactor *groups, guint group)
{
  guint first = groups->first[group], n = groups->first[group + 1] - first;
  g_autofree TdRateSpan *chosen = g_new (TdRateSpan, n + 1);

  for (guint i = 0; i < n; i++)
    chosen[i] = spans[groups->order[first + i]];
  return td_rate_of_spans (chosen, n);
}

static void
write_rates (TdJsonWriter *writer, const TdRate *rates, GPtrArray *names, double per)
{
  td_json_writer_add_double (writer, "per", per);
  td_json_writer_begin_array (writer, "groups");
  for (guint g = 0; g < names->len; g++)
    {
      TdInterval rate = td_rate_get (&rates[g], per);

      td_json_writer_begin_row (writer, NULL);
      td_json_writer_add_text (writer, "group", names->pdata[g]);
      td_json_writer_add_int (writer, "rows", rates[g].n_spans);
      td_json_writer_add_int (writer, "events", rates[g].events);
      td_json_writer_add_double (writer, "person_time", rates[g].time);
      td_json_writer_add_double (writer, "rate", rate.estimate);
      td_json_writer_add_double (writer, "rate_lower", rate.lower);
      td_json_writer_add_double (writer, "rate_upper", rate.upper);
      td_json_writer_end_object (writer);
    }
  td_json_writer_end_array (writer);
  td_json_writer_begin_array (writer, "ratios");
  for (guint g = 1; g < names->len; g++)
    {
      TdInterval ratio = td_rate_get_ratio (&rates[g], &rates[0]);
      g_autofree char *both =
          g_strjoin ("/", (char *) names->pdata[g], (char *) names->pdata[0], NULL);

      td_json_writer_begin_row (writer, NULL);
      td_json_writer_add_text (writer, "group", both);
      td_json_writer_add_double (writer, "ratio", ratio.estimate);
      td_json_writer_add_double (writer, "ratio_lower", ratio.lower);
      td_json_writer_add_double (writer, "ratio_upper", ratio.upper);
      td_json_writer_end_object (writer);
    }
  td_json_writer_end_array (writer);
}

static void
add_interval (TdCliTable *table, TdInterval interval)
{
  const double values[] = { interval.estimate, interval.lower, interval.upper };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = td_cli_raw_dup_number (values[i]);

      td_cli_table_add_cell (table, "%s", text);
    }
}

static void
print_rates (TdCli *cli, const TdRate *rates, GPtrArray *names, double per)
{
  TdCliTable *table = td_cli_table_new (_ ("Group"), _ (">Events"), _ (">Time"), _ (">Rate"),
                                        _ (">Lower"), _ (">Upper"), NULL);
  TdCliTable *ratios;

  for (guint g = 0; g < names->len; g++)
    {
      g_autofree char *time = td_cli_raw_dup_number (rates[g].time);

      td_cli_table_add_cell (table, "%s", (char *) names->pdata[g]);
      td_cli_table_add_cell (table, "%" G_GINT64_FORMAT, rates[g].events);
      td_cli_table_add_cell (table, "%s", time);
      add_interval (table, td_rate_get (&rates[g], per));
    }
  td_cli_table_print (table, cli);
  if (names->len < 2)
    return;
  td_cli_print (cli, "\n");
  ratios = td_cli_table_new (_ ("Groups"), _ (">Ratio"), _ (">Lower"), _ (">Upper"), NULL);
  for (guint g = 1; g < names->len; g++)
    {
      td_cli_table_add_cell (ratios, "%s/%s", (char *) names->pdata[g], (char *) names->pdata[0]);
      add_interval (ratios, td_rate_get_ratio (&rates[g], &rates[0]));
    }
  td_cli_table_print (ratios, cli);
}

static gboolean
run_case (TdCli *cli,
          TdDataSheet *sheet,
          GArray *rows,
          gconstpointer data,
          TdJsonWriter *writer,
          GError **error)
{
  const double *per = data;
  g_autofree TdRateSpan *spans = g_new (TdRateSpan, rows->len + 1);
  g_autofree TdRate *rates = NULL;
  g_autoptr (TdDataFactor) groups = NULL;

  if (!read_spans (sheet, rows, spans, error))
    return FALSE;
  groups = td_data_factor_new (sheet, td_data_sheet_find (sheet, "group"), rows);
  rates = g_new0 (TdRate, groups->names->len + 1);
  for (guint g = 0; g < groups->names->len; g++)
    rates[g] = get_rate (spans, groups, g);
  if (writer)
    write_rates (writer, rates, groups->names, *per);
  else
    print_rates (cli, rates, groups->names, *per);
  return TRUE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *per_text = NULL;
  const GOptionEntry entries[] = {
    { "per", 0, 0, G_OPTION_ARG_STRING, &per_text, N_ ("Units of time that a rate is for (1)"),
      N_ ("N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    {},
  };
  g_autoptr (TdDataSheet) sheet = NULL;
  const char *file;
  double per = 1;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  file = td_cli_raw_get_file (files, error);
  if (file == NULL || !td_cli_raw_parse_number ("--per", per_text, &per, error))
    return FALSE;
  if (!(per > 0))
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("--per must be above 0."));
      return FALSE;
    }
  sheet = td_data_sheet_read (file, columns, NULL, error);
  return sheet && td_cli_raw_run (cli, sheet, run_case, &per, error);
}

const TdCliCommand td_cli_rates = {
  "rates", "FILE", N_ ("Events for each unit of time at risk, of a file, for analysts"), run,
  N_ ("FILE has the columns id, start, stop, n_event and group and may have case. A row is a "
      "stretch "
      "of\nobservation and how many events fell into it; a person may have several of both.\n\n"
      "With --json: “groups”, sorted by bytes, each with rows, events, person_time, rate for --per "
      "units,\nrate_lower and rate_upper (95 %, exact Poisson), and “ratios” of each group to the "
      "first (exact,\nconditional). A group without events has the rate 0; a ratio to such a group "
      "is \"Inf\".")
};
