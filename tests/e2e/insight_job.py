# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Insights: a dashboard, what it counts, the list behind a figure, the others, paper, pictures."""
import os
import re
import time

from ui import BUTTONS, ROLE, STATE, actions, has_place, is_called, keys, press, wait, walk_seen
from words import Given

PROGRAM = 'Fjord Mentoring'
AS_OF = '2026-02-01'
DASHBOARDS = (
    ('Retention', 'Taking part in “Fjord Mentoring”, and staying'),
    ('Outcomes', 'Outcomes'),
    ('Consistency', 'Consistency'),
    ('Exit reasons', 'Exit reasons'),
    ('Engagement', 'Overdue now'),
)
DEPARTMENT = 'Customer Service'  # the first of the sample


def figures(story, *words):
    """What the command line says of the engagement of the programme; the period ends today."""
    return story.ask('insight', 'engagement', '--program', PROGRAM, *words)['figures']


def shows(story, figure, pattern, patience=20.0):
    """Waits for the card of a figure to say something, and gives the card."""
    name = story.say(figure, re.compile('.{1,3}'), re.compile(pattern))
    return wait(lambda: next(card for card in story.app.all(BUTTONS, name) if has_place(card)),
                f'{figure}: {pattern}', patience)


def says(figure):
    """How a card says a share, in any language: "30.0 %. 12 of 40"."""
    return f"{figure['share'] * 100:.1f}\\s?%.*{figure['count']} .*{figure['of']}"


def claims_little(app):
    """No word says more than the figures can."""
    found = re.search('(?i)caused|impact|proves|(?<!niet wat het )veroorzaakt|bewijst', app.texts())
    assert not found, found


def starts(story):
    """The sample: fourteen months of a programme, as of the day of the story."""
    story.ctl('init')
    story.ctl('sample')
    app = story.start('--page', 'insight', '--program', PROGRAM)
    app.reads('What this means', patience=60)
    shows(story, 'Overdue now', says(figures(story)['overdue']))
    claims_little(app)


def has_focus(window, name):
    """Looked for anew each time: what was kept of a node may be from before."""
    return any(node.get_state_set().contains(STATE.FOCUSED) and is_called(node, name)
               for node in walk_seen(window))


def choose_department(app, window):
    """By keys: Tab leads from row to row, Return opens what a row chooses from."""
    app.choose('Look at', 1, window)
    which = app.named('Which')
    for _ in range(20):
        if has_focus(window, which):
            break
        keys('Tab')
        time.sleep(.1)
    keys('Return')
    wait(lambda: not has_focus(window, which), 'the list of departments')
    keys('Down', 'Return')


def filters(story):
    """One department, and as of another day: the figures are those of the command line, and what
    would point at a few people is hidden."""
    app = story.app
    app.press(story.say('Last 12 months'))
    window = app.dialog()
    choose_department(app, window)
    app.reads(re.compile(f'{PROGRAM} · .*{DEPARTMENT} · '))
    there = figures(story, '--department', DEPARTMENT)
    shows(story, 'In a programme', says(there['participation']))
    shows(story, 'Mentees matched', story.say(re.compile('.*'), 'hidden').pattern)
    app.type_into('As of (empty: today)', AS_OF, window)
    keys('Return')
    app.reads(re.compile('1 .*2026'))
    then = figures(story, '--department', DEPARTMENT, '--to', AS_OF)
    shows(story, 'In a programme', says(then['participation']))
    app.press('Reset Filters', window)
    shows(story, 'Overdue now', says(figures(story)['overdue']))
    keys('Escape')
    app.settle(1, 'the end of the filters')


def lists(story):
    """The list behind a figure holds as many as the figure counts."""
    app = story.app
    overdue = figures(story)['overdue']
    press(shows(story, 'Overdue now', says(overdue)))
    dialog = app.dialog()
    wait(lambda: len(app.all(ROLE.LIST_ITEM, None, dialog)) == overdue['count'], 'the whole list')
    keys('Escape')
    app.settle(1, 'the end of the list')


def changes(story):
    """Every dashboard has something to say, and none claims too much."""
    app = story.app
    for name, sign in DASHBOARDS:
        app.focus()
        press(app.find(ROLE.PAGE_TAB, name))
        app.reads(sign, patience=60)
        claims_little(app)


def save_chart(app, item, path):
    """The menu of the first chart, which may lie below what is in view."""
    button = next(node for node in app.all(BUTTONS, 'Save this chart')
                  if 'click' in actions(node))
    press(button)
    press(wait(lambda: next(node for node in app.all(ROLE.MENU_ITEM, item) if has_place(node)),
               f'the entry {item!r}'))
    app.save_as(path)
    wait(lambda: os.path.exists(path) and os.path.getsize(path) > 100, path)


def saves(story):
    """A chart as a picture, and its numbers."""
    for item, ending, begins in (('Picture (PNG)', 'png', b'\x89PNG'),
                                 ('Numbers (CSV)', 'csv', b'\xef\xbb\xbf')):
        path = story.path(f'chart.{ending}')
        save_chart(story.app, item, path)
        with open(path, 'rb') as stream:
            assert stream.read(len(begins)) == begins, item


def prints(story):
    """From the dashboard to its paper, saved as PDF."""
    app = story.app
    path = story.path('insights.pdf')
    app.press('Print Review…')
    wait(lambda: app.is_at('Reports'), 'the reports')
    app.press('Save as PDF…')
    app.save_as(path)
    wait(lambda: os.path.exists(path) and os.path.getsize(path) > 4000, 'the paper')
    with open(path, 'rb') as stream:
        assert stream.read(5) == b'%PDF-'


def quits(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('a dashboard of the sample', starts),
    ('as of another day, and of one department', filters),
    ('the list behind a figure', lists),
    ('the five dashboards', changes),
    ('a chart as picture and numbers', saves),
    ('the dashboard on paper', prints),
    ('the program ends without complaints', quits),
]
