"""The help as it is built: every page in every language, every picture and link there."""
import os
import re
import sys
from urllib.parse import unquote

from lint import Report, files, read

BUILT = sys.argv[2]
LANGUAGES = ['C', *read('data/help/LINGUAS').split()]
PAGES = [os.path.basename(path)[:-len('.page')] for path in files('data/help/C', '.page')]


def built(*parts):
    return os.path.join(BUILT, *parts)


def text_of(path):
    with open(path, encoding='utf-8') as stream:
        return stream.read()


def missing(language):
    for page in PAGES:
        for path in (built('help', language, 'tandem', f'{page}.page'),
                     built('html', language, f'{page}.html')):
            if not os.path.exists(path):
                yield f'{path}:1: was not built'


def dead(language):
    """Links and pictures of the HTML that lead nowhere."""
    folder = built('html', language)
    for page in PAGES:
        html = text_of(os.path.join(folder, f'{page}.html'))
        for target in set(re.findall(r'(?:href|src)="([^"#:]+)(?:#[^"]*)?"', html)):
            if not os.path.exists(os.path.join(folder, unquote(target))):
                yield f'{folder}/{page}.html:1: {target} is not there'


def opening(language, page):
    """The title and the first sentence: a word may be the same in two languages, both are not."""
    text = text_of(built('help', language, 'tandem', f'{page}.page'))
    return [found[1] for found in re.findall(r'<(title|p)\b[^>]*>(.*?)</\1>', text, re.DOTALL)[:2]]


def english(language):
    """Pages that were not translated."""
    for page in PAGES:
        words = opening(language, page)
        if words == opening('C', page):
            yield f'{page}.page:1: is called “{words[0]}” in {language} too'


report = Report()
for language in LANGUAGES:
    report.check(f'every page is built ({language})', missing(language))
    report.check(f'links and pictures of the HTML are there ({language})', dead(language))
    if language != 'C':
        report.check(f'the pages are translated ({language})', english(language))
report.finish()
