/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-calendar.h"
#include "exchange/td-pair-directory.h"

G_BEGIN_DECLS

/**
 * td_attendee_match:
 * @candidates: (element-type TdPairPerson): who it may be
 *
 * The one person whose name fits best an attendee that nobody knows, by the name in the calendar,
 * else by what stands before the "@"; NULL where none fits well or two fit alike. A suggestion, for
 * somebody to confirm.
 */
TdPairPerson *td_attendee_match (const TdCalendarAttendee *attendee, GPtrArray *candidates);

/* How well a name (or the words of an address) fits a person's name: 0 not at all, 6 or more that
 * two words are the same. */
int td_attendee_score (const char *attendee, const char *name);

G_END_DECLS
