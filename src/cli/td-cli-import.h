/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "cli/td-cli.h"
#include "exchange/td-receipt.h"

G_BEGIN_DECLS

/* What every import is asked for. */
typedef struct
{
  char **files; /* one */
  char **maps;
  char *dates; /* a code of td_date_order_from_code() */
  char *program;
  char *sheet;
  char *encoding;
  int header_row;
  gboolean rehearse;
  gboolean all_or_nothing;
} TdCliImportRequest;

void td_cli_import_request_clear (TdCliImportRequest *request);

/* Parses the options that all imports have; FALSE with @done as td_cli_parse(). */
gboolean td_cli_import_parse (TdCli *cli,
                              int argc,
                              char **argv,
                              TdCliImportRequest *request,
                              gboolean *done,
                              GError **error);

/* Prints a receipt as text or JSON. FALSE where no row was taken. */
gboolean td_cli_import_hand_out (TdCli *cli, TdReceipt *receipt, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCliImportRequest, td_cli_import_request_clear)

G_END_DECLS
