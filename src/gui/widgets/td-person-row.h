/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdPersonRow:
 *
 * A row that holds one person, chosen by typing. Properties: "session", "value-id" (gint64, 0 for
 * nobody), "person-name".
 */
#define TD_TYPE_PERSON_ROW (td_person_row_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonRow, td_person_row, TD, PERSON_ROW, AdwActionRow)

G_END_DECLS
