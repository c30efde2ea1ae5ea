/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * td_trouble_words:
 * @where: (nullable): what failed, or shows it: a window, a page
 *
 * What is said of an error, wherever it is shown: its sentence (borrowed). What goes with it for
 * whoever helps is kept in the log (db/td-error-log.h), which every "Details" opens.
 */
const char *td_trouble_words (gpointer where, const GError *error);

/* The same of what may be gone: @place is the name of its type. */
const char *td_trouble_words_at (const char *place, const GError *error);

/* Shows the words in @label, which is hidden until then, and tells a screen reader. */
void td_trouble_show (GtkLabel *label, gpointer where, const GError *error);

G_END_DECLS
