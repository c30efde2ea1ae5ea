/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-row-scan.h"

TdRowScan
td_row_scan_plain (const guint *mentor, const gint32 *score, gsize n, const gint32 *price, int own)
{
  TdRowScan scan = TD_ROW_SCAN_NOTHING;

  for (gsize k = 0; k < n; k++)
    {
      gint32 gain = score[k] - price[mentor[k]];

      scan.best = MAX (scan.best, gain);
      if ((int) mentor[k] == own)
        scan.own = gain;
    }
  return scan;
}

void
td_row_scan_widen_plain (const gint32 *score, gsize n, gint32 *low, gint32 *high)
{
  for (gsize k = 0; k < n; k++)
    {
      *low = MIN (*low, score[k]);
      *high = MAX (*high, score[k]);
    }
}

#ifdef __x86_64__
#include <immintrin.h>

#define STEP 8
#define VECTOR __attribute__ ((target ("avx2")))

VECTOR static inline __m256i
load (const void *numbers)
{
  return _mm256_loadu_si256 (numbers);
}

VECTOR static inline gint32
find_most (__m256i numbers)
{
  numbers = _mm256_max_epi32 (numbers, _mm256_permute2x128_si256 (numbers, numbers, 1));
  numbers = _mm256_max_epi32 (numbers, _mm256_shuffle_epi32 (numbers, 0x4E));
  numbers = _mm256_max_epi32 (numbers, _mm256_shuffle_epi32 (numbers, 0xB1));
  return _mm256_cvtsi256_si32 (numbers);
}

/* What eight mentors are worth above their prices. */
VECTOR static inline __m256i
find_gains (__m256i mentors, const gint32 *score, const gint32 *price)
{
  return _mm256_sub_epi32 (load (score), _mm256_i32gather_epi32 (price, mentors, 4));
}

/* Of eight pairs or more: the last step ends with the last pair, and looks at some a second time.
 */
VECTOR static TdRowScan
scan_vector (const guint *mentor, const gint32 *score, gsize n, const gint32 *price, int own)
{
  const __m256i wanted = _mm256_set1_epi32 (own);
  const __m256i none = _mm256_set1_epi32 (G_MININT32);
  __m256i best = none;
  __m256i mine = none;

  for (gsize k = 0; k < n; k += STEP)
    {
      gsize at = MIN (k, n - STEP);
      __m256i mentors = load (mentor + at);
      __m256i gains = find_gains (mentors, score + at, price);

      best = _mm256_max_epi32 (best, gains);
      mine = _mm256_blendv_epi8 (mine, gains, _mm256_cmpeq_epi32 (mentors, wanted));
    }
  return (TdRowScan){ find_most (best), find_most (mine) };
}

VECTOR static void
widen_vector (const gint32 *score, gsize n, gint32 *low, gint32 *high)
{
  const __m256i all = _mm256_set1_epi32 (-1);
  __m256i lowest = _mm256_set1_epi32 (~*low); /* turned around */
  __m256i highest = _mm256_set1_epi32 (*high);

  for (gsize k = 0; k < n; k += STEP)
    {
      __m256i scores = load (score + MIN (k, n - STEP));

      lowest = _mm256_max_epi32 (lowest, _mm256_xor_si256 (scores, all));
      highest = _mm256_max_epi32 (highest, scores);
    }
  *low = ~find_most (lowest);
  *high = find_most (highest);
}
#endif

TdRowScan
td_row_scan (const guint *mentor, const gint32 *score, gsize n, const gint32 *price, int own)
{
#ifdef __x86_64__
  if (n >= STEP && __builtin_cpu_supports ("avx2"))
    return scan_vector (mentor, score, n, price, own);
#endif
  return td_row_scan_plain (mentor, score, n, price, own);
}

void
td_row_scan_widen (const gint32 *score, gsize n, gint32 *low, gint32 *high)
{
#ifdef __x86_64__
  if (n >= STEP && __builtin_cpu_supports ("avx2"))
    {
      widen_vector (score, n, low, high);
      return;
    }
#endif
  td_row_scan_widen_plain (score, n, low, high);
}
