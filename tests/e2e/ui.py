"""The window from outside: what a screen reader sees, and a keyboard. Runs inside session.sh."""
import re
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

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
    return [child for i in range(node.get_child_count()) if (child := node.get_child_at_index(i))]


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def plain(name):
    """Buttons with a mnemonic are called "_Save Save", or "_Save Save the report" where that is
    their accessible label."""
    name = name or ''
    half = len(name) // 2
    return name[half + 1:] if name[:half].replace('_', '', 1) == name[half + 1:] else name


def is_called(node, name):
    """Whether a node has this name (a text, or a pattern)."""
    called = node.get_name() or ''
    if isinstance(name, re.Pattern):
        return bool(name.search(plain(called)))
    return plain(called) == name or \
        called.endswith(f' {name}') and '_' in called[:-len(name) - 1]


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


# GTK 4.8 says this when a widget goes while it is being asked about, from its own code.
GTK_ITSELF = re.compile(r'g_variant_is_object_path|atspi_')


class Tandem:
    """The program, started on a workspace; what it complains about goes to a file."""

    def __init__(self, command, complaints):
        self.complaints = complaints
        self.bar = None
        with open(complaints, 'w', encoding='utf-8') as stream:
            self.process = subprocess.Popen(command, stderr=stream)
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

    def all(self, roles=None, name=None, root=None):
        """Every node of these roles with this name."""
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

    def reads(self, pattern, root=None, patience=20.0):
        """Waits until something that matches can be read."""
        return wait(lambda: re.search(pattern, self.texts(root)), f'the text {pattern!r}', patience)

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
                return wait(lambda: self.title() == title, f'the page {title}', 3)
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

    def choose_menu(self, button, item):
        """An entry of a menu: GTK 4.8 gives its buttons no action, so the mouse opens it."""
        for _ in range(4):
            self.focus()
            click(self.find(None, button))
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

    def count_windows(self):
        """As the X server says: GTK 4.8 dies when it is asked for its windows on the accessibility
        bus while one of them comes or goes."""
        done = subprocess.run(['xdotool', 'search', '--all', '--onlyvisible', '--pid',
                               str(self.process.pid), '--name', '.'], capture_output=True, text=True,
                              check=False)
        return len(done.stdout.split())

    def settle(self, n, what):
        """Until so many windows are open, and a moment longer."""
        wait(lambda: self.count_windows() == n, what)
        time.sleep(.4)

    def dialog(self, n=2):
        """The newest window, when so many are open."""
        self.settle(n, 'a dialog')
        return self.windows()[-1]

    def save_as(self, path):
        """Answers a file dialog that asks where to save."""
        dialog = self.dialog()
        self.type_into('Name:', path, dialog)
        keys('Return')
        self.settle(1, 'the end of the dialog')

    def choose_file(self, path):
        """Answers a file dialog that asks what to open: a slash opens its entry for a path."""
        keys('slash')
        type_keys(path[1:])
        keys('Return')

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
