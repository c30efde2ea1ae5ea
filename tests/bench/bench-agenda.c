/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-agenda FILE YYYY-MM-DD: loads Today once and says how many rows of each kind there are and
 * how many seconds of the processor it took. */

#include "config.h"

#include "agenda/td-agenda.h"

#include <locale.h>
#include <time.h>

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

int
main (int argc, char **argv)
{
  g_autoptr (TdDatabase) db = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint n_of_kind[TD_AGENDA_N_KINDS];
  double since;

  setlocale (LC_ALL, "");
  if (argc != 3 || td_date_from_iso (argv[2]) == TD_DATE_NONE)
    {
      g_printerr ("bench-agenda FILE YYYY-MM-DD\n");
      return 2;
    }
  since = now ();
  db = td_database_open (argv[1], 0, &error);
  rows = db ? td_agenda_load (db, 0, td_date_from_iso (argv[2]), &error) : NULL;
  if (rows == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("{\"seconds\": %.6f", now () - since);
  td_agenda_count (rows, n_of_kind);
  for (TdAgendaKind kind = 0; kind < TD_AGENDA_N_KINDS; kind++)
    g_print (", \"%s\": %u", td_agenda_kind_get_code (kind), n_of_kind[kind]);
  g_print ("}\n");
  return 0;
}
