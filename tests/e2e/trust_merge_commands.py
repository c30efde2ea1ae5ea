#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Two numbers that are one person, with commands alone: merged, found by both, taken back."""

from workspace import Workspace, run_tests

ROSTER = '''Number;Name;Hire date;Department
1042;Ann Lee;2020-01-01;IT
20042;Ann Lee;2020-01-01;IT
7;Bob Hill;2019-01-01;IT
'''


def test_merge():
    with Workspace() as work:
        work.run('import', 'roster', work.write('roster.csv', ROSTER))
        plan = work.json('person', 'merge', '20042', '1042', '--rehearse')
        assert plan['rehearsed'] and plan['goes'] == '1042' and plan['refusals'] == [], plan
        done = work.json('person', 'merge', '20042', '1042')
        assert not done['rehearsed'] and done['stays'] == '20042', done
        assert work.json('employees')['total'] == 2

        # Both numbers are hers, for commands and for files.
        assert work.json('person', 'show', '1042')['number'] == '20042'
        work.run('import', 'roster', work.write('old.csv', ROSTER.replace('20042', '8')))
        assert work.json('person', 'show', '1042')['number'] == '20042'
        refused = work.run('person', 'merge', '7', '20042', code=1).stderr
        assert 'employed at the same time' in refused, refused


def test_undo():
    with Workspace() as work:
        work.run('import', 'roster', work.write('roster.csv', ROSTER))
        work.run('person', 'merge', '20042', '1042')
        work.run('undo')
        assert work.json('employees')['total'] == 3
        assert work.json('person', 'show', '1042')['number'] == '1042'
        work.run('person', 'merge', '20042', code=2)


if __name__ == '__main__':
    run_tests(dict(globals()))
