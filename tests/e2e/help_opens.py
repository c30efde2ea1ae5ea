#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""F1 and the buttons for help open the page about what is in front: help_opens.py TANDEM TANDEMCTL.

The browser is a script that writes down which file it was asked for. Runs inside session.sh.
"""
import os
import sys
import tempfile

from ui import Tandem, keys, wait

TANDEM, TANDEMCTL = sys.argv[1:3]
PAGES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../data/help/C')


def install_browser(folder):
    """What opens HTML for this home."""
    script, asked = os.path.join(folder, 'browser'), os.path.join(folder, 'asked')
    with open(script, 'w', encoding='utf-8') as stream:
        stream.write(f'#!/bin/sh\necho "$1" >>{asked}\n')
    os.chmod(script, 0o700)
    applications = os.path.join(os.environ['XDG_DATA_HOME'], 'applications')
    os.makedirs(applications)
    with open(os.path.join(applications, 'browser.desktop'), 'w', encoding='utf-8') as stream:
        stream.write(f'[Desktop Entry]\nType=Application\nName=Browser\nExec={script} %u\n'
                     'MimeType=text/html;\n')
    os.makedirs(os.environ['XDG_CONFIG_HOME'], exist_ok=True)
    with open(os.path.join(os.environ['XDG_CONFIG_HOME'], 'mimeapps.list'), 'w',
              encoding='utf-8') as stream:
        stream.write('[Default Applications]\ntext/html=browser.desktop\n')
    return asked


def make_help(folder):
    """The pages as empty HTML: which one is asked for is what counts."""
    html = os.path.join(folder, 'help', 'C')
    os.makedirs(html)
    for name in os.listdir(PAGES):
        if name.endswith('.page'):
            with open(os.path.join(html, name.replace('.page', '.html')), 'w',
                      encoding='utf-8') as stream:
                stream.write('<html><body>Help</body></html>')
    return os.path.join(folder, 'help')


class Browser:
    def __init__(self, asked):
        self.asked, self.count = asked, 0

    def lines(self):
        if not os.path.exists(self.asked):
            return []
        with open(self.asked, encoding='utf-8') as stream:
            return stream.read().splitlines()

    def shows(self, page, patience=20.0):
        """Waits until a page was asked for since the last time."""
        wait(lambda: len(self.lines()) > self.count, f'the page {page}', patience)
        self.count = len(self.lines())
        assert self.lines()[-1].endswith(f'/C/{page}.html'), (page, self.lines())

    def after_f1(self, page, focus=lambda: None):
        """A key gets lost where the focus is on its way."""
        for _ in range(4):
            focus()
            keys('F1')
            try:
                wait(lambda: len(self.lines()) > self.count, 'an answer to F1', 5)
                break
            except AssertionError:
                continue
        self.shows(page, 1)


def check(folder):
    browser = Browser(install_browser(folder))
    os.environ['TD_HELPDIR'] = make_help(folder)
    app = Tandem([TANDEM, '--file', os.path.join(folder, 'test.tandem'), '--today', '2026-03-16'],
                 os.path.join(folder, 'complaints'))
    app.reads('Welcome to Tandem')
    browser.after_f1('start', app.focus)
    yield 'F1 on the first page opens its help'
    app.press('Help with the First Steps')
    browser.shows('start')
    yield 'the link of an empty page opens its help'
    app.go(2, 'People')
    app.reads('No People Yet')
    browser.after_f1('import-roster', app.focus)
    app.go(6, 'Reports')
    browser.after_f1('report', app.focus)
    yield 'F1 follows the page that is shown'
    app.act('win.backups')
    dialog = app.dialog()
    app.press('Help', dialog)
    browser.shows('backups')
    browser.after_f1('backups')
    yield 'the button of a dialog and F1 in it open its help'
    keys('Escape')
    app.settle(1, 'the end of the dialog')
    app.quit()
    yield 'nothing was complained about'


def main():
    number = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in check(folder):
            number += 1
            print(f'ok {number} {name}', flush=True)
    print(f'1..{number}')


if __name__ == '__main__':
    main()
