#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Builds the user help: build-help.py FOLDER LANGUAGE... or build-help.py --list.

FOLDER/help/LANGUAGE/tandem gets the Mallard pages, FOLDER/html/LANGUAGE the same as HTML. A picture
that a language does not have is the English one.
"""
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def files(language, suffix, folder=''):
    where = os.path.join(HERE, language, folder)
    if not os.path.isdir(where):
        return []
    return sorted(os.path.join(where, name) for name in os.listdir(where) if name.endswith(suffix))


def translate(language, target):
    with tempfile.TemporaryDirectory() as folder:
        compiled = os.path.join(folder, 'help.mo')
        subprocess.run(['msgfmt', '-o', compiled, os.path.join(HERE, language, f'{language}.po')],
                       check=True)
        subprocess.run(['itstool', '-m', compiled, '--lang', language, '-o', target,
                        *files('C', '.page')], check=True)


def build(folder, language):
    target = os.path.join(folder, 'help', language, 'tandem')
    figures = os.path.join(target, 'figures')
    os.makedirs(figures)
    for path in files('C', '.png', 'figures') + files(language, '.png', 'figures'):
        shutil.copy(path, figures)
    if language == 'C':
        for path in files('C', '.page'):
            shutil.copy(path, target)
    else:
        translate(language, target)
    html = os.path.join(folder, 'html', language)
    os.makedirs(html)
    subprocess.run(['yelp-build', 'html', '-o', html, target], check=True,
                   stdout=subprocess.DEVNULL)


def sources():
    with open(os.path.join(HERE, 'LINGUAS'), encoding='utf-8') as stream:
        languages = stream.read().split()
    found = files('C', '.page')
    for language in ['C', *languages]:
        found += files(language, '.po') + files(language, '.png', 'figures')
    return [os.path.relpath(path, HERE) for path in found]


def main(folder, *languages):
    if folder == '--list':
        print('\n'.join(sources()))
        return
    for part in ('help', 'html'):
        shutil.rmtree(os.path.join(folder, part), ignore_errors=True)
    for language in ('C', *languages):
        build(folder, language)


if __name__ == '__main__':
    main(*sys.argv[1:])
