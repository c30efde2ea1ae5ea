# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A workspace that the real programs are tried on from outside: made once, copied for each try."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from workspace import run_tests  # noqa: E402,F401

TANDEMCTL = sys.argv[1]
TODAY = '2026-03-16'
WHOLE = os.environ.get('TD_FAULTS') == 'whole'
NEVER = ('SQL', 'sqlite', 'I/O', 'database is locked', 'malformed', 'unable to', 'Traceback', '(null)',
         '“.')  # a draft, whose name nobody gave

PEOPLE = '''Number,Name,Department,Manager,Hire date
1,Anouk Jansen,Sales,,2015-01-05
2,Bram de Wit,Sales,1,2016-02-01
3,Chloé Dubois,Finance,1,2017-03-01
4,Dewi Sari,Finance,3,2021-04-01
5,Emeka Obi,Sales,2,2022-05-01
6,Fatma Yılmaz,Finance,3,2023-06-01
'''

SIGN_UPS = '''Number,Role,Places,Skills offered,Skills wanted
1,mentor,2,Negotiation;Strategy;,
2,mentor,1,Excel;,
3,mentor,1,Budgeting;,
4,mentee,,,Negotiation;
5,mentee,,,Budgeting;
6,mentee,,,Strategy;
'''


def tandemctl(path, *words, code=0, timeout=120, **options):
    """Runs the real program; whatever it says must be fit for a coordinator."""
    done = subprocess.run([TANDEMCTL, '--file', path, '--today', TODAY, *words], capture_output=True,
                          text=True, timeout=timeout, check=False, **options)
    said = done.stderr
    assert done.returncode >= 0, f'{words} died of signal {-done.returncode}: {said}'
    for word in NEVER:
        assert word not in said, f'“{word}” is no word for a coordinator: {said}'
    if code is not None:
        assert done.returncode == code, f'{words}: exit {done.returncode}, {said} {done.stdout}'
    return done


class Place:
    """A folder with a workspace of six people, a pair and a draft."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='tandem-faults-')
        self.path = os.path.join(self.folder, 'test.tandem')
        self.base = os.path.join(self.folder, 'base.tandem')
        for words in (['init'], ['import', 'roster', self.write('people.csv', PEOPLE)],
                      ['program', 'add', 'Leadership', '--start', '2026-01-01'],
                      ['import', 'enrolments', self.write('sign-ups.csv', SIGN_UPS),
                       '--program', 'Leadership'],
                      ['pair', 'add', '--program', 'Leadership', '--mentor', '1', '--mentee', '4',
                       '--start', '2026-01-12', '--accepted'],
                      ['pair', 'propose', '--program', 'Leadership']):
            tandemctl(self.path, *words)
        shutil.copy2(self.path, self.base)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def reset(self):
        """The workspace as it was made, and nothing beside it."""
        for ending in ('-wal', '-shm', '-journal'):
            if os.path.exists(self.path + ending):
                os.unlink(self.path + ending)
        shutil.rmtree(self.backups(), ignore_errors=True)
        shutil.copy2(self.base, self.path)

    def backups(self):
        return self.path.replace('.tandem', '-backups')

    def rows(self, sql, *values):
        """What SQLite reads in the file, past the program."""
        connection = sqlite3.connect(self.path, timeout=60)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def count(self, sql, *values):
        return self.rows(sql, *values)[0][0]

    def assert_sound(self):
        """The next start works, the program finds no fault, and neither does SQLite."""
        tandemctl(self.path, 'check')
        assert self.rows('PRAGMA integrity_check') == [('ok',)]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)
