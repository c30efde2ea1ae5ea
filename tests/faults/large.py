#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Memory that what is read makes large: each piece of more than 16 MB that the real tandemctl asks for, by
itself or in a library, is refused once in turn. It says so in a sentence, its change is there whole or not at
all, and it does its work when there is memory again.

usage: large.py TANDEMCTL REFUSE-LARGE.SO
"""

import os
import subprocess
import sys
import zipfile

from place import NEVER, TANDEMCTL, TODAY, WHOLE, Place, run_tests, tandemctl

LIBRARY = sys.argv[2]
SURE = 16 * 1024 * 1024  # TD_BUFFER_SURE
ROWS, CELL = 400, 50_000
REMARK = 'Ein großer Text und hier für alle. '
NEVER_SO = [word for word in NEVER if word != 'unable to']


def refused(place, n, words, over=SURE):
    """Runs it with the n-th large piece refused; its exit, and how many it asked for."""
    count = os.path.join(place.folder, 'count')
    if os.path.exists(count):
        os.unlink(count)
    done = subprocess.run([TANDEMCTL, '--file', place.path, '--today', TODAY, *words], capture_output=True,
                          text=True, timeout=600, check=False,
                          env=dict(os.environ, LD_PRELOAD=LIBRARY, TD_REFUSE=str(n), TD_REFUSE_OVER=str(over),
                                   TD_REFUSE_COUNT=count))
    if not os.path.exists(count):
        raise AssertionError(f'{words}, piece {n}: exit {done.returncode}, {done.stderr[-400:]}')
    with open(count, encoding='ascii') as stream:
        return done, int(stream.read())


def what_is_there(place):
    return [place.rows(f'SELECT count(*), total(id) FROM {table}') for table in ('employee', 'contact', 'change_log')]


def try_all(place, words, over=SURE):
    """Each in turn; a library may do without the piece, then it is done all the same."""
    place.reset()
    before = what_is_there(place)
    done, pieces = refused(place, 0, words, over)
    assert done.returncode == 0, done.stderr
    assert pieces > 0, f'{words} asks for nothing large: this tries nothing'
    after = what_is_there(place)
    told = 0
    for n in range(1, pieces + 1) if WHOLE else {1, (pieces + 1) // 2, pieces}:
        place.reset()
        done, _ = refused(place, n, words, over)
        assert done.returncode in (0, 1, 3), f'{words}, piece {n}: exit {done.returncode}, {done.stderr[-400:]}'
        if done.returncode:
            assert done.stderr.startswith('tandemctl: ') and done.stderr.rstrip().endswith('.'), done.stderr
            assert not any(word in done.stderr for word in NEVER_SO), done.stderr
            told += 1
        assert what_is_there(place) == (before if done.returncode else after), f'{words}, piece {n}'
    place.reset()
    tandemctl(place.path, *words)
    print(f'# {" ".join(words[:2])}, {os.path.basename(words[-1])}: {pieces} large allocations, {told} told')


def lines(separator=','):
    yield separator.join(('Number', 'Name', 'Department', 'Hire date', 'Remark'))
    text = (REMARK * (CELL // len(REMARK) + 1))[:CELL]
    for i in range(ROWS):
        yield separator.join((f'L{i}', f'Person {i}', 'Sales', '2026-01-05', text))


def write_csv(place, name, encoding):
    path = os.path.join(place.folder, name)
    with open(path, 'w', encoding=encoding, newline='') as stream:
        stream.writelines(line + '\n' for line in lines())
    return path


def write_workbook(place):
    """Not packed, so that it is large itself."""
    path = os.path.join(place.folder, 'large.xlsx')
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006'
    rows = ''.join('<row>' + ''.join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in line.split('\t')) +
                   '</row>' for line in lines('\t'))
    parts = {
        '[Content_Types].xml': f'<Types xmlns="{package}/content-types"/>',
        'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" '
                           'r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                                      f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_STORED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return path


def write_notes(place):
    """Contacts with notes: what their import did is one large piece of the workspace."""
    path = os.path.join(place.folder, 'notes.csv')
    with open(path, 'w', encoding='utf-8') as stream:
        stream.write('Pair,Date,Minutes,Note\n')
        reference = place.rows('SELECT reference FROM pair WHERE id = 1')[0][0]
        for i in range(ROWS):
            stream.write(f'{reference},2026-{1 + i % 2:02}-{13 + i % 14},{i % 90 + 1},{i} {REMARK * (CELL // 32)}\n')
    return path


def test_texts():
    """CSV in three encodings."""
    with Place() as place:
        for name, encoding in (('utf-8.csv', 'utf-8'), ('utf-16.csv', 'utf-16'), ('windows.csv', 'cp1252')):
            if WHOLE or encoding != 'utf-16':
                try_all(place, ('import', 'roster', write_csv(place, name, encoding)))


def test_workbook():
    """A workbook of 20 MB."""
    with Place() as place:
        try_all(place, ('import', 'roster', write_workbook(place)))


def test_workspace():
    """A change of 20 MB: undone, and taken into a file and out of it again."""
    with Place() as place:
        notes = write_notes(place)
        if WHOLE:
            try_all(place, ('import', 'contacts', notes))
        place.reset()
        tandemctl(place.path, 'import', 'contacts', notes)
        os.replace(place.path, place.base)
        try_all(place, ('undo',))
        if WHOLE:
            try_all(place, ('check',))
            try_all(place, ('export', 'xml', '--output', os.path.join(place.folder, 'out.xml')))
            try_all(place, ('backup', '--encrypt', '--passphrase-file', place.write('phrase', 'four words are good\n'),
                            '--output', os.path.join(place.folder, 'copy.tandem-sealed')))


def test_rows():
    """Many short rows: the list of them, in pieces of more than 2 MB."""
    if not WHOLE:
        return 'only whole'
    with Place() as place:
        path = os.path.join(place.folder, 'many.csv')
        with open(path, 'w', encoding='utf-8') as stream:
            stream.write('Remark\n' + ''.join(f'{i}\n' for i in range(300_000)))
        place.reset()
        done, pieces = refused(place, 0, ('import', 'roster', path), 2 * 1024 * 1024)
        assert done.returncode != 0 and pieces > 0, 'rows without a name are refused'
        for n in range(1, pieces + 1):
            done, _ = refused(place, n, ('import', 'roster', path), 2 * 1024 * 1024)
            assert done.returncode in (1, 3), f'piece {n}: exit {done.returncode}, {done.stderr[-400:]}'
    return None


if __name__ == '__main__':
    run_tests(dict(globals()))
