#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Makes the fixture of a schema number: fixture.py TANDEMCTL NUMBER

Once, when the number is frozen: tests/faults/data/schema-NUMBER.sql, a workspace as a program of that
number left it, as text. What is in it is a part of the sample, in the columns which that number has.
"""
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
SCHEMA = os.path.join(ROOT, 'data', 'schema')
DATA = os.path.join(ROOT, 'tests', 'faults', 'data')
PAIRS = 3
AT = '2026-03-16T09:00:00Z'
# What ends a name that is none of a table's own rows.
EMPTY = ('change_log', 'import_run', 'workspace_import')


def tables(db):
    return [row[0] for row in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")]


def columns(db, schema, table):
    return [row[1] for row in db.execute(f'PRAGMA {schema}.table_info({table})')]


def fill(db):
    for table in tables(db):
        have = columns(db, 'main', table)
        there = columns(db, 'sample', table)
        if table in EMPTY or not there:
            continue
        names = ', '.join(name for name in have if name in there)
        db.execute(f'INSERT OR IGNORE INTO main.{table} ({names}) SELECT {names} FROM sample.{table}')


def thin_out(db):
    """A few pairs, and what hangs on them."""
    db.execute(f'DELETE FROM pair WHERE id NOT IN (SELECT min(id) FROM pair GROUP BY state LIMIT {PAIRS})')
    if 'proposal_row' in tables(db):
        db.execute('DELETE FROM proposal_row WHERE id NOT IN (SELECT id FROM proposal_row LIMIT 3)')
    db.execute('DELETE FROM employee WHERE id NOT IN (SELECT mentor_id FROM pair UNION SELECT mentee_id FROM '
               'pair UNION SELECT mentor_id FROM proposal_row UNION SELECT mentee_id FROM proposal_row)')
    db.execute('UPDATE employee SET manager_id = NULL WHERE manager_id NOT IN (SELECT id FROM employee)')
    while True:
        broken = db.execute('PRAGMA foreign_key_check').fetchall()
        if not broken:
            return
        for table, row, *_ in broken:
            if row is None:
                db.execute(f'DELETE FROM {table}')
            else:
                db.execute(f'DELETE FROM {table} WHERE rowid = ?', (row,))


def add_entry(db):
    """One entry of the audit trail, as it begins."""
    digest = hashlib.sha256(f'\n1\n{AT}\nworkspace.sample\n\n'.encode()).hexdigest()
    names = columns(db, 'main', 'change_log')
    values = {'id': 1, 'at': AT, 'action': 'workspace.sample', 'detail': '', 'n_rows': 1,
              'changeset': b'', 'final': 1, 'digest': digest}
    used = [name for name in names if name in values]
    db.execute(f'INSERT INTO change_log ({", ".join(used)}) VALUES ({", ".join("?" * len(used))})',
               [values[name] for name in used])


def main():
    tandemctl, number = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        sample = os.path.join(folder, 'sample.tandem')
        subprocess.run([tandemctl, '--file', sample, 'init'], check=True)
        subprocess.run([tandemctl, '--file', sample, '--today', '2026-03-16', 'sample'], check=True)
        db = sqlite3.connect(os.path.join(folder, 'old.tandem'), isolation_level=None)
        for name in sorted(os.listdir(SCHEMA))[:number]:
            with open(os.path.join(SCHEMA, name), encoding='utf-8') as step:
                db.executescript(step.read())
        db.execute('PRAGMA foreign_keys = OFF')
        db.execute('ATTACH ? AS sample', (sample,))
        fill(db)
        db.execute('DETACH sample')
        thin_out(db)
        add_entry(db)
        lines = [line for line in db.iterdump() if 'sqlite_sequence' not in line]
        os.makedirs(DATA, exist_ok=True)
        with open(os.path.join(DATA, f'schema-{number}.sql'), 'w', encoding='utf-8') as out:
            out.write(f'-- A workspace of schema {number}, made once by tests/tools/fixture.py.\n'
                      'PRAGMA application_id = 1415859543;\n'
                      f'PRAGMA user_version = {number};\n' + '\n'.join(lines) + '\n')


main()
