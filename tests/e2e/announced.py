# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What a screen reader hears without looking for it: a toast, a search that finds nobody, what is
wrong with a form. announced.py BUILD, inside session.sh. GTK 4.8 tells of what was asked about
once, so the listener walks the window before, as a screen reader does."""
import os
import sys
import tempfile
import traceback

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from story import Story
from ui import ROLE, wait, walk

LIVE = (ROLE.STATUS_BAR, ROLE.NOTIFICATION, ROLE.ALERT, ROLE.STATIC)


class Ears:
    """Names of live labels as they change."""

    def __init__(self):
        self.heard = []
        self.listener = Atspi.EventListener.new(self.note)
        self.listener.register('object:property-change:accessible-name')

    def note(self, event):
        try:
            self.heard.append((event.source.get_role(), event.any_data))
        except GLib.Error:  # it went
            pass

    def hears(self, text):
        def listen():
            while GLib.MainContext.default().iteration(False):
                pass
            return any(role in LIVE and text in str(words) for role, words in self.heard)
        wait(listen, f'“{text}” to be heard among {self.heard}')
        self.heard.clear()


def look_around(story):
    return sum(1 for _ in walk(story.app.node))


def toast(story, ears):
    story.app.act('win.undo')
    ears.hears('Undone')


def nobody(story, ears):
    story.app.act('win.sample')
    story.app.go(2, 'People')
    story.app.type_into('Find people', 'zzzz')
    ears.hears('0 of ')


def wrong(story, ears):
    story.app.act('win.preferences')
    wait(lambda: story.app.entry('Your e-mail address'), 'the preferences')
    look_around(story)
    story.app.type_into('Your e-mail address', 'nonsense')
    ears.hears('This is no e-mail address.')


def refused(story, ears):
    """What is wrong beside a field is in a row that was hidden until then."""
    story.app.go(2, 'People')
    story.app.choose_menu('Add', 'New Employee…')
    wait(lambda: story.app.entry('E-mail'), 'the form of an employee')
    look_around(story)
    story.app.type_into('E-mail', 'nonsense')
    ears.hears('This is not an e-mail address.')


def main(build):
    steps = [('a toast', toast), ('a search that finds nobody', nobody),
             ('what is wrong beside a field', refused), ('an error of a form', wrong)]
    print(f'1..{len(steps)}', flush=True)
    with tempfile.TemporaryDirectory(prefix='tandem-e2e-') as folder:
        story = Story(os.path.abspath(build), folder, 'en')
        story.ctl('sample')
        story.start()
        ears = Ears()
        look_around(story)
        try:
            for number, (name, step) in enumerate(steps, 1):
                step(story, ears)
                print(f'ok {number} heard: {name}', flush=True)
        except Exception:  # pylint: disable=broad-except
            print(f'not ok {number} heard: {name}')
            for line in traceback.format_exc().splitlines() + story.complaints():
                print(f'# {line}')
            return 1
        finally:
            story.end()
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
