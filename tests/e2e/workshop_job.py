# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""The pairing workshop: propose, lock, change, compare, release, undo, answer."""
import re
import time

from ui import keys, wait
from workshop_people import enrol_everyone


def pairs(story):
    return story.ask('pair', 'list')['pairs']


def starts(story):
    story.ctl('init')
    enrol_everyone(story.ctl, story.write)
    story.start('--page', 'pairing', '--program', 'Leadership').reads('Propose Pairs')


def propose(app):
    app.press('Propose Pairs')
    app.press('Propose', app.dialog())
    app.settle(1, 'the end of the dialog')


def proposes(story):
    propose(story.app)
    story.app.reads('4 of 5 mentees matched')
    story.app.reads('… · proven best')
    assert pairs(story) == []


def locks(story):
    """A locked row stays when the draft is made anew."""
    story.app.press('Lock')
    story.app.reads('Locked')
    story.app.press('Unlock')
    story.app.press('Lock')
    story.app.reads('Locked')


def changes(story):
    """What a change by hand costs is said, and it is put back."""
    story.app.press('Unlock')
    story.app.press('Take Out')
    story.app.reads('3 of 5 mentees matched')
    story.app.reads('… · … below the best')
    story.app.press('Put back as it was proposed')
    story.app.reads('4 of 5 mentees matched')
    story.app.reads('… · proven best')


def compares(story):
    story.app.press('Lock')
    propose(story.app)
    story.app.reads('Draft 2 of …')
    story.app.choose_menu('More for this draft', 'Compare Drafts…')
    dialog = story.app.dialog()
    story.app.reads(re.compile('1 .*2026'), dialog)
    story.app.reads('The two have the same pairs.', dialog)
    keys('Escape')
    story.app.settle(1, 'the end of the dialog')


def releases(story):
    story.app.press('Release All 4')
    wait(lambda: len(pairs(story)) == 4, 'four pairs')
    assert {pair['source'] for pair in pairs(story)} == {'proposal'}


def undoes(story):
    """All at once, as they were released."""
    story.app.focus()
    time.sleep(.5)
    keys('ctrl+z')
    wait(lambda: pairs(story) == [], 'the undo')
    story.app.press('Release All 4')
    wait(lambda: len(pairs(story)) == 4, 'four pairs again')


def answers(story):
    """One mentee says no: the two are not proposed to each other again."""
    app = story.app
    app.go(1, 'Today')
    app.press('Answer…')
    dialog = app.dialog()
    app.choose('Answer', 1, dialog)
    app.press('Record', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: [p for p in pairs(story) if p['state'] != 'proposed'], 'the answer')


def ends(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('the workshop opens', starts),
    ('pairs are proposed', proposes),
    ('a pair is locked', locks),
    ('a pair is changed and put back', changes),
    ('two drafts are compared', compares),
    ('all are released', releases),
    ('the release is undone and repeated', undoes),
    ('an answer is recorded', answers),
    ('the workshop ends, and the file is sound', ends),
]
