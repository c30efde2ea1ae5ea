"""Running the programs of a benchmark: instances made once, children with their time and memory."""
import collections
import json
import os
import resource
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = '/usr/bin/python3' if os.path.exists('/usr/bin/python3') else sys.executable
MAKERS = [os.path.join(HERE, name) for name in
          ('td-bench-cohort.c', 'td-bench-instance.c', '../../src/candidates/td-criteria.c',
           '../../src/candidates/td-hard-rules.c')]
LONG = os.environ.get('TD_BENCH_LONG', '0') not in ('', '0')

SEED = os.environ.get('TD_BENCH_SEED', '1')
REGIMES = ('1.2', '1.0', '0.8')

Row = collections.namedtuple('Row', 'what ours peer theirs ratio bar met note')


class Differs(Exception):
    """Two solvers do not agree: a fault, not a slow day."""


class Measured:
    """What a program printed, one record a run, and the most memory it took."""

    def __init__(self):
        self.records = []
        self.peak = 0

    def median(self, key='seconds'):
        return statistics.median(record[key] for record in self.records if key in record)

    def answer(self):
        answers = {(record['matched'], record['total']) for record in self.records}
        if len(answers) != 1:
            raise Differs(f'not always the same: {answers}')
        return answers.pop()


def timed(command, **more):
    """Output and processor seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True, **more)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def workspace(folder, kind, maker, size, today):
    """The path of a workspace that @maker fills, made when there is none or an older one."""
    path = os.path.join(folder, 'instances', f'{kind}-{"-".join(size)}.tandem')
    maker = os.path.join(folder, maker)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(maker):
        for name in (path, path + '-wal', path + '-shm'):
            if os.path.exists(name):
                os.remove(name)
        subprocess.run([maker, path, *size, today], check=True)
    return path


class Bench:
    """The programs of a build and where their instances are."""

    def __init__(self, folder):
        self.folder = folder
        self.instances = os.path.join(folder, 'instances')
        os.makedirs(self.instances, exist_ok=True)

    def path(self, program):
        """Where a program is, or None where this build has none."""
        path = os.path.join(HERE if program.endswith('.py') else self.folder, program)
        return path if os.path.exists(path) else None

    def has(self, program):
        if program.endswith('.py'):
            module = {'peer_scipy.py': 'scipy', 'peer_munkres.py': 'munkres'}[program]
            return subprocess.run([PYTHON, '-c', f'import {module}'], check=False,
                                  capture_output=True).returncode == 0
        return self.path(program) is not None

    def instance(self, kind, *numbers):
        """The file of an instance: its kind and numbers as bench-make takes them."""
        path = os.path.join(self.instances, '-'.join(str(part) for part in (kind, *numbers)))
        if os.path.exists(path) and os.path.getmtime(path) > max(map(os.path.getmtime, MAKERS)):
            return path
        arguments = [kind, *numbers]
        if kind == 'cohort' and numbers[2] != REGIMES[0]:
            other = self.instance(kind, *numbers[:2], REGIMES[0], *numbers[3:])
            arguments = ['again', other, *numbers[2:4]]
        subprocess.run([self.path('bench-make'), path, *(str(part) for part in arguments)],
                       check=True)
        return path

    def run(self, into, program, *arguments):
        """Adds the records of one process."""
        command = [self.path(program), *(str(argument) for argument in arguments)]
        if program.endswith('.py'):
            command.insert(0, PYTHON)
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            output = child.stdout.read()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise Differs(f'{program} ended with {child.returncode}')
        into.records += [json.loads(line) for line in output.splitlines()]
        if LONG:
            print(f'… {program} {" ".join(map(os.path.basename, command[2:]))}: {output.strip()}',
                  file=sys.stderr, flush=True)
        into.peak = max(into.peak, usage.ru_maxrss)

    def compare(self, path, peers, rounds, runs=1):
        """Ours and peers in turn on an instance; all must give the same count and total.

        Each of the rounds is a process with so many runs; @peers says how many rounds a peer has,
        and one with fewer has one run in each.
        """
        measured = {program: Measured() for program in ('bench-solve', *peers)}
        for turn in range(rounds):
            for program, one in measured.items():
                turns = peers.get(program, rounds)
                if turn < turns:
                    self.run(one, program, path, runs if turns == rounds else 1)
        answers = {program: one.answer() for program, one in measured.items()}
        if len(set(answers.values())) != 1:
            raise Differs(f'{os.path.basename(path)}: {answers}')
        return measured


def seconds(value):
    return f'{value:.4f} s' if value < 1 else f'{value:.2f} s'


def ratio_text(ratio):
    if ratio <= 0:
        return '0'
    return f'1/{1 / ratio:.1f}' if ratio < 1 else f'{ratio:.2f}'


def row(what, ours, peer, theirs, bar=None, note='', form=seconds):
    """A line of a table; met when ours is at most @bar of theirs, where there is a bar."""
    ratio = ours / theirs if theirs else 0
    return Row(what, form(ours), peer, form(theirs), ratio_text(ratio),
               ratio_text(bar) if bar else '', ratio <= bar if bar else None, note)


def missing(what, peer):
    return Row(what, '', peer, 'not installed', '', '', None, '')


def skipped(what, peer, why):
    return Row(what, '', peer, 'not run', '', '', None, why)


def show(title, rows):
    print(f'\n{title}\n')
    heads = ('', 'ours', 'peer', '', 'ratio', 'bar', 'met', '')
    lines = [heads] + [(one.what, one.ours, one.peer, one.theirs, one.ratio, one.bar,
                        {True: 'yes', False: 'NO', None: '-'}[one.met], one.note)
                       for one in rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    for line in lines:
        print('  ' + '  '.join(text.ljust(width) for text, width in zip(line, widths)).rstrip())
    sys.stdout.flush()
