/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/**
 * TdCliFilter:
 *
 * What the options of everything about a dashboard say, before it is understood: --program, --from,
 * --to; --department, --grade or --location with a name; --voluntary-only.
 */
typedef struct
{
  char *program;
  char *from;
  char *to;
  char *values[TD_N_DIMENSIONS];
  gboolean voluntary_only;
} TdCliFilter;

/* Options it has. */
#define TD_CLI_FILTER_ENTRIES 7

/* Writes its options into @entries, which has room for TD_CLI_FILTER_ENTRIES. */
void td_cli_filter_add_entries (TdCliFilter *self, GOptionEntry *entries);

/* Understands the options but for the programme; the period ends with --to, or today. Clear
 * @filter. TD_CLI_ERROR_USAGE where they contradict each other. */
gboolean td_cli_filter_take (TdCliFilter *self,
                             TdCli *cli,
                             TdInsightFilter *filter,
                             GError **error);

void td_cli_filter_clear (TdCliFilter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCliFilter, td_cli_filter_clear)

G_END_DECLS
