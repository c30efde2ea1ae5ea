/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* How a programme runs: matches, contacts, endings. */

#include "gui/pages/insight/td-insight-board-private.h"

#include "insight/td-engagement.h"
#include "insight/td-insight-words.h"
#include "report/td-engagement-charts.h"

#include <glib/gi18n-lib.h>

/* The table by department, grade or location, where one is asked for. */
static gboolean
add_breakdown (TdInsightBoard *self, TdDatabase *db, const TdEngagement *engagement, GError **error)
{
  TdInsightDimension by = td_insight_filter_get_by (&engagement->filter);
  TdBreakdownTable *breakdown;

  if (by == TD_DIMENSION_NONE)
    return TRUE;
  breakdown = td_breakdown_of_engagement (db, engagement, by, error);
  if (breakdown)
    td_insight_board_take_breakdown (self, breakdown);
  return breakdown != NULL;
}

gboolean
td_engagement_board_fill (TdInsightBoard *self,
                          TdDatabase *db,
                          const TdInsightFilter *filter,
                          GError **error)
{
  TdEngagement *engagement = td_engagement_load (db, filter, error);
  g_autoptr (GPtrArray) charts = NULL;

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
      charts = td_engagement_charts_new (engagement);
      td_insight_board_add_charts (self, charts);
      return add_breakdown (self, db, engagement, error);
    }
  return TRUE;
}
