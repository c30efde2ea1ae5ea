"""Somebody who starts Tandem for the first time is led, and may look around in a sample."""
import re
import time

from ui import ROLE, STATE, has, keys, wait, walk, walk_seen


def starts(story):
    app = story.start()
    app.reads('Import your people')
    app.reads('Create a programme')


def looks_around(story):
    story.app.act('win.sample')
    people = wait(lambda: story.ask('employees', '--limit', '1')['total'] > 300,
                  'the sample')
    assert people
    story.app.reads('A sample programme was made')


def goes_everywhere(story):
    """Alt and a digit goes to each page."""
    for digit, title in enumerate(['Today', 'People', 'Pairing', 'Pairs', 'Insights', 'Reports',
                                   'Programmes'], 1):
        story.app.go(digit, title)
    story.app.go(1, 'Today')


CONTROLS = (ROLE.PUSH_BUTTON, ROLE.TOGGLE_BUTTON, ROLE.CHECK_BOX, ROLE.RADIO_BUTTON,
            ROLE.COMBO_BOX, ROLE.ENTRY, ROLE.TEXT, ROLE.PASSWORD_TEXT, ROLE.SPIN_BUTTON,
            ROLE.SLIDER, ROLE.LIST, ROLE.LIST_BOX, ROLE.TABLE, ROLE.TREE_TABLE)


def is_named(node):
    """GTK calls a nameless control by its type; what is inside of a named one is part of it."""
    while node is not None and node.get_role() not in (ROLE.FRAME, ROLE.APPLICATION):
        name = node.get_name() or ''
        if name and not re.match(r'(Gtk|Adw|Td)[A-Z]', name):
            return True
        node = node.get_parent() if node.get_role() in (*CONTROLS, ROLE.FILLER) else None
    return False


def where(node):
    words = [child.get_name() for child in walk(node) if child.get_role() == ROLE.LABEL]
    path = [' '.join(words)[:60]] if words else []
    while node is not None and node.get_role() != ROLE.APPLICATION:
        path.append(node.get_name() or node.get_role_name())
        node = node.get_parent()
    return ' < '.join(path[:8])


def nameless(app):
    return {where(node) for node in walk_seen(app.main_window())
            if node.get_role() in CONTROLS and has(node, STATE.FOCUSABLE) and not is_named(node)
            and 'AdwToastWidget' not in where(node)}


def names_everything(story):
    """Every control of every page has a name for a screen reader."""
    found = set()
    for digit in range(1, 8):
        keys(f'alt+{digit}')
        time.sleep(.6)
        found |= wait(lambda: [nameless(story.app)], 'the controls')[0]
    assert not found, '\n'.join(['without a name:', *sorted(found)])
    keys('alt+1')


def takes_it_back(story):
    keys('ctrl+z')
    wait(lambda: story.ask('employees')['total'] == 0, 'the undo')
    story.app.reads('Import your people')


def quits(story):
    story.app.quit()
    story.ctl('check')


STEPS = [
    ('an empty workspace leads to the import', starts),
    ('a sample to look around in', looks_around),
    ('every page by keyboard', goes_everywhere),
    ('every control has a name', names_everything),
    ('undo takes the sample back', takes_it_back),
    ('quits', quits),
]
