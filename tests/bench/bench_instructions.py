#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Instructions of imports, dashboards, reports and pairing by callgrind: bench_instructions.py FOLDER TANDEMCTL.

They depend on no clock and no load: more than 5 % above what instructions.json holds is a failure. It holds for
one compiler, one set of libraries and flags, named in it; where these differ the figures are only shown.
TD_BENCH_RECORD=1 writes it anew.
"""
import json
import os
import platform
import re
import subprocess
import sys
import tempfile

from measure import HERE, Differs, row, show, workspace

TODAY = '2026-03-16'
SIZE = ('500', '200', '8000')
RECORD = os.path.join(HERE, 'instructions.json')
MOST = 1.05
ROSTER = 2000
COMMANDS = {
    'import': ('import', 'roster', 'ROSTER'),
    'today': ('today',),
    'engagement': ('insight', 'engagement'),
    'retention': ('insight', 'retention'),
    'outcomes': ('insight', 'outcomes'),
    'consistency': ('insight', 'consistency'),
    'audit report': ('report', 'audit', '--output', 'OUT.pdf'),
    'check': ('check',),
}


def where(tandemctl):
    """What the figures hold for."""
    version = subprocess.run(['gcc', '-dumpfullversion'], capture_output=True, text=True, check=False).stdout.strip()
    libraries = subprocess.run(['ldd', tandemctl], capture_output=True, text=True, check=True).stdout
    names = sorted(os.path.basename(os.path.realpath(path)) for path in re.findall(r'=> (\S*(?:glib-2|sqlite3|xml2)\S*)', libraries))
    return ' '.join([platform.machine(), f'gcc-{version}', *names])


def count(folder, tandemctl, file, words):
    given = {'ROSTER': os.path.join(folder, 'roster.csv'), 'OUT.pdf': os.path.join(folder, 'out.pdf')}
    path = os.path.join(folder, 'try.tandem')
    with open(file, 'rb') as source, open(path, 'wb') as copy:
        copy.write(source.read())
    os.chmod(path, 0o600)
    done = subprocess.run(['valgrind', '--tool=callgrind', f'--callgrind-out-file={os.devnull}', tandemctl, '--file', path,
                           '--today', TODAY, *(given.get(word, word) for word in words)],
                          capture_output=True, text=True, check=False,
                          env=dict(os.environ, G_SLICE='always-malloc', LC_ALL='C.UTF-8', TZ='UTC'))
    found = re.search(r'Collected : (\d+)', done.stderr)
    if not found or done.returncode not in (0, 1):
        raise Differs(f'{words}: exit {done.returncode}, {done.stderr[-500:]}')
    return int(found[1])


def main():
    bench, tandemctl = sys.argv[1:]
    file = workspace(bench, 'company', 'bench-company-make', SIZE, TODAY)
    known = {}
    if os.path.exists(RECORD):
        with open(RECORD, encoding='utf-8') as stream:
            known = json.load(stream)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'roster.csv'), 'w', encoding='utf-8') as stream:
            stream.write('Number,Name,Department,Manager,Hire date\n')
            stream.writelines(f'R{i},Person {i},Sales,{f"R{i // 8}" if i else ""},2020-01-{1 + i % 28:02}\n'
                              for i in range(ROSTER))
        counted = {name: count(folder, tandemctl, file, words) for name, words in COMMANDS.items()}
    here = where(tandemctl)
    recorded = known.get('instructions', {})
    same = known.get('where') == here
    show(f'Instructions ({here})',
         [row(name, n, 'recorded', recorded.get(name, n), MOST if same else None,
              form=lambda value: f'{value / 1e6:.1f} M') for name, n in counted.items()])
    if os.environ.get('TD_BENCH_RECORD', '0') not in ('', '0'):
        with open(RECORD, 'w', encoding='utf-8') as stream:
            json.dump({'where': here, 'instructions': counted}, stream, indent=1)
            stream.write('\n')
        return
    slower = [name for name, n in counted.items() if same and n > recorded.get(name, n) * MOST]
    if slower:
        raise Differs(f'more than 5 % more instructions: {", ".join(slower)}')


main()
