/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-roster-import.h"

G_BEGIN_DECLS

/**
 * td_contact_import:
 * @program_id: only pairs of this programme, or 0
 *
 * Imports contacts, a row each, in one change ("contacts.import"), or rehearses it. The pair is
 * known by its reference, or by mentor and mentee (number, e-mail or name); one of the two is
 * enough where she had one pair on the day. The n-th row of a pair on a day is its n-th contact of
 * that day: one that is there is updated with what the row says (an empty cell takes nothing away),
 * so that a file imported again changes nothing.
 *
 * Refused are rows with a value that can't be read, without a pair, on a day outside of the pair's
 * life or after today, and one that repeats a row of the file word for word is laid aside as
 * unchanged, said as a problem. With options->all_or_nothing nothing is written where a row was
 * refused: the receipt then counts none as added or updated.
 *
 * Errors as td_roster_import().
 *
 * Returns: (transfer full): the receipt, or NULL; its "number" is the pair's reference
 */
TdReceipt *td_contact_import (TdDatabase *db,
                              gint64 program_id,
                              TdMapping *mapping,
                              const TdImportOptions *options,
                              GError **error);

G_END_DECLS
