"""What the lints share: files of the tree given as the first argument, and TAP on stdout."""
import os
import re
import sys

ROOT = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else '.')


def files(folder, *endings):
    """Paths below a folder of the tree, sorted, relative to the tree."""
    found = []
    for place, _folders, names in os.walk(os.path.join(ROOT, folder)):
        found += [os.path.relpath(os.path.join(place, name), ROOT) for name in names
                  if name.endswith(endings)]
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as stream:
        return stream.read()


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def code(text):
    """C without its comments and the insides of its strings, line numbers kept."""
    def blank(match):
        if match[0].startswith('"'):
            return '"' + ' ' * (len(match[0]) - 2) + '"'
        return re.sub(r'[^\n]', ' ', match[0])
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\''
    return re.sub(pattern, blank, text, flags=re.DOTALL)


class Report:
    """One TAP line a check; faults are named as file:line: what."""

    def __init__(self):
        self.count = self.failed = 0

    def check(self, name, faults):
        faults = list(faults)
        self.count += 1
        self.failed += bool(faults)
        print(f'{"not ok" if faults else "ok"} {self.count} {name}')
        for fault in faults:
            print(f'# {fault}')

    def finish(self):
        print(f'1..{self.count}', flush=True)
        sys.exit(1 if self.failed else 0)
