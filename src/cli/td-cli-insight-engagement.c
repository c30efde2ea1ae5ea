/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-insight.h"

#include "insight/td-engagement.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add_adherence_months (JsonBuilder *builder, const char *name, GArray *months)
{
  td_cli_json_begin_array (builder, name);
  for (guint i = 0; i < months->len; i++)
    {
      const TdAdherenceMonth *month = &g_array_index (months, TdAdherenceMonth, i);

      if (month->n_due == 0)
        continue;
      json_builder_begin_object (builder);
      td_cli_insight_json_month (builder, month->month);
      td_cli_json_int (builder, "due", month->n_due);
      td_cli_json_int (builder, "kept", month->n_kept);
      td_cli_insight_json_interval (builder, "adherence", "lower", "upper", month->adherence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_contact_rates (JsonBuilder *builder, GArray *months)
{
  td_cli_json_begin_array (builder, "contact_rate_by_month");
  for (guint i = 0; i < months->len; i++)
    {
      const TdAdherenceMonth *month = &g_array_index (months, TdAdherenceMonth, i);

      if (!month->whole)
        continue;
      json_builder_begin_object (builder);
      td_cli_insight_json_month (builder, month->month);
      td_cli_json_int (builder, "pairs", month->n_pairs);
      td_cli_json_int (builder, "met", month->n_met);
      td_cli_json_int (builder, "longer_cadence", month->n_longer);
      td_cli_insight_json_interval (builder, "rate", "lower", "upper", month->contact_rate);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_overdue (JsonBuilder *builder, const TdEngagement *engagement)
{
  td_cli_json_begin_array (builder, "overdue");
  for (guint i = 0; i < TD_ENGAGEMENT_N_BUCKETS; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_text (builder, "bucket", td_engagement_get_bucket_code (i));
      td_cli_insight_json_count (builder, "pairs", engagement->buckets[i],
                                 engagement->buckets_hidden[i]);
      td_cli_insight_json_hidden (builder, engagement->buckets_hidden[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  td_cli_json_int (builder, "paused", engagement->n_paused);
}

static void
add_waits (JsonBuilder *builder, const TdEngagement *engagement)
{
  gboolean hidden = engagement->waits_hidden;

  td_cli_json_begin_object (builder, "time_to_match");
  td_cli_json_double (builder, "median_days", engagement->median_wait);
  td_cli_insight_json_count (builder, "waiting_now", engagement->n_waiting, hidden);
  td_cli_insight_json_count (builder, "oldest_days", engagement->oldest_wait, hidden);
  td_cli_insight_json_count (builder, "over_30_days", engagement->n_waiting_over_30, hidden);
  td_cli_insight_json_hidden (builder, hidden);
  td_cli_json_begin_array (builder, "within");
  for (guint i = 0; i < TD_ENGAGEMENT_N_WAITS; i++)
    {
      const TdEngagementWait *wait = &engagement->waits[i];

      json_builder_begin_object (builder);
      td_cli_json_int (builder, "days", wait->days);
      td_cli_json_int (builder, "n_risk", wait->matched.at_risk);
      td_cli_json_double (builder, "matched", wait->matched.share);
      td_cli_json_double (builder, "withdrew", wait->withdrew.share);
      td_cli_json_double (builder, "still_waiting", wait->matched.still);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_rest (JsonBuilder *builder, const TdEngagement *engagement)
{
  td_cli_json_begin_object (builder, "hours");
  td_cli_json_double (builder, "hours", (double) engagement->minutes / 60);
  td_cli_json_int (builder, "contacts", engagement->n_contacts);
  td_cli_json_int (builder, "without_minutes", engagement->n_without_minutes);
  json_builder_end_object (builder);

  td_cli_json_begin_array (builder, "early_endings");
  for (guint i = 0; i < engagement->endings->len; i++)
    {
      const TdEndingCount *ending = &g_array_index (engagement->endings, TdEndingCount, i);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "reason", *ending->reason ? ending->reason : NULL);
      td_cli_insight_json_count (builder, "count", ending->count, ending->hidden);
      td_cli_insight_json_hidden (builder, ending->hidden);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The active pairs with the longest time without a contact. */
static void
add_gaps (JsonBuilder *builder, const TdEngagement *engagement)
{
  td_cli_json_begin_array (builder, "gaps");
  for (guint i = 0; i < engagement->pairs->len; i++)
    {
      const TdEngagementPair *pair = &g_array_index (engagement->pairs, TdEngagementPair, i);

      if (!pair->adherence.active)
        continue;
      json_builder_begin_object (builder);
      td_cli_json_text (builder, "pair", pair->reference);
      td_cli_json_int (builder, "longest_gap_days", pair->adherence.counts.longest_gap);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* An object a month: what adherence_by_month and contact_rate_by_month say, together. */
static void
add_months (JsonBuilder *builder, GArray *months)
{
  td_cli_json_begin_array (builder, "by");
  for (guint i = 0; i < months->len; i++)
    {
      const TdAdherenceMonth *month = &g_array_index (months, TdAdherenceMonth, i);

      json_builder_begin_object (builder);
      td_cli_insight_json_month (builder, month->month);
      td_cli_json_begin_object (builder, "adherence");
      td_cli_json_int (builder, "count", month->n_kept);
      td_cli_json_int (builder, "of", month->n_due);
      td_cli_insight_json_interval (builder, "share", "lower", "upper", month->adherence);
      json_builder_end_object (builder);
      td_cli_json_begin_object (builder, "contact_rate");
      td_cli_json_int (builder, "count", month->n_met);
      td_cli_json_int (builder, "of", month->n_pairs);
      td_cli_insight_json_interval (builder, "share", "lower", "upper", month->contact_rate);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (TdCli *cli,
            const TdEngagement *engagement,
            const char *by,
            const TdBreakdownTable *table)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) metrics = td_metrics_new ();

  td_engagement_add_metrics (engagement, metrics);
  json_builder_begin_object (builder);
  td_cli_insight_json_filter (builder, &engagement->filter, engagement->program_name);
  td_cli_insight_json_figures (builder, engagement->figures);
  add_adherence_months (builder, "adherence_by_month", engagement->months);
  add_contact_rates (builder, engagement->months);
  add_overdue (builder, engagement);
  add_waits (builder, engagement);
  add_rest (builder, engagement);
  add_gaps (builder, engagement);
  td_cli_insight_json_metrics (builder, metrics);
  if (table)
    td_cli_insight_json_breakdown (builder, table);
  else if (by)
    add_months (builder, engagement->months);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
run_engagement (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (TdEngagement) engagement = NULL;
  g_autoptr (TdBreakdownTable) table = NULL;
  g_auto (TdInsightFilter) filter = { 0 };
  TdInsightDimension dimension = TD_DIMENSION_NONE;
  const char *by;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_insight_begin_by (cli, argc, argv, &db, &filter, &by, &done, error))
    return done;
  td_dimension_from_code (by, &dimension);
  engagement = td_engagement_load (db, &filter, error);
  if (engagement == NULL)
    return FALSE;
  if (dimension != TD_DIMENSION_NONE)
    {
      table = td_breakdown_of_engagement (db, engagement, dimension, NULL, error);
      if (table == NULL)
        return FALSE;
    }
  if (td_cli_is_json (cli))
    print_json (cli, engagement, by, table);
  else if (table)
    td_cli_insight_print_breakdown (cli, table);
  else
    td_cli_insight_print_figures (cli, engagement->figures);
  return TRUE;
}

const TdCliCommand td_cli_insight_engagement = {
  "insight engagement", NULL, N_ ("How the programme runs: matches, contact, endings"),
  run_engagement
};

/* Bucket codes of this command, which the issue gives its own words. */
static const char *
get_bucket_text (TdDueBucket bucket)
{
  static const char *const texts[] = {
    NULL, "on track", "1-7", "8-30", "31-60", "61-90", "over 90"
  };

  return texts[bucket];
}

static void
add_pair (JsonBuilder *builder, const TdEngagementPair *pair)
{
  const TdPairAdherence *adherence = &pair->adherence;
  gboolean clock = adherence->active && adherence->due.bucket != TD_BUCKET_NONE;

  json_builder_begin_object (builder);
  td_cli_json_text (builder, "pair", pair->reference);
  td_cli_json_bool (builder, "active", adherence->active);
  td_cli_json_int (builder, "due", adherence->counts.n_due);
  td_cli_json_int (builder, "kept", adherence->counts.n_kept);
  td_cli_insight_json_interval (builder, "adherence", "lower", "upper", adherence->adherence);
  td_cli_json_int (builder, "current_streak", adherence->counts.current_streak);
  td_cli_json_int (builder, "longest_streak", adherence->counts.longest_streak);
  td_cli_json_int (builder, "longest_gap_days", adherence->counts.longest_gap);
  td_cli_json_int (builder, "contacts_held", adherence->counts.n_contacts);
  td_cli_json_date (builder, "next_due", clock ? adherence->due.next_due : TD_DATE_NONE);
  if (clock)
    td_cli_json_int (builder, "days_overdue", adherence->due.days_overdue);
  else
    td_cli_json_text (builder, "days_overdue", NULL);
  td_cli_json_text (builder, "bucket", clock ? get_bucket_text (adherence->due.bucket) : NULL);
  json_builder_end_object (builder);
}

static void
print_cadence_json (TdCli *cli, const TdEngagement *engagement)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "pairs");
  for (guint i = 0; i < engagement->pairs->len; i++)
    add_pair (builder, &g_array_index (engagement->pairs, TdEngagementPair, i));
  json_builder_end_array (builder);
  add_adherence_months (builder, "months", engagement->months);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static char *
format_share (double share)
{
  return isnan (share) ? g_strdup ("–") : td_figure_format_share (share);
}

static void
print_cadence_pairs (TdCli *cli, const TdEngagement *engagement)
{
  TdCliTable *table = td_cli_table_new (_ ("Pair"), _ (">Due"), _ (">Kept"), _ (">Adherence"),
                                        _ (">Longest gap"), _ ("Next due"), _ ("Overdue"), NULL);

  for (guint i = 0; i < engagement->pairs->len; i++)
    {
      const TdEngagementPair *pair = &g_array_index (engagement->pairs, TdEngagementPair, i);
      const TdPairAdherence *adherence = &pair->adherence;
      gboolean clock = adherence->active && adherence->due.bucket != TD_BUCKET_NONE;
      g_autofree char *share = format_share (adherence->adherence.estimate);
      g_autofree char *next_due = clock ? td_date_to_iso (adherence->due.next_due) : NULL;

      td_cli_table_add_cell (table, "%s", pair->reference);
      td_cli_table_add_cell (table, "%u", adherence->counts.n_due);
      td_cli_table_add_cell (table, "%u", adherence->counts.n_kept);
      td_cli_table_add_cell (table, "%s", share);
      td_cli_table_add_cell (table, "%d", adherence->counts.longest_gap);
      td_cli_table_add_cell (table, "%s", next_due ? next_due : "");
      td_cli_table_add_cell (table, "%s", clock ? get_bucket_text (adherence->due.bucket) : "");
    }
  td_cli_table_print (table, cli);
}

static void
print_cadence_months (TdCli *cli, const TdEngagement *engagement)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Month"), _ (">Due"), _ (">Kept"), _ (">Adherence"), NULL);

  for (guint i = 0; i < engagement->months->len; i++)
    {
      const TdAdherenceMonth *month = &g_array_index (engagement->months, TdAdherenceMonth, i);
      g_autofree char *share = format_share (month->adherence.estimate);
      char iso[11];

      if (month->n_due == 0)
        continue;
      td_cli_table_add_cell (table, "%.7s", td_date_write_iso (month->month, iso));
      td_cli_table_add_cell (table, "%u", month->n_due);
      td_cli_table_add_cell (table, "%u", month->n_kept);
      td_cli_table_add_cell (table, "%s", share);
    }
  td_cli_table_print (table, cli);
}

static gboolean
run_cadence (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (TdEngagement) engagement = NULL;
  g_auto (TdInsightFilter) filter = { 0 };
  TdDatabase *db;
  gboolean done;

  if (!td_cli_insight_begin (cli, argc, argv, &db, &filter, &done, error))
    return done;
  engagement = td_engagement_load (db, &filter, error);
  if (engagement == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_cadence_json (cli, engagement);
  else
    {
      print_cadence_pairs (cli, engagement);
      td_cli_print (cli, "\n");
      print_cadence_months (cli, engagement);
    }
  return TRUE;
}

const TdCliCommand td_cli_insight_cadence = { "insight cadence", NULL,
                                              N_ ("How each pair keeps its rhythm, and by month"),
                                              run_cadence };
