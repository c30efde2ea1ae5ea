#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Two programs on one file, each a process of its own: nothing is lost, nobody is told of locks.

usage: two.py TANDEMCTL
"""

import os
import sqlite3
import subprocess
import sys
import threading
import time

from place import NEVER, TANDEMCTL, TODAY, WHOLE, Place, run_tests, tandemctl

EACH = 500 if WHOLE else 25


def start(path, *words):
    return subprocess.Popen([TANDEMCTL, '--file', path, '--today', TODAY, *words],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(process):
    told, said = process.communicate(timeout=300)
    assert process.returncode == 0, f'exit {process.returncode}: {said} {told}'
    for word in NEVER:
        assert word not in said, said


def together(*jobs):
    """Runs functions at the same time; the first trouble of any is raised."""
    troubles = []

    def run(job):
        try:
            job()
        except BaseException as error:  # pylint: disable=broad-except
            troubles.append(error)
    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if troubles:
        raise troubles[0]


def log(path, who, n):
    for i in range(n):
        tandemctl(path, 'contact', 'add', '--pair', '1', '--on', '2026-03-02', '--note', f'{who} {i}')


def test_changes_beside_changes():
    """Two that write all the time, each change a process of its own."""
    with Place() as place:
        together(lambda: log(place.path, 'A', EACH), lambda: log(place.path, 'B', EACH))
        notes = [row[0] for row in place.rows('SELECT note FROM contact')]
        assert sorted(notes) == sorted(f'{who} {i}' for who in 'AB' for i in range(EACH))
        # One chain of entries, in which none is left out.
        entries = place.rows("SELECT id FROM change_log WHERE action = 'contact.log'")
        assert len(entries) == 2 * EACH
        place.assert_sound()


def test_changes_beside_reading():
    """Readers hold up nobody, and see whole changes only."""
    with Place() as place:
        roster = place.write('batch.csv', 'Number,Name\n' + ''.join(f'C{i},Person {i}\n' for i in range(5000)))

        def read():
            for _ in range(EACH // 2):
                there = place.count("SELECT count(*) FROM employee WHERE number GLOB 'C*'")
                assert there in (0, 5000), there
                tandemctl(place.path, 'employees', '--limit', '1')
        together(read, lambda: tandemctl(place.path, 'import', 'roster', roster),
                 lambda: log(place.path, 'A', EACH // 2))
        assert place.count("SELECT count(*) FROM employee WHERE number GLOB 'C*'") == 5000
        place.assert_sound()


def test_waits_for_a_long_one():
    """Somebody writes for longer than anybody expects: the others wait and then do their work."""
    with Place() as place:
        other = sqlite3.connect(place.path, isolation_level=None)
        other.execute('BEGIN IMMEDIATE')
        waiting = [start(place.path, 'contact', 'add', '--pair', '1', '--on', '2026-03-02',
                         '--note', f'waited {i}') for i in range(3)]
        time.sleep(8)
        assert all(process.poll() is None for process in waiting)
        other.execute('COMMIT')
        other.close()
        for process in waiting:
            end(process)
        assert place.count("SELECT count(*) FROM contact WHERE note GLOB 'waited*'") == 3


def test_imported_by_two_at_once():
    """What an import adds is decided when nobody else can write: the same file twice at the same
    moment is there once."""
    with Place() as place:
        name = place.rows('SELECT reference FROM pair WHERE id = 1')[0][0]
        contacts = place.write('same.csv', 'Pair,Date\n' + ''.join(
            f'{name},2026-02-{day:02}\n' for day in range(1, 29)))
        before = place.count('SELECT count(*) FROM contact')
        other = sqlite3.connect(place.path, isolation_level=None)
        other.execute('BEGIN IMMEDIATE')
        importing = [start(place.path, 'import', 'contacts', contacts) for _ in range(3)]
        time.sleep(3)
        assert all(process.poll() is None for process in importing)
        other.execute('COMMIT')
        other.close()
        codes = sorted(process.wait(60) for process in importing)
        there = place.count('SELECT count(*) FROM contact') - before
        assert there == 28, f'{there} of 28, {codes}'
        place.assert_sound()


def test_made_by_two_at_once():
    """The file itself, made anew, and brought up to date, by several at the same moment."""
    with Place() as place:
        for turn in range(20 if WHOLE else 4):
            path = os.path.join(place.folder, f'new-{turn}.tandem')
            makers = [start(path, 'init') for _ in range(3)]
            codes = []
            for process in makers:
                _told, said = process.communicate(timeout=60)
                codes.append(process.returncode)
                assert process.returncode == 0 or 'There is a file' in said, said
            assert 0 in codes, codes
            tandemctl(path, 'check')


def test_brought_up_to_date_by_two_at_once():
    data = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data')
    with Place() as place:
        for name in sorted(os.listdir(data)):
            if not name.endswith('.sql'):
                continue
            path = os.path.join(place.folder, name.replace('.sql', '.tandem'))
            old = sqlite3.connect(path)
            with open(os.path.join(data, name), encoding='utf-8') as dump:
                old.executescript(dump.read())
            old.close()
            os.chmod(path, 0o600)
            for process in [start(path, 'program', 'list') for _ in range(4)]:
                end(process)
            tandemctl(path, 'check', code=None)


def test_backups_at_once():
    """Each has a name of its own, and each can be restored."""
    with Place() as place:
        makers = [start(place.path, 'backup') for _ in range(4)]
        for process in makers:
            end(process)
        names = [name for name in os.listdir(place.backups()) if not name.startswith('.')]
        assert len(names) == 4, names
        for name in names:
            tandemctl(place.path, 'restore', name)
        place.assert_sound()


def test_restored_beside():
    """What another program has open is restored, and its next change is made to what was restored."""
    with Place() as place:
        tandemctl(place.path, 'backup')
        name = os.listdir(place.backups())[0]
        other = sqlite3.connect(place.path)
        assert other.execute('SELECT count(*) FROM contact').fetchall() == [(0,)]
        log(place.path, 'A', 1)
        tandemctl(place.path, 'restore', name)
        assert other.execute('SELECT count(*) FROM contact').fetchall() == [(0,)]
        log(place.path, 'B', 1)
        assert other.execute('SELECT note FROM contact').fetchall() == [('B 0',)]
        other.close()
        place.assert_sound()


if __name__ == '__main__':
    sys.exit(run_tests(dict(globals())))
