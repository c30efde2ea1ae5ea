/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-test.h"

#include "exchange/td-table.h"

void test_read_add (void);
void test_mapping_add (void);

/* A file of tests/exchange/data as a table; it must be readable. */
TdTable *test_table (const char *name);

/* Any bytes as a file and as a table (NULL with the error). */
TdTable *test_table_of (const char *bytes, gssize length, GError **error);
