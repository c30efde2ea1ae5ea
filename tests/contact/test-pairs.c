/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-pairs.h"

void
test_pairs_make (TdDatabase *db)
{
  static const char *const names[] = { "Ada One",  "Bob Two", "Cid Three", "Dee Four",
                                       "Eve Five", "Fay Six", "Gus Seven", "Hal Eight" };

  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO program (id, name, kind, cadence, grace_days)"
                   " VALUES (2, 'Coaching', 'coaching', '2/month', 0)");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO employee (id, number, name, name_key, search_key)"
                           " VALUES (%u, 'E%u', '%s', '%s', '%s')",
                           i + 1, i + 1, names[i], names[i], names[i]);

      td_test_run (db, sql);
    }
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, planned_end, ended_on, cadence, mentor_accepted_on)"
                   " VALUES"
                   " (1, '1', 1, 1, 2, 'active', '2024-01-02', '2024-01-10', '2024-11-10', NULL,"
                   "  NULL, '2024-01-05'),"
                   " (2, '2', 1, 1, 3, 'active', '2024-01-02', '2024-02-01', '2024-12-01', NULL,"
                   "  'every:6w', '2024-01-05'),"
                   " (3, '3', 1, 4, 5, 'ended', '2024-01-02', '2024-01-05', '2024-11-05',"
                   "  '2024-03-05', NULL, '2024-01-05'),"
                   " (4, '4', 1, 4, 6, 'proposed', '2024-05-01', NULL, NULL, NULL, NULL,"
                   "  '2024-05-03'),"
                   " (5, '5', 2, 7, 8, 'active', '2024-05-10', '2024-05-20', '2024-06-20', NULL,"
                   "  NULL, '2024-05-15')");
}
