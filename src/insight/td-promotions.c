/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-promotions.h"

#include "insight/td-rates.h"
#include "insight/td-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define YEAR_DAYS 365.25

static void
add_time (TdPromotionRate *rate, double from, double to)
{
  if (!(from < to))
    return;
  rate->people++;
  rate->person_days += to - from;
}

/* The state of a promotion, or -1 where nobody was watched. */
static int
find_state (const TdTenure *tenure, double day)
{
  if (!(tenure->entry < day && day <= tenure->end))
    return -1;
  return day <= tenure->joined ? 0 : 1;
}

static void
count_stay (const TdTenure *tenure, TdPromotionRate *states)
{
  double joined = MIN (tenure->joined, tenure->end);

  add_time (&states[0], tenure->entry, joined);
  if (tenure->joined < tenure->end)
    add_time (&states[1], MAX (tenure->entry, joined), tenure->end);
}

static TdRate
get_rate (const TdPromotionRate *self)
{
  return (TdRate){ self->people, self->count, self->person_days };
}

gboolean
td_career_watch (const TdCareer *career, const TdStay *stay, guint *next, TdTenure *tenure)
{
  const TdCareerDay *day;

  if (career->watched == NULL)
    return TRUE;
  while (*next < career->watched->len &&
         g_array_index (career->watched, TdCareerDay, *next).employee_id < stay->id)
    ++*next;
  if (*next == career->watched->len)
    return FALSE;
  day = &g_array_index (career->watched, TdCareerDay, *next);
  if (day->employee_id != stay->id)
    return FALSE;
  tenure->entry = MAX (tenure->entry, day->day - stay->hire);
  return tenure->entry < tenure->end;
}

void
td_promotions_count (const TdStay *stays,
                     guint n,
                     const TdCareer *career,
                     TdDate window_start,
                     TdDate as_of,
                     const int *cells,
                     TdPromotionRate (*rates)[TD_N_STATES],
                     GArray *events)
{
  const TdCareerDay *days = (const TdCareerDay *) career->days->data;
  guint next = 0, next_watched = 0;

  for (guint i = 0; i < n; i++)
    {
      int cell = cells ? cells[i] : 0;
      TdTenure tenure;

      while (next < career->days->len && days[next].employee_id < stays[i].id)
        next++;
      if (cell < 0 || !td_stay_get_tenure (&stays[i], window_start, as_of, &tenure) ||
          !td_career_watch (career, &stays[i], &next_watched, &tenure))
        continue;
      count_stay (&tenure, rates[cell]);
      for (; next < career->days->len && days[next].employee_id == stays[i].id; next++)
        {
          TdPromotionEvent event = { stays[i].id, days[next].day,
                                     find_state (&tenure, days[next].day - stays[i].hire) };

          if (event.state < 0)
            continue;
          rates[cell][event.state].count++;
          if (events)
            g_array_append_val (events, event);
        }
    }
}

void
td_promotions_free (TdPromotions *self)
{
  if (self == NULL)
    return;

  td_insight_filter_clear (&self->filter);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->events, g_array_unref);
  g_free (self);
}

static void
add_state_metrics (const TdPromotionRate *rate, const char *group, GArray *metrics)
{
  guint first = metrics->len;

  td_metrics_add_count (metrics, "promotion", "count", group, TD_METRIC_NO_TIME, rate->count);
  td_metrics_add_count (metrics, "promotion", "person_days", group, TD_METRIC_NO_TIME,
                        (gint64) rate->person_days);
  td_metrics_add (metrics, "promotion", "rate_py", group, TD_METRIC_NO_TIME, rate->rate.estimate);
  td_metrics_add (metrics, "promotion", "lower", group, TD_METRIC_NO_TIME, rate->rate.lower);
  td_metrics_add (metrics, "promotion", "upper", group, TD_METRIC_NO_TIME, rate->rate.upper);
  if (rate->hidden)
    td_metrics_hide (metrics, first);
}

void
td_promotions_add_metrics (const TdPromotions *self, GArray *metrics)
{
  static const char *const groups[TD_N_STATES] = { "0", "1" };
  guint first;

  for (guint i = 0; i < TD_N_STATES; i++)
    add_state_metrics (&self->states[i], groups[i], metrics);
  first = metrics->len;
  td_metrics_add_interval (metrics, "promotion", "ratio", "1/0", TD_METRIC_NO_TIME, self->ratio);
  if (self->states[0].hidden)
    td_metrics_hide (metrics, first);
}

static char *
dup_ratio_text (const TdPromotions *self)
{
  const TdPromotionRate *before = &self->states[0], *since = &self->states[1];

  return g_strdup_printf (
      self->kind == TD_CAREER_MOVE
          ? _ ("Moves a person-year: %.2f before a match (%'d in %.0f years, %.2f to %.2f), %.2f "
               "since (%'d in %.0f years, %.2f to %.2f).")
          : _ ("Promotions a person-year: %.2f before a match (%'d in %.0f years, %.2f to %.2f), "
               "%.2f since (%'d in %.0f years, %.2f to %.2f)."),
      before->rate.estimate, (int) before->count, before->person_days / YEAR_DAYS,
      before->rate.lower, before->rate.upper, since->rate.estimate, (int) since->count,
      since->person_days / YEAR_DAYS, since->rate.lower, since->rate.upper);
}

static const char *
get_conclusion (const TdPromotions *self)
{
  const TdInterval *ratio = &self->ratio;
  gboolean move = self->kind == TD_CAREER_MOVE;

  if (isnan (ratio->estimate) || (ratio->lower <= 1 && ratio->upper >= 1))
    return _ ("No detectable difference.");
  if (ratio->estimate > 1)
    return move ? _ ("Taking part goes along with more moves.")
                : _ ("Taking part goes along with more promotions.");
  return move ? _ ("Taking part goes along with fewer moves.")
              : _ ("Taking part goes along with fewer promotions.");
}

/* Where what is counted comes from; NULL where it was imported. */
static char *
dup_source_text (const TdPromotions *self)
{
  g_autofree char *since = td_date_format (self->watched_since);

  if (self->kind == TD_CAREER_PROMOTION || self->watched_since == TD_DATE_NONE)
    return NULL;
  return g_strdup_printf (self->kind == TD_CAREER_MOVE
                              ? _ ("Moves are changes of department from one roster to the next, "
                                   "known since %s.")
                              : _ ("No promotions were imported: grades that rose from one roster "
                                   "to the next stand for them, known since %s."),
                          since);
}

static char *
dup_reorganised_text (const TdPromotions *self)
{
  if (self->n_reorganised == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("%'u change on a day on which most of a department or grade changed is taken as a "
                "reorganisation and not counted.",
                "%'u changes on days on which most of a department or grade changed are taken as "
                "reorganisations and not counted.",
                self->n_reorganised),
      self->n_reorganised);
}

char *
td_promotions_dup_source (const TdPromotions *self)
{
  g_autofree char *source = dup_source_text (self);
  g_autofree char *reorganised = dup_reorganised_text (self);

  if (source == NULL)
    return NULL;
  return g_strjoin (" ", source, reorganised, NULL);
}

static char *
dup_body (const TdPromotions *self)
{
  g_autofree char *rates = NULL;

  if (self->window_start == TD_DATE_NONE)
    return g_strdup (_ ("Not compared: it is not known since when leavers are complete."));
  if (self->states[0].hidden)
    return g_strdup (_ ("Not shown: one of the two groups has too few people, promotions or "
                        "moves."));
  if (!(self->states[0].person_days > 0 && self->states[1].person_days > 0))
    return g_strdup (_ ("Not compared: nobody was watched in one of the two states."));
  rates = dup_ratio_text (self);
  return g_strdup_printf ("%s %s %s %s", rates, get_conclusion (self),
                          self->kind == TD_CAREER_MOVE
                              ? _ ("Several moves of one person count each, so the ranges are "
                                   "somewhat too narrow.")
                              : _ ("Several promotions of one person count each, so the ranges are "
                                   "somewhat too narrow."),
                          td_verdict_get_caution ());
}

char *
td_promotions_dup_text (const TdPromotions *self)
{
  g_autofree char *source = td_promotions_dup_source (self);
  g_autofree char *body = dup_body (self);

  return source ? g_strjoin (" ", source, body, NULL) : g_steal_pointer (&body);
}

gboolean
td_promotion_rate_is_watched (const TdPromotionRate *self)
{
  return self->person_days >= YEAR_DAYS || self->count > 0 || self->hidden;
}

void
td_promotion_rate_finish (TdPromotionRate *self)
{
  TdRate rate = get_rate (self);

  self->rate = td_rate_get (&rate, YEAR_DAYS);
}

TdInterval
td_promotion_rate_compare (const TdPromotionRate *since, const TdPromotionRate *before)
{
  TdRate one = get_rate (since), zero = get_rate (before);

  return td_rate_get_ratio (&one, &zero);
}
