#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""The clock set back, time zones, leap days: the same days everywhere, nothing lost or refused.

usage: clock.py TANDEMCTL
"""

import os
import sqlite3
import time

from place import TANDEMCTL, Place, run_tests, tandemctl

import subprocess

ZONES = ('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Amsterdam', 'America/St_Johns', 'Asia/Kathmandu')


def as_of(place, day, *words, zone='UTC', code=0):
    done = subprocess.run([TANDEMCTL, '--file', place.path, '--today', day, *words], capture_output=True,
                          text=True, check=False, env={**os.environ, 'TZ': zone})
    assert done.returncode == code, f'{zone}, {day}, {words}: {done.stderr}'
    return done.stdout


def test_time_zones():
    """A day is a day: what is printed does not depend on where the computer stands."""
    with Place() as place:
        tandemctl(place.path, 'contact', 'add', '--pair', '1', '--on', '2026-03-02')
        for words in (['today'], ['due', '--json'], ['pair', 'list'], ['contact', 'list', '--pair', '1'],
                      ['insight', 'engagement'], ['insight', 'cadence']):
            told = {as_of(place, '2026-03-29', *words, zone=zone) for zone in ZONES}
            assert len(told) == 1, words


def test_summer_time():
    """The hour that is missing and the one that comes twice."""
    with Place() as place:
        for day in ('2026-03-29', '2026-10-25', '2026-01-01', '2025-12-31'):
            for zone in ZONES:
                as_of(place, day, 'due', zone=zone)
        place.assert_sound()


def test_leap_days():
    with Place() as place:
        for day in ('2028-02-29', '2400-02-29'):
            as_of(place, day, 'contact', 'add', '--pair', '1', '--on', day)
            assert place.count('SELECT count(*) FROM contact WHERE on_date = ?', day) == 1
            as_of(place, day, 'due')
            as_of(place, day, 'today')
            as_of(place, day, 'insight', 'retention')
        for day in ('2027-02-29', '2100-02-29', '2026-02-30'):
            as_of(place, day, 'due', code=2)
            as_of(place, '2028-03-01', 'contact', 'add', '--pair', '1', '--on', day, code=2)


def test_clock_set_back():
    """Entries and backups of a day that has not come yet: the next ones come behind them all the same."""
    with Place() as place:
        tandemctl(place.path, 'backup')
        name = os.listdir(place.backups())[0]
        ahead = os.path.join(place.backups(), '20991231T235959Z-automatic.tandem')
        os.rename(os.path.join(place.backups(), name), ahead)
        db = sqlite3.connect(place.path)
        before = db.execute('SELECT max(id) FROM change_log').fetchone()[0]
        db.close()
        tandemctl(place.path, 'contact', 'add', '--pair', '1', '--on', '2026-03-02')
        assert place.count('SELECT max(id) FROM change_log') == before + 1
        tandemctl(place.path, 'backup')
        left = sorted(os.listdir(place.backups()))
        assert len(left) == 2 and left[-1] == os.path.basename(ahead), left
        tandemctl(place.path, 'undo')
        assert place.count('SELECT count(*) FROM contact') == 0
        tandemctl(place.path, 'check')
        # A file that was changed tomorrow.
        os.utime(place.path, (time.time() + 90000, time.time() + 90000))
        tandemctl(place.path, 'restore', left[0])
        tandemctl(place.path, 'check')


def test_day_before_everything():
    """As of a day on which nothing had happened yet."""
    with Place() as place:
        for day in ('1970-01-01', '1900-02-28', '9999-12-31'):
            for words in (['today'], ['due'], ['pair', 'list'], ['insight', 'retention'], ['insight', 'engagement'],
                          ['employees']):
                as_of(place, day, *words)
        place.assert_sound()


if __name__ == '__main__':
    run_tests(dict(globals()))
