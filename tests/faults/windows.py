#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Two windows and a command on one file, and a window that is killed: each a process of its own.

usage: windows.py TANDEMCTL TANDEM, inside session.sh
"""

import os
import sys
import time
import warnings

warnings.simplefilter('ignore', DeprecationWarning)

from place import TODAY, WHOLE, Place, run_tests, tandemctl  # noqa: E402
from ui import Atspi, Tandem, children, wait  # noqa: E402

TANDEM = sys.argv[2]


class Window(Tandem):
    """One of several, told apart by its process."""

    def __init__(self, place, name):
        super().__init__([TANDEM, '--file', place.path, '--today', TODAY, '--page', 'people',
                          '--size', '1000x700'], os.path.join(place.folder, f'complaints-{name}'))

    def find_program(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with {self.process.returncode}')
        return next((node for node in children(Atspi.get_desktop(0))
                     if node.get_name() == 'tandem' and node.get_process_id() == self.process.pid), None)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def reads(self, pattern, root=None, patience=60.0):
        return super().reads(pattern, root, patience)

    def complained(self):
        with open(self.complaints, encoding='utf-8') as stream:
            return [line for line in stream if 'lock' in line or 'CRITICAL' in line]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()


def newcomer(place, name):
    return place.write('one.csv', f'Number,Name,Department,Hire date\nZ{name},{name},Sales,2026-01-05\n')


def test_each_follows():
    """What a command or a window changes, every window shows, and undoing in one is seen in the other."""
    with Place() as place, Window(place, 'a') as one, Window(place, 'b') as two:
        for window in (one, two):
            window.reads('Anouk Jansen')
        tandemctl(place.path, 'import', 'roster', newcomer(place, 'Zelda Adams'))
        for window in (one, two):
            window.reads('Zelda Adams')
        one.act('win.undo')
        wait(lambda: place.count("SELECT count(*) FROM employee WHERE name = 'Zelda Adams'") == 0,
             'the undo in the file')
        wait(lambda: 'Zelda Adams' not in two.texts(), 'the undo in the other window')
        # And the other one goes on from there.
        tandemctl(place.path, 'import', 'roster', newcomer(place, 'Zoë Baker'))
        two.reads('Zoë Baker')
        two.act('win.undo')
        wait(lambda: 'Zoë Baker' not in one.texts(), 'the undo in the first window')
        for window in (one, two):
            said = window.texts()
            assert 'locked' not in said and 'Another program' not in said, said
            assert not window.complained()
        place.assert_sound()


def test_changes_beside_windows():
    """A command writes one change after the other beside two windows; none is lost."""
    with Place() as place, Window(place, 'a') as one, Window(place, 'b') as two:
        n = 200 if WHOLE else 20
        for window in (one, two):
            window.reads('Anouk Jansen')
        for i in range(n):
            tandemctl(place.path, 'contact', 'add', '--pair', '1', '--on', '2026-03-02',
                      '--note', f'{i}')
        tandemctl(place.path, 'import', 'roster', newcomer(place, 'Zelda Adams'))
        for window in (one, two):
            window.reads('Zelda Adams')
            assert 'Another program' not in window.texts()
        assert place.count('SELECT count(*) FROM contact') == n
        place.assert_sound()


def test_killed():
    """What a window told, by showing it, is there after a SIGKILL; the next start works."""
    with Place() as place:
        for turn in range(20 if WHOLE else 3):
            name = f'Person {turn}'
            tandemctl(place.path, 'import', 'roster', newcomer(place, name))
            with Window(place, turn) as window:
                window.reads(name)
                window.act('win.undo')
                wait(lambda: name not in window.texts(), 'the undo')  # pylint: disable=cell-var-from-loop
                window.kill()
            assert place.count('SELECT count(*) FROM employee WHERE name = ?', name) == 0
            place.assert_sound()


def test_killed_while_it_opens():
    """At any moment of its start, with its backup of the day."""
    with Place() as place:
        for turn in range(30 if WHOLE else 4):
            tandemctl(place.path, 'contact', 'add', '--pair', '1', '--on', '2026-03-02', '--note', str(turn))
            for ending in os.listdir(place.backups()) if os.path.isdir(place.backups()) else ():
                os.unlink(os.path.join(place.backups(), ending))
            with Window(place, f'o{turn}') as window:
                time.sleep(turn * .03)
                window.kill()
            place.assert_sound()
            assert place.count('SELECT count(*) FROM contact') == turn + 1


if __name__ == '__main__':
    run_tests(dict(globals()))
