/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-why.h"

G_BEGIN_DECLS

/* Everything empty. */
TdWhy *td_why_new (void);

/* Adds a line to a section; takes @value and @text, may be NULL. */
void td_why_add (GPtrArray *section, const char *title, char *value, char *text);

/* "Law, 12 of 40" as a number of people. */
char *td_why_count_mentors (int n);

G_END_DECLS
