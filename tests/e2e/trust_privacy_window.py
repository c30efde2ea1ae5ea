#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Privacy through the window: who may read the file, whose data are past the period, what is held
about somebody on screen and on paper, and that nothing is left once she is erased.

usage: trust_privacy_window.py TANDEM TANDEMCTL, inside session.sh
"""

import contextlib
import glob
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
import time
import warnings

warnings.simplefilter('ignore', DeprecationWarning)

from spooler import Spooler, missing  # noqa: E402
from story import Story, tell  # noqa: E402
from ui import ROLE, STATE, click, has_place, keys, wait, walk  # noqa: E402

# Of whom every word is only hers: none of them may be left in any file.
NAME, NUMBER, MAIL = 'Zephyrine Quillfeather', 'ZQ8841', 'zephyrine@example.org'
NOTE, TOPIC = 'zqnoteprivate', 'zqtopicopen'
HERS = [NAME, 'Quillfeather', NUMBER, MAIL, NOTE, TOPIC]
ROSTER = f'''Number,Name,E-mail,Department,Hire date,Leave date
1,Anouk Jansen,anouk@example.org,Sales,2015-01-05,
2,Bram de Wit,bram@example.org,Sales,2016-02-01,
{NUMBER},{NAME},{MAIL},Sales,2017-03-01,2023-04-30
'''
CONTACTS = f'''Mentor,Mentee,Date,Minutes,Note,Private
1,{NUMBER},2022-05-01,45,{NOTE},yes
1,{NUMBER},2022-06-01,45,{TOPIC},no
'''
PAIRS = f'''Mentor,Mentee,Start date,End date,Status
1,{NUMBER},2022-03-01,2022-12-01,Completed
1,2,2022-03-01,2022-12-01,Completed
'''


def write(story, name, text):
    with open(story.path(name), 'w', encoding='utf-8') as file:
        file.write(text)
    return story.path(name)


def ask(story, *words):
    return json.loads(story.ctl(*words, '--json'))


def backups(story):
    return sorted(glob.glob(os.path.join(story.folder, 'test-backups', '*')))


def found_in(paths):
    """Which of her words stand in which file."""
    found = []
    for path in paths:
        with open(path, 'rb') as file:
            data = file.read()
        found += [(os.path.basename(path), word) for word in HERS
                  if word.encode() in data or word.encode('utf-16-le') in data]
    return found


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def prepares(story):
    """Somebody who left three years ago, with a past, a backup of it, and a file anybody reads."""
    story.ctl('init')
    story.ctl('import', 'roster', write(story, 'people.csv', ROSTER))
    story.ctl('program', 'add', 'Leadership', '--start', '2022-01-01', '--end', '2022-12-31')
    story.ctl('import', 'pairs', write(story, 'pairs.csv', PAIRS), '--program', 'Leadership')
    story.ctl('import', 'contacts', write(story, 'contacts.csv', CONTACTS), '--program', 'Leadership')
    story.ctl('backup')
    assert mode(story.workspace) == 0o600 and len(backups(story)) == 1
    assert {word for _, word in found_in(backups(story))} == set(HERS)
    os.chmod(story.workspace, 0o644)
    os.chmod(story.folder, 0o755)
    story.start()


def makes_private(story):
    story.app.reads('Other users of this computer may open')
    story.app.press('Make Private')
    wait(lambda: mode(story.workspace) == 0o600, 'nobody else may read the file')
    assert all(mode(path) == 0o600 for path in glob.glob(story.workspace + '*'))
    story.app.reads('Only you can')


def switch_on(app, name, root, most=30):
    """A row with a switch, by the keyboard, wherever it is scrolled to."""
    row = app.find(ROLE.LIST_ITEM, name, root)
    for _ in range(most):
        if any(node.get_state_set().contains(STATE.FOCUSED) for node in walk(row)):
            return keys('space')
        keys('Tab')
        time.sleep(.05)
    raise AssertionError(f'Tab does not lead to {name!r}')


def sets_period(story):
    """In the preferences; then Today says whose data are past it, and People shows them."""
    app = story.app
    app.focus()
    keys('ctrl+comma')
    dialog = app.dialog()
    app.reads('Keep data of leavers', dialog)
    switch_on(app, 'Keep data of leavers for a time only', dialog)
    app.press('Save', dialog)
    app.settle(1, 'the end of the preferences')
    wait(lambda: ask(story, 'person', 'past-retention')['people'], 'the period')


def lists(story):
    app = story.app
    app.go(1, 'Today')
    app.reads('The data of 1 person are past the retention period')
    app.press('Show Them')
    wait(lambda: app.title() == 'People', 'the list')
    wait(lambda: NAME in app.texts() and 'Bram de Wit' not in app.texts(), 'only who is past it')


def select_person(app):
    """With the mouse, as a row of a list has no action; her menu comes with her."""
    for _ in range(4):
        app.focus()
        click(wait(lambda: next(label for label in app.all(ROLE.LABEL, NAME) if has_place(label)),
                   NAME))
        try:
            return wait(lambda: next(b for b in app.all(None, 'More') if has_place(b)),
                        'her menu', 4)
        except AssertionError:
            continue
    raise AssertionError('no way to the person')


def scroll_to(app, words, dialog, most=40):
    """With the wheel: only rows that can be seen are there."""
    for _ in range(most):
        if words in app.texts(dialog):
            return
        subprocess.run(['xdotool', 'mousemove', '300', '400', 'click', '5'], check=True)
        time.sleep(.1)
    raise AssertionError(f'{words!r} is not shown')


def shows(story):
    """All that is held, private words marked."""
    app = story.app
    select_person(app)
    app.choose_menu('More', 'Data We Hold…')
    dialog = app.dialog()
    app.reads(NAME, dialog)
    for words in (NUMBER, MAIL, TOPIC, NOTE, 'Private'):
        scroll_to(app, words, dialog)


def prints(story):
    """On the printer where there is one, and as PDF: the same words."""
    app, spooler = story.app, story.spooler
    path = story.path('held.pdf')
    app.dialog()
    if spooler:
        keys('ctrl+p')
        printing = app.dialog(3)
        app.reads('paper', printing)
        app.press('Print', printing)
        wait(lambda: len(spooler.printed()) == 1, 'the job')
        app.settle(2, 'the end of the print dialog')
    story.ctl('report', 'person', '--person', NUMBER, '--output', path)
    for file in [path] + (spooler.printed() if spooler else []):
        words = subprocess.run(['pdftotext', file, '-'], capture_output=True, text=True,
                               check=True).stdout
        assert not [word for word in (NAME, NUMBER, MAIL, NOTE) if word not in words], words
        os.unlink(file)


def rehearses(story):
    """What goes and what stays is read before anything is written."""
    app = story.app
    app.press('Anonymise or Erase…', app.dialog())
    # It takes the place of what was shown.
    wait(lambda: app.count_windows(f'^{NAME}$') == 1, 'the question')
    app.settle(2, 'the end of what was shown')
    dialog = app.windows()[-1]
    app.reads('Make anonymous', dialog)
    press_check(app, 'Erase', dialog)
    app.reads('Only what the figures count', dialog)
    app.reads('Goes', dialog)
    app.reads('Stays', dialog)
    app.reads('1 older copy still holds everything', dialog)
    assert {word for _, word in found_in([story.workspace])} == set(HERS)


def press_check(app, name, root):
    node = next(n for n in app.all((ROLE.RADIO_BUTTON, ROLE.CHECK_BOX), name, root) if has_place(n))
    click(node)
    wait(lambda: node.get_state_set().contains(STATE.CHECKED), name)


def erases(story):
    app = story.app
    dialog = app.windows()[-1]
    switch_on(app, 'Delete them too', dialog)
    before = backups(story)
    app.press(re.compile('^Erase$'), dialog)
    app.settle(1, 'the end of the dialogs')
    wait(lambda: backups(story) and backups(story) != before, 'the new backup')
    app.reads('Nobody Found', app.main_window())


def searched(story):
    """File, log and what stands beside it, while the window has it open; and each backup."""
    beside = glob.glob(story.workspace + '*')
    assert any(path.endswith('-wal') for path in beside), beside
    assert found_in(beside + backups(story)) == []
    story.ctl('backup')
    story.app.quit()
    assert found_in(glob.glob(story.workspace + '*') + backups(story)) == []


def stays_away(story):
    """The file is sound, the counts are kept, and the roster does not bring her back."""
    story.ctl('check')
    assert len(ask(story, 'pair', 'list')['pairs']) == 2
    done = subprocess.run([story.tandemctl, '--file', story.workspace, 'import', 'roster',
                           story.path('people.csv')], capture_output=True, text=True, check=False)
    assert 'Erased on 16 Mar 2026; skipped' in done.stdout, done
    assert found_in(glob.glob(story.workspace + '*') + backups(story)) == []


STEPS = [
    ('a file that anybody may read, and somebody who left', prepares),
    ('it is made private', makes_private),
    ('a retention period is set', sets_period),
    ('Today and People say who is past it', lists),
    ('what is held is shown', shows),
    ('it is printed', prints),
    ('what goes and what stays is listed first', rehearses),
    ('she is erased, and the older backup with her', erases),
    ('no byte of her is left', searched),
    ('and nothing brings her back', stays_away),
]


def main(build):
    print(f'1..{len(STEPS)}', flush=True)
    print(f'# {missing() or "prints on a queue"}')
    with tempfile.TemporaryDirectory() as folder, \
            contextlib.nullcontext() if missing() else Spooler() as spooler:
        if spooler:
            os.environ['CUPS_SERVER'] = f'127.0.0.1:{spooler.port}'
            spooler.run('lpadmin', '-d', 'paper')
        story = Story(os.path.abspath(build), folder, language=None,
                      photos=os.path.join(build, 'photos', 'en', 'privacy'))
        story.spooler = spooler
        return tell_all(story)


def tell_all(story):
    for number, (name, step) in enumerate(STEPS, 1):
        if not tell(number, name, step, story):
            story.end()
            return 1
    story.end()
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
