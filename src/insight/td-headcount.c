/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-headcount.h"

#include <math.h>

#define ROLLING 12

static const int horizons[] = { 91, 183, 365 };

static int
month_number (TdDate date)
{
  int year, month;

  td_date_get_ymd (date, &year, &month, NULL);
  return year * 12 + month - 1;
}

gboolean
td_spell_covers (const TdSpell *spell, TdDate day)
{
  return spell->hire <= day && (spell->leave == TD_DATE_NONE || spell->leave >= day);
}

/* A spell as the data of [from, as_of] know it; FALSE where they don't. */
static gboolean
cut_spell (const TdSpell *spell, TdDate from, TdDate as_of, TdSpell *known)
{
  *known = *spell;
  if (known->leave > as_of)
    known->leave = TD_DATE_NONE;
  return known->hire <= as_of && (known->leave == TD_DATE_NONE || known->leave >= from);
}

static GArray *
make_months (TdDate from, TdDate as_of)
{
  GArray *months = g_array_new (FALSE, TRUE, sizeof (TdHeadcountMonth));

  for (TdDate day = from; day <= as_of; day = td_date_month_end (day) + 1)
    {
      TdHeadcountMonth month = { .first = day, .last = MIN (td_date_month_end (day), as_of) };

      month.partial =
          month.first != td_date_month_start (day) || month.last != td_date_month_end (day);
      g_array_append_val (months, month);
    }
  return months;
}

static TdHeadcountMonth *
get_month (GArray *months, int index)
{
  return index >= 0 && index < (int) months->len ? &g_array_index (months, TdHeadcountMonth, index)
                                                 : NULL;
}

/* Counts the leaving of a spell, whose hire was in the month numbered @hired (below 0: before). */
static void
count_leaving (GArray *months, const TdSpell *spell, int hired, int left, int *lost)
{
  TdHeadcountMonth *month = get_month (months, left);

  month->separations++;
  month->voluntary += spell->leaving == TD_LEAVING_VOLUNTARY ? 1 : 0;
  month->involuntary += spell->leaving == TD_LEAVING_INVOLUNTARY ? 1 : 0;
  month->daily_average -= month->last - spell->leave;
  if (hired < left)
    month->kept--;
  /* Lost to every rolling year that began with her and holds this month. */
  for (int end = left; end < (int) months->len && end < left + ROLLING; end++)
    if (hired < end - ROLLING + 1)
      lost[end]++;
}

static void
count_spell (GArray *months, const TdSpell *spell, int base, int *lost)
{
  TdHeadcountMonth *first = get_month (months, 0);
  int hired = spell->hire < first->first ? -1 : month_number (spell->hire) - base;

  if (hired < 0)
    first->opening++;
  else
    {
      TdHeadcountMonth *month = get_month (months, hired);

      month->hires++;
      month->daily_average += month->last - spell->hire + 1;
    }
  if (spell->leave != TD_DATE_NONE)
    count_leaving (months, spell, hired, month_number (spell->leave) - base, lost);
}

static void
close_month (TdHeadcountMonth *month)
{
  int days = month->last - month->first + 1;

  month->closing = month->opening + month->hires - month->separations;
  month->kept += month->opening;
  month->average = (month->opening + month->closing) / 2.0;
  month->daily_average = (month->daily_average + (double) month->opening * days) / days;
  month->turnover = td_interval_rate (month->separations, month->average);
  month->voluntary_turnover = td_interval_rate (month->voluntary, month->average);
  month->retention = td_interval_wilson (month->kept, month->opening);
  month->rolling_average = NAN;
  month->rolling_turnover = month->rolling_retention = td_interval_none ();
}

static void
roll_year (GArray *months, int end, int lost)
{
  TdHeadcountMonth *last = get_month (months, end);
  TdHeadcountMonth *first = get_month (months, end - ROLLING + 1);
  double averages = 0;

  if (first == NULL || first->partial || last->partial)
    return;

  for (TdHeadcountMonth *month = first; month <= last; month++)
    {
      last->rolling_separations += month->separations;
      averages += month->average;
    }
  last->rolling_average = averages / ROLLING;
  last->rolling_turnover = td_interval_rate (last->rolling_separations, last->rolling_average);
  last->rolling_opening = first->opening;
  last->rolling_kept = first->opening - lost;
  last->rolling_retention = td_interval_wilson (last->rolling_kept, last->rolling_opening);
}

GArray *
td_headcount_months (const TdSpell *spells, guint n, TdDate from, TdDate as_of)
{
  GArray *months = make_months (from, as_of);
  g_autofree int *lost = g_new0 (int, months->len + 1);

  if (months->len == 0)
    return months;

  for (guint i = 0; i < n; i++)
    {
      TdSpell known;

      if (cut_spell (&spells[i], from, as_of, &known))
        count_spell (months, &known, month_number (from), lost);
    }
  for (int i = 0; i < (int) months->len; i++)
    {
      TdHeadcountMonth *before = get_month (months, i - 1);

      if (before)
        get_month (months, i)->opening = before->closing;
      close_month (get_month (months, i));
    }
  for (int i = 0; i < (int) months->len; i++)
    roll_year (months, i, lost[i]);
  return months;
}

gboolean
td_headcount_is_mature (const TdSpell *spell, int days, TdDate from, TdDate as_of)
{
  return spell->hire >= from && spell->hire + days <= as_of;
}

gboolean
td_headcount_is_retained (const TdSpell *spell, int days, TdDate as_of)
{
  return spell->leave == TD_DATE_NONE || spell->leave > as_of || spell->leave >= spell->hire + days;
}

static int
year_of (TdDate date)
{
  int year;

  td_date_get_ymd (date, &year, NULL, NULL);
  return year;
}

static void
count_new_hire (GArray *rows, const TdSpell *spell, TdDate from, TdDate as_of)
{
  guint first = (guint) (year_of (spell->hire) - year_of (from)) * G_N_ELEMENTS (horizons);

  for (guint h = 0; h < G_N_ELEMENTS (horizons); h++)
    {
      TdNewHires *row = &g_array_index (rows, TdNewHires, first + h);

      if (!td_headcount_is_mature (spell, row->days, from, as_of))
        continue;
      row->mature++;
      row->retained += td_headcount_is_retained (spell, row->days, as_of) ? 1 : 0;
    }
}

GArray *
td_headcount_new_hires (const TdSpell *spells, guint n, TdDate from, TdDate as_of)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (TdNewHires));

  for (int year = year_of (from); from <= as_of && year <= year_of (as_of); year++)
    for (guint h = 0; h < G_N_ELEMENTS (horizons); h++)
      {
        TdNewHires row = { .year = year, .days = horizons[h] };

        g_array_append_val (rows, row);
      }
  for (guint i = 0; i < n; i++)
    if (spells[i].hire >= from && spells[i].hire <= as_of)
      count_new_hire (rows, &spells[i], from, as_of);
  for (guint i = 0; i < rows->len; i++)
    {
      TdNewHires *row = &g_array_index (rows, TdNewHires, i);

      row->share = td_interval_wilson (row->retained, row->mature);
    }
  return rows;
}
