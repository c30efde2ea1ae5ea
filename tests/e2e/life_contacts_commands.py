#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Contacts without a window: logged, changed, deleted, out of a table and out of a calendar.

usage: life_contacts_commands.py TANDEMCTL
"""

from workspace import Workspace, run_tests

TODAY = ('--today', '2026-06-15')

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:weekly
DTSTART;TZID=America/New_York:20260505T213000
DURATION:PT45M
RRULE:FREQ=WEEKLY
EXDATE;TZID=America/New_York:20260519T213000
ORGANIZER:mailto:ann@example.org
ATTENDEE;CN=Bo
 b:mailto:BOB@example.org
END:VEVENT
BEGIN:VEVENT
UID:stranger
DTSTART:20260506T090000Z
DTEND:20260506T093000Z
ORGANIZER:mailto:ann@example.org
ATTENDEE;CN=Bob Two:mailto:bob@home.example
END:VEVENT
END:VCALENDAR
"""


def with_pair(workspace):
    """Pair 1, Ann and Bob, since 1 May 2026."""
    roster = workspace.write('roster.csv', 'Number,Name,Email\n01,Ann One,ann@example.org\n'
                                           '02,Bob Two,bob@example.org\n')
    workspace.run('import', 'roster', roster)
    workspace.run('program', 'add', 'Grow')
    sign_ups = workspace.write('sign-ups.csv', 'Number,Role,Places\n01,mentor,3\n02,mentee,\n')
    workspace.run('import', 'enrolments', sign_ups, '--program', 'Grow')
    workspace.run('pair', 'add', '--program', 'Grow', '--mentor', '01', '--mentee', '02',
                  '--start', '2026-05-01', '--accepted', *TODAY)


def days(workspace):
    got = workspace.json('contact', 'list', '--pair', '1', *TODAY)
    return sorted(contact['on'] for contact in got['contacts'])


def test_one():
    with Workspace() as workspace:
        with_pair(workspace)
        added = workspace.json('contact', 'add', '--pair', '1', '--on', '2026-05-12', *TODAY)['contacts'][0]
        key = str(added['contact'])
        changed = workspace.json('contact', 'edit', '--contact', key, '--minutes', '45', '--mode', 'phone',
                                 *TODAY)['contacts'][0]
        assert (changed['minutes'], changed['mode'], changed['on']) == (45, 'phone', '2026-05-12'), changed
        workspace.run('contact', 'edit', '--contact', key, '--on', '2026-04-30', *TODAY, code=1)
        workspace.run('contact', 'delete', '--contact', key, *TODAY)
        assert days(workspace) == []


def test_table():
    with Workspace() as workspace:
        with_pair(workspace)
        path = workspace.write('contacts.csv', 'Mentor,Mentee,Date,Held,Next date\n'
                                               '01,02,2026-05-12,yes,2026-06-20\n'
                                               'Ann One,bob@example.org,2026-05-20,no,\n'
                                               '01,02,2026-04-30,yes,\n')
        first = workspace.json('import', 'contacts', path, *TODAY)
        assert (first['added'], first['refused']) == (2, 1), first
        problem = first['problems'][0]
        assert problem['row'] == 4 and problem['column'] == 'Date', problem
        assert '1 May 2026' in problem['message'], problem
        again = workspace.json('import', 'contacts', path, *TODAY)
        assert (again['added'], again['updated'], again['unchanged']) == (0, 0, 2), again
        assert days(workspace) == ['2026-05-12', '2026-05-20']


def test_calendar():
    with Workspace() as workspace:
        with_pair(workspace)
        path = workspace.write('calendar.ics', CALENDAR.replace('\n', '\r\n'))
        first = workspace.json('import', 'calendar', path, *TODAY)
        assert (first['added'], first['refused'], first['next_dates']) == (5, 1, 1), first
        assert first['suggestions'][0]['attendee'] == 'bob@home.example', first
        assert first['suggestions'][0]['number'] == '02', first
        assert days(workspace) == ['2026-05-05', '2026-05-12', '2026-05-26', '2026-06-02', '2026-06-09']
        again = workspace.json('import', 'calendar', path, *TODAY)
        assert (again['added'], again['updated']) == (0, 0), again
        told = workspace.json('import', 'calendar', path, '--attendee', 'bob@home.example=02', *TODAY)
        assert told['added'] == 1, told
        broken = workspace.write('broken.ics', CALENDAR[:-40])
        workspace.run('import', 'calendar', broken, *TODAY, code=1)


run_tests(globals())
