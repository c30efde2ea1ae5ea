/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"

G_BEGIN_DECLS

/*
 * The rules, weights and numbers that candidates are judged by: taken from a programme, read back
 * from a proposal, or changed to see what would be.
 */

/* Takes all of them from a programme. A free field (field 0, 1, … in the order of their names)
 * keeps the number it has in @candidates, if it is there already. */
void td_candidates_take_rules (TdCandidates *candidates, TdRules *rules);

/* The same from the text of td_points_rules_to_json(), as a proposal keeps it. */
void td_candidates_take_rules_json (TdCandidates *candidates, const char *json);

/* The same people (not copied, but held) with rules of their own. */
TdCandidates *td_candidates_copy (const TdCandidates *candidates);

/* FALSE where @name is neither a known criterion nor a free field of these candidates. */
gboolean td_candidates_set_weight (TdCandidates *candidates, const char *name, int value);

/* Whether every free field among the criteria was loaded with the people. */
gboolean td_candidates_has_fields (const TdCandidates *candidates);

G_END_DECLS
