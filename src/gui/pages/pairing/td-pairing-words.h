/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The closures of the template of TdPairingPage: the titles of its lists, and which of its parts
 * are shown side by side. For its class_init. */
void td_pairing_words_bind (GtkWidgetClass *klass);

G_END_DECLS
