/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What keys do between a line to search in and the list of what it finds: handlers of the signal
 * "key-pressed" of a GtkEventControllerKey in the XML, known to every class with
 * td_closures_bind(). */

/* In the line, @list being the object of the signal: Down goes to the rows of the list, selecting
 * nothing, which may cover the list; an empty or hidden one leaves the key alone. */
gboolean td_search_down (GtkEventControllerKey *keys,
                         guint keyval,
                         guint keycode,
                         GdkModifierType state,
                         GtkWidget *list);

/* In the list, @entry being the object of the signal: a character that the rows have no use for
 * goes on in the line. */
gboolean td_search_type (GtkEventControllerKey *keys,
                         guint keyval,
                         guint keycode,
                         GdkModifierType state,
                         GtkWidget *entry);

G_END_DECLS
