/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* peer-igraph FILE RUNS: the weighted bipartite matching of igraph on an instance. It knows no
 * places, so that a mentor stands there once for each place; weights make any pair worth more than
 * all scores. */

#include "td-bench-file.h"

#include <igraph/igraph.h>

typedef struct
{
  igraph_t graph;
  igraph_vector_bool_t is_mentor;
  igraph_vector_t weights;
  uint32_t *mentor; /* of each place */
} Network;

static uint32_t
count_places (const BenchFile *file)
{
  uint32_t n = 0;

  for (uint32_t j = 0; j < file->n_mentors; j++)
    n += (uint32_t) file->places[j];
  return n;
}

static void
build (Network *net, const BenchFile *file)
{
  const uint32_t n_places = count_places (file);
  const double bonus = (double) bench_file_get_bench_cost (file);
  uint32_t *first_place = malloc (4 * ((size_t) file->n_mentors + 1));
  igraph_vector_int_t ends;

  net->mentor = malloc (4 * ((size_t) n_places + 1));
  first_place[0] = 0;
  for (uint32_t j = 0; j < file->n_mentors; j++)
    {
      first_place[j + 1] = first_place[j] + (uint32_t) file->places[j];
      for (uint32_t p = first_place[j]; p < first_place[j + 1]; p++)
        net->mentor[p] = j;
    }
  igraph_vector_int_init (&ends, 0);
  igraph_vector_init (&net->weights, 0);
  for (uint32_t i = 0; i < file->n_mentees; i++)
    for (uint64_t e = file->first[i]; e < file->first[i + 1]; e++)
      for (uint32_t p = first_place[file->mentor[e]]; p < first_place[file->mentor[e] + 1]; p++)
        {
          igraph_vector_int_push_back (&ends, i);
          igraph_vector_int_push_back (&ends, file->n_mentees + p);
          igraph_vector_push_back (&net->weights, bonus + file->score[e]);
        }
  igraph_create (&net->graph, &ends, file->n_mentees + n_places, IGRAPH_UNDIRECTED);
  igraph_vector_bool_init (&net->is_mentor, file->n_mentees + n_places);
  for (uint32_t v = 0; v < file->n_mentees + n_places; v++)
    VECTOR (net->is_mentor)[v] = v >= file->n_mentees;
  igraph_vector_int_destroy (&ends);
  free (first_place);
}

static void
report (const Network *net,
        const BenchFile *file,
        const igraph_vector_int_t *partner,
        double seconds)
{
  long matched = 0;
  long long total = 0;

  for (uint32_t i = 0; i < file->n_mentees; i++)
    for (uint64_t e = file->first[i]; VECTOR (*partner)[i] >= 0 && e < file->first[i + 1]; e++)
      if (file->mentor[e] == net->mentor[VECTOR (*partner)[i] - file->n_mentees])
        {
          matched++;
          total += file->score[e];
        }
  printf ("{\"matched\": %ld, \"total\": %lld, \"seconds\": %.6f}\n", matched, total, seconds);
}

int
main (int argc, char **argv)
{
  BenchFile file = bench_file_read (argc > 1 ? argv[1] : "");
  const int runs = argc > 2 ? atoi (argv[2]) : 1;
  Network net;

  build (&net, &file);
  for (int run = 0; run < runs; run++)
    {
      const double start = bench_cpu_seconds ();
      igraph_vector_int_t partner;

      igraph_vector_int_init (&partner, 0);
      if (igraph_maximum_bipartite_matching (&net.graph, &net.is_mentor, NULL, NULL, &partner,
                                             &net.weights, 0.5) != IGRAPH_SUCCESS)
        return 1;
      report (&net, &file, &partner, bench_cpu_seconds () - start);
      igraph_vector_int_destroy (&partner);
    }
  bench_file_free (&file);
  return 0;
}
