/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-figure.h"
#include "insight/td-insight-list.h"

G_BEGIN_DECLS

/* What a dashboard of one department, grade or location may show beside that of everybody: nothing
 * about 1 to @threshold - 1 persons, nor anything that differs from the whole by so few (METRICS
 * section 10). */

/* Whether a number of persons is not to be shown beside the same number of everybody. */
gboolean td_narrow_is_small (gint64 count, gint64 whole, gint64 threshold);

/* Puts hidden figures in the place of those that are about too few, and drops the lists of people
 * behind them; @all: of every one. */
void td_narrow_hide_figures (GPtrArray *figures,
                             GHashTable *lists,
                             GPtrArray *whole_figures,
                             GHashTable *whole_lists,
                             gboolean all,
                             gint64 threshold);

G_END_DECLS
