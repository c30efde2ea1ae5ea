# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Made-up companies whose history gives one verdict each (METRICS section 12).

People are (hire, leave or None, match or None, department); VERDICTS makes them by the code of the
verdict, `write()` puts them into the files that `tandemctl import events FOLDER` reads.
"""

import datetime
import os
import random

LAUNCH = datetime.date(2020, 1, 1)
AS_OF = datetime.date(2024, 12, 31)
HARD_YEARS = datetime.date(2012, 1, 1)


def cut(day):
    """What is known on the day."""
    return day if day and day <= AS_OF else None


def write(folder, people, window=LAUNCH):
    """The files of a company, with mentors of their own who are always there."""
    lines = ['emp_id,hire_date,exit_date,exit_type,exit_reason,department']
    pairs = ['pair_id,mentor_id,mentee_id,matched_on,ended_on,end_reason,cadence']
    for number, (hire, leave, match, department) in enumerate(people):
        lines.append(f'E{number:04},{hire},{leave or ""},{"voluntary" if leave else ""},'
                     f'{"pay" if leave else ""},{department}')
        if match:
            pairs.append(f'P{number:04},M{number % 40:03},E{number:04},{match},'
                         f'{leave or ""},{"mentee_left" if leave else ""},monthly')
    lines += [f'M{number:03},2010-01-01,,,,Sales' for number in range(40)]
    params = ['key,value', f'as_of,{AS_OF}', f'window_start,{window}', 'min_cell,5']
    for name, content in (('params', params), ('employees', lines), ('pairs', pairs)):
        with open(os.path.join(folder, f'{name}.csv'), 'w', encoding='utf-8') as file:
            file.write('\n'.join(content) + '\n')


def make_people(seed, count, before, since):
    """Hired over four years, every second one matched after half a year; leaving at the daily rates
    BEFORE and SINCE."""
    source, people = random.Random(seed), []
    for number in range(count):
        hire = LAUNCH + datetime.timedelta(source.randrange(1460))
        stay = source.expovariate(before)
        match = None
        if number % 2 == 0 and stay > 180:
            match = hire + datetime.timedelta(180)
            stay = 181 + source.expovariate(since)
        people.append((hire, cut(hire + datetime.timedelta(int(stay))), cut(match),
                       'Department 0'))
    return people


def make_impossible():
    """Every tenth participant was matched before the hire."""
    return [(hire, leave, hire - datetime.timedelta(30) if match and number % 20 == 0 else match,
             place)
            for number, (hire, leave, match, place)
            in enumerate(make_people(3, 300, 1 / 900, 1 / 900))]


def make_between_departments():
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
    return people


def make_hard_years():
    """Hard years before anybody took part: those of the same tenure left faster then, while on the
    same day those who take part leave faster."""
    source, people = random.Random(7), []
    calm = datetime.date(2016, 1, 1)
    for number in range(1500):
        early = number % 5 != 0
        hire = HARD_YEARS + datetime.timedelta(source.randrange(1100) + (0 if early else 1600))
        stay = source.expovariate(1 / 350 if early else 1 / 9000)
        joined = not early and number % 10 == 0
        if joined:
            stay = 31 + source.expovariate(1 / 1300)
        if early and hire + datetime.timedelta(int(stay)) > calm:
            stay = (calm - hire).days + source.expovariate(1 / 9000)
        match = hire + datetime.timedelta(30) if joined else None
        people.append((hire, cut(hire + datetime.timedelta(int(stay))), cut(match), 'All'))
    return people


# By the verdict they give: who is in them, and the first day of their data.
VERDICTS = {
    'not_shown': (lambda: make_people(1, 8, 1 / 2000, 1 / 2000), LAUNCH),
    'too_early': (lambda: make_people(2, 200, 1 / 90000, 1 / 90000), LAUNCH),
    'data_problem': (make_impossible, LAUNCH),
    'longer': (lambda: make_people(4, 400, 1 / 400, 1 / 1600), LAUNCH),
    'sooner': (lambda: make_people(5, 400, 1 / 1600, 1 / 300), LAUNCH),
    'no_detectable_difference': (make_between_departments, LAUNCH),
    'depends_on_method': (make_hard_years, HARD_YEARS),
}
