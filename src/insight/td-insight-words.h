/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-consistency.h"
#include "insight/td-engagement.h"
#include "insight/td-exit-reasons.h"
#include "insight/td-outcomes.h"
#include "insight/td-retention.h"

G_BEGIN_DECLS

/* The words of the dashboards. All are new texts. None of them says that one thing caused another:
 * METRICS sections 1 and 12. */

/* "What this means" in plain words; paragraphs are parted by an empty line. */
char *td_insight_words_engagement (const TdEngagement *engagement);
char *td_insight_words_retention (const TdRetention *retention);
char *td_insight_words_outcomes (const TdOutcomes *outcomes);
char *td_insight_words_consistency (const TdConsistency *consistency);
char *td_insight_words_exit_reasons (const TdExitReasons *exits);

/* Why a filter shows nothing. */
char *td_insight_words_hidden (void);

/* How each figure was worked out, a paragraph each, Pango markup. */
char *td_insight_words_method (GPtrArray *figures);

/* "March 2026" in the locale's words. */
char *td_insight_words_month (TdDate month);

/* Takes the words of B over, and says before them that some of its figures are hidden beside A,
 * where there are such. To be freed. */
char *td_insight_words_take_guarded (char *words, GPtrArray *figures);

G_END_DECLS
