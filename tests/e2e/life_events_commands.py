#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A company's history without a window: taken whole or not at all, and what is read out of it.

usage: life_events_commands.py TANDEMCTL
"""

import csv
import os
import random
import shutil
from datetime import date, timedelta

import cadence_model as model
from workspace import SHARED, Workspace, run_tests

COMPANY = os.path.join(SHARED, 'data', 'oracles', 'hr_company')
RHYTHMS = ('monthly', '2/month', '3/month', 'every:2m', 'every:6w', 'every:10d', 'days:42', 'days:1')


def write_table(folder, name, header, rows):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows([header.split(','), *rows])


def text(day):
    return day.isoformat() if day else ''


def random_pair(dice, name):
    day = date(2019, 12, 25) + timedelta(days=dice.randint(0, 500))
    if dice.random() < 0.4:
        day = day.replace(day=28) + timedelta(days=dice.randint(0, 3))
    ended = day + timedelta(days=dice.randint(0, 500)) if dice.random() < 0.5 else None
    pair = model.Pair(name, day, ended, dice.choice(RHYTHMS))
    for _ in range(dice.choice((0, 3, 12, 40))):
        pair.contacts.append((day + timedelta(days=dice.randint(-20, 600)), dice.random() < 0.85))
    for _ in range(dice.choice((0, 0, 1, 2, 4))):
        first = day + timedelta(days=dice.randint(-10, 500))
        last = first + timedelta(days=dice.randint(0, 60)) if dice.random() < 0.85 else None
        pair.pauses.append((first, last))
    return pair


def write_history(folder, pairs):
    people = [('M', '2010-01-01')] + [(pair.name, '2011-01-01') for pair in pairs]
    write_table(folder, 'employees.csv', 'emp_id,hire_date', people)
    write_table(folder, 'pairs.csv', 'pair_id,mentor_id,mentee_id,matched_on,ended_on,end_reason,cadence',
                [(p.name, 'M', p.name, text(p.matched_on), text(p.ended_on),
                  'completed' if p.ended_on else '', p.cadence) for p in pairs])
    write_table(folder, 'contacts.csv', 'pair_id,date,initiated_by,held',
                [(p.name, text(day), '', int(held)) for p in pairs for day, held in p.contacts])
    write_table(folder, 'pauses.csv', 'pair_id,from,to',
                [(p.name, text(first), text(last)) for p in pairs for first, last in p.pauses])


def assert_same(got, expected):
    assert list(got) == list(expected), (got, expected)
    for member, value in expected.items():
        if isinstance(value, float):
            assert abs(got[member] - value) < 1e-12, (member, got, expected)
        else:
            assert (got[member], type(got[member])) == (value, type(value)), (member, got, expected)


def compare(workspace, pairs, as_of):
    got = workspace.json('insight', 'cadence', '--today', text(as_of))
    begun = {pair.name: pair for pair in pairs if pair.matched_on <= as_of}
    assert {row['pair'] for row in got['pairs']} == set(begun), as_of
    for row in got['pairs']:
        assert_same(row, model.figures(begun[row['pair']], as_of))
    expected = model.months(begun.values(), as_of)
    assert len(got['months']) == len(expected), as_of
    for row, month in zip(got['months'], expected):
        assert_same(row, month)


def test_any_history_any_day():
    dice = random.Random(20)
    pairs = [random_pair(dice, f'P{i:03}') for i in range(150)]
    with Workspace() as workspace:
        folder = os.path.join(workspace.folder, 'history')
        write_history(folder, pairs)
        workspace.json('import', 'events', folder)
        for _ in range(8):
            compare(workspace, pairs, date(2020, 1, 1) + timedelta(days=dice.randint(0, 900)))


def test_new_rhythm_from_its_day_on():
    dice = random.Random(21)
    pairs = [random_pair(dice, f'P{i:03}') for i in range(40)]
    for pair in pairs:
        pair.ended_on = None
    with Workspace() as workspace:
        folder = os.path.join(workspace.folder, 'history')
        write_history(folder, pairs)
        workspace.json('import', 'events', folder)
        before = workspace.json('insight', 'cadence', '--today', '2020-12-31')
        for pair in pairs:
            day = date(2021, 1, 1)
            for cadence in dice.sample(RHYTHMS, 3):
                day += timedelta(days=dice.randint(1, 90))
                if day <= pair.matched_on:
                    continue
                workspace.run('pair', 'cadence', '--pair', pair.name, '--cadence', cadence, '--on', text(day))
                if model.parse(model.cadence_on(pair, day)) != model.parse(cadence):
                    pair.changes.append((day, cadence))
        assert workspace.json('insight', 'cadence', '--today', '2020-12-31') == before
        for _ in range(5):
            compare(workspace, pairs, date(2021, 1, 1) + timedelta(days=dice.randint(0, 600)))


def test_company():
    if not os.path.isdir(COMPANY):
        return f'{COMPANY} is not there'
    with Workspace() as workspace:
        receipt = workspace.json('import', 'events', COMPANY, '--program', 'Old days')
        assert (receipt['program'], receipt['refused'], receipt['problems']) == ('Old days', 0, [])
        again = workspace.json('import', 'events', COMPANY, '--program', 'Old days')
        assert (again['added'], again['updated'], again['written']) == (0, 0, False), again
        program = workspace.json('program', 'list')['programs'][0]
        assert (program['start'], program['cadence']) == ('2020-01-01', 'monthly'), program
        with open(os.path.join(COMPANY, 'exp_cadence_pair.csv'), encoding='utf-8') as file:
            expected = {row['pair_id']: row for row in csv.DictReader(file)}
        got = workspace.json('insight', 'cadence', '--today', '2025-06-30')['pairs']
        assert {row['pair']: row['kept'] for row in got} == \
            {name: int(row['kept']) for name, row in expected.items()}
        workspace.run('undo')
        assert workspace.json('program', 'list')['programs'] == []
        workspace.run('check')


def test_refused_whole():
    if not os.path.isdir(COMPANY):
        return f'{COMPANY} is not there'
    with Workspace() as workspace:
        folder = os.path.join(workspace.folder, 'copy')
        shutil.copytree(COMPANY, folder)
        with open(os.path.join(folder, 'contacts.csv'), 'a', encoding='utf-8') as file:
            file.write('P001,2020-02-31,mentor,1\nP999,2020-02-01,mentor,1\n')
        refused = workspace.json('import', 'events', folder, code=1)
        faults = [(p['file'], p['row'], p['column'], p['value']) for p in refused['problems']]
        assert faults == [('contacts.csv', 1307, 'date', '2020-02-31'),
                          ('contacts.csv', 1308, 'pair_id', 'P999')], faults
        assert all(p['message'] for p in refused['problems'])
        assert (refused['refused'], refused['added'], refused['written']) == (2, 0, False), refused
        said = workspace.run('import', 'events', folder, code=1).stderr
        assert 'contacts.csv' in said and '1307' in said and 'date' in said, said
        assert workspace.json('employees')['total'] == 0
        assert workspace.json('program', 'list')['programs'] == []


def dialects():
    """The same files as other programs write them: how a row is written, a day, the bytes."""
    iso = '%Y-%m-%d'
    yield 'semicolons', ';', iso, 'utf-8-sig', '\r\n'
    yield 'tabs', '\t', iso, 'utf-16', '\n'
    yield 'windows', ';', '%d.%m.%Y', 'cp1252', '\r\n'
    yield 'british', ',', '%d/%m/%Y', 'utf-8', '\n'
    yield 'american', ',', '%m/%d/%Y', 'utf-8', '\r'
    yield 'short', ',', '%d-%b-%y', 'utf-8', '\n'
    yield 'compact', ',', '%Y%m%d', 'utf-8', '\n'


def rewrite(folder, separator, day_format, encoding, line_end):
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), encoding='utf-8') as file:
            rows = [line.split(',') for line in file.read().splitlines()]
        if name != 'params.csv':
            rows = [[rewrite_day(cell, day_format) for cell in row] for row in rows]
        with open(os.path.join(folder, name), 'w', encoding=encoding, newline='') as file:
            file.write(line_end.join(separator.join(row) for row in rows) + line_end)


def rewrite_day(cell, day_format):
    try:
        return date.fromisoformat(cell).strftime(day_format)
    except ValueError:
        return cell


def test_dialects():
    if not os.path.isdir(COMPANY):
        return f'{COMPANY} is not there'
    as_of = ('--today', '2025-06-30')
    with Workspace() as workspace:
        workspace.json('import', 'events', COMPANY)
        expected = [workspace.json('insight', name, *as_of)
                    for name in ('cadence', 'engagement', 'retention')]
    for name, *dialect in dialects():
        with Workspace() as workspace:
            folder = os.path.join(workspace.folder, 'copy')
            shutil.copytree(COMPANY, folder)
            rewrite(folder, *dialect)
            workspace.json('import', 'events', folder)
            got = [workspace.json('insight', name, *as_of)
                   for name in ('cadence', 'engagement', 'retention')]
            assert got == expected, name


run_tests(globals())
