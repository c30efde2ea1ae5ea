#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""What a made-up company says about staying, promotions and engagement, from outside.

usage: insight_company_commands.py TANDEMCTL

The files of ../shared/data/oracles/hr_company hold no effect of mentoring, and R's value of every
metric; other companies are made here, one for each verdict.
"""

import csv
import datetime
import json
import os
import random
import subprocess

from workspace import SHARED, TANDEMCTL, Workspace, run_tests

COMPANY = os.path.join(SHARED, 'data', 'oracles', 'hr_company')
AS_OF = '2025-06-30'
CAUTION = 'This shows what goes along with taking part, not what it causes.'
LAUNCH = datetime.date(2020, 1, 1)
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


def write_company(history, people, as_of, window=LAUNCH):
    """PEOPLE: (hire, leave or None, match or None, department)."""
    lines = ['emp_id,hire_date,exit_date,exit_type,exit_reason,department']
    pairs = ['pair_id,mentor_id,mentee_id,matched_on,ended_on,end_reason,cadence']
    for number, (hire, leave, match, department) in enumerate(people):
        lines.append(f'E{number:04},{hire},{leave or ""},{"voluntary" if leave else ""},'
                     f'{"pay" if leave else ""},{department}')
        if match:
            pairs.append(f'P{number:04},M{number % 40:03},E{number:04},{match},'
                         f'{leave or ""},{"mentee_left" if leave else ""},monthly')
    # Mentors of their own, who are always there.
    lines += [f'M{number:03},2010-01-01,,,,Sales' for number in range(40)]
    history.write('params.csv', f'key,value\nas_of,{as_of}\nwindow_start,{window}\nmin_cell,5\n')
    history.write('employees.csv', '\n'.join(lines) + '\n')
    history.write('pairs.csv', '\n'.join(pairs) + '\n')


def make_people(seed, count, before, since, departments=1):
    """Hired over four years, every second one matched after half a year; leaving at the daily rates
    BEFORE and SINCE, functions of the department's number."""
    source, people = random.Random(seed), []
    for number in range(count):
        place = number % departments
        hire = LAUNCH + datetime.timedelta(source.randrange(1460))
        stay = source.expovariate(before(place))
        match = None
        if number % 2 == 0 and stay > 180:
            match = hire + datetime.timedelta(180)
            stay = 181 + source.expovariate(since(place))
        people.append((hire, cut(hire + datetime.timedelta(int(stay))), cut(match),
                       f'Department {place}'))
    return people


def cut(day, as_of=datetime.date(2024, 12, 31)):
    """What is known on the day."""
    return day if day and day <= as_of else None


def get_verdict(people, as_of='2024-12-31', window=LAUNCH):
    class Made(History):
        """Writes the company before it is read."""
        def run(self, *words, code=0):
            if words[0] == 'import':
                write_company(self, people, as_of, window)
            return super().run(*words, code=code)

    with Made(None, as_of) as history:
        got = history.json('insight', 'retention')
        plain = history.run('insight', 'retention').stdout
        assert got['verdict']['text'] in plain, plain
        return got


def assert_no_numbers(got):
    """Nothing of a comparison that may not be shown is given."""
    for ratio in got['hazard_ratio'].values():
        assert set(ratio.values()) == {None}, ratio
    for row in got['metrics']:
        if row['group'] in ('0', '1') and row['metric'].startswith(('time_varying', 'landmark')):
            assert row['value'] is None and row['hidden'], row


def same(rate):
    return lambda place: rate


def test_too_few():
    got = get_verdict(make_people(1, 8, same(1 / 2000), same(1 / 2000)))
    assert got['verdict']['code'] == 'not_shown', got['verdict']
    assert_no_numbers(got)


def test_too_early():
    got = get_verdict(make_people(2, 200, same(1 / 90000), same(1 / 90000)))
    assert got['verdict']['code'] == 'too_early', got['verdict']
    assert_no_numbers(got)


def test_data_problem():
    """Every tenth participant was matched before the hire."""
    people = make_people(3, 300, same(1 / 900), same(1 / 900))
    people = [(hire, leave, hire - datetime.timedelta(30) if match and number % 20 == 0 else match,
               place) for number, (hire, leave, match, place) in enumerate(people)]
    got = get_verdict(people)
    assert got['verdict']['code'] == 'data_problem', got['verdict']
    assert_no_numbers(got)
    assert 'enrolled_before_hire' in [check['check'] for check in got['checks']], got['checks']


def test_longer():
    got = get_verdict(make_people(4, 400, same(1 / 400), same(1 / 1600)))
    text = got['verdict']['text']
    assert got['verdict']['code'] == 'longer', text
    assert 'goes along with staying longer' in text and CAUTION in text, text
    assert got['hazard_ratio']['stratified']['upper'] < 1
    assert 'days longer on average' in text or 'too small to show it by itself' in text, text


def test_sooner():
    got = get_verdict(make_people(5, 400, same(1 / 1600), same(1 / 300)))
    text = got['verdict']['text']
    assert got['verdict']['code'] == 'sooner', text
    assert 'goes along with leaving sooner' in text and CAUTION in text, text
    assert 'days shorter on average (−' in text and ' -' not in text and '(-' not in text, text
    assert got['hazard_ratio']['stratified']['lower'] > 1


def test_between_departments():
    """People stay in one department and take part there: the departments explain it."""
    source, people = random.Random(6), []
    for number in range(600):
        stays = number % 2 == 0
        hire = LAUNCH + datetime.timedelta(source.randrange(1200))
        stay = source.expovariate(1 / 2600 if stays else 1 / 500)
        joins = source.random() < (0.75 if stays else 0.12) and stay > 60
        match = hire + datetime.timedelta(60) if joins else None
        people.append((hire, cut(hire + datetime.timedelta(int(stay))), cut(match),
                       'Quiet' if stays else 'Busy'))
    got = get_verdict(people)
    text = got['verdict']['text']
    assert got['hazard_ratio']['plain']['upper'] < 1, got['hazard_ratio']
    assert got['verdict']['code'] == 'no_detectable_difference', got['verdict']
    assert 'Much of the plain difference lies between departments.' in text, text


def test_depends_on_method():
    """Hard years before anybody took part: those of the same tenure left faster then, while on the
    same day those who take part leave faster."""
    source, people = random.Random(7), []
    start, calm = datetime.date(2012, 1, 1), datetime.date(2016, 1, 1)
    for number in range(1500):
        early = number % 5 != 0
        hire = start + datetime.timedelta(source.randrange(1100) + (0 if early else 1600))
        stay = source.expovariate(1 / 350 if early else 1 / 9000)
        joined = not early and number % 10 == 0
        if joined:
            stay = 31 + source.expovariate(1 / 1300)
        if early and hire + datetime.timedelta(int(stay)) > calm:
            stay = (calm - hire).days + source.expovariate(1 / 9000)
        match = hire + datetime.timedelta(30) if joined else None
        people.append((hire, cut(hire + datetime.timedelta(int(stay))), cut(match), 'All'))
    got = get_verdict(people, window=start)
    assert got['verdict']['code'] == 'depends_on_method', got['verdict']
    assert_no_numbers(got)


def main():
    company = [test_months, test_cadence, test_metrics, test_naive_nowhere, test_verdict,
               test_window, test_period, test_tables, test_words]
    tests = {function.__name__: needs_company(function) for function in company}
    made = [test_too_few, test_too_early, test_data_problem, test_longer, test_sooner,
            test_between_departments, test_depends_on_method]
    run_tests({**tests, **{function.__name__: function for function in made}})


if __name__ == '__main__':
    main()
