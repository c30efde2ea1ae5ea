#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Start to first frame, inside session.sh: bench_start.py FOLDER TANDEM.

The window on the sample and on 100,000 employees beside GNOME's text editor and calculator, each in turn: until
the first pixel in the middle of the screen is drawn, in processor time of the program (which decides) and by the
clock. No slower than the faster of the two; the same for both workspaces.
"""
import ctypes
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from measure import missing, row, show, workspace

TODAY = '2026-03-16'
TRIAL = os.environ.get('TD_BENCH_SMALL', '0') not in ('', '0')
SIZE = ('2000', '400', '16000') if TRIAL else ('100000', '20000', '2000000')
RUNS = 1 if TRIAL else 7
PEERS = ('gnome-text-editor', 'gnome-calculator')
POINTS = ((150, 60), (200, 200), (120, 300))
PATIENCE = 60
ALL_PLANES, Z_PIXMAP = 0xffffffffffffffff, 2


class Screen:
    """Looks at single pixels of the display."""

    def __init__(self):
        self.x11 = ctypes.CDLL('libX11.so.6')
        self.x11.XOpenDisplay.restype = self.x11.XGetImage.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                                       ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.x11.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
        self.x11.XGetPixel.restype = ctypes.c_ulong
        self.x11.XDestroyImage.argtypes = [ctypes.c_void_p]
        self.display = self.x11.XOpenDisplay(None)
        self.root = self.x11.XDefaultRootWindow(self.display)

    def pixel(self, x, y):
        image = self.x11.XGetImage(self.display, self.root, x, y, 1, 1, ALL_PLANES, Z_PIXMAP)
        value = self.x11.XGetPixel(image, 0, 0) & 0xffffff
        self.x11.XDestroyImage(image)
        return value

    def is_blank(self):
        """Nothing draws on the root window: it is black."""
        return not any(self.pixel(x, y) for x, y in POINTS)


def processor_seconds(pid):
    with open(f'/proc/{pid}/stat', encoding='ascii') as stream:
        fields = stream.read().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def start(screen, command):
    """Processor time and time until something is drawn."""
    end = time.monotonic() + PATIENCE
    while not screen.is_blank() and time.monotonic() < end:
        time.sleep(.01)
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while screen.is_blank() and process.poll() is None and time.monotonic() < began + PATIENCE:
            time.sleep(.001)
        assert process.poll() is None and not screen.is_blank(), f'{command[0]} shows nothing'
        seconds = processor_seconds(process.pid), time.monotonic() - began
        process.terminate()
    return seconds


def main():
    folder, tandem = sys.argv[1:]
    screen = Screen()
    with tempfile.TemporaryDirectory() as home:
        sample = os.path.join(home, 'sample.tandem')
        tandemctl = os.path.join(os.path.dirname(tandem), 'tandemctl')
        for words in ('init', 'sample'):
            subprocess.run([tandemctl, '--file', sample, '--today', TODAY, words], check=True, capture_output=True)
        large = workspace(folder, 'company', 'bench-company-make', SIZE, TODAY)
        ours = {name: [tandem, '--file', path, '--today', TODAY]
                for name, path in (('sample', sample), ('large', large))}
        theirs = {name: [name] for name in PEERS if shutil.which(name)}
        taken = {name: [] for name in (*ours, *theirs)}
        for _ in range(RUNS):
            for name, command in (*ours.items(), *theirs.items()):
                taken[name].append(start(screen, command))
    processor = {name: statistics.median(one[0] for one in runs) for name, runs in taken.items()}
    clock = {name: statistics.median(one[1] for one in runs) for name, runs in taken.items()}
    fastest = min(theirs, key=processor.get, default=None)
    rows = [missing('start', name) for name in PEERS if name not in theirs]
    for peer in theirs:
        rows.append(row('start, the sample', processor['sample'], peer, processor[peer],
                        1 if peer == fastest else None,
                        f'by the clock {clock["sample"]:.2f} s beside {clock[peer]:.2f} s'))
    rows.append(row(f'start, {int(SIZE[0]):,} employees', processor['large'], 'the sample', processor['sample'], 1.1,
                    f'by the clock {clock["large"]:.2f} s'))
    show('Start to first frame', rows)


main()
