#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What a pair agrees, without a window: intake, goals, actions, steps, agreement, signatures.

usage: life_goals_commands.py TANDEMCTL
"""

import os
import shutil
import subprocess

from workspace import Workspace, run_tests

TODAY = ('--today', '2026-06-15')
SECRET = 'the-private-word'


def with_pairs(workspace):
    """A mentoring pair 1 that is active, a coaching pair 2 that is proposed."""
    roster = workspace.write('roster.csv', 'Number,Name\n01,Ann One\n02,Bob Two\n03,Cid Three\n')
    workspace.run('import', 'roster', roster)
    for name, kind in (('Grow', 'mentoring'), ('Coach', 'coaching')):
        workspace.run('program', 'add', name, '--kind', kind)
        sign_ups = workspace.write('sign-ups.csv', 'Number,Role,Places\n01,mentor,3\n02,mentee,\n')
        workspace.run('import', 'enrolments', sign_ups, '--program', name)
    workspace.run('pair', 'add', '--program', 'Grow', '--mentor', '01', '--mentee', '02',
                  '--accepted', '--start', '2026-03-01', *TODAY)
    workspace.run('pair', 'add', '--program', 'Coach', '--mentor', '01', '--mentee', '02',
                  '--accepted', *TODAY)


def pair(workspace, program):
    return workspace.json('pair', 'list', '--program', program, *TODAY)['pairs'][0]


def agree_intake(workspace, day='2026-06-10'):
    return workspace.json('intake', 'set', '--pair', '2', '--issue', SECRET, '--cause', 'skill',
                          '--measure', SECRET, '--plan', SECRET, '--agreed-on', day, *TODAY)


def test_goals():
    with Workspace() as workspace:
        with_pairs(workspace)
        goal = workspace.json('goal', 'add', '--pair', '1', '--title', 'Lead', '--due', '2026-06-01',
                              '--set-on', '2026-05-01', *TODAY)['goals'][0]
        assert (goal['state'], goal['days_late']) == ('open', 14), goal
        workspace.run('goal', 'note', '--goal', '1', '--note', 'Half', *TODAY)
        workspace.run('goal', 'drop', '--goal', '1', *TODAY)
        workspace.run('goal', 'reopen', '--goal', '1', *TODAY)
        done = workspace.json('goal', 'reach', '--goal', '1', '--on', '2026-06-14', *TODAY)['goals'][0]
        assert sorted(event['kind'] for event in done['events']) == [
            'dropped', 'progress', 'reached', 'reopened', 'set'], done
        assert done['closed_on'] == '2026-06-14', done
        workspace.run('undo')
        assert workspace.json('goal', 'list', '--pair', '1', *TODAY)['goals'][0]['state'] == 'open'
        workspace.run('goal', 'add', '--pair', '1', '--title', ' ', *TODAY, code=1)
        workspace.run('goal', 'reach', *TODAY, code=2)
        workspace.run('check')


def test_actions_and_steps():
    with Workspace() as workspace:
        with_pairs(workspace)
        workspace.run('goal', 'add', '--pair', '1', '--title', 'Lead', *TODAY)
        workspace.run('action', 'add', '--pair', '1', '--goal', '1', '--title', 'Read', '--owner',
                      'mentor', '--set-on', '2026-06-01', '--due', '2026-06-05', *TODAY)
        late = workspace.json('action', 'list', '--overdue', *TODAY)['actions']
        assert [(row['title'], row['owner_name'], row['days_late']) for row in late] == [
            ('Read', 'Ann One', 10)], late
        today = workspace.json('today', *TODAY)
        assert any(row['kind'] == 'action' for row in today['rows']), today
        workspace.run('action', 'done', '--action', '1', *TODAY)
        assert workspace.json('action', 'list', '--overdue', *TODAY)['actions'] == []
        steps = workspace.json('checklist', '--goal', '1', '--step', 'practise', *TODAY)
        assert steps['done'] == 1 and steps['steps'][2]['done_on'] == '2026-06-15', steps
        workspace.run('undo')
        assert workspace.json('checklist', '--goal', '1', *TODAY)['done'] == 0


def test_coaching():
    """Every order of intake and goal; what is missing is said until the last of them is there."""
    for order in ('ig', 'gi'):
        with Workspace() as workspace:
            with_pairs(workspace)
            assert pair(workspace, 'Coach')['needs'] == 'intake; goal'
            refused = workspace.run('contact', 'add', '--pair', '2', '--on', '2026-06-15', *TODAY,
                                    code=1).stderr
            assert 'intake and goal' in refused, refused
            for step in order:
                assert pair(workspace, 'Coach')['state'] == 'accepted'
                kinds = {row['kind'] for row in workspace.json('today', *TODAY)['rows']}
                assert 'goal' in kinds and 'answer' not in kinds, kinds
                if step == 'i':
                    agree_intake(workspace)
                else:
                    workspace.run('goal', 'add', '--pair', '2', '--title', 'Speak', *TODAY)
            begun = pair(workspace, 'Coach')
            assert (begun['state'], begun['matched_on'], begun['needs']) == (
                'active', '2026-06-15', None), begun
            workspace.run('undo')
            assert pair(workspace, 'Coach')['state'] == 'accepted'
            workspace.run('check')


def test_private():
    """The words of the intake leave by no command."""
    with Workspace() as workspace:
        with_pairs(workspace)
        agree_intake(workspace)
        pdf = os.path.join(workspace.folder, 'agreement.pdf')
        workspace.run('report', 'agreement', '--pair', '2', '--output', pdf, *TODAY)
        for words in (('intake', 'show', '--pair', '2'), ('pair', 'list'), ('goal', 'list'), ('today',),
                      ('agreement', 'show', '--pair', '2'), ('employees', '--search', SECRET)):
            for form in ((), ('--json',)):
                said = workspace.run(*words, *form, *TODAY)
                assert SECRET not in said.stdout + said.stderr, words
        if shutil.which('pdftotext'):
            text = subprocess.run(['pdftotext', pdf, '-'], capture_output=True, text=True, check=True)
            assert SECRET not in text.stdout and 'Ann One' in text.stdout, text.stdout


def test_agreement():
    with Workspace() as workspace:
        with_pairs(workspace)
        standard = workspace.json('agreement', 'show', '--pair', '1', *TODAY)['agreement']
        assert 'Ann One' in standard['text'] and '{' not in standard['text'], standard
        workspace.run('agreement', 'set', '--pair', '1', '--text', '# We\n{mentor} listens.', *TODAY)
        own = workspace.json('agreement', 'show', '--pair', '1', *TODAY)['agreement']
        assert own['own'] and own['text'] == '# We\nAnn One listens.', own
        pdf = os.path.join(workspace.folder, 'all.pdf')
        workspace.run('report', 'agreement', '--program', 'Grow', '--output', pdf, *TODAY)
        assert open(pdf, 'rb').read(5) == b'%PDF-'
        for side in ('mentor', 'mentee'):
            workspace.run('pair', 'sign', '--pair', '1', '--by', side, *TODAY)
        workspace.run('agreement', 'set', '--pair', '1', '--standard', *TODAY, code=1)
        workspace.run('report', 'agreement', '--program', 'Grow', '--output', pdf, *TODAY, code=1)
        workspace.run('report', 'agreement', '--pair', '1', '--output', pdf, *TODAY)


run_tests(globals())
