"""Existing pairs: imported by keys and names, rehearsed, the receipt read, taken back."""
import json

from ui import keys, wait

PEOPLE = '''Number,Name,E-mail,Department
1,Anouk Jansen,anouk@example.com,Sales
2,Dewi Sari,dewi@example.com,Finance
'''
PAIRS = '''Mentor,Mentee,Start date,Status
1,dewi@example.com,2026-01-13,Active
'''
PROGRAM = 'Leadership'


def pairs(story):
    return json.loads(story.ctl('pair', 'list', '--json'))['pairs']


def prepares(story):
    for name, text in (('people.csv', PEOPLE), ('pairs.csv', PAIRS)):
        with open(story.path(name), 'w', encoding='utf-8') as stream:
            stream.write(text)
    story.ctl('init')
    story.ctl('import', 'roster', story.path('people.csv'))
    story.ctl('program', 'add', PROGRAM)
    story.start('--program', PROGRAM)


def rehearses(story):
    app = story.app
    app.go(2, 'People')
    app.settle(1, 'the people')
    app.press('Import…')
    window = app.dialog()
    app.press('Choose a File…', window)
    app.settle(3, 'the file dialog')
    app.choose_file(story.path('pairs.csv'))
    app.settle(2, 'the end of the file dialog')
    app.reads('Start date', window)
    app.reads('Tandem guessed what the columns are', window)
    app.press('Rehearse', window)
    app.reads('nothing is written yet', window)
    app.reads('Anouk Jansen – Dewi Sari', window)
    assert pairs(story) == []


def imports(story):
    window = story.app.dialog()
    story.app.press('Import', window)
    story.app.reads('was imported', window)
    wait(lambda: len(pairs(story)) == 1, 'one pair')


def undoes(story):
    window = story.app.dialog()
    story.app.press('Undo', window)
    wait(lambda: pairs(story) == [], 'no pair')
    story.app.settle(1, 'the end of the import')
    keys('Escape')


STEPS = [
    ('a workspace with people and a programme', prepares),
    ('existing pairs are known and rehearsed', rehearses),
    ('they are imported', imports),
    ('and taken back in one step', undoes),
]
