"""peer_scipy.py FILE RUNS: min_weight_full_bipartite_matching of SciPy on an instance.

Every mentee must be matched there, so each has a bench of her own, which costs more than any other
pairs could save; a mentor stands there once for each place; no cost may be 0.
"""
import json
import resource
import sys

import numpy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from instance import Instance


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def build(instance):
    n = instance.n_mentees
    highest = int(instance.score.max(initial=0))
    first_place = numpy.concatenate(([0], numpy.cumsum(instance.places, dtype=numpy.int64)))
    copies = instance.places[instance.mentor].astype(numpy.int64)
    entry = numpy.repeat(numpy.arange(len(instance.mentor)), copies)
    within = numpy.arange(len(entry)) - numpy.repeat(numpy.cumsum(copies) - copies, copies)
    mentee = numpy.repeat(numpy.arange(n), numpy.diff(instance.first))[entry]
    rows = numpy.concatenate((mentee, numpy.arange(n)))
    columns = numpy.concatenate((first_place[instance.mentor[entry]] + within,
                                 first_place[-1] + numpy.arange(n)))
    costs = numpy.concatenate((highest + 1.0 - instance.score[entry],
                               numpy.full(n, n * (highest + 1.0) + 1)))
    return csr_matrix((costs, (rows, columns)), shape=(n, int(first_place[-1]) + n)), highest


def main():
    instance = Instance(sys.argv[1])
    matrix, highest = build(instance)
    places = int(instance.places.sum())
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        start = cpu()
        rows, columns = min_weight_full_bipartite_matching(matrix)
        seconds = cpu() - start
        chosen = columns < places
        costs = matrix[rows[chosen], columns[chosen]].sum() if chosen.any() else 0
        matched = int(chosen.sum())
        print(json.dumps({'matched': matched, 'total': int(matched * (highest + 1) - costs),
                          'seconds': seconds}))


main()
