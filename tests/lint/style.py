"""How files look: the format, their size, and nothing left to do."""
import re
import subprocess

from lint import ROOT, Report, files, line_of, read

C = files('src', '.c', '.h') + files('tests', '.c', '.h')
SCRIPTS = files('tests', '.py', '.sh')
LIMIT = 600


def unformatted():
    for start in range(0, len(C), 40):
        done = subprocess.run(['clang-format', '--dry-run', '-Werror', *C[start:start + 40]],
                              cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            faults = re.findall(r'^(\S+?:\d+):\d+: error: code should be clang-formatted',
                                done.stderr, re.MULTILINE)
            seen = set()
            for fault in faults or done.stderr.splitlines()[:3]:
                if fault.split(':')[0] not in seen:
                    seen.add(fault.split(':')[0])
                    yield f'{fault}: run clang-format -i'


def long_files():
    for path in C + SCRIPTS + files('ui', '.ui'):
        lines = read(path).count('\n')
        if lines > LIMIT:
            yield f'{path}:{LIMIT}: {lines} lines; a file has {LIMIT} at most'


def marks():
    # Written in two parts, so that this file does not find itself.
    word = re.compile(r'\b(TO' 'DO|FIX' 'ME|XX' 'X|HA' 'CK|not yet impl' r'emented|st' r'ub)\b')
    for path in C + SCRIPTS + files('ui', '.ui', '.css') + files('data', '.sql', '.xml', '.in'):
        text = read(path)
        for match in word.finditer(text):
            yield f'{path}:{line_of(text, match.start())}: {match[1]}'


def unlicensed():
    for path in C:
        if not read(path).startswith('/* SPDX-License-Identifier: GPL-3.0-or-later\n'):
            yield f'{path}:1: does not begin with the SPDX line'


def order():
    """config.h first in every C file of the programs."""
    for path in C:
        if path.startswith('src/') and path.endswith('.c'):
            text = read(path)
            match = re.search(r'^#include .*$', text, re.MULTILINE)
            if match and match[0] != '#include "config.h"':
                yield f'{path}:{line_of(text, match.start())}: config.h is included first'


report = Report()
report.check('clang-format', unformatted())
report.check(f'no file over {LIMIT} lines', long_files())
report.check('nothing is marked as to be done', marks())
report.check('licence lines', unlicensed())
report.check('config.h comes first', order())
report.finish()
