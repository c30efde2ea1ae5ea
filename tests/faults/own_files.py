#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What Tandem writes itself (exports, reports, charts, backups) where the disk refuses: really full,
read-only, a limit on the size of files, a device. And its own output, which nobody may be there to read.

usage: own_files.py TANDEMCTL
"""

import glob
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys

from place import NEVER, TANDEMCTL, TODAY, WHOLE, Place, run_tests, tandemctl

PHRASE = 'four words are good'

# Everything that writes a file: the words, and the ending of the file.
WRITERS = (
    (('export', 'xml', '--output'), 'xml'),
    (('export', 'list', 'people', '--output'), 'csv'),
    (('export', 'list', 'people', '--output'), 'xlsx'),
    (('export', 'calendar', '--output'), 'ics'),
    (('report', 'pairing', '--program', 'Leadership', '--output'), 'pdf'),
    (('report', 'review', '--program', 'Leadership', '--output'), 'pdf'),
    (('report', 'audit', '--output'), 'pdf'),
    (('report', 'engagement', '--program', 'Leadership', '--output'), 'png'),
    (('backup', '--output'), 'tandem'),
    (('backup', '--encrypt', '--passphrase-file', 'PHRASE', '--output'), 'tandem-sealed'),
)


def run(place, words, path, **options):
    words = [os.path.join(place.folder, 'phrase') if word == 'PHRASE' else word for word in words]
    return tandemctl(place.path, *words, path, code=None, **options)


def settle(place):
    place.write('phrase', PHRASE + '\n')
    tandemctl(place.path, 'pair', 'release', '--proposal', '1')


def works(place):
    """Those of the writers that have something to write here."""
    for number, (words, ending) in enumerate(WRITERS):
        path = os.path.join(place.folder, f'good-{number}.{ending}')
        done = run(place, words, path)
        if done.returncode == 0:
            assert os.path.exists(path), (words, done.stdout)
            assert stat.S_IMODE(os.stat(path).st_mode) == 0o600, f'{words}: others may read it'
            yield words, ending, os.path.getsize(path)
        else:
            assert words[:2] == ('export', 'calendar'), done.stderr


def assert_refused(done, words):
    assert done.returncode in (1, 3), f'{words}: exit {done.returncode}'
    # libxlsxwriter says what it thinks of it on its own.
    said = ''.join(line for line in done.stderr.splitlines(True) if not line.startswith('[ERROR]'))
    assert said.startswith('tandemctl: ') and said.rstrip().endswith('.'), said


def assert_clean(folder):
    left = [name for name in os.listdir(folder) if name != 'lost+found']
    assert not left, f'left behind: {left}'


class Mounted:
    """A small disk of its own. Needs root."""

    def __init__(self, place, size):
        self.path = os.path.join(place.folder, 'disk')
        os.makedirs(self.path, exist_ok=True)
        done = subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}', 'tmpfs', self.path],
                              capture_output=True, check=False)
        self.there = done.returncode == 0

    def remount(self, how):
        subprocess.run(['mount', '-o', f'remount,{how}', self.path], check=True)

    def fill(self, leave):
        """All but so many bytes."""
        facts = os.statvfs(self.path)
        with open(os.path.join(self.path, 'filling'), 'wb') as file:
            file.write(b'x' * max(0, facts.f_bavail * facts.f_frsize - leave))

    def empty(self):
        os.unlink(os.path.join(self.path, 'filling'))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.there:
            subprocess.run(['umount', '-l', self.path], check=True)


def test_full_disk():
    """A sentence, nothing left behind, and it works when there is room."""
    with Place() as place:
        settle(place)
        with Mounted(place, '8m') as disk:
            if not disk.there:
                return 'no small disk can be mounted here'
            tried = 0
            for words, ending, size in works(place):
                target = os.path.join(disk.path, f'out.{ending}')
                for leave in {0, 4096, size // 3, size // 2}:
                    if leave * 10 >= size * 9:
                        continue
                    disk.fill(leave)
                    assert_refused(run(place, words, target), words)
                    disk.empty()
                    assert_clean(disk.path)
                    tried += 1
                assert run(place, words, target).returncode == 0
                os.unlink(target)
            print(f'# {tried} files on a full disk')
    return None


def test_workspace_on_full_disk():
    """The workspace itself: whatever is done, it is there whole, before and when there is room."""
    with Place() as place:
        with Mounted(place, '6m') as disk:
            if not disk.there:
                return 'no small disk can be mounted here'
            roster = place.write('batch.csv', 'Number,Name\n' +
                                 ''.join(f'C{i},Person {i}\n' for i in range(3000)))
            path = os.path.join(disk.path, 'test.tandem')
            for leave in range(0, 1500000, 60000 if WHOLE else 300000):
                shutil.copy2(place.base, path)
                disk.fill(leave)
                for words in (['import', 'roster', roster],
                              ['contact', 'add', '--pair', '1', '--on', '2026-03-02'],
                              ['backup'], ['pair', 'release', '--proposal', '1'],
                              ['person', 'erase', '6', '--yes']):
                    done = tandemctl(path, *words, code=None)
                    if done.returncode:
                        assert_refused(done, words)
                disk.empty()
                tandemctl(path, 'import', 'roster', roster)
                tandemctl(path, 'backup')
                tandemctl(path, 'check')
                for left in os.listdir(disk.path):
                    left = os.path.join(disk.path, left)
                    shutil.rmtree(left) if os.path.isdir(left) else os.unlink(left)
    return None


def test_read_only_disk():
    with Place() as place:
        settle(place)
        with Mounted(place, '8m') as disk:
            if not disk.there:
                return 'no small disk can be mounted here'
            path = os.path.join(disk.path, 'test.tandem')
            shutil.copy2(place.path, path)
            good = list(works(place))
            disk.remount('ro')
            for words, ending, _size in good:
                assert_refused(run(place, words, os.path.join(disk.path, f'out.{ending}')), words)
            for words in (['contact', 'add', '--pair', '1', '--on', '2026-03-02'], ['undo'], ['backup'],
                          ['employees'], ['restore', place.base]):
                assert_refused(tandemctl(path, *words, code=None), words)
            disk.remount('rw')
            tandemctl(path, 'contact', 'add', '--pair', '1', '--on', '2026-03-02')
            tandemctl(path, 'check')
    return None


def limit(size):
    def set_limit():
        # As Python itself does it for its own files.
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return set_limit


def test_limited_size():
    """ulimit -f, which kills who does not look."""
    if not WHOLE:
        return 'by make faults'
    with Place() as place:
        settle(place)
        folder = os.path.join(place.folder, 'limited')
        os.mkdir(folder)
        for words, ending, size in works(place):
            target = os.path.join(folder, f'out.{ending}')
            for most in {0, 1, 4096, size // 2}:
                if most * 10 < size * 9:
                    assert_refused(run(place, words, target, preexec_fn=limit(most)), words)
                    assert_clean(folder)
        size = os.path.getsize(place.path)
        for most in range(4096, size + 65536, 16384 if WHOLE else 131072):
            words = ['contact', 'add', '--pair', '1', '--on', '2026-03-02']
            done = tandemctl(place.path, *words, code=None, preexec_fn=limit(most))
            if done.returncode:
                assert_refused(done, words)
        tandemctl(place.path, 'check')
    return None


def test_devices():
    """What is no file is not written to, and above all not replaced by one: root could. Never try this
    on what is in /dev; the device here is one of its own."""
    with Place() as place:
        settle(place)
        pipe, device = (os.path.join(place.folder, name) for name in ('pipe', 'device'))
        os.mkfifo(pipe)
        os.mkdir(os.path.join(place.folder, 'in-the-way'))
        targets = [pipe, os.path.join(place.folder, 'in-the-way')]
        try:
            os.mknod(device, 0o600 | stat.S_IFCHR, os.makedev(1, 7))
            targets.append(device)
        except PermissionError:
            pass
        for words, ending, _size in works(place):
            for target in targets:
                kind = stat.S_IFMT(os.lstat(target).st_mode)
                link = f'{target}.{ending}'
                if not os.path.lexists(link):
                    os.symlink(target, link)
                assert_refused(run(place, words, link), words)
                assert os.path.islink(link), (words, target)
                assert stat.S_IFMT(os.lstat(target).st_mode) == kind, (words, target)


def test_nobody_reads():
    """Its own words go nowhere: that is said, and what was done stays done."""
    with Place() as place:
        for words in (['employees'], ['contact', 'add', '--pair', '1', '--on', '2026-03-02', '--json'],
                      ['today']):
            with open('/dev/full', 'wb') as full:
                done = subprocess.run([TANDEMCTL, '--file', place.path, '--today', TODAY, *words],
                                      stdout=full, stderr=subprocess.PIPE, text=True, check=False)
            assert done.returncode == 1 and 'could not be written' in done.stderr, (words, done)
            for word in NEVER:
                assert word not in done.stderr
        assert place.count('SELECT count(*) FROM contact') == 1
        # A pipe whose reader has gone, as behind "head".
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([TANDEMCTL, '--file', place.path, 'employees'], stdout=writer,
                              stderr=subprocess.DEVNULL, check=False)
        os.close(writer)
        assert done.returncode in (1, -signal.SIGPIPE), done
        place.assert_sound()


def test_no_folder():
    with Place() as place:
        settle(place)
        for words, ending, _size in works(place):
            done = run(place, words, os.path.join(place.folder, 'nowhere', f'out.{ending}'))
            assert_refused(done, words)
            assert 'folder' in done.stderr or 'nowhere' in done.stderr, done.stderr


def test_nothing_left():
    """All of the above again leaves no hidden files beside the workspace."""
    with Place() as place:
        settle(place)
        for words, ending, _size in works(place):
            target = os.path.join(place.folder, f'good.{ending}')
            run(place, words, target, preexec_fn=limit(1000))
        assert not glob.glob(os.path.join(place.folder, '.*')), os.listdir(place.folder)


if __name__ == '__main__':
    sys.exit(run_tests(dict(globals())))
