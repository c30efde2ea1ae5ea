/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-fuzzy.h"
#include "gui/app/td-find-result.h"

G_BEGIN_DECLS

/* Adds the pages of the window that fit to @results; all of them for an empty @fuzzy. On any
 * thread. */
void td_find_add_pages (GPtrArray *results, const TdFuzzy *fuzzy);

/* The same of what can be done from anywhere: what the menus hold, dashboards and reports; none
 * for an empty @fuzzy. */
void td_find_add_actions (GPtrArray *results, const TdFuzzy *fuzzy);

G_END_DECLS
