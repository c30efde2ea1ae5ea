"""The main job: import, programme, enrol, pair, keep contact, review, print, undo."""
import json
import os
import re
import time

from ui import BUTTONS, STATE, has, keys, type_keys, wait
from words import Given

ROSTER = '''EmpID,Name,Email,Department,Title,Grade,Location,Manager,Hire Date,Languages
101,Grace Okafor,grace@example.org,Management,Director,9,Leeds,,2012-03-01,English
102,Łukasz Nowak,lukasz@example.org,IT,IT Manager,7,Gdańsk,101,2015-05-04,English; Polish
103,Maud van ’t Hof,maud@example.org,Sales,Sales Manager,7,Utrecht,101,2014-01-06,English; Dutch
104,João dos Santos,joao@example.org,IT,Developer,3,Lisbon,102,2023-09-01,English; Portuguese
105,Elif Şahin,elif@example.org,Sales,Sales Adviser,4,Utrecht,103,2022-02-14,English; Turkish
106,Siobhán O’Neill,siobhan@example.org,Sales,Sales Adviser,4,Leeds,103,2021-11-01,English
'''
PROGRAM = 'Leadership'


def imports(story):
    """From the first step of an empty workspace: file, mapping, rehearsal, receipt."""
    roster = story.write('roster.csv', ROSTER)
    app = story.start()
    app.press('Import your people')
    window = app.dialog()
    app.press('Choose a File…', window)
    story.app.settle(3, 'the file dialog')
    app.choose_file(roster)
    story.app.settle(2, 'the end of the file dialog')
    app.reads(Given('Hire Date'), window)
    app.press('Preview', window)
    app.reads('Preview: nothing is written yet', window)
    assert story.ask('employees')['total'] == 0
    app.press('Import', window)
    app.reads('“roster.csv” was imported', window)
    wait(lambda: story.ask('employees')['total'] == 6, 'six people')
    keys('Escape')
    story.app.settle(1, 'the end of the import')


def creates(story):
    story.app.go(1, 'Today')
    story.app.press('Create a programme')
    dialog = story.app.dialog()
    story.app.type_into('Name', PROGRAM, dialog)
    story.app.press('Create', dialog)
    story.app.settle(1, 'the end of the dialog')
    assert PROGRAM in story.ctl('program', 'list')


def enrol(app, text, n, role=0):
    """Finds people and enrols all that are shown; mentee is the role first offered."""
    app.go(2, 'People')
    app.type_into('Find people', text)
    app.press(f'Enrol {n} Shown…')
    dialog = app.dialog()
    if role:
        app.choose('Role', role, dialog)
    app.press('Enrol', dialog)
    app.settle(1, 'the end of the dialog')


def enrols(story):
    enrol(story.app, 'manager', 2, role=1)
    enrol(story.app, 'joao', 1)
    enrol(story.app, 'elif', 1)
    roles = sorted(each['role'] for each in story.ask('enrol', 'list', '--program', PROGRAM)['enrolments'])
    assert roles == ['mentee', 'mentee', 'mentor', 'mentor'], roles


def pairs(story):
    return story.ask('pair', 'list')['pairs']


def proposes(story):
    """Nobody gets the own manager: the draft crosses the departments. Then all are released."""
    story.app.go(3, 'Pairing')
    story.app.press('Propose Pairs')
    story.app.press('Propose', story.app.dialog())
    story.app.settle(1, 'the end of the dialog')
    story.app.reads('2 of 2 mentees matched')
    story.app.press('Release All 2')
    wait(lambda: len(pairs(story)) == 2, 'two pairs')
    made = {(pair['mentor'], pair['mentee']) for pair in pairs(story)}
    assert made == {('102', '105'), ('103', '104')}, made


def accepts(story):
    """Both answers of a pair, one after the other, on its page; the others beside."""
    app = story.app
    app.go(1, 'Today')
    app.press('Answer…')
    for state in ('accepted', 'active'):
        dialog = app.dialog()
        if state == 'accepted':
            app.choose('Answer', 1, dialog)
        app.press('Record', dialog)
        story.app.settle(1, 'the end of the dialog')
        wait(lambda state=state: state in [pair['state'] for pair in pairs(story)], state)
        if state == 'accepted':
            app.press('Answer…')
    other = next(pair for pair in pairs(story) if pair['state'] == 'proposed')
    for side in ('mentor', 'mentee'):
        story.ctl('pair', 'accept', '--pair', str(other['pair']), '--by', side)
    wait(lambda: [pair['state'] for pair in pairs(story)] == ['active', 'active'], 'two pairs')


def contacts(story):
    return sum(len(story.ask('contact', 'list', '--pair', str(pair['pair']))['contacts'])
               for pair in pairs(story))


def logs(story):
    """One line, typed and sent with Enter."""
    before = contacts(story)
    story.app.go(1, 'Today')
    story.app.tab_to('Log a contact in one line')
    type_keys('16/3 joao 45m video')
    story.app.reads(re.compile('16.*2026.*45'))
    keys('Return')
    wait(lambda: contacts(story) == before + 1, 'the contact')
    assert '2026-03-16' in [row['last'] for row in story.ask('due')]


def reviews(story):
    story.app.go(5, 'Insights')
    story.app.reads('Adherence to cadence')


def prints(story):
    story.app.go(6, 'Reports')
    path = story.path('report.pdf')
    story.app.reads('Pairing report')
    story.app.press('Save as PDF…')
    story.app.save_as(path)
    wait(lambda: os.path.exists(path) and os.path.getsize(path) > 4000, 'the report')
    with open(path, 'rb') as stream:
        assert stream.read(5) == b'%PDF-'


def undoes(story):
    before = contacts(story)
    story.app.go(1, 'Today')
    keys('ctrl+z')
    wait(lambda: contacts(story) == before - 1, 'the undo')


def types_program(story):
    """A programme with the keyboard alone: the page, the dialog, its name, Enter."""
    keys('alt+7')
    wait(lambda: story.app.is_at('Programmes'), 'the page')
    keys('ctrl+n')
    window = story.app.dialog()
    time.sleep(.3)
    type_keys('Coaching')
    wait(lambda: has(story.app.find(BUTTONS, 'Create', window), STATE.SENSITIVE), 'the check')
    keys('Return')
    wait(lambda: 'Coaching' in story.ctl('program', 'list'), 'the programme')
    wait(lambda: len(story.app.windows()) == 1, 'the end of the dialog')


def ends(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('the roster is imported', imports),
    ('a programme is created', creates),
    ('mentors and mentees are enrolled', enrols),
    ('a proposal is made and released', proposes),
    ('both sides accept', accepts),
    ('a contact in one line', logs),
    ('the figures', reviews),
    ('the report as PDF', prints),
    ('undo takes the contact back', undoes),
    ('a programme by keyboard', types_program),
    ('ends, and the file is sound', ends),
]
