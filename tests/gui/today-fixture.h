/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-gui-test.h"

/* Fills the workspace and shows Today, on 16 March 2026. Pair 1 is overdue, 2 never met, 3 waits
 * for the mentee, 4 is on track but ends soon, 5 is paused. */
TdPage *today_show (TdGuiTest *test);
