#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Charts as files and the programme review, from outside, on the sample.

usage: insight_chart_commands.py TANDEMCTL
"""

import csv
import os
import re
import subprocess

from workspace import TANDEMCTL, Workspace, run_tests

KINDS = ('engagement', 'retention', 'outcomes', 'consistency', 'exit-reasons')
PROGRAM = 'Fjord Mentoring'
AS_OF = '2026-03-16'
MAGIC = {'png': b'\x89PNG', 'svg': b'<?xml', 'pdf': b'%PDF-', 'csv': b'\xef\xbb\xbf'}


class Sample(Workspace):
    """A workspace with the sample in it."""

    def __enter__(self):
        super().__enter__()
        self.run('sample')
        return self

    def path_of(self, name):
        return os.path.join(self.folder, name)

    def save(self, kind, chart, name, *words, code=0):
        return self.run('insight', 'chart', kind, chart, '--output', self.path_of(name), *words,
                        code=code)


def charts_of(workspace, kind):
    return workspace.json('insight', 'chart', kind)['charts']


def text_of(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True,
                          check=True).stdout


def test_every_chart_in_every_format():
    with Sample() as workspace:
        for kind in KINDS:
            charts = charts_of(workspace, kind)
            assert len(charts) >= 3, kind
            assert len({chart['chart'] for chart in charts}) == len(charts), kind
            for chart in charts:
                if chart['chart'] == 'fairness':
                    continue
                assert chart['title'] in chart['summary'], chart
                for ending, magic in MAGIC.items():
                    name = f'{chart["chart"]}.{ending}'
                    workspace.save(kind, chart['chart'], name)
                    with open(workspace.path_of(name), 'rb') as file:
                        assert file.read(5).startswith(magic), name


def test_same_chart_same_bytes():
    with Sample() as workspace:
        for ending in MAGIC:
            files = []
            for turn in ('one', 'two'):
                workspace.save('engagement', 'adherence', f'{turn}.{ending}')
                with open(workspace.path_of(f'{turn}.{ending}'), 'rb') as file:
                    files.append(file.read())
            assert files[0] == files[1], ending


def test_data_of_a_chart():
    """The file says what the dashboard says, to the last digit."""
    with Sample() as workspace:
        workspace.save('engagement', 'adherence', 'adherence.csv', '--program', PROGRAM)
        with open(workspace.path_of('adherence.csv'), encoding='utf-8-sig', newline='') as file:
            rows = list(csv.reader(file))
        assert rows[0] == ['Series', 'At', 'Value', 'Low', 'High', 'Count', 'Of', 'Counted'], rows[0]
        counted = [row for row in rows[1:] if row[6]]
        assert counted, rows
        for row in counted:
            assert re.fullmatch(r'\d{4}-\d{2}-\d{2}', row[1]), row
            assert abs(float(row[2]) - int(row[5]) / int(row[6])) < 1e-15, row
            assert float(row[3]) <= float(row[2]) <= float(row[4]), row


def test_filter_is_said():
    with Sample() as workspace:
        workspace.save('engagement', 'adherence', 'one.svg')
        words = ('--program', PROGRAM, '--from', '2026-01-01')
        chart = workspace.json('insight', 'chart', 'engagement', *words)['charts'][0]
        assert PROGRAM in chart['summary'] and '2026' in chart['summary'], chart


def test_refused():
    with Sample() as workspace:
        workspace.save('engagement', 'weather', 'x.png', code=2)
        workspace.save('weather', 'adherence', 'x.png', code=2)
        workspace.save('engagement', 'adherence', 'x.doc', code=1)
        workspace.run('insight', 'chart', code=2)
        workspace.run('insight', 'chart', 'engagement', 'adherence', code=2)
        workspace.run('insight', 'chart', 'engagement', '--program', 'Nothing', code=1)
        workspace.run('report', 'pairing', '--program', PROGRAM, '--from', '2026-01-01',
                      '--output', workspace.path_of('x.pdf'), code=2)


def test_of_single_persons_is_not_in_files():
    with Sample() as workspace:
        for ending in MAGIC:
            done = workspace.save('consistency', 'fairness', f'x.{ending}', code=1)
            assert 'persons' in done.stderr, done.stderr
            assert not os.path.exists(workspace.path_of(f'x.{ending}'))
        fairness = [chart for chart in charts_of(workspace, 'consistency')
                    if chart['chart'] == 'fairness']
        assert fairness and fairness[0]['summary'] is None, fairness


def names_of(workspace):
    pairs = workspace.json('pair', 'list', '--program', PROGRAM)['pairs']
    return {pair[side] for pair in pairs for side in ('mentor_name', 'mentee_name')}


def test_review():
    """All dashboards, the caution, the filter in the title of each page, and nobody's name."""
    with Sample() as workspace:
        for paper in ('a4', 'letter'):
            path = workspace.path_of(f'{paper}.pdf')
            workspace.run('report', 'review', '--program', PROGRAM, '--from', '2025-10-01',
                          '--to', '2026-02-28', '--paper', paper, '--output', path)
            pages = text_of(path).rstrip('\f').split('\f')
            text = ' '.join(' '.join(pages).split())
            for words in ('Programme review', 'What this means', 'Engagement', 'Retention',
                          'Outcomes', 'Consistency', 'Exit reasons', 'How this was worked out',
                          'goes along with taking part, not what it causes'):
                assert words in text, (paper, words)
            for number, page in enumerate(pages, 1):
                assert f'Page {number} of {len(pages)}' in ' '.join(page.split()), (paper, number)
                assert 'Confidential' in page, (paper, number)
                assert '28 Feb 2026' in page, (paper, number)
            names = names_of(workspace)
            assert len(names) > 20, names
            assert not [name for name in names if name in text]


def test_review_of_nothing():
    with Workspace() as workspace:
        workspace.run('program', 'add', 'Leadership', '--start', '2026-01-01')
        path = os.path.join(workspace.folder, 'review.pdf')
        workspace.run('report', 'review', '--program', 'Leadership', '--output', path)
        assert 'nothing to draw' in text_of(path)


if __name__ == '__main__':
    run_tests(globals())
