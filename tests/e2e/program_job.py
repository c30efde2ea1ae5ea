# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A programme is set up, paired by hand with ranked mentors and why, and put away: its objective,
its rules, a pair, a copy, closed, reopened."""
from ui import ROLE, keys, press, wait
from words import Given
from workshop_people import enrol_everyone

PROGRAM = 'Leadership'
AIM = 'More managers who know each other'


def programs(story):
    return {each['name']: each for each in story.ask('program', 'list')['programs']}


def pairs(story):
    return story.ask('pair', 'list')['pairs']


def starts(story):
    story.ctl('init')
    enrol_everyone(story.ctl, story.write)
    app = story.start('--page', 'program', '--program', PROGRAM)
    press(app.find(ROLE.PAGE_TAB, 'Settings'))
    app.reads('What it is for')


def aims(story):
    """What the programme is to reach is asked before the first pairing."""
    app = story.app
    app.type_into('Objective', AIM, app.main_window())
    app.reads('Not saved yet')
    story.photo('not saved yet')
    app.press('Save')
    wait(lambda: programs(story)[PROGRAM]['objective'] == AIM, 'the objective')


def ranks(story):
    """A mentee is shown with her mentors, the best first, and with what blocks the others."""
    app = story.app
    app.go(3, 'Pairing')
    app.reads('Mentors, the best first')
    app.reads(Given('Bo Dahl'))


def explains(story):
    app = story.app
    app.press('Why?')
    dialog = app.dialog()
    app.reads('Points by criterion', dialog)
    keys('Escape')
    app.settle(1, 'the end of the answer')


def pairs_by_hand(story):
    """The first who is offered; one undo takes it back."""
    app = story.app
    app.press('Pair')
    wait(lambda: len(pairs(story)) == 1, 'the pair')
    assert pairs(story)[0]['source'] in ('wish', 'coordinator'), pairs(story)
    app.reads('Undo')
    story.photo('the pair is made')
    app.focus()
    keys('ctrl+z')
    wait(lambda: pairs(story) == [], 'the undo')


def shows_rules(story):
    """Sliders and switches, and what they would change."""
    app = story.app
    app.focus()
    press(app.find(ROLE.PAGE_TAB, 'Rules'))
    app.reads('What must not be')


def copies(story):
    """The programme of the year after, with its mentors and whoever still waits."""
    app = story.app
    app.go(7, 'Programmes')
    app.choose_menu('More', 'Copy…')
    dialog = app.dialog()
    app.type_into('Name', 'Leadership 2027', dialog)
    story.photo('the copy')
    app.press('Create', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: 'Leadership 2027' in programs(story), 'the copy')
    people = story.ask('enrol', 'list', '--program', 'Leadership 2027')['enrolments']
    assert len(people) == 8, people


def closes(story):
    """Closed, and opened again by undo."""
    app = story.app
    app.choose_menu('More', 'Close')
    wait(lambda: 'closed' in [each['state'] for each in programs(story).values()], 'the end')
    story.photo('closed')
    app.focus()
    keys('ctrl+z')
    wait(lambda: 'closed' not in [each['state'] for each in programs(story).values()], 'the undo')


def ends(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('the page of a programme', starts),
    ('its objective', aims),
    ('mentors ranked for a mentee', ranks),
    ('why this one', explains),
    ('a pair by hand', pairs_by_hand),
    ('the rules', shows_rules),
    ('a copy for the next year', copies),
    ('closed, and opened again', closes),
    ('the file is sound', ends),
]
