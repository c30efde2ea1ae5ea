/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The closures of the templates of TdCandidatesPanel and its rows: what a mentee wants, what a
 * mentor has, what a draft's row says, and which controls are there. For its class_init. */
void td_candidate_words_bind (GtkWidgetClass *klass);

G_END_DECLS
