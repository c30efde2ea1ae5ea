/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Frees something large (ten thousand records, say) on another thread, so that the main one goes
 * on; NULL is fine. What it holds must not care on which thread it ends. */
void td_free_later (gpointer data, GDestroyNotify destroy);

G_END_DECLS
