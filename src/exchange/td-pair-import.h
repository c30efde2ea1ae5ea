/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-roster-import.h"

G_BEGIN_DECLS

/**
 * td_pair_import:
 * @program_id: the programme of rows that name none, or 0
 *
 * Imports pairs that exist already, a row each, in one change ("pairs.import"), or rehearses it.
 * Mentor and mentee are known by number, e-mail or name. A pair that is there is known by its
 * reference, else by its people in the programme: the one that began on the same day, else the one
 * that goes on. It is updated with what the row says (an empty cell takes nothing away), so that a
 * file imported again changes nothing; one that ended in the workspace is not begun again.
 *
 * A new pair goes on unless its row says that it ended; it ends as its programme plans. Both sides
 * accepted it on the day it began. Enrolments that are missing are made, and are results "enrolled"
 * of the receipt. A mentor in the mentee's reporting line is a problem of the row, which is taken
 * all the same. Refused are rows with a value that can't be read, people who are not on the roster
 * or withdrew, days that contradict each other. Open pairs of the same programmes that have no row
 * are listed as missing and stay.
 *
 * Errors as td_roster_import().
 *
 * Returns: (transfer full): the receipt, or NULL; its "number" is the pair's reference
 */
TdReceipt *td_pair_import (TdDatabase *db,
                           gint64 program_id,
                           TdMapping *mapping,
                           const TdImportOptions *options,
                           GError **error);

G_END_DECLS
