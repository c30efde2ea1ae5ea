/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sample-private.h"

#include "base/td-text.h"

#define N_MENTORS 44
#define N_PAIRED 60
#define N_WAITING 26

static const char *const skills[] = {
  "negotiation",       "presenting",         "leading a team",    "giving feedback",
  "data analysis",     "budgeting",          "networking",        "career planning",
  "handling conflict", "strategic thinking", "leading a project", "writing",
  "systems thinking",  "problem solving",    "planning",          "listening",
};
static const char *const reasons[] = { "connections", "skills", "goals", "problems",
                                       "support",     "skills", "goals", "connections" };
static const char *const occasions[] = { "new-role", "reorganisation", "return", "other" };
static const char *const offers[] = { "Monthly lunch and an open door",
                                      "Shadowing in customer meetings",
                                      "Reading and discussing one case a month",
                                      "Practice before difficult conversations" };

/* Those whom the test chooses, in a shuffled order. */
static GPtrArray *
shuffle_staff (TdSample *sample, gboolean (*fits) (TdSample *, TdEmployee *))
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < sample->staff->len; i++)
    if (fits (sample, sample->staff->pdata[i]))
      g_ptr_array_add (chosen, sample->staff->pdata[i]);
  for (guint i = chosen->len; i > 1; i--)
    {
      guint other = (guint) td_sample_between (sample, 0, (int) i - 1);
      gpointer kept = chosen->pdata[i - 1];

      chosen->pdata[i - 1] = chosen->pdata[other];
      chosen->pdata[other] = kept;
    }
  return chosen;
}

static int
grade_of (TdEmployee *employee)
{
  return (int) g_ascii_strtoll (employee->grade, NULL, 10);
}

static gboolean
could_mentor (TdSample *sample, TdEmployee *employee)
{
  return !employee->leave_date && grade_of (employee) >= 5 && grade_of (employee) < 9 &&
         employee->hire_date < sample->today - 500;
}

/* Long enough in the company to have had a mentor from the programme's first day. */
static gboolean
was_there (TdSample *sample, TdEmployee *employee)
{
  return !employee->leave_date && grade_of (employee) <= 4 &&
         employee->hire_date < sample->today - 900;
}

static gboolean
is_newer (TdSample *sample, TdEmployee *employee)
{
  return !employee->leave_date && grade_of (employee) <= 4 &&
         employee->hire_date >= sample->today - 900 && employee->hire_date < sample->today - 100;
}

/* @n different entries of a list of texts, as a list. */
static char *
choose_list (TdSample *sample, const char *const *texts, guint n_texts, int n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    {
      const char *text = td_sample_choose (sample, texts, n_texts);

      if (td_text_count_common (list->str, text) > 0)
        continue;
      g_string_append_printf (list, "%s%s", list->len ? TD_LIST_SEPARATOR : "", text);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Two that the department knows and one or two of anything. */
static char *
choose_offer (TdSample *sample, TdEmployee *employee)
{
  for (guint i = 0; i < td_sample_n_departments; i++)
    if (g_strcmp0 (td_sample_departments[i].name, employee->department) == 0)
      {
        g_auto (GStrv) known = td_text_split_list (td_sample_departments[i].skills);
        g_autofree char *two =
            choose_list (sample, (const char *const *) known, g_strv_length (known), 3);
        g_autofree char *more = choose_list (sample, skills, G_N_ELEMENTS (skills), 2);
        g_autofree char *all = g_strconcat (two, TD_LIST_SEPARATOR, more, NULL);
        g_auto (GStrv) different = td_text_split_list (all);

        return td_text_join_list ((const char *const *) different);
      }
  return choose_list (sample, skills, G_N_ELEMENTS (skills), 4);
}

static void
describe_mentor (TdSample *sample, TdEnrolment *enrolment, TdEmployee *employee)
{
  enrolment->places = td_sample_happens (sample, 25) ? 3 : td_sample_between (sample, 1, 2);
  enrolment->hours = td_sample_between (sample, 2, 6) / 2.0;
  td_record_take_text (&enrolment->skills_offered, choose_offer (sample, employee));
  td_record_take_text (&enrolment->reasons,
                       choose_list (sample, reasons, G_N_ELEMENTS (reasons), 3));
  if (td_sample_happens (sample, 60))
    td_record_set_text (&enrolment->offers, td_sample_pick (sample, offers));
  if (td_sample_happens (sample, 70))
    enrolment->trained_on = enrolment->from_date - td_sample_between (sample, 1, 40);
  enrolment->introduces = td_sample_happens (sample, 40);
}

static void
describe_mentee (TdSample *sample, TdEnrolment *enrolment)
{
  enrolment->hours = td_sample_between (sample, 2, 4) / 2.0;
  td_record_take_text (&enrolment->skills_wanted,
                       choose_list (sample, skills, G_N_ELEMENTS (skills), 3));
  td_record_take_text (&enrolment->reasons,
                       choose_list (sample, reasons, G_N_ELEMENTS (reasons), 2));
  if (td_sample_happens (sample, 50))
    td_record_set_text (&enrolment->occasion, td_sample_pick (sample, occasions));
}

static gboolean
enrol_mentors (TdSample *sample, GError **error)
{
  g_autoptr (GPtrArray) candidates = shuffle_staff (sample, could_mentor);
  TdDate start = td_date_add_months (sample->today, -14);

  for (guint i = 0; i < MIN (candidates->len, N_MENTORS); i++)
    {
      TdEmployee *employee = candidates->pdata[i];
      TdDate from = i < N_MENTORS * 2 / 3 ? start : start + td_sample_between (sample, 30, 240);
      TdEnrolment *enrolment = td_enrolment_new (sample->mentoring, employee->id, "mentor", from);

      g_ptr_array_add (sample->mentors, enrolment);
      describe_mentor (sample, enrolment, employee);
      if (!td_enrolment_save (sample->db, enrolment, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
enrol_mentee (TdSample *sample, TdEmployee *employee, TdDate from, GError **error)
{
  TdEnrolment *enrolment = td_enrolment_new (sample->mentoring, employee->id, "mentee", from);

  g_ptr_array_add (sample->mentees, enrolment);
  describe_mentee (sample, enrolment);
  return td_enrolment_save (sample->db, enrolment, error);
}

/* Those of the first day will be paired; the newer ones wait. */
static gboolean
enrol_mentees (TdSample *sample, GError **error)
{
  g_autoptr (GPtrArray) first = shuffle_staff (sample, was_there);
  g_autoptr (GPtrArray) newer = shuffle_staff (sample, is_newer);
  TdDate start = td_date_add_months (sample->today, -14);

  for (guint i = 0; i < MIN (first->len, N_PAIRED); i++)
    if (!enrol_mentee (sample, first->pdata[i], start, error))
      return FALSE;
  for (guint i = 0; i < MIN (newer->len, N_WAITING); i++)
    if (!enrol_mentee (sample, newer->pdata[i], sample->today - td_sample_between (sample, 2, 95),
                       error))
      return FALSE;
  return TRUE;
}

/* Some who wait name a mentor they wish for, or one they would rather not have. */
static gboolean
set_preferences (TdSample *sample, GError **error)
{
  for (guint i = N_PAIRED; i < sample->mentees->len; i++)
    {
      TdEnrolment *mentee = sample->mentees->pdata[i];
      guint pick = (guint) td_sample_between (sample, 0, (int) sample->mentors->len - 1);
      gint64 mentor = ((TdEnrolment *) sample->mentors->pdata[pick])->employee_id;
      int luck = td_sample_between (sample, 1, 100);

      if (luck <= 40 && !td_preference_set (sample->db, mentee->id, "wish", &mentor, 1, error))
        return FALSE;
      if (luck > 92 && !td_preference_set (sample->db, mentee->id, "veto", &mentor, 1, error))
        return FALSE;
    }
  return TRUE;
}

/* The last four: two on the waiting list, two who withdrew. */
static gboolean
set_states (TdSample *sample, GError **error)
{
  guint n = sample->mentees->len;

  for (guint i = n - 4; i < n; i++)
    {
      TdEnrolment *mentee = sample->mentees->pdata[i];

      if (i < n - 2 ? !td_enrolment_set_state (sample->db, mentee->id, "waiting", error)
                    : !td_enrolment_withdraw (sample->db, mentee->id, sample->today - 1,
                                              "New job in another department", error))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_sample_make_enrolments (TdSample *sample, GError **error)
{
  return enrol_mentors (sample, error) && enrol_mentees (sample, error) &&
         set_preferences (sample, error) && set_states (sample, error);
}
