/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "pairing/td-pair.h"

G_BEGIN_DECLS

/* A pair of a person, as seen from her: whom she is or was paired with. Properties "pair" and
 * "person-id"; opens the pair. */
#define TD_TYPE_PERSON_PAIR_ROW (td_person_pair_row_get_type ())
G_DECLARE_FINAL_TYPE (TdPersonPairRow, td_person_pair_row, TD, PERSON_PAIR_ROW, AdwActionRow)

G_END_DECLS
