#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Letters and calendars without a window, read back by other programs' readers.

usage: life_letters_commands.py TANDEMCTL
"""

import csv
import email
import email.policy
import os
import urllib.parse

from workspace import Workspace, run_tests, with_people

PROGRAM = ('--program', 'Leadership')


class Letters(Workspace):
    """Gé is mentored by Chloé since 10 January; they spoke on the 20th and agreed on 1 March."""

    def __enter__(self):
        super().__enter__()
        with_people(self)
        self.run('pair', 'add', *PROGRAM, '--mentor', '3', '--mentee', '7')
        self.run('pair', 'accept', '--pair', '1', '--by', 'mentor', '--on', '2026-01-10')
        self.run('pair', 'accept', '--pair', '1', '--by', 'mentee', '--on', '2026-01-10')
        self.run('contact', 'add', '--pair', '1', '--on', '2026-01-20', '--next', '2026-03-01',
                 '--note', 'nobody reads this', '--private')
        return self

    def calendar(self):
        path = os.path.join(self.folder, 'next.ics')
        result = self.json('export', 'calendar', *PROGRAM, path)
        with open(path, 'rb') as file:
            return result['events'], file.read()


def test_mails():
    with Letters() as letters:
        folder = os.path.join(letters.folder, 'mails')
        sent = letters.json('remind', *PROGRAM, '--kind', 'reminder', '--eml', folder)
        assert sent['pairs'] == 1 and len(sent['letters']) == 2, sent
        for letter in sent['letters']:
            with open(letter['file'], 'rb') as file:
                mail = email.message_from_binary_file(file, policy=email.policy.default)
            assert mail['Subject'] == letter['subject'], mail['Subject']
            assert mail['To'].addresses[0].addr_spec == letter['email'], mail['To']
            assert mail['To'].addresses[0].display_name == letter['name'], mail['To']
            assert mail['X-Unsent'] == '1'
            assert mail.get_content().rstrip('\n') == letter['body'], mail.get_content()
            assert 'nobody reads this' not in mail.get_content()
        assert letters.json('remind', *PROGRAM, '--kind', 'reminder', '--eml', folder) == sent


def test_table_and_drafts():
    with Letters() as letters:
        path = os.path.join(letters.folder, 'merge.csv')
        sent = letters.json('remind', *PROGRAM, '--kind', 'end', '--pair', '1', '--csv', path,
                            '--mailto')['letters']
        with open(path, encoding='utf-8-sig', newline='') as file:
            rows = list(csv.DictReader(file))
        for row, letter in zip(rows, sent, strict=True):
            assert row['email'] == letter['email'] and row['text'] == letter['body'], row
            parts = urllib.parse.urlsplit(letter['mailto'])
            fields = urllib.parse.parse_qs(parts.query, strict_parsing=True)
            assert urllib.parse.unquote(parts.path) == letter['email']
            assert fields['subject'] == [letter['subject']]
            assert fields['body'] == [letter['body'].replace('\n', '\r\n')]


def test_texts():
    with Letters() as letters:
        letters.run('program', 'text', 'set', *PROGRAM, '--kind', 'end', '--subject', 'Ça va?',
                    '--body', 'Dear {name}, spoke on {last_contact}.\nUntil {next_due}')
        letter = letters.json('remind', *PROGRAM, '--kind', 'end', '--pair', '1', '--mailto')
        assert letter['letters'][0]['body'].startswith('Dear Chloé Dubois, spoke on '), letter
        letters.run('program', 'text', 'set', *PROGRAM, '--kind', 'end', '--body', '{oops}', code=1)
        letters.run('program', 'text', 'reset', *PROGRAM, '--kind', 'end')
        assert all(text['built_in'] for text in
                   letters.json('program', 'text', 'show', *PROGRAM)['texts'])


def test_calendar():
    with Letters() as letters:
        first, text = letters.calendar()
        lines = text.split(b'\r\n')
        assert max(map(len, lines)) <= 75 and text.count(b'\n') == len(lines) - 1
        for line in lines:
            line.decode('utf-8')
        assert b'DTSTART;VALUE=DATE:20260301' in lines and b'METHOD:PUBLISH' in lines
        assert b'nobody' not in text
        assert letters.calendar() == (first, text)
        letters.run('contact', 'add', '--pair', '1', '--on', '2026-03-02', '--next', '2026-04-10')
        moved, _ = letters.calendar()
        assert moved[0]['uid'] == first[0]['uid']
        assert (first[0]['sequence'], moved[0]['sequence']) == (0, 1)
        assert moved[0]['date'] == '2026-04-10' and moved[0]['agreed']
        letters.run('pair', 'end', '--pair', '1', '--reason', 'moved')
        gone, text = letters.calendar()
        assert gone[0]['cancelled'] and gone[0]['sequence'] == 2
        assert b'STATUS:CANCELLED' in text.split(b'\r\n')
        letters.run('program', 'edit', 'Leadership', '--confidential', 'yes')
        _, hidden = letters.calendar()
        assert 'Chloé'.encode() in text and 'Chloé'.encode() not in hidden


if __name__ == '__main__':
    run_tests(dict(globals()))
