/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/* The history of one pair. NULL with TD_ERROR_NOT_FOUND where there is none, and NULL without an
 * error where the pair never began. */
TdHistory *td_history_load (TdDatabase *db, gint64 pair_id, GError **error);

/**
 * td_history_load_all:
 * @program_id: a programme, or 0 for all
 *
 * The histories of all pairs that ever began, by pair id; three queries however many there are.
 *
 * Returns: (transfer full) (element-type TdHistory): the histories, or NULL
 */
GPtrArray *td_history_load_all (TdDatabase *db, gint64 program_id, GError **error);

G_END_DECLS
