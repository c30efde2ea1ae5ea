/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the list behind a figure, a mark or a row is called, by its key: "Adherence to cadence ·
 * March 2026". To be freed. */
char *td_board_key_dup_title (const char *key);

G_END_DECLS
