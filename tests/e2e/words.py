# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""The texts of the window in any language: a script says "4 of 5 mentees matched", and what is
looked for is how the catalogue of the build says that."""
import functools
import os
import re
import struct

# Of printf ("%2$d"), and of texts that are filled in ("{mentee}").
PLACEHOLDER = re.compile(r'%(?:(\d+)\$)?[-+#0\']*\d*(?:\.\d+)?[hlzjqt]*[a-zA-Z]|(\{[a-z_]+\})|(%%)')
# Marks of direction, which a screen reader does not read.
MARKS = re.compile('[\u200e\u200f\u2066-\u2069\u202a-\u202e]')
ANY = '…'  # a value that may be anything: "Fit … in all"
BASE = 'nl'  # a complete catalogue, for the texts that there are


class Given(str):
    """What was typed or comes from a file: the same in every language."""


def clean(text):
    """As it is read: without marks of direction, every space a plain one."""
    return MARKS.sub('', text or '').replace('\u00a0', ' ').replace('\u202f', ' ')


def bare(text):
    """Without the underscore of a mnemonic."""
    return clean(re.sub(r'\(_\w\)', '', text).replace('_', '', 1) if '_' in text else text)


def read_catalogue(path):
    """The messages of a .mo file: texts of the program (one, many) and their translations."""
    with open(path, 'rb') as stream:
        data = stream.read()
    _, _, count, texts, translations = struct.unpack_from('<5I', data)

    def get(table, number):
        length, offset = struct.unpack_from('<2I', data, table + 8 * number)
        return data[offset:offset + length].decode('utf-8')

    for number in range(count):
        text = get(texts, number).split('\4')[-1]
        if text:
            yield text.split('\0'), get(translations, number).split('\0')


def to_pattern(text):
    """A text with placeholders as a pattern, and which argument each group is."""
    pattern, order, end = '', [], 0
    for found in PLACEHOLDER.finditer(text):
        pattern += re.escape(text[end:found.start()])
        end = found.end()
        if found.group(3):
            pattern += '%'
            continue
        order.append(found.group(2) or int(found.group(1) or len(order) + 1))
        pattern += '(.*?)'
    return pattern + re.escape(text[end:]), order


def fill(text, values):
    """A translation as a pattern, with the values in their places."""
    counted, pattern, end = 0, '', 0
    for found in PLACEHOLDER.finditer(text):
        pattern += re.escape(text[end:found.start()])
        end = found.end()
        if found.group(3):
            pattern += '%'
            continue
        counted += 1
        key = found.group(2) or int(found.group(1) or counted)
        value = values.get(key, ANY)
        pattern += '.*?' if value == ANY else re.escape(value)
    return pattern + re.escape(text[end:])


class Words:
    """The catalogue of a language; "en" has the texts of the program themselves."""

    def __init__(self, folder, language):
        self.language = language
        self.plain, self.filled = {}, []
        path = os.path.join(folder, BASE if language == 'en' else language, 'LC_MESSAGES', 'tandem.mo')
        for texts, translations in read_catalogue(path):
            self.add(texts, texts if language == 'en' else translations)

    def add(self, texts, translations):
        translations = [bare(each) for each in translations]
        for text in map(bare, texts):
            if not PLACEHOLDER.search(text):
                self.plain.setdefault(text, []).extend(translations)
                continue
            pattern, order = to_pattern(text)
            weight = len(PLACEHOLDER.sub('', text))
            if weight > 2:
                self.filled.append((weight, re.compile(pattern), order, translations))

    @functools.lru_cache(maxsize=None)
    def pattern(self, text):
        """How this language says a text, as a pattern to search for."""
        if isinstance(text, Given):
            return re.escape(text)
        text = clean(text)
        if text in self.plain:
            return self.join(fill(each, {}) for each in self.plain[text])
        found = [(weight, match, order, translations)
                 for weight, pattern, order, translations in self.filled
                 if (match := pattern.fullmatch(text))]
        if not found:
            raise LookupError(f'the program has no text “{text}”')
        most = max(weight for weight, *_ in found)
        return self.join(fill(each, dict(zip(order, match.groups())))
                         for weight, match, order, translations in found if weight == most
                         for each in translations)

    @staticmethod
    def join(patterns):
        return '(?:' + '|'.join(dict.fromkeys(patterns)) + ')'

    def whole(self, text):
        """A pattern for a name that is this text and nothing else."""
        return re.compile(f'^{self.pattern(text)}$')
