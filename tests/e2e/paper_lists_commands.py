#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Lists saved to files, and mail addresses: tandemctl from outside.

usage: paper_lists_commands.py TANDEMCTL
"""

import csv
import os
import re
import zipfile

from workspace import Workspace, run_tests

PROGRAM = 'Fjord Mentoring'


def sample(workspace):
    workspace.run('sample')
    return workspace


def rows_of(path):
    with open(path, encoding='utf-8', newline='') as file:
        text = file.read()
    assert text.startswith('\ufeff') and text.endswith('\r\n'), text[:10]
    return list(csv.reader(text[1:].splitlines(True)))


def test_lists():
    with Workspace() as workspace:
        sample(workspace)
        for entry in workspace.json('export', 'list')['lists']:
            name = entry['list']
            path = os.path.join(workspace.folder, f'{name}.csv')
            if name == 'draft':
                done = workspace.run('export', 'list', name, '--program', PROGRAM, '-o', path, code=1)
                assert 'no draft' in done.stderr and not os.path.exists(path), done
                continue
            told = workspace.json('export', 'list', name, '-o', path)
            rows = rows_of(path)
            assert len(rows) == told['rows'] + 1, told
            assert rows[0] == [column['title'] for column in entry['columns'] if column['standard']]
            assert os.stat(path).st_mode & 0o777 == 0o600


def test_as_asked():
    with Workspace() as workspace:
        sample(workspace)
        path = os.path.join(workspace.folder, 'pairs.csv')
        workspace.run('export', 'list', 'pairs', '-o', path, '--program', PROGRAM, '--filter',
                      'state=active', '--columns', 'planned_end,mentee_name', '--sort', 'planned_end',
                      '--separator', 'semicolon')
        with open(path, encoding='utf-8-sig') as file:
            rows = list(csv.reader(file, delimiter=';'))
        pairs = [pair for pair in workspace.json('pair', 'list', '--program', PROGRAM)['pairs']
                 if pair['state'] == 'active']
        assert sorted(row[1] for row in rows[1:]) == sorted(pair['mentee_name'] for pair in pairs)
        assert [row[0] for row in rows[1:]] == sorted(row[0] for row in rows[1:])
        for wrong in (['nonsense', '-o', path], ['pairs'], ['pairs', '-o', path, '--format', 'pdf']):
            workspace.run('export', 'list', *wrong, code=2)
        workspace.run('export', 'list', 'pairs', '-o', path, '--columns', 'note', code=1)


def test_workbook():
    with Workspace() as workspace:
        sample(workspace)
        path = os.path.join(workspace.folder, 'people.xlsx')
        told = workspace.json('export', 'list', 'people', '-o', path)
        with zipfile.ZipFile(path) as book:
            sheet = book.read('xl/worksheets/sheet1.xml').decode()
            about = book.read('docProps/core.xml').decode()
        assert 'state="frozen"' in sheet and '<autoFilter' in sheet
        assert sheet.count('<row ') == told['rows'] + 1
        assert re.search(r'<c r="I2" s="\d+"><v>\d+</v>', sheet), 'a date is a number with a style'
        assert set(re.findall(r'\d{4}-\d\d-\d\dT', about)) == {'2000-01-01T'}, about


def test_roster_comes_back():
    """What is saved from one workspace is read into another one, the same."""
    with Workspace() as workspace, Workspace() as other:
        sample(workspace)
        path = os.path.join(workspace.folder, 'people.csv')
        columns = 'number,name,given_name,family_name,department,title,grade,location,email,hire_date,leave_date'
        workspace.run('export', 'list', 'people', '-o', path, '--columns', columns)
        other.run('import', 'roster', path)
        again = os.path.join(other.folder, 'people.csv')
        other.run('export', 'list', 'people', '-o', again, '--columns', columns)
        first, second = rows_of(path), rows_of(again)
        missing = [row for row in first if row not in second]
        assert all(row[0] == '' for row in missing), missing[:3]  # coaches from outside have no number


def test_mail_addresses():
    with Workspace() as workspace:
        sample(workspace)
        told = workspace.json('export', 'mail-addresses', '--program', PROGRAM, '--role', 'mentor')
        assert told['count'] == len(told['addresses'].split(', ')) > 20, told
        assert all(re.fullmatch(r'.+ <[^<> ,]+@[^<> ,]+>', entry)
                   for entry in told['addresses'].split(', ')), told['addresses']
        done = workspace.run('export', 'mail-addresses', '--pairs', '--program', PROGRAM)
        assert 'mail addresses' in done.stderr and done.stdout.count('\n') == 1, done.stderr
        workspace.run('program', 'edit', PROGRAM, '--confidential', 'yes')
        told = workspace.json('export', 'mail-addresses', '--program', PROGRAM)
        assert told['addresses'] == '' and told['confidential'] > 50, told


if __name__ == '__main__':
    run_tests(dict(globals()))
