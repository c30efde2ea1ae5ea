#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Older backups when somebody is erased, the history of a pair, and where faults lead, from outside.

usage: close_privacy_commands.py TANDEMCTL
"""

import glob
import os
import sqlite3

from paper_privacy_commands import Company
from workspace import run_tests


def copies(company):
    return sorted(glob.glob(os.path.join(company.path.replace('.tandem', '-backups'), '*')))


def test_erase_with_backups():
    with Company() as company:
        company.run('backup')
        before = copies(company)
        assert len(before) == 1, before
        assert company.name.encode() in open(before[0], 'rb').read()
        plan = company.json('person', 'erase', company.number, '--rehearse')
        assert [os.path.basename(path) for path in plan['older_copies']] == \
            [os.path.basename(path) for path in before]
        assert copies(company) == before
        done = company.json('person', 'erase', company.number, '--yes', '--delete-backups')
        assert done['people'] == 1 and done['deleted_copies'] == 1
        after = copies(company)
        assert after != before and [os.path.basename(done['backup'])] == \
            [os.path.basename(path) for path in after]
        for path in after + glob.glob(os.path.join(company.folder, '*')):
            assert os.path.isdir(path) or company.name.encode() not in open(path, 'rb').read(), path


def test_erase_keeps_backups():
    """Unless it is asked for; then it is said that they still hold everything."""
    with Company() as company:
        company.run('backup')
        before = copies(company)
        done = company.json('person', 'anonymise', company.number, '--yes')
        assert done['deleted_copies'] == 0 and done['backup'] is None
        assert copies(company) == before


def test_history():
    with Company() as company:
        # Of the sample all is one entry.
        pair, another = [row['reference'] for row in company.json('pair', 'list')['pairs']
                         if row['state'] == 'active'][:2]
        company.run('contact', 'add', '--pair', pair, '--on', '2026-03-13')
        mine = company.json('audit', 'list', '--pair', pair)['entries']
        other = company.json('audit', 'list', '--pair', another)['entries']
        assert [entry['action'] for entry in mine] == ['contact.log', 'workspace.sample'], mine
        assert [entry['action'] for entry in other] == ['workspace.sample'], other
        name = company.json('program', 'list')['programs'][0]['name']
        of_program = company.json('audit', 'list', '--program', name)['entries']
        assert 'workspace.sample' in [entry['action'] for entry in of_program], of_program
        company.run('audit', 'list', '--pair', 'none', code=1)


def test_check_leads():
    with Company() as company:
        company.write_rows('UPDATE employee SET manager_id = id WHERE id = ?', company.id)
        with sqlite3.connect(company.path) as base:
            base.execute("UPDATE contact SET on_date = '2030-01-01' WHERE id = "
                         "(SELECT min(id) FROM contact WHERE outcome = 'held')")
            pair = base.execute("SELECT pair_id FROM contact WHERE on_date = '2030-01-01'") \
                .fetchone()[0]
        faults = company.json('check', code=1)['faults']
        found = {fault['kind']: (fault['page'], fault.get('id')) for fault in faults}
        assert found['own-manager'] == ('people', company.id), found
        assert pair in [found[kind][1] for kind in found if found[kind][0] == 'pairs'], found


if __name__ == '__main__':
    run_tests(dict(globals()))
