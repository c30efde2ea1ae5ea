/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

/**
 * TestTable:
 *
 * A small CSV file of tests/contact/data without quotes, its rows found by column name.
 */
typedef struct
{
  char **header;
  GPtrArray *rows; /* of char ** */
} TestTable;

TestTable *test_table_load (const char *name);
void test_table_free (TestTable *table);

/* A cell; the column must be there. Borrowed. */
const char *test_table_get (TestTable *table, guint row, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestTable, test_table_free)
