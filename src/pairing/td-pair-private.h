/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair-change.h"

G_BEGIN_DECLS

/* What every step in the life of a pair ends with. */

/* The state that follows from the answers and, in coaching, from intake and goal (not @lenient),
 * into the record and the file. */
gboolean td_pair_settle (TdDatabase *db, TdPair *pair, gboolean lenient, GError **error);

/* TD_ERROR_CONFLICT where a pair has begun and left traces: it is not unmade any more. */
gboolean td_pair_check_unused (TdDatabase *db, const TdPair *pair, GError **error);

/* A code is a word of our lists or of an import: anything but nothing. */
gboolean td_pair_check_reason (const char *reason, GError **error);

G_END_DECLS
