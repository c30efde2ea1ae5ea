/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What rosters of two years and the company's own survey tell: chance of its own, so that the rest
 * of the sample does not know of it. */

#include "workspace/td-sample-private.h"

#define SEED 20251122

/* Two rosters a year, the oldest first. */
#define N_ROSTERS 5
#define ROSTER_DAYS 182

/* A wave of the survey every half year. */
#define N_WAVES 4

typedef struct
{
  TdSample *sample;
  GRand *chance;
} History;

static gboolean
happens (History *self, int percent)
{
  return g_rand_int_range (self->chance, 0, 100) < percent;
}

static gboolean
is_employed (TdEmployee *employee, TdDate day)
{
  return employee->hire_date <= day &&
         (employee->leave_date == TD_DATE_NONE || employee->leave_date >= day);
}

/* --- Rosters --- */

static TdDate
get_roster (History *self, int i)
{
  return self->sample->today - (N_ROSTERS - 1 - i) * ROSTER_DAYS - 9;
}

/* The first roster that names somebody; none for the newest, who were added by hand. */
static int
find_first (History *self, TdEmployee *employee)
{
  for (int i = 0; i < N_ROSTERS; i++)
    if (is_employed (employee, get_roster (self, i)))
      return i;
  return -1;
}

static const char *
choose_other (History *self, const char *department)
{
  guint chosen = (guint) g_rand_int_range (self->chance, 0, (gint32) td_sample_n_departments);

  if (g_strcmp0 (td_sample_departments[chosen].name, department) == 0)
    chosen = (chosen + 1) % td_sample_n_departments;
  return td_sample_departments[chosen].name;
}

/* Somebody is where the first roster says, until the one at which she is where she is now. */
static gboolean
move (History *self, TdEmployee *employee, int first, int when, GError **error)
{
  TdDatabase *db = self->sample->db;

  return td_database_execute (db, error, "UPDATE posting SET from_date = $2 WHERE employee_id = $1",
                              "iD", employee->id, get_roster (self, when)) &&
         td_database_execute (db, error,
                              "INSERT INTO posting (employee_id, from_date, department, title, "
                              "grade, location) VALUES ($1, $2, $3, NULL, $4, $5)",
                              "iDsss", employee->id, get_roster (self, first),
                              choose_other (self, employee->department), employee->grade,
                              employee->location);
}

static gboolean
make_postings (History *self, GError **error)
{
  for (guint i = 1; i < self->sample->staff->len; i++)
    {
      TdEmployee *employee = self->sample->staff->pdata[i];
      int first = find_first (self, employee);
      int when = g_rand_int_range (self->chance, 1, N_ROSTERS);
      gboolean moves = happens (self, 28);

      if (first < 0)
        continue;
      if (moves && when > first && is_employed (employee, get_roster (self, when)))
        {
          if (!move (self, employee, first, when, error))
            return FALSE;
        }
      else if (!td_database_execute (self->sample->db, error,
                                     "UPDATE posting SET from_date = $2 WHERE employee_id = $1",
                                     "iD", employee->id, get_roster (self, first)))
        return FALSE;
    }
  return TRUE;
}

/* Some of the promotions came after a match, as in any company. */
static gboolean
promote_matched (History *self, GError **error)
{
  return td_database_execute (
      self->sample->db, error,
      "INSERT INTO promotion (employee_id, on_date) SELECT p.mentee_id, MAX(c.on_date) FROM pair p "
      "JOIN contact c ON c.pair_id = p.id AND c.outcome = 'held' "
      "JOIN employee e ON e.id = p.mentee_id "
      "WHERE p.program_id = $1 AND e.leave_date IS NULL AND p.mentee_id % 13 = 0 "
      "AND NOT EXISTS (SELECT 1 FROM promotion o WHERE o.employee_id = p.mentee_id) "
      "GROUP BY p.mentee_id",
      "i", self->sample->mentoring);
}

/* --- The company survey --- */

/* Everybody has a level, and a mood on the day. */
static double
get_answer (History *self, int level)
{
  int answer = level + g_rand_int_range (self->chance, -1, 2);

  return CLAMP (answer, 1, 5);
}

static gboolean
make_wave (History *self, TdDate day, GError **error)
{
  for (guint i = 0; i < self->sample->staff->len; i++)
    {
      TdEmployee *employee = self->sample->staff->pdata[i];
      int level = 3 + (int) (employee->id * 7 % 5 > 1);
      double answer = get_answer (self, level);

      if (!happens (self, 68) || !is_employed (employee, day))
        continue;
      if (!td_database_execute (self->sample->db, error,
                                "INSERT INTO company_survey (employee_id, wave, score) "
                                "VALUES ($1, $2, $3)",
                                "iDd", employee->id, day, answer))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_survey (History *self, GError **error)
{
  for (int i = 0; i < N_WAVES; i++)
    if (!make_wave (self, td_date_add_months (self->sample->today, -6 * (N_WAVES - 1 - i) - 1),
                    error))
      return FALSE;
  return TRUE;
}

gboolean
td_sample_make_history (TdSample *sample, GError **error)
{
  History self = { sample, g_rand_new_with_seed (SEED) };
  gboolean made =
      make_postings (&self, error) && promote_matched (&self, error) && make_survey (&self, error);

  g_rand_free (self.chance);
  return made;
}
