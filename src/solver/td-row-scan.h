/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdRowScan:
 * @best: the most of the scores less the prices; G_MININT32 of no pairs
 * @own: that of one of them, or G_MININT32 where it is not there
 *
 * What a mentee gains from the mentors she could have, without the bonus.
 */
typedef struct
{
  gint32 best;
  gint32 own;
} TdRowScan;

#define TD_ROW_SCAN_NOTHING ((TdRowScan){ G_MININT32, G_MININT32 })

/**
 * td_row_scan:
 * @mentor: @n mentors, with
 * @score: their scores
 * @price: of every mentor there is; the differences must stay within 32 bits
 * @own: the mentor of whom @own of the result tells
 *
 * Looks at a row of pairs, many in one step where the processor can.
 */
TdRowScan td_row_scan (const guint *mentor,
                       const gint32 *score,
                       gsize n,
                       const gint32 *price,
                       int own);

/* Makes @low and @high at least as far apart as some scores. */
void td_row_scan_widen (const gint32 *score, gsize n, gint32 *low, gint32 *high);

/* The same pair by pair, on any processor. */
TdRowScan td_row_scan_plain (const guint *mentor,
                             const gint32 *score,
                             gsize n,
                             const gint32 *price,
                             int own);
void td_row_scan_widen_plain (const gint32 *score, gsize n, gint32 *low, gint32 *high);

G_END_DECLS
