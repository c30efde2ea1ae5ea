/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/pages/import/td-import-columns.h"

G_BEGIN_DECLS

/**
 * TdImportUseCell:
 *
 * The choice of what becomes of a column. Property "column" (TdImportColumn).
 */
#define TD_TYPE_IMPORT_USE_CELL (td_import_use_cell_get_type ())
G_DECLARE_FINAL_TYPE (TdImportUseCell, td_import_use_cell, TD, IMPORT_USE_CELL, AdwBin)

G_END_DECLS
