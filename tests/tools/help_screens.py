"""Photographs the window for the help and the metainfo: help_screens.py BUILD LANGUAGE FOLDER.

Each picture is the sample as of one day, opened on a page, with the actions named pressed in turn;
of a dialog only the dialog is taken. Runs inside session.sh, on a screen of 1280x800.
"""
import gettext
import glob
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'e2e'))

from photo import colours  # noqa: E402
from ui import (BUTTONS, ROLE, Tandem, actions, click, has_place, keys, plain, press,  # noqa: E402
                shown, wait, walk_seen)

TODAY = '2026-03-16'
PROGRAM = 'Fjord Mentoring'


@dataclass
class Picture:
    """One picture: where it is taken, and what is done first."""
    name: str
    page: str
    steps: tuple = ()        # actions by their name, "key Return", "see Name"
    dialog: bool = False     # only the window that the last step opened
    empty: bool = False      # of an empty workspace
    program: str = PROGRAM


PICTURES = (
    Picture('welcome', 'today', empty=True, program=''),
    Picture('today', 'today'),
    Picture('people', 'people', ('click 330 385',)),
    Picture('import', 'people', ('people.import-roster', 'key Return', 'file people.csv',
                                 'see Becomes'), dialog=True),
    Picture('enrol', 'people', ('people.enrol',), dialog=True),
    Picture('programme', 'program'),
    Picture('pairing', 'pairing', ('key Down',)),
    Picture('rules', 'pairing', ('press Rules',)),
    Picture('propose', 'pairing', ('pairing.propose',), dialog=True),
    Picture('draft', 'pairing', ('pairing.propose', 'dialog.propose')),
    Picture('explain', 'pairing', ('key Down', 'candidates.explain'), dialog=True),
    Picture('pairs', 'pairs'),
    Picture('pair', 'pairs', ('double 330 166',)),
    Picture('contact', 'pairs', ('double 330 166', 'pair.log'), dialog=True),
    Picture('sign', 'pairs', ('double 330 166', 'pair.sign'), dialog=True),
    Picture('engagement', 'insight'),
    Picture('retention', 'insight', ('insight.next',)),
    Picture('consistency', 'insight', ('insight.next', 'insight.next', 'insight.next')),
    Picture('reports', 'report'),
)


def take(path, window='root'):
    subprocess.run(['import', '-window', window, path], check=True, timeout=20)
    with open(path, 'rb') as stream:
        return stream.read()


def still(path, window='root', quiet=4, patience=60.0):
    """Photographs until so many pictures in a row are the same and not blank."""
    end, before, same = time.monotonic() + patience, None, 0
    while time.monotonic() < end:
        now = take(path, window)
        same = same + 1 if now == before else 0
        if same >= quiet and colours(path) > 16:
            return
        before = now
        time.sleep(.15)
    raise AssertionError(f'{path} did not come to rest')


def translated(words):
    """Words of the program in the language of the picture."""
    folder = os.environ['TD_LOCALEDIR']
    return gettext.translation('tandem', folder, [os.environ['LANGUAGE']],
                               fallback=True).gettext(words)


def find_action(app, name):
    """The widget on the screen that has the action."""
    return next(node for node in walk_seen(app.node)
                if name in actions(node) and shown(node) and has_place(node))


def newest_window(app):
    """The X window of the dialog: without a window manager the last one of the tree is on top."""
    done = subprocess.run(['xdotool', 'search', '--all', '--onlyvisible', '--pid',
                           str(app.process.pid), '--name', '.'], capture_output=True, text=True,
                          check=True)
    return done.stdout.split()[-1]


def do(app, step, path):
    still(path)
    verb, *words = step.split()
    if verb == 'key':
        app.focus()
        keys(*words)
    elif verb == 'press':
        label = translated(' '.join(words))
        click(wait(lambda: next(node for node in walk_seen(app.node)
                                if plain(node.get_name()).startswith(label)
                                and node.get_role() == ROLE.PAGE_TAB or
                                plain(node.get_name()) == label and node.get_role() in BUTTONS),
                   f'the button {label!r}'))
    elif verb == 'see':
        app.reads(re.escape(translated(' '.join(words))))
    elif verb == 'file':
        app.settle(3, 'the file dialog')
        app.choose_file(os.path.join(os.path.dirname(path), words[0]))
        app.settle(2, 'the end of the file dialog')
    elif verb in ('click', 'double'):
        subprocess.run(['xdotool', 'mousemove', *words, 'click', '--repeat',
                        '2' if verb == 'double' else '1', '1', 'mousemove', '1279', '799'],
                       check=True)
    else:
        press(wait(lambda: find_action(app, step), f'the action {step}'), step)


def photograph(build, folder, picture):
    path = os.path.join(folder, f'{picture.name}.png')
    workspace = os.path.join(folder, 'now.tandem')
    for left in glob.glob(f'{workspace}-*'):  # of a program that was ended: SQLite would read it
        if os.path.isfile(left):
            os.remove(left)
    shutil.copy(os.path.join(folder, 'empty.tandem' if picture.empty else 'full.tandem'), workspace)
    app = Tandem([os.path.join(build, 'src/tandem'), '--file', workspace, '--today', TODAY,
                  '--page', picture.page, '--size', '1280x800',
                  *(['--program', picture.program] if picture.program else [])], f'{path}.log')
    try:
        for step in picture.steps:
            do(app, step, path)
        if picture.dialog:
            app.settle(2, f'the dialog of {picture.name}')
        still(path, newest_window(app) if picture.dialog else 'root')
    finally:
        app.process.terminate()
        app.process.wait(10)
    os.remove(f'{path}.log')


def shrink(path):
    """256 colours and no dates inside, so that the same window is the same file."""
    subprocess.run(['pngquant', '--force', '--speed', '1', '--strip', '--output', path, '256', path],
                   check=True)
    subprocess.run(['optipng', '-quiet', '-o5', '-strip', 'all', path], check=True)


def main(build, language, folder, *names):
    os.environ['LANGUAGE'] = language
    trouble = 0
    for picture in PICTURES:
        if names and picture.name not in names:
            continue
        try:
            photograph(build, folder, picture)
            shrink(os.path.join(folder, f'{picture.name}.png'))
        except (AssertionError, subprocess.SubprocessError, StopIteration) as error:
            print(f'{picture.name} ({language}): {error}')
            trouble = 1
            # The picture there is stays.
            for name in (f'{picture.name}.png', f'{picture.name}.png.log'):
                if os.path.exists(os.path.join(folder, name)):
                    os.remove(os.path.join(folder, name))
    return trouble


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
