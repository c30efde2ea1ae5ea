/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "office.h"

static const struct
{
  const char *number;
  const char *manager;
  const char *department;
  const char *role;
  int places;
  const char *skills;
} people[OFFICE_SIZE] = {
  { "01", NULL, "Board", "mentor", 1, "law; strategy" },
  { "02", "01", "Board", "mentor", 2, "strategy; planning" },
  { "03", "02", "Sales", "mentor", 1, "planning; negotiation" },
  { "04", "02", "Sales", "mentor", 1, "negotiation" },
  { "05", "03", "Sales", "mentee", 0, "strategy" },
  { "06", "07", "Works", "mentor", 2, "planning" },
  { "07", "06", "Works", "mentee", 0, "planning" },
  { "08", NULL, "Works", "mentee", 0, "negotiation; law" },
  { "09", "01", "Lab", "mentee", 0, "law" },
  { "10", "01", "Lab", "mentee", 0, "planning; strategy" },
  { "11", NULL, "Lab", "mentee", 0, "negotiation" },
  { "12", NULL, "Lab", "mentee", 0, "law" },
};

gint64
office_id (TdDatabase *db, const char *number)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  td_database_query_int (db, &id, &error, "SELECT id FROM employee WHERE number = $1", "s", number);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
execute (TdDatabase *db, guint i, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Name %s", people[i].number);
  gboolean mentor = *people[i].role == 'm' && people[i].places > 0;

  td_database_execute (db, error,
                       "INSERT INTO employee (number, name, name_key, search_key, department) "
                       "VALUES ($1, $2, lower($2), lower($2), $3)",
                       "sss", people[i].number, name, people[i].department);
  td_database_execute (
      db, error,
      "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
      "skills_offered, skills_wanted) VALUES (1, $1, $2, '2026-01-01', $3, $4, $5)",
      "isiss", office_id (db, people[i].number), people[i].role, (gint64) people[i].places,
      mentor ? people[i].skills : NULL, mentor ? NULL : people[i].skills);
}

void
office_fill (TdDatabase *db, const guint *order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (db, "test.office", &error);

  td_database_execute (db, &error, "INSERT INTO program (id, name) VALUES (1, 'Leadership')", "");
  for (guint i = 0; i < OFFICE_SIZE; i++)
    execute (db, order ? order[i] : i, &error);
  for (guint i = 0; i < OFFICE_SIZE; i++)
    if (people[i].manager)
      td_database_execute (db, &error, "UPDATE employee SET manager_id = $2 WHERE number = $1",
                           "si", people[i].number, office_id (db, people[i].manager));
  td_change_commit (change, &error);
  g_assert_no_error (error);
}

void
office_setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  office_fill (file->db, NULL);
}
