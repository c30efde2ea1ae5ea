# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Three mentors with four places in all for five mentees."""

# 21 to 25 want what somebody offers. 25 reports to 13, so that she has two mentors to choose from.
PEOPLE = '''Number,Name,Department,Grade,Manager
10,Ada Berg,Direction,9,
11,Bo Dahl,Sales,7,10
12,Cem Efe,Finance,7,10
13,Dina Falk,Research,7,10
21,Eva Graf,Sales,4,10
22,Finn Holt,Finance,4,10
23,Gül Ince,Research,4,10
24,Hugo Jong,Sales,4,10
25,Iris Kamp,Research,4,13
'''

SIGN_UPS = '''Number,Role,Places,Skills offered,Skills wanted,Wishes
11,mentor,1,Negotiation; Excel,,
12,mentor,1,Budgeting; Excel,,
13,mentor,2,Strategy; Negotiation,,
21,mentee,,,Negotiation; Excel,13
22,mentee,,,Budgeting; Excel,12
23,mentee,,,Strategy; Negotiation,12
24,mentee,,,Budgeting,
25,mentee,,,Strategy; Negotiation,13
'''


def enrol_everyone(run, write):
    """Fills a workspace: @run runs tandemctl on it, @write makes a file and says where."""
    run('import', 'roster', write('people.csv', PEOPLE))
    run('program', 'add', 'Leadership', '--start', '2026-01-01')
    # They all report to the director: that would be the same team.
    run('program', 'rules', 'Leadership', '--rule', 'same_team=0')
    run('import', 'enrolments', write('sign-ups.csv', SIGN_UPS), '--program', 'Leadership')
