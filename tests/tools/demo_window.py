"""Photographs the real window on the demonstration's workspace. Runs inside session.sh."""
import os
import sys

from photo import show


def main(build):
    path = os.path.join(build, 'demo', 'window.png')
    calm, complaints = show(build, ['--file', os.path.join(build, 'demo', 'demo.tandem'),
                                    '--size', '1180x760'], path)
    if not calm or complaints:
        sys.exit('\n'.join(['The window could not be photographed.', *complaints]))
    print(f'  {path}   (the real window, on a display of its own)')


if __name__ == '__main__':
    main(sys.argv[1])
