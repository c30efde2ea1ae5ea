/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "td-test.h"

/* Programme 1 "Lead", monthly, of 10 months, with
 *   1  Zoë de Vries (mentor, zoe@example.org) – Bo (no e-mail), active since 2026-01-10, last
 *      contact 2026-03-05; its notes hold the word SECRET
 *   2  Cas Jansen (mentor, left, cas@example.org) – Émile O’Neil (em+ile@example.org), proposed on
 *      2026-05-20, the mentor accepted */
static inline void
test_two_pairs_make (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name, objective) VALUES (1, 'Lead', 'Grow')");
  td_test_run (db,
               "INSERT INTO employee (id, number, name, given_name, email, department,"
               " leave_date, name_key, search_key) VALUES"
               " (1, 'E1', 'Zoë de Vries', 'Zoë', 'zoe@example.org', 'Law', NULL, 'z', 'z'),"
               " (2, 'E2', 'Bo', NULL, NULL, NULL, NULL, 'b', 'b'),"
               " (3, 'E3', 'Cas Jansen', 'Cas', 'cas@example.org', NULL, '2026-06-01', 'c', 'c'),"
               " (4, 'E4', 'Émile O’Neil', NULL, ' em+ile@example.org ', NULL, NULL, 'e', 'e')");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, planned_end, mentor_accepted_on, mentee_accepted_on,"
                   " note) VALUES"
                   " (1, 'P1', 1, 1, 2, 'active', '2026-01-02', '2026-01-10', '2026-11-10',"
                   "  '2026-01-05', '2026-01-10', 'SECRET'),"
                   " (2, 'P2', 1, 3, 4, 'proposed', '2026-05-20', NULL, NULL, '2026-05-21', NULL,"
                   "  'SECRET')");
  td_test_run (db, "INSERT INTO contact (pair_id, on_date, private, note)"
                   " VALUES (1, '2026-03-05', 1, 'SECRET')");
}
