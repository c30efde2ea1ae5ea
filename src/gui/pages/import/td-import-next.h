/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "exchange/td-receipt.h"
#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdImportNext:
 *
 * A bar above a receipt that says what comes next, with the way there: what else the same file
 * holds, a programme for the people, enrolling them, pairing.
 *
 * Signals: "read-as" (guint kind): the file is to be read as a #TdImportKind; "leave" (const char
 * *page): the window is to close, and the page to be shown.
 */
#define TD_TYPE_IMPORT_NEXT (td_import_next_get_type ())
G_DECLARE_FINAL_TYPE (TdImportNext, td_import_next, TD, IMPORT_NEXT, AdwBin)

void td_import_next_show (TdImportNext *self, const TdReceipt *receipt, TdSession *session);

G_END_DECLS
