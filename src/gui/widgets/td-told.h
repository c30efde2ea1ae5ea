/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdTold:
 *
 * Tells a screen reader what appears elsewhere: a label that nobody sees and that is always there,
 * since GTK 4.8 tells only of changes of what was there before. One for a window, as an overlay of
 * all that is in it.
 */
#define TD_TYPE_TOLD (td_told_get_type ())
G_DECLARE_FINAL_TYPE (TdTold, td_told, TD, TOLD, AdwBin)

/* In the window of @widget; the same words again are told again. Does nothing where the window has
 * no #TdTold, or @widget no window. */
void td_told_say (GtkWidget *widget, const char *words);

/* Takes back these words, or (NULL) whatever was told last: they hold no more. */
void td_told_take_back (GtkWidget *widget, const char *words);

/* Shows @words in @label, which is hidden where they are NULL, and says them where they are new. */
void td_told_show (GtkLabel *label, const char *words);

G_END_DECLS
