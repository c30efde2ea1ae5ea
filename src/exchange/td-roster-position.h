/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-roster-person.h"

G_BEGIN_DECLS

/* A roster has a row for each position of a person who has two. */

/* Whether the row under the reader is about another position of the one whom an earlier row is
 * about: it has the same number, and her name or none. */
gboolean td_roster_position_is_second (TdRosterPerson *person, const TdRosterKey *key);

/* Whether a row says of itself that it is the primary position and the earlier row does not: then
 * it is the one that counts. */
gboolean td_roster_position_is_primary (TdRowReader *reader, guint row, guint earlier);

/* Lays one of two rows of a person aside: a problem names each cell that differs from the row that
 * counts, so that nothing is lost; the row counts as unchanged. */
void td_roster_position_lay_aside (TdRowReader *reader, guint row, guint counts);

G_END_DECLS
