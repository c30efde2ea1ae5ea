#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What may lie where a workspace should be: one table, a sentence for each, nothing touched.

usage: strange.py TANDEMCTL [TANDEM], with the window inside session.sh
"""

import hashlib
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import warnings

warnings.simplefilter('ignore', DeprecationWarning)

from place import Place, TODAY, run_tests, tandemctl  # noqa: E402

TANDEM = sys.argv[2] if len(sys.argv) > 2 else None
NOBODY = 65534


def raw(path, sql):
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def changed(sql):
    """A workspace that somebody changed."""
    def make(place, path):
        shutil.copy2(place.base, path)
        raw(path, sql)
    return make


def schema(sql):
    return changed('PRAGMA writable_schema = ON;' + sql)


def written(data):
    def make(_place, path):
        with open(path, 'wb') as file:
            file.write(data)
        os.chmod(path, 0o600)
    return make


def cut(size):
    def make(place, path):
        with open(place.base, 'rb') as file:
            written(file.read()[:size])(place, path)
    return make


def a_socket(_place, path):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path)


def of_another(_place, path):
    written(b'secret')(_place, path)
    os.chown(path, NOBODY, NOBODY)
    os.chmod(path, 0o600)


# What lies there, and what the sentence says of it; None where it is made by somebody who is not root.
TABLE = {
    'a newer version': (changed('PRAGMA user_version = 9999'), 'newer version'),
    'no version': (changed('PRAGMA user_version = 0'), 'not a Tandem workspace'),
    'another program': (lambda _p, path: raw(path, 'CREATE TABLE song (title)'), 'not a Tandem workspace'),
    'another application': (changed('PRAGMA application_id = 7'), 'not a Tandem workspace'),
    'a folder': (lambda _p, path: os.mkdir(path), 'is a folder'),
    'a pipe': (lambda _p, path: os.mkfifo(path), 'pipe'),
    'a socket': (a_socket, 'device'),
    'a link to nothing': (lambda _p, path: os.symlink('nowhere', path), 'not there'),
    'a circle of links': (lambda _p, path: os.symlink(path, path), 'back to itself'),
    'nothing': (lambda _p, path: None, 'no workspace'),
    'an empty file': (written(b''), 'is empty'),
    'one byte': (written(b'x'), 'not a Tandem workspace'),
    'a text': (written(b'Dear colleague,\n' * 400), 'not a Tandem workspace'),
    'zeroes': (written(bytes(8192)), 'not a Tandem workspace'),
    'a workbook': (written(b'PK\3\4' + bytes(5000)), 'not a Tandem workspace'),
    'a header alone': (cut(100), 'amaged|not a Tandem workspace'),
    'half of it': (cut(200000), 'damaged'),
    'of somebody else': (of_another, 'belongs to somebody else'),
    'in a closed folder': (None, 'may not look into the folder'),
    'a trigger': (changed('CREATE TRIGGER zap AFTER INSERT ON contact BEGIN DELETE FROM goal; END'), 'trigger'),
    'a view': (changed('CREATE VIEW everybody AS SELECT * FROM employee'), 'view'),
    'a table more': (changed('CREATE TABLE cuckoo (egg)'), 'cuckoo'),
    'a table less': (changed('DROP TABLE feedback_answer'), 'missing'),
    'a column more': (changed('ALTER TABLE employee ADD COLUMN salary INTEGER'), 'employee'),
    'an index of a function': (changed('CREATE INDEX slow ON contact (abs (minutes))'), 'slow'),
    'a virtual table': (changed('CREATE VIRTUAL TABLE cuckoo USING fts5 (egg)'), 'cuckoo'),
    'a table as a view': (schema("UPDATE sqlite_schema SET type = 'view', rootpage = 0, sql = "
                                 "'CREATE VIEW setting AS SELECT 1' WHERE name = 'setting'"), 'damaged'),
    'a table of another': (schema("UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
                                  "WHERE name = 'pair') WHERE name = 'setting'"), None),
    'a huge schema': (schema("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
                             "INSERT INTO sqlite_schema SELECT 'view', 'v' || i, 'v' || i, 0, "
                             "'CREATE VIEW v' || i || ' AS SELECT 1' FROM n"), 'more tables'),
    'a huge statement': (schema("INSERT INTO sqlite_schema VALUES ('view', 'v', 'v', 0, 'CREATE VIEW v AS SELECT "
                                "''' || replace (hex (zeroblob (5000000)), '0', 'a') || '''')"), ''),
}


def digest(path):
    if not os.path.isfile(path):
        return None
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def assert_sentence(said, path, says):
    assert said.startswith('tandemctl: ') and said.rstrip().endswith('.'), said
    assert re.search(says, said), f'“{says}” is not in: {said}'
    assert path in said, said


def test_commands():
    """Reading, writing, checking: the same sentence, in no time, and every byte as it was."""
    with Place() as place:
        for name, (make, says) in TABLE.items():
            if make is None or (make is of_another):
                continue
            path = os.path.join(place.folder, 'strange.tandem')
            make(place, path)
            before = digest(path)
            for words in (['employees'], ['contact', 'add', '--pair', '1', '--on', '2026-03-02'], ['check'],
                          ['backup'], ['undo']):
                done = tandemctl(path, *words, code=None, timeout=60)
                if says is None:
                    continue
                assert done.returncode == 3, f'{name}: {words}: exit {done.returncode}, {done.stderr}'
                assert_sentence(done.stderr, path, says)
            if says is not None:
                assert digest(path) == before, f'{name}: changed'
            for left in (path, path + '-wal', path + '-shm'):
                if os.path.isdir(left) and not os.path.islink(left):
                    os.rmdir(left)
                elif os.path.lexists(left):
                    os.unlink(left)
        print(f'# {len(TABLE)} strange files')


def as_nobody(place, path):
    """Somebody who is not root, where this is root."""
    os.chmod(place.folder, 0o755)
    return subprocess.run([sys.argv[1], '--file', path, '--today', TODAY, 'employees'], capture_output=True,
                          text=True, check=False, user=NOBODY, group=NOBODY, extra_groups=[])


def test_of_somebody_else():
    if os.getuid() != 0:
        return 'only root can play somebody else'
    with Place() as place:
        os.chown(place.path, 1, 1)
        done = as_nobody(place, place.path)
        if done.returncode == 126 or 'error while loading' in done.stderr:
            return 'the program is not there for others'
        assert done.returncode == 3, done
        assert_sentence(done.stderr, place.path, 'belongs to somebody else')
        closed = os.path.join(place.folder, 'closed')
        os.mkdir(closed, 0o700)
        path = shutil.copy2(place.base, closed)
        done = as_nobody(place, path)
        assert done.returncode == 3
        assert_sentence(done.stderr, path, 'may not look into the folder')
        # Readable, and no more: it cannot be changed.
        os.chown(place.path, 0, 0)
        os.chmod(place.path, 0o644)
        done = as_nobody(place, place.path)
        assert done.returncode == 3
        assert_sentence(done.stderr, place.path, 'read-only')
    return None


def test_links():
    """A link to a workspace is that workspace, and stays a link whatever is done with it."""
    with Place() as place:
        link = os.path.join(place.folder, 'link.tandem')
        os.symlink('test.tandem', link)
        tandemctl(link, 'contact', 'add', '--pair', '1', '--on', '2026-03-02')
        tandemctl(link, 'backup')
        tandemctl(link, 'contact', 'add', '--pair', '1', '--on', '2026-03-03')
        name = sorted(os.listdir(place.path.replace('test.tandem', 'test-backups')))[-1]
        tandemctl(link, 'restore', name)
        assert os.path.islink(link)
        assert place.count('SELECT count(*) FROM contact') == 1
        place.assert_sound()


def test_window():
    """The window says the same on its first page, and offers what can be done."""
    if TANDEM is None:
        return 'the window has a run of its own'
    from ui import Tandem
    with Place() as place:
        for name in ('a newer version', 'another program', 'a folder', 'a pipe', 'a link to nothing',
                     'a text', 'half of it', 'a trigger', 'a table less', 'a huge schema'):
            make, says = TABLE[name]
            path = os.path.join(place.folder, f'{name.replace(" ", "-")}.tandem')
            make(place, path)
            app = Tandem([TANDEM, '--file', path, '--today', TODAY], os.path.join(place.folder, 'complaints'))
            try:
                app.reads(says)
                app.reads('Try Again|Open')
            finally:
                app.process.kill()
                app.process.wait()
    return None


if __name__ == '__main__':
    run_tests(dict(globals()))
