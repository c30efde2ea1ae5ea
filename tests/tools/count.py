"""Counts the tests of several runs of Meson: count.py BUILD...

Every TAP line counts, and every program without TAP; a program that died, or that the run never
came to, counts as one failure more. Prints the log of what failed and ends with "N passed, N failed".
"""
import json
import os
import re
import sys

TAP = re.compile(r'^(not )?ok\b([^#\n]*)(?:#\s*(skip|todo)\b)?', re.IGNORECASE | re.MULTILINE)


def count(test):
    """How many passed, failed and were skipped in one program."""
    passed = failed = skipped = 0
    for bad, _name, directive in TAP.findall(test.get('stdout') or ''):
        if directive.lower() == 'skip':
            skipped += 1
        elif bad and directive.lower() != 'todo':
            failed += 1
        else:
            passed += 1
    result = test['result']
    if result in ('SKIP', 'OK', 'EXPECTEDFAIL'):
        if passed + failed + skipped == 0:
            skipped, passed = (1, 0) if result == 'SKIP' else (0, 1)
    elif failed == 0:
        failed = 1
    return passed, failed, skipped


def skipped_lines(test):
    """What was skipped, and why."""
    lines = [line for line in (test.get('stdout') or '').splitlines() if '# SKIP' in line.upper()]
    return [f'  {test["name"]}: {line}' for line in lines or ['all of it']]


def show(test, run):
    print(f'\n== {test["name"]} ({run}): {test["result"]}, exit {test.get("returncode")}')
    lines = (test.get('stdout') or '').splitlines()
    bad = [i for i, line in enumerate(lines) if line.startswith(('not ok', 'Bail out'))]
    if len(lines) <= 60 or not bad:
        print('\n'.join(lines[-60:]))
    for i in bad if len(lines) > 60 else []:
        print('\n'.join(lines[max(0, i - 12):i + 6]))
    print((test.get('stderr') or '')[-8000:])


def ran(build):
    """What the run in BUILD wrote of each program; a run that was killed leaves half a log."""
    log = os.path.join(build, 'meson-logs', 'testlog.json')
    try:
        with open(log, encoding='utf-8') as lines:
            return [json.loads(line) for line in lines]
    except (OSError, ValueError) as trouble:
        print(f'\n== {log} is not whole: {trouble}')
        return []


def never_ran(build, tests):
    """The programs of BUILD that its log says nothing of."""
    with open(os.path.join(build, 'meson-info', 'intro-tests.json'), encoding='utf-8') as listed:
        names = {test['name'] for test in json.load(listed)}
    return sorted(names - {test['name'].rpartition(' / ')[2] for test in tests})


def main(builds):
    total = [0, 0, 0]
    skips = []
    for build in builds:
        tests = ran(build)
        for test in tests:
            numbers = count(test)
            total = [a + b for a, b in zip(total, numbers)]
            if numbers[1]:
                show(test, build)
            if numbers[2]:
                skips += skipped_lines(test)
        for name in never_ran(build, tests):
            print(f'\n== {name} ({build}): never ran')
            total[1] += 1
    passed, failed, skipped = total
    if skipped:
        print(f'{skipped} skipped:')
        print('\n'.join(skips))
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or passed == 0 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
