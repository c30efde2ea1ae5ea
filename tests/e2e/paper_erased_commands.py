#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Somebody whom imports by the hundred brought is erased: no file of the workspace has her bytes.

usage: paper_erased_commands.py TANDEMCTL
"""

import glob
import os

from workspace import Workspace, run_tests

PEOPLE = 400
PAIRS = 60
WHO = 17
PROGRAM = 'Leadership'

# Of her alone: each would be found whatever file it stands in.
NUMBER, GIVEN, FAMILY = 'ZQ4711', 'Zqwilhelmina', 'Zqvandermeer'
EMAIL, NOTE, WISH, ANSWER = 'zqmail@zqhost.example', 'zqcontactnote', 'zqskill', 'zqanswer'
TRACES = (NUMBER, GIVEN, FAMILY, EMAIL, NOTE, WISH, ANSWER)


def encodings(word):
    """As SQLite and the trail may hold it; folded too, for search and for sorting."""
    return {form.encode(code) for form in (word, word.lower(), word.upper())
            for code in ('utf-8', 'utf-16-le')}


class Company(Workspace):
    """Imported in bulk, each kind: people, pairs, sign-ups, contacts, answers."""

    def __enter__(self):
        super().__enter__()
        self.run('import', 'roster', self.write('roster.csv', self.roster()))
        self.run('program', 'add', PROGRAM)
        self.bring('pairs', 'Pair,Mentor,Mentee,Matched on',
                   ((f'P{i}', self.number(i), self.number(i + PEOPLE // 2), '2025-01-06')
                    for i in range(PAIRS)))
        self.bring('enrolments', 'Number,Email,Role,Skills offered',
                   ((self.number(i), self.email(i), 'mentor', WISH if i == WHO else 'law')
                    for i in range(PAIRS)))
        self.bring('contacts', 'Pair,Date,Outcome,Note',
                   ((f'P{i}', f'2025-{month:02}-{i % 27 + 1:02}', 'held',
                     NOTE if i == WHO else 'as planned')
                    for month in range(2, 8) for i in range(PAIRS)))
        self.bring('surveys', 'Email,Date,What has been most useful to you?',
                   ((self.email(i), '2025-03-20', ANSWER if i == WHO else 'the talks')
                    for i in range(PAIRS)))
        return self

    def roster(self, title=''):
        rows = [f'{self.number(i)},{GIVEN if i == WHO else "Ann"},'
                f'{FAMILY if i == WHO else f"Family{i}"},{self.email(i)},Dep {i % 9},{title}'
                for i in range(PEOPLE)]
        return '\n'.join(['Number,Given name,Family name,Email,Department,Title', *rows, ''])

    @staticmethod
    def number(i):
        return NUMBER if i == WHO else f'E{i:04}'

    @staticmethod
    def email(i):
        return EMAIL if i == WHO else f'p{i}@example.org'

    def bring(self, kind, header, rows):
        text = '\n'.join([header, *(','.join(row) for row in rows), ''])
        done = self.json('import', kind, self.write(f'{kind}.csv', text), '--program', PROGRAM)
        assert done['refused'] == 0 and done['added'] + done['updated'] > 0, (kind, done)

    def found(self):
        """Which of her words are in which file of the workspace and its backups."""
        places = [path for path in glob.glob(os.path.join(self.folder, '**'), recursive=True)
                  if os.path.isfile(path) and not path.endswith('.csv')]
        assert self.path in places
        return {(os.path.relpath(path, self.folder), word) for path in places
                for data in [open(path, 'rb').read()] for word in TRACES
                if any(form in data for form in encodings(word))}


def words_of(found, name):
    return {word for path, word in found if os.path.basename(path).startswith(name)}


def test_erased_after_imports():
    for verb in ('erase', 'anonymise'):
        with Company() as company:
            name = os.path.basename(company.path)
            assert words_of(company.found(), name) == set(TRACES), 'the search finds nothing'
            # So that undo and the trail have her, and a backup with all of it is there.
            company.run('import', 'roster', company.write('again.csv', company.roster('Manager')))
            company.run('undo')
            company.run('import', 'roster', company.write('again.csv', company.roster('Head')))
            company.run('backup')
            assert {word for place, word in company.found() if 'backups' in place} == set(TRACES)
            plan = company.json('person', verb, NUMBER, '--rehearse')
            assert plan['people'] == 1 and plan['kept'], plan
            company.run('pair', 'complete', '--pair', f'P{WHO}')
            done = company.json('person', verb, NUMBER, '--yes', '--delete-backups')
            assert done['people'] == 1 and done['clean'], done
            assert company.found() == set(), (verb, company.found())
            # What is written from now on does not have her either, and no undo brings her back.
            company.run('undo', code=3)
            company.run('backup')
            company.run('export', 'xml', '--include-private', '--output',
                        os.path.join(company.folder, 'all.xml'))
            assert company.found() == set(), (verb, company.found())
            again = company.json('import', 'roster', os.path.join(company.folder, 'roster.csv'))
            assert again['added'] == 0 and again['refused'] == 1, again
            assert company.found() == set(), (verb, company.found())
            assert company.run('check')


if __name__ == '__main__':
    run_tests(dict(globals()))
