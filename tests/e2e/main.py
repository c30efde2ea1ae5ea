#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""A job of the coordinator from outside: the built program under Xvfb, by keyboard and
accessibility names.

main.py BUILD JOB [LANGUAGE]: pictures of every step go to BUILD/photos/LANGUAGE/JOB.
"""
import os
import sys
import warnings

warnings.simplefilter('ignore', DeprecationWarning)

import first_run  # noqa: E402
import import_job  # noqa: E402
import insight_job  # noqa: E402
import life_job  # noqa: E402
import main_job  # noqa: E402
import names_job  # noqa: E402
import paper_job  # noqa: E402
import people_job  # noqa: E402
import program_job  # noqa: E402
import workshop_job  # noqa: E402
from story import tell_all  # noqa: E402

JOBS = {
    'names': [names_job],
    'enrol': [first_run, import_job],
    'people': [people_job],
    'program': [program_job],
    'paper': [paper_job],
    'main': [main_job],
    'pair': [workshop_job],
    'contact': [life_job],
    'insight': [insight_job],
}


def main(build, job, language='en'):
    stories = [(module.__name__.replace('_', '-'), module.STEPS) for module in JOBS[job]]
    return tell_all(stories, build, language, os.path.join(build, 'photos', language))


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
