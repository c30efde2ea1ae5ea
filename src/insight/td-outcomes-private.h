/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-insight-program.h"
#include "insight/td-outcomes.h"

G_BEGIN_DECLS

/* What pairs answered: topics, satisfaction by quarter, and their figures. */
gboolean td_outcomes_add_feedback (TdDatabase *db,
                                   TdOutcomes *self,
                                   const TdInsightProgram *program,
                                   gint64 threshold,
                                   GError **error);

/* Goals, promotions and moves, and who became a mentor or can be asked. */
gboolean td_outcomes_add_goals (TdDatabase *db, TdOutcomes *self, GError **error);
gboolean td_outcomes_add_career (TdDatabase *db, TdOutcomes *self, GError **error);
gboolean td_outcomes_add_mentors (TdDatabase *db, TdOutcomes *self, GError **error);

G_END_DECLS
