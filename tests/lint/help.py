"""The user help names only what the window has, is whole in each language, and can be reached."""
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET

from lint import ROOT, Report, files, line_of, read

MALLARD = '{http://projectmallard.org/1.0/}'
SCHEMA = '/usr/share/xml/mallard/1.0/mallard-1.0.rng'
LANGUAGES = read('data/help/LINGUAS').split()
PAGES = {os.path.basename(path)[:-len('.page')]: path for path in files('data/help/C', '.page')}
MOST_BYTES = 2_500_000
# Keys that every program has.
KEYS = {'Tab', 'Enter', 'Space', 'Escape', 'Ctrl', 'Shift'}
# Windows that need no button for help: they show or ask one thing that they say themselves.
PLAIN = {'ui/app/td-dialog.ui',
         'ui/insight/td-insight-list-dialog.ui', 'ui/pairing/td-cohort-picture.ui',
         'ui/program/td-survey-paper.ui',
         # It says how far a file is, and stops it.
         'ui/report/td-save-dialog.ui',
         # Their bars have no room in Dutch on a narrow screen.
         'ui/pairs/td-pair-dialog.ui',
         'ui/people/td-withdraw-dialog.ui'}


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def unquote(lines):
    text = ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', lines))
    return text.replace('\\"', '"').replace('\\n', '\n')


def entries(path):
    """(msgid, msgstr) of a catalogue; of plurals each form."""
    for block in re.split(r'\n\s*\n', read(path)):
        words = {key: unquote(lines) for key, lines in re.findall(
            r'^(msgid_plural|msgid|msgstr(?:\[\d\])?)((?:\s*"(?:[^"\\]|\\.)*")+)', block, re.MULTILINE)}
        if words.get('msgid'):
            yield words['msgid'], words.get('msgstr', words.get('msgstr[0]', ''))
            if 'msgid_plural' in words:
                for number in range(1, 6):
                    yield words['msgid_plural'], words.get(f'msgstr[{number}]', words['msgstr[0]'])


def label(text):
    """A label as it is seen, as a pattern: without its mnemonic, any number for a number, and in a
    sentence any name for a name."""
    seen = re.sub(r"%['0-9$+]*[du]", '\0', text).replace('%%', '%').replace('_', '', 1)
    pattern = re.escape(seen).replace('\0', r'\d+')
    return pattern.replace('%s', '.+') if len(seen) > 20 else pattern


def nameless(texts, labels):
    """What <gui> names and the window does not have."""
    known = re.compile('|'.join(labels))
    plain = set(labels)
    for place, text in texts:
        for name in re.findall(r'<gui>(.*?)</gui>', text, re.DOTALL):
            name = re.sub(r'[ \t\n]+', ' ', name).replace('&amp;', '&')
            if re.escape(name) not in plain and not known.fullmatch(name):
                yield f'{place}: the window has no “{name}”'


def unknown_keys():
    """Keys that the window of shortcuts does not list."""
    overlay = read('ui/app/help-overlay.ui').replace('&lt;', '<').replace('&gt;', '>')
    listed = set()
    for accelerators in re.findall(r'name="accelerator">([^\n]*)</property>', overlay):
        listed |= set(accelerators.split())
    names = {',': 'comma', '?': 'question'}
    listed |= {f'<Alt>{digit}' for digit in range(1, 8)}
    for path in PAGES.values():
        tree = ET.parse(os.path.join(ROOT, path))
        combined = {key for keys in tree.iter(f'{MALLARD}keyseq') for key in keys}
        for element in tree.iter():
            keys = [key.text for key in element.iter(f'{MALLARD}key')]
            if element.tag == f'{MALLARD}keyseq':
                last = names.get(keys[-1], keys[-1].lower())
                modifiers = ''.join(f'<{key}>' for key in keys[:-1]).replace('Ctrl', 'Control')
                if modifiers + last not in listed:
                    yield f'{path}:1: {"+".join(keys)} is not among the shortcuts'
            elif element.tag == f'{MALLARD}key' and element not in combined and \
                    element.text not in KEYS | listed:
                yield f'{path}:1: {element.text} is not among the shortcuts'


def sections(page):
    root = ET.parse(os.path.join(ROOT, PAGES[page]))
    return {section.get('id') for section in root.iter(f'{MALLARD}section')}


def broken_links():
    for path in PAGES.values():
        for link in ET.parse(os.path.join(ROOT, path)).iter(f'{MALLARD}link'):
            page, _, section = link.get('xref').partition('#')
            if page not in PAGES or section and section not in sections(page):
                yield f'{path}:1: leads to {link.get("xref")}, which is not there'


def guides(page):
    return {link.get('xref').partition('#')[0]
            for link in ET.parse(os.path.join(ROOT, PAGES[page])).iter(f'{MALLARD}link')
            if link.get('type') == 'guide'}


def orphans():
    reached = {'index'}
    while True:
        more = {page for page in PAGES if page not in reached and guides(page) & reached}
        if not more:
            break
        reached |= more
    for page in sorted(set(PAGES) - reached):
        yield f'{PAGES[page]}:1: no page leads to it'


def invalid():
    if not os.path.exists(os.path.join(SCHEMA)):
        return
    done = run('xmllint', '--noout', '--nonet', '--relaxng', SCHEMA, *PAGES.values())
    for line in done.stderr.splitlines() if done.returncode else []:
        if not line.endswith(' validates'):
            yield line.replace(ROOT + '/', '')


def pictures():
    shown = set()
    for path in PAGES.values():
        for media in ET.parse(os.path.join(ROOT, path)).iter(f'{MALLARD}media'):
            shown.add(media.get('src'))
            if not os.path.exists(os.path.join(ROOT, 'data/help/C', media.get('src'))):
                yield f'{path}:1: there is no picture {media.get("src")}; make screens makes it'
            if not ''.join(media.itertext()).strip():
                yield f'{path}:1: {media.get("src")} has no words for those who do not see it'
    for path in files('data/help', '.png'):
        if os.path.join('figures', os.path.basename(path)) not in shown:
            yield f'{path}:1: no page shows it'
    size = sum(os.path.getsize(os.path.join(ROOT, path)) for path in files('data/help', '.png'))
    if size > MOST_BYTES:
        yield f'data/help:1: the pictures take {size} bytes, more than {MOST_BYTES}'


def markup(text):
    """What of a message must be the same in a translation."""
    return sorted(re.findall(r'xref="[^"]*"|<(?:gui|key|keyseq|cmd)\b', text))


def untranslated(language):
    """Messages of the pages that a language lacks, and translations that lost a link."""
    catalogue = f'data/help/{language}/{language}.po'
    words = {re.sub(r'\s+', ' ', key): text for key, text in entries(catalogue)}
    if not shutil.which('itstool'):
        return
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'help.pot')
        run('itstool', '-o', pot, *PAGES.values())
        needed = [key for key, _ in entries(pot)]
    for key in needed:
        if key.startswith('external ref=') or key == 'translator-credits':
            continue
        text = words.get(re.sub(r'\s+', ' ', key).strip())
        if not text:
            yield f'{catalogue}:1: has no “{key}”'
        elif markup(text) != markup(key):
            yield f'{catalogue}:1: has other links or labels in “{text}”'


def helpless():
    """Dialogs without a way to the help, and ways to pages that are not there."""
    for path in files('ui', '.ui'):
        text = read(path)
        for match in re.finditer(r'"action-name">app\.help</property>(.*?)</object>', text, re.DOTALL):
            target = re.search(r'"action-target">\'([\w-]+)\'<', match[1])
            if target and target[1] not in PAGES:
                yield f'{path}:{line_of(text, match.start())}: there is no page {target[1]}'
        window = re.search(r'<template class="\w+" parent="(?:TdDialog|AdwWindow)"', text)
        if window and path not in PLAIN and 'app.help' not in text:
            yield f'{path}:{line_of(text, window.start())}: a window without a button for help'
    window = read('ui/app/td-window.ui') if os.path.exists(os.path.join(ROOT, 'ui/app/td-window.ui')) \
        else ''
    for name in re.findall(r'<object class="AdwViewStackPage">\s*<property name="name">(\w+)<', window):
        if name not in PAGES:
            yield f'ui/app/td-window.ui:1: the page {name} has no page of help'


report = Report()
program = {language: list(entries(f'po/{language}.po')) for language in LANGUAGES}
english = sorted({label(key) for catalogue in program.values() for key, _ in catalogue})
report.check('the help is valid', invalid())
report.check('the help names what the window has',
             nameless(((f'{path}:1', read(path)) for path in PAGES.values()), english))
report.check('the help names keys that there are', unknown_keys())
report.check('links of the help lead somewhere', broken_links())
report.check('every page of the help is reached', orphans())
report.check('the help has its pictures', pictures())
report.check('windows lead to the help', helpless())
for language in LANGUAGES:
    catalogue = f'data/help/{language}/{language}.po'
    report.check(f'the help is whole ({language})', untranslated(language))
    report.check(f'the help names what the window has ({language})',
                 nameless(((f'{catalogue}:1', text) for _, text in entries(catalogue)),
                          sorted({label(text) for _, text in program[language] if text})))
report.finish()
