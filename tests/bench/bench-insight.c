/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-insight FILE DASHBOARD YYYY-MM-DD RUNS: loads what a dashboard shows, over and over as a
 * coordinator does who goes back and forth. A line of JSON each time: the seconds of the processor,
 * and what was counted. */

#include "config.h"

#include "insight/td-consistency.h"
#include "insight/td-engagement.h"
#include "insight/td-exit-reasons.h"
#include "insight/td-outcomes.h"
#include "insight/td-retention.h"

#include <locale.h>
#include <stdlib.h>
#include <time.h>

/* Loads a dashboard and says how many of what there is one of for certain. */
typedef gboolean (*LoadFunc) (TdDatabase *db,
                              const TdInsightFilter *filter,
                              gint64 *count,
                              GError **error);

static gboolean
load_engagement (TdDatabase *db, const TdInsightFilter *filter, gint64 *count, GError **error)
{
  g_autoptr (TdEngagement) engagement = td_engagement_load (db, filter, error);

  *count = engagement ? engagement->n_contacts : 0;
  return engagement != NULL;
}

static gboolean
load_retention (TdDatabase *db, const TdInsightFilter *filter, gint64 *count, GError **error)
{
  g_autoptr (TdRetention) retention = td_retention_load (db, filter, error);

  *count = retention ? retention->n_people : 0;
  return retention != NULL;
}

static gboolean
load_outcomes (TdDatabase *db, const TdInsightFilter *filter, gint64 *count, GError **error)
{
  g_autoptr (TdOutcomes) outcomes = td_outcomes_load (db, filter, error);

  *count = 0;
  return outcomes != NULL;
}

static gboolean
load_consistency (TdDatabase *db, const TdInsightFilter *filter, gint64 *count, GError **error)
{
  g_autoptr (TdConsistency) consistency = td_consistency_load (db, filter, error);

  *count = 0;
  return consistency != NULL;
}

static gboolean
load_exit_reasons (TdDatabase *db, const TdInsightFilter *filter, gint64 *count, GError **error)
{
  g_autoptr (TdExitReasons) reasons = td_exit_reasons_load (db, filter, error);

  *count = 0;
  return reasons != NULL;
}

static const struct
{
  const char *name;
  LoadFunc load;
} dashboards[] = {
  { "engagement", load_engagement },     { "retention", load_retention },
  { "outcomes", load_outcomes },         { "consistency", load_consistency },
  { "exit-reasons", load_exit_reasons },
};

static LoadFunc
find_dashboard (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (dashboards); i++)
    if (g_str_equal (dashboards[i].name, name))
      return dashboards[i].load;
  return NULL;
}

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
  LoadFunc load = argc == 5 ? find_dashboard (argv[2]) : NULL;
  TdInsightFilter filter = { .as_of = argc == 5 ? td_date_from_iso (argv[3]) : TD_DATE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = NULL;

  setlocale (LC_ALL, "");
  if (load == NULL || filter.as_of == TD_DATE_NONE)
    {
      g_printerr ("bench-insight FILE DASHBOARD YYYY-MM-DD RUNS\n");
      return 2;
    }
  db = td_database_open (argv[1], 0, &error);
  for (int run = 0; error == NULL && run < atoi (argv[4]); run++)
    {
      double since = now ();
      gint64 count = 0;

      if (load (db, &filter, &count, &error))
        g_print ("{\"seconds\": %.6f, \"count\": %" G_GINT64_FORMAT "}\n", now () - since, count);
    }
  if (error)
    g_printerr ("%s\n", error->message);
  return error ? 1 : 0;
}
