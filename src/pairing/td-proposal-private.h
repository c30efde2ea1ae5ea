/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-candidates.h"
#include "pairing/td-proposal.h"

G_BEGIN_DECLS

/* One row; TD_ERROR_NOT_FOUND where there is none. */
TdProposalRow *td_proposal_load_row (TdDatabase *db, gint64 row_id, GError **error);

G_END_DECLS
