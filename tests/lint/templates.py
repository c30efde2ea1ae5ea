"""Every class that is seen has its XML at the place that its name says, and the other way round."""
import os
import re

from lint import Report, files, line_of, read

PREFIX = '/org/tandem/Mentoring/'
BUNDLE = 'ui/tandem-ui.gresource.xml'
bundle = read(BUNDLE)
listed = {}
for entry in re.finditer(r'<file([^>]*)>([^<]+)</file>', bundle):
    listed[entry[2].strip()] = (line_of(bundle, entry.start()), entry[1])
ui = {path[len('ui/'):]: read(path) for path in files('ui', '.ui')}
present = set(files('ui', ''))
sources = {path: read(path) for path in files('src/gui', '.c')}
TEMPLATE = re.compile(r'<template\b[^>]*\bclass="(\w+)"')
# The XML of rows: whoever has a list has its own.
ROWS = {'GtkListItem', 'TdListItem'}


def dashed(name):
    """TdPairsPage is td-pairs-page."""
    return re.sub(r'(?<!^)(?=[A-Z])', '-', name).lower()


def unlisted():
    for path in ui:
        if path not in listed:
            yield f'ui/{path}:1: is not in {BUNDLE}'


def lost():
    for path, (line, _attributes) in listed.items():
        if f'ui/{path}' not in present:
            yield f'{BUNDLE}:{line}: there is no ui/{path}'


def classless():
    """A template of TdThing is called td-thing.ui and belongs to src/gui/…/td-thing.c, or to the
    file that names it."""
    names = {os.path.basename(path)[:-2] for path in sources}
    everything = '\n'.join(sources.values())
    for path, text in ui.items():
        match = TEMPLATE.search(text)
        if not match or match[1] in ROWS or not match[1].startswith('Td'):
            continue
        name = dashed(match[1])
        if os.path.basename(path) != f'{name}.ui':
            yield f'ui/{path}:{line_of(text, match.start())}: {match[1]} belongs in {name}.ui'
        elif name not in names and f'{PREFIX}{path}"' not in everything:
            yield f'ui/{path}:{line_of(text, match.start())}: no src/gui/…/{name}.c'


def resourceless():
    for path, text in sources.items():
        for match in re.finditer(r'"' + PREFIX + r'([^"\s]+\.(?:ui|css))"', text):
            if match[1] not in listed:
                yield f'{path}:{line_of(text, match.start())}: {match[1]} is not in {BUNDLE}'


SEEN = re.compile(r'\bG_DEFINE_(?:FINAL_)?TYPE(?:_WITH_CODE)?\s*\(\s*(Td\w*?'
                  r'(?:Page|Dialog|Window|Row|Card|Panel|Cell|View|Switcher|Preferences))\s*,'
                  r'\s*\w+\s*,\s*((?:TD_TYPE_PAGE|GTK_TYPE|ADW_TYPE)(?!_(?:COMBO|ENTRY|ACTION)_ROW)\w*)')


def bare_classes():
    """Pages, dialogs, windows, rows … have a template; a row that only behaves otherwise than the
    one it descends from has no children to describe."""
    for path, text in sources.items():
        for match in SEEN.finditer(text):
            if f'{dashed(match[1])}.ui' not in {os.path.basename(name) for name in ui}:
                yield (f'{path}:{line_of(text, match.start())}: {match[1]} has no '
                       f'ui/<area>/{dashed(match[1])}.ui')


def unused():
    """A file that is no template is loaded by somebody: in C, or as a cell by another file."""
    everything = '\n'.join(sources.values()) + '\n'.join(ui.values())
    for path, text in ui.items():
        template = TEMPLATE.search(text)
        conventional = os.path.basename(path) == 'help-overlay.ui'
        if path.startswith('menus/'):
            if f'>{os.path.basename(path)[:-3]}</constant>' not in everything:
                yield f'ui/{path}:1: nobody shows it'
        elif not (template and template[1].startswith('Td') and template[1] not in ROWS) \
                and path not in everything and not conventional and os.path.basename(path) not in everything:
            yield f'ui/{path}:1: nobody loads it'


OBJECT = re.compile(r'<object\b[^>]*\bclass="(Td\w+)"')


def unsure():
    """A class of ours that a template has in it is known to GTK only once somebody asked for its
    type: the class of the template does, whoever else may have."""
    by_name = {os.path.basename(path)[:-2]: text for path, text in sources.items()}
    for path, text in ui.items():
        source = by_name.get(os.path.basename(path)[:-3])
        for match in OBJECT.finditer(text) if source else ():
            if 'TD_TYPE' + dashed(match[1]).replace('-', '_').upper()[2:] not in source:
                yield (f'ui/{path}:{line_of(text, match.start())}: nobody ensures {match[1]} in '
                       f'{os.path.basename(path)[:-3]}.c')


def unbound():
    """The closures that any template may use are found by a class that binds them; the tests export
    every function, the program none."""
    by_name = {os.path.basename(path)[:-2]: text for path, text in sources.items()}
    for path, text in ui.items():
        source = by_name.get(os.path.basename(path)[:-3])
        match = re.search(r'function="td_(?!search_stop)', text)
        if source and match and not re.search(r'td_closures_bind|_bind_closures', source):
            yield f'ui/{path}:{line_of(text, match.start())}: its class calls td_closures_bind()'


BOUND = re.compile(r'<template\b[^>]*>(?:\s*<property\b[^>]*>[^<]*</property>)*\s*<binding\b')


def bound():
    """What of a template watches the template itself is told in the order of its weak references that
    the template goes, and GTK 4.8 takes others back meanwhile, which warns, or does not, by chance. So
    a lookup names the type, not the object, and a property of the template is set in C."""
    for path, text in ui.items():
        match = BOUND.search(text)
        if match:
            yield f'ui/{path}:{line_of(text, match.end())}: set this in C, not by a binding'
        template = TEMPLATE.search(text)
        if template and template[1] not in ROWS:
            for match in re.finditer(r'<lookup\b[^>]*>\s*' + template[1] + r'\s*</lookup>', text):
                yield f'ui/{path}:{line_of(text, match.start())}: <lookup … type="{template[1]}"/>'


def unlinked():
    """GTK 4.8 looks at what is freed where a label with links takes the focus of what went."""
    for path, text in ui.items():
        for match in re.finditer('activate-link', text):
            if 'TdLinkBin' not in ''.join(text[:match.start()].rsplit('<object', 2)[-2:]):
                yield f'ui/{path}:{line_of(text, match.start())}: a label with links is in a TdLinkBin'


def unshared():
    """GTK 4.8 keeps for ever what each section of a menu in a popover tells others: a menu with
    sections is one for all who show it."""
    for path, text in ui.items():
        if not path.startswith('menus/') and '<section>' in text:
            yield f'ui/{path}:{line_of(text, text.index("<section>"))}: put this menu into ui/menus'


report = Report()
report.check('every ui file is in the bundle', unlisted())
report.check('every file of the bundle exists', lost())
report.check('every template has its class', classless())
report.check('every page, dialog, window and row has its template', bare_classes())
report.check('every resource that C names is in the bundle', resourceless())
report.check('every ui file is used', unused())
report.check('every class in a template is ensured', unsure())
report.check('the closures of any template are bound', unbound())
report.check('no template watches itself by its name', bound())
report.check('menus with sections are shared', unshared())
report.check('labels with links are in a bin for them', unlinked())
report.finish()
