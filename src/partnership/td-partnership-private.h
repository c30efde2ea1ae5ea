/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair-change.h"

G_BEGIN_DECLS

/* What every use case of this room that writes begins with. */

/* FALSE with TD_ERROR_CONFLICT where a pair is over: completed, ended, declined or withdrawn. */
gboolean td_partnership_check_open (const TdPair *pair, GError **error);

/* FALSE with TD_ERROR_INVALID for a day that is none or that lies ahead of @today. */
gboolean td_partnership_check_day (TdDate on, TdDate today, GError **error);

G_END_DECLS
