# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What a screen reader finds on every page: each control, row and picture has a role and a name."""
import re
import time

from ui import ROLE, has_place, keys, plain, shown, wait, walk_seen

PAGES = ((1, 'Today'), (2, 'People'), (3, 'Pairing'), (4, 'Pairs'), (5, 'Insights'), (6, 'Reports'),
         (7, 'Programmes'))

# What somebody acts on, or is read as one thing.
CONTROLS = {ROLE.PUSH_BUTTON, ROLE.TOGGLE_BUTTON, ROLE.CHECK_BOX, ROLE.RADIO_BUTTON, ROLE.COMBO_BOX,
            ROLE.TEXT, ROLE.ENTRY, ROLE.PASSWORD_TEXT, ROLE.SPIN_BUTTON, ROLE.SLIDER, ROLE.LIST_ITEM,
            ROLE.TABLE_ROW, ROLE.TREE_ITEM, ROLE.PAGE_TAB, ROLE.LINK, ROLE.MENU_ITEM, ROLE.IMAGE,
            ROLE.SWITCH if hasattr(ROLE, 'SWITCH') else ROLE.TOGGLE_BUTTON}
# GTK 4.8 names the whole, not what it is made of: the text of an entry, the button of a drop-down.
PARTS = {ROLE.TEXT, ROLE.ENTRY, ROLE.PASSWORD_TEXT, ROLE.TOGGLE_BUTTON, ROLE.PUSH_BUTTON, ROLE.IMAGE}
ROWS = {ROLE.LIST_ITEM, ROLE.TABLE_ROW, ROLE.TREE_ITEM}
LEVELS = 3


def is_named(node):
    """Whether it has a name; a button is also read by the words in it, a row is not."""
    if plain(node.get_name()):
        return True
    if node.get_role() in ROWS:
        return False
    return any(child.get_role() == ROLE.LABEL and plain(child.get_name())
               for child in walk_seen(node))


def is_part(node):
    """Whether it belongs to something around it that has a name."""
    around = node.get_parent()
    for _ in range(LEVELS):
        if around is None:
            return False
        if around.get_name() and around.get_role() in CONTROLS:
            return True
        around = around.get_parent()
    return False


def path(node):
    words = []
    while node is not None and len(words) < 6:
        words.append(f'{node.get_role_name()} “{node.get_name()}”')
        node = node.get_parent()
    return ' in '.join(words)


def look(root):
    """How many controls there are, and those without a name."""
    count, faults = 0, []
    for node in walk_seen(root):
        role = node.get_role()
        if role not in CONTROLS or not shown(node) or not has_place(node):
            continue
        count += 1
        if not is_named(node) and not (role in PARTS and is_part(node)):
            faults.append(path(node))
    return count, faults


def settled(root):
    """What there is once it is twice the same: rows come a few at a time."""
    before = None
    for _ in range(40):
        found = look(root)
        if before is not None and found[0] == before[0] and found[0] > 10:
            return found
        before = found
        time.sleep(.5)
    return before


def begin(story):
    story.ctl('init')
    story.ctl('sample')
    app = story.start()
    app.reads('… things need you')


def check_page(digit, title):
    def step(story):
        story.app.go(digit, title)
        count, faults = settled(story.app.main_window())
        print(f'# {title}: {count} controls')
        assert not faults, f'{len(faults)} without a name: ' + '; '.join(faults[:12])
        assert count > 10, f'only {count} controls were seen'
    return step


def find(story):
    """The find box, by keys alone: what is chosen is told, and Return goes there."""
    story.app.go(1, 'Today')
    keys('ctrl+k')
    story.app.reads('7 found')
    word = story.words.plain['People'][0]
    if word.isascii():
        keys(*word.lower()[:5])
    else:  # xdotool has no keys for these letters
        story.app.type_into('Find people, pairs, pages and actions', word)
    story.app.reads(story.say('… found', re.compile(' · '), 'People', re.compile('[,،] '), 'page'))
    keys('Return')
    wait(lambda: story.app.is_at('People'), 'the page that was found')


def end(story):
    story.app.quit()


STEPS = [('names: the sample opens', begin)] + \
    [(f'names: {title}', check_page(digit, title)) for digit, title in PAGES] + \
    [('names: found by keys', find), ('names: the end', end)]
