/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-life-make FILE PAIRS CONTACTS TODAY: writes a workspace of td_bench_life_make(). */

#include "config.h"

#include "td-bench-life.h"

#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = NULL;

  setlocale (LC_ALL, "");
  if (argc != 5 || td_date_from_iso (argv[4]) == TD_DATE_NONE)
    {
      g_printerr ("bench-life-make FILE PAIRS CONTACTS-PER-PAIR YYYY-MM-DD\n");
      return 2;
    }
  db = td_database_open (argv[1], TD_DATABASE_CREATE, &error);
  if (db == NULL || !td_bench_life_make (db, (guint) g_ascii_strtoull (argv[2], NULL, 10),
                                         (guint) g_ascii_strtoull (argv[3], NULL, 10),
                                         td_date_from_iso (argv[4]), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
