#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Private words leave in no way: a word of its own is planted in every private column, every command
is run, and none of the words is in anything that came out.

usage: life_privacy_commands.py TANDEMCTL

The private columns are those of src/workspace/td-private.c. A command that is new has to be named
in READS, with how it is run, or in WRITES.
"""

import os
import re
import shutil
import sqlite3
import subprocess

from workspace import Workspace, run_tests

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
PROGRAM = 'Fjord Mentoring'
COACHING = 'Coaching for New Managers'

KINDS = ['engagement', 'retention', 'outcomes', 'consistency', 'exit-reasons']

# Rows for tables that a sample may leave empty; PAIR, GOAL, PERSON are put in.
ROWS = {
    'unsaved_form': "(form, about, on_date, fields) VALUES ('TdContactDialog', '', '2026-03-16', '{}')",
    'concern': "(pair_id, raised_by, raised_on, settled_on) VALUES (PAIR, 'mentee', '2026-02-01', "
               "'2026-02-20'), (PAIR, 'mentor', '2026-03-01', NULL)",
    'referral': "(pair_id, side, on_date) VALUES (PAIR, 'mentee', '2026-02-01')",
    'review': "(pair_id, kind, held_on) VALUES (PAIR, 'mid', '2026-02-01')",
    'absence': "(employee_id, from_date, to_date) VALUES (PERSON, '2026-01-01', '2026-04-01')",
    'no_match': "(program_id, employee_id, decided_on, reason) VALUES (1, PERSON, '2026-02-01', "
                "'no-mentor')",
}

# How each command that reads is run: once plainly and once with --json. PAIR: a pair with private
# words, MENTEE: a mentee who waits, GOAL: a goal, FOLDER: where files may go.
READS = {
    'employees': ['', '--search zq'],
    'program list': [''],
    'program rules': [f'{PROGRAM}|'],
    'program text show': [f'--program|{PROGRAM}', f'--program|{PROGRAM}|--kind|reminder'],
    'enrol list': [f'--program|{PROGRAM}'],
    'enrol questions': [f'--program|{PROGRAM}'],
    'pair settled': [f'--program|{PROGRAM}'],
    'pair no-match': [f'--program|{PROGRAM}'],
    'pair list': ['', '--state|declined', f'--program|{PROGRAM}'],
    'pair history': ['--pair|PAIR', '--pair|COACHED'],
    'pair leavers': [''],
    'absence list': [''],
    'pair rank': [f'--program|{PROGRAM}|--mentee|MENTEE'],
    'goal list': ['', '--pair|PAIR'],
    'action list': ['', '--pair|PAIR'],
    'intake show': ['--pair|COACHED'],
    'checklist': ['--goal|GOAL'],
    'agreement show': ['--pair|PAIR'],
    'contact list': ['--pair|PAIR'],
    'today': [''],
    'due': [''],
    'remind': [f'--program|{PROGRAM}|--kind|{kind}|--eml|FOLDER/{kind}|--csv|FOLDER/{kind}.csv|'
               '--mailto' for kind in ('welcome', 'first-contact', 'reminder', 'answer', 'survey',
                                       'end')]
              + [f'--program|{PROGRAM}|--pair|PAIR|--kind|end|--mailto'],
    'export calendar': [f'--program|{PROGRAM}|FOLDER/next.ics', '--pair|PAIR|FOLDER/pair.ics'],
    'export list': ['', *(f'{name}|--program|{PROGRAM}|--output|FOLDER/{name}.csv'
                          for name in ('people', 'pairs', 'today', 'enrolments', 'history', 'imports'))],
    'export mail-addresses': ['', '--pairs'],
    'export xml': ['--output|FOLDER/workspace.xml'],
    'insight engagement': ['', f'--program|{PROGRAM}'],
    'insight consistency': ['', f'--program|{PROGRAM}'],
    'insight exit-reasons': [''],
    'insight signals': [''],
    'insight outcomes': ['', f'--program|{PROGRAM}'],
    'insight survey': [''],
    'insight chart': [*KINDS, 'engagement|endings|--output|FOLDER/endings.csv',
                      'exit-reasons|reasons|--output|FOLDER/reasons.csv',
                      'outcomes|topics|--output|FOLDER/topics.csv'],
    'insight promotion': ['', '--by|department'],
    'insight retention': [f'--program|{PROGRAM}'],
    'insight cadence': ['', f'--program|{PROGRAM}'],
    'report list': [''],
    'audit list': ['', '--about|MENTEE', '--kind|contact', '--pair|PAIR', f'--program|{PROGRAM}'],
    'person past-retention': [''],
    'settings show': [''],
    'errors': [''],
    'backup list': [''],
    'check': [''],
}
# Everything that begins with these is run as it is.
REPORTS = {'shortlist': f'--program|{PROGRAM}', 'agreement': '--pair|PAIR', 'pair': '--pair|PAIR',
           'letter': '--pair|PAIR', 'audit': '--from|2020-01-01'}

# Commands that write, or read files: what they print is what those above print, by the same
# functions; those of a pair are run below. What is held about a person is for that person, private
# words too: paper_privacy_commands.py looks that nothing of others is in it.
WRITES = '''
    init, import roster, import enrolments, import contacts, import surveys, import pairs,
    import events, import calendar, import xml, program add, program edit, program text set, program text reset, program copy,
    program close, program reopen, program archive, program delete, enrol, enrol withdraw,
    enrol wait, enrol restore, pair propose, pair edit, pair swaps, pair check, pair release,
    pair explain, pair whatif, pair compare, pair shortlist, pair lock, pair forbid, pair add, pair accept,
    pair accept-both, pair decline, pair take-back, pair ask-again, pair withdraw, pair pause,
    pair resume, pair cadence, pair end, pair complete, pair sign,
    pair extend, pair concern, pair refer, pair rematch, pair review, absence add, absence delete, absence end,
    goal add, goal edit, goal reach,
    goal drop, goal reopen, goal note, action add, action edit, action done, action drop,
    action reopen, survival, statistics, competing, rates, intake set, agreement set, contact add, contact edit, contact delete, solve,
    sample, settings set, undo, redo, backup, restore, report person, person show, person anonymise, person erase, person merge
'''


def private_columns():
    """(table, column, condition) of td-private.c."""
    with open(os.path.join(ROOT, 'src/workspace/td-private.c'), encoding='utf-8') as file:
        rows = re.findall(r'{ "(\w+)", "(\w+)", PRIVATE, (?:"([^"]*)"|NULL) }', file.read())
    assert len(rows) >= 10, rows
    return rows


def marker(table, column):
    return 'zq' + (table + column).replace('_', '')


class Planted(Workspace):
    """A sample with a word of its own in every private column."""

    def __enter__(self):
        super().__enter__()
        self.run('sample')
        with sqlite3.connect(self.path) as base:
            self.plant(base)
        return self

    def plant(self, base):
        def one(sql):
            return str(base.execute(sql).fetchone()[0])
        self.pair = one("SELECT p.id FROM pair p JOIN goal g ON g.pair_id = p.id JOIN program m ON "
                        f"m.id = p.program_id WHERE p.state = 'active' AND m.name = '{PROGRAM}' "
                        "AND (SELECT count(*) FROM contact c WHERE c.pair_id = p.id) > 2")
        self.coached = one("SELECT p.id FROM pair p JOIN program m ON m.id = p.program_id WHERE "
                           f"m.name = '{COACHING}' AND p.state = 'active'")
        self.goal = one(f'SELECT id FROM goal WHERE pair_id = {self.pair}')
        self.person = one(f'SELECT mentor_id FROM pair WHERE id = {self.pair}')
        self.mentee = one("SELECT number FROM employee WHERE id = (SELECT employee_id FROM enrolment "
                          "WHERE role = 'mentee' AND state = 'enrolled' AND program_id = (SELECT id "
                          f"FROM program WHERE name = '{PROGRAM}') AND employee_id NOT IN "
                          "(SELECT mentee_id FROM pair))")
        for table, values in ROWS.items():
            columns = [row[1] for row in base.execute(f'PRAGMA table_info({table})')]
            for name in ('PAIR', 'GOAL', 'PERSON'):
                values = values.replace(name, getattr(self, name.lower()))
            if table == 'no_match' and 'employee_id' not in columns:
                values = values.replace('employee_id', 'mentee_id')
            base.execute(f'INSERT OR IGNORE INTO {table} {values}')
        base.execute('UPDATE contact SET private = id % 2')
        for table, column, condition in private_columns():
            base.execute(f'UPDATE {table} SET {column} = ? WHERE {condition or 1}',
                         (f'A {marker(table, column)} word',))
            assert base.execute(f'SELECT count(*) FROM {table} WHERE {column} LIKE ?',
                                (f'%{marker(table, column)}%',)).fetchone()[0], (table, column)
        base.execute("UPDATE goal SET title = 'An zqopen word'")
        base.execute("UPDATE contact SET note = 'An zqopen word' WHERE private = 0")

    def words(self, line):
        for name, value in (('PAIR', self.pair), ('MENTEE', self.mentee), ('GOAL', self.goal),
                            ('COACHED', self.coached), ('FOLDER', self.folder)):
            line = line.replace(name, value)
        return [word for word in (line.split('|') if '|' in line else line.split()) if word]


def said(done):
    return done.stdout + done.stderr


def unwrapped(text):
    """Without the ways in which a format breaks lines in the middle of a word."""
    return re.sub(r'=\r?\n|\r\n |-\n', '', text)


def leaks(text):
    low = unwrapped(text).lower()
    return [f'{table}.{column}' for table, column, _ in private_columns()
            if marker(table, column) in low]


def files_of(folder):
    for path, _, names in os.walk(folder):
        for name in names:
            if not name.startswith('test.tandem'):
                yield os.path.join(path, name)


def text_of(path):
    if path.endswith('.pdf'):
        return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True,
                              check=True).stdout
    with open(path, encoding='utf-8', errors='replace', newline='') as file:
        return file.read()


def all_commands(workspace):
    """Every command of --help."""
    text = workspace.run('--help').stdout
    block = text[text.index('Commands:'):].splitlines()[1:]
    return {re.match(r'  ((?:[a-z-]+ )*[a-z-]+)(?:  +| (?=[A-Z]))', line).group(1).strip()
            for line in block if line.startswith('  ')}


def families(workspace):
    """Reading commands of rooms that name them alike: surveys and reports."""
    found = {}
    for command in sorted(all_commands(workspace)):
        if command.startswith('survey ') and command.split()[-1] in (
                'list', 'show', 'questions', 'answers', 'due', 'results', 'testimonials'):
            found[command] = [f'--program|{PROGRAM}']
        if command.startswith('report ') and command not in ('report list', 'report person'):
            name = command.split()[1]
            found[command] = [f'{REPORTS.get(name, "--program|" + PROGRAM)}|--output|'
                              f'FOLDER/{name}.pdf']
    return found


def run_quietly(workspace, *words):
    """What a command says, whether it has anything to say or not."""
    done = subprocess.run([*BASE, '--file', workspace.path, '--today', '2026-03-16', *words],
                          capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode in (0, 1), f'{words}: exit {done.returncode}, {done.stderr}'
    return said(done)


def test_every_command_is_decided():
    with Workspace() as workspace:
        known = set(READS) | set(families(workspace))
        known |= {name.strip() for name in WRITES.split(',')}
        new = {command for command in all_commands(workspace) if command not in known
               and not command.startswith('survey ')}
        assert not new, f'say in READS or WRITES what these let out: {sorted(new)}'


def test_nothing_leaves():
    with Planted() as workspace:
        found, ran, heard = [], 0, ''
        for command, lines in {**READS, **families(workspace)}.items():
            for line in lines:
                for extra in ((), ('--json',)):
                    text = run_quietly(workspace, *command.split(), *workspace.words(line), *extra)
                    found += [f'{command} {line} {extra}: {leak}' for leak in leaks(text)]
                    heard += text
                    ran += 1
        assert not found, '\n# '.join(sorted(set(found)))
        assert ran > 60, ran
        assert 'zqopen' in heard, 'what may leave does not: the test would see nothing'
        paths = list(files_of(workspace.folder))
        kinds = {os.path.splitext(path)[1] for path in paths}
        assert {'.pdf', '.eml', '.csv', '.ics'} <= kinds, kinds
        for path in paths:
            text = text_of(path)
            found += [f'{os.path.basename(path)}: {leak}' for leak in leaks(text)]
            if path.endswith('.pdf') and 'confidential' not in text.lower():
                found.append(f'{os.path.basename(path)}: no line says that it is confidential')
        assert not found, '\n# '.join(sorted(set(found)))


# Steps in the life of a pair, each on a copy; what they print is held against the words too.
STEPS = ['pair review --pair PAIR --kind mid --note zqreviewnote', 'pair review --due',
         'pair refer --pair PAIR --by mentee --note zqreferralreason',
         'pair concern --pair PAIR --by mentee --note zqconcernnote',
         'pair extend --pair PAIR --until 2027-06-01',
         'pair pause --pair PAIR --on 2026-03-01', 'pair end --pair PAIR --reason moved',
         'pair complete --pair PAIR', 'pair cadence --pair PAIR --cadence every:6w',
         'pair sign --pair PAIR --by mentor', 'goal add --pair PAIR --title New',
         'goal reach --goal GOAL', 'goal note --goal GOAL --note Fine',
         'action add --pair PAIR --title Do --owner mentor', 'contact add --pair PAIR --on '
         '2026-03-10 --note zqcontactnote --private', 'undo']


def test_steps_of_a_pair():
    with Planted() as workspace:
        found = []
        kept = workspace.path + '.kept'
        shutil.copy(workspace.path, kept)
        for step in STEPS:
            shutil.copy(kept, workspace.path)
            words = workspace.words(step)
            done = subprocess.run([*BASE, '--file', workspace.path, '--today', '2026-03-16', *words,
                                   '--json'], capture_output=True, text=True, timeout=60,
                                  check=False)
            assert done.returncode == 0, (step, done.stderr)
            found += [f'{step}: {leak}' for leak in leaks(said(done))]
        assert not found, '\n# '.join(found)


def test_search_finds_nothing_private():
    with Planted() as workspace:
        for table, column, _ in private_columns():
            people = workspace.json('employees', '--search', marker(table, column))
            assert people == [] or people.get('employees') == [], (table, column, people)


if __name__ == '__main__':
    import sys
    BASE = [sys.argv[1]]
    run_tests(dict(globals()))
