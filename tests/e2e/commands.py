#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""The main job without a window: tandemctl from outside, its exit codes and its JSON.

usage: commands.py TANDEMCTL
"""

import csv
import os
import subprocess

from workspace import SHARED, TANDEMCTL, Workspace, run_tests, with_people

ROSTER = os.path.join(SHARED, 'data', 'rosters', 'employee_data.csv')


def test_init():
    with Workspace() as workspace:
        assert os.stat(workspace.path).st_mode & 0o777 == 0o600
        workspace.run('init', code=1)
        workspace.run('check')


def test_usage():
    with Workspace() as workspace:
        workspace.run(code=2)
        workspace.run('nonsense', code=2)
        assert '“pair nonsense”' in workspace.run('pair', 'nonsense', code=2).stderr
        workspace.run('employees', '--limit', 'many', code=2)
        missing = os.path.join(workspace.folder, 'no', 'file.tandem')
        done = subprocess.run([TANDEMCTL, '--file', missing, 'employees'], capture_output=True,
                              text=True)
        assert done.returncode == 3 and missing in done.stderr, done


def test_public_roster():
    if not os.path.exists(ROSTER):
        return f'{ROSTER} is not there'
    with Workspace() as workspace:
        dry = workspace.json('import', 'roster', ROSTER, '--dry-run')
        assert workspace.json('employees')['total'] == 0
        first = workspace.json('import', 'roster', ROSTER)
        assert dry['added'] == first['added']
        assert first['rows'] == 3000 and first['added'] + first['refused'] == 3000, first['rows']
        assert first['mapping']['number'] == 'EmpID', first['mapping']
        for fault in first['problems']:
            assert set(fault) >= {'row', 'column', 'value', 'message'}, fault
        again = workspace.json('import', 'roster', ROSTER)
        assert (again['added'], again['updated'], again['missing']) == (0, 0, 0), again
        assert again['unchanged'] == first['added'], again['unchanged']

        with open(ROSTER, encoding='utf-8-sig', newline='') as file:
            rows = list(csv.reader(file))
        rows[1][1] = 'Renamed'
        changed = os.path.join(workspace.folder, 'changed.csv')
        with open(changed, 'w', encoding='utf-8', newline='') as file:
            csv.writer(file).writerows(rows[:1] + rows[1:-1])
        update = workspace.json('import', 'roster', changed)
        assert update['updated'] == 1 and update['missing'] == 1, update
        assert workspace.json('employees')['total'] == first['added']
        found = workspace.json('employees', '--search', 'renamed')
        assert found['total'] == 1 and found['employees'][0]['number'] == rows[1][0], found
        workspace.run('undo')
        assert workspace.json('employees', '--search', 'renamed')['total'] == 0
        workspace.run('check')


def test_undecidable_dates():
    with Workspace() as workspace:
        path = workspace.write('two-way.csv', 'Number,Name,Hire date\n1,Ann,03/04/2020\n')
        refused = workspace.run('import', 'roster', path, code=1)
        assert '--date-order' in refused.stderr, refused.stderr
        workspace.run('import', 'roster', path, '--date-order', 'dmy')
        assert workspace.json('employees')['employees'][0]['hire_date'] == '2020-04-03'


def test_people():
    with Workspace() as workspace:
        roster = with_people(workspace)
        listed = workspace.json('employees', '--limit', '3')
        assert listed['total'] == 8 and len(listed['employees']) == 3, listed
        chloe = workspace.json('employees', '--search', 'chloe dub')['employees']
        assert [e['number'] for e in chloe] == ['3'], chloe
        assert chloe[0]['manager'] == '1' and chloe[0]['leave_date'] is None, chloe
        again = workspace.json('import', 'roster', roster)
        assert again['unchanged'] == 8 and again['updated'] == 0, again


def test_enrol():
    with Workspace() as workspace:
        with_people(workspace)
        workspace.run('program', 'add', 'Coaching', '--kind', 'coaching', '--cadence', '2/month')
        workspace.run('enrol', '--program', 'Coaching', '--role', 'both', '--places', '2', '1', '2')
        workspace.run('enrol', '--program', 'Nowhere', '--role', 'mentor', '1', code=1)
        workspace.run('enrol', '--program', 'Coaching', '--role', 'mentor', '99', code=1)
        workspace.run('program', 'add', 'Coaching', code=1)
        workspace.run('program', 'add', 'X', '--cadence', 'sometimes', code=2)


def propose(workspace):
    result = workspace.json('pair', 'propose', '--program', 'Leadership')
    assert result['optimal'] is True, result
    return result


def test_propose():
    with Workspace() as workspace:
        with_people(workspace)
        result = propose(workspace)
        assert (result['mentees'], result['mentors'], result['places']) == (4, 3, 3), result
        # 4 and 6 report to 3, 5 and 7 to 2; 1 is above all: only 2 and 3 remain, one place each.
        assert result['matched'] == 2 and len(result['unmatched']) == 2, result
        for pair in result['pairs']:
            assert (pair['mentor'], pair['mentee']) in {('2', '4'), ('2', '6'), ('3', '5'), ('3', '7')}
            assert sum(pair['criteria'].values()) == pair['score'], pair
        for left in result['unmatched']:
            assert left['blocked_by'].get('reporting_chain', 0) == 2, left
            assert left['blocked_by'].get('capacity', 0) == 1, left
        assert propose(workspace)['pairs'] == result['pairs']


def test_life_of_a_pair():
    with Workspace() as workspace:
        with_people(workspace)
        result = propose(workspace)
        released = workspace.json('pair', 'release', '--proposal', str(result['proposal']))
        assert [p['state'] for p in released['pairs']] == ['proposed', 'proposed'], released
        assert {p['source'] for p in released['pairs']} == {'proposal'}
        one, two = (str(p['pair']) for p in released['pairs'])
        workspace.run('pair', 'accept', '--pair', one, '--by', 'mentor', '--on', '2026-01-10')
        workspace.run('pair', 'accept', '--pair', one, '--by', 'mentee', '--on', '2026-01-12')
        workspace.run('pair', 'decline', '--pair', two, '--by', 'mentee', '--reason', 'time')
        active = workspace.json('pair', 'list', '--program', 'Leadership', '--state', 'active')
        assert len(active['pairs']) == 1, active
        pair = active['pairs'][0]
        assert pair['matched_on'] == '2026-01-12' and pair['planned_end'] == '2026-11-12', pair
        assert pair['reference'] == one and pair['ended_on'] is None, pair

        # A declined pair is not proposed again.
        declined = next(p for p in workspace.json('pair', 'list', '--state', 'declined')['pairs'])
        for fresh in propose(workspace)['pairs']:
            assert (fresh['mentor'], fresh['mentee']) != (declined['mentor'], declined['mentee'])

        due = {d['pair']: d for d in workspace.json('due')}
        assert due[int(one)]['state'] == 'silent' and due[int(one)]['last'] is None, due
        assert due[int(one)]['next_due'] == '2026-02-12', due
        assert due[int(one)]['days_overdue'] == 32, due
        workspace.run('contact', 'add', '--pair', one, '--on', '2026-03-12', '--minutes', '45',
                      '--mode', 'video', '--by', 'mentee', '--note', 'went well')
        workspace.run('contact', 'add', '--pair', one, '--on', '2026-01-02', code=1)
        workspace.run('contact', 'add', '--pair', one, '--on', '2026-05-02', code=1)
        due = {d['pair']: d for d in workspace.json('due')}
        assert due[int(one)]['state'] == 'on_track', due
        assert due[int(one)]['next_due'] == '2026-04-12', due
        workspace.run('undo')
        due = {d['pair']: d for d in workspace.json('due')}
        assert due[int(one)]['last'] is None, due
        workspace.run('check')


def test_pair_by_hand():
    with Workspace() as workspace:
        with_people(workspace)
        made = workspace.json('pair', 'add', '--program', 'Leadership', '--mentor', '2', '--mentee',
                              '4', '--start', '2026-01-31', '--cadence', 'every:6w', '--accepted')
        pair = made['pairs'][0]
        assert pair['state'] == 'active' and pair['matched_on'] == '2026-01-31', pair
        assert pair['cadence'] == 'every:6w' and pair['source'] == 'coordinator', pair
        plain = workspace.json('pair', 'add', '--program', 'Leadership', '--mentor', '3', '--mentee',
                               '5')['pairs'][0]
        assert plain['state'] == 'proposed' and plain['matched_on'] is None, plain
        workspace.run('pair', 'add', '--program', 'Leadership', '--mentor', '4', '--mentee', '4',
                      code=1)


def test_insight_and_report():
    with Workspace() as workspace:
        workspace.run('sample')
        workspace.run('check')
        name = workspace.json('pair', 'list')['pairs'][0]['program']
        engagement = workspace.json('insight', 'engagement', '--program', name)
        retention = workspace.json('insight', 'retention')
        assert engagement and retention
        path = os.path.join(workspace.folder, 'pairs.pdf')
        workspace.run('report', 'pairing', '--program', name, '--output', path)
        with open(path, 'rb') as file:
            assert file.read(5) == b'%PDF-'
        text = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True)
        assert name in text.stdout, text.stdout[:400]


run_tests(globals())
