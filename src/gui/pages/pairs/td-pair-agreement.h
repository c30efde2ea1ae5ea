/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pair-section.h"

G_BEGIN_DECLS

/**
 * TdPairAgreement:
 *
 * The part of a pair's page with its agreement (whose words, the two signatures, printing) and, in
 * coaching, its intake.
 *
 * Property "pair-id" (gint64).
 */
#define TD_TYPE_PAIR_AGREEMENT (td_pair_agreement_get_type ())
G_DECLARE_FINAL_TYPE (TdPairAgreement, td_pair_agreement, TD, PAIR_AGREEMENT, TdPairSection)

G_END_DECLS
