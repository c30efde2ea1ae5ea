/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-busy.h"

G_BEGIN_DECLS

/**
 * TdBusyBar:
 *
 * What is under way, how far it is, and a button that stops it; nothing while nothing is.
 *
 * Property "busy" (#TdBusy, nullable).
 */
#define TD_TYPE_BUSY_BAR (td_busy_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdBusyBar, td_busy_bar, TD, BUSY_BAR, AdwBin)

void td_busy_bar_set_busy (TdBusyBar *bar, TdBusy *busy);

G_END_DECLS
