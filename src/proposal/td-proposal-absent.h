/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-rank.h"

G_BEGIN_DECLS

/* The mentees who wait and whom a draft does not have, as they enrolled since or were not of its
 * scope, longest waiting first. Returns (transfer full) (element-type TdWaitingMentee). */
GPtrArray *td_proposal_list_absent (TdDatabase *db,
                                    gint64 proposal_id,
                                    TdDate today,
                                    GError **error);

/* The mentors whom one of them can have in the draft (td_proposal_add_mentee()), the best first: no
 * rule blocks them, and the draft leaves them a place. Returns (transfer full) (element-type
 * TdRankedMentor). */
GPtrArray *td_proposal_rank_absent (TdDatabase *db,
                                    gint64 proposal_id,
                                    gint64 mentee_id,
                                    TdDate today,
                                    GError **error);

G_END_DECLS
