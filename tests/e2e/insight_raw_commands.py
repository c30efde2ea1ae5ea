#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""The commands of raw statistics against the values of other programs, and against bad files.

usage: insight_raw_commands.py TANDEMCTL

The oracle files are those of TD_SHARED where it is there, else their copies in tests/insight/data.
Tolerances are those of METRICS section 2.
"""

import csv
import json
import math
import os
import random
import re
import subprocess
import tempfile

from workspace import SHARED, TANDEMCTL, run_tests

COPIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'insight', 'data')
ORACLES = os.path.join(SHARED, 'data', 'oracles')
FOLDER = ORACLES if os.path.isdir(ORACLES) else COPIES

CLOSED, INVERTED, COX = 'closed', 'inverted', 'cox'
CODES = {0: 'done', 1: 'nothing taken', 2: 'usage'}


def run(*words, code=0, text=None, environment=None):
    """Runs a command; a FILE of the given text where a word is None."""
    path = None
    if text is not None:
        handle, path = tempfile.mkstemp(suffix='.csv', prefix='tandem-raw-')
        with os.fdopen(handle, 'wb') as file:
            file.write(text if isinstance(text, bytes) else text.encode())
    words = [path if word is None else word for word in words]
    done = subprocess.run([TANDEMCTL, *words], capture_output=True, timeout=120,
                          env={**os.environ, **(environment or {})})
    if path:
        os.unlink(path)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert code is None or done.returncode == code, f'{words}: exit {done.returncode}, {err.strip()}'
    assert done.returncode in CODES, f'{words}: exit {done.returncode}, {err.strip()}'
    return out, err, done.returncode


def refuse_nan(word):
    raise AssertionError(f'{word} in JSON')


def read_json(*words, text=None):
    return json.loads(run(*words, '--json', text=text)[0], parse_constant=refuse_nan)


def oracle(name):
    return os.path.join(FOLDER, name)


def read_rows(name):
    with open(oracle(name), encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def number(text):
    return {'NA': None, '': None}.get(text, math.inf if text == 'Inf' else text) and float(text)


def same(got, want, tolerance, where):
    want = number(want) if isinstance(want, str) else want
    if got is None or want is None:
        assert got is None and want is None, f'{where}: {got}, expected {want}'
        return
    got = float(got)
    if math.isinf(want) or math.isinf(got):
        assert got == want, f'{where}: {got}, expected {want}'
        return
    scale = max(1, abs(want)) if tolerance == CLOSED else abs(want)
    most = {CLOSED: 1e-9, INVERTED: 1e-8, COX: 1e-6}[tolerance] * scale
    assert abs(got - want) <= most, f'{where}: {got!r}, expected {want!r}'


def number_or_zero(text):
    return number(text) or 0.0


# --- survival ---

POINT = {'surv': 'surv', 'surv_se': 'se', 'surv_lower': 'lower', 'surv_upper': 'upper'}
LIMITS = {'': 'estimate', '_se': 'se', '_lower': 'lower', '_upper': 'upper', '_p': 'p'}


def survival_value(read, row):
    """What the command says for a row of an expected file: the value and its tolerance; None for a
    metric that the program does not have."""
    metric, at = row['metric'], row['at']
    name = row['group'] or 'ALL'

    def group(**options):
        found = [one for one in read(**options)['groups'] if one['group'] == name]
        return found[0] if found else None

    if metric in ('rows', 'events', 'time_at_risk', 'last_time'):
        return group()[metric], CLOSED
    if metric in ('rate', 'rate_lower', 'rate_upper'):
        return group()['rate'][LIMITS[metric[4:]]], INVERTED
    if metric == 'n_risk' or metric in POINT or metric == 'exact_lower_no_events':
        point = group(at=at)['at'][0]
        assert point['time'] == float(at), point
        return point[POINT.get(metric, metric)], CLOSED
    if metric.startswith('quantile'):
        found = [one for one in group()['quantiles'] if one['p'] == float(at)][0]
        return found[LIMITS[metric[len('quantile'):]]], CLOSED
    if metric.startswith('median') and '_R_' not in metric:
        return group()['median'][LIMITS[metric[len('median'):]]], CLOSED
    if metric.startswith('rmst_diff'):
        return read(tau=at)['rmst_diff'][LIMITS[metric[len('rmst_diff'):]]], CLOSED
    if metric.startswith('rmst'):
        return group(tau=at)['rmst'][LIMITS[metric[len('rmst'):]]], CLOSED
    if metric.startswith(('lr_', 'slr_')):
        test = read()['stratified_logrank' if metric[0] == 's' else 'logrank']
        key = metric.split('_', 1)[1]
        if key in ('chisq', 'df', 'p'):
            return test[key], INVERTED if key == 'p' else CLOSED
        parts = [one for one in test['groups'] if one['group'] == name]
        key = {'var': 'variance'}.get(key, key)
        return parts[0][key], CLOSED
    if metric.startswith('cox_efron_'):
        key = {'hr': 'hazard_ratio', 'loghr_se': 'log_se'}.get(metric[10:], metric[10:])
        return read()['cox'][key], COX
    if metric.startswith('peto_'):
        return read()['peto'][{'hr': 'hazard_ratio'}.get(metric[5:], metric[5:])], CLOSED
    if metric.startswith('rate_ratio'):
        return read()['rate_ratio'][LIMITS[metric[len('rate_ratio'):]]], INVERTED
    return None


# Other estimators of R, which METRICS does not ask for.
FOREIGN = ('cox_breslow_', 'median_R_', 'cond_from')


def compare_survival(name, case=None):
    results = {}

    def read(at=None, tau=None, start=None):
        key = (at, tau, start)
        if key not in results:
            words = ['survival', oracle(f'{name}.data.csv')]
            words += ['--at', at] if at else []
            words += ['--tau', tau] if tau else []
            words += ['--conditional-from', start] if start else []
            results[key] = read_json(*words)
        return results[key]['cases'][case] if case else results[key]

    rows = [row for row in read_rows(f'{name}.expected.csv') if not case or row['case'] == case]
    starts = {row['group']: row['value'] for row in rows if row['metric'] == 'cond_from'}
    last = {row['group']: float(row['value']) for row in rows if row['metric'] == 'last_time'}
    for row in rows:
        past = row['metric'] in POINT and float(row['at']) > last.get(row['group'], math.inf)
        if past and number_or_zero(row['value']) > 0:
            row['value'] = 'NA'  # R carries the curve forward; we say "not observed"
        where = f'{name} {case or ""} {row}'
        if row['metric'].startswith('cond_surv'):
            begun = {**row, 'metric': row['metric'][len('cond_'):]}
            got, tolerance = survival_value(
                lambda group=row['group'], **options: read(start=starts[group], **options), begun)
        else:
            found = survival_value(read, row)
            if found is None:
                assert row['metric'].startswith(FOREIGN), where
                continue
            got, tolerance = found
        same(got, row['value'], tolerance, where)
    return len(rows)


STUDIES = ('heart_tv', 'heart_naive', 'heart_landmark30', 'lung', 'lung_age', 'aml', 'ovarian')


def test_survival_studies():
    for name in STUDIES:
        assert compare_survival(name) > 80, name


def test_survival_curves():
    for name in STUDIES:
        groups = read_json('survival', oracle(f'{name}.data.csv'))['groups']
        names = [group['group'] for group in groups]
        assert names[0] == 'ALL' and names[1:] == sorted(names[1:]), names
        expected = read_rows(f'{name}.km.csv')
        got = [(group['group'], point) for group in groups for point in group['curve']]
        assert len(got) == len(expected), name
        for (group, point), row in zip(got, expected):
            assert group == row['group'], row
            for key in ('time', 'n_risk', 'n_event', 'surv', 'se', 'lower', 'upper'):
                same(point[key], row[key], CLOSED, f'{name} {row}')


def test_survival_edge():
    cases = read_json('survival', oracle('edge.data.csv'))['cases']
    wanted = {row['case'] for row in read_rows('edge.expected.csv')}
    assert wanted - set(cases) == {'empty'}, set(cases) ^ wanted
    for case in sorted(cases):
        assert compare_survival('edge', case) > 2, case
    assert cases['early_wipe_out']['groups'][0]['early_wipe_out'] == 2
    assert cases['group_without_events']['cox']['hazard_ratio'] is None
    small = cases['heavy_ties']['smallest_difference']
    assert small['below'] < 1 < small['above'] and abs(small['below'] * small['above'] - 1) < 1e-12
    assert cases['group_never_at_risk']['cox'] is None
    assert cases['no_events_two_groups']['logrank']['p'] is None
    assert 'conditional-from 2' in run('survival', oracle('edge.data.csv'))[1]


HEADER = 'id,entry,exit,event,group\n'


def test_survival_empty():
    empty = read_json('survival', None, '--at', '0,5', text=HEADER)
    assert [group['group'] for group in empty['groups']] == ['ALL'], empty
    assert empty['groups'][0]['rows'] == 0 and empty['groups'][0]['curve'] == [], empty
    assert empty['groups'][0]['at'][1]['surv'] is None, empty
    assert empty['groups'][0]['rmst'] is None and empty['cox'] is None, empty


def test_survival_options():
    path = oracle('aml.data.csv')
    past = read_json('survival', path, '--at', '200', '--tau', '200')
    point = past['groups'][0]['at'][0]
    assert point == {**point, 'surv': None, 'se': None, 'n_risk': 0, 'observed': False}, point
    assert past['groups'][0]['rmst']['estimate'] is None
    gone = past['groups'][2]
    assert gone['group'] == 'Nonmaintained' and gone['at'][0]['surv'] == 0 and gone['rmst']['estimate']
    begun = read_json('survival', path, '--conditional-from', '12', '--at', '5,12,13')
    assert [at['surv'] for at in begun['groups'][0]['at']][:2] == [None, 1], begun['groups'][0]['at']
    assert begun['groups'][0]['curve'][0]['time'] == 13 and begun['conditional_from'] == 12
    assert begun['logrank'] == past['logrank']
    for words in (('--tau', 'soon'), ('--tau', '0'), ('--tau', '5', '--conditional-from', '6'),
                  ('--at', '1,,2'), ('--at', 'nan'), ('--conditional-from', 'inf'), (path,), ('--so',)):
        run('survival', path, '--json', *words, code=2)
    run('survival', code=2)
    run('survival', '/nowhere.csv', code=1)


# --- tables of intervals ---

TABLES = {'wilson': 'wilson', 'newcombe': 'newcombe_difference', 'poisson': 'poisson_rate',
          'rate-ratio': 'rate_ratio', 'clopper-pearson': 'clopper_pearson',
          'mean': 'mean_t_interval', 'difference': 'mean_difference', 'chisq-tail': 'chisq_tail',
          'normal-quantile': 'normal_quantile', 't-quantile': 't_quantile',
          'suppression': 'suppression_cases'}
INPUTS = {'wilson': 'x n', 'newcombe': 'x1 n1 x2 n2', 'poisson': 'events time',
          'rate-ratio': 'd1 t1 d0 t0', 'clopper-pearson': 'x n', 'mean': 'case values',
          'difference': 'test a b', 'chisq-tail': 'chisq df', 'normal-quantile': 'conf',
          't-quantile': 'p df', 'suppression': 'case threshold counts'}
TEXTS = ('values', 'a', 'b', 'test', 'counts', 'shown')
STRICT = ('poisson', 'rate-ratio', 'clopper-pearson', 't-quantile')


def only_inputs(kind, rows):
    columns = INPUTS[kind].split()
    return '\n'.join(','.join(row[column] for column in columns)
                     for row in [dict(zip(columns, columns)), *rows]) + '\n'


def test_statistics():
    for kind, name in TABLES.items():
        expected = read_rows(f'{name}.csv')
        whole = read_json('statistics', kind, oracle(f'{name}.csv'))
        assert whole == read_json('statistics', kind, None, text=only_inputs(kind, expected)), kind
        assert list(whole) == ['rows'] and len(whole['rows']) == len(expected), kind
        for got, want in zip(whole['rows'], expected):
            assert set(got) == set(want), f'{kind}: {set(got) ^ set(want)}'
            for column, text in want.items():
                where = f'{kind} {want} {column}'
                if column in TEXTS:
                    assert got[column] == text, where
                elif kind == 'chisq-tail' and column == 'p':
                    same(got[column], text, INVERTED if float(text) >= 1e-12 else CLOSED, where)
                else:
                    same(got[column], text, INVERTED if kind in STRICT else CLOSED, where)
        assert len(run('statistics', kind, oracle(f'{name}.csv'))[0].splitlines()) > len(expected)


def test_statistics_edge():
    rows = read_json('statistics', 'wilson', None, text='x,n\n0,0\n0,1000000000\n')['rows']
    assert rows[0]['p'] is None and rows[0]['upper95'] is None and rows[1]['lower95'] == 0, rows
    rows = read_json('statistics', 'poisson', None,
                     text='events,time\n0,0\n0,2\n1000000000,1\n')['rows']
    assert rows[0]['rate'] is None and rows[1]['lower'] == 0, rows
    same(rows[1]['upper'], 3.6888794541139363 / 2, INVERTED, 'nothing happened')
    same(rows[2]['upper'], 1000061981.4504089, INVERTED, 'very much happened')
    rows = read_json('statistics', 'rate-ratio', None,
                     text='d1,t1,d0,t0\n0,1,0,1\n5,0,1,1\n3,1,0,1\n')['rows']
    assert rows[0]['ratio'] is None and rows[1]['ratio'] is None, rows
    assert rows[2]['ratio'] == 'Inf' and rows[2]['upper'] == 'Inf' and rows[2]['lower'] > 0, rows
    rows = read_json('statistics', 'mean', None, text='case,values\none,3\nalike,2 2 2\nnone,\n')['rows']
    assert [row['mean'] for row in rows] == [3, 2, None], rows
    assert all(row['lower'] is None for row in rows), rows
    rows = read_json('statistics', 'difference', None,
                     text='test,a,b\npaired,1 2,1 2\nwelch,1,2 3\n')['rows']
    assert all(row['lower'] is None and row['p'] is None for row in rows), rows
    rows = read_json('statistics', 't-quantile', None, text='p,df\n0.5,1\n1,4\n0,4\n')['rows']
    assert [row['t'] for row in rows] == [0, 'Inf', '-Inf'], rows
    assert read_json('statistics', 'wilson', None, text='x,n\n') == {'rows': []}


def test_statistics_refused():
    for kind, text, words in (
            ('wilson', 'x,n\n3,5\n6,5\n', ('row 3', 'x')),
            ('wilson', 'x,n\n-1,5\n', ('row 2', 'x', '-1')),
            ('wilson', 'x,n\n1.5,5\n', ('row 2', '1.5')),
            ('wilson', 'x\n1\n', ('n', 'x, n')),
            ('poisson', 'events,time\n1,-2\n', ('row 2', 'time')),
            ('poisson', 'events,time\n1,\n', ('row 2', 'time', 'empty')),
            ('mean', 'values\n1 2 three\n', ('row 2', 'three')),
            ('difference', 'test,a,b\nother,1 2,3 4\n', ('row 2', 'test')),
            ('difference', 'test,a,b\npaired,1 2,3\n', ('row 2', 'b')),
            ('chisq-tail', 'chisq,df\n1,0\n', ('row 2', 'df')),
            ('normal-quantile', 'conf\n1.2\n', ('row 2', 'conf')),
            ('suppression', 'threshold,counts\n2,4 4\n', ('row 2', 'threshold')),
            ('suppression', 'threshold,counts\n5,4 -4\n', ('row 2', 'counts'))):
        out, err, _ = run('statistics', kind, None, '--json', text=text, code=1)
        assert out == '' and all(word in err for word in words), f'{kind} {text!r}: {err}'
    for words in (('nonsense', oracle('wilson.csv')), ('wilson',), (),
                  ('wilson', oracle('wilson.csv'), 'more')):
        run('statistics', *words, code=2)


# --- competing endings and rates ---

def test_competing():
    times = sorted({row['at'] for row in read_rows('waitlist_transplant.expected.csv')}, key=float)
    path = oracle('waitlist_transplant.data.csv')
    result = {group['group']: group for group in read_json('competing', path, '--at',
                                                           ','.join(times))['groups']}
    assert list(result) == ['ALL', *sorted(set(result) - {'ALL'})], list(result)
    for row in read_rows('waitlist_transplant.expected.csv'):
        group, at = result[row['group']], float(row['at'])
        by_time = [one for one in group['at'] if one['time'] == at][0]
        same(by_time[row['metric']], row['value'], CLOSED, str(row))
        before = [point for point in group['curve'] if point['time'] <= at]
        after = [point for point in group['curve'] if point['time'] >= at]
        if row['metric'] == 'n_risk':
            assert (after[0]['n_risk'] if after else 0) == int(row['value']), row
        else:
            same(before[-1][row['metric']], row['value'], CLOSED, f'curve {row}')
    past = {group['group']: group['at'][0]
            for group in read_json('competing', path, '--at', '99999')['groups']}
    assert past['AB']['n_risk'] == 0 and past['AB']['observed'] is False, past
    assert past['ALL']['still_waiting'] == 0 and past['ALL']['observed'], past
    nobody = read_json('competing', None, text='id,time,cause,group\n')['groups']
    assert len(nobody) == 1 and nobody[0]['rows'] == 0 and nobody[0]['at'][0]['still_waiting'] is None
    assert 'row 2' in run('competing', None, text='id,time,cause,group\n1,-1,0,A\n', code=1)[1]


def test_rates():
    result = read_json('rates', oracle('rates_bladder1.data.csv'), '--per', '12')
    groups = {group['group']: group for group in result['groups']}
    ratios = {ratio['group']: ratio for ratio in result['ratios']}
    assert list(groups) == sorted(groups) and result['per'] == 12, result
    for row in read_rows('rates_bladder1.expected.csv'):
        found = ratios if row['metric'].startswith('ratio') else groups
        same(found[row['group']][row['metric']], row['value'], INVERTED, str(row))
    quiet = read_json('rates', None, text='id,start,stop,n_event,group\n1,0,4,0,A\n2,0,2,3,B\n')
    assert quiet['groups'][0]['rate'] == 0 and quiet['ratios'][0]['ratio'] == 'Inf', quiet
    for per in ('0', '-1', 'year', 'nan'):
        run('rates', oracle('rates_bladder1.data.csv'), '--per', per, code=2)
    assert 'stop' in run('rates', None, text='id,start,stop,n_event,group\n1,4,4,0,A\n', code=1)[1]


# --- any order, any locale, any bytes ---

def shuffle(name, seed):
    with open(oracle(name), encoding='utf-8') as file:
        header, *rows = file.read().splitlines()
    random.Random(seed).shuffle(rows)
    return '\n'.join([header, *rows]) + '\n'


def test_shuffled():
    for words, name in ((('survival', '--at', '5,100', '--tau', '300'), 'heart_tv.data.csv'),
                        (('survival',), 'lung.data.csv'), (('survival',), 'edge.data.csv'),
                        (('competing',), 'waitlist_transplant.data.csv'),
                        (('rates', '--per', '12'), 'rates_bladder1.data.csv')):
        first = run(words[0], oracle(name), '--json', *words[1:])[0]
        for seed in range(4):
            text = shuffle(name, seed)
            assert run(words[0], None, '--json', *words[1:], text=text)[0] == first, f'{words} {seed}'


def test_dialects():
    with open(oracle('heart_tv.data.csv'), encoding='utf-8') as file:
        plain = file.read()
    first = run('survival', None, '--json', text=plain)[0]
    for text in (plain.replace(',', ';').replace('.', ','), plain.replace(',', '\t'),
                 b'\xef\xbb\xbf' + plain.replace('\n', '\r\n').encode(), plain.encode('utf-16')):
        assert run('survival', None, '--json', text=text)[0] == first
    german = run('survival', None, '--json', text=plain, environment={'LC_ALL': 'de_DE.UTF-8'})[0]
    assert german == first


def test_long_and_strange_names():
    name = 'Ünït "1"\\ <&>'
    text = f'id,entry,exit,event,group\n1,0,3,1,"{name.replace(chr(34), chr(34) * 2)}"\n2,0,4,0,ALL\n'
    groups = read_json('survival', None, text=text)['groups']
    assert [group['group'] for group in groups] == ['ALL', 'ALL', name], groups
    many = ''.join(f'{i},0,{i + 1},1,g{i:04}\n' for i in range(3000))
    result = read_json('survival', None, text=HEADER + many)
    assert len(result['groups']) == 3001 and result['logrank']['p'] is None and result['cox'] is None


def test_refused_rows():
    good = '1,0,5,1,A\n'
    for row, words in (('2,5,5,1,A', ('row 3', 'exit')), ('2,6,5,1,A', ('row 3', 'exit')),
                       ('2,x,5,1,A', ('row 3', 'entry', 'x')), ('2,0,,1,A', ('row 3', 'exit', 'empty')),
                       ('2,0,nan,1,A', ('row 3', 'nan')), ('2,0,inf,1,A', ('row 3', 'inf')),
                       ('2,0,1e999,1,A', ('row 3', '1e999')), ('2,0,0x10,1,A', ('row 3', '0x10')),
                       ('2,0,5,2,A', ('row 3', 'event', '2')), ('2,0,5,yes,A', ('row 3', 'yes')),
                       ('2,0,5,,A', ('row 3', 'event')), ('2,0,' + '9' * 5000 + ',1,A', ('row 3', '…')),
                       ('2', ('row 3', 'entry'))):
        out, err, _ = run('survival', None, '--json', text=HEADER + good + row + '\n', code=1)
        assert out == '' and all(word in err for word in words), f'{row[:40]}: {err}'
        assert len(err) < 400, err
    for text in ('', '\n\n', 'id,entry,exit,event\n1,0,5,1\n', 'a,b\n1,2\n', 'id;entry\n',
                 HEADER + '1,0,5,1,"A\n', b'\x00' * 300, b'id,entry,exit,event,group\n1,0,\x005,1,A\n',
                 b'%PDF-1.4\n', '<html></html>', HEADER + '1,0,5,1,' + 'A' * 2000000 + '\n'):
        out, err, _ = run('survival', None, '--json', text=text, code=1)
        assert out == '' and err.startswith('tandemctl: ') and len(err) < 500, f'{text[:40]!r}: {err}'


COMMANDS = (('survival', ('entry', 'exit', 'event'), 'lung.data.csv'),
            ('competing', ('time', 'cause'), 'waitlist_transplant.data.csv'),
            ('rates', ('start', 'stop'), 'rates_bladder1.data.csv'),
            *((f'statistics {kind}', (), f'{name}.csv') for kind, name in TABLES.items()))


def spoil(data, dice):
    data = bytearray(data)
    for _ in range(dice.randrange(1, 6)):
        place = dice.randrange(len(data) + 1)
        change = dice.randrange(6)
        if change == 0:
            data[place:place] = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 30)))
        elif change == 1:
            del data[place:place + dice.randrange(1, 200)]
        elif change == 2:
            data[place:place + 1] = dice.choice((b'"', b'\x00', b',', b'\n', b'-', b'e', b'9' * 400))
        elif change == 3:
            data[place:place] = dice.choice((b'1e308', b'-1e308', b'1e-320', b'NA', b'Inf', b'0'))
        elif change == 4:
            data[place:place] = data[:dice.randrange(1, 400)]
        else:
            data = data[:place] or bytearray(b'x')
    return bytes(data)


def test_spoiled_files():
    """Bytes changed at random: a result without NaN, or one clear sentence; never a crash."""
    dice = random.Random(20260615)
    for command, _, name in COMMANDS:
        with open(oracle(name), 'rb') as file:
            data = file.read()[:3000]
        for _ in range(12):
            text = spoil(data, dice)
            out, err, code = run(*command.split(), None, '--json', text=text, code=None)
            if code == 0:
                json.loads(out, parse_constant=refuse_nan)
            else:
                assert code == 1 and out == '' and err.count('\n') == 1, f'{command} {text!r}: {err}'
    for length in (1, 7, 500, 70000):
        noise = bytes(dice.randrange(256) for _ in range(length))
        for command, _, _ in COMMANDS[:4]:
            run(*command.split(), None, '--json', text=noise, code=1)


def test_help():
    for command in ('survival', 'competing', 'rates', 'statistics'):
        out = run(command, '--help')[0]
        assert 'FILE' in out and '--json:' in out and len(out.splitlines()) > 15, out
        assert command in run('--help')[0]


def test_manual():
    """The page names each raw command with its options, kinds and members."""
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, '../../data/man/tandemctl.1.in'), encoding='utf-8') as file:
        page = file.read().replace('\\-', '-')
    for words in ('survival FILE', 'competing FILE', 'rates FILE', 'statistics KIND FILE'):
        assert f'tandemctl {words}' in page, words
    for kind, name in TABLES.items():
        line = re.search(rf'^{kind}\t(.*?)(?=^[a-z-]+\t|^\.TE)', page, re.MULTILINE | re.DOTALL)[1]
        for column in set(read_rows(f'{name}.csv')[0]) - {'case'}:
            assert column in line, f'{kind}: {column}'
    result = read_json('survival', oracle('lung.data.csv'), '--at', '5')
    members = {*result, *result['groups'][0]} - {'conditional_from', 'group'}
    assert all(member in page for member in members), members


run_tests(dict(globals()))
