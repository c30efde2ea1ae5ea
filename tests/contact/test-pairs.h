/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-test.h"

/* Makes programme 1 ("Leadership", monthly, 7 days of grace) with employees 1 to 8 ("Ada One" …)
 * and pairs
 *   1  Ada One – Bob Two      active since 2024-01-10, planned end 2024-11-10
 *   2  Ada One – Cid Three    active since 2024-02-01, every six weeks
 *   3  Dee Four – Eve Five    ended: 2024-01-05 to 2024-03-05
 *   4  Dee Four – Fay Six     proposed on 2024-05-01, the mentor accepted
 * and programme 2 ("Coaching", 2/month, no grace) with pair
 *   5  Gus Seven – Hal Eight  active since 2024-05-20 */
void test_pairs_make (TdDatabase *db);
