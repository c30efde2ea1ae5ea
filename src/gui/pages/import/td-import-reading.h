/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/pages/import/td-import-job.h"

G_BEGIN_DECLS

/**
 * TdImportReading:
 *
 * How a file is read: which sheet, which encoding, which row names the columns; each only where
 * the file has a choice. Signal "changed": she chose otherwise, the file is to be read again.
 */
#define TD_TYPE_IMPORT_READING (td_import_reading_get_type ())
G_DECLARE_FINAL_TYPE (TdImportReading, td_import_reading, TD, IMPORT_READING, AdwBin)

/* Shows what was taken, and what else there is. */
void td_import_reading_show (TdImportReading *reading, TdTable *table);

/* Writes what is chosen into a source. */
void td_import_reading_apply (TdImportReading *reading, TdImportSource *source);

G_END_DECLS
