"""Today in a workspace of 10,000 pairs and 1,000,000 contacts: bench_today.py FOLDER.

The list as ratios to the same counts by plain SQL in the sqlite3 command line, and the window as
ratios to the plain way of showing as many rows: a GListStore that gets all at once. Processor time,
medians of five runs (three of the window). Other counts than the peer's are a failure; a ratio that
misses its bar says NO.
"""
import json
import os
import statistics
import subprocess
import sys

from measure import Differs, missing, row, show, skipped, timed, workspace

HERE = os.path.dirname(os.path.abspath(__file__))
TODAY = '2026-03-16'
SIZE = ('10000', '100')
KINDS = ('close', 'silent', 'overdue', 'never_met', 'due', 'paused', 'past_end', 'ending')

# The pairs that live, the last contact that counts, and what follows from it, as METRICS.md has it.
PLAIN = """
WITH last AS (
  SELECT p.id, p.matched_on, p.planned_end, coalesce(p.cadence, g.cadence) AS cadence, g.grace_days,
    (SELECT max(c.on_date) FROM contact c WHERE c.pair_id = p.id AND c.outcome = 'held'
      AND c.on_date >= p.matched_on AND c.on_date <= :today) AS contact,
    (SELECT max(s.to_date) FROM pair_pause s WHERE s.pair_id = p.id AND s.to_date < :today) AS pause,
    EXISTS (SELECT 1 FROM pair_pause s WHERE s.pair_id = p.id AND s.from_date <= :today
      AND (s.to_date IS NULL OR s.to_date >= :today)) AS paused
  FROM pair p JOIN program g ON g.id = p.program_id WHERE p.state IN ('active', 'paused')
), ref AS (
  SELECT *, max(matched_on, coalesce(contact, ''), coalesce(date(pause, '+1 day'), '')) AS ref
  FROM last
), due AS (
  SELECT *, CASE cadence WHEN 'every:6w' THEN date(ref, '+42 days')
      WHEN 'every:2m' THEN min(date(ref, '+2 months'), date(ref, 'start of month', '+3 months', '-1 day'))
      ELSE min(date(ref, '+1 month'), date(ref, 'start of month', '+2 months', '-1 day')) END AS due_on,
    CASE cadence WHEN 'every:6w' THEN date(ref, '+84 days')
      WHEN 'every:2m' THEN min(date(ref, '+4 months'), date(ref, 'start of month', '+5 months', '-1 day'))
      ELSE min(date(ref, '+2 months'), date(ref, 'start of month', '+3 months', '-1 day')) END AS two_on
  FROM ref
), kind AS (
  SELECT CASE WHEN paused THEN 'paused'
    WHEN date(due_on, '+' || grace_days || ' days') < :today AND two_on <= :today
      AND date(ref, '+90 days') <= :today THEN 'close'
    WHEN contact IS NULL AND date(matched_on, '+10 days') <= :today THEN 'never_met'
    WHEN date(due_on, '+' || grace_days || ' days') < :today AND two_on <= :today THEN 'silent'
    WHEN date(due_on, '+' || grace_days || ' days') < :today THEN 'overdue'
    WHEN due_on <= date(:today, '+7 days') THEN 'due' END AS kind FROM due
  UNION ALL
  SELECT CASE WHEN planned_end < :today THEN 'past_end'
    WHEN planned_end <= date(:today, '+30 days') THEN 'ending' END FROM due
)
SELECT kind, count(*) FROM kind WHERE kind IS NOT NULL GROUP BY kind;
"""


def the_list(folder, path):
    """All of Today, surveys and letters too, against the counts of contacts and ends alone."""
    ours, theirs = [], []
    for _ in range(5):
        counts = json.loads(timed([os.path.join(folder, 'bench-agenda'), path, TODAY])[0])
        ours.append(counts['seconds'])
        text, seconds = timed(['sqlite3', '-readonly', path],
                              input=PLAIN.replace(':today', f"'{TODAY}'"))
        theirs.append(seconds)
        plain = {kind: 0 for kind in KINDS}
        plain.update((line.split('|')[0], int(line.split('|')[1])) for line in text.splitlines())
        if {kind: counts[kind] for kind in KINDS} != plain:
            raise Differs(f'{counts}, by plain SQL {plain}')
    return [row('10,000 pairs, all rows', statistics.median(ours), 'sqlite3, counts',
                statistics.median(theirs), 4)]


def the_window(folder, path):
    records = []
    for _ in range(3):
        command = ['bash', os.path.join(HERE, '..', 'tools', 'session.sh'),
                   os.path.join(folder, 'bench-today'), path, TODAY]
        done = subprocess.run(command, check=True, capture_output=True, text=True,
                              env=dict(os.environ, SESSION_TIMEOUT='280'))
        records.append({record['step']: record for record in
                        (json.loads(line) for line in done.stdout.splitlines())})
    plain = statistics.median(record['plain']['longest'] for record in records)
    rows = []
    for step, what, bar in (('open', 'opening it', 1 / 8), ('reload', 'after a contact', 1 / 8),
                            ('expand', 'showing 19,000 lines', 1 / 8),
                            ('select', 'selecting all', 1 / 4)):
        longest = statistics.median(record[step]['longest'] for record in records)
        rows.append(row(f'longest turn, {what}', longest, 'GListStore, all at once', plain, bar,
                        '', '{:.1f} ms'.format))
    return rows


def main(folder):
    path = workspace(folder, 'life', 'bench-life-make', SIZE, TODAY)
    rows = []
    try:
        if subprocess.run(['which', 'sqlite3'], check=False, capture_output=True).returncode:
            rows.append(missing('10,000 pairs, all rows', 'sqlite3'))
        else:
            rows += the_list(folder, path)
        if os.path.exists(os.path.join(folder, 'bench-today')):
            rows += the_window(folder, path)
        else:
            rows.append(skipped('longest turn', 'GListStore', 'a build with the window'))
    except Differs as fault:
        print(f'not the same answer: {fault}')
        return 1
    show('Today', rows)
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
