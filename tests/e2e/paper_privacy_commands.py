#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What is held about a person, erasing a person, the retention period and the history, from outside.

usage: paper_privacy_commands.py TANDEMCTL
"""

import glob
import os
import sqlite3

from workspace import Workspace, run_tests

DASHBOARDS = ['engagement', 'retention', 'outcomes', 'consistency', 'exit-reasons', 'promotion']


class Company(Workspace):
    """A sample, and somebody of it who left and was in a pair that ended."""

    def __enter__(self):
        super().__enter__()
        self.run('sample')
        with sqlite3.connect(self.path) as base:
            self.number, self.name, self.id, self.pair, self.mentor = base.execute(
                'SELECT e.number, e.name, e.id, p.id, p.mentor_id = e.id FROM employee e JOIN pair p '
                "ON e.id IN (p.mentor_id, p.mentee_id) WHERE p.state IN ('ended', 'completed') AND "
                'e.leave_date IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pair o WHERE e.id IN '
                "(o.mentor_id, o.mentee_id) AND o.state NOT IN ('ended', 'completed'))").fetchone()
        return self

    def write_rows(self, sql, *values):
        with sqlite3.connect(self.path) as base:
            base.execute(sql, values)

    def bytes(self):
        return b''.join(open(path, 'rb').read() for path in glob.glob(self.path + '*'))


def test_person_show():
    with Company() as company:
        hers, others = ('mentor', 'mentee') if company.mentor else ('mentee', 'mentor')
        for side, words in ((hers, 'zqhers'), (others, 'zqothers')):
            company.write_rows('INSERT INTO concern (pair_id, raised_by, raised_on, note) '
                               "VALUES (?, ?, '2025-01-01', ?)", company.pair, side, words)
        company.write_rows("UPDATE pair SET note = 'zqpairnote' WHERE id = ?", company.pair)
        company.write_rows("UPDATE concern SET settled_note = 'zqsettled' WHERE note = 'zqothers'")
        shown = company.json('person', 'show', company.number)
        text = str(shown)
        assert shown['name'] == company.name
        assert 'zqhers' in text and 'zqpairnote' in text
        assert 'zqothers' not in text and 'zqsettled' not in text
        assert shown['left_out_confidential'] >= 1
        assert {'employee', 'pair', 'contact'} <= {part['table'] for part in shown['sections']}
        path = os.path.join(company.folder, 'held.csv')
        company.run('person', 'show', company.number, '--output', path)
        with open(path, encoding='utf-8-sig') as file:
            saved = file.read()
        assert 'zqhers' in saved and 'zqothers' not in saved
        company.run('report', 'person', '--person', company.number, '--output',
                    os.path.join(company.folder, 'held.pdf'))
        company.write_rows('UPDATE program SET confidential = 1')
        other = company.json('person', 'show', company.number)
        assert other['left_out_names'] >= 1
        pairs = [part for part in other['sections'] if part['table'] == 'pair'][0]
        assert all(entry['other'] is None for entry in pairs['entries'])


def replaced(data, value, new):
    """With another value in its place, and rows of people in an order that does not go by numbers."""
    if isinstance(data, dict):
        return {key: replaced(member, value, new) for key, member in data.items()}
    if isinstance(data, list):
        rows = [replaced(member, value, new) for member in data]
        return sorted(rows, key=str) if rows and isinstance(rows[0], dict) else rows
    return new if data == value else data


def test_erase():
    for verb in ('anonymise', 'erase'):
        with Company() as company:
            before = [company.json('insight', kind) for kind in DASHBOARDS]
            assert company.name.encode() in company.bytes()
            plan = company.json('person', verb, company.number, '--rehearse')
            assert plan['names'] == [company.name] and plan['deleted'] and plan['kept']
            assert company.run('person', verb, company.number, code=2)
            assert company.name.encode() in company.bytes()
            done = company.json('person', verb, company.number, '--yes')
            assert done['people'] == 1 and done['clean'], done
            assert company.name.encode() not in company.bytes()
            assert company.run('check')
            after = [company.json('insight', kind) for kind in DASHBOARDS]
            new = 'Person 1' if verb == 'anonymise' else 'Erased person'
            for kind, one, other in zip(DASHBOARDS, before, after):
                for value in (company.name, company.number):
                    one = replaced(one, value, new if value == company.name else None)
                assert one == replaced(other, None, None), f'{kind} is not what it was'
            company.run('person', 'show', company.number, code=1)
            roster = company.write('again.csv', f'Number,Name\n{company.number},{company.name}\n')
            company.run('import', 'roster', roster, code=1)
            assert company.name.encode() not in company.bytes(), 'an import brought the person back'


def test_past_retention():
    with Company() as company:
        # The sample has a period, so that the list is seen.
        assert company.json('person', 'past-retention')['people']
        company.run('settings', 'set', 'retention-months', '0')
        assert company.json('person', 'past-retention')['people'] == []
        company.run('settings', 'set', 'retention-months', '12')
        past = company.json('person', 'past-retention')['people']
        assert past and all(person['last_day'] < '2025-03-16' for person in past)
        plan = company.json('person', 'anonymise', '--past-retention', '--rehearse')
        assert plan['people'] == len(past) and not plan['refusals']
        assert company.json('person', 'anonymise', '--past-retention', '--yes')['people'] == len(past)
        assert company.json('person', 'past-retention')['people'] == []
        assert company.run('check')


def test_audit():
    with Company() as company:
        company.run('settings', 'set', 'organisation', 'Zq')
        everything = company.json('audit', 'list')
        assert everything['total'] == len(everything['entries']) >= 2
        assert everything['entries'][0]['action'] == 'workspace.setting'
        assert company.json('audit', 'list', '--kind', 'contact')['total'] == 0
        assert company.json('audit', 'list', '--text', 'organisation')['total'] == 1
        assert company.json('audit', 'list', '--to', '2000-01-01')['total'] == 0
        about = company.json('audit', 'list', '--about', company.number)['entries']
        assert [entry['action'] for entry in about] == ['workspace.sample'], about
        company.run('audit', 'list', '--kind', 'nothing', code=2)
        company.run('report', 'audit', '--output', os.path.join(company.folder, 'audit.pdf'))


if __name__ == '__main__':
    run_tests(dict(globals()))
