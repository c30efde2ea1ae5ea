/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/* What goes out of the window about pairs: letters and calendars. */

/* Installs pair.remind ("reminder", …: write to both) and pair.calendar on the class of a page with
 * a property "pair-id". */
void td_pair_out_install (GtkWidgetClass *klass);

/* Asks where to save the next contacts of a programme or (0) of all as a calendar file, or of these
 * pairs alone (nullable, element-type gint64), and saves it. */
void td_pair_out_ask_calendar (TdPage *page, gint64 program_id, GArray *pair_ids);

/* Saves it. */
void td_pair_out_save_calendar (TdPage *page,
                                gint64 program_id,
                                GArray *pair_ids,
                                const char *path);

G_END_DECLS
