"""Somebody who starts Tandem for the first time is led, and may look around in a sample."""
import json

from ui import keys, wait


def starts(story):
    app = story.start()
    app.reads('Import your people')
    app.reads('Create a programme')


def looks_around(story):
    story.app.act('win.sample')
    people = wait(lambda: json.loads(story.ctl('employees', '--limit', '1', '--json'))['total'] > 300,
                  'the sample')
    assert people
    story.app.reads('sample programme was made')


def goes_everywhere(story):
    """Alt and a digit goes to each page."""
    for digit, title in enumerate(['Today', 'People', 'Pairing', 'Pairs', 'Insights', 'Reports',
                                   'Programmes'], 1):
        keys(f'alt+{digit}')
        wait(lambda title=title: story.app.title() == title, f'the page {title}')
    keys('alt+1')


def takes_it_back(story):
    keys('ctrl+z')
    wait(lambda: json.loads(story.ctl('employees', '--json'))['total'] == 0, 'the undo')
    story.app.reads('Import your people')


def quits(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('an empty workspace leads to the import', starts),
    ('a sample to look around in', looks_around),
    ('every page by keyboard', goes_everywhere),
    ('undo takes the sample back', takes_it_back),
    ('quits', quits),
]
