/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-company-make FILE EMPLOYEES PAIRS CONTACTS TODAY: writes a workspace of
 * td_bench_company_make(). */

#include "config.h"

#include "td-bench-company.h"

#include <locale.h>

static guint
read_number (const char *text)
{
  return (guint) g_ascii_strtoull (text, NULL, 10);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = NULL;

  setlocale (LC_ALL, "");
  if (argc != 6 || td_date_from_iso (argv[5]) == TD_DATE_NONE)
    {
      g_printerr ("bench-company-make FILE EMPLOYEES PAIRS CONTACTS YYYY-MM-DD\n");
      return 2;
    }
  db = td_database_open (argv[1], TD_DATABASE_CREATE, &error);
  if (db == NULL ||
      !td_bench_company_make (db, read_number (argv[2]), read_number (argv[3]),
                              read_number (argv[4]), td_date_from_iso (argv[5]), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
