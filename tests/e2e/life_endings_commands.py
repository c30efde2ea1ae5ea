#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""How pairs pause and end, without a window: reviews, ends, concerns, referrals, absences, leavers.

usage: life_endings_commands.py TANDEMCTL
"""

from workspace import Workspace, run_tests

TODAY = ('--today', '2026-06-15')
SECRET = 'the-private-word'
ROSTER = 'Number,Name,Leave date\n01,Ann One,\n02,Bob Two,\n03,Cid Three,\n04,Dee Four,{}\n'


def with_pairs(workspace):
    """Ann guides Bob (pair 1) and Cid (pair 2) since January; Dee (pair 3) leaves at the end of May."""
    workspace.run('import', 'roster', workspace.write('roster.csv', ROSTER.format('')))
    workspace.run('program', 'add', 'Grow', '--start', '2026-01-01')
    workspace.run('import', 'enrolments', workspace.write(
        'sign-ups.csv', 'Number,Role,Places\n01,mentor,4\n02,mentee,\n03,mentee,\n04,mentee,\n'),
                  '--program', 'Grow')
    for mentee in ('02', '03', '04'):
        workspace.run('pair', 'add', '--program', 'Grow', '--mentor', '01', '--mentee', mentee,
                      '--accepted', '--start', '2026-01-12', *TODAY)
    for day in ('2026-02-10', '2026-05-20'):
        workspace.run('contact', 'add', '--pair', '1', '--on', day, *TODAY)


def pair(workspace, number):
    pairs = workspace.json('pair', 'list', *TODAY)['pairs']
    return next(one for one in pairs if one['pair'] == number)


def warned(workspace, *words):
    """The warnings of a command; on standard error they are the same."""
    done = workspace.run(*words, *TODAY)
    workspace.run('undo')
    warnings = workspace.json(*words, *TODAY)['warnings']
    assert done.stderr.splitlines() == warnings, (words, done.stderr, warnings)
    return warnings


def history(workspace, number):
    return workspace.json('pair', 'history', '--pair', str(number), *TODAY)['events']


def test_complete():
    """With its end review in one step; what lies after the day is said."""
    with Workspace() as workspace:
        with_pairs(workspace)
        late = warned(workspace, 'pair', 'complete', '--pair', '1', '--on', '2026-05-01')
        assert len(late) == 1 and late[0].startswith('1 contact lies after'), late
        workspace.run('undo')
        workspace.run('pair', 'review', '--pair', '1', '--kind', 'end', '--on', '2026-06-12',
                      '--outcome', 'Leads a team', '--note', SECRET, '--complete', *TODAY)
        done = pair(workspace, 1)
        assert (done['state'], done['ended_on']) == ('completed', '2026-06-12'), done
        kinds = [event['kind'] for event in history(workspace, 1)]
        assert 'review' in kinds and 'completed' in kinds, kinds
        workspace.run('undo')
        assert pair(workspace, 1)['state'] == 'active'
        assert 'review' not in [event['kind'] for event in history(workspace, 1)]
        workspace.run('check', *TODAY)


def test_ends():
    """Early with a reason, and for another mentor without blame; both are taken back."""
    with Workspace() as workspace:
        with_pairs(workspace)
        workspace.run('pair', 'end', '--pair', '1', *TODAY, code=2)
        odd = warned(workspace, 'pair', 'end', '--pair', '1', '--reason', 'boredom')
        assert len(odd) == 1 and 'boredom' in odd[0] and 'no-time' in odd[0], odd
        workspace.run('undo')
        assert warned(workspace, 'pair', 'end', '--pair', '1', '--reason', 'no-time') == []
        assert pair(workspace, 1)['end_reason'] == 'no-time'
        workspace.run('pair', 'complete', '--pair', '1', *TODAY, code=1)
        assert warned(workspace, 'pair', 'rematch', '--pair', '2') == []
        ended = pair(workspace, 2)
        assert (ended['state'], ended['end_reason']) == ('ended', 'rematch'), ended
        workspace.run('undo')
        assert pair(workspace, 2)['state'] == 'active'
        workspace.run('check', *TODAY)


def test_lengths():
    """Unusual planned lengths are warned of where they are set; a moved end is a step of that day."""
    with Workspace() as workspace:
        with_pairs(workspace)
        assert pair(workspace, 1)['planned_end'] == '2026-11-12'
        short = warned(workspace, 'pair', 'extend', '--pair', '1', '--until', '2026-10-11')
        assert len(short) == 1 and '9 months' in short[0], short
        assert warned(workspace, 'pair', 'extend', '--pair', '1', '--until', '2027-01-12') == []
        moved = [event for event in history(workspace, 1) if event['kind'] == 'extended']
        assert [(event['on'], event['until']) for event in moved] == [('2026-06-15', '2027-01-12')], moved
        workspace.run('pair', 'extend', '--pair', '1', '--until', '2026-01-01', *TODAY, code=1)
        for words, said in ((('--kind', 'coaching', '--months', '7'), '3 to 6'), (('--months', '8'), '9 months'),
                            (('--months', '9'), None)):
            warnings = warned(workspace, 'program', 'add', 'Other', '--objective', 'Grow', *words)
            assert [said in one for one in warnings] == ([True] if said else []), (words, warnings)
            workspace.run('undo')


def test_pauses():
    """One pair, and everybody's who is away; the silence of a pause is no silence."""
    with Workspace() as workspace:
        with_pairs(workspace)
        inside = warned(workspace, 'pair', 'pause', '--pair', '1', '--on', '2026-05-01')
        assert len(inside) == 1 and inside[0].startswith('1 contact lies inside'), inside
        assert pair(workspace, 1)['state'] == 'paused'
        workspace.run('pair', 'resume', '--pair', '1', *TODAY)
        assert pair(workspace, 1)['state'] == 'active'

        def kind():
            rows = workspace.json('today', *TODAY)['rows']
            return {row['kind'] for row in rows if row['pair'] == 2} & {'close', 'silent', 'never_met'}

        assert kind() == {'close'}
        workspace.run('absence', 'add', '--person', '03', '--from', '2026-02-01', '--to', '2026-05-31',
                      '--reason', SECRET, *TODAY)
        assert kind() == {'never_met'}
        away = workspace.json('absence', 'list', *TODAY)['absences']
        assert len(away) == 1 and SECRET not in str(away), away
        workspace.run('undo')
        assert kind() == {'close'}


def test_worries():
    """Concerns and referrals are dated; their words are kept and never said."""
    with Workspace() as workspace:
        with_pairs(workspace)
        workspace.run('pair', 'concern', '--pair', '1', '--by', 'mentee', '--note', SECRET, *TODAY)
        assert 'concern' in {row['kind'] for row in workspace.json('today', *TODAY)['rows']}
        workspace.run('pair', 'concern', '--settle', '1', '--note', SECRET, *TODAY)
        assert 'concern' not in {row['kind'] for row in workspace.json('today', *TODAY)['rows']}
        workspace.run('pair', 'refer', '--pair', '1', '--by', 'mentee', '--note', SECRET, *TODAY)
        workspace.run('pair', 'review', '--pair', '1', '--kind', 'mid', '--note', SECRET, *TODAY)
        for words in (('pair', 'history', '--pair', '1'), ('pair', 'list'), ('today',), ('pair', 'review', '--due'),
                      ('employees', '--search', SECRET)):
            for form in ((), ('--json',)):
                said = workspace.run(*words, *form, *TODAY)
                assert SECRET not in said.stdout + said.stderr, words


def test_leavers():
    """Who left on the roster is proposed to be ended."""
    with Workspace() as workspace:
        with_pairs(workspace)
        workspace.run('import', 'roster', workspace.write('roster.csv', ROSTER.format('2026-05-31')))
        leaving = [row for row in workspace.json('today', *TODAY)['rows'] if row['kind'] == 'leaver']
        assert [row['pair'] for row in leaving] == [3], leaving
        workspace.run('pair', 'end', '--pair', '3', '--reason', 'mentee_left', '--on', '2026-05-31', *TODAY)
        assert 'leaver' not in {row['kind'] for row in workspace.json('today', *TODAY)['rows']}


def test_signature_taken_back():
    with Workspace() as workspace:
        with_pairs(workspace)
        workspace.run('pair', 'sign', '--pair', '1', '--by', 'mentee', *TODAY)
        assert pair(workspace, 1)['mentee_signed_on'] == '2026-06-15'
        workspace.run('pair', 'sign', '--pair', '1', '--by', 'mentee', '--remove', *TODAY)
        assert pair(workspace, 1)['mentee_signed_on'] is None
        workspace.run('undo')
        assert pair(workspace, 1)['mentee_signed_on'] == '2026-06-15'


run_tests(globals())
