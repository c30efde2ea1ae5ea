/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * td_rising_find:
 * @values: numbers, all different but for -1, which are left out
 *
 * Which of them belong to a longest subsequence that rises: of a list in another order, the lines
 * that need not move. By patience sorting, n log n. Source: Fredman, Discrete Mathematics 11
 * (1975).
 *
 * Returns: (transfer full): @n booleans
 */
gboolean *td_rising_find (const int *values, guint n);

G_END_DECLS
