/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "insight/td-breakdown.h"
#include "insight/td-figure.h"
#include "insight/td-insight-filter.h"
#include "insight/td-metric.h"
#include "insight/td-promotions.h"

G_BEGIN_DECLS

/**
 * td_cli_insight_begin:
 * @db: (out): the workspace, borrowed
 * @filter: (out caller-allocates): what is asked about; clear it
 *
 * Parses the options that every dashboard has (--program, --from, --to; --department, --grade or
 * --location with a name; --voluntary-only) and opens the workspace. The period ends with --to, or
 * today. FALSE: return *@done.
 */
gboolean td_cli_insight_begin (TdCli *cli,
                               int argc,
                               char **argv,
                               TdDatabase **db,
                               TdInsightFilter *filter,
                               gboolean *done,
                               GError **error);

/* The same with --by: @by is set to "department", "grade", "location", "month", or NULL. */
gboolean td_cli_insight_begin_by (TdCli *cli,
                                  int argc,
                                  char **argv,
                                  TdDatabase **db,
                                  TdInsightFilter *filter,
                                  const char **by,
                                  gboolean *done,
                                  GError **error);

/* The members "as_of", "from" and "program" of the open object. */
void td_cli_insight_json_filter (JsonBuilder *builder,
                                 const TdInsightFilter *filter,
                                 const char *program);

/* A member "figures": each code with count, of, its value by the name of its unit, and limits. */
void td_cli_insight_json_figures (JsonBuilder *builder, GPtrArray *figures);

/* A member "month": "2026-03". */
void td_cli_insight_json_month (JsonBuilder *builder, TdDate month);

/* Members with these names for an interval. */
void td_cli_insight_json_interval (JsonBuilder *builder,
                                   const char *estimate,
                                   const char *lower,
                                   const char *upper,
                                   TdInterval interval);

/* A member with a count or a number that may be hidden: null then, and "hidden": true beside it
 * where @hidden. */
void td_cli_insight_json_count (JsonBuilder *builder,
                                const char *name,
                                gint64 count,
                                gboolean hidden);
void td_cli_insight_json_hidden (JsonBuilder *builder, gboolean hidden);

/* A member "before" or "since" with count, person-days and rate. */
void td_cli_insight_json_rate (JsonBuilder *builder,
                               const char *state,
                               const TdPromotionRate *rate);

/* A member "metrics": objects of "metric", "group", "at" (null at no time) and "value". */
void td_cli_insight_json_metrics (JsonBuilder *builder, GArray *metrics);

/* A member "by": an object for each value with its name and the figures of the table, and one with
 * the name null for all; or the table for people. */
void td_cli_insight_json_breakdown (JsonBuilder *builder, const TdBreakdownTable *table);
void td_cli_insight_print_breakdown (TdCli *cli, const TdBreakdownTable *table);

/* The figures as a table for people. */
void td_cli_insight_print_figures (TdCli *cli, GPtrArray *figures);

G_END_DECLS
