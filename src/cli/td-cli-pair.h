/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "pairing/td-pair.h"

G_BEGIN_DECLS

/* A pair by its reference (which is its number unless an import gave another), else by its number:
 * the id, 0 on an error. */
gint64 td_cli_find_pair (TdCli *cli, const char *text, GError **error);

/* Opens the workspace for a command about the pair that --pair names, which has to be there. */
TdDatabase *td_cli_open_pair (TdCli *cli, const char *text, gint64 *pair_id, GError **error);

/* Opens the workspace for a list of one programme, one pair, both or (NULL, 0) all. */
TdDatabase *td_cli_open_list (TdCli *cli,
                              const char *program,
                              const char *pair,
                              gint64 *program_id,
                              gint64 *pair_id,
                              GError **error);

/* Prints pairs as `pair list` does. */
void td_cli_print_pairs (TdCli *cli, GPtrArray *pairs);

/* Loads and prints the pairs of a filter. */
gboolean td_cli_print_pair_filter (TdCli *cli, const TdPairFilter *filter, GError **error);

G_END_DECLS
