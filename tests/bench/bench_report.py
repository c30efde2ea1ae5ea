"""Reports of 10,000 pairs on paper: bench_report.py FOLDER TANDEMCTL.

Against pdftocairo, which draws the same finished pages of 1,000 pairs into another PDF: what
reading, composing and breaking them costs on top. Against themselves at 1,000 pairs: ten times as
many may take ten times as long. Processor time, the median of three runs of 1,000 pairs and one run
of 10,000, which takes a minute for the letters alone; a ratio that misses its bar says NO.

Memory at both sizes: a pair more takes a line in the list that its row is composed from, and the
height of that row; nothing for its words, and nothing for a page, of which the letters have two a
pair. More of it is a failure, and so is another count of pages in another run.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

from measure import Differs, missing, row, show, workspace

TODAY = '2026-03-16'
RUNS = {'1000': 3, '10000': 1}
REPORTS = ('pairing', 'letter', 'calls')
# Bytes: a line of the list with its names and heights; the record that is read is 1.5 KB, a page that
# is kept would be 50 KB of layouts.
PAIR_BYTES = 800


class Grows(Exception):
    """Memory follows something else than the pairs."""


def measured(command):
    """What a process printed, its processor seconds, and the most memory it took, in KiB."""
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(command, stdout=output)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, command)
        output.seek(0)
        return output.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def report(tandemctl, path, name, pdf, turns):
    """Pages, seconds and memory of a report."""
    runs = []
    for _ in range(turns):
        text, seconds, memory = measured([tandemctl, '--file', path, '--today', TODAY, 'report', name,
                                          '--program', 'Thousands', '--output', pdf, '--json'])
        runs.append((json.loads(text)['pages'], seconds, memory))
    if len({pages for pages, _, _ in runs}) != 1:
        raise Differs(f'{name}: {runs}')
    return runs[0][0], *(statistics.median(run[i] for run in runs) for i in (1, 2))


def megabytes(value):
    return f'{value / 1024:.0f} MB'


def of_report(tandemctl, folder, name, paths):
    rows = []
    with tempfile.TemporaryDirectory(dir=folder) as out:
        pdf = os.path.join(out, 'x.pdf')
        few, few_seconds, few_memory = report(tandemctl, paths['1000'], name, pdf, RUNS['1000'])
        what = f'{name}, {few} pages'
        if shutil.which('pdftocairo'):
            _, peer, _ = measured(['pdftocairo', '-pdf', pdf, os.path.join(out, 'y.pdf')])
            rows.append(row(f'{what}: time', few_seconds, 'pdftocairo', peer, 2))
        else:
            rows.append(missing(f'{what}: time', 'pdftocairo'))
        pages, seconds, memory = report(tandemctl, paths['10000'], name, pdf, RUNS['10000'])
        what = f'{name}, {pages} pages'
        rows.append(row(f'{what}: time', seconds, 'itself, 1,000 pairs', few_seconds, 12))
        rows.append(row(f'{what}: memory', memory, 'itself, 1,000 pairs', few_memory, 1.3, '',
                        megabytes))
        check_growth(name, few_memory, memory)
    return rows


def check_growth(name, few, many):
    """@few, @many: KiB at the sizes of RUNS."""
    more = (many - few) * 1024 / (int(max(RUNS, key=int)) - int(min(RUNS, key=int)))
    if more > PAIR_BYTES:
        raise Grows(f'{name}: {more:.0f} bytes of memory for each pair more, {PAIR_BYTES} at most')
    print(f'{name}: {more:.0f} bytes of memory for each pair more')


def main(folder, tandemctl):
    paths = {size: workspace(folder, 'report', 'bench-life-make', (size, '3'), TODAY)
             for size in RUNS}
    try:
        for name in REPORTS:
            show(f'Reports: {name}', of_report(tandemctl, folder, name, paths))
    except Differs as fault:
        print(f'not the same twice: {fault}')
        return 1
    except Grows as fault:
        print(f'it grows: {fault}')
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
