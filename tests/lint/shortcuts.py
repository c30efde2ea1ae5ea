"""Every key that the program gives an action is in the shortcuts window, and the other way round."""
import re

from lint import Report, files, line_of, read

WINDOW = 'ui/app/help-overlay.ui'
MASKS = {'GDK_CONTROL_MASK': '<Control>', 'GDK_ALT_MASK': '<Alt>', 'GDK_SHIFT_MASK': '<Shift>'}
# The fourth of seven pages is Alt+4.
PAGES = ('1 + i', '1...7')

ACTION = r'"([a-z-]+\.[a-z-]+)"'
BINDING = re.compile(r'add_binding_action\s*\(\s*\w+,\s*GDK_KEY_([^,]+),\s*([^,]+),\s*' + ACTION)
ROW = re.compile(r'\{\s*GDK_KEY_(\w+),\s*([^,{}]+),\s*' + ACTION + r'\s*\}')
KEYS = re.compile(r'const char \*const (\w+)\[\] = \{ "([^"]+)", NULL \};')
GIVEN = re.compile(r'set_accels_for_action\s*\(.*?,\s*' + ACTION + r',\s*(\w+)\)', re.DOTALL)
TRIGGER = re.compile(r'trigger_parse_string \("([^"]+)"\),\s*gtk_shortcut_action_parse_string \(\s*'
                     r'"action\(([a-z.-]+)\)"')
ENTRY = re.compile(r'<!-- ([^>]*?) -->\s*<object class="GtkShortcutsShortcut">.*?'
                   r'name="accelerator">([^<]+)<', re.DOTALL)
ANY_ENTRY = re.compile('<object class="GtkShortcutsShortcut">')


def accelerator(key, mask):
    key = PAGES[1] if key == PAGES[0] else key
    return ''.join(MASKS[part.strip()] for part in mask.split('|') if part.strip() != '0') + key


def given():
    """(action, keys) to where it is given."""
    found = {}
    for path in files('src/gui', '.c'):
        text = read(path)
        for pattern in (BINDING, ROW):
            for match in pattern.finditer(text):
                pair = match[3], accelerator(match[1], match[2])
                found[pair] = f'{path}:{line_of(text, match.start())}'
        for match in TRIGGER.finditer(text):
            found[match[2], match[1]] = f'{path}:{line_of(text, match.start())}'
        keys = dict(KEYS.findall(text))
        for match in GIVEN.finditer(text):
            found[match[1], keys[match[2]]] = f'{path}:{line_of(text, match.start())}'
    return found


def listed():
    """(action, keys) of the window to their line; keys of GTK itself are the action GTK."""
    text = read(WINDOW)
    found = {}
    for match in ENTRY.finditer(text):
        keys = match[2].replace('&lt;', '<').replace('&gt;', '>').split()
        for action in match[1].split():
            for key in keys:
                found[action, key] = line_of(text, match.start())
    return found


def unlisted(keys, window):
    for (action, key), place in sorted(keys.items()):
        if (action, key) not in window:
            yield f'{place}: {key} for {action} is not in {WINDOW}'


def dead(keys, window):
    """An entry with several actions and keys: each action and each key is some action's there."""
    for (action, key), line in sorted(window.items()):
        if action == 'GTK' or (action, key) in keys:
            continue
        partners = [pair for pair, other in window.items() if other == line and pair in keys]
        if not any(pair[0] == action for pair in partners) or \
                not any(pair[1] == key for pair in partners):
            yield f'{WINDOW}:{line}: nothing gives {key} to {action}'


def silent():
    text = read(WINDOW)
    if len(ANY_ENTRY.findall(text)) != len(ENTRY.findall(text)):
        yield f'{WINDOW}:1: an entry does not say whose key it is'


report = Report()
report.check('every key is in the shortcuts window', unlisted(given(), listed()))
report.check('every key of the shortcuts window is some action\'s', dead(given(), listed()))
report.check('every entry says whose key it is', silent())
report.finish()
