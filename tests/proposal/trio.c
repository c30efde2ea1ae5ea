/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "trio.h"

void
trio_setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'P')");
  td_test_run (file->db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
                         "(1, 'A', 'Ann', 'ann', 'ann'), (2, 'B', 'Bea', 'bea', 'bea'), "
                         "(3, 'C', 'Cas', 'cas', 'cas'), (4, 'V', 'Vic', 'vic', 'vic'), "
                         "(5, 'X', 'Xan', 'xan', 'xan'), (6, 'Y', 'Yel', 'yel', 'yel'), "
                         "(7, 'Z', 'Zoe', 'zoe', 'zoe'), (8, 'W', 'Wim', 'wim', 'wim')");
  td_test_run (file->db, "UPDATE employee SET manager_id = 4 WHERE id <= 3");
  td_test_run (file->db,
               "INSERT INTO enrolment (id, program_id, employee_id, role, from_date, places, "
               "skills_offered, skills_wanted) VALUES "
               "(1, 1, 1, 'mentee', '2026-01-01', 0, NULL, 'x1;x2;x3;x4;x5;x6;x7;y1;y2;y3'), "
               "(2, 1, 2, 'mentee', '2026-01-01', 0, NULL, 'x1;x2;x3;x4;x5;x6;y1;y2;y3;y4'), "
               "(3, 1, 3, 'mentee', '2026-01-01', 0, NULL, 'x1;x2;x3;x4;x5;y1;o1;o2;o3;o4'), "
               "(4, 1, 4, 'mentor', '2026-01-01', 1, NULL, NULL), "
               "(5, 1, 5, 'mentor', '2026-01-01', 1, 'x1;x2;x3;x4;x5;x6;x7', NULL), "
               "(6, 1, 6, 'mentor', '2026-01-01', 1, 'y1;y2;y3;y4', NULL), "
               "(7, 1, 7, 'mentor', '2026-01-01', 0, NULL, NULL)");
  td_test_run (file->db, "INSERT INTO program_rule SELECT 1, 'criterion', value, 0 FROM "
                         "json_each ('[\"wishes\",\"reasons\",\"hours\",\"location\","
                         "\"department\",\"grade\",\"waiting\"]')");
  td_test_run (file->db, "INSERT INTO program_rule VALUES (1, 'criterion', 'skills', 100)");
}

gint64
trio_make (TdDatabase *db, TdObjective objective)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1, .objective = objective };
  gint64 id = td_proposal_make (db, &options, td_test_date (TRIO_TODAY), NULL, &error);

  g_assert_no_error (error);
  return id;
}
