/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-certificate-scan.h"

/* As unsigned numbers, which may wrap around. */
static inline gint32
subtract (gint32 number, gint32 less)
{
  return (gint32) ((guint32) number - (guint32) less);
}

TdCertificateScan
td_certificate_scan_plain (const guint *mentor, const gint32 *score, gsize n, const gint32 *price)
{
  TdCertificateScan scan = TD_CERTIFICATE_SCAN_NOTHING;

  for (gsize k = 0; k < n; k++)
    {
      gint32 slack = subtract (price[mentor[k]], score[k]);

      scan.least = MIN (scan.least, slack);
      scan.low = MIN (scan.low, score[k]);
      scan.high = MAX (scan.high, score[k]);
    }
  return scan;
}

#ifdef __x86_64__
#include <immintrin.h>

#define STEP 8

/* So many pairs ahead are asked of the memory, as a look at them takes less time than reading. */
#define AHEAD 256

#define VECTOR __attribute__ ((target ("avx2")))

VECTOR static inline gint32
find_least (__m256i numbers)
{
  numbers = _mm256_min_epi32 (numbers, _mm256_permute2x128_si256 (numbers, numbers, 1));
  numbers = _mm256_min_epi32 (numbers, _mm256_shuffle_epi32 (numbers, 0x4E));
  numbers = _mm256_min_epi32 (numbers, _mm256_shuffle_epi32 (numbers, 0xB1));
  return _mm256_cvtsi256_si32 (numbers);
}

/* Of eight pairs or more. */
VECTOR static TdCertificateScan
scan_vector (const guint *mentor, const gint32 *score, gsize n, const gint32 *price)
{
  __m256i least = _mm256_set1_epi32 (G_MAXINT32);
  __m256i low = least;
  __m256i high = least; /* of the scores turned around */
  const __m256i all = _mm256_set1_epi32 (-1);

  /* The last step ends with the last pair, and looks at some a second time. */
  for (gsize k = 0; k < n; k += STEP)
    {
      gsize at = MIN (k, n - STEP);
      __m256i who = _mm256_loadu_si256 ((const __m256i *) (const void *) (mentor + at));
      __m256i what = _mm256_loadu_si256 ((const __m256i *) (const void *) (score + at));
      __m256i cost = _mm256_i32gather_epi32 (price, who, 4);

      __builtin_prefetch (mentor + at + AHEAD);
      __builtin_prefetch (score + at + AHEAD);
      least = _mm256_min_epi32 (least, _mm256_sub_epi32 (cost, what));
      low = _mm256_min_epi32 (low, what);
      high = _mm256_min_epi32 (high, _mm256_xor_si256 (what, all));
    }
  return (TdCertificateScan){ find_least (least), find_least (low), ~find_least (high) };
}
#endif

TdCertificateScan
td_certificate_scan (const guint *mentor, const gint32 *score, gsize n, const gint32 *price)
{
#ifdef __x86_64__
  if (n >= STEP && __builtin_cpu_supports ("avx2"))
    return scan_vector (mentor, score, n, price);
#endif
  return td_certificate_scan_plain (mentor, score, n, price);
}
