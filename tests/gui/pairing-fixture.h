/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-gui-test.h"

/* Two mentors with a place each and three mentees; Ann is Bea's manager. Gives the page. */
GtkWidget *pairing_fill (TdGuiTest *test);

/* A number from the file. */
gint64 pairing_count (TdGuiTest *test, const char *sql);

void pairing_activate (GtkWidget *widget, const char *action);

/* The widget in which a text stands. */
GtkWidget *pairing_label (gpointer root, const char *text);
