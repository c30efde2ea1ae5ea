/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sample-private.h"

#include "partnership/td-absence.h"
#include "partnership/td-ending.h"

/* Somebody is away since, and back again in so many days. */
#define AWAY_SINCE 3
#define AWAY_STILL 11

/* The last day of who leaves is so many days ahead. */
#define LEAVES_IN 20

/* The number a statement about $1 (the mentoring programme), $2 and $3 (days) gives; 0 for none. */
static gboolean
find (TdSample *sample, const char *sql, TdDate from, TdDate to, gint64 *id, GError **error)
{
  *id = 0;
  return td_database_query_int (sample->db, id, error, sql, "iDD", sample->mentoring, from, to);
}

/* A mentor of two pairs who was heard of lately is on leave. */
static gboolean
make_absence (TdSample *sample, GError **error)
{
  g_autoptr (TdAbsence) absence = NULL;
  gint64 mentor;

  if (!find (sample,
             "SELECT mentor_id FROM pair p WHERE program_id = $1 AND state = 'active' "
             "AND (SELECT max(on_date) FROM contact c WHERE c.pair_id = p.id AND outcome = 'held') "
             "BETWEEN $2 AND $3 GROUP BY mentor_id HAVING count(*) > 1 ORDER BY mentor_id LIMIT 1",
             sample->today - 20, sample->today, &mentor, error))
    return FALSE;
  if (mentor == 0)
    return TRUE;
  absence = td_absence_new (mentor, sample->today - AWAY_SINCE, sample->today + AWAY_STILL);
  td_record_set_text (&absence->reason, "Parental leave, first part");
  return td_absence_save (sample->db, absence, error);
}

/* The pair that would end last of those that end soon goes on for three months. */
static gboolean
extend_pair (TdSample *sample, GError **error)
{
  gint64 pair;

  if (!find (sample,
             "SELECT id FROM pair WHERE program_id = $1 AND state = 'active' "
             "AND planned_end BETWEEN $2 AND $3 ORDER BY planned_end DESC, id LIMIT 1",
             sample->today + 15, sample->today + 40, &pair, error))
    return FALSE;
  return pair == 0 || td_ending_extend (sample->db, pair, td_date_add_months (sample->today, 4),
                                        sample->today - 6, error);
}

/* A mentee of a pair that goes well leaves the company, says the roster. */
static gboolean
make_leaver (TdSample *sample, GError **error)
{
  g_autoptr (TdEmployee) employee = NULL;
  gint64 mentee;

  if (!find (sample,
             "SELECT mentee_id FROM pair p WHERE program_id = $1 AND state = 'active' "
             "AND planned_end > $3 AND NOT EXISTS (SELECT 1 FROM pair_pause s "
             " WHERE s.pair_id = p.id) "
             "AND (SELECT max(on_date) FROM contact c WHERE c.pair_id = p.id AND outcome = 'held') "
             ">= $2 ORDER BY id DESC LIMIT 1",
             sample->today - 20, sample->today + 90, &mentee, error))
    return FALSE;
  if (mentee == 0)
    return TRUE;
  employee = td_employee_load (sample->db, mentee, error);
  if (employee == NULL)
    return FALSE;
  employee->leave_date = sample->today + LEAVES_IN;
  return td_employee_save (sample->db, employee, sample->today, error);
}

gboolean
td_sample_make_changes (TdSample *sample, GError **error)
{
  return make_absence (sample, error) && extend_pair (sample, error) && make_leaver (sample, error);
}
