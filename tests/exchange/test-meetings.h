/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "test-exchange.h"

/* A fixture: programme 1 with the pairs
 *   P1  Anne Dubois – Bea Cruz     since 2026-01-10
 *   P2  Anne Dubois – Cy Fox       since 2026-02-01
 *   P3  Di Lu – Bea Cruz           2025-01-01 to 2025-06-30
 *   P4  Di Lu – Cy Fox             proposed
 * all with addresses "anne@example.org" …; today is 2026-06-15. */
void test_meetings_setup (TdTestFile *file, gconstpointer data);
