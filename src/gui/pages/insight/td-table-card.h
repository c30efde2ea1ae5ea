/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "gui/pages/insight/td-board-part.h"

G_BEGIN_DECLS

/**
 * TdTableCard:
 *
 * A table with its title and a sentence about it. A row opens what it is about ("dashboard.open"
 * with its key).
 *
 * Property "part" (TdBoardPart with a table).
 */
#define TD_TYPE_TABLE_CARD (td_table_card_get_type ())
G_DECLARE_FINAL_TYPE (TdTableCard, td_table_card, TD, TABLE_CARD, GtkFlowBoxChild)

G_END_DECLS
