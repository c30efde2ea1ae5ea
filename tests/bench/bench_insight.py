"""The dashboards of a company of 100,000 people: bench_insight.py FOLDER.

20,000 pairs and 2,000,000 contacts. Each dashboard as a ratio to the plain sqlite3 command line
that reads the rows it is made of, and survival of 1,000,000 rows as a ratio to survfit() of R.
Processor time, medians; "again" is what the dashboard takes when it was shown before and nobody
wrote since. The window opens each of them: no turn of its main loop may last longer than a frame.
Other counts or curves than the peer's are a failure; a ratio that misses its bar says NO.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys

from measure import HERE, Differs, missing, row, show, skipped, timed, workspace

TODAY = '2026-03-16'
SIZE = ('100000', '20000', '2000000')
ROWS, DAY = '1000000', '900'
RUNS = 5
FRAME = 16  # milliseconds

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

HELD = ("FROM contact c JOIN pair p ON p.id = c.pair_id WHERE c.outcome = 'held'"
        f" AND c.on_date BETWEEN p.matched_on AND min(coalesce(p.ended_on, '{TODAY}'), '{TODAY}')")
BEGUN = f"SELECT count(*) FROM pair WHERE matched_on <= '{TODAY}'"
LEFT = f"FROM employee e WHERE leave_date BETWEEN hire_date AND '{TODAY}'"

# The rows that a dashboard reads, and what plain SQL counts of them, in the order of bench-insight.
DASHBOARDS = {
    'engagement': (PAIRS + CONTACTS + ENROLMENTS + APPLICATIONS + GOALS,
                   (f'SELECT count(*) {HELD}', BEGUN, f'SELECT sum(minutes) {HELD}')),
    'retention': (PEOPLE + PAIRS + CONTACTS + ENROLMENTS,
                  ('SELECT count(*) FROM employee',
                   f"SELECT count(*) FROM employee WHERE hire_date <= '{TODAY}'"
                   f" AND coalesce(leave_date, '9') >= '{TODAY}'", f'SELECT count(*) {LEFT}')),
    'outcomes': (PEOPLE + PAIRS + SURVEYS + PROMOTIONS + GOALS,
                 (f"SELECT count(*) FROM company_survey WHERE wave <= '{TODAY}'",
                  f"SELECT count(*) FROM goal WHERE state = 'reached' AND set_on <= '{TODAY}'"
                  f" AND closed_on <= '{TODAY}'",
                  f"SELECT count(*) FROM goal WHERE set_on <= '{TODAY}'")),
    'consistency': (PAIRS + CONTACTS,
                    (f'SELECT count(*) {HELD}', BEGUN,
                     f"SELECT count(*) {HELD} AND initiated_by = 'mentor'")),
    # Career, manager, and nothing else that is grouped: what a programme could work on.
    'exit-reasons': (PEOPLE + PAIRS + ENROLMENTS,
                     (f'SELECT count(*) {LEFT}',
                      f'SELECT count(*) {LEFT} AND leave_reason IS NOT NULL',
                      f"SELECT count(*) {LEFT} AND leave_reason IN ('Career growth', 'Manager')"
                      ' AND EXISTS (SELECT 1 FROM pair p WHERE p.mentee_id = e.id'
                      ' AND p.matched_on <= e.leave_date)')),
}


def lines(command):
    return [json.loads(line) for line in timed(command)[0].splitlines()]


def counted(path, queries):
    """What plain SQL counts."""
    output = timed(['sqlite3', '-readonly', path, ';'.join(queries)])[0]
    return [int(line) for line in output.splitlines()]


def dashboard(folder, path, name):
    rows, queries = DASHBOARDS[name]
    records = lines([os.path.join(folder, 'bench-insight'), path, name, TODAY, str(RUNS)])
    first, *others = [one for one in records if one['everybody']]
    again = statistics.median(one['seconds'] for one in others)
    # The department that was never asked for after one that was.
    other = statistics.median(one['seconds'] for one in records[RUNS + 1:])
    found = [row(f'{name}, again', again, 'at most', 0.3, 1),
             row(f'{name}, another department', other, 'at most', 0.3, 1)]
    if shutil.which('sqlite3') is None:
        return found + [missing(f'{name}, first', 'sqlite3')]
    plain = counted(path, queries)
    if any(one['counts'] != plain for one in (first, *others)):
        raise Differs(f'{name}: {first} and so on, by plain SQL {plain}')
    theirs = statistics.median(timed(['sqlite3', '-readonly', path], input='.output /dev/null\n' +
                                     rows.replace(';', ';\n'))[1] for _ in range(3))
    return [row(f'{name}, first', first['seconds'], 'sqlite3, same rows', theirs, 1),
            row(f'{name}, again', again, 'sqlite3, same rows', theirs, 1)] + found


def windows(folder, path):
    """The longest turn of the main loop while a dashboard opens, and when it is loaded again: the
    least of three runs, as what else the machine does makes a turn longer and never shorter."""
    program = os.path.join(folder, 'bench-insight-window')
    if not os.path.exists(program):
        return [skipped('longest turn', 'a frame', 'a build with the window')]
    longest = {}
    for _ in range(3):
        command = ['bash', os.path.join(HERE, '..', 'tools', 'session.sh'), program, path, TODAY]
        done = subprocess.run(command, check=True, capture_output=True, text=True,
                              env=dict(os.environ, SESSION_TIMEOUT='280'))
        for record in map(json.loads, done.stdout.splitlines()):
            step = record['step']
            longest[step] = min(record['longest'], longest.get(step, record['longest']))
    return [row(f'longest turn, {step}', value, 'a frame', FRAME, 1, '', '{:.1f} ms'.format)
            for step, value in longest.items()]


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
        if not names or 'window' in names:
            rows += windows(folder, path)
        if not names or 'survival' in names:
            rows += survival(folder)
    except Differs as fault:
        print(f'not the same answer: {fault}')
        return 1
    show('Dashboards: 100,000 people, 20,000 pairs, 2,000,000 contacts', rows)
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
