"""What tests/tools/count.py says of a run: each TAP line counts, a died or missing program fails."""
import json
import os
import subprocess
import sys
import tempfile

ROOT = sys.argv[1]
LISTED = ['whole', 'plain', 'died']
WHOLE = {'name': 'tandem:room / whole', 'result': 'OK', 'stdout': 'ok 1 a\nok 2 b # SKIP no paper\n1..2\n'}
PLAIN = {'name': 'tandem:room / plain', 'result': 'OK', 'stdout': 'nothing of TAP'}
DIED = {'name': 'tandem:room / died', 'result': 'ERROR', 'stdout': 'ok 1 a\n', 'returncode': -11}
BAD = {'name': 'tandem:room / died', 'result': 'FAIL', 'stdout': 'ok 1 a\nnot ok 2 b\n1..2\n'}

CASES = [
    ('every line and every program counts', [WHOLE, PLAIN, dict(WHOLE, name='died')], '', '3 passed, 0 failed'),
    ('a line that is not ok fails', [WHOLE, PLAIN, BAD], '', '3 passed, 1 failed'),
    ('a program that died fails', [WHOLE, PLAIN, DIED], '', '3 passed, 1 failed'),
    ('a program that never ran fails', [WHOLE, PLAIN], '', '2 passed, 1 failed'),
    ('a log cut short fails', [WHOLE], '{"name": "tandem:room / pl', '0 passed, 3 failed'),
]


def last_line(tests, rest):
    with tempfile.TemporaryDirectory() as build:
        for folder, name, text in (
                ('meson-info', 'intro-tests.json', json.dumps([{'name': name} for name in LISTED])),
                ('meson-logs', 'testlog.json', ''.join(json.dumps(test) + '\n' for test in tests) + rest)):
            os.mkdir(os.path.join(build, folder))
            with open(os.path.join(build, folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
        counted = subprocess.run([sys.executable, os.path.join(ROOT, 'tests', 'tools', 'count.py'), build],
                                 capture_output=True, text=True, check=False)
        return counted.stdout.splitlines()[-1], counted.returncode


def main():
    print(f'1..{len(CASES)}')
    for number, (what, tests, rest, expected) in enumerate(CASES, 1):
        line, code = last_line(tests, rest)
        good = line == expected and code == (0 if ' 0 failed' in expected else 1)
        print(f'{"ok" if good else "not ok"} {number} {what}')
        if not good:
            print(f'# {line!r}, exit {code}')


main()
