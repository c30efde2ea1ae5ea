/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* peer-glpk FILE RUNS: the out-of-kilter algorithm of GLPK on an instance; a network as in
 * peer-lemon.cpp. (glp_mincost_relax4() is never called: it aborts in Debian.) */

#include "td-bench-file.h"

#include <glpk.h>
#include <stddef.h>

typedef struct
{
  double demand;
} Vertex;

typedef struct
{
  double low, capacity, cost, flow;
  int64_t score; /* -1: no pair */
} Arc;

static void
add_arc (glp_graph *graph, int from, int to, double capacity, double cost, int64_t score)
{
  Arc *arc = glp_add_arc (graph, from, to)->data;

  *arc = (Arc){ 0, capacity, cost, 0, score };
}

static glp_graph *
build (const BenchFile *file)
{
  const int n = (int) file->n_mentees;
  const int sink = n + (int) file->n_mentors + 1;
  const double highest = (double) bench_file_get_highest (file);
  glp_graph *graph = glp_create_graph (sizeof (Vertex), sizeof (Arc));

  glp_add_vertices (graph, sink);
  for (int i = 0; i < n; i++)
    {
      ((Vertex *) graph->v[i + 1]->data)->demand = 1;
      for (uint64_t e = file->first[i]; e < file->first[i + 1]; e++)
        add_arc (graph, i + 1, n + 1 + (int) file->mentor[e], 1, highest - file->score[e],
                 file->score[e]);
      add_arc (graph, i + 1, sink, 1, (double) bench_file_get_bench_cost (file), -1);
    }
  for (uint32_t j = 0; j < file->n_mentors; j++)
    add_arc (graph, n + 1 + (int) j, sink, file->places[j], 0, -1);
  ((Vertex *) graph->v[sink]->data)->demand = -n;
  return graph;
}

static void
report (const glp_graph *graph, double seconds)
{
  long matched = 0;
  long long total = 0;

  for (int v = 1; v <= graph->nv; v++)
    for (const glp_arc *a = graph->v[v]->out; a; a = a->t_next)
      {
        const Arc *arc = a->data;

        if (arc->score >= 0 && arc->flow > 0.5)
          {
            matched++;
            total += arc->score;
          }
      }
  printf ("{\"matched\": %ld, \"total\": %lld, \"seconds\": %.6f}\n", matched, total, seconds);
}

int
main (int argc, char **argv)
{
  BenchFile file = bench_file_read (argc > 1 ? argv[1] : "");
  const int runs = argc > 2 ? atoi (argv[2]) : 1;

  glp_term_out (GLP_OFF);
  for (int run = 0; run < runs; run++)
    {
      glp_graph *graph = build (&file);
      const double start = bench_cpu_seconds ();

      if (glp_mincost_okalg (graph, offsetof (Vertex, demand), offsetof (Arc, low),
                             offsetof (Arc, capacity), offsetof (Arc, cost), NULL,
                             offsetof (Arc, flow), -1) != 0)
        return 1;
      report (graph, bench_cpu_seconds () - start);
      glp_delete_graph (graph);
    }
  glp_free_env ();
  bench_file_free (&file);
  return 0;
}
