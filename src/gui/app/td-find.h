/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdFind:
 *
 * The find box: as she types, the people, pairs, pages and actions that fit (base/td-fuzzy.h),
 * under a heading each, those first that fit best. Up and Down choose while the words stay in the
 * entry, Return or a click goes there or does it. What is chosen is announced. Property "session".
 */
#define TD_TYPE_FIND (td_find_get_type ())
G_DECLARE_FINAL_TYPE (TdFind, td_find, TD, FIND, GtkPopover)

G_END_DECLS
