/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-test.h"

/*
 * A programme (id 1) with twelve people. The reporting line: 2 under 1, 3 and 4 under 2, 5 under 3;
 * 6 and 7 stand above each other; the manager of 8 is not on the roster. Mentors: 1 to 4, 6;
 * mentees: 5, 7 to 12.
 */
#define OFFICE_TODAY "2026-03-01"

void office_setup (TdTestFile *file, gconstpointer data);

/* The employee with a number. */
gint64 office_id (TdDatabase *db, const char *number);

/* The same with people and enrolments written in another order. */
void office_fill (TdDatabase *db, const guint *order);
#define OFFICE_SIZE 12
