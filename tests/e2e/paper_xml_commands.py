#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A whole workspace as XML and back, from outside: tables compared by sqlite3, the file by xmllint.

usage: paper_xml_commands.py TANDEMCTL
"""

import os
import re
import shutil
import sqlite3
import stat
import subprocess

from workspace import Workspace, run_tests

SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data',
                      'workspace.rng')
OUTSIDE = {'workspace_import', 'workspace_import_lack', 'unsaved_form'}


class Sample(Workspace):
    def __enter__(self):
        super().__enter__()
        self.run('sample')
        return self

    def file(self, name):
        return os.path.join(self.folder, name)


class Other(Workspace):
    """Another workspace in the same folder, which is not there yet."""

    def __init__(self, beside, name):
        self.folder = beside.folder
        self.path = os.path.join(beside.folder, name)


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def tables(path):
    with sqlite3.connect(path) as base:
        names = [row[0] for row in base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        return {name: sorted(map(repr, base.execute(f'SELECT * FROM {name}'))) for name in names
                if name not in OUTSIDE}


def assert_valid(path):
    if shutil.which('xmllint') is None:
        return
    done = subprocess.run(['xmllint', '--noout', '--relaxng', SCHEMA, path], capture_output=True,
                          text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[:500]


def test_everything_comes_back():
    with Sample() as workspace:
        one, two = workspace.file('one.xml'), workspace.file('two.xml')
        workspace.run('export', 'xml', '--output', one, '--include-private')
        assert_valid(one)
        other = Other(workspace, 'other.tandem')
        other.run('init')
        other.run('import', 'xml', one)
        other.run('export', 'xml', '--output', two, '--include-private')
        assert read(one) == read(two)
        before, after = tables(workspace.path), tables(other.path)
        assert before.keys() == after.keys()
        for name, rows in before.items():
            assert rows == after[name], name
        other.run('check')


def test_without_private_words():
    with Sample() as workspace:
        one, two, three = (workspace.file(f'{name}.xml') for name in ('one', 'two', 'three'))
        said = workspace.json('export', 'xml', '--output', one)
        assert_valid(one)
        kinds = {row['kind']: row['count'] for row in said['left_out']}
        with sqlite3.connect(workspace.path) as base:
            notes = base.execute('SELECT count(*) FROM contact WHERE private = 1 AND note IS NOT '
                                 'NULL').fetchone()[0]
        assert notes and kinds['contact.note'] == notes, kinds
        assert f'<kind name="contact.note" count="{notes}">' in read(one).decode()
        other = Other(workspace, 'other.tandem')
        assert other.json('import', 'xml', one)['left_out'] == said['left_out']
        other.run('export', 'xml', '--output', two)
        assert read(one) == read(two)
        other.run('check')
        # What came cannot be undone, and the list says so; with everything it still says what is lost.
        assert all(change['final'] for change in other.json('undo', '--list')['changes'])
        other.run('undo', code=1)
        again = other.json('export', 'xml', '--output', three, '--include-private')
        assert again['left_out'] == said['left_out']


def test_nothing_of_the_day_or_the_machine():
    with Sample() as workspace:
        one, two = workspace.file('one.xml'), workspace.file('two.xml')
        workspace.run('export', 'xml', '--output', one)
        with sqlite3.connect(workspace.path) as base:
            base.execute('VACUUM')
        workspace.run('--today', '2031-01-01', 'export', 'xml', '--output', two)
        assert read(one) == read(two)
        assert workspace.folder not in read(one).decode()
        assert stat.S_IMODE(os.stat(one).st_mode) == 0o600


def test_refused():
    with Sample() as workspace:
        one = workspace.file('one.xml')
        workspace.run('export', 'xml', '--output', one)
        assert 'not empty' in workspace.run('import', 'xml', one, code=1).stderr
        text = read(one).decode()
        new = Other(workspace, 'new.tandem')
        for name, changed, says in (
                ('doctype', re.sub(r'\?>', '?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
                                   text, count=1), 'Line 2'),
                ('cut', text[:len(text) // 2], 'cut off'),
                ('state', text.replace('state="active"', 'state="happy"', 1), 'Line'),
                ('nobody', re.sub(r' mentor="\d+"', ' mentor="999999"', text, count=1), 'refers to')):
            path = workspace.write(name + '.xml', changed)
            error = new.run('import', 'xml', path, code=1).stderr
            assert says in error, (name, error)
            assert not os.path.exists(new.path), name
        new.run('import', 'xml', workspace.file('none.xml'), code=1)
        workspace.run('export', 'xml', code=2)
        new.run('import', 'xml', code=2)


def test_check():
    with Sample() as workspace:
        assert workspace.json('check') == {'sound': True, 'faults': []}
        with sqlite3.connect(workspace.path) as base:
            base.execute("UPDATE pair SET cadence = 'often' WHERE id = 1")
            base.execute("UPDATE program SET end_date = '2001-01-01' WHERE id = 1")
        faults = workspace.json('check', code=1)['faults']
        assert {fault['kind'] for fault in faults} == {'cadence', 'program-end'}, faults
        assert all(fault['words'] and fault['remedy'] for fault in faults)


def test_place():
    with Workspace() as workspace:
        assert workspace.run('employees').stderr == ''
        os.chmod(workspace.path, 0o644)
        said = workspace.run('employees').stderr
        assert 'Other users' in said and len(said.strip().splitlines()) == 1, said
        assert workspace.json('check', code=1)['faults'][0]['kind'] == 'mode'
        os.chmod(workspace.path, 0o600)


if __name__ == '__main__':
    run_tests(dict(globals()))
