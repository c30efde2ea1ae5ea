"""The life of a pair: what needs her on Today, log, remind, pause, goal, survey, end, undo."""
import re

from ui import ROLE, click, has_place, keys, wait
from words import Given
from workshop_people import enrol_everyone

PAIRS = [('11', '21', '2025-06-02'), ('12', '22', '2025-11-10'), ('13', '23', '2026-01-12')]


def states(story):
    return {pair['mentee']: pair['state'] for pair in story.ask('pair', 'list')['pairs']}


def contacts(story, reference):
    return story.ask('contact', 'list', '--pair', reference)['contacts']


def starts(story):
    """Three pairs in three stages of their lives."""
    story.ctl('init')
    enrol_everyone(story.ctl, story.write)
    for mentor, mentee, start in PAIRS:
        story.ctl('pair', 'add', '--program', 'Leadership', '--mentor', mentor, '--mentee', mentee,
                  '--start', start, '--accepted')
    for day in ('2025-12-01', '2026-01-12', '2026-02-25'):
        story.ctl('contact', 'add', '--pair', '2', '--on', day, '--minutes', '45')
    app = story.start('--program', 'Leadership')
    app.reads('… things need you')
    app.reads('Never Met')


def find_pair(app, mentee):
    """From the list of pairs to the page of one."""
    app.go(4, 'Pairs')
    for _ in range(3):
        app.focus()
        click(wait(lambda: next(label for label in app.all(ROLE.LABEL, Given(mentee)) if has_place(label)),
                   mentee), times=2)
        try:
            return app.reads('Contact by interval', patience=6)
        except AssertionError:
            continue
    raise AssertionError(f'no way to the pair of {mentee}')


def logs(story):
    app = story.app
    app.go(1, 'Today')
    app.press('Log…')
    dialog = app.dialog()
    app.press('Save', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: sum(len(contacts(story, str(n))) for n in (1, 2, 3)) == 4, 'the contact')


def pauses(story):
    """Paused on the page of the pair, and resumed."""
    app = story.app
    find_pair(app, 'Finn Holt')
    app.press('Pause…')
    dialog = app.dialog()
    app.press('Pause', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: states(story)['22'] == 'paused', 'the pause')
    app.press('Resume…')
    dialog = app.dialog()
    app.press('Resume', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: states(story)['22'] == 'active', 'the end of the pause')


def sets_goal(story):
    app = story.app
    app.press(story.say('Add a goal'))
    dialog = app.dialog()
    app.type_into('What they want to reach', 'Lead the budget round', dialog)
    app.press('Save', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: 'Lead the budget round' in story.ctl('goal', 'list', '--pair', '2'), 'the goal')
    app.reads(Given('Lead the budget round'))


def surveys(story):
    """A survey is typed in with the number keys."""
    app = story.app
    app.press('Enter…', app.find(None, 'Feedback, newest first'))
    dialog = app.dialog()
    app.reads('Cem Efe about being the mentor of Finn Holt', dialog)
    keys('4', '1', '0', '5', '3', '2')
    app.press('Save', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: 'Cem Efe' in story.ctl('survey', 'answers', '--program', 'Leadership'),
         'the answers')
    app.reads(story.say('Satisfaction', re.compile('.{0,3}4')))


def ends(story):
    """The pair past its planned end is completed from its page; undo takes it back."""
    app = story.app
    app.press('All Pairs')
    find_pair(app, 'Eva Graf')
    app.press('Complete…')
    dialog = app.dialog()
    app.press('Complete', dialog)
    app.settle(1, 'the end of the dialog')
    wait(lambda: states(story)['21'] == 'completed', 'the end')
    app.focus()
    keys('ctrl+z')
    wait(lambda: states(story)['21'] == 'active', 'the undo')


def quits(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('Today says what needs her', starts),
    ('a contact from Today', logs),
    ('a pause, and its end', pauses),
    ('a goal', sets_goal),
    ('a survey by its numbers', surveys),
    ('a pair is completed, and that is undone', ends),
    ('the program ends without complaints', quits),
]
