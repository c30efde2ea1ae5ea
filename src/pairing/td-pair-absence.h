/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* The pauses that absences of a person make in her pairs; absences themselves are of partnership/.
 * Both belong into a change. */

/* Makes the pauses that are missing: of one pair, of one absence, or (0) of all. A pair that begins
 * while somebody is away is paused from its first day on. */
gboolean td_pair_pause_absent (TdDatabase *db, gint64 pair_id, gint64 absence_id, GError **error);

/* Removes the pauses of an absence from the pairs that live. */
gboolean td_pair_unpause_absent (TdDatabase *db, gint64 absence_id, GError **error);

G_END_DECLS
