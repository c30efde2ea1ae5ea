/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-bench-instance.h"

#include "candidates/td-cohort-private.h"
#include "td-bench-file.h"

#include <errno.h>
#include <glib/gstdio.h>

static TdBenchInstance *
instance_empty (guint n_mentees, guint n_mentors, gsize n_entries)
{
  TdBenchInstance *self = g_new0 (TdBenchInstance, 1);

  self->places = g_new0 (int, n_mentors);
  self->first = g_new0 (gsize, n_mentees + 1);
  self->mentor = g_new0 (guint, n_entries);
  self->score = g_new0 (gint32, n_entries);
  self->problem = (TdSolverProblem){ .n_mentees = n_mentees,
                                     .n_mentors = n_mentors,
                                     .places = self->places,
                                     .first = self->first,
                                     .mentor = self->mentor,
                                     .narrow = self->score };
  return self;
}

void
td_bench_instance_free (TdBenchInstance *self)
{
  if (self == NULL)
    return;
  g_free (self->places);
  g_free (self->first);
  g_free (self->mentor);
  g_free (self->score);
  g_free (self);
}

/* One each while there are, the rest by chance. */
static void
draw_places (TdBenchInstance *self, GRand *random, guint total)
{
  guint n_mentors = self->problem.n_mentors;

  for (guint given = 0; n_mentors > 0 && given < total; given++)
    if (given < n_mentors)
      self->places[given]++;
    else
      self->places[g_rand_int_range (random, 0, (int) n_mentors)]++;
}

static int
compare_numbers (const void *a, const void *b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* So many different mentors, ascending. */
static void
draw_mentors (GRand *random, guint *mentors, guint n, guint n_mentors)
{
  guint at = 0;

  while (at < n)
    {
      guint kept = 0;

      while (at < n)
        mentors[at++] = (guint) g_rand_int_range (random, 0, (int) n_mentors);
      qsort (mentors, n, sizeof (guint), compare_numbers);
      for (guint i = 0; i < n; i++)
        if (i == 0 || mentors[i] != mentors[kept - 1])
          mentors[kept++] = mentors[i];
      at = kept;
    }
}

TdBenchInstance *
td_bench_instance_new_sparse (guint n_mentees,
                              guint n_mentors,
                              guint n_each,
                              double places_per_mentee,
                              int highest,
                              guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  TdBenchInstance *self;

  n_each = MIN (n_each, n_mentors);
  self = instance_empty (n_mentees, n_mentors, (gsize) n_mentees * n_each);
  draw_places (self, random, (guint) (places_per_mentee * n_mentees + 0.5));
  for (guint i = 0; i < n_mentees; i++)
    {
      draw_mentors (random, self->mentor + self->first[i], n_each, n_mentors);
      self->first[i + 1] = self->first[i] + n_each;
      for (gsize e = self->first[i]; e < self->first[i + 1]; e++)
        self->score[e] = g_rand_int_range (random, 0, highest + 1);
    }
  return self;
}

TdBenchInstance *
td_bench_instance_new_dense (guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  TdBenchInstance *self = instance_empty (n, n, (gsize) n * n);

  for (guint i = 0; i < n; i++)
    {
      self->places[i] = 1;
      self->first[i + 1] = self->first[i] + n;
      for (guint j = 0; j < n; j++)
        {
          self->mentor[self->first[i] + j] = j;
          self->score[self->first[i] + j] = 100 - g_rand_int_range (random, 1, 101);
        }
    }
  return self;
}

TdBenchInstance *
td_bench_instance_new_from (const TdCandidates *candidates, guint n_best)
{
  guint n_mentees = candidates->mentees->len;
  guint n_mentors = candidates->mentors->len;
  guint most = n_best ? MIN (n_best, n_mentors) : n_mentors;
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  TdCohortView view = td_cohort_get_view (cohort, NULL);
  g_autoptr (TdCohortScan) scan = td_cohort_scan_new (&view);
  TdBenchInstance *self = instance_empty (n_mentees, n_mentors, (gsize) n_mentees * most);

  for (guint j = 0; j < n_mentors; j++)
    self->places[j] = ((TdParticipant *) candidates->mentors->pdata[j])->places_left;
  for (guint i = 0; i < n_mentees; i++)
    {
      const TdScored *best;
      guint n;

      td_cohort_scan_set (scan, i);
      n = td_cohort_scan_best (scan, most, &best);
      self->first[i + 1] = self->first[i] + n;
      for (guint k = 0; k < n; k++)
        {
          self->mentor[self->first[i] + k] = best[k].mentor;
          self->score[self->first[i] + k] = best[k].score;
        }
    }
  return self;
}

static gboolean
write_all (FILE *file, const TdBenchInstance *self)
{
  guint32 sizes[] = { self->problem.n_mentees, self->problem.n_mentors };
  gsize n_entries = self->first[self->problem.n_mentees];

  return fwrite (BENCH_MAGIC, 8, 1, file) == 1 && fwrite (sizes, 8, 1, file) == 1 &&
         fwrite (&n_entries, 8, 1, file) == 1 &&
         fwrite (self->places, 4, sizes[1], file) == sizes[1] &&
         fwrite (self->first, 8, sizes[0] + 1, file) == sizes[0] + 1 &&
         fwrite (self->mentor, 4, n_entries, file) == n_entries &&
         fwrite (self->score, 4, n_entries, file) == n_entries;
}

gboolean
td_bench_instance_write (const TdBenchInstance *self, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  FILE *file = g_fopen (part, "wb");
  gboolean done = file && write_all (file, self);

  if (file)
    done &= fclose (file) == 0;
  if (!done || g_rename (part, path) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path,
                   g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

TdBenchInstance *
td_bench_instance_read (const char *path)
{
  BenchFile head;
  FILE *file = bench_file_open (path, &head);
  TdBenchInstance *self = instance_empty (head.n_mentees, head.n_mentors, head.n_entries);

  bench_read (file, self->places, sizeof *self->places, head.n_mentors);
  bench_read (file, self->first, sizeof *self->first, (gsize) head.n_mentees + 1);
  bench_read (file, self->mentor, sizeof *self->mentor, head.n_entries);
  bench_read (file, self->score, sizeof *self->score, head.n_entries);
  fclose (file);
  return self;
}
