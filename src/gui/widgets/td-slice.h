/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * td_slice_grow:
 * @slice: what a list shows of a longer model
 * @widget: the list, or what it stands in
 * @enough: up to how many rows there are to be made; from there on the rest comes at once
 *
 * Shows the whole model, a few rows more with each frame, so that the making of their widgets never
 * holds up one. A list view makes about 200, a list box all of them. It ends when all are shown, or
 * the widget is gone.
 *
 * Returns: the tick callback of @widget, to stop it by
 */
guint td_slice_grow (GtkSliceListModel *slice, GtkWidget *widget, guint enough);

/* Whether the whole model is shown. */
gboolean td_slice_is_whole (GtkSliceListModel *slice);

G_END_DECLS
