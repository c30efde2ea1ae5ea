#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Surveys without a window: made, changed, given, answered, imported, and what may be read of them.

usage: life_feedback_commands.py TANDEMCTL
"""

import json

from workspace import Workspace, run_tests

TODAY = ('--today', '2026-06-15')
GROW = ('--program', 'Grow')
SATISFIED = 'How satisfied are you with your conversations so far?'
USEFUL = 'What has been most useful to you?'
N_PAIRS = 6


def with_pairs(workspace):
    """Six pairs with a mentor and a mentee each, active since 1 May: day 45 of the first wave."""
    people = [f'{kind}{i}' for kind in 'AB' for i in range(1, N_PAIRS + 1)]
    roster = workspace.write('roster.csv', 'Number,Name,Email\n' + ''.join(
        f'{number},Person {number},{number.lower()}@example.org\n' for number in people))
    workspace.run('import', 'roster', roster)
    workspace.run('program', 'add', 'Grow')
    sign_ups = workspace.write('sign-ups.csv', 'Number,Role\n' + ''.join(
        f'{number},{"mentor" if number[0] == "A" else "mentee"}\n' for number in people))
    workspace.run('import', 'enrolments', sign_ups, *GROW)
    for i in range(1, N_PAIRS + 1):
        workspace.run('pair', 'add', *GROW, '--mentor', f'A{i}', '--mentee', f'B{i}', '--accepted',
                      '--start', '2026-05-01', *TODAY)


def due(workspace, today='2026-06-15'):
    rows = workspace.json('survey', 'due', *GROW, '--today', today)['due']
    return [(row['pair'], row['side']) for row in rows]


def test_due():
    with Workspace() as workspace:
        with_pairs(workspace)
        assert due(workspace, '2026-05-30') == []
        assert len(due(workspace, '2026-05-31')) == 2 * N_PAIRS
        workspace.run('survey', 'enter', '--pair', '1', '--side', 'mentee', '--answer',
                      'satisfaction=4', *TODAY)
        assert (1, 'mentee') not in due(workspace) and (1, 'mentor') in due(workspace)
        workspace.run('undo')
        assert (1, 'mentee') in due(workspace)
        workspace.run('pair', 'pause', '--pair', '2', '--on', '2026-06-10', '--until', '2026-06-20',
                      *TODAY)
        assert (2, 'mentor') not in due(workspace) and (2, 'mentor') in due(workspace, '2026-06-21')
        workspace.run('pair', 'end', '--pair', '3', '--reason', 'no-time', '--on', '2026-06-01', *TODAY)
        assert (3, 'mentor') not in due(workspace)
        kinds = {row['kind'] for row in workspace.json('today', *GROW, *TODAY)['rows']}
        assert 'survey' in kinds, kinds
        workspace.run('survey', 'edit', *GROW, '--off')
        assert due(workspace) == []
        workspace.run('check')


def export(rows):
    """As Microsoft Forms writes it."""
    head = f'ID,Start time,Completion time,Email,Name,{SATISFIED},{USEFUL},May we quote you?\n'
    return head + ''.join(
        f'{i},6/14/26 9:00:00,6/14/26 9:05:00,{email},x,{rating},{words},{quote};\n'
        for i, (email, rating, words, quote) in enumerate(rows, 1))


def test_import():
    with Workspace() as workspace:
        with_pairs(workspace)
        rows = [(f'b{i}@example.org', 5 - i % 2, f'word{i}', 'Yes' if i == 1 else 'No')
                for i in range(1, N_PAIRS + 1)]
        file = workspace.write('export.csv', export(rows + [('nobody@example.org', 4, '', '')]))
        command = ('import', 'surveys', file, *GROW, *TODAY)
        receipt = workspace.json(*command)
        assert (receipt['added'], receipt['refused']) == (N_PAIRS, 1), receipt
        assert receipt['problems'][0]['row'] == N_PAIRS + 2, receipt['problems']
        again = workspace.json(*command)
        assert (again['added'], again['unchanged']) == (0, N_PAIRS), again

        results = workspace.json('survey', 'results', *GROW, *TODAY)
        mentor, mentee = results['sides']
        assert mentee['n'] == N_PAIRS and mentee['eligible'] == N_PAIRS, mentee
        assert mentee['questions'][0]['mean'] == 4.5, mentee['questions'][0]
        assert mentor['n'] == 0 and mentor['questions'][0]['mean'] is None, mentor
        assert sorted(row['text'] for row in results['comments']) == [
            f'word{i}' for i in range(1, N_PAIRS + 1)], results['comments']
        # Never beside a name, unless she allowed it.
        answers = json.dumps(workspace.json('survey', 'answers', *GROW, *TODAY))
        assert 'word1' in answers and 'word2' not in answers, answers
        quotes = workspace.json('survey', 'testimonials', *GROW)['testimonials']
        assert [(row['text'], row['name']) for row in quotes] == [('word1', 'Person B1')], quotes
        workspace.run('program', 'edit', 'Grow', '--confidential', 'yes')
        assert workspace.json('survey', 'testimonials', *GROW)['testimonials'][0]['name'] is None


def test_hidden():
    with Workspace() as workspace:
        with_pairs(workspace)
        for i in range(1, 5):
            workspace.run('survey', 'enter', '--pair', str(i), '--side', 'mentee', '--answer',
                          f'satisfaction={i}', '--answer', f'{USEFUL}=secret{i}', *TODAY)
        results = workspace.json('survey', 'results', *GROW, *TODAY)
        mentee = results['sides'][1]
        assert mentee['hidden'] and mentee['n'] is None and mentee['response_rate'] is None, mentee
        assert mentee['questions'][0]['hidden'] and mentee['questions'][0]['mean'] is None
        assert results['comments'] == {'hidden': True}, results['comments']
        words = workspace.run('survey', 'results', *GROW, *TODAY).stdout
        assert 'secret' not in words and 'hidden' in words, words


def test_questions():
    with Workspace() as workspace:
        with_pairs(workspace)
        shown = workspace.json('survey', 'show', *GROW)
        first = shown['questions'][0]['question']
        workspace.run('survey', 'enter', '--pair', '1', '--side', 'mentee', '--answer', '1=4', *TODAY)
        workspace.run('survey', 'question', 'edit', '--question', str(first), '--title', 'How useful?')
        after = workspace.json('survey', 'show', *GROW)['questions']
        assert [row['title'] for row in after if not row['active']] == [SATISFIED], after
        answer = workspace.json('survey', 'answers', '--pair', '1')['feedback'][0]['answers'][0]
        assert (answer['title'], answer['number']) == (SATISFIED, 4), answer
        text = workspace.run('survey', 'questions', *GROW).stdout
        assert 'How useful?' in text and SATISFIED not in text, text
        workspace.run('survey', 'question', 'delete', '--question', str(first), code=1)
        workspace.run('survey', 'question', 'add', *GROW, '--title', 'Odd?', '--kind', 'odd', code=2)
        workspace.run('survey', 'delete', *GROW, '--survey', 'Pulse survey', code=1)
        workspace.run('survey', 'add', *GROW, '--name', 'At the end', '--every', '0')
        workspace.run('survey', 'delete', *GROW, '--survey', 'At the end')


run_tests(globals())
