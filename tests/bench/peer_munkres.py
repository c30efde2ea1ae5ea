"""peer_munkres.py FILE: the Munkres package on an instance of one place each.

It wants a full table, so that a pair that is not allowed costs more than all others together.
"""
import json
import resource
import sys

from munkres import Munkres

from instance import Instance


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    instance = Instance(sys.argv[1])
    n = instance.n_mentees
    highest = int(instance.score.max())
    costs = [[n * (highest + 1)] * instance.n_mentors for _ in range(n)]
    score = {}
    for mentee in range(n):
        for entry in range(instance.first[mentee], instance.first[mentee + 1]):
            mentor = int(instance.mentor[entry])
            score[mentee, mentor] = int(instance.score[entry])
            costs[mentee][mentor] = highest - score[mentee, mentor]
    start = cpu()
    pairs = Munkres().compute(costs)
    seconds = cpu() - start
    made = [score[pair] for pair in pairs if pair in score]
    print(json.dumps({'matched': len(made), 'total': sum(made), 'seconds': seconds}))


main()
