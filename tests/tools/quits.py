#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Quits the window again and again, whatever is open: quits.py TANDEM TANDEMCTL [TIMES [SEED]].

Runs inside session.sh, best on a build with -Db_sanitize=address,undefined. Each time the program
starts on a copy of the sample at some page, one to three things are opened with Ctrl+K, and while
they may still be loading it is told to quit: by Ctrl+Q, or by closing the main window. It must end
by itself with 0, without a word of a sanitizer or a critical. One line a time; 1 at the end where
any failed.
"""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

TODAY = '2026-03-16'
PAGES = ['today', 'people', 'pairing', 'pairs', 'insight', 'report', 'program']
# What Ctrl+K finds by their names.
ACTIONS = ['Log Contacts', 'Import', 'Import Sign-ups', 'Import Pairs That Exist', 'Paste Cells',
           'Import Contacts or a Calendar', 'Earlier Imports', 'New Employee', 'New Outside Coach',
           'New Programme', 'Propose Pairs', 'Import a Sheet', 'Which Departments Mentor Which',
           'Engagement', 'Outcomes', 'What This Means', 'Save This List', 'Open Workspace',
           'Export Workspace', 'Import Workspace', 'Check Workspace', 'History', 'Backups',
           'Preferences', 'Keyboard Shortcuts', 'About Tandem']
BAD = re.compile(r'Sanitizer|runtime error|CRITICAL|GLib-GObject-WARNING|Gtk-WARNING')
# What is not of the program: no colord or printers in a session of tests.
NOT_OURS = re.compile(r'colord|avahi|cups', re.IGNORECASE)
PATIENCE = 90


def xdotool(*words):
    return subprocess.run(['xdotool', *words], capture_output=True, text=True, check=False).stdout


def windows(process):
    return xdotool('search', '--all', '--onlyvisible', '--pid', str(process.pid), '--name', '.').split()


def wait_for_window(process):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        found = windows(process)
        if found:
            return found[0]
        time.sleep(.1)
    raise AssertionError('no window came')


def open_something(main, chance):
    """The newest window keeps the focus: what is modal stays in front."""
    xdotool('key', 'ctrl+k')
    time.sleep(.2 + chance.random() * .5)
    xdotool('type', '--delay', '5', chance.choice(ACTIONS))
    time.sleep(.3 + chance.random() * .5)
    xdotool('key', 'Return')
    time.sleep(chance.random() * 2)
    if chance.random() < .3:
        xdotool('windowfocus', main)


def leave(process, main, chance):
    """By the key, or as a window manager closes; the key goes to whatever has the focus."""
    how = chance.choice(['key', 'close'])
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if how == 'close':
            xdotool('windowquit', main)
        else:
            xdotool('windowfocus', main, 'key', 'ctrl+q')
        try:
            process.wait(6)
        except subprocess.TimeoutExpired:
            # A question, or a file that is being chosen, is closed first.
            xdotool('key', 'Escape')
    return how


def once(command, folder, chance):
    said = os.path.join(folder, 'said')
    page = chance.choice(PAGES)
    with open(said, 'w', encoding='utf-8') as stream:
        process = subprocess.Popen(command + ['--page', page], stderr=stream, stdout=stream)
    try:
        main = wait_for_window(process)
        time.sleep(chance.random() * 1.5)
        xdotool('windowfocus', main)
        for _ in range(chance.randint(1, 3)):
            open_something(main, chance)
        n = len(windows(process))
        how = leave(process, main, chance)
    finally:
        if process.poll() is None:
            process.kill()
    code = process.wait()
    with open(said, encoding='utf-8', errors='replace') as stream:
        words = stream.read()
    bad = [line for line in words.splitlines() if BAD.search(line) and not NOT_OURS.search(line)]
    return f'{page}, {n} windows, by {how}: {code}', words if code or bad else None


def main(tandem, tandemctl, times='50', seed='1'):
    chance = random.Random(int(seed))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        sample = os.path.join(folder, 'sample.tandem')
        for words in (['init'], ['--today', TODAY, 'sample']):
            subprocess.run([tandemctl, '--file', sample, *words], capture_output=True, check=True)
        for i in range(1, int(times) + 1):
            copy = os.path.join(folder, f'{i}.tandem')
            shutil.copy(sample, copy)
            told, trouble = once([tandem, '--file', copy, '--today', TODAY], folder, chance)
            print(f'{"not ok" if trouble else "ok"} {i} {told}', flush=True)
            if trouble:
                failed += 1
                print('\n'.join(f'# {line}' for line in trouble.splitlines()[:80]), flush=True)
    print(f'{failed} of {times} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
