"""The main job: import, programme, enrol, pair, keep contact, review, print, undo."""
import json
import os

from ui import keys, type_keys, wait

ROSTER = '''EmpID,Name,Email,Department,Title,Grade,Location,Manager,Hire Date,Languages
101,Grace Okafor,grace@example.org,Management,Director,9,Leeds,,2012-03-01,English
102,Łukasz Nowak,lukasz@example.org,IT,IT Manager,7,Gdańsk,101,2015-05-04,English; Polish
103,Maud van ’t Hof,maud@example.org,Sales,Sales Manager,7,Utrecht,101,2014-01-06,English; Dutch
104,João dos Santos,joao@example.org,IT,Developer,3,Lisbon,102,2023-09-01,English; Portuguese
105,Elif Şahin,elif@example.org,Sales,Account Manager,4,Utrecht,103,2022-02-14,English; Turkish
106,Siobhán O’Neill,siobhan@example.org,Sales,Account Manager,4,Leeds,103,2021-11-01,English
'''
PROGRAM = 'Leadership'


def imports(story):
    """From the first step of an empty workspace: file, mapping, rehearsal, receipt."""
    roster = story.path('roster.csv')
    with open(roster, 'w', encoding='utf-8') as stream:
        stream.write(ROSTER)
    app = story.start()
    app.press('Import your people')
    window = app.dialog()
    app.press('Choose a File…', window)
    wait(lambda: len(app.windows()) == 3, 'the file dialog')
    app.choose_file(roster)
    wait(lambda: len(app.windows()) == 2, 'the end of the file dialog')
    app.reads('Hire Date', window)
    app.press('Rehearse', window)
    app.reads('nothing is written yet', window)
    assert json.loads(story.ctl('employees', '--json'))['total'] == 0
    app.press('Import', window)
    app.reads('was imported', window)
    wait(lambda: json.loads(story.ctl('employees', '--json'))['total'] == 6, 'six people')
    keys('Escape')
    wait(lambda: len(app.windows()) == 1, 'the end of the import')


def prepares(story):
    """What the window cannot do yet is done beside it."""
    story.ctl('program', 'add', PROGRAM, '--start', '2026-01-01')
    story.ctl('enrol', '--program', PROGRAM, '--role', 'mentor', '--places', '2', '--from',
              '2026-01-05', '102', '103')
    story.ctl('enrol', '--program', PROGRAM, '--role', 'mentee', '--from', '2026-01-05',
              '104', '105')
    story.ctl('pair', 'add', '--program', PROGRAM, '--mentor', '103', '--mentee', '104', '--start',
              '2026-01-20', '--accepted')
    keys('alt+1')
    story.app.reads('Never met')


def contacts(story):
    return len(json.loads(story.ctl('contact', 'list', '--pair', '1', '--json'))['contacts'])


def logs(story):
    """One line, typed and sent with Enter."""
    before = contacts(story)
    story.app.tab_to('Log a contact in one line')
    type_keys('12/3 joao 45m video')
    story.app.reads('12 Mar 2026.*45 min')
    keys('Return')
    wait(lambda: contacts(story) == before + 1, 'the contact')
    row = json.loads(story.ctl('due', '--json'))[0]
    assert row['last'] == '2026-03-12', row


def reviews(story):
    keys('alt+5')
    wait(lambda: story.app.title() == 'Insights', 'the page')
    story.app.reads('Adherence to cadence')


def prints(story):
    keys('alt+6')
    path = story.path('report.pdf')
    story.app.reads('Pairing report')
    story.app.press('Save as PDF…')
    story.app.save_as(path)
    wait(lambda: os.path.exists(path) and os.path.getsize(path) > 4000, 'the report')
    with open(path, 'rb') as stream:
        assert stream.read(5) == b'%PDF-'


def undoes(story):
    before = contacts(story)
    keys('alt+1', 'ctrl+z')
    wait(lambda: contacts(story) == before - 1, 'the undo')


def ends(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('the roster is imported', imports),
    ('a programme with a pair', prepares),
    ('a contact in one line', logs),
    ('the figures', reviews),
    ('the report as PDF', prints),
    ('undo takes the contact back', undoes),
    ('ends, and the file is sound', ends),
]
