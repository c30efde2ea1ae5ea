# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""How a pair keeps its rhythm, worked out day by day and apart from the program.

The rules are those of the specification of contact cadence; nothing here is fast.
"""

import calendar
import math
from datetime import date, timedelta

DAY = timedelta(days=1)


class Pair:
    """A pair's history: contacts are (day, held), pauses (first, last or None), changes of the
    rhythm (day, notation)."""

    def __init__(self, name, matched_on, ended_on, cadence):
        self.name = name
        self.matched_on = matched_on
        self.ended_on = ended_on
        self.cadence = cadence
        self.contacts = []
        self.pauses = []
        self.changes = []


def add_months(day, n):
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def parse(cadence):
    """(unit, n): 'd' days, 'm' months, '/' times a month."""
    if cadence == 'monthly':
        return 'm', 1
    if cadence.endswith('/month'):
        return '/', int(cadence[0])
    if cadence.startswith('days:'):
        return 'd', int(cadence[5:])
    unit, n = cadence[-1], int(cadence[6:-1])
    return ('d', 7 * n) if unit == 'w' else (unit, n)


def boundaries(cadence, start, last):
    """The first days of slots, as long as the slot before begins by the last day."""
    unit, n = parse(cadence)
    found, k = [start], 0
    while found[-1] <= last:
        k += 1
        if unit == 'd':
            found.append(start + n * k * DAY)
        elif unit == 'm':
            found.append(add_months(start, n * k))
        else:
            begin, end = add_months(start, k - 1), add_months(start, k)
            length = (end - begin).days
            found += [begin + math.floor(length * i / n) * DAY for i in range(1, n)] + [end]
    return found


def slots(pair, as_of):
    """The whole slots that begin by as_of: (first day, last day)."""
    grids = [(pair.matched_on, pair.cadence)]
    for day, cadence in sorted(pair.changes):
        if day > pair.matched_on:
            grids.append((day, cadence))
    result = []
    for i, (start, cadence) in enumerate(grids):
        cut = grids[i + 1][0] if i + 1 < len(grids) else None
        days = boundaries(cadence, start, as_of)
        for first, after in zip(days, days[1:]):
            if cut is None or after <= cut:
                result.append((first, after - DAY))
    return result


def is_paused(pair, day):
    return any(first <= day and (last is None or day <= last) for first, last in pair.pauses)


def wilson(x, n):
    if n == 0:
        return None, None, None
    z = 1.959963984540054
    p, under = x / n, 1 + z * z / n
    middle = (p + z * z / (2 * n)) / under
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / under
    return p, 0.0 if x == 0 else middle - half, 1.0 if x == n else middle + half


def due_slots(pair, as_of):
    """The slots that ask for a contact: (last day, kept)."""
    last_day = min(as_of, pair.ended_on or as_of)
    held = held_days(pair, as_of)
    result = []
    for first, last in slots(pair, as_of):
        if last > last_day:
            continue
        days = [first + i * DAY for i in range((last - first).days + 1)]
        if not any(is_paused(pair, day) for day in days):
            result.append((last, any(first <= day <= last for day in held)))
    return result


def held_days(pair, as_of):
    last_day = min(as_of, pair.ended_on or as_of)
    return sorted(day for day, held in pair.contacts
                  if held and pair.matched_on <= day <= last_day)


def streaks(kept):
    longest = current = 0
    for one in kept:
        current = current + 1 if one else 0
        longest = max(longest, current)
    return current, longest


def bucket(days):
    for most, name in ((0, 'on track'), (7, '1-7'), (30, '8-30'), (60, '31-60'), (90, '61-90')):
        if days <= most:
            return name
    return 'over 90'


def cadence_on(pair, day):
    return ([cadence for since, cadence in sorted(pair.changes) if since <= day]
            or [pair.cadence])[-1]


def next_due(pair, as_of):
    reference = max([pair.matched_on] + held_days(pair, as_of))
    over = [day for day in finished_days(pair, as_of)]
    if over:
        reference = max(reference, max(over) + DAY)
    unit, n = parse(cadence_on(pair, as_of))
    if unit == 'm':
        return add_months(reference, n)
    return reference + (n if unit == 'd' else math.floor(30.4375 / n)) * DAY


def finished_days(pair, as_of):
    return [last for _, last in pair.pauses if last is not None and last < as_of]


def figures(pair, as_of):
    """The members of one pair in `insight cadence`."""
    due = due_slots(pair, as_of)
    kept = sum(one for _, one in due)
    held = held_days(pair, as_of)
    active = pair.matched_on <= as_of and (pair.ended_on is None or pair.ended_on > as_of)
    share, lower, upper = wilson(kept, len(due))
    current, longest = streaks([one for _, one in due])
    days = [pair.matched_on] + held + [min(as_of, pair.ended_on or as_of)]
    clock = active and not is_paused(pair, as_of)
    then = next_due(pair, as_of) if clock else None
    overdue = max(0, (as_of - then).days) if clock else None
    return {'pair': pair.name, 'active': active, 'due': len(due), 'kept': kept, 'adherence': share,
            'lower': lower, 'upper': upper, 'current_streak': current, 'longest_streak': longest,
            'longest_gap_days': max((b - a).days for a, b in zip(days, days[1:])),
            'contacts_held': len(held), 'next_due': then.isoformat() if clock else None,
            'days_overdue': overdue, 'bucket': bucket(overdue) if clock else None}


def months(pairs, as_of):
    """The months of `insight cadence`, over pairs that began."""
    counts = {}
    for pair in pairs:
        for last, kept in due_slots(pair, as_of):
            month = counts.setdefault(last.isoformat()[:7], [0, 0])
            month[0] += 1
            month[1] += kept
    result = []
    for month, (due, kept) in sorted(counts.items()):
        share, lower, upper = wilson(kept, due)
        result.append({'month': month, 'due': due, 'kept': kept, 'adherence': share,
                       'lower': lower, 'upper': upper})
    return result
