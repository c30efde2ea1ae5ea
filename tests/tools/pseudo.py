"""Makes a catalogue of a language that nobody speaks: pseudo.py CATALOGUE FOLDER [LANGUAGE].

Every message of CATALOGUE is written in accented letters, about two fifths longer and between
brackets, so that a window in it shows what was never translated (no brackets) and what has no room
for longer words (tests/gui/test-pseudo.c). It goes to FOLDER/LANGUAGE/LC_MESSAGES/tandem.mo; the
language is en_XA where none is named.
"""
import os
import re
import subprocess
import sys

ACCENTED = str.maketrans('aceginosuyzACEGINOSUYZ', 'áçéğîñöšûýžÁÇÉĞÎÑÖŠÛÝŽ')
# What a program fills in or reads is no text: formats, entities, tags, placeholders, escapes.
FIXED = re.compile(r"%(?:\d+\$)?[-+ #0']*[\d.*]*(?:hh|h|ll|l|z|j|t)?[a-zA-Z%]|&\w+;|</?[^<>]+>|"
                   r'\{\w+\}|\\.')
MORE = 'one two three four five six seven eight nine ten eleven twelve thirteen'.split()


def plain(text):
    return FIXED.sub('', text)


def pseudo(text):
    """A message as it might be in a language with long words; formats alone stay as they are."""
    if not re.search('[A-Za-z]', plain(text)):
        return text
    head = re.match(r'(?:>|\s|\\n)*', text)[0]
    tail = re.search(r'(?:\s|\\n)*$', text[len(head):])[0]
    middle = text[len(head):len(text) - len(tail)]
    parts, at = [], 0
    for fixed in FIXED.finditer(middle):
        parts += [middle[at:fixed.start()].translate(ACCENTED), fixed[0]]
        at = fixed.end()
    parts.append(middle[at:].translate(ACCENTED))
    wanted, more = max(2, len(plain(middle)) * 2 // 5), ''
    for word in MORE * (1 + wanted // 40):
        if len(more) >= wanted:
            break
        more += ' ' + word
    return f'{head}[{"".join(parts)}{more[:wanted].rstrip()}]{tail}'


def unquote(lines):
    return ''.join(line[line.index('"') + 1:line.rindex('"')] for line in lines)


def field(block, name):
    hit = re.search(rf'^{name} ((?:".*"(?:\n|$))+)', block, re.MULTILINE)
    return unquote(hit[1].splitlines()) if hit else None


def message(block):
    """A message of the catalogue with its translation."""
    lines = [line for line in block.splitlines() if line.startswith('#,')]
    for name in ('msgctxt', 'msgid', 'msgid_plural'):
        text = field(block, name)
        if text is not None:
            lines.append(f'{name} "{text}"')
    one, many = field(block, 'msgid'), field(block, 'msgid_plural')
    if many is None:
        return lines + [f'msgstr "{pseudo(one)}"']
    return lines + [f'msgstr[0] "{pseudo(one)}"', f'msgstr[1] "{pseudo(many)}"']


def main(catalogue, folder, language='en_XA'):
    with open(catalogue, encoding='utf-8') as stream:
        blocks = stream.read().rstrip('\n').split('\n\n')
    text = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n"',
            f'"Language: {language}\\n"', '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"']
    for block in blocks[1:]:
        if field(block, 'msgid') and not block.lstrip().startswith('#~'):
            text += [''] + message(block)
    place = os.path.join(folder, language, 'LC_MESSAGES')
    os.makedirs(place, exist_ok=True)
    subprocess.run(['msgfmt', '-o', os.path.join(place, 'tandem.mo'), '-'], check=True,
                   input='\n'.join(text) + '\n', text=True, encoding='utf-8')


if __name__ == '__main__':
    main(*sys.argv[1:])
