/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "proposal/td-proposal-edit.h"

G_BEGIN_DECLS

/* Prints a proposal; @remarks (nullable, element-type TdSheetRemark) are rows of its sheet. */
gboolean td_cli_print_proposal (TdCli *cli,
                                TdDatabase *db,
                                gint64 proposal_id,
                                GPtrArray *remarks,
                                GError **error);

/* Finds the row of a mentee (by NUMBER) in a proposal, of round 1 or 2; NULL with an error. */
TdProposalRow *td_cli_find_proposal_row (TdCli *cli,
                                         TdDatabase *db,
                                         gint64 proposal_id,
                                         const char *mentee,
                                         int round,
                                         GError **error);

/* Employees by their numbers, appended to @ids. */
gboolean td_cli_find_employees (TdCli *cli, char **numbers, GArray *ids, GError **error);

G_END_DECLS
