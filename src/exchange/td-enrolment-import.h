/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-roster-import.h"

G_BEGIN_DECLS

/**
 * td_enrolment_import:
 * @program_id: the programme that the people signed up for
 *
 * Imports sign-ups (a forms export) in one change ("enrolments.import"), or rehearses it. People
 * are found by number, e-mail or unique name; a row whose person is not on the roster is refused.
 * The same person twice: the last answer counts, by its time stamp or else its row. Wishes and
 * vetoes name others in the same three ways; who is not found is a problem of the row. Fields
 * without a column stay as they are.
 *
 * Errors as td_roster_import(), and TD_ERROR_NOT_FOUND for the programme.
 *
 * Returns: (transfer full): the receipt, or NULL; "missing" are enrolled people without a row
 */
TdReceipt *td_enrolment_import (TdDatabase *db,
                                gint64 program_id,
                                TdMapping *mapping,
                                const TdImportOptions *options,
                                GError **error);

G_END_DECLS
