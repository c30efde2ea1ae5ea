/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sample-private.h"

#include "agenda/td-agenda.h"
#include "agenda/td-reminder.h"
#include "workspace/td-sender.h"
#include "workspace/td-settings.h"

/* Days ago that the silent pairs were written to. */
#define DAYS_AGO 4

/* Of the pairs that are silent every second one was reminded. */
static gboolean
remind_silent (TdSample *sample, GError **error)
{
  g_autoptr (GPtrArray) rows = td_agenda_load (sample->db, 0, sample->today, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_silent = 0;

  for (guint i = 0; rows && i < rows->len; i++)
    {
      TdAgendaRow *row = rows->pdata[i];

      if (row->kind == TD_AGENDA_SILENT && n_silent++ % 2 == 0)
        g_array_append_val (ids, row->pair_id);
    }
  return rows != NULL &&
         (ids->len == 0 ||
          td_reminder_record (sample->db, (const gint64 *) (gpointer) ids->data, ids->len,
                              "reminder", sample->today - DAYS_AGO, error));
}

gboolean
td_sample_make_letters (TdSample *sample, GError **error)
{
  return td_settings_set_text (sample->db, TD_SETTING_COORDINATOR, "Marit Halvorsen", error) &&
         td_settings_set_text (sample->db, TD_SETTING_COORDINATOR_EMAIL,
                               "mentoring@fjord-instruments.example", error) &&
         remind_silent (sample, error);
}
