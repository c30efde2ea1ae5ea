/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Handler of "map" of each drop-down in a template: the button within, which has the focus and
 * which GTK 4.8 leaves nameless, is called by the name of the drop-down and by what is chosen. */
void td_drop_down_name_button (GtkDropDown *drop_down);

G_END_DECLS
