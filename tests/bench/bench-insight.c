/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-insight FILE DASHBOARD YYYY-MM-DD RUNS: loads what a dashboard shows of everybody, over and
 * over as a coordinator does who goes back and forth, and then of one department after the other. A
 * line of JSON each time: the seconds of the processor, whether it was of everybody, and what was
 * counted. */

#include "config.h"

#include "insight/td-consistency.h"
#include "insight/td-engagement.h"
#include "insight/td-exit-reasons.h"
#include "insight/td-outcomes.h"
#include "insight/td-retention.h"

#include <locale.h>
#include <stdlib.h>
#include <time.h>

/* Numbers of a dashboard that plain SQL can give too. */
#define N_COUNTS 3

typedef gint64 Counts[N_COUNTS];

typedef gboolean (*LoadFunc) (TdDatabase *db,
                              const TdInsightFilter *filter,
                              Counts counts,
                              GError **error);

static gint64
get_count (GPtrArray *figures, const char *code)
{
  return td_figure_find (figures, code)->count;
}

static gboolean
load_engagement (TdDatabase *db, const TdInsightFilter *filter, Counts counts, GError **error)
{
  g_autoptr (TdEngagement) engagement = td_engagement_load (db, filter, error);

  if (engagement == NULL)
    return FALSE;
  counts[0] = engagement->n_contacts;
  counts[1] = engagement->pairs->len;
  counts[2] = engagement->minutes;
  return TRUE;
}

static gboolean
load_retention (TdDatabase *db, const TdInsightFilter *filter, Counts counts, GError **error)
{
  g_autoptr (TdRetention) retention = td_retention_load (db, filter, error);

  if (retention == NULL)
    return FALSE;
  counts[0] = retention->n_people;
  counts[1] = get_count (retention->figures, "headcount");
  counts[2] = get_count (retention->figures, "leavers");
  return TRUE;
}

static gint64
count_answers (const TdCompanySurvey *survey)
{
  gint64 n = 0;

  for (guint i = 0; i < survey->waves->len; i++)
    n += g_array_index (survey->waves, TdSurveyWave, i).groups[TD_SURVEY_ALL].n;
  return n;
}

static gboolean
load_outcomes (TdDatabase *db, const TdInsightFilter *filter, Counts counts, GError **error)
{
  g_autoptr (TdOutcomes) outcomes = td_outcomes_load (db, filter, error);

  if (outcomes == NULL)
    return FALSE;
  counts[0] = count_answers (&outcomes->survey);
  counts[1] = outcomes->n_reached;
  counts[2] = outcomes->n_set;
  return TRUE;
}

static gboolean
load_consistency (TdDatabase *db, const TdInsightFilter *filter, Counts counts, GError **error)
{
  g_autoptr (TdConsistency) consistency = td_consistency_load (db, filter, error);

  if (consistency == NULL)
    return FALSE;
  counts[0] = consistency->n_contacts;
  counts[1] = consistency->n_pairs;
  counts[2] = get_count (consistency->figures, "mentor_started");
  return TRUE;
}

static gboolean
load_exit_reasons (TdDatabase *db, const TdInsightFilter *filter, Counts counts, GError **error)
{
  g_autoptr (TdExitReasons) reasons = td_exit_reasons_load (db, filter, error);

  if (reasons == NULL)
    return FALSE;
  counts[0] = reasons->total.count;
  counts[1] = get_count (reasons->figures, "exit_known");
  counts[2] = reasons->taking_part.count;
  return TRUE;
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

static gboolean
run (TdDatabase *db, LoadFunc load, const TdInsightFilter *filter, GError **error)
{
  double since = now ();
  Counts counts = { 0 };

  if (!load (db, filter, counts, error))
    return FALSE;
  g_print ("{\"seconds\": %.6f, \"everybody\": %s, \"counts\": [%" G_GINT64_FORMAT
           ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "]}\n",
           now () - since, filter->value ? "false" : "true", counts[0], counts[1], counts[2]);
  return TRUE;
}

/* Each that is asked for is another one. */
static gboolean
run_department (TdDatabase *db,
                LoadFunc load,
                const TdInsightFilter *everybody,
                int number,
                GError **error)
{
  g_autofree char *name = g_strdup_printf ("Department %d", number);
  TdInsightFilter filter = *everybody;

  filter.dimension = TD_DIMENSION_DEPARTMENT;
  filter.value = name;
  return run (db, load, &filter, error);
}

int
main (int argc, char **argv)
{
  LoadFunc load = argc == 5 ? find_dashboard (argv[2]) : NULL;
  TdInsightFilter filter = { .as_of = argc == 5 ? td_date_from_iso (argv[3]) : TD_DATE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = NULL;
  int n = argc == 5 ? atoi (argv[4]) : 0;

  setlocale (LC_ALL, "");
  if (load == NULL || filter.as_of == TD_DATE_NONE)
    {
      g_printerr ("bench-insight FILE DASHBOARD YYYY-MM-DD RUNS\n");
      return 2;
    }
  db = td_database_open (argv[1], 0, &error);
  for (int i = 0; error == NULL && i < n; i++)
    run (db, load, &filter, &error);
  for (int i = 0; error == NULL && i < n; i++)
    run_department (db, load, &filter, i, &error);
  if (error)
    g_printerr ("%s\n", error->message);
  return error ? 1 : 0;
}
