/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "gui/pages/today/td-today-item.h"

G_BEGIN_DECLS

/**
 * td_today_act:
 * @items: (element-type TdTodayItem): whom it concerns, one a pair; actions that need a form of
 *   their own for every pair take the first
 * @letter: (nullable): the kind of letter of a reminder; NULL: that of the first item
 *
 * Does something about lines of Today: at once, told with Undo, or by opening its dialog. Nothing
 * for no items.
 */
void td_today_act (TdPage *page, TdAgendaAction action, GPtrArray *items, const char *letter);

G_END_DECLS
