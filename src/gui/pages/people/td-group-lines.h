/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A group of a dialog that says in lines of a label what would happen: hidden where there is none.
 */
void td_group_show_lines (AdwPreferencesGroup *group, GtkLabel *label, GString *lines);

/* A line each, with a dot before it (element-type utf8). */
void td_group_show_texts (AdwPreferencesGroup *group, GtkLabel *label, GPtrArray *texts);

/* Appends "• title: words" as a line. */
void td_group_add_item (GString *lines, const char *title, const char *words);

G_END_DECLS
