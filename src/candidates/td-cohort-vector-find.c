/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-vector.h"

#include <immintrin.h>

/* Finding among the bounds of td-cohort-vector.c: plain arrays, 8 or 16 of them a step. */
#define GROUPS 16 /* registers of group maxima */

#define VECTOR __attribute__ ((target ("avx2")))

/* How many of the group maxima are @floor or more. */
VECTOR static guint
count_reached (const __m256i *most, gint16 floor)
{
  __m256i below = _mm256_set1_epi16 ((gint16) (floor - 1));
  guint n = 0;

  for (guint k = 0; k < GROUPS; k++)
    n += (guint) __builtin_popcount (
             (guint) _mm256_movemask_epi8 (_mm256_cmpgt_epi16 (most[k], below))) /
         2;
  return n;
}

/* The mentors are dealt to 256 groups. What the largest bounds of n groups reach, at least n
 * mentors do. */
VECTOR guint16
td_cohort_vector_reached_by (const TdCohortVector *self, const guint16 *bound, guint n)
{
  const __m256i *at = (const __m256i *) bound;
  __m256i most[GROUPS];
  guint size = td_cohort_vector_get_size (self);
  gint16 low = 1, high = G_MAXINT16;

  for (guint k = 0; k < GROUPS; k++)
    most[k] = _mm256_setzero_si256 ();
  for (guint k = 0; k < size / 16; k++)
    most[k % GROUPS] = _mm256_max_epi16 (most[k % GROUPS], at[k]);
  while (high - low > 1)
    {
      gint16 middle = (gint16) (low + (high - low) / 2);

      if (count_reached (most, middle) >= n)
        low = middle;
      else
        high = middle;
    }
  return (guint16) low;
}

VECTOR guint
td_cohort_vector_find (const TdCohortVector *self,
                       const guint16 *bound,
                       guint16 floor,
                       guint *found)
{
  __m256i below = _mm256_set1_epi16 ((gint16) (floor - 1));
  guint size = td_cohort_vector_get_size (self);
  guint n = 0;

  for (guint at = 0; at < size; at += 16)
    {
      __m256i here = _mm256_load_si256 ((const __m256i *) (bound + at));
      guint mask = (guint) _mm256_movemask_epi8 (_mm256_cmpgt_epi16 (here, below));

      for (; mask; mask &= mask - 1, mask &= mask - 1)
        found[n++] = at + (guint) __builtin_ctz (mask) / 2;
    }
  return n;
}

VECTOR guint
td_cohort_vector_find_above (const TdCohortVector *self,
                             const guint16 *bound,
                             const gint32 *price,
                             gint32 least,
                             guint *found,
                             gint32 *nearest)
{
  guint size = td_cohort_vector_get_size (self);
  guint bits = td_cohort_vector_get_shift (self);
  __m256i add = _mm256_set1_epi32 (least + (1 << bits));
  __m256i one = _mm256_set1_epi32 (1 << bits);
  __m256i zero = _mm256_setzero_si256 ();
  __m256i far = _mm256_set1_epi32 (G_MAXINT32);
  __m256i smallest = far;
  __m128i shift = _mm_cvtsi32_si128 ((int) bits);
  gint32 lanes[8];
  guint n = 0;

  for (guint at = 0; at < size; at += 8)
    {
      __m128i here = _mm_load_si128 ((const __m128i *) (bound + at));
      __m256i units = _mm256_sll_epi32 (_mm256_cvtepu16_epi32 (here), shift);
      __m256i his = _mm256_load_si256 ((const __m256i *) (price + at));
      __m256i needed = _mm256_max_epi32 (_mm256_add_epi32 (his, add), zero);
      __m256i gap = _mm256_add_epi32 (_mm256_sub_epi32 (his, units), one);
      __m256i beyond = _mm256_cmpgt_epi32 (units, needed);
      __m256i skipped = _mm256_or_si256 (beyond, _mm256_cmpeq_epi32 (units, zero));
      guint mask = (guint) _mm256_movemask_ps (_mm256_castsi256_ps (beyond));

      smallest = _mm256_min_epi32 (smallest, _mm256_blendv_epi8 (gap, far, skipped));
      for (; mask; mask &= mask - 1)
        found[n++] = at + (guint) __builtin_ctz (mask);
    }
  _mm256_storeu_si256 ((__m256i *) lanes, smallest);
  *nearest = lanes[0];
  for (guint k = 1; k < 8; k++)
    *nearest = MIN (*nearest, lanes[k]);
  return n;
}
