/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-first-promotion.h"

#include "insight/td-suppression.h"
#include "insight/td-window.h"

#include <math.h>

/* The first promotion after the hire day; 0 for none. @next walks along with the stays. */
static int
find_first (const TdStay *stay, const TdCareer *career, guint *next)
{
  const TdCareerDay *days = (const TdCareerDay *) career->days->data;
  int first = 0;

  while (*next < career->days->len && days[*next].employee_id < stay->id)
    ++*next;
  for (guint i = *next; i < career->days->len && days[i].employee_id == stay->id; i++)
    if (first == 0 && days[i].day > stay->hire)
      first = days[i].day - stay->hire;
  return first;
}

void
td_first_promotion_add_rows (const TdStay *stays,
                             guint n,
                             const TdCareer *career,
                             TdDate known_from,
                             TdDate start,
                             TdDate as_of,
                             TdStayRows *rows)
{
  guint next = 0, next_watched = 0;

  for (guint i = 0; i < n; i++)
    {
      int first = find_first (&stays[i], career, &next);
      TdTenure tenure;

      if (stays[i].hire < known_from || !td_stay_get_tenure (&stays[i], start, as_of, &tenure) ||
          !td_career_watch (career, &stays[i], &next_watched, &tenure) ||
          (first > 0 && first <= tenure.entry))
        continue;
      tenure.event = first > 0 && first <= tenure.end;
      if (tenure.event)
        tenure.end = first;
      td_stay_rows_add_states (rows, &tenure, 0, 0);
    }
}

/* Few people or few promotions in a state, or few that a filter leaves out, show neither. */
static gboolean
is_shown (const TdStayRows *rows, gint64 threshold)
{
  for (int state = 0; state < TD_N_STATES; state++)
    {
      gint64 events = 0, people = td_stay_rows_count (rows, state);

      for (guint i = 0; i < rows->spans->len; i++)
        events += g_array_index (rows->groups, int, i) == state &&
                  g_array_index (rows->spans, TdObservation, i).event;
      if (people < threshold || (events > 0 && events < threshold))
        return FALSE;
    }
  return TRUE;
}

static void
make_curves (const TdStayRows *rows, gint64 threshold, TdSurvival *curves[TD_N_STATES])
{
  double start = 0;

  for (int state = 0; state < TD_N_STATES; state++)
    {
      g_autoptr (TdSurvival) whole = td_stay_rows_make_curve (rows, state, -INFINITY);
      double first = td_survival_find_start (whole, (guint) threshold);

      if (isnan (first))
        return;
      start = MAX (start, first);
    }
  for (int state = 0; state < TD_N_STATES; state++)
    curves[state] = td_stay_rows_make_curve (rows, state, start);
}

gboolean
td_first_promotion_load (TdDatabase *db,
                         const TdInsightFilter *filter,
                         TdSurvival *curves[TD_N_STATES],
                         GError **error)
{
  g_autoptr (TdCareer) career = td_career_load (db, filter, TD_CAREER_PROMOTION, error);
  g_autoptr (GArray) stays = NULL;
  g_auto (TdStayRows) rows = { 0 };
  TdDataWindow window;
  gint64 threshold;
  TdDate launch, known_from;

  curves[0] = curves[1] = NULL;
  if (career == NULL || !td_data_window_load (db, filter->as_of, &window, error))
    return FALSE;
  /* A group could be told from everybody by a few: the curve is of everybody. */
  if (window.start == TD_DATE_NONE || td_insight_filter_is_narrow (filter))
    return TRUE;
  stays = td_stays_load (db, filter, TD_ROLE_MENTEE, error);
  if (stays == NULL || !td_stays_load_launch (db, filter, &launch, error) ||
      !td_suppression_load_threshold (db, &threshold, error))
    return FALSE;
  known_from = career->watched ? MAX (window.start, career->since) : window.start;
  td_stay_rows_init (&rows);
  td_first_promotion_add_rows ((const TdStay *) stays->data, stays->len, career, known_from,
                               MAX (window.start, launch), filter->as_of, &rows);
  if (is_shown (&rows, threshold))
    make_curves (&rows, threshold, curves);
  return TRUE;
}
