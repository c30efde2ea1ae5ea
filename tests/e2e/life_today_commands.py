#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Today without a window: what waits, as of any day, of one programme, in words and as JSON.

usage: life_today_commands.py TANDEMCTL
"""

from workspace import Workspace, run_tests

PEOPLE = ('Number,Name,E-mail,Department\n'
          '1,Ada One,ada@example.org,IT\n2,Bob Two,bob@example.org,HR\n'
          '3,Cid Three,cid@example.org,IT\n4,Dee Four,dee@example.org,HR\n')
DAY = ('--today', '2026-06-15')


class Office(Workspace):
    """Two programmes: Ada with Bob since January, Cid asked about Dee in the other one."""

    def __enter__(self):
        super().__enter__()
        self.run('import', 'roster', self.write('people.csv', PEOPLE))
        for name, people in (('Leadership', '1,mentor\n2,mentee\n'), ('Sales', '3,mentor\n4,mentee\n')):
            self.run('program', 'add', name, '--start', '2026-01-01')
            self.run('import', 'enrolments', self.write('sign-ups.csv', 'Number,Role\n' + people),
                     '--program', name)
        self.run('pair', 'add', '--program', 'Leadership', '--mentor', '1', '--mentee', '2',
                 '--start', '2026-01-10', '--accepted', '--today', '2026-01-10')
        self.run('pair', 'add', '--program', 'Sales', '--mentor', '3', '--mentee', '4',
                 '--today', '2026-06-01')
        return self

    def rows(self, day, *words):
        """(kind, mentor, side) of every row."""
        return [(row['kind'], row['mentor'], row['side'])
                for row in self.json('today', *words, '--today', day)['rows']]


def test_a_pair_through_the_year():
    with Office() as office:
        sales = ('answer', '3', None)
        assert office.rows('2026-01-15', '--program', 'Leadership') == [('too_early', '1', None)]
        assert office.rows('2026-01-20')[0] == ('never_met', '1', None)
        assert office.rows('2026-04-09')[0] == ('never_met', '1', None)
        assert office.rows('2026-04-10')[0] == ('close', '1', None)
        office.run('contact', 'add', '--pair', '1', '--on', '2026-04-20', '--today', '2026-04-20')
        rows = office.rows('2026-04-21')
        assert not [row for row in rows if row[0] in ('close', 'never_met', 'overdue')], rows
        assert ('unsigned', '1', None) in rows, rows
        # What was known then: the contact is in the future of an earlier day.
        assert office.rows('2026-04-10')[0] == ('close', '1', None)
        assert office.rows('2026-05-14')[0] == ('due', '1', None)
        assert office.rows('2026-06-15')[:2] == [('overdue', '1', None), sales]
        assert office.rows('2026-06-15', '--program', 'Sales') == [sales]
        assert office.rows('2026-06-20')[:2] == [('silent', '1', None), sales]


def test_members_and_counts():
    with Office() as office:
        today = office.json('today', *DAY)
        assert today['as_of'] == '2026-06-15'
        quiet = ('too_early', 'paused')
        assert today['needs'] == sum(1 for row in today['rows'] if row['kind'] not in quiet)
        for kind, count in today['counts'].items():
            assert count == sum(1 for row in today['rows'] if row['kind'] == kind), kind
        for row in today['rows']:
            assert row['next_action'] in row['actions'], row
            assert row['program'] in ('Leadership', 'Sales')
        answer = next(row for row in today['rows'] if row['kind'] == 'answer')
        assert (answer['days'], answer['next_action']) == (14, 'answer'), answer


def test_words():
    with Office() as office:
        text = office.run('today', *DAY).stdout
        assert 'Ada One → Bob Two' in text and 'Neither has answered for 14 days' in text, text
        assert 'Cid Three' not in office.run('today', '--program', 'Leadership', *DAY).stdout
        assert office.run('today', '--program', 'Sales', '--today', '2026-01-05').stdout == ''
        office.run('today', '--program', 'Nowhere', *DAY, code=1)
        office.run('today', '--today', 'tomorrow', code=2)


run_tests(globals())
