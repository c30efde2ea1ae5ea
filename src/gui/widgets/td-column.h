/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdColumn:
 *
 * A column of a list as she may choose it: what it is by standard, and what she wished. Made and
 * kept by a #TdColumnSet.
 *
 * Properties: "title" (text, read only), "offered" (whether it has anything to say in the list as
 * it is, read only), "shown" (whether it is shown where it is offered), "width" (in pixels; 0: as
 * the list divides its room). Signal "changed": what is to be remembered.
 */
#define TD_TYPE_COLUMN (td_column_get_type ())
G_DECLARE_FINAL_TYPE (TdColumn, td_column, TD, COLUMN, GObject)

/* The width that a column has at least once it has one of its own. */
#define TD_COLUMN_NARROWEST 60

/* @field: what it shows and sorts by; @fixed: always shown. */
TdColumn *td_column_new (GtkColumnViewColumn *column,
                         const char *field,
                         gboolean shown,
                         gboolean fixed);

/* Borrowed. */
GtkColumnViewColumn *td_column_get_column (TdColumn *column);
const char *td_column_get_field (TdColumn *column);

gboolean td_column_is_fixed (TdColumn *column);
gboolean td_column_is_offered (TdColumn *column);
gboolean td_column_is_shown (TdColumn *column);
int td_column_get_width (TdColumn *column);

/* Whether the list as it is has a use for it, and whether it is shown then without a wish. */
void td_column_offer (TdColumn *column, gboolean offered, gboolean shown);

void td_column_set_shown (TdColumn *column, gboolean shown);
void td_column_set_width (TdColumn *column, int width);

/* Whether she wished it shown or hidden; -1 for no wish. What is remembered, and put back. */
int td_column_get_wish (TdColumn *column);
void td_column_set_wish (TdColumn *column, int wish, int width);

G_END_DECLS
