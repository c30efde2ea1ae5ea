"""The rooms of src/: imports go down only, three doors are locked, every file is built."""
import os
import re

from lint import Report, code, files, line_of, read

FLOORS = ['base', 'db', 'people', 'program', 'candidates', 'pairing', 'proposal', 'contact',
          'partnership', 'feedback', 'agenda', 'insight', 'exchange', 'workspace']
ALLOWED = {room: set(FLOORS[:i + 1]) for i, room in enumerate(FLOORS)}
# Pure: arrays in, arrays out.
ALLOWED['solver'] = {'base', 'solver'}
for room in FLOORS[FLOORS.index('candidates'):]:
    ALLOWED[room].add('solver')
ALLOWED['render'] = {'base', 'render'}
ALLOWED['report'] = set(FLOORS) | {'render', 'report'}
ALLOWED['cli'] = set(FLOORS) | {'solver', 'render', 'report', 'cli'}
ALLOWED['gui'] = set(FLOORS) | {'solver', 'render', 'report', 'gui'}

DOORS = {
    'sqlite3.h': ('db',),
    'gtk/': ('gui',),
    'gdk/': ('gui',),
    'adwaita.h': ('gui',),
    'libxml/': ('exchange',),
    'libical/': ('exchange',),
    'gmime/': ('exchange',),
    'xlsxwriter': ('exchange',),
    'sodium': ('workspace',),
}

INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.MULTILINE)


def includes():
    """Every #include of src/: path, line, room, what."""
    for path in files('src', '.c', '.h'):
        text = re.sub(r'/\*.*?\*/', lambda m: re.sub(r'[^\n]', ' ', m[0]), read(path),
                      flags=re.DOTALL)
        for match in INCLUDE.finditer(text):
            yield path, line_of(text, match.start()), path.split(os.sep)[1], match[1]


def upward():
    for path, line, room, what in includes():
        other = what.split('/')[0]
        if '/' in what and other in ALLOWED and other not in ALLOWED[room]:
            yield f'{path}:{line}: {room}/ may not import {what}'


def doors():
    for path, line, room, what in includes():
        for start, rooms in DOORS.items():
            if what.startswith(start) and room not in rooms:
                yield f'{path}:{line}: {what} is included in {", ".join(rooms)}/ only'


# Within gui/: what a part knows of the others. A page is told by the window, and never asks it.
PARTS = {'frame': ('frame', 'widgets'), 'widgets': ('frame', 'widgets'),
         'pages': ('frame', 'widgets', 'pages')}


def within():
    for path, line, room, what in includes():
        part, other = path.split(os.sep)[2], what.split('/')
        if room == 'gui' and other[0] == 'gui' and other[1] not in PARTS.get(part, (other[1],)):
            yield f'{path}:{line}: gui/{part}/ may not import {what}'


def queries():
    """The programs ask the rooms, never the database."""
    asked = re.compile(r'\btd_database_(query\w*|execute\w*|load\w*|walk|list_texts|insert|update)\s*\(')
    for path in files('src/gui', '.c') + files('src/cli', '.c'):
        text = code(read(path))
        for match in asked.finditer(text):
            yield f'{path}:{line_of(text, match.start())}: SQL belongs into a room below'


def roundabout():
    for path, line, _room, what in includes():
        if '..' in what:
            yield f'{path}:{line}: includes are by room, not {what}'


def unknown_rooms():
    for path in files('src', '.c', '.h'):
        if path.split(os.sep)[1] not in ALLOWED:
            yield f'{path}:1: in no room of HACKING.md'


def missing():
    known = {path[len('src/'):] for path in files('src', '.h')}
    for path, line, _room, what in includes():
        if what.split('/')[0] in ALLOWED and '/' in what and what not in known:
            yield f'{path}:{line}: there is no src/{what}'


def unbuilt():
    for path in files('src', '.c') + files('tests', '.c'):
        folder, name = os.path.split(path)
        while folder:
            build = os.path.join(folder, 'meson.build')
            if build in BUILDS and os.path.relpath(path, folder) in BUILDS[build]:
                break
            folder = os.path.dirname(folder)
        else:
            yield f'{path}:1: {name} is in no meson.build'


BUILDS = {path: re.findall(r"'([^']+)'", read(path))
          for path in files('src', 'meson.build') + files('tests', 'meson.build')}


def globals_and_clocks():
    """Rooms below the programs do not ask for the day: whoever needs today gets it passed. (A time
    stamp in UTC says when something was done; it is no fact to count with.)"""
    asked = re.compile(r'\btd_date_today\s*\(|\bg_date_time_new_now(?:_local)?\s*\(|\btime\s*\(NULL\)')
    for room in FLOORS[2:] + ['render', 'report']:
        for path in files(f'src/{room}', '.c'):
            text = code(read(path))
            for match in asked.finditer(text):
                yield f'{path}:{line_of(text, match.start())}: {room}/ gets today passed'


report = Report()
report.check('imports go down only', upward())
report.check('the doors are locked', doors())
report.check('the parts of the window keep their order', within())
report.check('the programs hold no SQL', queries())
report.check('includes are by room', roundabout())
report.check('every file is in a room', unknown_rooms())
report.check('every included file exists', missing())
report.check('every file is built', unbuilt())
report.check('the rooms have no clock', globals_and_clocks())
report.finish()
