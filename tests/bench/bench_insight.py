"""The dashboards of a company of 100,000 people: bench_insight.py FOLDER.

20,000 pairs and 2,000,000 contacts. Each dashboard as a ratio to the plain sqlite3 command line
that reads the rows it is made of, and survival of 1,000,000 rows as a ratio to survfit() of R.
Processor time, medians; "again" is what the dashboard takes when it was shown before and nobody
wrote since. Other counts or curves than the peer's are a failure; a ratio that misses its bar says
NO.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys

from measure import HERE, Differs, missing, row, show, timed, workspace

TODAY = '2026-03-16'
SIZE = ('100000', '20000', '2000000')
ROWS, DAY = '1000000', '900'
RUNS = 5

PEOPLE = 'SELECT id, hire_date, leave_date, leave_kind, leave_reason, department FROM employee;'
PAIRS = ('SELECT id, reference, mentor_id, mentee_id, matched_on, planned_end, ended_on, state,'
         ' end_reason, cadence FROM pair ORDER BY id;'
         ' SELECT pair_id, from_date, to_date FROM pair_pause ORDER BY pair_id;')
CONTACTS = ('SELECT pair_id, on_date, minutes, initiated_by, asked_on FROM contact'
            " WHERE outcome = 'held' ORDER BY pair_id, on_date;")
ENROLMENTS = ('SELECT program_id, employee_id, role, state, from_date, withdrawn_on, places'
              ' FROM enrolment ORDER BY program_id, employee_id;')
APPLICATIONS = 'SELECT program_id, employee_id, applied_on, outcome, outcome_on FROM application;'
SURVEYS = 'SELECT employee_id, wave, score FROM company_survey ORDER BY employee_id, wave;'
PROMOTIONS = 'SELECT employee_id, on_date FROM promotion;'
GOALS = 'SELECT pair_id, set_on, state, closed_on FROM goal;'

# The rows that a dashboard reads, and a count of it that plain SQL can give.
DASHBOARDS = {
    'engagement': (PAIRS + CONTACTS + ENROLMENTS + APPLICATIONS + GOALS,
                   "SELECT count(*) FROM contact WHERE outcome = 'held'"),
    'retention': (PEOPLE + PAIRS + CONTACTS + ENROLMENTS, 'SELECT count(*) FROM employee'),
    'outcomes': (PEOPLE + PAIRS + SURVEYS + PROMOTIONS + GOALS, None),
    'consistency': (PAIRS + CONTACTS, None),
    'exit-reasons': (PEOPLE + PAIRS + ENROLMENTS, None),
}


def lines(command):
    return [json.loads(line) for line in timed(command)[0].splitlines()]


def dashboard(folder, path, name):
    rows, count = DASHBOARDS[name]
    records = lines([os.path.join(folder, 'bench-insight'), path, name, TODAY, str(RUNS)])
    first, again = records[0]['seconds'], statistics.median(one['seconds'] for one in records[1:])
    found = [row(f'{name}, again', again, 'at most', 0.3, 1)]
    if shutil.which('sqlite3') is None:
        return found + [missing(f'{name}, first', 'sqlite3')]
    if count:
        plain = int(timed(['sqlite3', '-readonly', path, count])[0])
        if any(one['count'] != plain for one in records):
            raise Differs(f'{name}: {records}, by plain SQL {plain}')
    theirs = statistics.median(timed(['sqlite3', '-readonly', path], input='.output /dev/null\n' +
                                     rows.replace(';', ';\n'))[1] for _ in range(3))
    return [row(f'{name}, first', first, 'sqlite3, same rows', theirs, 1),
            row(f'{name}, again', again, 'sqlite3, same rows', theirs, 1)] + found


def survival(folder):
    what = f'survival of {int(ROWS):,} rows'
    script = os.path.join(HERE, 'peer_survfit.R')
    ours = lines([os.path.join(folder, 'bench-survival'), ROWS, DAY, str(RUNS)])
    here = shutil.which('Rscript') and subprocess.run(
        ['Rscript', '-e', 'library(survival)'], check=False, capture_output=True).returncode == 0
    if not here:
        return [missing(what, 'R, survfit')]
    theirs = [lines(['Rscript', script, ROWS, DAY])[0] for _ in range(3)]
    for one in theirs:
        if (one['times'] != ours[0]['times'] or
                abs(one['survival'] - ours[0]['survival']) > 1e-9):
            raise Differs(f'survival: {ours[0]}, by survfit {one}')
    return [row(what, statistics.median(one['seconds'] for one in ours), 'R, survfit',
                statistics.median(one['seconds'] for one in theirs), 1)]


def main(folder, *names):
    rows = []
    try:
        path = workspace(folder, 'company', 'bench-company-make', SIZE, TODAY)
        for name in names or DASHBOARDS:
            if name in DASHBOARDS:
                rows += dashboard(folder, path, name)
        if not names or 'survival' in names:
            rows += survival(folder)
    except Differs as fault:
        print(f'not the same answer: {fault}')
        return 1
    show('Dashboards: 100,000 people, 20,000 pairs, 2,000,000 contacts', rows)
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
