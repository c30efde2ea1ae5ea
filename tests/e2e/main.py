#!/usr/bin/python3
"""The main job from outside: the built program under Xvfb, by keyboard and accessibility names.

main.py TANDEM TANDEMCTL [names]: the jobs, or what a screen reader finds. Each step is one line of TAP; a step that fails ends the run and leaves a
picture of the screen beside the log.
"""
import os
import subprocess
import sys
import tempfile
import traceback
import warnings

warnings.simplefilter('ignore', DeprecationWarning)

import first_run  # noqa: E402
import import_job  # noqa: E402
import insight_job  # noqa: E402
import life_job  # noqa: E402
import main_job  # noqa: E402
import names_job  # noqa: E402
import workshop_job  # noqa: E402
from ui import Tandem  # noqa: E402

TODAY = '2026-03-16'


class Story:
    """A workspace of its own, the program on it, and the steps told about it."""

    def __init__(self, tandem, tandemctl, folder):
        self.tandem, self.tandemctl, self.folder = tandem, tandemctl, folder
        self.workspace = os.path.join(folder, 'test.tandem')
        self.app = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def start(self, *arguments):
        self.app = Tandem([self.tandem, '--file', self.workspace, '--today', TODAY, *arguments],
                          self.path('complaints'))
        return self.app

    def ctl(self, *words):
        """What the command line says of the same workspace, while the window has it open."""
        done = subprocess.run([self.tandemctl, '--file', self.workspace, '--today', TODAY, *words],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, f'{words}: {done.stderr}'
        return done.stdout

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
    try:
        step(story)
    except Exception:  # pylint: disable=broad-except
        print(f'not ok {number} {name}')
        for line in traceback.format_exc().splitlines() + story.complaints():
            print(f'# {line}')
        picture = os.path.abspath(f'e2e-{number}.png')
        subprocess.run(['import', '-window', 'root', picture], check=False)
        print(f'# the screen: {picture}', flush=True)
        return False
    print(f'ok {number} {name}', flush=True)
    return True


def main(tandem, tandemctl, what='jobs'):
    stories = [names_job.STEPS] if what == 'names' else [
        first_run.STEPS, main_job.STEPS, workshop_job.STEPS, life_job.STEPS, insight_job.STEPS,
        import_job.STEPS]
    print(f'1..{sum(len(steps) for steps in stories)}', flush=True)
    number = 0
    for steps in stories:
        with tempfile.TemporaryDirectory() as folder:
            story = Story(os.path.abspath(tandem), os.path.abspath(tandemctl), folder)
            for name, step in steps:
                number += 1
                if not tell(number, name, step, story):
                    story.end()
                    return 1
            story.end()
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
