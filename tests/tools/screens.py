"""Photographs the pages: screens.py BUILD SIZE VARIANT... (light, dark, narrow)."""
import os
import sys

from photo import show

PAGES = ['today', 'people', 'pairing', 'pairs', 'insight', 'report', 'program']


def main(build, size, *variants):
    trouble = 0
    for content in ('full', 'empty'):
        for page in PAGES:
            for variant in variants:
                path = os.path.join(build, 'screens', f'{page}-{content}-{variant}.png')
                scheme = 'prefer-dark' if variant == 'dark' else 'prefer-light'
                arguments = ['--file', os.path.join(build, 'screens', f'{content}.tandem'),
                             '--page', page, '--size', size]
                if content == 'full':
                    arguments += ['--program', 'Fjord Mentoring']
                calm, complaints = show(build, arguments, path, ADW_DEBUG_COLOR_SCHEME=scheme)
                for line in complaints + ([] if calm else ['did not come to rest']):
                    print(f'{path}: {line}')
                    trouble = 1
    return trouble


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
