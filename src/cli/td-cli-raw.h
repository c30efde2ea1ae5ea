/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-json-writer.h"
#include "cli/td-cli.h"
#include "exchange/td-data-sheet.h"
#include "insight/td-interval.h"

G_BEGIN_DECLS

/* What the commands of raw statistics share: a FILE of figures in, JSON or a table out, without a
 * workspace. */

/* The one FILE among the arguments; NULL with an error where there is none or more. */
const char *td_cli_raw_get_file (char **files, GError **error);

/* A finite number of an option; TD_CLI_ERROR_USAGE. With @value NULL it is left alone. */
gboolean td_cli_raw_parse_number (const char *option,
                                  const char *value,
                                  double *number,
                                  GError **error);

/* "T,T,…"; NULL gives none. Returns an array of double. */
GArray *td_cli_raw_parse_times (const char *option, const char *value, GError **error);

/**
 * TdCliRawCase:
 *
 * One case of a sheet: says what it is, as members of the object that is open in @writer, or (where
 * that is NULL) as tables. FALSE with @error for a cell that is no figure.
 */
typedef gboolean (*TdCliRawCase) (TdCli *cli,
                                  TdDataSheet *sheet,
                                  GArray *rows,
                                  gconstpointer request,
                                  TdJsonWriter *writer,
                                  GError **error);

/* Runs it on the whole sheet or, where there is a column "case", on each as {"cases":{NAME:{…}}}.
 * Nothing is printed on an error. */
gboolean td_cli_raw_run (TdCli *cli,
                         TdDataSheet *sheet,
                         TdCliRawCase run,
                         gconstpointer request,
                         GError **error);

/* Members "estimate", "lower" and "upper". */
void td_cli_raw_add_interval (TdJsonWriter *writer, TdInterval interval);

/* A cell of a table: eight digits, "not available" or "unbounded". To be freed. */
char *td_cli_raw_dup_number (double value);

G_END_DECLS
