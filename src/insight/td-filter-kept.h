/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/* What was read for a filter may be kept with the connection (db/td-kept.h). Of each kind there are
 * the last few filters: everybody beside a department, two periods side by side. */

/**
 * td_filter_find_kept:
 * @what: "insight/kind"
 *
 * Returns: (transfer none) (nullable): what was kept of this kind for this filter, if nothing was
 * written since; take a reference before the next query
 */
gpointer td_filter_find_kept (TdDatabase *db, const char *what, const TdInsightFilter *filter);

/**
 * td_filter_keep:
 * @filter: copied
 * @data: (transfer full): not to be changed any more
 *
 * Keeps what was read after td_filter_find_kept() gave NULL, in place of the oldest of its kind
 * where there are as many as are kept; one of a department goes before one of everybody.
 */
void td_filter_keep (TdDatabase *db,
                     const char *what,
                     const TdInsightFilter *filter,
                     gpointer data,
                     GDestroyNotify data_free);

/* The same for arrays, as nearly everything is. Returns (transfer full) (nullable): a reference. */
GArray *td_filter_ref_array (TdDatabase *db, const char *what, const TdInsightFilter *filter);
void td_filter_keep_array (TdDatabase *db,
                           const char *what,
                           const TdInsightFilter *filter,
                           GArray *array);

G_END_DECLS
