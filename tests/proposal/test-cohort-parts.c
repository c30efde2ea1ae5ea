/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The parts of a cohort's solve, each beside the plainest way to do the same. */

#include "candidates/crowd.h"
#include "candidates/td-cohort-private.h"
#include "candidates/td-cohort-threads.h"
#include "td-bench-cohort.h"

#include <stdlib.h>

void test_cohort_parts_add (void);

/* --- Rows by threads --- */

typedef struct
{
  int *times; /* how often a row was done */
  guint last;
  gboolean ascending;
  GCancellable *cancellable;
  guint cancel_at;
} RowWorker;

static void
count_row_cb (gpointer data, guint row)
{
  RowWorker *worker = data;

  g_atomic_int_inc (&worker->times[row]);
  worker->ascending = worker->ascending && (worker->last == G_MAXUINT || worker->last < row);
  worker->last = row;
  if (worker->cancellable && row == worker->cancel_at)
    g_cancellable_cancel (worker->cancellable);
}

static gboolean
run_rows (guint n_rows, guint n_workers, int *times, GCancellable *cancellable, GError **error)
{
  g_autofree RowWorker *workers = g_new0 (RowWorker, n_workers);
  g_autofree gpointer *pointers = g_new (gpointer, n_workers);
  gboolean done;

  for (guint k = 0; k < n_workers; k++)
    {
      workers[k] = (RowWorker){ times, G_MAXUINT, TRUE, cancellable, n_rows / 2 };
      pointers[k] = &workers[k];
    }
  done = td_cohort_run_rows (n_rows, count_row_cb, pointers, n_workers, NULL, cancellable, error);
  for (guint k = 0; k < n_workers; k++)
    g_assert_true (workers[k].ascending);
  return done;
}

static void
test_threads (void)
{
  static const guint sizes[] = { 0, 1, 31, 32, 33, 5000 };

  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint n_workers = 1; n_workers <= 5; n_workers++)
      {
        g_autofree int *times = g_new0 (int, sizes[s]);

        g_assert_true (run_rows (sizes[s], n_workers, times, NULL, NULL));
        for (guint row = 0; row < sizes[s]; row++)
          g_assert_cmpint (times[row], ==, 1);
      }
}

static void
test_threads_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree int *times = g_new0 (int, 20000);
  guint n_done = 0;

  g_assert_false (run_rows (20000, 2, times, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint row = 0; row < 20000; row++)
    n_done += times[row] > 0;
  g_assert_cmpuint (n_done, <, 20000);
}

/* --- Lists --- */

/* Pairs added in any number of turns, some twice: each is there once, with its score, in order. */
static void
test_lists (void)
{
  enum
  {
    N = 9,
    M = 40
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_auto (TdCohortLists) lists = { 0 };
  int expected[N][M] = { 0 };

  td_cohort_lists_init (&lists, N);
  for (guint turn = 0; turn < 12; turn++)
    {
      g_auto (TdCohortSlots) slots = { 0 };

      td_cohort_slots_init (&slots, N, M);
      g_assert_true (td_cohort_slots_are_empty (&slots));
      for (guint i = 0; i < N; i++)
        for (guint j = 0; j < M; j++)
          if (g_rand_int_range (random, 0, 12) == 0)
            {
              td_cohort_slots_append (&slots, i, (TdScored){ j, 1 + (int) (100 * i + j) });
              expected[i][j] = 1 + (int) (100 * i + j);
            }
      td_cohort_lists_add (&lists, &slots);
    }
  for (guint i = 0; i < N; i++)
    for (guint j = 0; j < M; j++)
      g_assert_cmpint (td_cohort_lists_contain (&lists, i, j), ==, expected[i][j] != 0);
  for (guint i = 0; i < N; i++)
    for (gsize e = lists.first[i]; e < lists.first[i + 1]; e++)
      {
        g_assert_cmpint (lists.score[e], ==, expected[i][lists.mentor[e]]);
        g_assert_true (e == lists.first[i] || lists.mentor[e - 1] < lists.mentor[e]);
      }
}

static void
test_slots (void)
{
  static const guint room[] = { 2, 0, 1 };
  static const TdScored two[] = { { 4, 40 }, { 6, 60 } };
  g_auto (TdCohortSlots) slots = { 0 };

  td_cohort_slots_init_each (&slots, 3, room);
  td_cohort_slots_fill (&slots, 0, two, 1);
  td_cohort_slots_fill (&slots, 0, two, 2);
  td_cohort_slots_append (&slots, 2, two[0]);
  g_assert_cmpuint (slots.n[0], ==, 2);
  g_assert_cmpuint (slots.n[1], ==, 0);
  g_assert_cmpuint (slots.mentor[slots.first[0] + 1], ==, 6);
  g_assert_cmpint (slots.score[slots.first[2]], ==, 40);
  g_assert_false (td_cohort_slots_are_empty (&slots));
}

/* --- Special pairs --- */

static void
test_special (void)
{
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (30, 50, 1, 4);
  g_autoptr (TdCohortTables) tables = td_cohort_tables_new (candidates);
  g_autoptr (TdCohortSpecial) special = td_cohort_special_new (tables);
  g_autoptr (TdCohortRow) row = td_cohort_row_new (tables);

  for (guint i = 0; i < 30; i++)
    {
      guint n, changed;
      const TdScored *scored;

      td_cohort_row_set (row, i);
      td_cohort_special_score (special, row);
      scored = td_cohort_special_get (special, i, &n);
      for (guint k = 0; k < n; k++)
        {
          g_assert_true (k == 0 || scored[k - 1].mentor < scored[k].mentor);
          g_assert_cmpint (scored[k].score, ==, td_cohort_tables_ask (tables, i, scored[k].mentor));
        }
      td_cohort_special_set (special, i, (TdScored){ i, 7 });
      td_cohort_special_set (special, i, (TdScored){ 49, 8 });
      td_cohort_special_set (special, i, (TdScored){ i, 9 });
      scored = td_cohort_special_get (special, i, &changed);
      g_assert_cmpuint (changed, <=, n + 2);
      for (guint k = 0; k < changed; k++)
        {
          g_assert_true (k == 0 || scored[k - 1].mentor < scored[k].mentor);
          if (scored[k].mentor == i || scored[k].mentor == 49)
            g_assert_cmpint (scored[k].score, ==, scored[k].mentor == i ? 9 : 8);
        }
    }
}

/* --- What a scan finds --- */

/* A cohort of any kind with everything a scan needs, some mentors closed. */
typedef struct
{
  TdCandidates *candidates;
  TdCohort *cohort;
  guint8 *closed;
  TdCohortView view;
  TdCohortScan *scan;
  gint32 *price;
  int *row; /* every score of the mentee, those of closed mentors -1 */
  guint n_mentors;
} Scene;

static void
scene_init (Scene *self, GRand *random, guint n_mentors, gboolean vector)
{
  CrowdShape shape = { .n_mentees = 8, .n_mentors = n_mentors, .most_places = 1 };

  self->n_mentors = n_mentors;
  self->candidates = crowd_new (random, &shape);
  self->cohort = td_cohort_new (self->candidates);
  self->closed = g_new0 (guint8, n_mentors + 1);
  for (guint j = 0; j < n_mentors; j++)
    self->closed[j] = g_rand_int_range (random, 0, 10) == 0;
  self->view = td_cohort_get_view (self->cohort, self->closed);
  if (!vector)
    self->view.vector = NULL;
  self->scan = td_cohort_scan_new (&self->view);
  self->price = g_aligned_alloc0 (td_cohort_view_get_size (&self->view) + 1, sizeof (gint32), 32);
  self->row = g_new (int, n_mentors + 1);
}

static void
scene_clear (Scene *self)
{
  td_cohort_scan_free (self->scan);
  td_cohort_free (self->cohort);
  td_candidates_free (self->candidates);
  g_free (self->closed);
  g_aligned_free (self->price);
  g_free (self->row);
}

static void
scene_set (Scene *self, guint mentee)
{
  td_cohort_score_row (self->cohort, mentee, self->row);
  for (guint j = 0; j < self->n_mentors; j++)
    if (self->closed[j])
      self->row[j] = TD_NOT_ELIGIBLE;
  td_cohort_scan_set (self->scan, mentee);
}

/* How many come before a mentor: a higher score, or the same and a smaller number. */
static guint
rank_of (const Scene *self, guint mentor)
{
  guint rank = 0;

  for (guint j = 0; j < self->n_mentors; j++)
    rank += self->row[j] > self->row[mentor] || (j < mentor && self->row[j] == self->row[mentor]);
  return rank;
}

static void
test_best (gconstpointer data)
{
  static const guint sizes[] = { 0, 1, 5, 31, 64, 300, 700 };
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint k = 0; k < 40; k++)
    {
      guint m = sizes[k % G_N_ELEMENTS (sizes)];
      Scene scene = { 0 };

      scene_init (&scene, random, m, GPOINTER_TO_INT (data));
      for (guint i = 0; i < 8; i++)
        {
          guint wanted = 1 + (guint) g_rand_int_range (random, 0, 40);
          const TdScored *best;
          guint n, at = 0;

          scene_set (&scene, i);
          n = td_cohort_scan_best (scene.scan, wanted, &best);
          for (guint j = 0; j < m; j++)
            if (scene.row[j] >= 0 && rank_of (&scene, j) < wanted)
              {
                g_assert_cmpuint (at, <, n);
                g_assert_cmpuint (best[at].mentor, ==, j);
                g_assert_cmpint (best[at++].score, ==, scene.row[j]);
              }
          g_assert_cmpuint (at, ==, n);
        }
      scene_clear (&scene);
    }
}

/* Everyone beyond the price is found, and who is not found is at least "nearest" away. */
static void
assert_found (Scene *scene, gint32 least)
{
  g_autofree guint8 *is_found = g_new0 (guint8, scene->n_mentors + 1);
  const TdScored *found;
  gint32 nearest;
  guint n = td_cohort_scan_above (scene->scan, scene->price, least, &found, &nearest);

  for (guint k = 0; k < n; k++)
    {
      g_assert_true (k == 0 || found[k - 1].mentor < found[k].mentor);
      g_assert_cmpint (found[k].score, ==, scene->row[found[k].mentor]);
      is_found[found[k].mentor] = TRUE;
    }
  for (guint j = 0; j < scene->n_mentors; j++)
    {
      gint64 missing = (gint64) scene->price[j] - scene->row[j];

      if (scene->row[j] < 0)
        g_assert_false (is_found[j]);
      else if (missing < -(gint64) least)
        g_assert_true (is_found[j]);
      else if (!is_found[j])
        g_assert_cmpint (nearest, <=, missing);
    }
}

static void
test_above (gconstpointer data)
{
  static const gint32 far[] = { -TD_SCAN_HIGHEST_PRICE, TD_SCAN_HIGHEST_PRICE };
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint k = 0; k < 40; k++)
    {
      Scene scene = { 0 };

      scene_init (&scene, random, 40 * k % 330, GPOINTER_TO_INT (data));
      for (guint j = 0; j < scene.n_mentors; j++)
        scene.price[j] = g_rand_int_range (random, 0, 12) == 0
                             ? far[g_rand_int_range (random, 0, 2)]
                             : g_rand_int_range (random, -3000, 30000);
      for (guint i = 0; i < 8; i++)
        {
          scene_set (&scene, i);
          assert_found (&scene, g_rand_int_range (random, -20000, 20000));
          assert_found (&scene, -TD_SCAN_HIGHEST_PRICE / 2);
          assert_found (&scene, TD_SCAN_HIGHEST_PRICE / 2);
        }
      scene_clear (&scene);
    }
}

/* Who is dropped is not found, unless the pair is a special one. */
static void
test_drop (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  Scene scene = { 0 };
  const TdScored *best;
  guint n;

  scene_init (&scene, random, 200, GPOINTER_TO_INT (data));
  for (guint i = 0; i < 8; i++)
    {
      g_autofree guint *dropped = NULL;
      guint n_before, n_special;
      const TdScored *special = td_cohort_special_get (scene.view.special, i, &n_special);

      scene_set (&scene, i);
      n_before = td_cohort_scan_best (scene.scan, 200, &best);
      dropped = g_new (guint, n_before + 1);
      for (guint k = 0; k < n_before; k++)
        dropped[k] = best[k].mentor;
      td_cohort_scan_drop (scene.scan, dropped, n_before);
      n = td_cohort_scan_best (scene.scan, 200, &best);
      for (guint k = 0; k < n; k++)
        {
          gboolean is_special = FALSE;

          for (guint s = 0; s < n_special; s++)
            is_special = is_special || special[s].mentor == best[k].mentor;
          g_assert_true (is_special);
        }
    }
  scene_clear (&scene);
}

/* --- The mentees whom mentors fit best --- */

static int
compare_best (const void *a, const void *b)
{
  const int *first = a;
  const int *second = b;

  return first[0] != second[0] ? (first[0] < second[0]) - (first[0] > second[0])
                               : first[1] - second[1];
}

/* Rows shared out among three gatherers by chance, as threads would. */
static void
test_sought (gconstpointer data)
{
  enum
  {
    N = 60,
    M = 45
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (10);
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (N, M, 1, 12);
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  TdCohortView view = td_cohort_get_view (cohort, NULL);
  g_autoptr (TdCohortScan) scan = NULL;
  g_auto (TdCohortSlots) slots = { 0 };
  TdCohortSought sought[3];
  gsize n_expected = 0;

  if (!GPOINTER_TO_INT (data))
    view.vector = NULL;
  scan = td_cohort_scan_new (&view);
  for (guint k = 0; k < 3; k++)
    td_cohort_sought_init (&sought[k], &view);
  for (guint i = 0; i < N; i++)
    {
      td_cohort_scan_set (scan, i);
      td_cohort_sought_look (&sought[g_rand_int_range (random, 0, 3)], scan, i);
    }
  td_cohort_sought_join (&sought[0], &sought[1]);
  td_cohort_sought_join (&sought[0], &sought[2]);
  td_cohort_sought_deal (&sought[0], N, &slots);
  for (guint j = 0; j < M; j++)
    {
      int best[N][2];
      guint n = 0;

      for (guint i = 0; i < N; i++)
        if (td_cohort_score_pair (cohort, i, j) >= 0)
          {
            best[n][0] = td_cohort_score_pair (cohort, i, j);
            best[n++][1] = (int) i;
          }
      qsort (best, n, sizeof best[0], compare_best);
      n = MIN (n, TD_SOUGHT);
      n_expected += n;
      g_assert_cmpuint (sought[0].n[j], ==, n);
      for (guint k = 0; k < n; k++)
        g_assert_cmpuint (sought[0].mentee[j * TD_SOUGHT + k], ==, (guint) best[k][1]);
    }
  g_assert_cmpuint (slots.first[N], ==, n_expected);
  for (guint k = 0; k < 3; k++)
    td_cohort_sought_clear (&sought[k]);
}

void
test_cohort_parts_add (void)
{
  static const char *const kernels[] = { "plain", "vector" };

  g_test_add_func ("/pairing/cohort/threads/once", test_threads);
  g_test_add_func ("/pairing/cohort/threads/cancelled", test_threads_cancelled);
  g_test_add_func ("/pairing/cohort/lists", test_lists);
  g_test_add_func ("/pairing/cohort/slots", test_slots);
  g_test_add_func ("/pairing/cohort/special", test_special);
  for (int vector = 0; vector < 2; vector++)
    {
      static const struct
      {
        const char *name;
        GTestDataFunc func;
      } tests[] = { { "best", test_best },
                    { "above", test_above },
                    { "drop", test_drop },
                    { "sought", test_sought } };

      for (gsize k = 0; k < G_N_ELEMENTS (tests); k++)
        {
          g_autofree char *path =
              g_strdup_printf ("/pairing/cohort/%s/%s", tests[k].name, kernels[vector]);

          g_test_add_data_func (path, GINT_TO_POINTER (vector), tests[k].func);
        }
    }
}
