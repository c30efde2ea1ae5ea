/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-fuzzy.h"
#include "gui/app/td-find-result.h"

G_BEGIN_DECLS

/* Adds the pages of the window that fit to @results; all of them for an empty @fuzzy. On any
 * thread. */
void td_find_add_pages (GPtrArray *results, const TdFuzzy *fuzzy);

/* The same of what can be done, none for an empty @fuzzy: first what is on the page shown, by its
 * words (@shown, NULL-terminated; "item" of such a result is its number, from 1) and by those of
 * @page, its name; then from anywhere what the menus hold, dashboards and reports. */
void td_find_add_actions (GPtrArray *results, const TdFuzzy *fuzzy, const char *page, char **shown);

G_END_DECLS
