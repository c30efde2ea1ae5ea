/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "db/td-change.h"

G_BEGIN_DECLS

/**
 * td_sample_make:
 * @today: the day to which everything is relative; the past is made, never the future
 * @progress: (nullable): how far it is
 *
 * Fills an empty workspace with an invented company to look around in and to demonstrate with:
 * about 400 employees in a hierarchy with leavers over three years, a mentoring programme with 60
 * pairs and 14 months of contacts (kept, overdue, silent, paused, ended, completed, waiting for an
 * answer), people waiting for a mentor and mentors with places, and a small coaching programme. The
 * same day gives the same sample. One change, so one undo takes it back.
 *
 * Returns: FALSE with TD_ERROR_CONFLICT where the workspace already holds employees or programmes
 */
gboolean td_sample_make (TdDatabase *db, TdDate today, TdProgress *progress, GError **error);

G_END_DECLS
