# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""No sentence says more than the figures can: METRICS section 12, in every string and translation.

Each line of words.allow is a message in which such a word says nothing about people who take part.
"""
import os
import re
import subprocess

from lint import ROOT, Report, files, line_of, read

ALLOWED = {line for line in read('tests/lint/words.allow').splitlines()
           if line and not line.startswith('#')}
ENGLISH = re.compile(r'\b(prov(e[sdn]?|ing)|effects?|impact(s|ed)?|roi|saved|caused)\b', re.I)
WORDS = {
    'ar': re.compile(r'(أثبت[تنوا]* أن|يثبت أن|تثبت أن|أث[ّ]?ر(ت)? (في|على)|تأثير|بسبب المشاركة|سبَّ?بت?|تسبب|وفّ?رت? المال|عائد)'),
    'de': re.compile(r'\b(bewei(s|se|sen|st)|bewies(en)?|nachweislich\w*|nachgewiesen\w*|effekte?n?|auswirkung(en)?'
                     r'|wirkung(en)?|wirksam\w*|roi|rendite|einspar\w*|eingespart|verursach\w*)\b', re.I),
    'es': re.compile(r'\b(demuestr\w*|demostr(ó|ado|ada|aron)|efectos?|impactos?|roi|rendimiento|ahorr\w*'
                     r'|caus(ó|ado|ada|aron))\b', re.I),
    'fr': re.compile(r'\b(prouv\w*|preuves?|effets?|impacts?|roi|rendement|économis\w*|causé\w*'
                     r'|cause (que|de meilleur)|provoqu\w*)\b', re.I),
    'nl': re.compile(r'\b(bewij(st|zen|zend)|bewezen|effect(en)?|impact|roi|rendement|bespa(ard|art|rt|ring|ringen)'
                     r'|veroorza(akt|akte|akten|ken))\b', re.I),
}
# What a program saves: "Settings of insights saved", "The chart could not be saved".
KEPT = re.compile(r'\b(agreement|answers?|backup|calendar|changes|chart|copy|data|document|file|goal|image|'
                  r'intake|letters?|list|mails?|note|notes|page|picture|preferences|programme|report|'
                  r'review|settings|survey|table|targets?|text|texts|topics?|workspace)( of [a-z]+)?'
                  r'( is| was| are| were| not| could not be| cannot be)? saved\b', re.I)
QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')


def messages(catalogue):
    """(file, msgid, texts of the source, texts of the translation)."""
    text = subprocess.run(['msgattrib', '--no-wrap', '--no-obsolete', catalogue], cwd=ROOT,
                          capture_output=True, text=True, check=True,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8'}).stdout
    for block in text.split('\n\n')[1:]:
        place = re.search(r'^#: (\S+)', block, re.M)
        source, translation, target = [], [], None
        for line in block.splitlines():
            if line.startswith('msgid'):
                target = source
                target.append('')
            elif line.startswith('msgstr'):
                target = translation
                target.append('')
            elif not line.startswith('"'):
                continue
            target[-1] += QUOTED.search(line)[1]
        if source:
            yield place[1] if place else '?', source[0], source, translation


def find_faults(catalogue, expression, of_source):
    for place, name, source, translation in messages(catalogue):
        if name in ALLOWED:
            continue
        for text in source if of_source else translation:
            found = expression.search(KEPT.sub('', text))
            if found:
                yield f'{place}: “{found[0]}” in “{text}”'


def find_in_ui():
    """Texts of windows, whether they are translated or not."""
    for path in files('ui', '.ui'):
        text = read(path)
        for found in re.finditer(r'>([^<>]+)<', text):
            if found[1].strip() not in ALLOWED and ENGLISH.search(found[1]):
                yield f'{path}:{line_of(text, found.start())}: “{found[1].strip()}”'


report = Report()
languages = read('po/LINGUAS').split()
report.check('every language has its words', [f'po/LINGUAS:1: none for {language}, see words.py'
                                              for language in languages if language not in WORDS])
report.check('no text claims more than the figures can',
             find_faults(f'po/{languages[0]}.po', ENGLISH, True))
for language in languages:
    if language in WORDS:
        report.check(f'{language}: no translation claims more than the figures can',
                     find_faults(f'po/{language}.po', WORDS[language], False))
report.check('no text of a window claims more than the figures can', find_in_ui())
report.finish()
