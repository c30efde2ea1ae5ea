/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/**
 * TdEverybody:
 * @data: what was loaded, not to be changed
 *
 * A dashboard of everybody, beside which that of each department is held. It takes as long as the
 * department's own, and is the same for all of them: kept with the connection.
 */
typedef struct
{
  gconstpointer data;
  GDestroyNotify data_free;
} TdEverybody;

/* Loads a dashboard. */
typedef gpointer (*TdEverybodyFunc) (TdDatabase *db, const TdInsightFilter *filter, GError **error);

/**
 * td_everybody_load:
 * @what: "insight/kind/everybody"
 * @filter: of a department, grade or location, which is left out
 *
 * Returns: (transfer full) (nullable): a reference; td_everybody_unref() it
 */
TdEverybody *td_everybody_load (TdDatabase *db,
                                const char *what,
                                const TdInsightFilter *filter,
                                TdEverybodyFunc load,
                                GDestroyNotify data_free,
                                GError **error);
void td_everybody_unref (gpointer everybody);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdEverybody, td_everybody_unref)

G_END_DECLS
