/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-participation.h"

G_BEGIN_DECLS

/* The sentence that stands on every comparison, on screen and on paper (METRICS, rule R2): "People
 * chose or were chosen to take part. This shows what goes along with taking part, not what it
 * causes." Translated, borrowed. */
const char *td_verdict_get_caution (void);

/* "no_detectable_difference", "longer", "sooner", "too_early", "not_shown", "data_problem",
 * "depends_on_method". */
const char *td_verdict_get_code (TdVerdict verdict);

/* The verdict in words, with its counts and ranges, and the caution. To be freed. */
char *td_participation_dup_text (const TdParticipation *self);

/* That the departments explain much of what a comparison by time alone shows, or NULL where they do
 * not, or where nothing is shown (METRICS section 12). Translated, borrowed. */
const char *td_participation_get_between (const TdParticipation *self);

/* Who is in the two groups of a landmark, and how many in neither, which is said wherever it is
 * shown (METRICS section 6). To be freed. */
char *td_landmark_dup_sizes (const TdLandmark *self);

G_END_DECLS
