"""100,000 rows of a roster: bench_import.py FOLDER.

tandemctl's import into an empty workspace, with all it does: it finds out the encoding and the
columns, reads dates, finds managers, keeps people apart, and writes them with their first posting,
five indexes, an undo that works, the audit trail and a receipt. Its peer is the sqlite3 shell's
.import of the same file, which does none of that, on the same disk: once into a table with the
number as its primary key, in a file set up like ours (write-ahead log, synchronous), and once into
a table of texts without any key. Each is one transaction that is on the disk when the program ends.
What she waits decides, against the table with a key: three times as long at most, the first time and
with nothing new. Processor seconds, and the table without a key, stand beside it without a bar.
Best of five runs in turn, so that what else runs on the machine matters least. Other people than the
raw rows hold are a failure, and so is a ratio that misses its bar.
"""
import csv
import datetime
import os
import random
import subprocess
import sys
import tempfile
import time

from measure import Differs, missing, row, show, timed

ROWS = 100000
RUNS = 5
BAR = 3
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


def both(command, **more):
    """Processor and wall seconds of a process."""
    begin = time.monotonic()
    return timed(command, **more)[1], time.monotonic() - begin


def ours(tandemctl, roster, path):
    subprocess.run([tandemctl, '--file', path, 'init'], check=True, capture_output=True)
    command = [tandemctl, '--file', path, '--today', '2026-03-16', 'import', 'roster', roster]
    return both(command), both(command)


def raw(roster, path):
    return both(['sqlite3', path], input=f'.bail on\n.mode csv\n.import "{roster}" raw\n')


def raw_with_key(roster, path):
    columns = ', '.join(f'"{name}" TEXT' for name in HEADER[1:])
    return both(['sqlite3', path],
                input='.bail on\nPRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\n'
                      f'CREATE TABLE raw ("{HEADER[0]}" TEXT PRIMARY KEY, {columns}) STRICT;\n'
                      f'.mode csv\n.import --skip 1 "{roster}" raw\n')


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


def runs(tandemctl, folder):
    """Of each road the processor and wall seconds of its runs."""
    taken = {'first': [], 'again': [], 'key': [], 'texts': []}
    roster = os.path.join(folder, 'roster.csv')
    write_roster(roster)
    for turn in range(RUNS):
        path, plain, keyed = (os.path.join(folder, f'{name}-{turn}.db')
                              for name in ('ours', 'raw', 'keyed'))
        first, again = ours(tandemctl, roster, path)
        taken['first'].append(first)
        taken['again'].append(again)
        taken['key'].append(raw_with_key(roster, keyed))
        taken['texts'].append(raw(roster, plain))
        check(path, plain)
        check(path, keyed)
    return taken


def measure(tandemctl):
    """The rows of the table, and whether the waiting keeps to its bar."""
    with tempfile.TemporaryDirectory() as folder:
        taken = runs(tandemctl, folder)
    best = {name: [min(run[i] for run in of_name) for i in (0, 1)]
            for name, of_name in taken.items()}
    rows = []
    for what, name in (('all new', 'first'), ('once more', 'again')):
        rows.append(row(f'100,000 rows, {what}: wait', best[name][1], '.import, primary key',
                        best['key'][1], BAR))
        for peer, words in (('key', '.import, primary key'), ('texts', '.import, no key')):
            rows.append(row(f'100,000 rows, {what}: processor', best[name][0], words,
                            best[peer][0]))
    return rows, all(best[name][1] <= BAR * best['key'][1] for name in ('first', 'again'))


def main(folder):
    if subprocess.run(['which', 'sqlite3'], check=False, capture_output=True).returncode:
        show('Import of a roster', [missing('100,000 rows, all new', 'sqlite3')])
        return 0
    try:
        rows, kept = measure(os.path.join(folder, '..', '..', 'src', 'tandemctl'))
    except Differs as fault:
        print(f'not the same people: {fault}')
        return 1
    show('Import of a roster', rows)
    print(f'{"yes" if kept else "NO"}: within {BAR} times the shell\'s .import, in one run')
    return 0 if kept else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
