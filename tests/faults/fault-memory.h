/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory that runs out: what SQLite and libxml2 ask for is counted, and the n-th of it refused. */

/* Before either of them is used. */
void fault_memory_install (void);

/* From here on; 0 counts only. With @lasting every one after the n-th is refused as well. */
void fault_memory_arm (int n, gboolean lasting);

/* There is memory again. Returns how often it was asked for. */
int fault_memory_disarm (void);

G_END_DECLS
