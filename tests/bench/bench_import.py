"""100,000 rows of a roster: bench_import.py FOLDER.

tandemctl's import into an empty workspace, with all it does (mapping, dates, managers, audit trail,
undo, receipt), as a ratio to the sqlite3 shell's .import of the same file into a table of texts.
Processor time, medians of five runs in turn. Other people than the raw rows hold are a failure; a
ratio that misses its bar says NO.
"""
import csv
import datetime
import os
import random
import statistics
import subprocess
import sys
import tempfile

from measure import Differs, missing, row, show, timed

ROWS = 100000
RUNS = 5
HEADER = ['Employee ID', 'First Name', 'Last Name', 'Email', 'Department', 'Job Title', 'Grade',
          'Location', 'Manager ID', 'Hire Date', 'Termination Date', 'Status']
COUNTS = ('SELECT count(*), count(DISTINCT {number}), sum({manager} IS NOT NULL AND {manager} <> \'\'),'
          ' count(DISTINCT {department}), min({hired}), max({hired}),'
          ' sum({left} IS NOT NULL AND {left} <> \'\') FROM {table}')


def people(count):
    """A made-up company, always the same."""
    chance = random.Random(1)
    syllables = ['an', 'be', 'ci', 'do', 'el', 'fa', 'go', 'hu', 'is', 'jo', 'ka', 'lu']
    day = datetime.date(2000, 1, 1)
    for i in range(count):
        given = ''.join(chance.choices(syllables, k=3)).title()
        family = ''.join(chance.choices(syllables, k=4)).title()
        hired = day + datetime.timedelta(chance.randrange(9000))
        left = hired + datetime.timedelta(chance.randrange(30, 2000)) if chance.random() < .2 else ''
        if left and left > datetime.date(2026, 1, 1):
            left = ''
        yield [f'{i + 1:06}', given, family, f'{given}.{family}.{i}@example.org'.lower(),
               f'Department {chance.randrange(200)}', f'Title {chance.randrange(80)}',
               chance.choice('ABCDEF'), f'City {chance.randrange(30)}',
               f'{chance.randrange(i) // 10 + 1:06}' if i else '', hired, left,
               'Terminated' if left else 'Active']


def write_roster(path):
    with open(path, 'w', newline='', encoding='utf-8') as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        writer.writerows(people(ROWS))


def ours(tandemctl, roster, path):
    subprocess.run([tandemctl, '--file', path, 'init'], check=True, capture_output=True)
    command = [tandemctl, '--file', path, '--today', '2026-03-16', 'import', 'roster', roster]
    return timed(command)[1], timed(command)[1]


def raw(roster, path):
    return timed(['sqlite3', path], input=f'.mode csv\n.import "{roster}" raw\n')[1]


def counts(path, **names):
    return subprocess.run(['sqlite3', '-readonly', path, COUNTS.format(**names)], check=True,
                          capture_output=True, text=True).stdout


def check(path, plain):
    taken = counts(path, table='employee', number='number', manager='manager_id',
                   department='department', hired='hire_date', left='leave_date')
    given = counts(plain, table='raw', number='"Employee ID"', manager='"Manager ID"',
                   department='Department', hired='"Hire Date"', left='"Termination Date"')
    if taken != given:
        raise Differs(f'{taken.strip()}, in the raw rows {given.strip()}')


def measure(tandemctl):
    first, again, theirs = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        roster = os.path.join(folder, 'roster.csv')
        write_roster(roster)
        for turn in range(RUNS):
            path = os.path.join(folder, f'ours-{turn}.tandem')
            plain = os.path.join(folder, f'raw-{turn}.db')
            seconds = ours(tandemctl, roster, path)
            first.append(seconds[0])
            again.append(seconds[1])
            theirs.append(raw(roster, plain))
            check(path, plain)
    peer = statistics.median(theirs)
    return [row('100,000 rows, all new', statistics.median(first), 'sqlite3 .import', peer, 3),
            row('100,000 rows, once more', statistics.median(again), 'sqlite3 .import', peer, 3)]


def main(folder):
    if subprocess.run(['which', 'sqlite3'], check=False, capture_output=True).returncode:
        show('Import of a roster', [missing('100,000 rows, all new', 'sqlite3')])
        return 0
    try:
        rows = measure(os.path.join(folder, '..', '..', 'src', 'tandemctl'))
    except Differs as fault:
        print(f'not the same people: {fault}')
        return 1
    show('Import of a roster', rows)
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
