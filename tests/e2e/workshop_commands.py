#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""The pairing workshop without a window: solve, explain, what-if, lock, forbid, compare, late.

usage: workshop_commands.py TANDEMCTL
"""

import itertools
import random

from workshop_people import enrol_everyone
from workspace import Workspace, run_tests

PROGRAM = ('--program', 'Leadership')


class Workshop(Workspace):
    """A workspace with the people of the workshop, enrolled."""

    def __enter__(self):
        super().__enter__()
        enrol_everyone(self.run, self.write)
        return self

    def propose(self, *words):
        return self.json('pair', 'propose', *PROGRAM, *words)

    def rank(self, mentee):
        ranked = self.json('pair', 'rank', *PROGRAM, '--mentee', mentee)
        return {m['mentor']: m for m in ranked['mentors']}


# --- solve ---

def best_by_trying(scores, places, objective):
    """(matched, total, worst) of the best pairs, by trying them all."""
    mentees = sorted({mentee for _, mentee in scores})
    choices = [[None] + [mentor for mentor, who in scores if who == mentee] for mentee in mentees]
    best = None
    for chosen in itertools.product(*choices):
        taken = [mentor for mentor in chosen if mentor]
        if any(taken.count(mentor) > places.get(mentor, 1) for mentor in taken):
            continue
        values = [scores[mentor, mentee] for mentee, mentor in zip(mentees, chosen) if mentor]
        result = (len(values), sum(values), min(values, default=0))
        order = {'total': (result[0], result[1]), 'score': (result[1], result[0]),
                 'fair': (result[0], result[2], result[1])}[objective]
        if best is None or order > best[0]:
            best = (order, result)
    return best[1]


def random_sheet(dice):
    mentors = [f'm{i}' for i in range(dice.randint(1, 4))]
    mentees = [f'e{i}' for i in range(dice.randint(1, 5))]
    pairs = [pair for pair in itertools.product(mentors, mentees) if dice.random() < 0.7]
    scores = {pair: dice.randint(-3, 9) for pair in pairs}
    return scores, {mentor: dice.randint(0, 2) for mentor in mentors}


def write_sheet(workspace, scores, places, dice):
    rows = [f'{mentor},{mentee},{score}' for (mentor, mentee), score in scores.items()]
    dice.shuffle(rows)
    sheet = workspace.write('scores.csv', '\n'.join(['mentor,mentee,score', *rows]) + '\n')
    rows = [f'{mentor},{n}' for mentor, n in places.items()]
    dice.shuffle(rows)
    return sheet, workspace.write('mentors.csv', '\n'.join(['mentor,places', *rows]) + '\n')


def test_solve_is_the_optimum():
    dice = random.Random(11)
    with Workspace() as workspace:
        for _ in range(40):
            scores, places = random_sheet(dice)
            if not scores:
                continue
            places = {m: n for m, n in places.items() if any(mentor == m for mentor, _ in scores)}
            for objective in ('total', 'score', 'fair'):
                sheet, mentors = write_sheet(workspace, scores, places, dice)
                found = workspace.json('solve', sheet, '--capacity', mentors, '--objective', objective)
                expected = best_by_trying(scores, places, objective)
                got = (found['matched'], found['total'], found['worst'])
                if objective == 'total':
                    got, expected = got[:2], expected[:2]
                elif objective == 'score':
                    got, expected = got[1], expected[1]
                assert got == expected, (objective, scores, places, found)
                assert found['optimal'] is True and found['certificate'] == 'verified', found
                again, mentors = write_sheet(workspace, scores, places, dice)
                repeated = workspace.json('solve', again, '--capacity', mentors,
                                          '--objective', objective)
                assert repeated['pairs'] == found['pairs'], (found, repeated)


def test_solve_costs_and_limits():
    with Workspace() as workspace:
        sheet = workspace.write('scores.csv', 'mentor,mentee,score\na,x,5\na,y,1\nb,x,2\nb,y,9\n')
        assert workspace.json('solve', sheet)['total'] == 14
        least = workspace.json('solve', sheet, '--minimise')
        assert (least['matched'], least['total'], least['worst']) == (2, 3, 2), least
        high = workspace.json('solve', sheet, '--lowest', '6')
        assert (high['matched'], high['total'], high['unmatched']) == (1, 9, ['x']), high
        twice = workspace.write('twice.csv', 'mentor,mentee,score\na,x,5\na,x,6\n')
        assert '3' in workspace.run('solve', twice, code=1).stderr
        places = workspace.write('places.csv', 'mentor,places\nc,1\n')
        refused = workspace.run('solve', sheet, '--capacity', places, code=1).stderr
        assert '2' in refused and 'c' in refused, refused
        low = -(2 ** 40)
        sheet = workspace.write('low.csv', f'mentor,mentee,score\na,x,{low}\n')
        assert workspace.json('solve', sheet)['total'] == low
        huge = workspace.write('huge.csv', f'mentor,mentee,score\na,x,{2 ** 63 - 1}\nb,y,{-2 ** 62}\n')
        workspace.run('solve', huge, code=1)


# --- rank, explain ---

def total_with(workspace, *constraint):
    """Matched and total of a proposal made with one more pair locked or forbidden."""
    workspace.run('pair', *constraint)
    made = workspace.propose()
    workspace.run('undo')
    workspace.run('undo')
    return made['matched'], made['total']


def test_rank():
    with Workshop() as workshop:
        ranked = workshop.rank('25')
        assert set(ranked) == {'11', '12', '13'}, ranked
        assert 'reporting_chain' in str(ranked['13']), ranked['13']
        assert ranked['11']['criteria'], ranked['11']
        assert sum(ranked['11']['criteria'].values()) == ranked['11']['score'], ranked['11']


def test_explain_a_pair():
    with Workshop() as workshop:
        made = workshop.propose()
        assert made['matched'] == 4, made
        for pair in made['pairs']:
            told = workshop.json('pair', 'explain', '--proposal', str(made['proposal']),
                                 '--mentee', pair['mentee'])
            assert told['mentor'] == pair['mentor'] and told['criteria'] == pair['criteria'], told
            for other in told['alternatives']:
                assert other['mentor'] != pair['mentor'] and other['why_not'], other
                ranked = workshop.rank(pair['mentee'])[other['mentor']]
                assert ranked['score'] == other['score'], (ranked, other)
                # What it costs is what the best proposal loses with that pair forced.
                matched, total = total_with(workshop, 'lock', *PROGRAM, '--mentor', other['mentor'],
                                            '--mentee', pair['mentee'])
                assert matched == made['matched'], (other, matched)
                assert other['cost_to_others'] == made['total'] - total, (other, made, total)


def test_explain_wishes():
    with Workshop() as workshop:
        made = workshop.propose()
        told = workshop.json('pair', 'explain', '--proposal', str(made['proposal']), '--mentee', '25')
        wish = told['wishes'][0]
        assert wish['mentor'] == '13' and wish['outcome'] and wish['because'], told
        told = workshop.json('pair', 'explain', '--proposal', str(made['proposal']), '--mentee', '22')
        assert told['wishes'][0]['mentor'] == '12', told
        workshop.run('pair', 'explain', '--proposal', str(made['proposal']), '--mentee', '99', code=1)
        workshop.run('pair', 'explain', '--proposal', '77', '--mentee', '22', code=1)


def test_explain_nobody():
    with Workshop() as workshop:
        made = workshop.propose()
        left = made['unmatched'][0]['mentee']
        told = workshop.json('pair', 'explain', '--proposal', str(made['proposal']), '--mentee', left)
        assert told['mentor'] is None, told
        assert told['alternatives'] and all(a['why_not'] for a in told['alternatives']), told


# --- what-if ---

def test_what_if():
    with Workshop() as workshop:
        made = workshop.propose()
        number = str(made['proposal'])
        same = workshop.json('pair', 'whatif', '--proposal', number)
        assert (same['matched'], same['matched_change'], same['total_change'],
                same['pairs_changed']) == (4, 0, 0, 0), same
        more = workshop.json('pair', 'whatif', '--proposal', number, '--places', '12=2')
        assert (more['matched'], more['matched_change']) == (5, 1), more
        assert more['total_change'] > 0 and more['pairs_changed'] >= 1, more
        workshop.run('pair', 'whatif', '--proposal', number, '--without-rule', 'nonsense', code=2)
        workshop.run('pair', 'whatif', '--proposal', number, '--weight', 'skills', code=2)
        # Nothing was written.
        assert workshop.propose()['pairs'] == made['pairs']


def test_what_if_is_what_a_proposal_gives():
    with Workshop() as workshop:
        made = workshop.propose()
        told = workshop.json('pair', 'whatif', '--proposal', str(made['proposal']),
                             '--without-rule', 'reporting_chain')
        workshop.run('program', 'rules', 'Leadership', '--rule', 'reporting_chain=0')
        again = workshop.propose()
        assert told['matched'] == again['matched'], (told, again)
        assert told['total_change'] == again['total'] - made['total'], (told, again)


# --- lock, forbid ---

def test_lock_and_forbid():
    with Workshop() as workshop:
        first = workshop.propose()
        chosen = {p['mentee']: p['mentor'] for p in first['pairs']}
        workshop.run('pair', 'lock', *PROGRAM, '--mentor', '11', '--mentee', '24')
        locked = workshop.propose()
        assert {'24': '11'}.items() <= {p['mentee']: p['mentor'] for p in locked['pairs']}.items()
        assert locked['total'] <= first['total']
        workshop.run('undo')
        workshop.run('undo')
        mentee, mentor = next(iter(chosen.items()))
        workshop.run('pair', 'forbid', *PROGRAM, '--mentor', mentor, '--mentee', mentee)
        for pair in workshop.propose()['pairs']:
            assert (pair['mentor'], pair['mentee']) != (mentor, mentee), pair
        assert 'exclusion' in str(workshop.rank(mentee)[mentor]), workshop.rank(mentee)[mentor]
        workshop.run('pair', 'forbid', *PROGRAM, '--mentor', mentor, '--mentee', mentee, '--remove')
        assert workshop.propose()['pairs'] == first['pairs']
        workshop.run('pair', 'lock', *PROGRAM, '--mentor', '99', '--mentee', '24', code=1)
        workshop.run('pair', 'lock', *PROGRAM, '--mentor', '24', '--mentee', '24', code=1)


# --- compare ---

def test_compare():
    with Workshop() as workshop:
        first = workshop.propose()
        workshop.run('pair', 'lock', *PROGRAM, '--mentor', '11', '--mentee', '24')
        second = workshop.propose()
        numbers = (str(first['proposal']), str(second['proposal']))
        told = workshop.json('pair', 'compare', '--proposals', *numbers)
        differ = {(p['mentee'], p['mentor']) for p in first['pairs']} ^ {
            (p['mentee'], p['mentor']) for p in second['pairs']}
        assert differ and all(mentee in str(told) for mentee, _ in differ), told
        workshop.run('pair', 'compare', '--proposals', numbers[0], '99', code=1)


# --- late enrolments, second mentors ---

def test_late_leaves_released_pairs():
    with Workshop() as workshop:
        made = workshop.propose()
        workshop.json('pair', 'release', '--proposal', str(made['proposal']))
        before = workshop.json('pair', 'list', *PROGRAM)['pairs']
        late = workshop.write('late.csv', 'Number,Name,Department,Grade,Manager\n26,Jo Kok,Sales,4,10\n'
                              '14,Kai Lind,Sales,7,10\n')
        workshop.run('import', 'roster', late)
        workshop.run('enrol', *PROGRAM, '--role', 'mentee', '26')
        workshop.run('enrol', *PROGRAM, '--role', 'mentor', '--places', '1', '14')
        fresh = workshop.propose('--only-late')
        assert {p['mentee'] for p in fresh['pairs']} == {'26'}, fresh
        assert workshop.json('pair', 'list', *PROGRAM)['pairs'] == before


def mentors_by_mentee(proposal):
    mentors = {}
    for pair in proposal['pairs']:
        mentors.setdefault(pair['mentee'], []).append(pair['mentor'])
    return mentors


def test_second_mentor_after_everyone():
    with Workshop() as workshop:
        workshop.run('program', 'rules', 'Leadership', '--parameter', 'second_mentor=1')
        # Four places for five mentees: nobody has two while one has none.
        short = mentors_by_mentee(workshop.propose())
        assert [len(mentors) for mentors in short.values()] == [1, 1, 1, 1], short
        people = workshop.write('more.csv', 'Number,Name,Department,Grade,Manager\n'
                                '14,Kai Lind,Sales,7,10\n')
        workshop.run('import', 'roster', people)
        workshop.run('enrol', *PROGRAM, '--role', 'mentor', '--places', '3', '14')
        enough = mentors_by_mentee(workshop.propose())
        # Seven places: five first mentors and two second ones, nobody the same one twice.
        assert sorted(len(mentors) for mentors in enough.values()) == [1, 1, 1, 2, 2], enough
        assert all(len(set(mentors)) == len(mentors) for mentors in enough.values()), enough
        first = mentors_by_mentee(workshop.propose('--first-only'))
        assert [len(mentors) for mentors in first.values()] == [1] * 5, first


def test_late_table():
    with Workshop() as workshop:
        made = workshop.propose()
        workshop.json('pair', 'release', '--proposal', str(made['proposal']))
        people = workshop.write('late.csv', 'Number,Name,Department,Grade,Manager\n'
                                '26,Jo Kok,Sales,4,10\n14,Kai Lind,Sales,7,10\n')
        workshop.run('import', 'roster', people)
        workshop.run('enrol', *PROGRAM, '--role', 'mentee', '26')
        workshop.run('enrol', *PROGRAM, '--role', 'mentor', '--places', '1', '14')
        rows = workshop.json('pair', 'propose', *PROGRAM, '--late-table')['choices']
        locked, free = rows[0], rows[-1]
        assert locked['moved'] == 0 and free['lost'] == 0, rows
        assert all(row['late'] == 1 and row['unmatched'] == 0 for row in rows), rows
        assert locked['total'] <= free['total'], rows


def test_score_sheet():
    with Workshop() as workshop:
        sheet = workshop.write('sheet.csv', 'mentor,mentee,score\n11,21,5\n11,22,9\n12,21,1\n'
                               '13,25,9\n')
        made = workshop.propose('--scores', sheet)
        # 25 reports to 13: the programme's rule holds for a sheet as well.
        assert {(p['mentor'], p['mentee']) for p in made['pairs']} == {('11', '22'), ('12', '21')}
        assert made['total'] == 10, made
        refused = workshop.write('refused.csv', 'mentor,mentee,score\n11,21,5\n77,22,9\n')
        said = workshop.run('pair', 'propose', *PROGRAM, '--scores', refused, code=1).stderr
        assert '77' in said and '3' in said and 'refused.csv' in said, said


run_tests(globals())
