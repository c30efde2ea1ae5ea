"""Every string that is shown is in every translation."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from lint import ROOT, Report, read

LANGUAGES = read('po/LINGUAS').split()

# A number and what is counted, in one message without plural forms.
COUNTED = re.compile(
    r"%(\d\$)?'?(ll)?[du]( of %(\d\$)?'?(ll)?[du])? ([a-z]+ )?"
    r'(answers|changes|columns|contacts|copies|days|employees|entries|files|goals|groups|hires|hours'
    r'|leavers|letters|mentees|mentors|minutes|months|pages|pairs|participants|people|persons|places'
    r'|questionnaires|reviews|rows|surveys|times|weeks|windows|years)\b')
# The number is a limit, or wrong where it is said.
NEVER_ONE = ('More than %d groups', '%d minutes cannot be', '%d days cannot be', 'more than %d times',
             'holds %d rows', 'more than %d letters', 'up to %d mentors')


def run(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8'})


def entries(catalogue, *filters):
    """The messages that msgattrib selects, as "file: message"."""
    text = run(ROOT, 'msgattrib', '--no-wrap', '--no-obsolete', *filters, catalogue).stdout
    for block in text.split('\n\n')[1:]:
        place = re.search(r'^#: (\S+)', block, re.MULTILINE)
        words = re.search(r'^msgid "(.*)"', block, re.MULTILINE)
        if words:
            yield f'{place[1] if place else "?"}: “{words[1]}”'


def uncounted(catalogue):
    """Messages that count something and are not one for each number."""
    text = run(ROOT, 'msgattrib', '--no-wrap', '--no-obsolete', catalogue).stdout
    for block in text.split('\n\n')[1:]:
        words = ''.join(re.findall(r'^(?:msgid )?"(.*)"$', block.split('\nmsgstr')[0], re.MULTILINE))
        place = re.search(r'^#: (\S+)', block, re.MULTILINE)
        if 'msgid_plural' not in block and COUNTED.search(words) and \
                not any(limit in words for limit in NEVER_ONE):
            yield f'{place[1] if place else "?"}: “{words}”'


def refreshed(folder):
    """A copy of the tree's texts whose catalogues are brought up to date by po/update.sh."""
    for part in ('src', 'ui', 'data', 'po'):
        if os.path.isdir(os.path.join(ROOT, part)):
            shutil.copytree(os.path.join(ROOT, part), os.path.join(folder, part))
    return run(folder, 'sh', 'po/update.sh')


with tempfile.TemporaryDirectory() as copy:
    done = refreshed(copy)
    report = Report()
    report.check('the texts can be extracted', done.stderr.splitlines() if done.returncode else [])
    with open(os.path.join(copy, 'po/POTFILES'), encoding='utf-8') as stream:
        wanted = set(stream.read().split())
    report.check('po/POTFILES is complete (run po/update.sh)',
                 (f'po/POTFILES: {path}' for path in sorted(wanted ^ set(read('po/POTFILES').split()))))
    report.check('a count goes through ngettext',
                 uncounted(os.path.join(copy, f'po/{LANGUAGES[0]}.po')))
    for language in LANGUAGES:
        now, then = f'po/{language}.po', os.path.join(copy, f'po/{language}.po')
        report.check(f'{language}: nothing is untranslated', entries(then, '--untranslated'))
        report.check(f'{language}: nothing is a guess', entries(now, '--only-fuzzy'))
        checked = run(ROOT, 'msgfmt', '--check', '-o', os.devnull, now)
        report.check(f'{language}: formats and plurals are sound',
                     checked.stderr.splitlines() if checked.returncode else [])
    for language in sorted(set(LANGUAGES) & {'ar', 'fa', 'he', 'ur'}):
        unmarked = run(ROOT, sys.executable, 'po/isolate.py', '--check', f'po/{language}.po')
        report.check(f'{language}: what is filled in is marked off (run po/update.sh)',
                     unmarked.stdout.splitlines() or unmarked.stderr.splitlines())
    report.finish()
