#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What a made-up company says about staying, promotions and engagement, from outside.

usage: insight_company_commands.py TANDEMCTL

The files of ../shared/data/oracles/hr_company hold no effect of mentoring, and R's value of every
metric; other companies are made here, one for each verdict.
"""

import csv
import json
import os
import subprocess

import companies
from workspace import SHARED, TANDEMCTL, Workspace, run_tests

COMPANY = os.path.join(SHARED, 'data', 'oracles', 'hr_company')
AS_OF = '2025-06-30'
CAUTION = 'This shows what goes along with taking part, not what it causes.'
# What no command may print: METRICS sections 1 and 12.
FORBIDDEN = ('prove', 'effect', 'impact', 'roi ', 'saved', 'caused', 'naive')


class History(Workspace):
    """A workspace with the history of a company, as of a day."""

    def __init__(self, folder=COMPANY, as_of=AS_OF):
        super().__init__()
        self.source = folder
        self.as_of = as_of

    def __enter__(self):
        super().__enter__()
        self.run('import', 'events', self.source or self.folder)
        return self

    def run(self, *words, code=0):
        done = subprocess.run([TANDEMCTL, '--file', self.path, '--today', self.as_of, *words],
                              capture_output=True, text=True, timeout=120)
        assert done.returncode == code, f'{words}: exit {done.returncode}, {done.stderr.strip()}'
        return done


def needs_company(function):
    """Skips a test, saying so, where the reference files are not there."""
    def test():
        if not os.path.isdir(COMPANY):
            return f'{COMPANY} is not there'
        with History() as history:
            return function(history)
    return test


def rows(name):
    with open(os.path.join(COMPANY, name), encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def is_same(got, text, tolerance):
    """Whether a JSON value is what a cell says; NA and empty cells are null."""
    if text in ('', 'NA'):
        return got is None or got == ''
    try:
        expected = float(text)
    except ValueError:
        return got == text
    if got is None or isinstance(got, (str, bool)):
        return False
    return abs(got - expected) <= tolerance * max(1, abs(expected))


def assert_table(got, expected, whole=()):
    """Every column of every line, in its order; counts and years are integers."""
    assert len(got) == len(expected), (len(got), len(expected))
    for line, row in zip(got, expected):
        for column, text in row.items():
            assert column in line, (column, line)
            assert is_same(line[column], text, 1e-9), (row, column, line[column])
            if column in whole and text not in ('', 'NA'):
                assert isinstance(line[column], int), (column, line[column])


def test_months(history):
    got = history.json('insight', 'retention')
    assert_table(got['monthly'], rows('exp_monthly.csv'),
                 ('partial', 'opening', 'hires', 'separations', 'voluntary', 'involuntary',
                  'closing', 'opening_still_there'))
    assert_table(got['new_hires'], rows('exp_newhire.csv'),
                 ('hire_year', 'horizon_days', 'mature', 'retained'))
    assert_table(got['tenure'], rows('exp_tenure.csv'), ('entry', 'exit', 'event', 'enrolled_at'))
    for month in got['monthly']:
        assert (month['opening'] + month['hires'] - month['separations'] == month['closing']), month


def test_cadence(history):
    """Every pair and month as R has them, whole; whether a pair is active is true or false."""
    names = {'pair_id': 'pair', 'overdue_days': 'days_overdue', 'overdue_bucket': 'bucket'}
    expected = {kind: [{names.get(column, column): text for column, text in row.items()}
                       for row in rows(f'exp_cadence_{kind}.csv')] for kind in ('pair', 'month')}
    got = history.json('insight', 'cadence')
    assert {pair['active'] for pair in got['pairs']} == {True, False}
    assert [pair.pop('active') for pair in got['pairs']] == \
        [row.pop('active') == '1' for row in expected['pair']]
    whole = ('due', 'kept', 'current_streak', 'longest_streak', 'longest_gap_days',
             'contacts_held', 'days_overdue')
    for kind, lines in (('pair', got['pairs']), ('month', got['months'])):
        assert_table(lines, expected[kind], whole)
        assert [list(line) for line in lines] == [list(row) for row in expected[kind]]


def get_tolerance(metric):
    """METRICS section 2: closed forms, inverted intervals, Cox."""
    if '.cox_' in metric:
        return 1e-6
    return 1e-8 if metric.split('.')[0] == 'promotion' or metric.endswith('_p') else 1e-9


def get_metrics(history):
    metrics = {}
    for command in ('retention', 'promotion', 'engagement'):
        for row in history.json('insight', command)['metrics']:
            metrics[row['metric'], row['group'], row['at']] = row['value']
    return metrics


def test_metrics(history):
    """Every value of R's long file; of the naive comparison none."""
    metrics = get_metrics(history)
    seen = 0
    for row in rows('exp_long.csv'):
        key = (row['metric'], row['group'], int(row['at']) if row['at'] else None)
        if row['metric'].startswith('naive_ever.'):
            assert key not in metrics, key
            continue
        assert key in metrics, key
        assert is_same(metrics[key], row['value'], get_tolerance(row['metric'])), (row, metrics[key])
        seen += 1
    # Beyond R's there is only the shortest landmark.
    beyond = [key for key in metrics if key[0].startswith('landmark91.')]
    assert seen > 500 and seen + len(beyond) == len(metrics), (seen, len(metrics))


def numbers_of(value):
    """Every number in a JSON document."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return set().union(*[numbers_of(item) for item in value]) if value else set()
    return {round(value, 9)} if isinstance(value, float) else set()


def test_naive_nowhere(history):
    """No number that only the comparison by "ever joined" has comes out of any command."""
    allowed, naive = set(), set()
    for row in rows('exp_long.csv'):
        if row['value'] == 'NA':
            continue
        value = round(float(row['value']), 9)
        (naive if row['metric'].startswith('naive_ever.') else allowed).add(value)
    naive = {value for value in naive - allowed if value != int(value)}
    assert len(naive) > 20, len(naive)
    for words in (['retention'], ['promotion'], ['engagement'], ['retention', '--voluntary-only'],
                  ['retention', '--by', 'department'], ['promotion', '--by', 'department']):
        done = history.run('insight', *words, '--json')
        assert not numbers_of(json.loads(done.stdout)) & naive, words
        plain = history.run('insight', *words).stdout
        assert '0.45 times' not in plain and '0.446' not in plain, words


def test_verdict(history):
    got = history.json('insight', 'retention')
    ratio = got['hazard_ratio']['stratified']
    assert got['verdict']['code'] == 'no_detectable_difference', got['verdict']
    text = got['verdict']['text']
    assert text.startswith('No detectable difference') and CAUTION in text, text
    assert 'goes along with staying' not in text, text
    assert [round(ratio[key], 2) for key in ('estimate', 'lower', 'upper')] == [0.83, 0.63, 1.09]
    # What the data could have shown: exp(-+2.8/sqrt(D q (1 - q))).
    assert 'below 0.71 or above 1.42' in text, text
    assert [row['days'] for row in got['landmark']] == [365, 91, 183], got['landmark']
    assert got['mentors']['verdict']['code'] == 'too_early', got['mentors']['verdict']
    assert CAUTION in got['caution'] and CAUTION in got['mentors']['caution']
    # The same with the programme named, and the one that is not there.
    named = history.json('insight', 'retention', '--program', 'Imported')
    assert named['verdict'] == got['verdict']
    history.run('insight', 'retention', '--program', 'Nothing', code=1)


def test_window(history):
    """The start of the data is set from outside, checked, and said where it is not set."""
    got = history.json('insight', 'retention')
    assert (got['window_start'], got['window_known']) == ('2020-01-01', True), got['window_start']
    history.run('settings', 'set', 'window-start', '2021-02-15')
    got = history.json('insight', 'retention')
    assert got['window_start'] == '2021-02-15', got['window_start']
    assert got['monthly'][0]['month'] == '2021-02' and got['monthly'][0]['partial'] == 1
    assert got['monthly'][1]['partial'] == 0
    history.run('settings', 'set', 'window-start', '2021-02-30', code=2)
    history.run('settings', 'set', 'window-start', '')
    got = history.json('insight', 'retention')
    assert (got['window_start'], got['window_known']) == ('2020-01-01', False), got['window_start']
    assert 'leavers_missing' in [check['check'] for check in got['checks']], got['checks']
    # Before the programme's launch nobody is at risk, however early the data begin.
    history.run('settings', 'set', 'window-start', '2019-01-01')
    assert_table(history.json('insight', 'retention')['tenure'], rows('exp_tenure.csv'))


def test_period(history):
    """A part of a month is flagged, and a period cuts the months, not the comparison."""
    got = history.json('insight', 'retention', '--from', '2025-01-01', '--to', '2025-03-10')
    assert [month['month'] for month in got['monthly']] == ['2025-01', '2025-02', '2025-03']
    assert [month['partial'] for month in got['monthly']] == [0, 0, 1]
    # One partial month has no rolling year.
    assert got['monthly'][2]['rolling12_turnover_pct'] is None
    assert got['as_of'] == '2025-03-10'


def assert_guarded(cells, least):
    """No hidden number of 1 to LEAST - 1 is found by taking the shown ones from the total."""
    hidden = [cell for cell in cells[:-1] if cell.get('hidden')]
    for cell in cells:
        assert cell.get('hidden') or not 0 < cell['count'] < least, cell
        assert cell.get('hidden') or not 0 < cell.get('of', 0) < least, cell
        assert not cell.get('hidden') or cell['count'] is None, cell
    total = cells[-1]
    if not hidden or total.get('hidden'):
        return
    rest = total['count'] - sum(cell['count'] for cell in cells[:-1] if not cell.get('hidden'))
    assert len(hidden) >= 2 and (rest == 0 or rest >= least), (hidden, rest)


def test_tables(history):
    """By department: alphabetical, small cells hidden against subtraction; nothing by rate."""
    for least in (5, 12):
        history.run('settings', 'set', 'min-cell', str(least))
        for command in ('engagement', 'retention'):
            table = history.json('insight', command, '--by', 'department')['by']
            names = [row['department'] for row in table]
            assert names[:-1] == sorted(names[:-1]) and names[-1] is None, names
            for code in table[0]:
                if code not in ('department', 'adherence'):
                    assert_guarded([row[code] for row in table], least)
        before = history.json('insight', 'promotion', '--by', 'department')['by']
        for row in before:
            for state in ('before', 'since'):
                assert row[state]['count'] is None or row[state]['count'] >= least, row
    history.run('insight', 'retention', '--by', 'age', code=2)
    history.run('insight', 'retention', '--by', 'grade', '--department', 'Sales', code=2)
    months = history.json('insight', 'engagement', '--by', 'month')
    assert [row['adherence']['of'] for row in months['by'] if row['adherence']['of']] == \
        [row['due'] for row in months['adherence_by_month']]


def test_words(history):
    for command in ('retention', 'promotion', 'engagement'):
        text = history.run('insight', command).stdout.lower()
        for word in FORBIDDEN:
            assert word not in text, (command, word)
    assert CAUTION in history.run('insight', 'retention').stdout
    assert CAUTION in history.run('insight', 'promotion').stdout


# --- Companies made here ---


def get_verdict(code):
    """What is said of the company that is made for a verdict."""
    make, window = companies.VERDICTS[code]

    class Made(History):
        """Writes the company before it is read."""
        def run(self, *words, code=0):
            if words[0] == 'import':
                companies.write(self.folder, make(), window)
            return super().run(*words, code=code)

    with Made(None, str(companies.AS_OF)) as history:
        got = history.json('insight', 'retention')
        plain = history.run('insight', 'retention').stdout
        assert got['verdict']['text'] in plain, plain
        assert got['verdict']['code'] == code, got['verdict']
        return got


def assert_no_numbers(got):
    """Nothing of a comparison that may not be shown is given."""
    for ratio in got['hazard_ratio'].values():
        assert set(ratio.values()) == {None}, ratio
    for row in got['metrics']:
        if row['group'] in ('0', '1') and row['metric'].startswith(('time_varying', 'landmark')):
            assert row['value'] is None and row['hidden'], row


def test_too_few():
    assert_no_numbers(get_verdict('not_shown'))


def test_too_early():
    assert_no_numbers(get_verdict('too_early'))


def test_data_problem():
    """Every tenth participant was matched before the hire."""
    got = get_verdict('data_problem')
    assert_no_numbers(got)
    assert 'enrolled_before_hire' in [check['check'] for check in got['checks']], got['checks']


def test_longer():
    got = get_verdict('longer')
    text = got['verdict']['text']
    assert 'goes along with staying longer' in text and CAUTION in text, text
    assert got['hazard_ratio']['stratified']['upper'] < 1
    assert 'days longer on average' in text or 'too small to show it by itself' in text, text


def test_sooner():
    got = get_verdict('sooner')
    text = got['verdict']['text']
    assert 'goes along with leaving sooner' in text and CAUTION in text, text
    assert 'days shorter on average (−' in text and ' -' not in text and '(-' not in text, text
    assert got['hazard_ratio']['stratified']['lower'] > 1


def test_between_departments():
    """People stay in one department and take part there: the departments explain it."""
    got = get_verdict('no_detectable_difference')
    text = got['verdict']['text']
    assert got['hazard_ratio']['plain']['upper'] < 1, got['hazard_ratio']
    assert 'Much of the plain difference lies between departments.' in text, text


def test_depends_on_method():
    """Those of the same tenure left faster in hard years before anybody took part."""
    assert_no_numbers(get_verdict('depends_on_method'))


def main():
    company = [test_months, test_cadence, test_metrics, test_naive_nowhere, test_verdict,
               test_window, test_period, test_tables, test_words]
    tests = {function.__name__: needs_company(function) for function in company}
    made = [test_too_few, test_too_early, test_data_problem, test_longer, test_sooner,
            test_between_departments, test_depends_on_method]
    run_tests({**tests, **{function.__name__: function for function in made}})


if __name__ == '__main__':
    main()
