# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A workspace that tandemctl is tried on from outside, and how such tests are run.

The first argument of the program is tandemctl; TD_SHARED names the folder that holds data/rosters.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

TANDEMCTL = sys.argv[1]
SHARED = os.environ.get('TD_SHARED', '../shared')
TODAY = '2026-03-16'


class Workspace:
    """A workspace file in a folder of its own."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='tandem-commands-')
        self.path = os.path.join(self.folder, 'test.tandem')

    def run(self, *words, code=0):
        done = subprocess.run([TANDEMCTL, '--file', self.path, '--today', TODAY, *words],
                              capture_output=True, text=True, timeout=120)
        assert done.returncode == code, (
            f'{words}: exit {done.returncode}, {done.stderr.strip()} {done.stdout.strip()}')
        return done

    def json(self, *words, code=0):
        return json.loads(self.run(*words, '--json', code=code).stdout)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def __enter__(self):
        self.run('init')
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)


PEOPLE = '''Number,Name,E-mail,Department,Grade,Manager,Hire date,Leave date,Languages
1,Anouk Jansen,anouk@example.com,Sales,8,,2015-01-05,,Dutch; English
2,Bram de Wit,bram@example.com,Sales,7,1,2016-02-01,,Dutch
3,Chloé Dubois,chloe@example.com,Finance,7,1,2017-03-01,,French; English
4,Dewi Sari,dewi@example.com,Finance,5,3,2021-04-01,,English
5,Emeka Obi,emeka@example.com,Sales,5,2,2022-05-01,,English
6,Fatma Yılmaz,fatma@example.com,Finance,4,3,2023-06-01,,English
7,Gé van ’t Hoff,ge@example.com,Sales,4,2,2024-07-01,,Dutch
8,Hye-jin Kim,hye@example.com,Sales,3,2,2019-08-01,2025-12-31,English
'''

SIGN_UPS = '''Number,Role,Places,Skills offered,Skills wanted,Hours per month,Wishes
1,mentor,1,Negotiation;Strategy;,,2,
2,mentor,1,Excel;,,2,
3,mentor,1,Budgeting;Negotiation;,,3,
4,mentee,,,Negotiation;,2,1
5,mentee,,,Budgeting;,2,
6,mentee,,,Strategy;,2,
7,mentee,,,Excel;,2,
'''


def with_people(workspace):
    roster = workspace.write('people.csv', PEOPLE)
    workspace.run('import', 'roster', roster)
    workspace.run('program', 'add', 'Leadership', '--start', '2026-01-01')
    workspace.run('import', 'enrolments', workspace.write('sign-ups.csv', SIGN_UPS),
                  '--program', 'Leadership')
    return roster


def run_tests(names):
    """Runs the functions test_… of a module and prints what they say as TAP."""
    tests = [(name, function) for name, function in names.items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = 0
    for number, (name, function) in enumerate(tests, 1):
        try:
            skipped = function()
            print(f'ok {number} {name}' + (f' # SKIP {skipped}' if skipped else ''), flush=True)
        except Exception as error:
            failed += 1
            print(f'not ok {number} {name}\n# {type(error).__name__}: {str(error)[:1500]}', flush=True)
    sys.exit(1 if failed else 0)
