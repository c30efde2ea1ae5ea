/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* How many steps of the database's virtual machine a dashboard of a kind takes the first time, by
 * how many contacts, people and pairs there are: for td_database_set_progress(). Measured; what is
 * kept from before makes it less. */
gboolean td_dashboard_steps_expect (TdDatabase *db,
                                    const char *kind,
                                    gint64 *steps,
                                    GError **error);

G_END_DECLS
