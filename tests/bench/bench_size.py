#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Every page of a large company beside the same page of a small one: bench_size.py FOLDER.

Ten years of 100,000 people (50,000 pairs, 2,000,000 contacts) and People with 1,000,000, each beside a company
of 1,000, in one run. No turn of the main loop may last longer than 50 ms, and only one longer than a frame;
memory at most 1.5 times the small one's. Whether statistics for SQLite (ANALYZE) would help is asked of the
command line: the same output is a must. TD_BENCH_SMALL=1 tries all of it with a company of 2,000.
"""
import json
import os
import shutil
import sqlite3
import sys

from measure import Differs, ratio_text, row, show, timed, workspace

TODAY = '2026-03-16'
TRIAL = os.environ.get('TD_BENCH_SMALL', '0') not in ('', '0')
SMALL = ('1000', '400', '16000')
COMPANY = ('2000', '800', '32000') if TRIAL else ('100000', '50000', '2000000')
PEOPLE = ('3000', '400', '16000') if TRIAL else ('1000000', '400', '16000')
FRAME, LONGEST = 16, 50  # milliseconds
MEMORY = 1.5
QUERIES = ('today', 'pair list', 'employees --search an', 'insight engagement', 'insight retention',
           'insight outcomes', 'insight consistency')


def pages(folder, path):
    """What bench-pages says, by step."""
    session = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tools', 'session.sh')
    command = [session, os.path.join(folder, 'bench-pages'), path, TODAY]
    output, _ = timed(command, env=dict(os.environ, SESSION_TIMEOUT='1800'))
    return {record.pop('step'): record for record in map(json.loads, output.splitlines())}


def milliseconds(value):
    return f'{value:.1f} ms'


def compare(title, large, small):
    rows = []
    for step, one in large.items():
        if step == 'memory' or step not in small:
            continue
        rows.append(row(step, one['all'], '1,000 people', small[step]['all'],
                        note=f'longest turn {one["longest"]:.1f} ms', form=milliseconds))
    rows.append(row('memory', large['memory']['kilobytes'], '1,000 people', small['memory']['kilobytes'], MEMORY,
                    form=lambda value: f'{value / 1024:.0f} MB'))
    show(title, rows)
    turns = [one['longest'] for step, one in large.items() if step != 'memory']
    print(f'  turns longer than {FRAME} ms: {sum(turn > FRAME for turn in turns)} (1 at most); the longest '
          f'{max(turns):.1f} ms ({LONGEST} at most)')


def statistics(folder, path):
    """The same questions with and without ANALYZE."""
    other = path.replace('.tandem', '-analyzed.tandem')
    shutil.copy2(path, other)
    with sqlite3.connect(other) as db:
        db.execute('ANALYZE')
    db.close()
    tandemctl = os.path.join(folder, '..', '..', 'src', 'tandemctl')
    rows = []
    for words in QUERIES:
        command = [tandemctl, '--today', TODAY, *words.split()]
        answers = {}
        for file in (path, other):
            runs = [timed([*command, '--file', file]) for _ in range(3)]
            answers[file] = runs[0][0], sorted(seconds for _, seconds in runs)[1]
        if answers[path][0] != answers[other][0]:
            raise Differs(f'{words}: another answer after ANALYZE')
        rows.append(row(words, answers[path][1], 'after ANALYZE', answers[other][1]))
    show('Whether SQLite would gain by statistics', rows)
    whole = sum(float(one.ours.split()[0]) for one in rows), sum(float(one.theirs.split()[0]) for one in rows)
    print(f'  all of them: {ratio_text(whole[0] / whole[1])}')
    os.remove(other)


def main():
    folder = sys.argv[1]
    small = workspace(folder, 'company', 'bench-company-make', SMALL, TODAY)
    company = workspace(folder, 'company', 'bench-company-make', COMPANY, TODAY)
    people = workspace(folder, 'company', 'bench-company-make', PEOPLE, TODAY)
    beside = pages(folder, small)
    compare(f'{int(COMPANY[0]):,} people, {int(COMPANY[2]):,} contacts', pages(folder, company), beside)
    compare(f'People with {int(PEOPLE[0]):,}', pages(folder, people), beside)
    statistics(folder, company)


main()
