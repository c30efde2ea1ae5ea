#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What fails is in the log, without the words of it."""

import os

from workspace import Workspace, run_tests


def test_errors():
    with Workspace() as work:
        os.environ['XDG_STATE_HOME'] = os.path.join(work.folder, 'state')
        work.run('person', 'show', 'Nobody Of This Name', code=1)
        work.run('person', 'nothing', code=2)
        errors = work.json('errors')['errors']
        assert len(errors) == 1 and 'person show' in errors[0], errors
        assert 'Nobody' not in errors[0], errors
        path = os.path.join(work.folder, 'state', 'tandem', 'errors.log')
        assert os.stat(path).st_mode & 0o777 == 0o600

        with open(work.path, 'wb') as file:
            file.write(b'SQLite format 3\0' + b'x' * 5000)
        work.run('employees', code=3)
        newest = work.json('errors')['errors'][0]
        assert 'TdDatabaseError' in newest and 'employees' in newest, newest
        work.run('errors', '--empty')
        assert work.json('errors')['errors'] == []


if __name__ == '__main__':
    run_tests(dict(globals()))
