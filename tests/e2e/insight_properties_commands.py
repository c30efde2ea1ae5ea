#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What must hold of the history of any company, from outside: METRICS section 15.4, 15.5, 15.6.

usage: insight_properties_commands.py TANDEMCTL
"""

import csv
import datetime
import json
import os
import random
import shutil
import subprocess
import tempfile

from workspace import SHARED, TANDEMCTL, run_tests

COMPANY = os.path.join(SHARED, 'data', 'oracles', 'hr_company')
INPUTS = ('params', 'employees', 'promotions', 'applications', 'pairs', 'contacts', 'pauses',
          'surveys')
KINDS = ('retention', 'engagement', 'promotion', 'survey', 'consistency', 'signals', 'exit-reasons')
AS_OF = datetime.date(2025, 6, 30)
FOUR_YEARS = 1461


def read_company():
    tables = {}
    for name in INPUTS:
        with open(os.path.join(COMPANY, f'{name}.csv'), encoding='utf-8', newline='') as file:
            tables[name] = list(csv.reader(file))
    return tables


def tell(tables, as_of=AS_OF, kinds=KINDS):
    """What the commands say of a company: the JSON of each kind."""
    folder = tempfile.mkdtemp(prefix='tandem-properties-')
    try:
        for name, rows in tables.items():
            with open(os.path.join(folder, f'{name}.csv'), 'w', encoding='utf-8', newline='') as file:
                csv.writer(file, lineterminator='\n').writerows(rows)
        path = os.path.join(folder, 'test.tandem')

        def run(*words):
            done = subprocess.run([TANDEMCTL, '--file', path, '--today', as_of.isoformat(), *words],
                                  capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, f'{words}: exit {done.returncode}, {done.stderr.strip()}'
            return done.stdout

        run('init')
        run('import', 'events', folder)
        return {kind: json.loads(run('insight', kind, '--json')) for kind in kinds}
    finally:
        shutil.rmtree(folder)


def find_difference(one, other, where=''):
    """The first place at which two results differ; None where they are the same."""
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        found = (find_difference(one[key], other[key], f'{where}.{key}') for key in one)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        found = (find_difference(*both, f'{where}[{i}]') for i, both in enumerate(zip(one, other)))
    else:
        return None if one == other else f'{where}: {str(one)[:200]} / {str(other)[:200]}'
    return next((place for place in found if place), None)


def assert_same(one, other, kinds=KINDS):
    for kind in kinds:
        place = find_difference(one[kind], other[kind], kind)
        assert place is None, place


def needs_company(function):
    def test():
        if not os.path.isdir(COMPANY):
            return f'{COMPANY} is not there'
        return function(read_company())
    return test


@needs_company
def test_shuffled_rows(tables):
    first = tell(tables)
    for seed in (1, 2):
        dice = random.Random(seed)
        shuffled = {name: rows[:1] + dice.sample(rows[1:], len(rows) - 1)
                    for name, rows in tables.items()}
        assert_same(first, tell(shuffled))


def shift(text, days):
    if len(text) != 10 or text[4] != '-':
        return text
    return (datetime.date.fromisoformat(text) + datetime.timedelta(days)).isoformat()


@needs_company
def test_other_days(tables):
    """Four years later everything that is counted in days since a day is the same."""
    later = {name: [rows[0]] + [[shift(cell, FOUR_YEARS) for cell in row] for row in rows[1:]]
             for name, rows in tables.items()}
    one = tell(tables, kinds=('retention', 'engagement', 'promotion'))
    other = tell(later, AS_OF + datetime.timedelta(FOUR_YEARS),
                 kinds=('retention', 'engagement', 'promotion'))
    for kind, members in (('retention', ('verdict', 'hazard_ratio', 'landmark', 'metrics')),
                          ('engagement', ('metrics', 'waits', 'rows')),
                          ('promotion', ('metrics',))):
        found = [member for member in members if member in one[kind]]
        assert found, f'{kind}: {list(one[kind])}'
        for member in found:
            place = find_difference(one[kind][member], other[kind][member], f'{kind}.{member}')
            assert place is None, place


@needs_company
def test_people_never_there(tables):
    """Who left before the window began, or is hired later, changes no figure."""
    columns = tables['employees'][0]
    first = tell(tables, kinds=('retention', 'promotion'))
    extra = []
    for i in range(60):
        row = dict(zip(columns, tables['employees'][1 + i]))
        row['emp_id'] = f'X{i:04}'
        hire = datetime.date(2012, 1, 1) + datetime.timedelta(7 * i)
        if i % 2:
            row.update(hire_date='2025-07-15', exit_date='')
        else:
            row.update(hire_date=hire.isoformat(),
                       exit_date=(hire + datetime.timedelta(400)).isoformat())
        extra.append([row[column] for column in columns])
    other = tell({**tables, 'employees': tables['employees'] + extra}, kinds=tuple(first))
    for result in (*first.values(), *other.values()):
        result.pop('checks', None)  # those hired later are told there
    assert_same(first, other, tuple(first))
    # One day of one person is seen.
    rows = [list(row) for row in tables['employees']]
    at = columns.index('exit_date')
    leaver = next(row for row in rows[1:] if '2021' < row[at] < '2025')
    leaver[at] = shift(leaver[at], -1)
    changed = tell({**tables, 'employees': rows}, kinds=('retention',))
    changed['retention'].pop('checks', None)
    assert find_difference(first['retention'], changed['retention'])


run_tests(dict(globals()))
