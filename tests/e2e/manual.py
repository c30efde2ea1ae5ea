#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""The man pages say what the programs take, and are clean: manual.py TANDEM TANDEMCTL PAGE PAGE."""
import os
import re
import shutil
import subprocess
import sys

TANDEM, TANDEMCTL, *PAGES = sys.argv[1:]
ENVIRONMENT = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)


def plain(page):
    """The page as it reads, without its marks."""
    with open(page, encoding='utf-8') as stream:
        text = stream.read()
    return re.sub(r'\\f[BIRP]', '', text.replace('\\-', '-').replace('\\&', ''))


def section(text, title):
    """From a title of a section to the next one."""
    found = re.search(rf'^\.SS {re.escape(title)}(?: [^a-z\n][^\n]*)?$(.*?)(?=^\.S[SH] |\Z)', text,
                      re.MULTILINE | re.DOTALL)
    return found[1] if found else None


def options(text):
    return set(re.findall(r'^  +(?:-\w, )?(--[a-z][a-z-]*)', text, re.MULTILINE))


def lacks_command(text):
    usage = run(TANDEMCTL, '--help').stdout
    common = options(usage)
    commands = re.findall(r'^  ([a-z][a-z-]*(?: [a-z][a-z-]*)*) ', usage.split('Commands:')[1],
                          re.MULTILINE)
    assert len(commands) > 100, commands
    for command in commands:
        part = section(text, command)
        if part is None:
            yield f'the page of tandemctl has no command {command}'
            continue
        for option in sorted(options(run(TANDEMCTL, *command.split(), '--help').stdout) - common):
            if not re.search(rf'{option}\b', part):
                yield f'the page of tandemctl has no {option} of {command}'


def test_tandemctl():
    text = plain(PAGES[1])
    faults = list(lacks_command(text))
    # The check itself finds what is missing.
    assert list(lacks_command(text.replace('.SS pair propose', '.SS pair proposal')))
    return faults


def test_tandem():
    taken = {option for option in options(run(TANDEM, '--help').stdout)
             if not option.startswith('--help-')}
    said = set(re.findall(r'--[a-z][a-z-]*', plain(PAGES[0]).split('.SH ENVIRONMENT')[0]))
    return [f'the page of tandem lacks or invents {option}'
            for option in sorted(taken ^ {option for option in said
                                          if not option.startswith('--help-')})]


def test_clean():
    faults = []
    for page in PAGES:
        if shutil.which('mandoc'):
            faults += run('mandoc', '-Tlint', '-W', 'warning', page).stdout.splitlines()
        if shutil.which('man'):
            done = run('man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', page)
            faults += done.stderr.splitlines()
    return faults


def main():
    tests = [test_tandemctl, test_tandem, test_clean]
    failed = 0
    for number, test in enumerate(tests, 1):
        faults = test()
        failed += bool(faults)
        print(f'{"not ok" if faults else "ok"} {number} {test.__name__[5:]}')
        for fault in faults:
            print(f'# {fault}')
    print(f'1..{len(tests)}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
