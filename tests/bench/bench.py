"""The goals of the pairing: bench.py FOLDER [GOAL...], each a ratio to a peer in the same run.

Every instance is solved by all of them and count and total must agree: only that is a failure. A
ratio that misses its bar says NO. Times are processor seconds (of threads: seconds on the clock),
medians of five runs, or of as many as the last column says. TD_BENCH_LONG=1 runs the slow peers
as well.
"""
import sys

from measure import LONG, REGIMES, Bench, Differs, Measured, missing, row, seconds, show, skipped

LEMON = 'peer-lemon'
SCIPY = 'peer_scipy.py'
NAMES = {LEMON: 'LEMON', SCIPY: 'SciPy', 'peer-glpk': 'GLPK', 'peer-igraph': 'igraph',
         'peer_munkres.py': 'munkres'}


def against(bench, path, what, bars, rounds=5, runs=1, turns=None):
    """Rows against the peers of @bars that are there; how often each runs may be less."""
    turns = turns or {}
    here = {peer: turns.get(peer, rounds) for peer in bars if bench.has(peer)}
    measured = bench.compare(path, here, rounds, runs)
    ours = measured['bench-solve'].median()
    rows = []
    for peer, bar in bars.items():
        if peer not in here:
            rows.append(missing(what, NAMES[peer]))
            continue
        n = len(measured[peer].records)
        rows.append(row(what, ours, NAMES[peer], measured[peer].median(), bar,
                        '' if n >= 5 else f'{n} run' + 's' * (n > 1)))
    return rows, measured


def lists_10000(bench):
    rows = []
    for regime in REGIMES:
        path = bench.instance('cohort', 10000, 5000, regime, 1, 64)
        rows += against(bench, path, f'places {regime}', {LEMON: 1 / 9 if regime == '1.0' else 1 / 4})[0]
    return rows


def lists_100000(bench):
    rows = []
    slow = {LEMON: 5 if LONG else 1, SCIPY: 1}
    for regime in REGIMES:
        what = f'places {regime}'
        bars = {LEMON: 1 / 10 if regime == '1.0' else 1 / 5}
        if LONG:
            bars[SCIPY] = 1 / 60
        path = bench.instance('cohort', 100000, 50000, regime, 1, 32)
        found, measured = against(bench, path, what, bars, 5 if LONG else 3, turns=slow)
        rows += found
        if not LONG:
            rows.append(skipped(what, 'SciPy', 'TD_BENCH_LONG=1'))
        if LEMON in measured:
            rows.append(row(f'{what}, memory', measured['bench-solve'].peak / 1024, 'LEMON',
                            measured[LEMON].peak / 1024, 1 / 4, '', '{:.0f} MiB'.format))
    return rows


def cohort_1000(bench):
    rows = []
    for regime in REGIMES:
        path = bench.instance('cohort', 1000, 500, regime, 1, 0)
        rows += against(bench, path, f'places {regime}', {LEMON: 1 / 3, SCIPY: 1 / 3}, runs=3)[0]
    return rows


def slow_peers(bench):
    rows = []
    path = bench.instance('cohort', 500, 500, '1.0', 1, 0)
    if LONG:
        rows += against(bench, path, '500 x 500', {'peer_munkres.py': 1 / 10000},
                        turns={'peer_munkres.py': 1})[0]
    else:
        rows.append(skipped('500 x 500', 'munkres', 'TD_BENCH_LONG=1'))
    once = 5 if LONG else 1
    for regime in REGIMES:
        path = bench.instance('cohort', 1000, 500, regime, 1, 0)
        rows += against(bench, path, f'1,000 x 500, places {regime}',
                        {'peer-glpk': 1 / 150, 'peer-igraph': 1 / 150},
                        turns={'peer-glpk': once, 'peer-igraph': once})[0]
    return rows


def published(bench):
    rows = []
    for n in range(100, 801, 100):
        path = bench.instance('dense', n, 1)
        bars = {LEMON: float('inf')}
        if n == 800:
            bars[SCIPY] = 1
        rows += against(bench, path, f'dense {n}', bars)[0]
    path = bench.instance('sparse', 5000, 5000, '1.0', 1, 20)
    rows += against(bench, path, 'sparse 5,000', {LEMON: 1 / 5})[0]
    return [one._replace(bar='equal') if one.bar == 'inf' else one for one in rows]


def repairs(bench):
    rows = []
    for regime in REGIMES:
        measured = Measured()
        path = bench.instance('cohort', 10000, 5000, regime, 1, 64)
        bench.run(measured, 'bench-repair', path, 5)
        late = [one for one in measured.records if one['what'] == 'late']
        asked = [one for one in measured.records if one['what'] != 'late']
        part = Measured()
        part.records = late
        fresh = part.median('fresh')
        rows.append(row(f'places {regime}, 2 % late', part.median('repair'), 'fresh', fresh,
                        1 / 3 if regime == '1.2' else 1))
        part.records = asked
        fresh = part.median('fresh')
        repaired = [one['repair'] for one in asked]
        rows.append(row(f'places {regime}, what if, mean', sum(repaired) / len(repaired), 'fresh',
                        fresh, 1 / 8, f'{len(repaired)} questions'))
        rows.append(row(f'places {regime}, what if, worst', max(repaired), 'fresh', fresh, 1 / 4))
    return rows


def certificate(bench):
    rows = []
    for size in ((1000, 500, 0), (10000, 5000, 64)):
        for regime in REGIMES:
            measured = Measured()
            path = bench.instance('cohort', *size[:2], regime, 1, size[2])
            bench.run(measured, 'bench-solve', path, 5)
            rows.append(row(f'{size[0]:,} x {size[1]:,}, places {regime}',
                            measured.median('check'), 'the solve', measured.median(), 1 / 20))
    fuzz = Measured()
    bench.run(fuzz, 'bench-fuzz', 20000)
    rows.append(row('random cases that fail', fuzz.records[0]['failures'], 'of',
                    fuzz.records[0]['cases'], 0, '', str))
    return rows


def by_hand(bench):
    """What an optimum is worth: total, unmatched and the worst pair beside other ways."""
    print('\nWhat it is worth: places, way, total beside the optimum, without a mentor, worst pair\n')
    for regime in REGIMES:
        path = bench.instance('cohort', 1000, 500, regime, 1, 0)
        best, hand = Measured(), Measured()
        bench.run(best, 'bench-solve', path, 1)
        bench.run(best, 'bench-solve', path, 1, 'fair')
        bench.run(hand, 'bench-hand', path)
        optimum, fair = best.records
        optimum['way'], fair['way'] = 'optimum', 'worst match first'
        for one in (optimum, fair, *hand.records):
            if (one['matched'], one['total']) > (optimum['matched'], optimum['total']):
                raise Differs(f'{one["way"]} is better than the optimum')
            change = 100 * (one['total'] / optimum['total'] - 1)
            print(f'  {regime}  {one["way"]:22}{change:+7.2f} %{1000 - one["matched"]:8.1f}'
                  f'{one["worst"]:8}')
    return []


GOALS = {
    '1': ('Goal 1: solve, 10,000 x 5,000, the 64 best of each', lists_10000),
    '2': ('Goal 2: solve, 100,000 x 50,000, the 32 best of each', lists_100000),
    '3': ('Goal 3: solve, 1,000 x 500, all eligible pairs', cohort_1000),
    '4': ('Goal 4: the slow peers', slow_peers),
    '7': ('Goal 7: dense and full of ties, and sparse', published),
    '8': ('Goal 8: repair instead of solving afresh, 10,000 x 5,000', repairs),
    '9': ('Goal 9: the check beside the solve', certificate),
    'worth': ('', by_hand),
}


def main():
    bench = Bench(sys.argv[1])
    missed, failed = [], []
    for name in sys.argv[2:] or GOALS:
        title, measure = GOALS[name]
        try:
            rows = measure(bench)
        except Differs as fault:
            print(f'\nGoal {name} FAILED: {fault}')
            failed.append(name)
            continue
        if rows:
            show(title, rows)
        if any(one.met is False for one in rows):
            missed.append(name)
    print(f'\nGoals not met: {", ".join(missed) or "none"}')
    return 1 if failed else 0


sys.exit(main())
