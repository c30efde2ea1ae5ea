# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A job told from outside, step by step, in a language: each step a line of TAP and a picture."""
import json
import os
import re
import subprocess
import tempfile
import traceback

from ui import Tandem
from words import Words

TODAY = '2026-03-16'


class Story:
    """A workspace of its own, the program on it, and the steps told about it. Without a language
    the program is in English, and texts are as they are given."""

    def __init__(self, build, folder, language='en', photos=None):
        self.tandem = os.path.join(build, 'src', 'tandem')
        self.tandemctl = os.path.join(build, 'src', 'tandemctl')
        self.folder, self.language, self.photos = folder, language, photos
        self.workspace = os.path.join(folder, 'test.tandem')
        self.words = language and Words(os.path.join(build, 'po'), language)
        self.taken = 0
        self.app = None
        # Of the window; the command line stays English.
        self.environment = {**os.environ, 'LANGUAGE': language or 'en',
                            'TD_LOCALEDIR': os.path.join(build, 'po')}

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as stream:
            stream.write(text)
        return self.path(name)

    def start(self, *arguments):
        self.app = Tandem([self.tandem, '--file', self.workspace, '--today', TODAY,
                           '--size', '1280x800', *arguments],
                          self.path('complaints'), self.words, self.environment)
        return self.app

    def say(self, text, *texts):
        """A pattern: these texts of the program in this order on one line; a pattern in between
        is taken as it is."""
        return re.compile(''.join(each.pattern if isinstance(each, re.Pattern) else
                                  self.words.pattern(each) for each in (text, *texts)))

    def ctl(self, *words):
        """What the command line says of the same workspace, while the window has it open."""
        done = subprocess.run([self.tandemctl, '--file', self.workspace, '--today', TODAY, *words],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, f'{words}: {done.stderr}'
        return done.stdout

    def ask(self, *words):
        return json.loads(self.ctl(*words, '--json'))

    def photo(self, name):
        """The screen as it is, for somebody to look at."""
        if self.photos is None:
            return
        os.makedirs(self.photos, exist_ok=True)
        self.taken += 1
        name = re.sub('[^a-z0-9]+', '-', name.lower()).strip('-')
        subprocess.run(['import', '-window', 'root',
                        os.path.join(self.photos, f'{self.taken:02}-{name}.png')], check=False)

    def complaints(self):
        """How the program is, and what it said."""
        if self.app is None:
            return []
        with open(self.app.complaints, encoding='utf-8') as stream:
            return [f'the program: {self.app.process.poll()}', *stream.read().splitlines()[-20:]]

    def end(self):
        if self.app is not None and self.app.process.poll() is None:
            self.app.process.kill()
            self.app.process.wait()
        self.app = None


def tell(number, name, step, story):
    """One step; what fails is told with a picture of the screen."""
    try:
        step(story)
    except Exception:  # pylint: disable=broad-except
        print(f'not ok {number} {name}')
        for line in traceback.format_exc().splitlines() + story.complaints():
            print(f'# {line}')
        story.photo(f'failed {name}')
        print(f'# the screen: {story.photos}', flush=True)
        return False
    if story.app is not None and story.app.process.poll() is None:
        story.photo(name)
    print(f'ok {number} {name}', flush=True)
    return True


def tell_all(stories, build, language, photos):
    """Tells stories (lists of steps), each on a workspace of its own; the first step that fails
    ends them. Returns an exit status."""
    print(f'1..{sum(len(steps) for _, steps in stories)}', flush=True)
    number = 0
    for title, steps in stories:
        with tempfile.TemporaryDirectory(prefix='tandem-e2e-') as folder:
            story = Story(os.path.abspath(build), folder, language, os.path.join(photos, title))
            for name, step in steps:
                number += 1
                if not tell(number, name, step, story):
                    story.end()
                    return 1
            story.end()
    return 0
