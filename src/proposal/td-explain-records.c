/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain.h"

static const TdField alternative_fields[] = {
  TD_FIELD (TdAlternative, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdAlternative, number, TD_FIELD_TEXT),
  TD_FIELD (TdAlternative, name, TD_FIELD_TEXT),
  TD_FIELD (TdAlternative, department, TD_FIELD_TEXT),
  TD_FIELD (TdAlternative, score, TD_FIELD_INT),
  TD_FIELD (TdAlternative, percent, TD_FIELD_INT),
  TD_FIELD (TdAlternative, least_cost, TD_FIELD_ID),
  TD_FIELD (TdAlternative, exact, TD_FIELD_BOOL),
  TD_FIELD (TdAlternative, cost, TD_FIELD_ID),
  TD_FIELD (TdAlternative, matched_change, TD_FIELD_INT),
  TD_FIELD (TdAlternative, moved, TD_FIELD_INT),
  TD_FIELD (TdAlternative, holders, TD_FIELD_TEXT),
  TD_FIELD (TdAlternative, reason, TD_FIELD_TEXT),
  TD_FIELD (TdAlternative, why_not, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdAlternative, td_alternative, alternative_fields)

static const TdField wish_fields[] = {
  TD_FIELD (TdWishOutcome, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdWishOutcome, number, TD_FIELD_TEXT),
  TD_FIELD (TdWishOutcome, name, TD_FIELD_TEXT),
  TD_FIELD (TdWishOutcome, by, TD_FIELD_TEXT),
  TD_FIELD (TdWishOutcome, rank, TD_FIELD_INT),
  TD_FIELD (TdWishOutcome, outcome, TD_FIELD_TEXT),
  TD_FIELD (TdWishOutcome, label, TD_FIELD_TEXT),
  TD_FIELD (TdWishOutcome, because, TD_FIELD_TEXT),
  TD_FIELD (TdWishOutcome, cost, TD_FIELD_ID),
  TD_FIELD (TdWishOutcome, moved, TD_FIELD_INT),
  TD_FIELD (TdWishOutcome, exact, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdWishOutcome, td_wish_outcome, wish_fields)

static const TdField obstacle_fields[] = {
  TD_FIELD (TdObstacle, rule, TD_FIELD_TEXT),
  TD_FIELD (TdObstacle, label, TD_FIELD_TEXT),
  TD_FIELD (TdObstacle, mentors, TD_FIELD_INT),
  TD_FIELD (TdObstacle, only, TD_FIELD_INT),
  TD_FIELD (TdObstacle, helps, TD_FIELD_BOOL),
  TD_FIELD (TdObstacle, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdObstacle, matched_change, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdObstacle, td_obstacle, obstacle_fields)

static const TdField price_fields[] = {
  TD_FIELD (TdPriceReason, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdPriceReason, number, TD_FIELD_TEXT),
  TD_FIELD (TdPriceReason, name, TD_FIELD_TEXT),
  TD_FIELD (TdPriceReason, score, TD_FIELD_INT),
  TD_FIELD (TdPriceReason, percent, TD_FIELD_INT),
  TD_FIELD (TdPriceReason, price, TD_FIELD_ID),
  TD_FIELD (TdPriceReason, price_percent, TD_FIELD_INT),
  TD_FIELD (TdPriceReason, holders, TD_FIELD_TEXT),
  TD_FIELD (TdPriceReason, text, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdPriceReason, td_price_reason, price_fields)

static const TdField relaxation_fields[] = {
  TD_FIELD (TdRelaxation, rule, TD_FIELD_TEXT),
  TD_FIELD (TdRelaxation, label, TD_FIELD_TEXT),
  TD_FIELD (TdRelaxation, matched_change, TD_FIELD_INT),
  TD_FIELD (TdRelaxation, total_change, TD_FIELD_ID),
  TD_FIELD (TdRelaxation, pairs_changed, TD_FIELD_INT),
  TD_FIELD (TdRelaxation, gained, TD_FIELD_INT),
  TD_FIELD (TdRelaxation, gained_names, TD_FIELD_TEXT),
  TD_FIELD (TdRelaxation, gained_numbers, TD_FIELD_TEXT),
  TD_FIELD (TdRelaxation, lost, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdRelaxation, td_relaxation, relaxation_fields)

static const TdField value_fields[] = {
  TD_FIELD (TdMentorValue, mentor_id, TD_FIELD_ID),
  TD_FIELD (TdMentorValue, number, TD_FIELD_TEXT),
  TD_FIELD (TdMentorValue, name, TD_FIELD_TEXT),
  TD_FIELD (TdMentorValue, department, TD_FIELD_TEXT),
  TD_FIELD (TdMentorValue, places, TD_FIELD_INT),
  TD_FIELD (TdMentorValue, used, TD_FIELD_INT),
  TD_FIELD (TdMentorValue, price, TD_FIELD_ID),
  TD_FIELD (TdMentorValue, matches, TD_FIELD_BOOL),
  TD_FIELD (TdMentorValue, points, TD_FIELD_ID),
};

TD_DEFINE_RECORD (TdMentorValue, td_mentor_value, value_fields)

static const TdField run_fields[] = {
  TD_FIELD (TdRunFacts, mentees, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, mentors, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, places, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, regime, TD_FIELD_TEXT),
  TD_FIELD (TdRunFacts, matched, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, total, TD_FIELD_ID),
  TD_FIELD (TdRunFacts, worst, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, percentile_1, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, percentile_5, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, median, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, worst_percent, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, percentile_1_percent, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, percentile_5_percent, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, median_percent, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, set_mentees, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, set_places, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, pairs, TD_FIELD_ID),
  TD_FIELD (TdRunFacts, edges, TD_FIELD_ID),
  TD_FIELD (TdRunFacts, rounds, TD_FIELD_INT),
  TD_FIELD (TdRunFacts, seconds, TD_FIELD_REAL),
  TD_FIELD (TdRunFacts, verified, TD_FIELD_BOOL),
  TD_FIELD (TdRunFacts, text, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdRunFacts, td_run_facts, run_fields)
