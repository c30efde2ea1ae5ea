/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "pairing/td-pair.h"

G_BEGIN_DECLS

/* A pair by its reference (which is its number unless an import gave another), else by its number:
 * the id, 0 on an error. */
gint64 td_cli_find_pair (TdCli *cli, const char *text, GError **error);

/* Prints pairs as `pair list` does. */
void td_cli_print_pairs (TdCli *cli, GPtrArray *pairs);

/* Loads and prints the pairs of a filter. */
gboolean td_cli_print_pair_filter (TdCli *cli, const TdPairFilter *filter, GError **error);

G_END_DECLS
