#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A report through a real print queue, from the command line.

usage: paper_printer_commands.py TANDEMCTL

Without cupsd and lpadmin (`tests/tools/packages.sh print`) it is skipped and says so.
"""

import os

from spooler import Spooler, missing, wait
from workspace import Workspace, run_tests

PROGRAM = 'Fjord Mentoring'


def test_print():
    """What comes out of the queue is the report, byte by byte."""
    if missing():
        return missing()
    with Workspace() as workspace, Spooler() as spooler:
        workspace.run('sample')
        for number, name in enumerate(('pairing', 'letter'), 1):
            path = os.path.join(workspace.folder, f'{name}.pdf')
            workspace.run('report', name, '--program', PROGRAM, '--output', path)
            done = spooler.run('lp', '-d', 'paper', '-t', name, path)
            assert done.returncode == 0, done.stderr
            wait(f'{name} is printed', lambda: len(spooler.printed()) == number)
            with open(path, 'rb') as file, open(spooler.printed()[-1], 'rb') as job:
                assert file.read() == job.read(), f'{name} came out otherwise'
    return None


if __name__ == '__main__':
    run_tests(dict(globals()))
