/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-market.h"

G_BEGIN_DECLS

/**
 * TdSeats:
 *
 * The places of the mentors in an auction, each with the mentee who holds it and what he bid. A
 * mentor's seats are a binary heap, so that the one who bid least is the first to leave. A mentor
 * has no more seats than one above the number of those who may be paired with him: the one more
 * keeps him from ever being full where he has places for all.
 */
typedef struct
{
  gsize *first; /* n_mentors + 1: the seats of mentor j are first[j] … first[j + 1] - 1 */
  guint *taken; /* of them, from the front */
  gint64 *bid;
  int *mentee;
  guint *at; /* n_mentees: which of the seats of his mentor a mentee has */
} TdSeats;

void td_seats_init (TdSeats *seats, const TdMarket *market);
void td_seats_clear (TdSeats *seats);

/* Gives a mentee a seat; where all are taken, that of the lowest bid. Returns who leaves it, or
 * TD_NOBODY. */
int td_seats_take (TdSeats *seats, guint mentor, int mentee, gint64 bid);

/* Takes a mentee's seat away. */
void td_seats_leave (TdSeats *seats, guint mentor, int mentee);

static inline gboolean
td_seats_are_full (const TdSeats *seats, guint mentor)
{
  return seats->taken[mentor] == seats->first[mentor + 1] - seats->first[mentor];
}

/* Of a mentor with a seat taken. */
static inline gint64
td_seats_get_lowest (const TdSeats *seats, guint mentor)
{
  return seats->bid[seats->first[mentor]];
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSeats, td_seats_clear)

G_END_DECLS
