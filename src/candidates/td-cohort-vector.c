/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-vector.h"

#include <immintrin.h>
#include <string.h>

/*
 * The layout. Mentors go in steps of 32, the last one filled up. A column is an array over all
 * mentors:
 *
 *   a word     a byte a mentor, 0xFF where he has it. Subtracting the bytes of all her words from 0
 *              counts, for 32 mentors, how many of them each has.
 *   a class    a byte a mentor, 0 to 15. Where a number has more values, neighbours share a class
 *              and the best of them counts (the bound is not exact then).
 *   a key      16 bits a mentor.
 *
 * Points are 16 bits a mentor, two registers a step. A count or a class becomes points by a table
 * of 16 entries that a byte shuffle looks up, once for the low bytes and once for the high ones;
 * interleaving the two gives the points. That interleaving works on the two halves of a register
 * apart, so that the first register has mentors 0-7 and 16-23 of a step, the second 8-15 and 24-31.
 * All 16-bit columns lie in this order, and only the finished bounds are put right.
 *
 * A block is the smallest number there is, and the additions stop at the ends instead of wrapping
 * around: 32,000 points do not bring a sum back above 0, and a second block does not turn it.
 *
 * The kinds of columns are added up one after the other, over parts of the mentors that stay in the
 * nearest cache together with their sums.
 */
#define STEP 32
#define PART (STEP * 128)
#define TABLE 16
#define LARGEST_SUM 32000
#define LARGEST_KEY (G_MAXUINT16 - 1)
#define BLOCK G_MININT16
#define MOST_BYTES (64 * 1024 * 1024)

#define VECTOR __attribute__ ((target ("avx2")))

struct _TdCohortVector
{
  const TdCohortTables *tables; /* borrowed */
  guint size;                   /* of a column: the mentors, filled up */
  guint shift;
  guint8 *words;   /* n_words columns */
  guint8 *known;   /* words->len columns: 0xFF where he has any word */
  guint16 *keys;   /* keys->len columns */
  guint8 *classes; /* classes->len columns */
  guint8 **share;  /* of a class column: which of the 16 a class is in */
  gboolean exact;  /* every class has one of its own */
};

typedef struct
{
  guint8 low[TABLE];
  guint8 high[TABLE];
} Table;

static gpointer
new_columns (const TdCohortVector *self, guint n, gsize size)
{
  gsize bytes = (gsize) n * self->size * size;

  return memset (g_aligned_alloc (MAX (bytes, 1), 1, STEP), 0, MAX (bytes, 1));
}

/* Where a mentor is in a 16-bit column. */
static guint
place_of (guint mentor)
{
  static const guint8 quarter[] = { 0, 16, 8, 24 };

  return mentor - mentor % STEP + quarter[mentor % STEP / 8] + mentor % 8;
}

static void
fill_words (TdCohortVector *self)
{
  const TdCohortTables *tables = self->tables;
  guint n_columns = tables->words->len;

  self->words = new_columns (self, tables->n_words, 1);
  self->known = new_columns (self, n_columns, 1);
  for (guint j = 0; j < tables->n_mentors; j++)
    for (guint c = 0; c < n_columns; c++)
      {
        gsize at = (gsize) j * n_columns + c;

        self->known[(gsize) c * self->size + j] =
            tables->known[(gsize) c * tables->n_mentors + j] ? 0xff : 0;
        for (guint k = tables->segment[at]; k < tables->segment[at + 1]; k++)
          self->words[(gsize) tables->word[k] * self->size + j] = 0xff;
      }
}

static void
fill_keys (TdCohortVector *self)
{
  const TdCohortTables *tables = self->tables;

  self->keys = new_columns (self, tables->keys->len, sizeof (guint16));
  for (guint c = 0; c < tables->keys->len; c++)
    for (guint j = 0; j < tables->n_mentors; j++)
      self->keys[(gsize) c * self->size + place_of (j)] =
          (guint16) g_array_index (tables->keys, TdKeyColumn, c).mentor[j];
}

/* Classes with neighbouring numbers share one of the sixteen. */
static void
share_classes (TdCohortVector *self, guint c)
{
  const TdClassColumn *column = &g_array_index (self->tables->classes, TdClassColumn, c);

  self->share[c] = g_new (guint8, column->n_classes);
  for (guint k = 0; k < column->n_classes; k++)
    {
      guint rank = 0;

      for (guint other = 0; other < column->n_classes && column->n_classes > TABLE; other++)
        rank += column->number[other] < column->number[k];
      self->share[c][k] =
          (guint8) (column->n_classes > TABLE ? rank * TABLE / column->n_classes : k);
    }
  self->exact = self->exact && column->n_classes <= TABLE;
}

static void
fill_classes (TdCohortVector *self)
{
  const TdCohortTables *tables = self->tables;

  self->exact = TRUE;
  self->classes = new_columns (self, tables->classes->len, 1);
  self->share = g_new0 (guint8 *, tables->classes->len);
  for (guint c = 0; c < tables->classes->len; c++)
    {
      const TdClassColumn *column = &g_array_index (tables->classes, TdClassColumn, c);

      share_classes (self, c);
      for (guint j = 0; j < tables->n_mentors; j++)
        self->classes[(gsize) c * self->size + j] = self->share[c][column->mentor[j]];
    }
}

static gboolean
is_fit (const TdCohortTables *tables)
{
  for (guint c = 0; c < tables->keys->len; c++)
    if (g_array_index (tables->keys, TdKeyColumn, c).n_keys >= LARGEST_KEY)
      return FALSE;
  for (guint c = 0; c < tables->classes->len; c++)
    if (g_array_index (tables->classes, TdClassColumn, c).n_classes > 4 * G_MAXUINT8)
      return FALSE;
  return tables->complete && tables->n_mentors > 0 && tables->most_words <= G_MAXUINT8 &&
         (guint64) tables->n_words * tables->n_mentors <= MOST_BYTES &&
         __builtin_cpu_supports ("avx2");
}

/* So coarse that the largest sum, every part of it rounded up, has room. */
static guint
find_shift (const TdCohortTables *tables)
{
  const TdCandidates *candidates = tables->candidates;
  int largest = 0;
  guint shift = 0;

  for (guint i = 0; i < candidates->n_weights; i++)
    largest += 100 * candidates->weights[i].weight;
  while ((largest >> shift) + (int) candidates->n_weights + 2 > LARGEST_SUM)
    shift++;
  return shift;
}

TdCohortVector *
td_cohort_vector_new (const TdCohortTables *tables)
{
  TdCohortVector *self;

  if (!is_fit (tables))
    return NULL;
  self = g_new0 (TdCohortVector, 1);
  self->tables = tables;
  self->size = (tables->n_mentors + STEP - 1) / STEP * STEP;
  self->shift = find_shift (tables);
  fill_words (self);
  fill_keys (self);
  fill_classes (self);
  return self;
}

void
td_cohort_vector_free (TdCohortVector *self)
{
  if (self == NULL)
    return;
  for (guint c = 0; c < self->tables->classes->len; c++)
    g_free (self->share[c]);
  g_free (self->share);
  g_aligned_free (self->words);
  g_aligned_free (self->known);
  g_aligned_free (self->keys);
  g_aligned_free (self->classes);
  g_free (self);
}

/* Points in units, not fewer. */
static gint16
units_of (const TdCohortVector *self, int points)
{
  return points < 0 ? BLOCK : (gint16) ((points + (1 << self->shift) - 1) >> self->shift);
}

static void
table_raise (Table *table, guint entry, gint16 units)
{
  gint16 before = (gint16) (table->low[entry] | table->high[entry] << 8);
  guint16 after = (guint16) MAX (before, units);

  table->low[entry] = (guint8) after;
  table->high[entry] = (guint8) (after >> 8);
}

static void
table_init (Table *table)
{
  memset (table->low, 0, TABLE);
  memset (table->high, (guint16) BLOCK >> 8, TABLE);
}

/* Adds the points of 32 indexes of a table. */
VECTOR static inline void
add_looked_up (__m256i *sum, __m256i index, __m256i low_table, __m256i high_table)
{
  __m256i low = _mm256_shuffle_epi8 (low_table, index);
  __m256i high = _mm256_shuffle_epi8 (high_table, index);

  sum[0] = _mm256_adds_epi16 (sum[0], _mm256_unpacklo_epi8 (low, high));
  sum[1] = _mm256_adds_epi16 (sum[1], _mm256_unpackhi_epi8 (low, high));
}

VECTOR static inline __m256i
load_table (const guint8 *half)
{
  return _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) half));
}

/* How many of some words the 32 mentors from @at have. */
VECTOR static inline __m256i
count_words (const guint8 *const *columns, guint n, gsize at)
{
  __m256i count = _mm256_setzero_si256 ();

  for (guint k = 0; k < n; k++)
    count = _mm256_sub_epi8 (count, _mm256_load_si256 ((const __m256i *) (columns[k] + at)));
  return count;
}

/* Words that are worth something by their number. */
VECTOR static void
add_overlap (__m256i *sum,
             gsize from,
             gsize to,
             const guint8 *const *columns,
             guint n,
             const Table *table)
{
  __m256i most = _mm256_set1_epi8 (TABLE - 1);
  __m256i low = load_table (table->low);
  __m256i high = load_table (table->high);

  for (gsize at = from; at < to; at += STEP, sum += 2)
    add_looked_up (sum, _mm256_min_epu8 (count_words (columns, n, at), most), low, high);
}

/* Words that are worth something where he has some and none of hers. */
VECTOR static void
add_strangers (__m256i *sum,
               gsize from,
               gsize to,
               const guint8 *const *columns,
               guint n,
               const guint8 *known,
               gint16 units)
{
  __m256i worth = _mm256_set1_epi16 (units);
  __m256i zero = _mm256_setzero_si256 ();

  for (gsize at = from; at < to; at += STEP, sum += 2)
    {
      __m256i none = _mm256_cmpeq_epi8 (count_words (columns, n, at), zero);
      __m256i mask = _mm256_and_si256 (none, _mm256_load_si256 ((const __m256i *) (known + at)));

      sum[0] =
          _mm256_adds_epi16 (sum[0], _mm256_and_si256 (_mm256_unpacklo_epi8 (mask, mask), worth));
      sum[1] =
          _mm256_adds_epi16 (sum[1], _mm256_and_si256 (_mm256_unpackhi_epi8 (mask, mask), worth));
    }
}

/* Keys: one worth for the same, and perhaps another for a different one that is known. */
VECTOR static void
add_keys (__m256i *sum, gsize n, const __m256i *his, guint16 key, gint16 same, gint16 other)
{
  __m256i hers = _mm256_set1_epi16 ((gint16) key);
  __m256i zero = _mm256_setzero_si256 ();
  __m256i worth_same = _mm256_set1_epi16 (same);
  __m256i worth_other = _mm256_set1_epi16 (other);

  for (gsize k = 0; k < n && other == 0; k++)
    sum[k] = _mm256_adds_epi16 (sum[k],
                                _mm256_and_si256 (_mm256_cmpeq_epi16 (his[k], hers), worth_same));
  for (gsize k = 0; k < n && other != 0; k++)
    {
      __m256i equal = _mm256_cmpeq_epi16 (his[k], hers);
      __m256i unknown = _mm256_cmpeq_epi16 (his[k], zero);
      __m256i different = _mm256_andnot_si256 (_mm256_or_si256 (equal, unknown), worth_other);

      sum[k] = _mm256_adds_epi16 (sum[k], _mm256_or_si256 (_mm256_and_si256 (equal, worth_same),
                                                           different));
    }
}

VECTOR static void
add_classes (__m256i *sum, gsize from, gsize to, const guint8 *classes, const Table *table)
{
  __m256i low = load_table (table->low);
  __m256i high = load_table (table->high);

  for (gsize at = from; at < to; at += STEP, sum += 2)
    add_looked_up (sum, _mm256_load_si256 ((const __m256i *) (classes + at)), low, high);
}

/* Sums below the lowest score, or of mentors who are left out, become 0; the order is put right. */
VECTOR static void
finish (const __m256i *sum,
        gsize from,
        gsize to,
        gint16 lowest,
        const guint16 *open,
        guint16 *bound)
{
  __m256i below = _mm256_set1_epi16 ((gint16) (lowest - 1));

  for (gsize at = from; at < to; at += STEP, sum += 2)
    {
      __m256i a = _mm256_and_si256 (sum[0], _mm256_cmpgt_epi16 (sum[0], below));
      __m256i b = _mm256_and_si256 (sum[1], _mm256_cmpgt_epi16 (sum[1], below));
      const __m256i *may = (const __m256i *) (open + at);
      __m256i *out = (__m256i *) (bound + at);

      out[0] = _mm256_and_si256 (_mm256_permute2x128_si256 (a, b, 0x20), may[0]);
      out[1] = _mm256_and_si256 (_mm256_permute2x128_si256 (a, b, 0x31), may[1]);
    }
}

/* One column of words of the row, over a part of the mentors. */
VECTOR static gboolean
bound_words (const TdCohortVector *self,
             const TdCohortRow *row,
             guint c,
             gsize from,
             gsize to,
             __m256i *sum)
{
  const TdCohortTables *tables = self->tables;
  const int *worth = row->by_count + c * (tables->most_words + 2);
  guint n = row->mine_first[c + 1] - row->mine_first[c];
  const guint *mine = row->mine + row->mine_first[c];
  const guint8 *columns[G_MAXUINT8];
  Table table;

  g_assert (n <= G_N_ELEMENTS (columns));
  for (guint k = 0; k < n; k++)
    columns[k] = self->words + (gsize) mine[k] * self->size;
  if (g_array_index (tables->words, TdWordColumn, c).use != TD_WORDS_OVERLAP)
    {
      if (worth[0] != 0)
        add_strangers (sum, from, to, columns, n, self->known + (gsize) c * self->size,
                       units_of (self, worth[0]));
      return TRUE;
    }
  if (n == 0)
    return TRUE;
  table_init (&table);
  for (guint count = 0; count <= n; count++)
    table_raise (&table, MIN (count, TABLE - 1), units_of (self, worth[count]));
  add_overlap (sum, from, to, columns, n, &table);
  return n < TABLE;
}

static void
bound_keys (const TdCohortVector *self,
            const TdCohortRow *row,
            guint c,
            gsize from,
            gsize to,
            __m256i *sum)
{
  const TdKeyColumn *column = &g_array_index (self->tables->keys, TdKeyColumn, c);

  const guint16 *his = self->keys + (gsize) c * self->size + from;

  if (row->key[c] != 0)
    add_keys (sum, 2 * (to - from) / STEP, (const __m256i *) his, (guint16) row->key[c],
              units_of (self, column->same), units_of (self, column->other));
}

static void
bound_classes (const TdCohortVector *self,
               const TdCohortRow *row,
               guint c,
               gsize from,
               gsize to,
               __m256i *sum)
{
  const TdClassColumn *column = &g_array_index (self->tables->classes, TdClassColumn, c);
  Table table;

  table_init (&table);
  for (guint k = 0; k < column->n_classes; k++)
    table_raise (&table, self->share[c][k], units_of (self, row->by_class[c][k]));
  add_classes (sum, from, to, self->classes + (gsize) c * self->size, &table);
}

VECTOR gboolean
td_cohort_vector_bound (const TdCohortVector *self,
                        const TdCohortRow *row,
                        const guint16 *open,
                        guint16 *bound)
{
  const TdCohortTables *tables = self->tables;
  gint16 lowest = (gint16) (units_of (self, tables->lowest) + 1);
  gboolean exact = self->exact && self->shift == 0;
  __m256i sum[2 * PART / STEP];

  for (gsize from = 0; from < self->size; from += PART)
    {
      gsize to = MIN (from + PART, self->size);
      __m256i base = _mm256_set1_epi16 ((gint16) (units_of (self, row->base) + 1));

      for (gsize k = 0; k < 2 * (to - from) / STEP; k++)
        sum[k] = base;
      for (guint c = 0; c < tables->words->len; c++)
        exact = bound_words (self, row, c, from, to, sum) && exact;
      for (guint c = 0; c < tables->keys->len; c++)
        bound_keys (self, row, c, from, to, sum);
      for (guint c = 0; c < tables->classes->len; c++)
        bound_classes (self, row, c, from, to, sum);
      finish (sum, from, to, lowest, open, bound);
    }
  return exact;
}

guint
td_cohort_vector_get_shift (const TdCohortVector *self)
{
  return self->shift;
}

guint
td_cohort_vector_get_size (const TdCohortVector *self)
{
  return self->size;
}
