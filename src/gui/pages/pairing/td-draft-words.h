/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/* The words for drafts and their rows, as closures for templates; the first argument is ignored.
 * Texts are new. */

/* "Draft 7 of 21 Nov", "Released 7 of 21 Nov". */
char *td_draft_title (gpointer object, TdProposal *draft);

/* "38 of 41", and what was aimed at: "most people matched, then best fit". */
char *td_draft_matched_of (gpointer object, TdProposal *draft);
char *td_draft_aim (gpointer object, TdProposal *draft);

/* "38 of 41 matched". */
char *td_draft_matched (gpointer object, TdProposal *draft);

/* "Fit 2,310 in all · proven best", or by how much it is below. */
char *td_draft_total (gpointer object, TdProposal *draft);

/* What it was made for: "For everyone who waits · most people matched, then best fit". */
char *td_draft_made_for (gpointer object, TdProposal *draft);

/* A sum of points as hundredths of a pair's largest fit; with the sign for a change: "−12". */
char *td_draft_points (gint64 points, int largest);
char *td_draft_change (gint64 points, int largest);

/* A sum of a draft: of fits like that, of a score sheet as it is. */
char *td_draft_sum (TdProposal *draft, gint64 points);

/* An objective's code ("total", "score", "fair", "stable") in plain words. Borrowed. */
const char *td_draft_objective_words (const char *code);

/* How well two fit, "41 %"; nothing without a mentor. */
char *td_draft_fit (gpointer object, gint64 mentor_id, int percent);

/* The same, or the score of a sheet, a cost too, as it is. */
char *td_draft_score (gpointer object, gint64 mentor_id, int percent, gboolean own_score);

/* A mentor's name, or "Nobody". */
char *td_draft_mentor (gpointer object, const char *name);

/* Makes all of them known to the templates of a class; in its class_init. */
void td_draft_words_bind (GtkWidgetClass *klass);

G_END_DECLS
