// SPDX-License-Identifier: GPL-3.0-or-later
// Copyright 2026 The Tandem authors

// peer-lemon FILE RUNS: the network simplex of LEMON on an instance. A mentee sends one unit to a
// mentor or to the bench; what a bench costs is more than other pairs could save.

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "td-bench-file.h"

#include <vector>

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, int64_t>;

struct Network
{
  Graph graph;
  Graph::ArcMap<int> capacity{ graph };
  Graph::ArcMap<int64_t> cost{ graph };
  std::vector<Graph::Arc> arcs; // by entry
  Graph::Node source, sink;
  std::vector<Graph::Node> mentees;
};

static Graph::Arc
add_arc (Network &net, Graph::Node from, Graph::Node to, int capacity, int64_t cost)
{
  Graph::Arc arc = net.graph.addArc (from, to);

  net.capacity[arc] = capacity;
  net.cost[arc] = cost;
  return arc;
}

static void
build (Network &net, const BenchFile &file)
{
  const int64_t highest = bench_file_get_highest (&file);
  const int64_t bench = bench_file_get_bench_cost (&file);
  std::vector<Graph::Node> mentors;

  net.graph.reserveNode (file.n_mentees + file.n_mentors + 1);
  net.graph.reserveArc (file.n_entries + file.n_mentees + file.n_mentors);
  for (uint32_t i = 0; i < file.n_mentees; i++)
    net.mentees.push_back (net.graph.addNode ());
  for (uint32_t j = 0; j < file.n_mentors; j++)
    mentors.push_back (net.graph.addNode ());
  net.sink = net.graph.addNode ();
  for (uint32_t i = 0; i < file.n_mentees; i++)
    for (uint64_t e = file.first[i]; e < file.first[i + 1]; e++)
      net.arcs.push_back (
          add_arc (net, net.mentees[i], mentors[file.mentor[e]], 1, highest - file.score[e]));
  for (uint32_t j = 0; j < file.n_mentors; j++)
    add_arc (net, mentors[j], net.sink, file.places[j], 0);
  for (uint32_t i = 0; i < file.n_mentees; i++)
    add_arc (net, net.mentees[i], net.sink, 1, bench);
}

static void
report (const Network &net,
        const Simplex &simplex,
        const BenchFile &file,
        double build_seconds,
        double seconds,
        double wall)
{
  long matched = 0;
  long long total = 0;

  for (uint64_t e = 0; e < file.n_entries; e++)
    if (simplex.flow (net.arcs[e]) > 0)
      {
        matched++;
        total += file.score[e];
      }
  printf ("{\"matched\": %ld, \"total\": %lld, \"build\": %.6f, \"seconds\": %.6f, "
          "\"wall\": %.6f}\n",
          matched, total, build_seconds, seconds, wall);
}

int
main (int argc, char **argv)
{
  BenchFile file = bench_file_read (argc > 1 ? argv[1] : "");
  const int runs = argc > 2 ? atoi (argv[2]) : 1;

  for (int run = 0; run < runs; run++)
    {
      const double start = bench_cpu_seconds ();
      Network net;

      build (net, file);
      Simplex simplex (net.graph);
      Graph::NodeMap<int> supply (net.graph, 0);
      for (const Graph::Node mentee : net.mentees)
        supply[mentee] = 1;
      supply[net.sink] = -static_cast<int> (file.n_mentees);
      simplex.upperMap (net.capacity).costMap (net.cost).supplyMap (supply);
      const double built = bench_cpu_seconds ();
      const double built_wall = bench_wall_seconds ();
      if (simplex.run () != Simplex::OPTIMAL)
        return 1;
      const double solved = bench_cpu_seconds ();
      report (net, simplex, file, built - start, solved - built,
              bench_wall_seconds () - built_wall);
    }
  bench_file_free (&file);
  return 0;
}
