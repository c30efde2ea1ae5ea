#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Killed with SIGKILL at random moments: imports, releases, logs and restores by the real tandemctl.

usage: kill.py TANDEMCTL [SEED]

What a command told before it was killed is there; what it did not tell is there whole or not at all;
the file is sound, and the next command finds nothing to complain about. One workspace lives through
many kills, so that what one leaves the next one meets. TD_FAULTS=whole: 1,000 kills.
"""

import collections
import glob
import os
import random
import shutil
import subprocess
import sys
import time

from place import TANDEMCTL, TODAY, WHOLE, Place, run_tests, tandemctl

SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 20261122
KILLS = 1000 if WHOLE else 40
BATCH = 400        # people of an import
KINDS = ('import_roster', 'log', 'release', 'restore')
LIVES = 25         # kills that one workspace lives through


class Story:
    """A workspace and what has to be in it."""

    def __init__(self, place, chance):
        self.place = place
        self.chance = chance
        self.took = {}
        self.tally = collections.Counter()
        self.number = 0
        self.begin()

    def begin(self):
        self.place.reset()
        self.notes = set()
        self.batches = set()
        self.released = False
        self.kept = None

    # What a command does, and what shows that it was done.

    def import_roster(self):
        rows = ''.join(f'B{self.number}-{i},Person {self.number} {i},Finance,2026-01-05\n'
                       for i in range(BATCH))
        path = self.place.write('batch.csv', 'Number,Name,Department,Hire date\n' + rows)
        number = self.number

        def done():
            there = self.place.count('SELECT count(*) FROM employee WHERE number GLOB ?', f'B{number}-*')
            assert there in (0, BATCH), f'half an import: {there} of {BATCH}'
            return there == BATCH
        return ['import', 'roster', path], done, lambda: self.batches.add(number)

    def log(self):
        note = f'note {self.number}'
        return (['contact', 'add', '--pair', '1', '--on', '2026-03-02', '--note', note],
                lambda: self.place.count('SELECT count(*) FROM contact WHERE note = ?', note) == 1,
                lambda: self.notes.add(note))

    def release(self):
        if self.released:
            self.begin()
        rows = self.place.count('SELECT count(*) FROM proposal_row WHERE mentor_id IS NOT NULL')
        before = self.place.count('SELECT count(*) FROM pair')

        def done():
            there = self.place.count('SELECT count(*) FROM pair') - before
            assert there in (0, rows), f'half a release: {there} of {rows}'
            return there == rows

        def note():
            self.released = True
        return ['pair', 'release', '--proposal', '1'], done, note

    def restore(self):
        """Of a backup that is not the present, so that it shows which of them is there."""
        tandemctl(self.place.path, 'backup')
        # Of one second: "-manual-2.tandem" was made after "-manual.tandem".
        name = max(glob.glob(os.path.join(self.place.backups(), '*-manual*')),
                   key=lambda path: (path.split('-manual')[0], len(path), path))
        kept = (set(self.notes), set(self.batches), self.released)
        tandemctl(self.place.path, 'contact', 'add', '--pair', '1', '--on', '2026-03-03',
                  '--note', f'since {self.number}')
        since = f'since {self.number}'
        self.notes.add(since)

        def note():
            self.notes, self.batches, self.released = kept
        return (['restore', name],
                lambda: self.place.count('SELECT count(*) FROM contact WHERE note = ?', since) == 0, note)

    def calibrate(self):
        """How long each takes here and now."""
        for kind in KINDS:
            for _ in range(2):
                self.number += 1
                words, _done, note = getattr(self, kind)()
                begun = time.monotonic()
                tandemctl(self.place.path, *words)
                self.took[words[0]] = time.monotonic() - begun
                note()
        self.begin()

    # One kill.

    def run(self, words, part):
        """Starts it and kills it after a part of the time it takes. Whether it told it was done."""
        took = self.took[words[0]]
        begun = time.monotonic()
        process = subprocess.Popen([TANDEMCTL, '--file', self.place.path, '--today', TODAY, *words],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            process.wait(part * took)
            took_now = time.monotonic() - begun
            self.took[words[0]] = 0.7 * took + 0.3 * took_now
            self.tally['ended before'] += 1
        except subprocess.TimeoutExpired:
            process.kill()
            # One that goes on longer than was thought is killed later the next time.
            self.took[words[0]] = took * 1.02
            self.tally['killed'] += 1
        told, complaint = process.communicate()
        assert process.returncode in (0, -9), f'{words}: exit {process.returncode}, {complaint}'
        return process.returncode == 0 or bool(told) or bool(complaint)

    def assert_kept(self):
        """Every change that was told before is there still."""
        notes = {row[0] for row in self.place.rows('SELECT note FROM contact WHERE note IS NOT NULL')}
        assert self.notes <= notes, f'lost: {self.notes - notes}'
        for number in self.batches:
            there = self.place.count('SELECT count(*) FROM employee WHERE number GLOB ?', f'B{number}-*')
            assert there == BATCH, f'of import {number} {there} are left'
        if self.released:
            assert self.place.count("SELECT count(*) FROM pair WHERE state = 'proposed'") > 0

    def step(self):
        self.number += 1
        if self.number % LIVES == 0:
            self.begin()
        kind = self.chance.choice(KINDS)
        words, done, note = getattr(self, kind)()
        told = self.run(words, self.chance.uniform(0.2, 1.2))
        self.place.assert_sound()
        if done():
            note()
            self.tally[f'{kind}: there'] += 1
            self.tally['there though killed before it was told'] += not told
        else:
            assert not told, f'{kind} was told to be done, and is not there'
            self.tally[f'{kind}: not there'] += 1
        self.assert_kept()
        assert_no_journal(self.place)


def assert_no_journal(place):
    left = [name for name in os.listdir(place.folder) if name.endswith('-journal')]
    assert not left, left


def test_killed():
    with Place() as place:
        story = Story(place, random.Random(SEED))
        print(f'# seed {SEED}')
        story.calibrate()
        while story.tally['killed'] < KILLS:
            try:
                story.step()
            except AssertionError as error:
                kept = os.path.join(os.getcwd(), f'killed-{SEED}-{story.number}')
                shutil.copytree(place.folder, kept, dirs_exist_ok=True)
                raise AssertionError(f'seed {SEED}, step {story.number}: {error} ({kept})') from error
        print('# ' + ', '.join(f'{n} {what}' for what, n in sorted(story.tally.items())))


def test_drafts_go():
    """What a killed backup leaves is a copy of everything: the next backup clears it away."""
    with Place() as place:
        tandemctl(place.path, 'backup')
        old = os.path.join(place.backups(), '.20260101T000000Z-manual.tandem.AbC123')
        new = os.path.join(place.backups(), '.20260102T000000Z-automatic.tandem.xYz789')
        other = os.path.join(place.backups(), '.keep')
        for path in (old, new, other, old + '-journal'):
            shutil.copy2(place.path, path)
        for path in (old, old + '-journal'):
            os.utime(path, (time.time() - 7200, time.time() - 7200))
        tandemctl(place.path, 'backup')
        assert not os.path.exists(old) and not os.path.exists(old + '-journal')
        # That may be one which is being made.
        assert os.path.exists(new) and os.path.exists(other)


def test_making_it_is_killed():
    """A workspace that was begun and not made can be made."""
    with Place() as place:
        chance = random.Random(SEED)
        for _ in range(100 if WHOLE else 10):
            path = os.path.join(place.folder, 'new.tandem')
            for ending in ('', '-wal', '-shm'):
                if os.path.exists(path + ending):
                    os.unlink(path + ending)
            process = subprocess.Popen([TANDEMCTL, '--file', path, 'init'], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.005, 0.05))
            process.kill()
            process.wait()
            # Whatever it came to, the same two commands lead to a workspace.
            tandemctl(path, 'init', code=None)
            tandemctl(path, 'import', 'roster', os.path.join(place.folder, 'people.csv'))
            tandemctl(path, 'check')


if __name__ == '__main__':
    run_tests(dict(globals()))
