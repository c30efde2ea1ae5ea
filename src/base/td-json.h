/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Adds a member with a number to the object that is open. */
void td_json_add_int (JsonBuilder *builder, const char *name, gint64 value);

/* What was built, on one line; to be freed. */
char *td_json_dup_text (JsonBuilder *builder);

G_END_DECLS
