/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdTextRow:
 *
 * A text of a programme in the list of them: what it is, and whether it is the coordinator's own.
 *
 * Properties: "kind" (construct only), "changed".
 */
#define TD_TYPE_TEXT_ROW (td_text_row_get_type ())
G_DECLARE_FINAL_TYPE (TdTextRow, td_text_row, TD, TEXT_ROW, AdwActionRow)

const char *td_text_row_get_kind (TdTextRow *row);

G_END_DECLS
