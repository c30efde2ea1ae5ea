# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Paper and files: every report as it will print, a list as a table, what is held about somebody,
the workspace as XML and back, history, backups, faults."""
import os
import zipfile

from ui import BUTTONS, ROLE, click, keys, wait
from words import Given

PROGRAM = 'Fjord Mentoring'
REPORTS = ('Call sheet', 'Pairing report')


def grew(path, size=300):
    return wait(lambda: os.path.exists(path) and os.path.getsize(path) > size, path)


def starts(story):
    story.ctl('init')
    story.ctl('sample')
    story.start('--page', 'report', '--program', PROGRAM).reads('Save as PDF…', patience=60)


def reports(story):
    """Each report as it will print."""
    app = story.app
    rows = [node for node in app.all(ROLE.LIST_ITEM, None) if app.in_view(node)]
    assert len(rows) > 8, len(rows)
    for name in REPORTS:
        app.focus()
        click(wait(lambda name=name: next(node for node in app.all(None, name)
                                          if app.in_view(node)), name))
        app.reads(story.say('Save as PDF…'))
        story.photo(name)


def saves_report(story):
    app = story.app
    path = story.path('report.pdf')
    app.press('Save as PDF…')
    app.save_as(path)
    grew(path, 4000)
    with open(path, 'rb') as stream:
        assert stream.read(5) == b'%PDF-'


def saves_list(story):
    """The list as it is shown: as CSV with its mark, and as a workbook."""
    app = story.app
    app.go(4, 'Pairs')
    for ending, steps in (('xlsx', 0), ('csv', 1)):
        path = story.path(f'pairs.{ending}')
        app.focus()
        keys('ctrl+s')
        dialog = app.dialog()
        if steps:
            app.choose('Format', steps, dialog)
        story.photo('save list')
        app.press('Save…', dialog)
        app.settle(3, 'the file dialog')
        app.type_into(app.toolkit('_Name:'), path, app.windows()[-1])
        keys('Return')
        app.settle(1, 'the end of the dialogs')
        grew(path)
    with open(story.path('pairs.csv'), 'rb') as stream:
        assert stream.read(3) == b'\xef\xbb\xbf'
    assert zipfile.is_zipfile(story.path('pairs.xlsx'))


def holds(story):
    """All that is held about one person, saved to be handed over."""
    app = story.app
    app.go(2, 'People')
    name = story.ask('enrol', 'list', '--program', PROGRAM)['enrolments'][0]['name']
    app.open_person(name, name)
    story.photo('the person')
    app.choose_menu('More', 'Data We Hold…')
    dialog = app.dialog()
    app.reads(Given(name), dialog)
    story.photo('data we hold')
    keys('Escape')
    app.settle(1, 'the end of the dialog')


def exports(story):
    """The whole workspace as XML, and into an empty one again."""
    app = story.app
    path = story.path('workspace.xml')
    app.act('win.export-workspace')
    dialog = app.dialog()
    story.photo('export')
    app.press('Export…', dialog)
    app.settle(3, 'the file dialog')
    app.type_into(app.toolkit('_Name:'), path, app.windows()[-1])
    keys('Return')
    app.settle(1, 'the end of the dialogs')
    grew(path, 10000)
    other = story.path('other.tandem')
    story.ctl('--file', other, 'init')
    story.ctl('--file', other, 'import', 'xml', path)
    assert story.ask('--file', other, 'employees', '--limit', '1')['total'] == \
        story.ask('employees', '--limit', '1')['total']


def checks(story):
    app = story.app
    app.act('win.check-workspace')
    dialog = app.dialog()
    app.reads('This Workspace Is Sound', dialog, patience=60)
    story.photo('sound')
    keys('Escape')
    app.settle(1, 'the end of the check')


def looks_back(story):
    """What was done, newest first."""
    app = story.app
    app.act('win.history')
    window = app.dialog()
    app.reads('Sample made', window)
    story.photo('history')
    keys('Escape')
    app.settle(1, 'the end of the history')


def backs_up(story):
    """One is made now, and stands there with what it holds."""
    app = story.app
    app.act('win.backups')
    window = app.dialog()
    app.press('Back Up Now', window)
    wait(lambda: len(app.all(BUTTONS, 'Restore…', window)) == 2, 'the backup')
    app.reads('Made by you', window)
    story.photo('backups')
    keys('Escape')
    app.settle(1, 'the end of the backups')


def ends(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('the reports of the sample', starts),
    ('each report as it prints', reports),
    ('a report as PDF', saves_report),
    ('a list as a table', saves_list),
    ('what is held about somebody', holds),
    ('the workspace as XML, and back', exports),
    ('the workspace is sound', checks),
    ('the history', looks_back),
    ('a backup', backs_up),
    ('the file is sound', ends),
]
