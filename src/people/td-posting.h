/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "people/td-employee-data.h"

G_BEGIN_DECLS

/**
 * td_posting_note:
 * @id: an employee, already written
 * @on: the day as of which the department, title, grade and location are known
 *
 * Keeps where somebody works in the table posting: a row the first time, and one whenever one of
 * the four differs from what was known last. Told of a day before the last row, or of the same,
 * that row is mended; told nothing new, nothing is written. Outside coaches have none. To be called
 * inside a change.
 */
gboolean td_posting_note (TdDatabase *db, gint64 id, TdDate on, GError **error);

/* The first row of each of many who are new, none of them from outside: of #TdEmployeeData, from
 * "since" on. For td_adding_insert(), by "employee_id". */
extern const TdRecordShape td_posting_shape;

G_END_DECLS
