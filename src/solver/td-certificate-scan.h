/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdCertificateScan:
 * @least: the smallest of the prices less the scores; it means something where the differences
 *   stay within 32 bits
 * @low: the lowest score
 * @high: the highest
 *
 * What a look at a row of pairs finds.
 */
typedef struct
{
  gint32 least;
  gint32 low;
  gint32 high;
} TdCertificateScan;

#define TD_CERTIFICATE_SCAN_NOTHING ((TdCertificateScan){ G_MAXINT32, G_MAXINT32, G_MININT32 })

/**
 * td_certificate_scan:
 * @mentor: @n mentors, with
 * @score: their scores
 * @price: of every mentor there is
 *
 * Looks at some pairs, many in one step where the processor can.
 */
TdCertificateScan td_certificate_scan (const guint *mentor,
                                       const gint32 *score,
                                       gsize n,
                                       const gint32 *price);

/* The same pair by pair, on any processor. */
TdCertificateScan td_certificate_scan_plain (const guint *mentor,
                                             const gint32 *score,
                                             gsize n,
                                             const gint32 *price);

G_END_DECLS
