/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The closures of a row of the history: "entry_words" (action, detail), "entry_caption" (at, rows,
 * undone by, final), "entry_can_undo" (action, undone by, final). For class_init. */
void td_history_words_bind (GtkWidgetClass *klass);

G_END_DECLS
