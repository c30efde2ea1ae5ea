/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-raw.h"

#include "insight/td-competing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const columns[] = { "id", "time", "cause", "group", NULL };

/* The times to read the curves at unless others are asked for: days of METRICS. */
static const double usual_times[] = { 7, 14, 30, 60, 91, 183, 365, 731 };

/* Causes are small numbers. */
#define MOST_CAUSE 1000

/* Past the last wait nothing was observed, unless nobody was left. */
static gboolean
is_observed (const TdCompeting *curves, const TdCompetingPoint *point)
{
  return point->still == 0 || point->time <= td_competing_get_last_time (curves);
}

/* The shares by one time as members of the object that is open. */
static void
add_shares (TdJsonWriter *writer, const TdCompeting *curves, double time)
{
  TdCompetingPoint point = td_competing_at (curves, time);

  td_json_writer_add_double (writer, "time", time);
  td_json_writer_add_int (writer, "n_risk", point.at_risk);
  td_json_writer_add_int (writer, "n_event", point.ended);
  td_json_writer_add_double (writer, "still_waiting", point.still);
  for (guint c = 0; c < curves->n_causes; c++)
    {
      TdCompetingShare share = td_competing_share_at (curves, curves->causes[c], time);
      g_autofree char *name = g_strdup_printf ("cif_cause%d", curves->causes[c]);
      g_autofree char *se_name = g_strdup_printf ("cif_se_cause%d", curves->causes[c]);

      td_json_writer_add_double (writer, name, share.share);
      td_json_writer_add_double (writer, se_name, share.se);
    }
  td_json_writer_add_bool (writer, "observed", is_observed (curves, &point));
}

static void
add_causes (TdJsonWriter *writer, const TdCompeting *curves)
{
  td_json_writer_begin_array (writer, "causes");
  for (guint c = 0; c < curves->n_causes; c++)
    {
      td_json_writer_begin_row (writer, NULL);
      td_json_writer_add_int (writer, "cause", curves->causes[c]);
      td_json_writer_add_double (writer, "median",
                                 td_competing_quantile (curves, curves->causes[c], 0.5));
      td_json_writer_end_object (writer);
    }
  td_json_writer_end_array (writer);
}

static void
add_group (TdJsonWriter *writer, const char *name, const TdCompeting *curves, const GArray *times)
{
  td_json_writer_begin_object (writer, NULL);
  td_json_writer_add_text (writer, "group", name);
  td_json_writer_add_int (writer, "rows", curves->n_waits);
  td_json_writer_add_int (writer, "events", curves->n_ended);
  td_json_writer_add_double (writer, "last_time", td_competing_get_last_time (curves));
  add_causes (writer, curves);
  td_json_writer_begin_array (writer, "curve");
  for (guint i = 0; i < curves->n_points; i++)
    {
      td_json_writer_begin_row (writer, NULL);
      add_shares (writer, curves, curves->points[i].time);
      td_json_writer_end_object (writer);
    }
  td_json_writer_end_array (writer);
  td_json_writer_begin_array (writer, "at");
  for (guint i = 0; i < times->len; i++)
    {
      td_json_writer_begin_row (writer, NULL);
      add_shares (writer, curves, g_array_index (times, double, i));
      td_json_writer_end_object (writer);
    }
  td_json_writer_end_array (writer);
  td_json_writer_end_object (writer);
}

static void
print_group (TdCli *cli, const char *name, const TdCompeting *curves, const GArray *times)
{
  TdCliTable *table = td_cli_table_new (_ (">Time"), _ (">At risk"), _ (">Still waiting"), NULL);

  for (guint c = 0; c < curves->n_causes; c++)
    {
      /* Translators: a number that stands for how something ended. */
      g_autofree char *heading = g_strdup_printf (_ ("Cause %d"), curves->causes[c]);

      td_cli_table_add_heading (table, heading, TRUE);
    }
  for (guint i = 0; i < times->len; i++)
    {
      TdCompetingPoint point = td_competing_at (curves, g_array_index (times, double, i));
      gboolean observed = is_observed (curves, &point);
      g_autofree char *still = td_cli_raw_dup_number (observed ? point.still : NAN);

      td_cli_table_add_cell (table, "%g", point.time);
      td_cli_table_add_cell (table, "%u", point.at_risk);
      td_cli_table_add_cell (table, "%s", still);
      for (guint c = 0; c < curves->n_causes; c++)
        {
          TdCompetingShare share = td_competing_share_at (curves, curves->causes[c], point.time);
          g_autofree char *text = td_cli_raw_dup_number (observed ? share.share : NAN);

          td_cli_table_add_cell (table, "%s", text);
        }
    }
  td_cli_print (cli, "%s\n", name);
  td_cli_table_print (table, cli);
}

static gboolean
read_waits (TdDataSheet *sheet, GArray *rows, TdEnding *waits, GError **error)
{
  int time = td_data_sheet_find (sheet, "time"), cause = td_data_sheet_find (sheet, "cause");

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      gint64 code;

      if (!td_data_sheet_read_number (sheet, row, time, &waits[i].time, error) ||
          !td_data_sheet_read_count (sheet, row, cause, 0, MOST_CAUSE, &code, error))
        return FALSE;
      if (waits[i].time < 0)
        return td_data_sheet_refuse (sheet, row, time, _ ("a wait is 0 or longer."), error);
      waits[i].cause = (int) code;
    }
  return TRUE;
}

/* The waits of one group, or of all (-1). */
static TdCompeting *
make_curves (const TdEnding *waits, const TdDataFactor *groups, guint n, int group)
{
  guint first = group < 0 ? 0 : groups->first[group];
  guint end = group < 0 ? n : groups->first[group + 1];
  g_autofree TdEnding *chosen = g_new (TdEnding, end - first + 1);

  for (guint i = first; i < end; i++)
    chosen[i - first] = waits[groups->order[i]];
  return td_competing_new (chosen, end - first);
}

static gboolean
run_case (TdCli *cli,
          TdDataSheet *sheet,
          GArray *rows,
          gconstpointer data,
          TdJsonWriter *writer,
          GError **error)
{
  const GArray *times = data;
  g_autofree TdEnding *waits = g_new (TdEnding, rows->len + 1);
  g_autoptr (TdDataFactor) groups = NULL;

  if (!read_waits (sheet, rows, waits, error))
    return FALSE;
  groups = td_data_factor_new (sheet, td_data_sheet_find (sheet, "group"), rows);
  if (writer)
    td_json_writer_begin_array (writer, "groups");
  for (int g = -1; g < (int) groups->names->len; g++)
    {
      g_autoptr (TdCompeting) curves = make_curves (waits, groups, rows->len, g);

      if (writer)
        add_group (writer, g < 0 ? "ALL" : groups->names->pdata[g], curves, times);
      else
        print_group (cli, g < 0 ? _ ("All") : groups->names->pdata[g], curves, times);
    }
  if (writer)
    td_json_writer_end_array (writer);
  return TRUE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("Times to read the curves at"), N_ ("T,T,…") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    {},
  };
  g_autoptr (TdDataSheet) sheet = NULL;
  g_autoptr (GArray) times = NULL;
  const char *file;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  file = td_cli_raw_get_file (files, error);
  times = file ? td_cli_raw_parse_times ("--at", at, error) : NULL;
  if (times == NULL)
    return FALSE;
  if (at == NULL)
    g_array_append_vals (times, usual_times, G_N_ELEMENTS (usual_times));
  sheet = td_data_sheet_read (file, columns, NULL, error);
  return sheet && td_cli_raw_run (cli, sheet, run_case, times, error);
}

const TdCliCommand td_cli_competing = {
  "competing", "FILE", N_ ("Shares of waits by how they ended, of a file, for analysts"), run,
  N_ ("FILE has the columns id, time, cause and group and may have case. A row is a wait: how long "
      "it took or\nhas lasted so far (0 or more), and what ended it: a number from 1, 0 for "
      "nothing "
      "yet.\n\n"
      "With --json: “groups”, first “ALL”, then each group sorted by bytes, each with its “curve” "
      "(one entry a\ntime at which a wait ended or was last seen: n_risk, those who waited that "
      "long "
      "or longer,\nstill_waiting, and of each cause N cif_causeN, the share that met it by then "
      "(Aalen-Johansen), and\ncif_se_causeN), “causes” with the median of each, and “at”, the same "
      "at given times; past the last\nwait the shares are those carried forward and “observed” is "
      "false. The shares of all causes and\nstill_waiting add up to 1.")
};
