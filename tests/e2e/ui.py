"""The window from outside: what a screen reader sees, and a keyboard. Runs inside session.sh."""
import gettext
import re
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from words import Given, bare, clean  # noqa: E402

ROLE = Atspi.Role
STATE = Atspi.StateType
BUTTONS = (ROLE.PUSH_BUTTON, ROLE.TOGGLE_BUTTON, ROLE.MENU_ITEM)
ENTRIES = (ROLE.TEXT, ROLE.ENTRY, ROLE.PASSWORD_TEXT)


def wait(look, what='', patience=20.0):
    """Looks until there is something; nodes vanish while we walk, so errors are tried again."""
    end, trouble = time.monotonic() + patience, None
    while time.monotonic() < end:
        try:
            found = look()
            if found:
                return found
        except Exception as error:  # pylint: disable=broad-except
            trouble = error
        time.sleep(.03)
    raise AssertionError(f'waited in vain for {what} ({trouble})')


def children(node):
    """None of what went while it was looked at: the bridge says so with an error."""
    try:
        return [child for i in range(node.get_child_count()) if (child := node.get_child_at_index(i))]
    except GLib.GError:
        return []


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def plain(name):
    """Buttons with a mnemonic are called "_Save Save", or "_Save Save the report" where that is
    their accessible label."""
    name = clean(name)
    half = len(name) // 2
    return name[half + 1:] if name[:half].replace('_', '', 1) == name[half + 1:] else name


def is_called(node, pattern):
    """Whether a node has a name like this; of "_Save Save the report" each part is one."""
    called = plain(node.get_name())
    if pattern.search(called):
        return True
    label, _, rest = called.partition('_')
    words = rest.split(' ') if rest else []
    return any(pattern.search(' '.join(words[n:])) for n in range(1, len(words))) if words else False


def shown(node):
    states = node.get_state_set()
    return states.contains(STATE.VISIBLE) and not states.contains(STATE.DEFUNCT)


def has_place(node):
    """Whether it takes room on the screen; what hidden pages hold does not."""
    if 'Component' not in node.get_interfaces():
        return True
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return box.width > 0 and box.height > 0


def walk_seen(node):
    """Only what takes room on the screen: quicker, as hidden pages are left out whole."""
    yield node
    for child in children(node):
        if child.get_role() == ROLE.LABEL or has_place(child):
            yield from walk_seen(child)


# GTK 4.8 says this of its own code: a widget goes while it is being asked about; no colord; a menu
# opens before X has said on which monitor.
GTK_ITSELF = re.compile(r'g_variant_is_object_path|atspi_|contact colord|gdk_monitor_get_geometry')


class Tandem:
    """The program, started on a workspace; what it complains about goes to a file. Texts are
    looked up in "words" (words.Words); without them names are as they are given, and what is to be
    read is a pattern."""

    def __init__(self, command, complaints, words=None, environment=None):
        self.complaints, self.words = complaints, words
        self.bar = None
        with open(complaints, 'w', encoding='utf-8') as stream:
            self.process = subprocess.Popen(command, stderr=stream, env=environment)
        self.node = wait(self.find_program, 'the program on the bus', 20)

    def find_program(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with {self.process.returncode}')
        return next((node for node in children(Atspi.get_desktop(0))
                     if node.get_name() == 'tandem'), None)

    def windows(self):
        return children(self.node)

    def main_window(self):
        return self.windows()[0]

    def named(self, name):
        """The pattern of a name: a text of the program, or a pattern already."""
        if isinstance(name, re.Pattern):
            return name
        return self.words.whole(name) if self.words else re.compile(f'^{re.escape(name)}$')

    def said(self, text):
        """The pattern of something to be read somewhere."""
        if isinstance(text, re.Pattern):
            return text
        return re.compile(self.words.pattern(text) if self.words else text)

    def all(self, roles=None, name=None, root=None):
        """Every node of these roles with this name."""
        name = name and self.named(name)
        if roles is not None and not isinstance(roles, (tuple, list)):
            roles = (roles,)
        found = []
        for node in walk(root or self.node):
            if roles is not None and node.get_role() not in roles:
                continue
            if name is None or is_called(node, name):
                found.append(node)
        return found

    def find(self, roles, name=None, root=None, patience=20.0):
        return wait(lambda: self.all(roles, name, root)[0], f'{roles} {name!r}', patience)

    def act(self, action, window=None):
        """An action of the window by its name, such as "win.undo"."""
        node = window or self.main_window()
        names = [Atspi.Action.get_action_name(node, i)
                 for i in range(Atspi.Action.get_n_actions(node))]
        assert action in names, f'{action} is not among {names}'
        assert Atspi.Action.do_action(node, names.index(action))

    def press(self, name, root=None, patience=20.0):
        """A button by its name."""
        node = wait(lambda: next(b for b in self.all(BUTTONS, name, root)
                                 if b.get_state_set().contains(STATE.SENSITIVE) and shown(b)
                                 and has_place(b)),
                    f'a button {name!r}', patience)
        press(node)
        return node

    def type_into(self, name, text, root=None):
        """Puts text into an entry with this accessible name."""
        node = wait(lambda: self.entry(name, root), f'an entry {name!r}')
        assert Atspi.EditableText.set_text_contents(node, text)
        return node

    def entry(self, name, root=None):
        """The entry called so; an entry row's text is inside the node that has the name."""
        for node in self.all(None, name, root):
            for inner in walk(node):
                if inner.get_role() in ENTRIES and Atspi.Accessible.get_editable_text_iface(inner):
                    return inner
        return None

    def texts(self, root=None):
        """Everything that can be read, one a line."""
        lines = []
        for node in walk_seen(root or self.node):
            name = plain(node.get_name())
            if name and shown(node):
                lines.append(name)
        return '\n'.join(lines)

    def reads(self, text, root=None, patience=20.0):
        """Waits until something that says this can be read."""
        pattern = self.said(text)
        return wait(lambda: pattern.search(self.texts(root)), f'the text {text!r}', patience)

    def focus(self):
        """Without a window manager nobody gives the focus back when a dialog has gone."""
        subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^Tandem$', 'windowfocus'],
                       check=False, stderr=subprocess.DEVNULL)

    def go(self, digit, title):
        """To a page by Alt and its digit."""
        for _ in range(4):
            self.focus()
            keys(f'alt+{digit}')
            try:
                return wait(lambda: self.is_at(title), f'the page {title}', 3)
            except AssertionError:
                continue
        raise AssertionError(f'no way to the page {title}')

    def tab_to(self, name, root=None, most=40):
        """Presses Tab until the entry with this name has the focus."""
        node = wait(lambda: self.entry(name, root), f'an entry {name!r}')
        for _ in range(most):
            if node.get_state_set().contains(STATE.FOCUSED):
                return node
            keys('Tab')
            time.sleep(.05)
        raise AssertionError(f'Tab does not lead to {name!r}')

    def in_view(self, node):
        """Whether the middle of it is inside of the main window, where the mouse can reach it."""
        if not has_place(node):
            return False
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        frame = Atspi.Component.get_extents(self.main_window(), Atspi.CoordType.WINDOW)
        return 0 <= box.x + box.width // 2 < frame.width and \
            0 <= box.y + box.height // 2 < frame.height

    def open_person(self, typed, name):
        """Found on the page of people and clicked: the person stands at the side."""
        self.type_into('Find people', typed)
        for _ in range(3):
            self.focus()
            click(wait(lambda: next(node for node in self.all(ROLE.LABEL, Given(name))
                                    if self.in_view(node)), name))
            try:
                return wait(lambda: [node for node in self.all(BUTTONS, 'Edit…')
                                     if self.in_view(node)], f'the person {name}', 5)
            except AssertionError:
                continue
        raise AssertionError(f'no way to {name}')

    def toggle(self, name, root=None):
        """A switch of a row by its name."""
        row = wait(lambda: next(node for node in self.all(None, name, root) if 'toggle' in
                                actions(node) or 'click' in actions(node)), f'a switch {name!r}')
        press(row, 'toggle' if 'toggle' in actions(row) else 'click')

    def choose_menu(self, button, item):
        """An entry of a menu: GTK 4.8 gives its buttons no action, so the mouse opens it."""
        for _ in range(4):
            self.focus()
            click(wait(lambda: next(node for node in self.all(None, button) if self.in_view(node)),
                       f'the menu {button!r}'))
            try:
                node = wait(lambda: next(n for n in self.all(ROLE.MENU_ITEM, item) if has_place(n)),
                            f'the entry {item!r}', 5)
            except AssertionError:
                continue
            time.sleep(.3)
            return press(node)
        raise AssertionError(f'no way to {item!r}')

    def choose(self, row, steps, root=None, most=40):
        """Another entry of a row that lets choose: so many steps down, or up."""
        node = self.find(ROLE.COMBO_BOX, row, root)
        for _ in range(most):
            if node.get_state_set().contains(STATE.FOCUSED):
                break
            keys('Tab')
            time.sleep(.05)
        keys('space')
        time.sleep(.3)
        keys(*['Down' if steps > 0 else 'Up'] * abs(steps), 'Return')
        time.sleep(.3)

    def count_windows(self, title='.'):
        """As the X server says: GTK 4.8 dies when it is asked for its windows on the accessibility
        bus while one of them comes or goes."""
        done = subprocess.run(['xdotool', 'search', '--all', '--onlyvisible', '--pid',
                               str(self.process.pid), '--name', title], capture_output=True,
                              text=True, check=False)
        return len(done.stdout.split())

    def settle(self, n, what):
        """Until so many windows are open, and a moment longer. A tooltip would be one as well."""
        subprocess.run(['xdotool', 'mousemove', '1', '1'], check=True)
        try:
            wait(lambda: self.count_windows() == n, what)
        except AssertionError as error:
            raise AssertionError(f'{error}; {self.count_windows()} windows, not {n}') from error
        time.sleep(.4)

    def dialog(self, n=2):
        """The newest window, when so many are open."""
        self.settle(n, 'a dialog')
        return self.windows()[-1]

    def save_as(self, path):
        """Answers a file dialog that asks where to save."""
        dialog = self.dialog()
        self.type_into(self.toolkit('_Name:'), path, dialog)
        keys('Return')
        self.settle(1, 'the end of the dialog')

    def choose_file(self, path):
        """Answers a file dialog that asks what to open: a slash opens its entry for a path."""
        keys('slash')
        type_keys(path[1:])
        keys('Return')

    def toolkit(self, text):
        """What GTK calls something in its own dialogs."""
        language = self.words.language if self.words else 'en'
        told = gettext.translation('gtk40', languages=[language], fallback=True).gettext(text)
        return re.compile(f'^{re.escape(bare(told))}$')

    def is_at(self, title):
        return self.named(title).search(self.title())

    def title(self):
        """The page that is shown, by the header bar."""
        if self.bar is None:
            self.bar = next(node for node in walk_seen(self.main_window())
                            if node.get_name() == 'AdwWindowTitle'
                            and 'Tandem' not in [child.get_name() for child in walk(node)])
        return next(node.get_name() for node in walk(self.bar) if node.get_role() == ROLE.LABEL)

    def quit(self):
        for _ in range(3):
            self.focus()
            keys('ctrl+q')
            try:
                code = self.process.wait(5)
                break
            except subprocess.TimeoutExpired:
                continue
        else:
            raise AssertionError('the program does not quit')
        with open(self.complaints, encoding='utf-8') as stream:
            lines = [line for line in stream if re.search('WARNING|CRITICAL|ERROR', line)
                     and not GTK_ITSELF.search(line)]
        assert code == 0, f'the program ended with {code}'
        assert not lines, f'the program complained: {lines}'


def actions(node):
    if 'Action' not in node.get_interfaces():
        return []
    return [Atspi.Action.get_action_name(node, i)
            for i in range(Atspi.Action.get_n_actions(node))]


def press(node, action='click'):
    names = actions(node)
    assert Atspi.Action.do_action(node, names.index(action)), f'{node.get_name()}: {names}'


def keys(*names):
    subprocess.run(['xdotool', 'key', '--delay', '25', *names], check=True)


def type_keys(text):
    subprocess.run(['xdotool', 'type', '--delay', '8', text], check=True)


def select(node, index):
    assert Atspi.Selection.select_child(node, index)


def has(node, state):
    return node.get_state_set().contains(state)


def read_text(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def click(node, times=1):
    """The mouse, for widgets without an action: rows, check buttons."""
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    window = subprocess.run(['xdotool', 'getwindowfocus'], capture_output=True, text=True,
                            check=True).stdout.strip()
    subprocess.run(['xdotool', 'mousemove', '--window', window, str(box.x + box.width // 2),
                    str(box.y + box.height // 2), 'click', '--repeat', str(times), '1'], check=True)
