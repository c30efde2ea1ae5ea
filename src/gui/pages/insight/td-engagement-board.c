/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* How a programme runs: matches, contacts, endings. */

#include "gui/pages/insight/td-insight-board-private.h"

#include "insight/td-engagement.h"
#include "insight/td-insight-words.h"
#include "report/td-engagement-charts.h"

#include <glib/gi18n-lib.h>

static gboolean
add_all (TdInsightBoard *self,
         TdDatabase *db,
         TdEngagement *engagement,
         TdInsightBoard *shown,
         GError **error)
{
  TdInsightDimension by = td_insight_filter_get_by (&engagement->filter);
  g_autoptr (TdBesideGuard) guard = NULL;
  TdBreakdownTable *breakdown = NULL;

  if (!td_insight_board_make_guard (self, db, shown, &guard, error))
    return FALSE;
  if (by != TD_DIMENSION_NONE)
    breakdown = td_breakdown_of_engagement (db, engagement, by, guard, error);
  if (guard)
    td_engagement_guard (engagement, td_insight_board_get_data (shown), guard);
  td_insight_board_add_figures (self, engagement->figures);
  td_insight_board_take_text (self, TD_BOARD_MEANING,
                              td_insight_words_take_guarded (
                                  td_insight_words_engagement (engagement), engagement->figures));
  td_insight_board_take_charts (self, td_engagement_charts_new (engagement), shown, guard);
  if (breakdown)
    td_insight_board_take_breakdown (self, breakdown);
  return by == TD_DIMENSION_NONE || breakdown;
}

gboolean
td_engagement_board_fill (TdInsightBoard *self,
                          TdDatabase *db,
                          const TdInsightFilter *filter,
                          TdInsightBoard *shown,
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
    return add_all (self, db, engagement, shown, error);
  return TRUE;
}
