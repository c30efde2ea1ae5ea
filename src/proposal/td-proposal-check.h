/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-proposal-release.h"

G_BEGIN_DECLS

/* td_proposal_check_rows() of some rows, as if they were released together. */
GPtrArray *td_proposal_check_some (TdDatabase *db,
                                   const TdProposal *proposal,
                                   GPtrArray *rows,
                                   TdDate today,
                                   GError **error);

G_END_DECLS
