/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "insight/td-figure.h"
#include "insight/td-insight-list.h"

G_BEGIN_DECLS

/**
 * td_cli_insight_begin:
 * @db: (out): the workspace, borrowed
 *
 * Parses the options that every dashboard has (--program, --from, --to) and opens the workspace.
 * The period ends with --to, or today. FALSE: return *@done.
 */
gboolean td_cli_insight_begin (TdCli *cli,
                               int argc,
                               char **argv,
                               TdDatabase **db,
                               TdInsightFilter *filter,
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

/* Members with these names for an interval, each value times @scale. */
void td_cli_insight_json_interval (JsonBuilder *builder,
                                   const char *estimate,
                                   const char *lower,
                                   const char *upper,
                                   TdInterval interval);

/* The figures as a table for people. */
void td_cli_insight_print_figures (TdCli *cli, GPtrArray *figures);

G_END_DECLS
