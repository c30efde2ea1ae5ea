"""The XML of the window: valid, and with a name on everything that a screen reader meets."""
import os
import re
import subprocess
import xml.parsers.expat

from lint import Report, files, line_of, read

GRAMMAR = '/usr/share/gtk-4.0/gtk4builder.rng'
BUTTONS = {'GtkButton', 'GtkToggleButton', 'GtkMenuButton', 'AdwSplitButton', 'GtkLinkButton'}
INPUTS = {'GtkEntry', 'GtkSearchEntry', 'GtkPasswordEntry', 'GtkText', 'GtkTextView', 'GtkSpinButton',
          'GtkScale', 'GtkDropDown', 'GtkSwitch', 'GtkCheckButton', 'GtkListView', 'GtkColumnView',
          'GtkGridView', 'GtkListBox', 'TdListBox', 'GtkCalendar', 'GtkProgressBar',
          'GtkExpander'}
FIELDS = {'AdwComboRow', 'AdwEntryRow', 'GtkCheckButton', 'GtkDropDown', 'GtkEntry', 'GtkSpinButton',
          'GtkSwitch', 'GtkTextView', 'TdCodeCombo', 'TdDateRow'}
PICTURES = {'GtkImage', 'GtkPicture'}
WORDS = {'label', 'title', 'subtitle', 'description', 'tooltip-text', 'placeholder-text', 'text',
         'heading', 'body', 'button-label', 'name'}
NAMED_BY_ROW = {'AdwActionRow', 'AdwExpanderRow', 'AdwComboRow', 'AdwEntryRow', 'AdwPasswordEntryRow'}


class Node:
    def __init__(self, tag, attributes, line, parent):
        self.tag, self.attributes, self.line, self.parent = tag, attributes, line, parent
        self.children, self.text = [], ''

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def setting(self, *names):
        """The property (or binding) of one of these names, or None."""
        return next((c for c in self.children if c.tag in ('property', 'binding')
                     and c.attributes.get('name', '').replace('_', '-') in names), None)

    def accessible(self, *names):
        return any(c.attributes.get('name') in names for block in self.children
                   if block.tag == 'accessibility' for c in block.children)

    @property
    def kind(self):
        if self.tag == 'template':
            return self.attributes.get('parent', '')
        return self.attributes.get('class', '') if self.tag == 'object' else ''


def parse(path):
    root = Node('', {}, 0, None)
    here = [root]
    parser = xml.parsers.expat.ParserCreate()

    def start(tag, attributes):
        node = Node(tag, attributes, parser.CurrentLineNumber, here[-1])
        here[-1].children.append(node)
        here.append(node)

    def data(text):
        here[-1].text += text

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: here.pop()
    parser.CharacterDataHandler = data
    parser.Parse(read(path).encode(), True)
    return root


PATHS = files('ui', '.ui')
TREES = {path: parse(path) for path in PATHS}


def objects(*kinds):
    for path, tree in TREES.items():
        for node in tree.walk():
            if node.kind in kinds:
                yield path, node


def invalid():
    if not os.path.exists(GRAMMAR):
        yield f'{GRAMMAR}: is not installed'
        return
    for path in PATHS:
        # The grammar does not know that a template of a list item has no parent.
        text = read(path).replace('<template class="GtkListItem">',
                                  '<template class="GtkListItem" parent="GObject">')
        done = subprocess.run(['xmllint', '--noout', '--relaxng', GRAMMAR, '-'], input=text,
                              capture_output=True, text=True, check=False)
        if done.returncode:
            for line in done.stderr.splitlines()[:4]:
                yield line.replace('-:', f'{path}:', 1)


def widget_of(tree, name):
    return any(node.setting('mnemonic-widget') is not None
               and node.setting('mnemonic-widget').text.strip() == name for node in tree.walk())


def ancestor(node, kinds):
    node = node.parent
    while node is not None:
        if node.kind in kinds:
            return node
        node = node.parent
    return None


def named(path, node):
    return node.accessible('label', 'labelled-by') \
        or ('id' in node.attributes and widget_of(TREES[path], node.attributes['id']))


def silent_buttons():
    for path, node in objects(*BUTTONS):
        words = node.setting('label') is not None or any(
            c.tag == 'object' and (c.kind in ('AdwButtonContent', 'GtkLabel', 'GtkInscription'))
            for c in node.walk() if c is not node)
        if not words and not named(path, node) and node.setting('tooltip-text') is None:
            yield f'{path}:{node.line}: {node.kind} has neither words nor an accessible label'


def icon_buttons_without_label():
    for path, node in objects(*BUTTONS):
        if node.setting('icon-name') is not None and node.setting('label') is None \
                and not named(path, node):
            yield f'{path}:{node.line}: icon-only {node.kind} has no accessible label'


def passed_over():
    """The arrow keys of GTK 4.8 pass over rows that cannot be selected."""
    for path in PATHS:
        text = read(path)
        row = re.search(r'<template class="GtkListItem">\s*(<property[^<]*</property>\s*)*?'
                        r'<property name="selectable">False', text)
        if row:
            yield f'{path}:{line_of(text, row.start())}: no arrow key comes to a row that cannot be selected'


def silent_inputs():
    for path, node in objects(*INPUTS):
        if node.kind == 'GtkCheckButton' and node.setting('label') is not None:
            continue
        row = ancestor(node, NAMED_BY_ROW)
        if row is not None and row.setting('activatable-widget') is not None:
            continue
        if not named(path, node):
            yield f'{path}:{node.line}: {node.kind} has no accessible label or labelled-by'


def silent_choices():
    """The focus is on the button within a drop-down, to which GTK 4.8 gives no name."""
    for path, node in objects('GtkDropDown'):
        if not any(c.tag == 'signal' and c.attributes.get('handler') == 'td_drop_down_name_button'
                   for c in node.children):
            yield f'{path}:{node.line}: GtkDropDown has no td_drop_down_name_button on "map"'
        if node.accessible('labelled-by'):
            yield f'{path}:{node.line}: the button in GtkDropDown can only be named by a label, ' \
                  'or by a mnemonic'


def silent_pictures():
    for path, node in objects(*PICTURES):
        if node.setting('accessible-role') is None and not named(path, node):
            yield f'{path}:{node.line}: {node.kind} has neither a label nor role presentation'


def untranslated():
    letters = re.compile(r'[^\W\d_]{2,}')
    for path, tree in TREES.items():
        for node in tree.walk():
            if node.tag in ('property', 'attribute', 'item', 'col') and letters.search(node.text) \
                    and not node.children and node.attributes.get('translatable') != 'yes':
                name = node.attributes.get('name', '')
                if node.tag == 'item' or (name in WORDS and not (node.parent and name == 'name')):
                    yield f'{path}:{node.line}: {name or node.tag} “{node.text.strip()}” is not ' \
                          'translatable'


def twins():
    for path, tree in TREES.items():
        seen = {}
        for node in tree.walk():
            name = node.attributes.get('id')
            if name and node.tag in ('object', 'menu', 'section', 'template'):
                if name in seen:
                    yield f'{path}:{node.line}: id {name} is also at line {seen[name]}'
                seen.setdefault(name, node.line)


def unkept_fields():
    """A form that is kept unsaved knows its fields by their ids."""
    kept = {os.path.basename(path)[:-2] for path in files('src/gui', '.c')
            if 'td_dialog_keep_rows (TD_DIALOG' in read(path)}
    for path, node in objects(*FIELDS):
        if os.path.basename(path)[:-3] in kept and 'id' not in node.attributes:
            yield f'{path}:{node.line}: {node.kind} has no id to be kept by'


def alarming_colours():
    for path, tree in TREES.items():
        for node in tree.walk():
            if node.attributes.get('name') == 'error' and node.tag == 'class':
                yield f'{path}:{node.line}: no red for people: use warning or accent'


report = Report()
report.check('valid by GTK\'s grammar', invalid())
report.check('buttons have words', silent_buttons())
report.check('icon-only buttons have an accessible label', icon_buttons_without_label())
report.check('drop-downs name the button within', silent_choices())
report.check('entries, lists and scales have an accessible label', silent_inputs())
report.check('arrow keys come to every row', passed_over())
report.check('pictures have a role or a label', silent_pictures())
report.check('fields of a form that is kept have an id', unkept_fields())
report.check('words are translatable', untranslated())
report.check('no red for people', alarming_colours())
report.check('ids are unique in a file', twins())
report.finish()
