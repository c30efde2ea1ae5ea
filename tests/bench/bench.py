"""The goals of the pairing: bench.py FOLDER [GOAL...], each a ratio to a peer in the same run.

Every instance is solved by all of them and count and total must agree: only that is a failure. A
ratio that misses its bar says NO. Times are processor seconds (of threads: seconds on the clock),
medians of five runs, or of as many as the last column says. TD_BENCH_LONG=1 runs the slow peers
as well, TD_BENCH_SEED=N takes other people.
"""
import sys

from measure import LONG, REGIMES, SEED, Bench, Differs, Measured, missing, row, show, skipped

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
        path = bench.instance('cohort', 10000, 5000, regime, SEED, 64)
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
        path = bench.instance('cohort', 100000, 50000, regime, SEED, 32)
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
        path = bench.instance('cohort', 1000, 500, regime, SEED, 0)
        rows += against(bench, path, f'places {regime}', {LEMON: 1 / 3, SCIPY: 1 / 3}, runs=3)[0]
    return rows


def slow_peers(bench):
    rows = []
    path = bench.instance('cohort', 500, 500, '1.0', SEED, 0)
    if LONG:
        rows += against(bench, path, '500 x 500', {'peer_munkres.py': 1 / 10000},
                        runs=3, turns={'peer_munkres.py': 1})[0]
    else:
        rows.append(skipped('500 x 500', 'munkres', 'TD_BENCH_LONG=1'))
    turns = 3 if LONG else 1
    for regime in REGIMES:
        path = bench.instance('cohort', 1000, 500, regime, SEED, 0)
        rows += against(bench, path, f'1,000 x 500, places {regime}',
                        {'peer-glpk': 1 / 150, 'peer-igraph': 1 / 150},
                        runs=3, turns={'peer-glpk': turns, 'peer-igraph': turns})[0]
    return rows


def whole(bench, size, regime, threads, runs=5):
    measured = Measured()
    for _ in range(runs):
        bench.run(measured, 'bench-cohort', *size, regime, SEED, 1, threads)
    measured.answer()
    return measured


def whole_10000(bench):
    """On two threads seconds on the clock count, of the peer as well."""
    rows = []
    for regime, bar in zip(REGIMES, (1.0, 0.5, 1.6)):
        two = whole(bench, (10000, 5000), regime, 2)
        one = whole(bench, (10000, 5000), regime, 1)
        if one.answer() != two.answer():
            raise Differs(f'{one.answer()} with one thread, {two.answer()} with two')
        what = f'places {regime}, '
        if bench.has(LEMON):
            lists = bench.instance('cohort', 10000, 5000, regime, SEED, 64)
            lemon = Measured()
            for _ in range(5):
                bench.run(lemon, LEMON, lists, 1)
            rows.append(row(what + '2 threads', two.median('wall'), 'LEMON, lists',
                            lemon.median('wall'), bar, 'seconds on the clock'))
        else:
            rows.append(missing(what + '2 threads', 'LEMON, lists'))
        if bench.has(LEMON) and LONG:
            every = bench.instance('cohort', 10000, 5000, regime, SEED, 0)
            lemon = Measured()
            bench.run(lemon, LEMON, every, 1)
            if lemon.answer() != one.answer():
                raise Differs(f'{one.answer()}, LEMON over all pairs {lemon.answer()}')
            rows.append(row(what + '1 thread', one.median(), 'LEMON, all pairs',
                            lemon.median('build') + lemon.median(), 1 / 50, '1 run'))
        else:
            rows.append(skipped(what + '1 thread', 'LEMON, all pairs', 'TD_BENCH_LONG=1'))
        rows.append(row(what + 'above idle', max(one['above_idle'] for one in two.records) / 1024,
                        'at most', 40, 1, '', '{:.0f} MiB'.format))
    return rows


def kernels(bench):
    ways = {'plain': (1, 'plain'), 'vector': (1, 'vector'), 'two': (2, 'vector')}
    measured = {way: Measured() for way in ways}
    for _ in range(5):
        for way, (threads, kernel) in ways.items():
            bench.run(measured[way], 'bench-kernel', 10000, 5000, 64, threads, kernel)
    sums = {record['sum'] for one in measured.values() for record in one.records}
    if len(sums) != 1:
        raise Differs('the kernels do not find the same lists')
    if not measured['vector'].records[0]['vector']:
        return [skipped('vector', 'plain', 'this processor has no AVX2')]
    return [row('vector', measured['vector'].median(), 'plain', measured['plain'].median(), 1 / 8,
                'the same lists'),
            row('2 threads', measured['two'].median('wall'), '1 thread',
                measured['vector'].median('wall'), 1 / 1.5, 'seconds on the clock')]


def absolute(bench):
    """Only to be read: seconds on the clock of this computer, from people to proof."""
    rows = []
    sizes = [((1000, 500), 0.05), ((10000, 5000), 0.5)] + [((100000, 50000), 30)] * LONG
    for size, bar in sizes:
        for regime in REGIMES:
            found = whole(bench, size, regime, 2, 5 if size[0] < 100000 else 1)
            rows.append(row(f'{size[0]:,} x {size[1]:,}, places {regime}', found.median('wall'),
                            'at most', bar, 1,
                            '{rounds} rounds, worst {worst}'.format(**found.records[0])))
    return rows


def published(bench):
    rows = []
    for n in range(100, 801, 100):
        path = bench.instance('dense', n, SEED)
        bars = {LEMON: float('inf')}
        if n == 800:
            bars[SCIPY] = 1
        rows += against(bench, path, f'dense {n}', bars)[0]
    path = bench.instance('sparse', 5000, 5000, '1.0', SEED, 20)
    rows += against(bench, path, 'sparse 5,000', {LEMON: 1 / 5})[0]
    return [one._replace(bar='equal') if one.bar == 'inf' else one for one in rows]


def repairs(bench):
    rows = []
    for regime in REGIMES:
        measured = Measured()
        path = bench.instance('cohort', 10000, 5000, regime, SEED, 64)
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
            path = bench.instance('cohort', *size[:2], regime, SEED, size[2])
            bench.run(measured, 'bench-solve', path, 5)
            rows.append(row(f'{size[0]:,} x {size[1]:,}, places {regime}',
                            measured.median('check'), 'the solve', measured.median(), 1 / 20))
    fuzz = Measured()
    bench.run(fuzz, 'bench-fuzz', 20000)
    rows.append(row('random cases that fail', fuzz.records[0]['failures'], 'of',
                    fuzz.records[0]['cases'], 0, '', str))
    return rows


def by_hand(bench):
    for size in [(1000, 500)] + [(10000, 5000)] * LONG:
        worth(bench, size)
    return []


def worth(bench, size):
    """What an optimum is worth: total, unmatched and the worst pair beside other ways."""
    print(f'\nWhat it is worth, {size[0]:,} x {size[1]:,}: places, way, total beside the optimum, '
          'without a mentor, worst pair\n')
    for regime in REGIMES:
        path = bench.instance('cohort', *size, regime, SEED, 0)
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
            print(f'  {regime}  {one["way"]:22}{change:+7.2f} %{size[0] - one["matched"]:8.1f}'
                  f'{one["worst"]:8}')


GOALS = {
    '1': ('Goal 1: solve, 10,000 x 5,000, the 64 best of each', lists_10000),
    '2': ('Goal 2: solve, 100,000 x 50,000, the 32 best of each', lists_100000),
    '3': ('Goal 3: solve, 1,000 x 500, all eligible pairs', cohort_1000),
    '4': ('Goal 4: the slow peers', slow_peers),
    '5': ('Goal 5: 10,000 x 5,000 from people to proof', whole_10000),
    '6': ('Goal 6: comparing everyone with everyone, 10,000 x 5,000, the 64 best', kernels),
    '7': ('Goal 7: dense and full of ties, and sparse', published),
    '8': ('Goal 8: repair instead of solving afresh, 10,000 x 5,000', repairs),
    '9': ('Goal 9: the check beside the solve', certificate),
    '10': ('Goal 10: from people to proof, on the clock', absolute),
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
