"""Photographs the dashboards in each of their states: insight_screens.py BUILD FOLDER SIZE [WORD...].

One workspace for each verdict (tests/e2e/companies.py), the sample and an empty one, made with
tandemctl; SIZE may be higher than a screen, so that a whole page is seen. Pictures are
STATE-KIND-LOOK-LANGUAGE.png; of WORDs (a state, kind, look or language) only what has all is made.
Runs inside session.sh.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'e2e'))

import companies  # noqa: E402
from photo import show  # noqa: E402

LANGUAGES = ('en', 'nl', 'ar')
LOOKS = {'light': 'prefer-light', 'dark': 'prefer-dark'}
# The states of which every dashboard is shown; a verdict is on the second only.
WHOLE = ('sample', 'empty')
# The dashboards in their order.
KINDS = ('engagement', 'retention', 'outcomes', 'consistency', 'exit-reasons')


def make(build, folder, state):
    """The workspace of a state; there already where an earlier picture needed it."""
    path = os.path.join(folder, f'{state}.tandem')
    if os.path.exists(path):
        return path

    def tandemctl(*words):
        subprocess.run([os.path.join(build, 'src/tandemctl'), '--file', path, '--today',
                        str(companies.AS_OF), *words], check=True, capture_output=True)
    tandemctl('sample' if state == 'sample' else 'init')
    if state in companies.VERDICTS:
        people, window = companies.VERDICTS[state]
        with tempfile.TemporaryDirectory() as source:
            companies.write(source, people(), window)
            tandemctl('import', 'events', source)
    return path


def press_next(times):
    """To a later dashboard, as she would go there."""
    subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^Tandem$', 'windowfocus'],
                   check=False)
    subprocess.run(['xdotool', 'key', *['ctrl+Next'] * times], check=True)


def wanted(words):
    for state in (*companies.VERDICTS, *WHOLE):
        for kind in KINDS if state in WHOLE else KINDS[1:2]:
            for look in LOOKS:
                for language in LANGUAGES:
                    name = f'{state}-{kind}-{look}-{language}'
                    if set(words) <= {state, kind, look, language}:
                        yield name, state, kind, look, language


def main(build, folder, size, *words):
    trouble = 0
    os.makedirs(folder, mode=0o700, exist_ok=True)
    for name, state, kind, look, language in wanted(words):
        path = os.path.join(folder, f'{name}.png')
        arguments = ['--file', make(build, folder, state), '--today', str(companies.AS_OF),
                     '--page', 'insight', '--size', size]
        steps = KINDS.index(kind)
        calm, complaints = show(build, arguments, path,
                                (lambda: press_next(steps)) if steps else None,  # pylint: disable=cell-var-from-loop
                                ADW_DEBUG_COLOR_SCHEME=LOOKS[look], LANGUAGE=language)
        for line in complaints + ([] if calm else ['did not come to rest']):
            print(f'{path}: {line}')
            trouble = 1
    return trouble


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
