/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/*
 * An instance in a file, as every peer reads it; plain C, for C and C++. In the order of the bytes
 * of the machine: "TDBENCH1", n_mentees, n_mentors (32 bits each), n_entries (64), then places
 * (32 bits, n_mentors), first (64, n_mentees + 1), mentor and score (32 each, n_entries).
 */
#define BENCH_MAGIC "TDBENCH1"

typedef struct
{
  uint32_t n_mentees;
  uint32_t n_mentors;
  uint64_t n_entries;
  int32_t *places;
  uint64_t *first;
  uint32_t *mentor;
  int32_t *score;
} BenchFile;

static inline void
bench_read (FILE *file, void *array, size_t size, size_t n)
{
  if (fread (array, size, n, file) == n)
    return;
  fprintf (stderr, "The instance is cut off.\n");
  exit (2);
}

static inline void *
bench_read_array (FILE *file, size_t size, size_t n)
{
  void *array = malloc (size * n + 1);

  if (array)
    bench_read (file, array, size, n);
  return array;
}

/* Reads the sizes alone. */
static inline FILE *
bench_file_open (const char *path, BenchFile *head)
{
  FILE *file = fopen (path, "rb");
  char magic[8] = "";

  memset (head, 0, sizeof *head);
  if (file == NULL || fread (magic, 8, 1, file) != 1 || memcmp (magic, BENCH_MAGIC, 8) != 0)
    {
      fprintf (stderr, "%s is no instance.\n", path);
      exit (2);
    }
  bench_read (file, &head->n_mentees, 4, 1);
  bench_read (file, &head->n_mentors, 4, 1);
  bench_read (file, &head->n_entries, 8, 1);
  return file;
}

static inline BenchFile
bench_file_read (const char *path)
{
  BenchFile self;
  FILE *file = bench_file_open (path, &self);

  self.places = (int32_t *) bench_read_array (file, 4, self.n_mentors);
  self.first = (uint64_t *) bench_read_array (file, 8, (size_t) self.n_mentees + 1);
  self.mentor = (uint32_t *) bench_read_array (file, 4, self.n_entries);
  self.score = (int32_t *) bench_read_array (file, 4, self.n_entries);
  fclose (file);
  return self;
}

static inline void
bench_file_free (BenchFile *self)
{
  free (self->places);
  free (self->first);
  free (self->mentor);
  free (self->score);
}

static inline int64_t
bench_file_get_highest (const BenchFile *self)
{
  int64_t highest = 0;

  for (uint64_t e = 0; e < self->n_entries; e++)
    highest = self->score[e] > highest ? self->score[e] : highest;
  return highest;
}

/* What a pair costs in a peer that looks for the least cost: 1 or more; and a place on the bench,
 * which costs more than any other pairs could save. */
static inline int64_t
bench_file_get_bench_cost (const BenchFile *self)
{
  return (int64_t) self->n_mentees * (bench_file_get_highest (self) + 1) + 1;
}

/* Processor time of this process, all threads, in seconds; it does not grow while others work. */
static inline double
bench_cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec * 1e-6 +
         (double) usage.ru_stime.tv_sec + (double) usage.ru_stime.tv_usec * 1e-6;
}

static inline double
bench_wall_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

/* The largest the process has been, in KiB. */
static inline long
bench_peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}
