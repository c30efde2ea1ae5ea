/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "exchange/td-receipt.h"

G_BEGIN_DECLS

/* Prints a receipt as text or JSON. FALSE where no row was taken. */
gboolean td_cli_import_hand_out (TdCli *cli, TdReceipt *receipt, GError **error);

G_END_DECLS
