#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A report through a real print queue, from the window: the button, the dialog, the paper chosen.

usage: paper_printer_window.py TANDEMCTL TANDEM, inside session.sh

Without CUPS (`tests/tools/packages.sh print`) it is skipped and says so.
"""

import os
import re
import subprocess
import sys
import time
import warnings

warnings.simplefilter('ignore', DeprecationWarning)

from spooler import Spooler, missing, wait  # noqa: E402
from ui import ROLE, Tandem, click, keys  # noqa: E402
from workspace import TODAY, Workspace, run_tests  # noqa: E402

PROGRAM = 'Fjord Mentoring'
A4, LETTER = (595, 842), (612, 792)


class Window:
    """The Reports page of a workspace, with the spooler as the one that prints."""

    def __init__(self, workspace, spooler):
        os.environ['CUPS_SERVER'] = f'127.0.0.1:{spooler.port}'
        self.app = Tandem([sys.argv[2], '--file', workspace.path, '--today', TODAY, '--page',
                           'report', '--program', PROGRAM, '--size', '1280x800'],
                          os.path.join(workspace.folder, 'complaints'))

    def __enter__(self):
        return self.app

    def __exit__(self, *_):
        self.app.process.kill()
        self.app.process.wait()


def describe(path):
    """Pages and size of a PDF, and its words."""
    said = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
    words = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True, check=True)
    size = re.search(r'Page size:\s+([\d.]+) x ([\d.]+)', said)
    return (int(re.search(r'Pages:\s+(\d+)', said).group(1)),
            (round(float(size.group(1))), round(float(size.group(2)))), words.stdout.split())


def margins(path):
    """The box that the ink of the first page takes, in pixels of a picture of 72 dots an inch."""
    done = subprocess.run(f'pdftoppm -r 72 -gray -f 1 -l 1 "{path}" | convert - -trim -format '
                          '"%O %wx%h" info:', shell=True, capture_output=True, text=True,
                          check=True)
    return [int(n) for n in re.findall(r'\d+', done.stdout)]


def saved(workspace, paper):
    path = os.path.join(workspace.folder, f'{paper}.pdf')
    workspace.run('report', 'pairing', '--program', PROGRAM, '--paper', paper, '--output', path)
    return path


def prints(app, spooler, number):
    """From the button to the job: the dialog has the one printer, which is the standard one."""
    app.focus()
    app.press('Print…')
    dialog = app.dialog()
    app.reads('paper', dialog)
    app.press('Print', dialog)
    wait('the job is printed', lambda: len(spooler.printed()) == number)
    app.settle(1, 'the end of the dialog')
    return spooler.printed()[-1]


def same(job, file, size):
    """The printer gets the pages of the file, at the same place of the sheet."""
    printed, expected = describe(job), describe(file)
    assert expected[1] == size, expected[:2]
    assert printed == expected, (printed[:2], expected[:2])
    there, here = margins(job), margins(file)
    assert all(abs(a - b) <= 2 for a, b in zip(there, here)), (there, here)


def test_print():
    """On A4 and on Letter, as the page says."""
    if missing():
        return missing()
    with Workspace() as workspace, Spooler() as spooler:
        workspace.run('sample')
        letter = saved(workspace, 'letter')
        spooler.run('lpadmin', '-d', 'paper')
        with Window(workspace, spooler) as app:
            app.reads('Page 1 of')
            same(prints(app, spooler, 1), saved(workspace, 'a4'), A4)
            choose_letter(app)
            wait('the pages are broken anew', lambda: f'of {describe(letter)[0]}' in app.texts())
            same(prints(app, spooler, 2), letter, LETTER)
    return None


def choose_letter(app):
    """With the mouse: GTK 4.8 gives a list that opens no action. It may open late."""
    for _ in range(6):
        app.focus()
        click(app.find(ROLE.COMBO_BOX, 'Paper size'))
        time.sleep(.5)
        keys('Down', 'Return')
        try:
            app.reads('US Letter', app.find(ROLE.COMBO_BOX, 'Paper size'), 3)
            return
        except AssertionError:
            continue
    raise AssertionError('no way to US Letter')


if __name__ == '__main__':
    run_tests(dict(globals()))
