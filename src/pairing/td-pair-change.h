/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-change.h"
#include "pairing/td-pair.h"

G_BEGIN_DECLS

/* What every step in the life of a pair begins with, here and in the rooms above. */

/* Begins a change of a pair, described by its names, and loads it (transfer full) as of a day. */
TdChange *td_pair_begin_change (TdDatabase *db,
                                const char *action,
                                gint64 pair_id,
                                TdDate on,
                                TdPair **pair,
                                GError **error);

/* Sets TD_ERROR_CONFLICT "mentor and mentee: why"; FALSE. */
gboolean td_pair_conflict (const TdPair *pair, const char *why, GError **error);

/* Whether the state is one of a list. */
gboolean td_pair_is_in (const TdPair *pair, const char *states);

G_END_DECLS
