/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * td_match_actions_install:
 * @klass: of a #TdPage; in its class_init
 *
 * What can be done about a mentee besides pairing her: pairing.no-match, pairing.match-again,
 * pairing.shortlist and pairing.self-arranged, each with the mentee (int64, an employee; for the
 * last one 0 for nobody).
 */
void td_match_actions_install (GtkWidgetClass *klass);

G_END_DECLS
