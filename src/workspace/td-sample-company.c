/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sample-private.h"

#include "base/td-text.h"

/* The levels of the house: director general, department heads, managers, everybody else. */
#define TEAM_SIZE 9

static const char *const leave_reasons[] = {
  "Voluntary: career elsewhere", "Voluntary: career elsewhere", "Voluntary: pay",
  "Voluntary: relocation",       "Voluntary: workload",         "Retirement",
  "Involuntary: redundancy",
};

/* People whose names no form should refuse: one word, another script, many words. */
static const char *const rare_names[][2] = {
  { NULL, "Sukarno" },        { "Мария", "Иванова" },     { "José Luis", "de la Cruz y García" },
  { "Aoife", "Ní Bhriain" },  { "美咲", "田中" },         { "Þórdís", "Guðmundsdóttir" },
  { "Jean-Luc", "L’Écuyer" }, { "Anne-Marie", "van Es" },
};

gboolean
td_sample_happens (TdSample *sample, int percent)
{
  return g_rand_int_range (sample->chance, 0, 100) < percent;
}

int
td_sample_between (TdSample *sample, int least, int most)
{
  return g_rand_int_range (sample->chance, least, most + 1);
}

const char *
td_sample_choose (TdSample *sample, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (sample->chance, 0, (gint32) n)];
}

static gboolean
name_is_taken (TdSample *sample, const char *given, const char *family)
{
  for (guint i = 0; i < sample->staff->len; i++)
    {
      TdEmployee *other = sample->staff->pdata[i];

      if (g_strcmp0 (other->given_name, given) == 0 && g_strcmp0 (other->family_name, family) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
name_employee (TdSample *sample, TdEmployee *employee)
{
  const char *language = NULL, *given, *family;
  guint n = sample->staff->len;

  if (n % 50 == 23 && n / 50 < G_N_ELEMENTS (rare_names))
    {
      given = rare_names[n / 50][0];
      family = rare_names[n / 50][1];
    }
  else
    do
      {
        const TdSampleCulture *culture =
            &td_sample_cultures[td_sample_between (sample, 0, (int) td_sample_n_cultures - 1)];

        language = culture->language;
        given = td_sample_pick (sample, culture->given);
        family = td_sample_pick (sample, culture->family);
      }
    while (name_is_taken (sample, given, family));

  td_record_set_text (&employee->given_name, given);
  td_record_set_text (&employee->family_name, family);
  td_record_take_text (&employee->languages,
                       language ? g_strdup_printf ("English; %s", language) : g_strdup ("English"));
}

/* "joao.dos.santos@…", or by the number where a name has no Latin letters. */
static char *
make_email (TdEmployee *employee)
{
  g_autofree char *words = g_strconcat (employee->given_name ? employee->given_name : "", " ",
                                        employee->family_name, NULL);
  g_autofree char *folded = td_text_fold (words);
  g_autoptr (GString) local = g_string_new (NULL);

  for (const char *p = g_strstrip (folded); *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (local, *p);
    else if (*p == ' ' && local->len > 0)
      g_string_append_c (local, '.');
  if (local->len < 4)
    g_string_assign (local, employee->number);
  return g_strdup_printf ("%s@fjord-instruments.example", local->str);
}

/* The longer ago the more people have left; a third of the hires are of the last three years. */
static void
date_employee (TdSample *sample, TdEmployee *employee, int level)
{
  int oldest = level < 3 ? 18 * 365 : 12 * 365;
  int days = td_sample_happens (sample, level < 3 ? 5 : 35)
                 ? td_sample_between (sample, 20, 3 * 365)
                 : td_sample_between (sample, 3 * 365, oldest);

  employee->hire_date = sample->today - days;
  td_record_set_text (&employee->status, "Active");
  if (level == 3 && days > 240 && td_sample_happens (sample, 14))
    {
      employee->leave_date = sample->today - td_sample_between (sample, 3, MIN (days - 120, 1095));
      td_record_set_text (&employee->leave_reason, td_sample_pick (sample, leave_reasons));
      td_record_set_text (&employee->status, "Left");
    }
}

static TdEmployee *
hire (TdSample *sample,
      int level,
      const char *department,
      const char *title,
      int grade,
      gint64 boss)
{
  TdEmployee *employee = td_employee_new ();

  td_record_take_text (&employee->number, g_strdup_printf ("%u", 1001 + sample->staff->len));
  name_employee (sample, employee);
  td_record_set_text (&employee->department, department);
  td_record_set_text (&employee->title, title);
  td_record_take_text (&employee->grade, g_strdup_printf ("%d", grade));
  td_record_set_text (&employee->location,
                      td_sample_choose (sample, td_sample_locations, td_sample_n_locations));
  td_record_take_text (&employee->email, make_email (employee));
  employee->manager_id = boss;
  date_employee (sample, employee, level);
  g_ptr_array_add (sample->staff, employee);
  return employee;
}

static gboolean
save (TdSample *sample, TdEmployee *employee, GError **error)
{
  return td_employee_save (sample->db, employee, sample->today, error);
}

static gboolean
staff_team (TdSample *sample,
            const TdSampleDepartment *department,
            TdEmployee *manager,
            int size,
            GError **error)
{
  for (int i = 0; i < size; i++)
    {
      int rank = MIN (td_sample_between (sample, 0, 5) * 4 / 6, 3);
      TdEmployee *employee =
          hire (sample, 3, department->name, department->titles[rank], 2 + rank, manager->id);

      if (!save (sample, employee, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
staff_department (TdSample *sample,
                  const TdSampleDepartment *department,
                  TdEmployee *chief,
                  GError **error)
{
  TdEmployee *head = hire (sample, 1, department->name, department->director, 8, chief->id);
  int left = department->size - 1;

  if (!save (sample, head, error))
    return FALSE;
  while (left > 0)
    {
      TdEmployee *manager = hire (sample, 2, department->name, department->manager,
                                  td_sample_between (sample, 6, 7), head->id);
      int team = MIN (TEAM_SIZE, left - 1);

      if (!save (sample, manager, error) || !staff_team (sample, department, manager, team, error))
        return FALSE;
      left -= team + 1;
    }
  return TRUE;
}

/* Promotions: one in five of those who stayed two years, some day in the last three years. */
static gboolean
promote (TdSample *sample, GError **error)
{
  for (guint i = 1; i < sample->staff->len; i++)
    {
      TdEmployee *employee = sample->staff->pdata[i];
      TdDate first = MAX (employee->hire_date + 365, sample->today - 1095);
      TdDate last = employee->leave_date ? employee->leave_date - 30 : sample->today - 10;

      if (first >= last || !td_sample_happens (sample, 20))
        continue;
      if (!td_database_execute (sample->db, error,
                                "INSERT INTO promotion (employee_id, on_date) VALUES ($1, $2)",
                                "iD", employee->id, td_sample_between (sample, first, last)))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_sample_make_company (TdSample *sample, GError **error)
{
  TdEmployee *chief = hire (sample, 0, "Management", "Managing Director", 9, 0);

  if (!save (sample, chief, error))
    return FALSE;
  for (guint i = 0; i < td_sample_n_departments; i++)
    if (!staff_department (sample, &td_sample_departments[i], chief, error))
      return FALSE;
  return promote (sample, error);
}

TdEmployee *
td_sample_find (TdSample *sample, gint64 id)
{
  for (guint i = 0; i < sample->staff->len; i++)
    {
      TdEmployee *employee = sample->staff->pdata[i];

      if (employee->id == id)
        return employee;
    }
  return NULL;
}

static gboolean
stands_above (TdSample *sample, gint64 above, gint64 below)
{
  TdEmployee *employee = td_sample_find (sample, below);

  while (employee != NULL && employee->manager_id != 0)
    {
      if (employee->manager_id == above)
        return TRUE;
      employee = td_sample_find (sample, employee->manager_id);
    }
  return FALSE;
}

gboolean
td_sample_in_chain (TdSample *sample, gint64 one, gint64 other)
{
  return stands_above (sample, one, other) || stands_above (sample, other, one);
}
