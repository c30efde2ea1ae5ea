/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The role ("mentor", "mentee", "both") that an answer of a form means, in English, German, French
 * or Dutch: "Mentorin", "I would like a mentor" (a mentee), "Mentor;Mentee;". NULL for none. */
const char *td_role_read (const char *text);

/* The first number in a text ("2 mentees", "1,5 hours"); FALSE where there is none. */
gboolean td_amount_read (const char *text, double *amount);

/* When a form was filled in, as seconds after midnight ("9/15/26 9:05:12 PM"); 0 for no time. */
int td_time_of_day_read (const char *text);

/* What "yes", "1", "x", "✓" and their likes say, or "no" …; FALSE where the text is neither. */
gboolean td_truth_read (const char *text, gboolean *truth);

G_END_DECLS
