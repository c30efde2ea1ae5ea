/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-test.h"

/* Fills every table with rows made by chance that the schema allows: at least @n_rows each, and a
 * value in every column. A table or column that a migration adds is filled as well. The audit trail
 * is what this leaves in it, with an undo and a final entry. */
void td_test_fill (TdDatabase *db, GRand *chance, guint n_rows);

/* The tables of the database, sorted; to be freed with g_strfreev(). */
char **td_test_list_tables (TdDatabase *db);
char **td_test_list_columns (TdDatabase *db, const char *table);

/* All rows of a table as text, in an order of their own. */
char *td_test_dump_table (TdDatabase *db, const char *table);
