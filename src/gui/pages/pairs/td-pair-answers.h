/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pair-section.h"

G_BEGIN_DECLS

/**
 * TdPairAnswers:
 *
 * What both sides answered when they were asked; a section of a pair's page.
 */
#define TD_TYPE_PAIR_ANSWERS (td_pair_answers_get_type ())
G_DECLARE_FINAL_TYPE (TdPairAnswers, td_pair_answers, TD, PAIR_ANSWERS, TdPairSection)

G_END_DECLS
