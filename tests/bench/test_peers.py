"""Small instances, ours and every peer that is installed: the same count and the same total."""
import sys

from measure import Bench, Differs, REGIMES

SHAPES = ([('cohort', 120, 60, regime, seed, best) for regime in REGIMES
           for seed, best in ((1, 0), (2, 8))] +
          [('sparse', 300, 150, regime, 1, 5) for regime in REGIMES] +
          [('sparse', 40, 90, '1.0', 1, 3), ('sparse', 90, 10, '0.5', 1, 4),
           ('sparse', 50, 50, '0.0', 1, 3), ('dense', 60, 1), ('dense', 1, 1)])
PEERS = {'peer-lemon': 'LEMON', 'peer_scipy.py': 'SciPy', 'peer-glpk': 'GLPK'}


def compare(bench, peer):
    for shape in SHAPES:
        bench.compare(bench.instance(*shape), {peer: 1}, 1)


def main():
    bench = Bench(sys.argv[1])
    print(f'1..{len(PEERS)}')
    for number, (peer, name) in enumerate(PEERS.items(), 1):
        what = f'{number} as many and as much as {name}'
        if not bench.has(peer):
            print(f'ok {what} # SKIP {name} is not installed')
            continue
        try:
            compare(bench, peer)
            print(f'ok {what}')
        except Differs as fault:
            print(f'not ok {what}\n# {fault}')


main()
