#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Writes the man page of tandemctl: manual.py TANDEMCTL PROSE PAGE.

The prose is written by hand; the line .COMMANDS in it becomes every command with its options, as
the program itself says with --help.
"""
import os
import re
import subprocess
import sys
import textwrap

OPTION = re.compile(r'^  (?:(-\w), )?(--[a-z-]+)(?:=(\S+))?(?: +(.*))?$', re.MULTILINE)
COMMAND = re.compile(r'^  ([a-z][a-z -]*?)(?:  +| (?=[A-Z]))(.+)$', re.MULTILINE)


def run(program, *words):
    done = subprocess.run([program, *words, '--help'], capture_output=True, text=True, check=True,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''})
    return done.stdout


def literal(text):
    """What is typed: its hyphens stay hyphens."""
    return text.replace('\\', '\\e').replace('-', '\\-')


def sentence(text):
    text = re.sub(r'(?<!\w)--(?=\w)', r'\\-\\-', text.replace('\\', '\\e'))
    text = text if text.endswith(('.', '?', ')')) else text + '.'
    lines = textwrap.wrap(text, 99, break_long_words=False, break_on_hyphens=False)
    return ['\\&' + line if line.startswith(('.', "'")) else line for line in lines]


def option(short, name, value, words):
    head = f'\\fB{literal(short)}\\fR, ' if short else ''
    head += f'\\fB{literal(name)}\\fR' + (f'=\\fI{literal(value)}\\fR' if value else '')
    return ['.TP', head, *sentence(words or 'Yes or no')]


def command(program, words, summary, common):
    text = run(program, *words.split())
    operands = re.search(rf'\[OPTION…\] {words}(.*)', text)[1].rstrip()
    lines = [f'.SS {literal(words + operands)}', *sentence(summary[0].upper() + summary[1:])]
    parts = text.split('Options:\n')[1].split('\n\n', 1)
    for match in OPTION.finditer(parts[0]):
        if match[2] not in common:
            lines += option(*match.groups())
    if len(parts) > 1 and parts[1].strip():
        rest = [literal(line) for line in parts[1].strip().splitlines()]
        lines += ['.PP', '.nf', *('\\&' + line if line.startswith(('.', "'")) else line
                                  for line in rest), '.fi']
    return lines


def commands(program):
    text = run(program)
    common = {match[2] for match in OPTION.finditer(text.split('Options:\n')[1])}
    lines = []
    for words, summary in COMMAND.findall(text.split('Commands:\n')[1]):
        lines += command(program, words, summary, common)
    return lines


def main(program, prose, page):
    with open(prose, encoding='utf-8') as stream:
        lines = stream.read().split('\n')
    at = lines.index('.COMMANDS')
    lines[at:at + 1] = commands(program)
    with open(page, 'w', encoding='utf-8') as stream:
        stream.write('\n'.join(lines))


if __name__ == '__main__':
    main(*sys.argv[1:])
