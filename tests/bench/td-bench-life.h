/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * td_bench_life_make:
 * @pairs: how many; each has a mentor and a mentee of its own
 * @contacts: of every pair, one each two weeks, the last of them up to fourteen weeks ago
 * @today: the day on which the pairs stand as they do
 *
 * Fills an empty workspace with a programme whose pairs are in every state there is: on track, due,
 * overdue, silent, paused, with and without signatures, near their end and past it, and as many as
 * a twentieth of @pairs beside them that wait for an answer. Always the same for the same numbers.
 * The rows have no entry in the audit trail: a million of them would be the larger part of the
 * file.
 *
 * FALSE with an error of the database.
 */
gboolean td_bench_life_make (TdDatabase *db,
                             guint pairs,
                             guint contacts,
                             TdDate today,
                             GError **error);

G_END_DECLS
