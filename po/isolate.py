#!/usr/bin/env python3
"""Marks off what is filled into sentences written from right to left: isolate.py CATALOGUE...

Each "%s" of a translation stands between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, a figure
with its sign or per cent sign between LEFT-TO-RIGHT ISOLATE and the same, and a line that begins with
something filled in or with Latin letters begins with a RIGHT-TO-LEFT MARK, so that the line runs as
the page does (Unicode Standard Annex 9). What is marked already stays as it is; names of files are
left alone. With --check it names what lacks marks and changes nothing.
"""
import re
import sys

FIRST, LEFT, END, MARK = '\u2068', '\u2066', '\u2069', '\u200f'
PLACE = r"%(?:\d+\$)?[-+ #0']*(?:\d+|\*)?(?:\.\d+)?(?:hh|h|ll|l|z|j|t)?[diouxXeEfFgGcsp]"
NUMBER = PLACE.replace('csp]', ']')
SIGNED = re.compile(rf"(?:[+−±](?:{PLACE}))|(?:%(?:\d+\$)?s(?:{NUMBER}))|(?:%\+[.\d]*(?:ll|l)?[dufgi])")
PERCENT = re.compile(rf'(?:{PLACE}|\d+(?:[.,]\d+)?) ?[\u00a0\u202f]?(?:%%|%(?![\w(+]))')
TEXT = re.compile(r'%(?:\d+\$)?s')
FILE = re.compile(r'\.(?:csv|ics|pdf|png|svg|tandem|xlsx|xml)$')
ARABIC = re.compile(r'[\u0590-\u08ff\ufb1d-\ufefc]')
LATIN = re.compile(r'[A-Za-z\u00c0-\u024f]')


def outside(text):
    """The parts of a text that are not marked off yet, with how deep they stand."""
    parts, depth, begin = [], 0, 0
    for place, letter in enumerate(text):
        if letter in (FIRST, LEFT) and depth == 0:
            parts.append((text[begin:place], False))
            begin = place
        depth += 1 if letter in (FIRST, LEFT) else -1 if letter == END else 0
        if letter == END and depth == 0:
            parts.append((text[begin:place + 1], True))
            begin = place + 1
    parts.append((text[begin:], False))
    return parts


def wrap(text, pattern, mark):
    return ''.join(part if done else pattern.sub(lambda hit: mark + hit[0] + END, part)
                   for part, done in outside(text))


def turn(line):
    """A line whose first letter is not of this script, or is filled in, is told how to run."""
    if line.startswith(MARK) or not (line.strip() and (ARABIC.search(line) or FIRST in line)):
        return line
    first = ARABIC.search(line)
    head = line[:first.start()] if first else line
    words = TEXT.findall(head)
    if LATIN.search(re.sub(PLACE, '', head)) or (words and (first or len(words) > 1)):
        return MARK + line
    return line


def marked(source, text, formatted):
    if not text or FILE.search(source):
        return text
    if formatted:
        text = wrap(text, PERCENT, LEFT)
        text = wrap(text, SIGNED, LEFT)
        text = wrap(text, TEXT, FIRST)
    return '\\n'.join(turn(line) for line in text.split('\\n'))


def unquote(lines):
    return ''.join(line[line.index('"') + 1:line.rindex('"')] for line in lines)


def change(block):
    """A message of the catalogue, with marks."""
    if not re.search(r'^msgid ', block, re.MULTILINE) or block.lstrip().startswith('msgid ""\nmsgstr'):
        return block
    formatted = re.search(r'^#,.*\bc-format', block, re.MULTILINE) and 'no-c-format' not in block
    source = unquote(re.search(r'^msgid ((?:".*"\n?)+)', block, re.MULTILINE)[1].splitlines())

    def again(hit):
        return f'{hit[1]} "{marked(source, unquote(hit[2].splitlines()), formatted)}"\n'
    return re.sub(r'^(msgstr(?:\[\d\])?) ((?:".*"(?:\n|$))+)', again, block, flags=re.MULTILINE)


def main(arguments):
    check = arguments[:1] == ['--check']
    missing = 0
    for path in arguments[check:]:
        with open(path, encoding='utf-8') as stream:
            blocks = stream.read().rstrip('\n').split('\n\n')
        # The first one says what the catalogue is.
        done = blocks[:1] + [change(block + '\n').rstrip('\n') for block in blocks[1:]]
        for before, after in zip(blocks, done):
            if before != after and check:
                print(f'{path}: {re.search("^msgid .*", before, re.MULTILINE)[0]}')
                missing = 1
        if not check:
            with open(path, 'w', encoding='utf-8') as stream:
                stream.write('\n\n'.join(done) + '\n')
    return missing


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
