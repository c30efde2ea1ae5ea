"""Existing pairs: imported by keys and names, rehearsed, the receipt read, taken back."""
from ui import keys, wait
from words import Given

PEOPLE = '''Number,Name,E-mail,Department
1,Anouk Jansen,anouk@example.com,Sales
2,Dewi Sari,dewi@example.com,Finance
'''
PAIRS = '''Mentor,Mentee,Start date,Status
1,dewi@example.com,2026-01-13,Active
'''
PROGRAM = 'Leadership'


def pairs(story):
    return story.ask('pair', 'list')['pairs']


def prepares(story):
    for name, text in (('people.csv', PEOPLE), ('pairs.csv', PAIRS)):
        story.write(name, text)
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
    app.reads(Given('Start date'), window)
    app.reads('Tandem guessed what the columns are. What you choose is remembered for the '
              'next file like this.', window)
    app.press('Preview', window)
    app.reads('Preview: nothing is written yet', window)
    app.reads(Given('Anouk Jansen – Dewi Sari'), window)
    assert pairs(story) == []


def imports(story):
    window = story.app.dialog()
    story.app.press('Import', window)
    story.app.reads('“pairs.csv” was imported', window)
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
