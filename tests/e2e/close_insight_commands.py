#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What stands side by side on paper gives away nobody by subtraction, with tandemctl.

usage: close_insight_commands.py TANDEMCTL

The pages are read with pdftotext; without it the tests are skipped.
"""

import os
import shutil
import subprocess

from workspace import Workspace, run_tests

HIDDEN = 'differs from A by too few people'


def company(workspace, others):
    """20 pairs in one programme, and @others in a second one."""
    lines = ['Number,Name,Department,Hire date']
    lines += [f'e{i},Mentee {i},Sales,2020-01-01' for i in range(40)]
    lines += [f'm{i},Mentor {i},Finance,2019-01-01' for i in range(40)]
    workspace.run('import', 'roster', workspace.write('people.csv', '\n'.join(lines)))
    for name, numbers in (('One', range(20)), ('Two', range(20, 20 + others))):
        workspace.run('program', 'add', name)
        rows = ['mentor,mentee,start'] + [f'm{i},e{i},2026-01-10' for i in numbers]
        path = workspace.write(f'{name}.csv', '\n'.join(rows))
        workspace.run('import', 'pairs', path, '--program', name)


def read(workspace, *options):
    path = os.path.join(workspace.folder, 'review.pdf')
    workspace.run('report', 'review', *options, '--output', path)
    text = subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, text=True,
                          check=True).stdout
    return ' '.join(text.split())


def needs_pdftotext(function):
    def test():
        if shutil.which('pdftotext') is None:
            return 'pdftotext is not there'
        with Workspace() as workspace:
            return function(workspace)
    return test


@needs_pdftotext
def test_few_apart(workspace):
    company(workspace, 2)
    text = read(workspace, '--program', 'One', '--compare', 'program')
    assert HIDDEN in text, text[:2000]
    assert '20 of 20' in text
    assert '22 of 22' not in text, text[max(0, text.find('22 of 22') - 300):][:600]
    # The same from the other side, and nothing is hidden where nobody is compared.
    assert HIDDEN not in read(workspace, '--program', 'One')


@needs_pdftotext
def test_enough_apart(workspace):
    company(workspace, 5)
    text = read(workspace, '--program', 'One', '--compare', 'program')
    assert HIDDEN not in text
    assert '20 of 20' in text and '25 of 25' in text


if __name__ == '__main__':
    run_tests(dict(globals()))
