#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What a made-up company says about surveys, consistency, signals and why people leave, from outside.

usage: insight_relations_commands.py TANDEMCTL
"""

import os
import sqlite3

from insight_company_commands import (CAUTION, FORBIDDEN, assert_table, is_same, needs_company,
                                      rows)
from workspace import Workspace, run_tests

COMMANDS = ('survey', 'consistency', 'signals', 'exit-reasons', 'outcomes')


@needs_company
def test_survey(history):
    """Every number of R's file but the hidden ones, which come out as nothing."""
    got = history.json('insight', 'survey')
    expected = rows('exp_survey.csv')
    assert len(got['rows']) == len(expected), len(got['rows'])
    for line, row in zip(got['rows'], expected):
        if row['suppressed'] == '1':
            assert line['hidden'] is True and line['suppressed'] == 1, line
            assert all(line[column] is None for column in ('n', 'mean', 'sd', 'lower', 'upper',
                                                           'favourable')), line
            continue
        assert 'hidden' not in line, line
        assert_table([line], [row], ('n', 'suppressed', 'eligible'))
    assert_table([got['own_change']], rows('exp_survey_own_change.csv'), ('n',))
    assert got['others_change']['n'] > 100 and got['caution'].endswith(CAUTION), got['caution']


@needs_company
def test_survey_departments(history):
    """No group of a department is left over when the others are taken from everybody."""
    got = history.json('insight', 'survey', '--by', 'department')
    for i, whole in enumerate(got['rows']):
        cells = [part['rows'][i] for part in got['by']]
        assert all(cell['n'] is None or cell['n'] == 0 or cell['n'] >= 5 for cell in cells), cells
        hidden = [cell for cell in cells if cell['n'] is None]
        if hidden and whole['n'] is not None:
            rest = whole['n'] - sum(cell['n'] or 0 for cell in cells)
            assert len(hidden) >= 2 and rest >= 5, (whole, hidden)


@needs_company
def test_consistency(history):
    got = history.json('insight', 'consistency')
    for line, row in zip(got['rows'], rows('exp_equity.csv')):
        for column in ('pairs', 'contacts', 'mentor_initiated', 'delivered'):
            numbers, expected = line.pop(column).split(), row.pop(column).split()
            assert len(numbers) == len(expected), (numbers, expected)
            for number, text in zip(numbers, expected):
                assert number == text or is_same(float(number), text, 1e-9), (number, text)
        assert_table([line], [row], ('mentees', 'flag'))
    assert len(got['rows']) == 3, got['rows']
    lives = {row['metric']: row['value'] for row in got['metrics']}
    assert lives == {'match.half_life': 327, 'match.half_life_lower': 262,
                     'match.half_life_upper': 400}, lives


@needs_company
def test_confidential(history):
    """Whoever stands in a confidential programme has no number there, nor a name in the words."""
    with sqlite3.connect(history.path) as base:
        # Numbers and names that are found nowhere else in what is printed.
        base.execute("UPDATE employee SET number = 'zq' || number, name = 'Zq ' || name")
    opened = history.json('insight', 'consistency')['rows']
    assert all(row['mentor_id'].startswith('zq') for row in opened), opened
    assert 'Zq ' in history.run('insight', 'consistency').stdout
    with sqlite3.connect(history.path) as base:
        base.execute('UPDATE program SET confidential = 1')
    for command in COMMANDS:
        for words in ((), ('--json',)):
            assert 'zq' not in history.run('insight', command, *words).stdout.lower(), command
    sealed = history.json('insight', 'consistency')['rows']
    assert [row['mentor_id'] for row in sealed] == ['Mentor 1', 'Mentor 2', 'Mentor 3'], sealed
    assert sorted(row['pairs'] for row in sealed) == sorted(row['pairs'] for row in opened), sealed


@needs_company
def test_signals(history):
    got = history.json('insight', 'signals')
    expected = rows('exp_signals.csv')
    assert_table(got['rows'], expected, list(expected[0])[1:])
    for row in got['rows']:
        assert len(row['reasons']) == row['count'] and all(row['reasons'].values()), row
    for record in got['record']:
        assert record['tested'] == (record['cases_on'] >= 20), record
        assert (record['share_on'] is None) != record['tested'], record
    # As of a past day: what was known then, and the pairs of then.
    past = history.json('insight', 'signals', '--to', '2021-06-30')
    assert past['as_of'] == '2021-06-30' and past['rows'] != got['rows']
    assert all(past['record'][i]['cases_on'] <= got['record'][i]['cases_on'] for i in range(7))
    months = history.json('insight', 'signals', '--by', 'month')['by']
    assert months[-1]['pairs'] == len(got['rows']), months[-1]


@needs_company
def test_signal_tables(history):
    got = history.json('insight', 'signals')
    table = history.json('insight', 'signals', '--by', 'department')['by']
    for column in ('pairs', 'overdue8', 'mentor_load4'):
        total = len(got['rows']) if column == 'pairs' else sum(row[column] for row in got['rows'])
        hidden = [row for row in table if row[column] is None]
        rest = total - sum(row[column] or 0 for row in table)
        assert all(row[column] is None or row[column] == 0 or row[column] >= 5 for row in table)
        assert not hidden or rest < 5 or len(hidden) >= 2, (column, table)


@needs_company
def test_settings(history):
    """From how many pairs on a mentor is busy, and how few are hidden, is hers to say."""
    history.run('settings', 'set', 'mentor-load', '50')
    got = history.json('insight', 'signals')
    assert not any(row['mentor_load4'] for row in got['rows'])
    history.run('settings', 'set', 'min-cell', '80')
    assert all(row['n'] is None for row in history.json('insight', 'exit-reasons')['rows'])
    history.run('settings', 'set', 'min-cell', '')
    history.run('settings', 'set', 'exit-topics', 'pay; workload')
    exits = history.json('insight', 'exit-reasons')
    touched = [row['reason'] for row in exits['rows'] if row['mentoring_can_touch']]
    assert touched == ['pay', 'workload'] and exits['figures']['exit_touchable']['count'] == 105
    history.run('settings', 'set', 'exit-topics', 'pay = money', code=1)


@needs_company
def test_exit_reasons(history):
    got = history.json('insight', 'exit-reasons')
    expected = rows('exp_exit_reasons.csv')
    assert [row['reason'] for row in got['rows']] == [row['reason'] for row in expected]
    for line, row in zip(got['rows'], expected):
        if row['shown'] == 'hidden':
            assert line['n'] is None and line['hidden'] is True, line
        else:
            assert line['n'] == int(row['n']) == line['shown'], line
    # The two counts are of reasons that are shown: they give no hidden one away.
    shown = sum(row['n'] or 0 for row in got['rows'] if row['mentoring_can_touch'])
    assert got['taking_part']['n'] + got['not_taking_part']['n'] == shown
    assert got['at_least'] and got['figures']['exit_touchable']['lower'] is None
    for by in ('department', 'month'):
        table = history.json('insight', 'exit-reasons', '--by', by)['by']
        for line in got['rows']:
            cells = [cell for cell in table if cell['reason'] == line['reason']]
            hidden = [cell for cell in cells if cell['n'] is None]
            rest = (line['n'] or 0) - sum(cell['n'] or 0 for cell in cells)
            if hidden and line['n'] is not None:
                assert len(hidden) >= 2 and rest >= 5, (by, line, hidden)
    year = history.json('insight', 'exit-reasons', '--from', '2024-01-01', '--to', '2024-12-31')
    assert year['total']['n'] < got['total']['n'], year['total']


@needs_company
def test_words(history):
    for command in COMMANDS:
        text = history.run('insight', command).stdout.lower()
        for word in FORBIDDEN:
            assert word not in text, (command, word)
        history.run('insight', command, '--program', 'Imported')
        history.run('insight', command, '--program', 'Nothing', code=1)
    for command in ('survey', 'outcomes'):
        assert CAUTION in history.run('insight', command).stdout, command


def test_empty():
    """A workspace with nothing in it says so, in words and as data."""
    with Workspace() as work:
        for command in COMMANDS:
            assert work.run('insight', command).stdout, command
            got = work.json('insight', command)
            assert got.get('rows', []) == [], (command, got)
            assert 'as_of' in got, command


if __name__ == '__main__':
    run_tests(globals())
