/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* The managers of the whole roster, employee to manager (gint64 to gint64, to be freed with
 * g_hash_table_unref()). Who is known only as text counts where it means one mentor of the
 * programme and nobody else there. */
GHashTable *td_candidates_load_managers (TdDatabase *db, gint64 program_id, GError **error);

G_END_DECLS
