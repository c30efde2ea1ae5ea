/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-receipt.h"

G_BEGIN_DECLS

/* What else the file of a receipt can be imported as, TD_N_IMPORT_KINDS for nothing: sign-ups,
 * where a list of employees says roles or skills, and the roster, where sign-ups are of people who
 * are not on it. One list with everything is what a small organisation has. */
TdImportKind td_import_find_also (const TdReceipt *receipt);

G_END_DECLS
