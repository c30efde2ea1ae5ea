"""100,000 rows of contacts, of answers, of sign-ups and of a company's history: bench_import_kinds.py FOLDER.

tandemctl's import into a workspace of 100,000 people and 5,000 pairs, against the sqlite3 shell's
.import of the same file into a table of texts in a file set up like ours (write-ahead log,
synchronous). Each row of ours is held against a person or a pair and against the rules, is written
with its indexes, its undo and its entry in the audit trail, and is found again when the file comes
a second time. The bar is that of a roster, but for processor seconds: three times the shell's. A
ratio beyond it is shown and fails nothing yet; other counts than the raw rows hold are a failure.
"""
import csv
import datetime
import os
import random
import shutil
import subprocess
import sys
import tempfile

from measure import Differs, missing, row, show, timed

ROWS = 100000
PAIRS = 5000
BAR = 3
TODAY = '2026-11-16'
PROGRAM = 'Leadership'

# The kind, and the table that gets a row of each of its rows.
KINDS = (('contacts', 'contact'), ('surveys', 'feedback'), ('enrolments', 'enrolment'),
         ('events', 'contact'))


def write(path, header, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', newline='', encoding='utf-8') as out:
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def people():
    for i in range(ROWS):
        yield [f'{i + 1:06}', f'Given{i % 977}', f'Family{i}', f'p{i}@example.org', f'Dep {i % 40}']


def pairs():
    """Mentors are the first people, mentees those from the middle on."""
    for i in range(PAIRS):
        yield [f'P{i + 1:05}', f'{i + 1:06}', f'{i + 1 + ROWS // 2:06}', '2024-01-08']


def meetings(chance):
    """A month and a pair for each row, and a day in it."""
    first = datetime.date(2024, 2, 1)
    for i in range(ROWS):
        yield i % PAIRS, first + datetime.timedelta(i // PAIRS * 30 + chance.randrange(29))


def contacts(chance):
    for pair, day in meetings(chance):
        yield [f'P{pair + 1:05}', day, chance.choice(['held', 'held', 'cancelled']),
               chance.choice([30, 45, 60]), chance.choice(['video', 'phone']),
               chance.choice(['', 'The next step of the plan'])]


def history(chance):
    for pair, day in meetings(chance):
        yield [f'P{pair + 1:05}', day, chance.choice(['mentor', 'mentee']), chance.choice([0, 1]),
               chance.choice([30, 45, 60]), chance.choice(['video', 'phone'])]


def answers(chance):
    """Each side of each pair, every 60 days."""
    for i in range(ROWS):
        side = i % 2 * (ROWS // 2)
        day = datetime.date(2024, 3, 10) + datetime.timedelta(60 * (i // (2 * PAIRS)))
        yield [f'p{i // 2 % PAIRS + side}@example.org', day, chance.randrange(1, 6),
               chance.randrange(11), 'The talks']


def sign_ups(chance):
    for i in range(ROWS):
        role = 'mentee' if i >= ROWS // 2 else 'mentor'
        yield [f'{i + 1:06}', f'p{i}@example.org', role, '2024-01-02', chance.randrange(1, 4),
               'coaching; finance', 'planning']


def files(folder):
    """The file of each kind; that of a history stands in a folder of its own."""
    chance = random.Random(1)
    return {
        'contacts': write(os.path.join(folder, 'in', 'contacts.csv'),
                          ['Pair', 'Date', 'Outcome', 'Minutes', 'Mode', 'Note'], contacts(chance)),
        'surveys': write(os.path.join(folder, 'in', 'surveys.csv'),
                         ['Email', 'Date',
                          'How satisfied are you with your conversations so far?',
                          'How likely are you to recommend this programme to a colleague?',
                          'What has been most useful to you?'], answers(chance)),
        'enrolments': write(os.path.join(folder, 'in', 'enrolments.csv'),
                            ['Number', 'Email', 'Role', 'From', 'Places', 'Skills wanted',
                             'Skills offered'], sign_ups(chance)),
        'events': write(os.path.join(folder, 'history', 'contacts.csv'),
                        ['pair_id', 'date', 'initiated_by', 'held', 'minutes', 'mode'],
                        history(chance)),
    }


def make_workspace(run, folder):
    run('init')
    run('import', 'roster', write(os.path.join(folder, 'in', 'roster.csv'),
                                  ['Number', 'Given name', 'Family name', 'Email', 'Department'],
                                  people()))
    run('program', 'add', PROGRAM)
    run('import', 'pairs', '--program', PROGRAM,
        write(os.path.join(folder, 'in', 'pairs.csv'), ['Pair', 'Mentor', 'Mentee', 'Matched on'],
              pairs()))


def raw(path, source):
    """Processor seconds of the shell."""
    return timed(['sqlite3', path],
                 input='.bail on\nPRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\n'
                       f'.mode csv\n.import "{source}" raw\n')[1]


def count(path, table):
    return int(subprocess.run(['sqlite3', '-readonly', path, f'SELECT count(*) FROM {table}'],
                              check=True, capture_output=True, text=True).stdout)


def measure(tandemctl, folder):
    base = os.path.join(folder, 'base.tandem')

    def command(path, *words):
        return [tandemctl, '--file', path, '--today', TODAY, *words]

    make_workspace(lambda *words: subprocess.run(command(base, *words), check=True,
                                                 capture_output=True), folder)
    given = files(folder)
    for kind, table in KINDS:
        path, plain = (os.path.join(folder, f'{kind}.{name}') for name in ('tandem', 'raw'))
        shutil.copy(base, path)
        source = os.path.dirname(given[kind]) if kind == 'events' else given[kind]
        words = ('import', kind, source, '--program', PROGRAM)
        theirs = raw(plain, given[kind])
        first = timed(command(path, *words))[1]
        again = timed(command(path, *words))[1]
        if not count(path, table) == count(plain, 'raw') == ROWS:
            raise Differs(f'{kind}: {count(path, table)}, in the raw rows {count(plain, "raw")}')
        for what, ours in (('all new', first), ('once more', again)):
            yield row(f'100,000 rows of {kind}, {what}: processor', ours, '.import, no key', theirs,
                      BAR)


def main(folder):
    if subprocess.run(['which', 'sqlite3'], check=False, capture_output=True).returncode:
        show('Import of the other kinds', [missing('100,000 rows', 'sqlite3')])
        return 0
    try:
        with tempfile.TemporaryDirectory() as place:
            rows = list(measure(os.path.join(folder, '..', '..', 'src', 'tandemctl'), place))
    except Differs as fault:
        print(f'not the same rows: {fault}')
        return 1
    show('Import of the other kinds', rows)
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
