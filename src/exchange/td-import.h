/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-roster-import.h"

G_BEGIN_DECLS

/* Whether such an import is about one programme: TD_IMPORT_NEEDS_PROGRAM cannot go without, one
 * that TAKES it can. */
typedef enum
{
  TD_IMPORT_WITHOUT_PROGRAM,
  TD_IMPORT_TAKES_PROGRAM,
  TD_IMPORT_NEEDS_PROGRAM,
} TdImportScope;

TdImportScope td_import_kind_get_scope (TdImportKind kind);

/**
 * td_import_guess_kind:
 * @program_id: (inout): the programme that is chosen, or 0; that of the survey where the table is
 *   the answers to one
 *
 * What a table is: td_mapping_guess_kind(), or answers to a survey of the workspace where at least
 * two of its columns, and no fewer than half of those that say no more than who answered, have the
 * words of its questions.
 */
gboolean td_import_guess_kind (TdDatabase *db,
                               TdTable *table,
                               TdImportKind *kind,
                               gint64 *program_id,
                               GError **error);

/**
 * td_import:
 * @program_id: the programme that it is about, or 0
 *
 * Imports a table of any kind but a history as its mapping says; see the import of that kind.
 *
 * Returns: (transfer full): the receipt, or NULL
 */
TdReceipt *td_import (TdDatabase *db,
                      gint64 program_id,
                      TdMapping *mapping,
                      const TdImportOptions *options,
                      GError **error);

G_END_DECLS
