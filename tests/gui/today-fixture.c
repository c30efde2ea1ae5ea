/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "today-fixture.h"

static void
make_pairs (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO survey (program_id, name, active) VALUES (1, 'Pulse', 0)");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, hire_date) VALUES"
                   " (1, 'E1', 'Ada One', 'a', 'a', '2020-01-01'),"
                   " (2, 'E2', 'Bob Two', 'b', 'b', '2020-01-01'),"
                   " (3, 'E3', 'Cid Three', 'c', 'c', '2020-01-01'),"
                   " (4, 'E4', 'Dee Four', 'd', 'd', '2020-01-01'),"
                   " (5, 'E5', 'Eve Five', 'e', 'e', '2020-01-01'),"
                   " (6, 'E6', 'Fay Six', 'f', 'f', '2020-01-01')");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date) VALUES"
                   " (1, 1, 'mentor', '2025-01-01'), (1, 2, 'mentee', '2025-01-01'),"
                   " (1, 3, 'mentee', '2025-01-01'), (1, 4, 'mentee', '2025-01-01')");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, planned_end, mentor_accepted_on) VALUES"
                   " (1, '1', 1, 1, 2, 'active', '2025-10-01', '2025-10-01', '2026-08-01', NULL),"
                   " (2, '2', 1, 1, 3, 'active', '2026-03-01', '2026-03-01', '2027-01-01', NULL),"
                   " (3, '3', 1, 1, 4, 'proposed', '2026-03-07', NULL, NULL, '2026-03-08'),"
                   " (4, '4', 1, 4, 5, 'active', '2025-06-01', '2025-06-01', '2026-04-01', NULL),"
                   " (5, '5', 1, 4, 6, 'paused', '2025-06-01', '2025-06-01', '2026-09-01', NULL)");
  td_test_run (db, "UPDATE pair SET mentor_signed_on = matched_on, mentee_signed_on = matched_on");
  td_test_run (db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-01-20'),"
                   " (4, '2026-03-10'), (5, '2026-01-01')");
  td_test_run (db, "INSERT INTO pair_pause (pair_id, from_date) VALUES (5, '2026-02-01')");
  /* The reviews that were due were held. */
  td_test_run (db, "INSERT INTO review (pair_id, kind, held_on) VALUES (1, 'mid', '2026-03-02'),"
                   " (4, 'end', '2026-03-10'), (5, 'mid', '2026-02-01')");
}

TdPage *
today_show (TdGuiTest *test)
{
  TdPage *page = td_gui_test_go (test, "today");

  make_pairs (test->file.db);
  td_gui_test_reload (test);
  /* The last line too: they come a few at a time. */
  td_gui_test_wait (td_gui_test_shows (page, "Ada One → Bob Two"));
  td_gui_test_wait (td_gui_test_shows (page, "Dee Four → Fay Six"));
  return page;
}
