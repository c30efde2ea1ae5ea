/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* How a programme runs: matches, contacts, endings. */

#include "gui/pages/insight/td-insight-board-private.h"

#include "insight/td-engagement.h"
#include "insight/td-insight-words.h"
#include "pairing/td-pair.h"
#include "report/td-engagement-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Early endings by their reasons, most frequent first. */
static TdChartScene *
make_endings_chart (const TdEngagement *engagement)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_BARS, _ ("Early endings, by reason"));

  td_chart_scene_set_subtitle (scene, _ ("Pairs that ended before their planned end"));
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i < engagement->endings->len; i++)
    {
      const TdEndingCount *ending = &g_array_index (engagement->endings, TdEndingCount, i);
      const char *label =
          *ending->reason ? td_pair_end_reason_get_label (ending->reason) : _ ("No reason given");
      g_autofree char *key = g_strconcat ("early_endings/", ending->reason, NULL);
      TdChartPoint point = { .x = td_chart_scene_add_category (scene, label),
                             .value = ending->count,
                             .low = NAN,
                             .high = NAN,
                             .id = key };

      td_chart_scene_add_point (scene, 0, &point);
    }
  return scene;
}

gboolean
td_engagement_board_fill (TdInsightBoard *self,
                          TdDatabase *db,
                          const TdInsightFilter *filter,
                          GError **error)
{
  TdEngagement *engagement = td_engagement_load (db, filter, error);

  if (engagement == NULL)
    return FALSE;

  td_insight_board_take_data (self, engagement, (GDestroyNotify) td_engagement_free,
                              engagement->lists);
  td_insight_board_take_text (self, TD_BOARD_CAPTION,
                              td_insight_filter_dup_words (filter, engagement->program_name));
  if (engagement->n_employed == 0 && engagement->n_enrolments == 0)
    td_insight_board_set_state (self, TD_BOARD_EMPTY, _ ("Nobody to Report On Yet"),
                                _ ("Import your people and enrol some of them; then this page "
                                   "shows how the programme runs."),
                                _ ("_Go to People"), "people");
  else if (engagement->n_enrolments == 0)
    td_insight_board_set_state (self, TD_BOARD_EMPTY, _ ("Nobody is enrolled yet"),
                                _ ("Enrol mentors and mentees; then this page shows matches, "
                                   "contacts and endings."),
                                _ ("_Go to People"), "people");
  else
    {
      td_insight_board_add_figures (self, engagement->figures);
      td_insight_board_take_text (self, TD_BOARD_MEANING, td_insight_words_engagement (engagement));
      td_insight_board_take_chart (self, td_engagement_chart_adherence (engagement));
      td_insight_board_take_chart (self, td_engagement_chart_contact_rate (engagement));
      td_insight_board_take_chart (self, td_engagement_chart_overdue (engagement));
      td_insight_board_take_chart (self, make_endings_chart (engagement));
    }
  return TRUE;
}
