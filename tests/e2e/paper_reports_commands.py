#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Every report on A4 and Letter, with tandemctl: its words, its pages, its ink.

usage: paper_reports_commands.py TANDEMCTL

The pages are read with pdftotext and pdftoppm; without them those tests are skipped.
"""

import os
import re
import shutil
import subprocess

from workspace import Workspace, run_tests

PROGRAM = 'Fjord Mentoring'
TODAY = '2026-03-16'
SIZES = {'a4': (595, 842), 'letter': (612, 792)}

# Points from the edge that stay white on every page.
EDGE = 30


def sample(workspace):
    workspace.run('sample')
    pairs = workspace.json('pair', 'list', '--program', PROGRAM, '--state', 'active')['pairs']
    workspace.pair = pairs[0]
    return workspace


def reports(workspace):
    """Each report with the options it needs."""
    options = {'pair': ['--pair', workspace.pair['reference'], '--program', PROGRAM],
               'person': ['--employee', workspace.pair['mentor']],
               'audit': []}
    for entry in workspace.json('report', 'list')['reports']:
        name = entry['report']
        yield name, options.get(name, ['--program', PROGRAM])


def make(workspace, name, options, paper='a4'):
    path = os.path.join(workspace.folder, f'{name}-{paper}.pdf')
    told = workspace.json('report', name, *options, '--paper', paper, '--today', TODAY,
                          '--output', path)
    assert told['report'] == name and told['file'] == path, told
    return path, told['pages']


def output_of(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def text_of(path):
    return output_of('pdftotext', '-layout', path, '-')


def missing(*programs):
    """Why a test is skipped, or ''."""
    return ', '.join(f'there is no {program}' for program in programs if not shutil.which(program))


def test_every_report():
    """On both papers: as many pages as told, of that size, each with its number and readers."""
    if missing('pdftotext', 'pdfinfo'):
        return missing('pdftotext', 'pdfinfo')
    with Workspace() as workspace:
        sample(workspace)
        for name, options in reports(workspace):
            for paper, (width, height) in SIZES.items():
                path, pages = make(workspace, name, options, paper)
                info = output_of('pdfinfo', path)
                assert f'Pages:           {pages}\n' in info, (name, info)
                sizes = re.search(r'Page size: +([\d.]+) x ([\d.]+) ', info).groups()
                assert [round(float(size)) for size in sizes] == [width, height], (name, info)
                assert re.search('Title: +[^ ]', info) and 'Author' not in info, info
                assert os.stat(path).st_mode & 0o777 == 0o600, name
                if pages <= 250:
                    assert 'Tagged:          yes' in info, name
                sheets = text_of(path).split('\f')[:-1]
                assert len(sheets) == pages, name
                for sheet in sheets:
                    assert re.search(r'Page \d+ of \d+', sheet), (name, sheet)
                    assert 'Confidential' in sheet, (name, sheet)


def ink_of(path, folder):
    """Of each page the box around what is printed, in points."""
    stem = os.path.join(folder, 'ink')
    subprocess.run(['pdftoppm', '-r', '36', '-gray', path, stem], check=True)
    for file in sorted(os.listdir(folder)):
        if not file.startswith('ink'):
            continue
        with open(os.path.join(folder, file), 'rb') as picture:
            data = picture.read()
        os.unlink(os.path.join(folder, file))
        head = re.match(rb'P5\s(\d+) (\d+)\s255\s', data)
        width, height = int(head[1]), int(head[2])
        rows = [data[head.end() + y * width:head.end() + (y + 1) * width] for y in range(height)]
        dark = [y for y, row in enumerate(rows) if min(row) < 160]
        columns = [x for row in rows for x, value in enumerate(row) if value < 160]
        yield (2 * min(columns), 2 * min(dark), 2 * (width - 1 - max(columns)),
               2 * (height - 1 - max(dark)))


def test_ink_stays_inside():
    """Nothing is cut off at an edge, however long its name."""
    if missing('pdftoppm'):
        return missing('pdftoppm')
    with Workspace() as workspace:
        sample(workspace)
        for name in ('pairing', 'calls', 'letter', 'signup', 'survey'):
            path, _ = make(workspace, name, ['--program', PROGRAM])
            for page, edges in enumerate(ink_of(path, workspace.folder)):
                assert min(edges) >= EDGE, (name, page, edges)


def test_letters():
    """Each side reads what speaks for the pair; a letter is numbered by itself."""
    if missing('pdftotext'):
        return missing('pdftotext')
    with Workspace() as workspace:
        sample(workspace)
        pair = workspace.pair
        path, pages = make(workspace, 'letter', ['--pair', pair['reference'], '--program', PROGRAM])
        mentor, mentee = text_of(path).split('\f')[:-1]
        assert pages == 2, pages
        assert pair['mentor_name'] in mentor and f'you and {pair["mentee_name"]}' in mentor
        assert pair['mentee_name'] in mentee and f'you and {pair["mentor_name"]}' in mentee
        for letter in (mentor, mentee):
            assert 'Page 1 of 1' in letter and '•' in letter and '{' not in letter, letter
        _, one = make(workspace, 'letter', ['--pair', pair['reference'], '--side', 'mentee',
                                            '--program', PROGRAM])
        assert one == 1, one


def test_call_sheet():
    """Those overdue, the longest first, with an address and room to write."""
    if missing('pdftotext'):
        return missing('pdftotext')
    with Workspace() as workspace:
        sample(workspace)
        path, _ = make(workspace, 'calls', ['--program', PROGRAM])
        text = text_of(path)
        days = [int(number) for number in re.findall(r'(\d+) days? late', text)]
        assert days and days == sorted(days, reverse=True), days
        late = [row for row in workspace.json('due', '--program', PROGRAM)
                if row['state'] in ('overdue', 'silent')]
        assert len(days) == len(late), (days, late)
        assert '@' in text and 'Next date' in text


def test_confidential():
    """Of a confidential programme no report has a name, a number or an address."""
    if missing('pdftotext'):
        return missing('pdftotext')
    with Workspace() as workspace:
        sample(workspace)
        workspace.run('program', 'edit', PROGRAM, '--confidential', 'yes')
        names = {pair[key] for pair in workspace.json('pair', 'list', '--program',
                                                      PROGRAM)['pairs']
                 for key in ('mentor_name', 'mentee_name')}
        for name in ('pairing', 'calls', 'letter', 'agreement', 'survey', 'pair'):
            options = ['--program', PROGRAM]
            if name == 'pair':
                options += ['--pair', workspace.pair['reference']]
            path, _ = make(workspace, name, options)
            text = text_of(path)
            found = [person for person in names if person in text]
            assert not found and '@' not in text, (name, found)


def test_wrong_use():
    with Workspace() as workspace:
        sample(workspace)
        out = os.path.join(workspace.folder, 'x.pdf')
        for words, code in ((['pair', '--output', out], 2),
                            (['signup', '--output', out], 2),
                            (['pairing', '--program', PROGRAM, '--pair', '1', '--output', out], 2),
                            (['calls', '--side', 'mentor', '--output', out], 2),
                            (['letter', '--side', 'both', '--output', out], 2),
                            (['pair', '--pair', '99999', '--output', out], 1)):
            workspace.run('report', *words, code=code)
            assert not os.path.exists(out), words


if __name__ == '__main__':
    run_tests(dict(globals()))
