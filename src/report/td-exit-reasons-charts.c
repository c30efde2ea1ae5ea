/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-exit-reasons-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "insight/td-verdict.h"
#include "report/td-insight-charts-private.h"

static TdChartScene *
make_reasons (const TdExitReasons *exits)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_BARS, "reasons", _ ("Why people left"),
                     _ ("Leavers of the period by the reason on the roster; small numbers, and "
                        "those that would give them away, are hidden"));
  guint touchable = td_chart_scene_add_series (scene, _ ("Mentoring can touch it"));
  guint other = td_chart_scene_add_series (scene, _ ("Other"));

  td_chart_scene_set_axes (scene, _ ("Reason"), _ ("Leavers"));
  for (guint i = 0; i < exits->reasons->len; i++)
    {
      const TdExitReason *reason = &g_array_index (exits->reasons, TdExitReason, i);
      const char *label = *reason->reason ? reason->reason : _ ("No reason given");
      g_autofree char *key = g_strconcat ("reason/", reason->reason, NULL);
      gboolean listed = td_exit_reasons_get_list (exits, key) != NULL;

      td_charts_add_count (scene, reason->touchable ? touchable : other,
                           td_chart_scene_add_category (scene, label), reason->count,
                           reason->hidden, listed ? key : NULL);
    }
  return scene;
}

static TdChartScene *
make_participation (const TdExitReasons *exits)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_BARS, "participation",
                     _ ("Leavers with a reason that mentoring can touch"),
                     exits->at_least ? _ ("Had been matched as a mentee before they left, or not: "
                                          "two counts, no comparison of "
                                          "groups; reasons that are hidden are not counted")
                                     : _ ("Had been matched as a mentee before they left, or not: "
                                          "two counts, no comparison of "
                                          "groups"));

  td_chart_scene_set_axes (scene, _ ("Group"), _ ("Leavers"));
  td_chart_scene_set_caution (scene, td_verdict_get_caution ());
  td_chart_scene_add_series (scene, NULL);
  if (exits->reasons->len == 0)
    return scene;
  td_charts_add_count (scene, 0, td_chart_scene_add_category (scene, _ ("Had been matched")),
                       exits->taking_part.count, exits->taking_part.hidden, NULL);
  td_charts_add_count (scene, 0, td_chart_scene_add_category (scene, _ ("Had not been matched")),
                       exits->others.count, exits->others.hidden, NULL);
  return scene;
}

static TdChartScene *
make_programs (const TdExitReasons *exits)
{
  TdChartScene *scene =
      td_charts_new (TD_CHART_BARS, "programs", _ ("Which programme works on what"),
                     _ ("Mentees enrolled who look for something that has to do with the reason. "
                        "It does not say that anybody would have stayed"));

  td_chart_scene_set_axes (scene, _ ("Reason and programme"), _ ("Mentees"));
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i < exits->programs->len; i++)
    {
      const TdExitTopic *topic = &g_array_index (exits->programs, TdExitTopic, i);
      /* Translators: a reason for leaving, and a programme that works on it. */
      g_autofree char *label = g_strdup_printf (_ ("%s · %s"), topic->reason, topic->program_name);

      td_charts_add_count (scene, 0, td_chart_scene_add_category (scene, label),
                           topic->mentees.count, topic->mentees.hidden, NULL);
    }
  return scene;
}

GPtrArray *
td_exit_reasons_charts_new (const TdExitReasons *exits)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (exits != NULL, charts);

  g_ptr_array_add (charts, make_reasons (exits));
  g_ptr_array_add (charts, make_participation (exits));
  g_ptr_array_add (charts, make_programs (exits));
  return charts;
}
