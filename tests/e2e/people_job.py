# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Enrolling: sign-ups from a form, a new employee with a fault said beside the field, somebody
enrolled, moved to the waiting list, withdrawn and taken back by hand; found by any word."""
from ui import BUTTONS, has_place, keys, press, wait
from words import Given
from workshop_people import PEOPLE, SIGN_UPS

PROGRAM = 'Leadership'


def enrolments(story):
    """The state of everyone in the programme by number."""
    return {each['number']: each for each in story.ask('enrol', 'list', '--program',
                                                       PROGRAM)['enrolments']}


def employees(story, *words):
    return [each['name'] for each in story.ask('employees', *words)['employees']]


def starts(story):
    story.ctl('init')
    story.ctl('import', 'roster', story.write('people.csv', PEOPLE))
    story.ctl('program', 'add', PROGRAM, '--start', '2026-01-01')
    story.write('sign-ups.csv', SIGN_UPS)
    story.start('--page', 'people', '--program', PROGRAM).reads(Given('Eva Graf'))


def imports(story):
    """A forms export: known for what it is, rehearsed, written in one step."""
    app = story.app
    app.press('Import…')
    window = app.dialog()
    app.press('Choose a File…', window)
    app.settle(3, 'the file dialog')
    app.choose_file(story.path('sign-ups.csv'))
    app.settle(2, 'the end of the file dialog')
    app.reads(Given('Skills offered'), window)
    story.photo('the columns of a form')
    app.press('Preview', window)
    app.reads('Preview: nothing is written yet', window)
    story.photo('the rehearsal')
    assert enrolments(story) == {}
    app.press('Import', window)
    app.reads('“sign-ups.csv” was imported', window)
    wait(lambda: len(enrolments(story)) == 8, 'eight enrolments')
    story.photo('the receipt')
    keys('Escape')
    app.settle(1, 'the end of the import')


def employs(story):
    """The check of a form stands beside its field, and holds up the saving."""
    app = story.app
    app.go(2, 'People')
    app.choose_menu('Add', 'New Employee…')
    dialog = app.dialog()
    app.type_into('Number', '21', dialog)
    app.type_into('Name', 'Noor Öztürk-de Wit', dialog)
    app.reads('Number 21 belongs to Eva Graf already.', dialog)
    story.photo('a number that is taken')
    app.type_into('Number', '26', dialog)
    app.type_into('Department', 'Finance', dialog)
    app.press('Save', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: 'Noor Öztürk-de Wit' in employees(story), 'the employee')


def finds(story):
    """Part of a name without its accents, a number, a department, a skill; and nobody."""
    app = story.app
    for typed, name in (('ozturk', 'Noor Öztürk-de Wit'), ('22', 'Finn Holt'),
                        ('research', 'Iris Kamp'), ('strategy', 'Dina Falk')):
        app.type_into('Find people', typed)
        wait(lambda name=name: any(has_place(node) for node in app.all(None, Given(name))), typed)
        story.photo(f'found by {typed}')
    app.type_into('Find people', 'xyzzy')
    app.reads('Nobody Found')
    story.photo('nobody found')


def enrols(story):
    app = story.app
    app.open_person('noor', 'Noor Öztürk-de Wit')
    app.press('Enrol…')
    dialog = app.dialog()
    app.type_into('Skills wanted, separated by “;”', 'Strategy', dialog)
    story.photo('the form')
    app.press('Save', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: enrolments(story)['26']['state'] == 'enrolled', 'the enrolment')


def waits(story):
    app = story.app
    app.press('Waiting List')
    wait(lambda: enrolments(story)['26']['state'] == 'waiting', 'the waiting list')
    app.press('Enrol')
    wait(lambda: enrolments(story)['26']['state'] == 'enrolled', 'the enrolment')


def withdraws(story):
    """Withdrawn with a reason; undo takes it back."""
    app = story.app
    app.press('Withdraw…')
    dialog = app.dialog()
    app.type_into('Reason', 'No time', dialog)
    app.press('Withdraw', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: enrolments(story)['26']['state'] == 'withdrawn', 'the withdrawal')
    app.reads('Undo')
    story.photo('withdrawn')
    app.press('Undo')
    wait(lambda: enrolments(story)['26']['state'] == 'enrolled', 'the undo')


def readies(story):
    """A mentor who is not ready is not paired, until the switch is off."""
    app = story.app
    app.open_person('dina', 'Dina Falk')
    press(wait(lambda: [node for node in app.all(BUTTONS, 'Edit…') if app.in_view(node)][1],
               'the enrolment'))
    dialog = app.dialog()
    story.photo('the readiness of a mentor')
    app.toggle('Not ready', dialog)
    app.press('Save', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: enrolments(story)['13']['not_ready'], 'the readiness')


def ends(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('people and a programme', starts),
    ('sign-ups are imported', imports),
    ('a new employee, and a fault beside its field', employs),
    ('found by any word', finds),
    ('somebody is enrolled', enrols),
    ('on the waiting list, and off it', waits),
    ('withdrawn, and taken back', withdraws),
    ('a mentor is not ready', readies),
    ('the file is sound', ends),
]
