/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-insight.h"

#include "insight/td-consistency.h"
#include "insight/td-insight-words.h"
#include "insight/td-signal-table.h"

#include <glib/gi18n-lib.h>

/* One cell for all pairs of a mentor, as the tables of analysts have it: "4 3". */
static void
add_list (JsonBuilder *builder, const char *name, GString *list)
{
  td_cli_json_text (builder, name, list->str);
  g_string_free (list, TRUE);
}

static void
append (GString *list, const char *format, ...)
{
  va_list values;

  if (list->len > 0)
    g_string_append_c (list, ' ');
  va_start (values, format);
  g_string_append_vprintf (list, format, values);
  va_end (values);
}

static void
add_pairs (JsonBuilder *builder, GArray *pairs)
{
  GString *references = g_string_new (NULL), *contacts = g_string_new (NULL),
          *started = g_string_new (NULL), *delivered = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const TdFairnessPair *pair = &g_array_index (pairs, TdFairnessPair, i);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      append (references, "%s", pair->reference);
      append (contacts, "%u", pair->contacts);
      append (started, "%u", pair->by_mentor);
      append (delivered, "%s", g_ascii_formatd (number, sizeof number, "%.15g", pair->delivered));
    }
  add_list (builder, "pairs", references);
  add_list (builder, "contacts", contacts);
  add_list (builder, "mentor_initiated", started);
  add_list (builder, "delivered", delivered);
}

static void
add_mentor (JsonBuilder *builder, const TdFairness *fairness)
{
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "mentor_id", fairness->number ? fairness->number : fairness->name);
  td_cli_json_int (builder, "mentees", fairness->pairs->len);
  add_pairs (builder, fairness->pairs);
  td_cli_json_double (builder, "gap", fairness->gap);
  td_cli_json_double (builder, "min_max_ratio", fairness->ratio);
  td_cli_json_double (builder, "gini", fairness->gini);
  td_cli_json_double (builder, "contacts_short", fairness->contacts_short);
  td_cli_json_int (builder, "flag", fairness->flagged ? 1 : 0);
  json_builder_end_object (builder);
}

static void
add_months (JsonBuilder *builder, GArray *months)
{
  td_cli_json_begin_array (builder, "started_by_month");
  for (guint i = 0; i < months->len; i++)
    {
      const TdInitiatorMonth *month = &g_array_index (months, TdInitiatorMonth, i);

      json_builder_begin_object (builder);
      td_cli_insight_json_month (builder, month->month);
      td_cli_json_int (builder, "mentor", month->by_mentor);
      td_cli_json_int (builder, "mentee", month->by_mentee);
      td_cli_json_int (builder, "unknown", month->unknown);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_lags (JsonBuilder *builder, const TdConsistency *consistency)
{
  td_cli_json_begin_array (builder, "response_lag");
  for (guint i = 0; i < TD_N_LAGS; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_text (builder, "days", td_consistency_get_lag_code (i));
      td_cli_json_int (builder, "contacts", consistency->lags[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Pairs and signals by a department and the like, or by month. */
static void
add_table (JsonBuilder *builder, const char *by, GArray *rows)
{
  td_cli_json_begin_array (builder, "by");
  for (guint i = 0; i < rows->len; i++)
    {
      const TdSignalTableRow *row = &g_array_index (rows, TdSignalTableRow, i);
      gboolean hidden = FALSE;

      json_builder_begin_object (builder);
      td_cli_json_text (builder, by, *row->value ? row->value : NULL);
      for (guint k = 0; k < TD_N_SIGNAL_COLUMNS; k++)
        {
          td_cli_insight_json_count (builder, k == 0 ? "pairs" : td_signal_get_code (k - 1),
                                     row->counts[k], row->hidden[k]);
          hidden |= row->hidden[k];
        }
      td_cli_insight_json_hidden (builder, hidden);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (TdCli *cli, const TdConsistency *consistency, const char *by, GArray *table)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) metrics = td_metrics_new ();

  td_metrics_add_interval (metrics, "match", "half_life", "", TD_METRIC_NO_TIME,
                           consistency->half_life);
  json_builder_begin_object (builder);
  td_cli_insight_json_filter (builder, &consistency->filter, consistency->program_name);
  td_cli_insight_json_figures (builder, consistency->figures);
  td_cli_json_begin_array (builder, "rows");
  for (guint i = 0; i < consistency->mentors->len; i++)
    add_mentor (builder, consistency->mentors->pdata[i]);
  json_builder_end_array (builder);
  td_cli_insight_json_metrics (builder, metrics);
  add_months (builder, consistency->months);
  add_lags (builder, consistency);
  if (table)
    add_table (builder, by, table);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_text (TdCli *cli, const TdConsistency *consistency)
{
  g_autofree char *words = td_insight_words_consistency (consistency);
  TdCliTable *table;

  td_cli_insight_print_figures (cli, consistency->figures);
  td_cli_print (cli, "\n%s\n", words);
  if (consistency->mentors->len == 0)
    return;
  td_cli_print (cli, "\n");
  table = td_cli_table_new (_ ("Mentor"), _ (">Mentees"), _ (">Fewest"), _ (">Most"), _ ("Spread"),
                            NULL);
  for (guint i = 0; i < consistency->mentors->len; i++)
    {
      const TdFairness *fairness = consistency->mentors->pdata[i];
      guint least = G_MAXUINT, most = 0;

      for (guint k = 0; k < fairness->pairs->len; k++)
        {
          guint n = g_array_index (fairness->pairs, TdFairnessPair, k).contacts;

          least = MIN (least, n);
          most = MAX (most, n);
        }
      td_cli_table_add_cell (table, "%s", fairness->name);
      td_cli_table_add_cell (table, "%u", fairness->pairs->len);
      td_cli_table_add_cell (table, "%u", least);
      td_cli_table_add_cell (table, "%u", most);
      td_cli_table_add_cell (table, "%s", fairness->flagged ? _ ("uneven") : "");
    }
  td_cli_table_print (table, cli);
}

/* How a command prints what was loaded. */
typedef void (*JsonFunc) (TdCli *cli,
                          const TdConsistency *consistency,
                          const char *by,
                          GArray *table);
typedef void (*TextFunc) (TdCli *cli, const TdConsistency *consistency);

static gboolean
run (TdCli *cli, int argc, char **argv, JsonFunc print, TextFunc print_words, GError **error)
{
  g_autoptr (TdConsistency) consistency = NULL;
  g_autoptr (GArray) table = NULL;
  g_auto (TdInsightFilter) filter = { 0 };
  const char *by;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_insight_begin_by (cli, argc, argv, &db, &filter, &by, &done, error))
    return done;
  consistency = td_consistency_load (db, &filter, error);
  if (consistency == NULL || !td_consistency_seal (consistency, db, error))
    return FALSE;
  if (!td_cli_is_json (cli))
    {
      print_words (cli, consistency);
      return TRUE;
    }
  if (by)
    {
      table = td_signal_table_load (db, &filter, by, error);
      if (table == NULL)
        return FALSE;
    }
  print (cli, consistency, by, table);
  return TRUE;
}

static gboolean
run_consistency (TdCli *cli, int argc, char **argv, GError **error)
{
  return run (cli, argc, argv, print_json, print_text, error);
}

const TdCliCommand td_cli_insight_consistency = {
  "insight consistency", NULL,
  N_ ("How evenly mentors spread their time, who asks, how long pairs last"), run_consistency
};

static void
add_signal_row (JsonBuilder *builder, const TdSignalRow *row)
{
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "pair_id", row->reference);
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    td_cli_json_int (builder, td_signal_get_code (i), row->on[i] ? 1 : 0);
  td_cli_json_int (builder, "count", row->count);
  td_cli_json_begin_object (builder, "reasons");
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    if (row->on[i])
      td_cli_json_text (builder, td_signal_get_code (i), row->reasons[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_record (JsonBuilder *builder, TdSignal signal, const TdSignalRecord *record)
{
  TdInterval none = td_interval_none ();

  json_builder_begin_object (builder);
  td_cli_json_text (builder, "signal", td_signal_get_code (signal));
  td_cli_json_int (builder, "pairs", record->n_now);
  td_cli_json_bool (builder, "tested", record->tested);
  td_cli_json_int (builder, "cases_on", record->n_on);
  td_cli_json_int (builder, "dissolved_on", record->dissolved_on);
  td_cli_insight_json_interval (builder, "share_on", "lower_on", "upper_on",
                                record->tested ? record->share_on : none);
  td_cli_json_int (builder, "cases_off", record->n_off);
  td_cli_json_int (builder, "dissolved_off", record->dissolved_off);
  td_cli_insight_json_interval (builder, "share_off", "lower_off", "upper_off",
                                record->tested ? record->share_off : none);
  json_builder_end_object (builder);
}

static void
print_signals_json (TdCli *cli, const TdConsistency *consistency, const char *by, GArray *table)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_insight_json_filter (builder, &consistency->filter, consistency->program_name);
  td_cli_json_begin_array (builder, "rows");
  for (guint i = 0; i < consistency->signals->len; i++)
    add_signal_row (builder, consistency->signals->pdata[i]);
  json_builder_end_array (builder);
  td_cli_json_begin_array (builder, "record");
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    add_record (builder, i, &consistency->records[i]);
  json_builder_end_array (builder);
  if (table)
    add_table (builder, by, table);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_signals (TdCli *cli, const TdConsistency *consistency)
{
  TdCliTable *table = td_cli_table_new (_ ("Pair"), _ ("Mentor"), _ ("Mentee"), _ ("Why"), NULL);

  for (guint i = 0; i < consistency->signals->len; i++)
    {
      const TdSignalRow *row = consistency->signals->pdata[i];

      for (guint k = 0; k < TD_N_SIGNALS; k++)
        if (row->on[k])
          td_cli_table_add (table, row->reference, row->mentor_name, row->mentee_name,
                            row->reasons[k]);
    }
  td_cli_table_print (table, cli);
  td_cli_print (cli, "\n");
  table = td_cli_table_new (_ ("Signal"), _ (">Pairs"), _ ("What came of it before"), NULL);
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    {
      g_autofree char *text = td_signal_record_dup_text (&consistency->records[i]);
      g_autofree char *pairs = g_strdup_printf ("%u", consistency->records[i].n_now);

      td_cli_table_add (table, td_signal_get_label (i), pairs, text);
    }
  td_cli_table_print (table, cli);
}

static gboolean
run_signals (TdCli *cli, int argc, char **argv, GError **error)
{
  return run (cli, argc, argv, print_signals_json, print_signals, error);
}

const TdCliCommand td_cli_insight_signals = {
  "insight signals", NULL, N_ ("Pairs that may need a call, why, and what came of it before"),
  run_signals
};
