/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-report-names.h"

#include "program/td-program.h"
#include "report/td-pairing-data.h"

void
td_report_names_clear (TdReportNames *names)
{
  g_clear_pointer (&names->mentors, g_hash_table_unref);
  g_clear_pointer (&names->mentees, g_hash_table_unref);
}

static GHashTable *
index_names (GArray *people)
{
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < people->len; i++)
    {
      const TdPairingPerson *person = &g_array_index (people, TdPairingPerson, i);

      g_hash_table_insert (names, g_memdup2 (&person->employee_id, sizeof (gint64)),
                           g_strdup (person->name));
    }
  return names;
}

gboolean
td_report_names_load (TdReportNames *names,
                      TdDatabase *db,
                      const TdReportOptions *options,
                      GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (db, options->program_id, error);
  g_autoptr (TdPairingData) data = NULL;

  if (program == NULL)
    return FALSE;
  if (!program->confidential)
    return TRUE;
  data = td_pairing_data_load (db, options, error);
  if (data == NULL)
    return FALSE;
  names->mentors = index_names (data->mentors);
  names->mentees = index_names (data->mentees);
  return TRUE;
}

static const char *
find_name (GHashTable *hidden, gint64 id, const char *name)
{
  const char *number = hidden ? g_hash_table_lookup (hidden, &id) : NULL;

  if (hidden == NULL)
    return name;
  return number ? number : "–";
}

const char *
td_report_names_mentor (const TdReportNames *names, gint64 id, const char *name)
{
  return find_name (names->mentors, id, name);
}

const char *
td_report_names_mentee (const TdReportNames *names, gint64 id, const char *name)
{
  return find_name (names->mentees, id, name);
}
