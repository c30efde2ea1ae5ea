#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Every import with the same options, without a window: pairs that exist already, and the rest.

usage: paper_imports_commands.py TANDEMCTL
"""

import os

from workspace import PEOPLE, Workspace, run_tests

PAIRS = '''Mentor,Mentee,Start date,Planned end,Status,Frequency,Agreement signed
1,dewi@example.com,2026-01-13,2026-11-30,Active,every 6 weeks,2026-01-20
2,Emeka Obi,2025-02-01,,Completed,,
"DUBOIS, CHLOÉ",6,2026-02-01,,On hold,monthly,
'''


def with_people(workspace):
    workspace.run('import', 'roster', workspace.write('people.csv', PEOPLE))
    workspace.run('program', 'add', 'Leadership')


def test_pairs():
    with Workspace() as workspace:
        with_people(workspace)
        path = workspace.write('pairs.csv', PAIRS)
        words = ('import', 'pairs', path, '--program', 'Leadership')
        rehearsed = workspace.json(*words, '--rehearse')
        assert (rehearsed['added'], rehearsed['refused'], rehearsed['enrolled']) == (2, 1, 4), rehearsed
        assert workspace.json('pair', 'list')['pairs'] == []
        withheld = workspace.json(*words, '--all-or-nothing', code=1)
        assert withheld['added'] == 0, withheld
        done = workspace.json(*words)
        problems = {(problem['row'], problem['column']): problem['message'] for problem in done['problems']}
        assert 'needs the day it ended' in problems[(3, 'Status')], problems
        assert workspace.json(*words)['unchanged'] == 2
        pairs = workspace.json('pair', 'list')['pairs']
        assert sorted(pair['state'] for pair in pairs) == ['active', 'paused'], pairs
        workspace.run('undo')
        assert workspace.json('pair', 'list')['pairs'] == []


def test_same_options():
    """What a file is like is said in the same words to every import."""
    with Workspace() as workspace:
        with_people(workspace)
        path = os.path.join(workspace.folder, 'old.csv')
        with open(path, 'wb') as file:
            file.write('Our pairs\nWho leads;Who learns;Since\n1;4;01/02/2026\n'.encode('windows-1252'))
        words = ('import', 'pairs', path, '--program', 'Leadership', '--header-row', '2', '--map',
                 'mentor=Who leads', '--map', 'mentee=Who learns', '--map', 'start=Since')
        assert '--date-order' in workspace.run(*words, code=1).stderr
        done = workspace.json(*words, '--date-order', 'dmy', '--encoding', 'windows-1252')
        assert (done['added'], done['dates']) == (1, 'dmy'), done
        assert workspace.json('pair', 'list')['pairs'][0]['matched_on'] == '2026-02-01'
        workspace.run('import', 'pairs', path, '--sheet', 'None', code=1)
        workspace.run('import', 'pairs', path, '--date-order', 'daily', code=2)
        workspace.run('import', 'events', workspace.folder, '--map', 'a=b', code=2)


def test_one_file_of_a_history():
    with Workspace() as workspace:
        people = workspace.write('people-history.csv',
                                 'emp_id,hire_date,exit_date,exit_type,exit_reason,department\n'
                                 'E1,2020-01-01,,,,Sales\n')
        workspace.write('pairs.csv', 'nothing of this is read\n')
        assert workspace.json('import', 'events', people)['added'] == 1
        workspace.run('import', 'events', workspace.write('x.csv', 'a,b\n1,2\n'), code=1)


def test_sign_up_form():
    """The questions of the form, answered, are an export that maps itself."""
    with Workspace() as workspace:
        with_people(workspace)
        text = workspace.run('enrol', 'questions', '--program', 'Leadership').stdout
        questions = workspace.json('enrol', 'questions', '--program', 'Leadership')['questions']
        assert all(question['title'] in text for question in questions), text
        answers = {'email': 'dewi@example.com', 'role': 'Mentee', 'skills_wanted': 'Strategy',
                   'occasion': 'New role'}
        row = ','.join(answers.get(question['field'], '') for question in questions)
        header = ','.join('"' + question['title'] + '"' for question in questions)
        path = workspace.write('form.csv', f'Timestamp,{header}\n2026-02-14 09:05:12,{row}\n')
        done = workspace.json('import', 'enrolments', path, '--program', 'Leadership')
        assert done['added'] == 1 and done['problems'] == [], done
        assert set(answers) <= set(done['mapping']), done['mapping']


run_tests(globals())
