/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"

G_BEGIN_DECLS

/* What a criterion says of two people, in a few translated words: "offers law; planning", "2 grades
 * higher", "wish 1 of the mentee". Says as well why it gives no points. NULL only for a criterion
 * that is not known; to be freed. */
char *td_criterion_dup_text (const TdMatch *match, const TdWeight *weight);

G_END_DECLS
