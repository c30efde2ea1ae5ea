/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sample-private.h"

#include "base/td-error.h"
#include "program/td-program.h"
#include "workspace/td-retention-period.h"
#include "workspace/td-settings.h"

#include <glib/gi18n-lib.h>

#define SEED 20251121

gboolean
td_sample_make_programs (TdSample *sample, GError **error)
{
  g_autoptr (TdProgram) mentoring = td_program_new ("mentoring");
  g_autoptr (TdProgram) coaching = td_program_new ("coaching");

  td_record_set_text (&mentoring->name, "Fjord Mentoring");
  td_record_set_text (&mentoring->objective,
                      "Help colleagues grow across departments, and keep the people who "
                      "want to move on inside the company.");
  mentoring->start_date = td_date_add_months (sample->today, -14);
  mentoring->end_date = td_date_add_months (sample->today, 10);
  td_record_set_text (&coaching->name, "Coaching for New Managers");
  td_record_set_text (&coaching->objective,
                      "Every new manager leads with confidence in six months.");
  td_record_set_text (&coaching->cadence, "every:2w");
  coaching->start_date = td_date_add_months (sample->today, -5);
  coaching->end_date = td_date_add_months (sample->today, 4);
  if (!td_program_save (sample->db, mentoring, error) ||
      !td_program_save (sample->db, coaching, error))
    return FALSE;
  sample->mentoring = mentoring->id;
  sample->coaching = coaching->id;
  return TRUE;
}

static gboolean
check_empty (TdDatabase *db, GError **error)
{
  gint64 n = 0;

  if (!td_database_query_int (
          db, &n, error, "SELECT (SELECT count(*) FROM employee) + (SELECT count(*) FROM program)",
          ""))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT,
                       _ ("This workspace is in use. A sample needs an empty one: choose a new "
                          "file for it."));
  return FALSE;
}

static gboolean
make (TdSample *sample, TdProgress *progress, GError **error)
{
  const struct
  {
    gboolean (*run) (TdSample *, GError **);
    const char *text;
  } steps[] = {
    { td_sample_make_company, N_ ("Hiring 400 people…") },
    { td_sample_make_programs, N_ ("Starting two programmes…") },
    { td_sample_make_enrolments, N_ ("Enrolling…") },
    { td_sample_make_pairs, N_ ("Pairing and meeting for 14 months…") },
    { td_sample_make_coaching, N_ ("Coaching…") },
    { td_sample_make_goals, N_ ("Setting goals…") },
    { td_sample_make_shortlists, N_ ("Asking who would like whom…") },
    { td_sample_make_feedback, N_ ("Asking how it is going…") },
    { td_sample_make_letters, N_ ("Writing letters…") },
    { td_sample_make_changes, N_ ("Changing plans…") },
    { td_sample_make_history, N_ ("Remembering two years…") },
  };
  const guint n_steps = G_N_ELEMENTS (steps);

  for (guint i = 0; i < n_steps; i++)
    {
      td_progress_set (progress, i / (double) n_steps, _ (steps[i].text));
      if (!steps[i].run (sample, error))
        return FALSE;
    }
  return td_settings_set_text (sample->db, TD_SETTING_ORGANISATION, "Fjord Instruments", error) &&
         td_settings_set_int (sample->db, TD_SETTING_RETENTION_MONTHS, TD_RETENTION_MONTHS_USUAL,
                              error) &&
         td_settings_set_text (sample->db, TD_SETTING_SAMPLE, "1", error);
}

gboolean
td_sample_make (TdDatabase *db, TdDate today, TdProgress *progress, GError **error)
{
  g_autoptr (TdChange) change = NULL;
  TdSample sample = { .db = db, .today = today };
  gboolean made;

  g_return_val_if_fail (today != TD_DATE_NONE, FALSE);

  change = td_change_begin (db, "workspace.sample", error);
  if (change == NULL || !check_empty (db, error))
    return FALSE;
  sample.chance = g_rand_new_with_seed (SEED);
  sample.staff = g_ptr_array_new_with_free_func (g_object_unref);
  sample.mentors = g_ptr_array_new_with_free_func (g_object_unref);
  sample.mentees = g_ptr_array_new_with_free_func (g_object_unref);
  made = make (&sample, progress, error);
  if (made)
    td_change_describe (change, "%u", sample.staff->len);
  g_ptr_array_unref (sample.mentees);
  g_ptr_array_unref (sample.mentors);
  g_ptr_array_unref (sample.staff);
  g_rand_free (sample.chance);
  td_progress_set (progress, 1, NULL);
  return made && td_change_commit (change, error);
}
