/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-consistency-charts.h"

#include "base/td-decimal.h"
#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/td-insight-charts-private.h"

/* More mentors than this are too many for one picture: then only those whose mentees are served
 * unevenly. */
#define MOST_MENTORS 40

static int
compare_mentors (gconstpointer a, gconstpointer b)
{
  const TdFairness *left = *(const TdFairness *const *) a;
  const TdFairness *right = *(const TdFairness *const *) b;
  int order = g_utf8_collate (left->name ? left->name : "", right->name ? right->name : "");

  return order ? order
               : (left->mentor_id > right->mentor_id) - (left->mentor_id < right->mentor_id);
}

/* By name, never by rate (METRICS rule R5). */
static GPtrArray *
pick_mentors (const TdConsistency *consistency)
{
  GPtrArray *mentors = g_ptr_array_new ();
  gboolean all = consistency->mentors->len <= MOST_MENTORS;

  for (guint i = 0; i < consistency->mentors->len; i++)
    if (all || ((TdFairness *) consistency->mentors->pdata[i])->flagged)
      g_ptr_array_add (mentors, consistency->mentors->pdata[i]);
  g_ptr_array_sort (mentors, compare_mentors);
  if (mentors->len > MOST_MENTORS)
    g_ptr_array_set_size (mentors, MOST_MENTORS);
  return mentors;
}

static void
add_mentor (TdChartScene *scene, const TdFairness *mentor)
{
  guint category = td_chart_scene_add_category (scene, mentor->name);
  g_autofree char *key = g_strdup_printf ("fairness/%" G_GINT64_FORMAT, mentor->mentor_id);

  for (guint i = 0; i < mentor->pairs->len; i++)
    {
      const TdFairnessPair *pair = &g_array_index (mentor->pairs, TdFairnessPair, i);
      g_autofree char *expected = td_decimal_format (pair->expected, 1);
      /* Translators: contacts held, and how many the agreed rhythm asks for: "3 of 5.9". */
      g_autofree char *note = g_strdup_printf (_ ("%'u of %s"), pair->contacts, expected);
      TdChartPoint point = { category, pair->delivered, NAN, NAN, note, key };

      td_chart_scene_add_point (scene, 0, &point);
    }
}

static TdChartScene *
make_fairness (const TdConsistency *consistency)
{
  TdChartScene *scene = td_charts_new (
      TD_CHART_DOTS, "fairness", _ ("Contacts of each mentor's mentees"),
      _ ("A dot each mentee: contacts held in 180 days, of those the agreed rhythm asks for; "
         "mentors by name"));
  g_autoptr (GPtrArray) mentors = pick_mentors (consistency);

  td_chart_scene_set_screen_only (scene, TRUE);
  td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
  td_chart_scene_set_range (scene, 0, 1);
  td_chart_scene_set_axes (scene, _ ("Mentor"), _ ("Contacts held, of those agreed"));
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i < mentors->len; i++)
    add_mentor (scene, mentors->pdata[i]);
  if (mentors->len < consistency->mentors->len)
    {
      g_autofree char *caution =
          g_strdup_printf (ngettext ("%'u of %'u mentor: those whose mentees are met unevenly.",
                                     "%'u of %'u mentors: those whose mentees are met unevenly.",
                                     consistency->mentors->len),
                           mentors->len, consistency->mentors->len);

      td_chart_scene_set_caution (scene, caution);
    }
  return scene;
}

static TdChartScene *
make_lengths (const TdConsistency *consistency)
{
  const TdSurvival *curve = consistency->lengths;
  const TdInterval *half = &consistency->half_life;
  g_autofree char *middle = td_decimal_format (half->estimate / TD_CHARTS_MONTH, 1);
  /* Translators: a number of months. */
  g_autofree char *words =
      isfinite (half->estimate)
          ? g_strdup_printf (_ ("Half have ended early after %s months."), middle)
          : g_strdup (_ ("Fewer than half have ended early so far."));
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_STEPS, "lengths", _ ("How long pairs last"),
      _ ("Share not ended early, by months since the match; completed as planned is no end; band: "
         "95 % interval"));
  guint series = td_chart_scene_add_series (scene, NULL);

  td_chart_scene_set_axes (scene, _ ("Months since the match"), NULL);
  if (curve == NULL || curve->n_spans < TD_CHARTS_LEAST_AT_RISK)
    return scene;
  td_charts_add_curves (scene, &series, &curve, 1);
  td_chart_scene_set_caution (scene, words);
  return scene;
}

static TdChartScene *
make_initiators (const TdConsistency *consistency)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_COLUMNS, "initiators", _ ("Who starts the contacts"),
                     _ ("Contacts held, by month and by the side that started them"));
  guint mentor = td_chart_scene_add_series (scene, _ ("Mentor"));
  guint mentee = td_chart_scene_add_series (scene, _ ("Mentee"));
  guint unknown = td_chart_scene_add_series (scene, _ ("Not recorded"));

  td_chart_scene_set_axes (scene, _ ("Month"), _ ("Contacts"));
  for (guint i = 0; i < consistency->months->len; i++)
    {
      const TdInitiatorMonth *month = &g_array_index (consistency->months, TdInitiatorMonth, i);
      g_autofree char *key = td_insight_list_key ("initiators", month->month);
      g_autofree char *label = td_charts_format_month (month->month);
      guint category = td_chart_scene_add_category (scene, label);

      td_charts_add_count (scene, mentor, category, month->by_mentor, FALSE, key);
      td_charts_add_count (scene, mentee, category, month->by_mentee, FALSE, key);
      td_charts_add_count (scene, unknown, category, month->unknown, FALSE, key);
    }
  return scene;
}

static TdChartScene *
make_lags (const TdConsistency *consistency)
{
  const char *labels[TD_N_LAGS] = { _ ("0–2 days"), _ ("3–7 days"), _ ("8–14 days"),
                                    _ ("15–30 days"), _ ("Over 30 days") };
  /* Translators: contacts of which it is known when they were asked for, of all of them. */
  g_autofree char *subtitle =
      g_strdup_printf (_ ("Contacts by the days between; known for %'u of %'u"),
                       consistency->n_lags, consistency->n_contacts);
  TdChartScene *scene =
      td_charts_new (TD_CHART_BARS, "lags", _ ("From asking to meeting"), subtitle);

  td_chart_scene_set_axes (scene, _ ("Days between"), _ ("Contacts"));
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i < TD_N_LAGS && consistency->n_lags > 0; i++)
    {
      g_autofree char *key = g_strconcat ("lag/", td_consistency_get_lag_code (i), NULL);

      td_charts_add_count (scene, 0, td_chart_scene_add_category (scene, labels[i]),
                           consistency->lags[i], FALSE, key);
    }
  return scene;
}

static TdChartScene *
make_signals (const TdConsistency *consistency)
{
  TdChartScene *scene = td_charts_new (TD_CHART_BARS, "signals", _ ("Signals now"),
                                       _ ("Active pairs on which a signal is on; a pair may have "
                                          "several, and they are not added up"));

  td_chart_scene_set_axes (scene, _ ("Signal"), _ ("Pairs"));
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i < TD_N_SIGNALS && consistency->signals->len > 0; i++)
    {
      g_autofree char *key = g_strconcat ("signal/", td_signal_get_code (i), NULL);

      td_charts_add_count (scene, 0, td_chart_scene_add_category (scene, td_signal_get_label (i)),
                           consistency->records[i].n_now, FALSE, key);
    }
  return scene;
}

static TdChartScene *
make_record (const TdConsistency *consistency)
{
  TdChartScene *scene = td_charts_new_share (
      TD_CHART_DOTS, "signal_record", _ ("What came of the signals before"),
      _ ("Pairs at past month ends: the share that dissolved within 90 days; rough 95 % intervals. "
         "Under 20 past cases a signal is untested"));
  guint on = td_chart_scene_add_series (scene, _ ("Signal was on"));
  guint off = td_chart_scene_add_series (scene, _ ("Signal was off"));

  td_chart_scene_set_range (scene, 0, NAN);
  td_chart_scene_set_axes (scene, _ ("Signal"), _ ("Dissolved within 90 days"));
  for (guint i = 0; i < TD_N_SIGNALS; i++)
    {
      const TdSignalRecord *record = &consistency->records[i];
      guint category;

      if (!record->tested)
        continue;
      category = td_chart_scene_add_category (scene, td_signal_get_label (i));
      td_charts_add_share (scene, on, category, &record->share_on, record->dissolved_on,
                           record->n_on, NULL);
      td_charts_add_share (scene, off, category, &record->share_off, record->dissolved_off,
                           record->n_off, NULL);
    }
  return scene;
}

GPtrArray *
td_consistency_charts_new (const TdConsistency *consistency)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (consistency != NULL, charts);

  g_ptr_array_add (charts, make_signals (consistency));
  g_ptr_array_add (charts, make_record (consistency));
  g_ptr_array_add (charts, make_fairness (consistency));
  g_ptr_array_add (charts, make_initiators (consistency));
  g_ptr_array_add (charts, make_lags (consistency));
  g_ptr_array_add (charts, make_lengths (consistency));
  return charts;
}
