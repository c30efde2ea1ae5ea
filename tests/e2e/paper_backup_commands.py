#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Backups, restoring, encrypted copies: tandemctl from outside.

usage: paper_backup_commands.py TANDEMCTL
"""

import os
import subprocess

from workspace import TANDEMCTL, Workspace, run_tests

PHRASE = 'four words are good'


def people(workspace):
    return workspace.json('employees', '--limit', '1')['total']


def mode(path):
    return os.stat(path).st_mode & 0o777


def test_backup_and_restore():
    with Workspace() as workspace:
        assert workspace.json('backup', 'list')['backups'] == []
        workspace.run('sample')
        before = people(workspace)
        made = workspace.json('backup')['path']
        assert mode(made) == 0o600 and mode(os.path.dirname(made)) == 0o700, made
        workspace.run('undo')
        assert people(workspace) == 0
        listed = workspace.json('backup', 'list')['backups']
        assert [entry['kind'] for entry in listed] == ['manual'] and listed[0]['people'] == before
        told = workspace.json('restore', listed[0]['file'])
        assert people(workspace) == before
        workspace.run('check')
        # The way back.
        workspace.run('restore', told['kept'])
        assert people(workspace) == 0
        kinds = sorted(entry['kind'] for entry in workspace.json('backup', 'list')['backups'])
        assert kinds == ['manual', 'restore', 'restore'], kinds


def test_damaged():
    """The workspace that cannot be opened any more is what backups are for."""
    with Workspace() as workspace:
        workspace.run('sample')
        before = people(workspace)
        workspace.run('backup')
        with open(workspace.path, 'r+b') as file:
            file.write(b'x' * 4096)
        workspace.run('employees', code=3)
        name = workspace.json('backup', 'list')['backups'][0]['file']
        workspace.run('restore', name)
        assert people(workspace) == before
        kinds = [entry['kind'] for entry in workspace.json('backup', 'list')['backups']]
        assert 'damaged' in kinds, kinds


def test_refused():
    with Workspace() as workspace:
        workspace.run('sample')
        before = people(workspace)
        other = os.path.join(workspace.folder, 'other')
        with open(other, 'wb') as file:
            file.write(b'PK\3\4 something else')
        done = workspace.run('restore', other, code=3)
        assert 'not a Tandem workspace' in done.stderr, done.stderr
        workspace.run('restore', os.path.join(workspace.folder, 'none'), code=3)
        workspace.run('restore', code=2)
        workspace.run('backup', '--encrypt', code=2)
        workspace.run('backup', '--output', os.path.join(workspace.folder, 'no', 'x'), code=1)
        assert people(workspace) == before


def test_encrypted():
    with Workspace() as workspace, Workspace() as other:
        workspace.run('sample')
        before = people(workspace)
        copy = os.path.join(workspace.folder, 'copy.tandem-sealed')
        key = os.path.join(workspace.folder, 'key')
        for phrase, code in ((PHRASE, 0), ('short', 1)):
            with open(key, 'w', encoding='utf-8') as file:
                file.write(phrase + '\n')
            workspace.run('backup', '--encrypt', '--output', copy, '--passphrase-file', key, code=code)
        with open(copy, 'rb') as file:
            text = file.read()
        assert text.startswith(b'TdSealed') and b'SQLite' not in text and b'Fjord' not in text
        assert mode(copy) == 0o600
        wrong = other.run('restore', copy, '--passphrase-file', key, code=1)
        assert 'passphrase' in wrong.stderr, wrong.stderr
        # From standard input, never from the command line.
        done = subprocess.run([TANDEMCTL, '--file', other.path, 'restore', copy], text=True,
                              input=PHRASE + '\n', capture_output=True)
        assert done.returncode == 0, done
        assert people(other) == before
        with open(copy, 'r+b') as file:
            file.truncate(len(text) // 2)
        cut = subprocess.run([TANDEMCTL, '--file', other.path, 'restore', copy], text=True,
                             input=PHRASE + '\n', capture_output=True)
        assert cut.returncode == 1 and 'cut off' in cut.stderr, cut
        assert people(other) == before


if __name__ == '__main__':
    run_tests(dict(globals()))
