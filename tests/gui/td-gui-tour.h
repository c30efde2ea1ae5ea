/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-gui-test.h"

/* What is done with a window of the tour; @name says how it was opened. */
typedef void (*TdGuiTourVisit) (TdGuiTest *test, GtkWindow *window, const char *name);

/**
 * td_gui_test_tour:
 *
 * Opens the dialogs of every page on the data of the sample, as their actions do it for a pair, a
 * person or a programme, then those of the menu and the window about Tandem; calls
 * @visit for each when nothing in it is under way any more, and closes it. Makes the sample when
 * there is none. Fails the test for an action that opens nothing.
 */
void td_gui_test_tour (TdGuiTest *test, TdGuiTourVisit visit);

/* Makes the sample and loads every page. */
void td_gui_test_open_sample (TdGuiTest *test);

/* Shows a page and what "item", a query for an id, has of its own there (NULL for none); waits for
 * all of it. NULL where there is no such item. */
TdPage *td_gui_test_show (TdGuiTest *test, const char *page, const char *item);
