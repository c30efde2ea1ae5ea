/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-retention-private.h"

#include "insight/td-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The horizon of the figure of new hires. */
#define YEAR_DAYS 365

const TdInsightList *
td_retention_get_list (const TdRetention *self, const char *key)
{
  return g_hash_table_lookup (self->lists, key);
}

/* Of whom the comparison is: a period cuts the months, not this. NULL where there is none. */
static char *
dup_scope (const TdParticipation *participation)
{
  g_autofree char *since = td_date_format (participation->window_start);

  if (participation->verdict < TD_VERDICT_TOO_EARLY)
    return NULL;
  /* Translators: a date; "it" is a comparison that the sentence before is about. */
  return g_strdup_printf (_ ("It is about everybody employed since %s, whatever the period."),
                          since);
}

char *
td_retention_dup_mentees (const TdRetention *self)
{
  g_autofree char *mentees = td_participation_dup_text (&self->participation);
  g_autofree char *scope = dup_scope (&self->participation);

  return g_strjoin (" ", mentees, scope, NULL);
}

const char *
td_retention_get_counting (const TdRetention *self)
{
  return self->filter.voluntary_only
             ? _ ("Turnover, retention and new hires count everybody who left, not only those who "
                  "chose to.")
             : NULL;
}

char *
td_retention_dup_verdict (const TdRetention *self)
{
  g_autofree char *mentees = td_participation_dup_text (&self->participation);
  g_autofree char *first = td_retention_dup_mentees (self);
  g_autofree char *mentors = td_participation_dup_text (&self->mentors);
  g_autofree char *apart = NULL;

  /* Where nothing can be said yet the reason is often the same for both. */
  if (strcmp (mentees, mentors) == 0)
    return g_strdup_printf ("%s\n\n%s", first, _ ("Mentors: the same."));
  apart = g_strdup_printf (_ ("Mentors: %s"), mentors);
  return g_strdup_printf ("%s\n\n%s", first, apart);
}

static void
check_free (gpointer data)
{
  TdDataCheck *check = data;

  g_free (check->code);
  g_free (check);
}

static TdRetention *
retention_new (const TdInsightFilter *filter)
{
  TdRetention *self = g_new0 (TdRetention, 1);

  self->filter = td_insight_filter_copy (filter);
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_ptr_array_new_with_free_func (check_free);
  self->lists = td_insight_lists_new ();
  return self;
}

void
td_retention_free (TdRetention *self)
{
  if (self == NULL)
    return;

  td_insight_filter_clear (&self->filter);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->new_hires, g_array_unref);
  td_survival_free (self->tenure);
  td_participation_clear (&self->participation);
  td_participation_clear (&self->mentors);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static gboolean
read_window (TdDatabase *db, TdRetention *self, GError **error)
{
  TdDataWindow window;

  if (!td_data_window_load (db, self->filter.as_of, &window, error))
    return FALSE;
  self->window_start = window.start;
  self->window_known = window.known;
  if (window.first_leaver != 0)
    td_retention_note (self, "leavers_missing", TD_SUBJECT_EMPLOYEE, window.first_leaver);
  return TRUE;
}

static gboolean
is_in_period (const TdRetention *self, TdDate date)
{
  return date != TD_DATE_NONE && date >= self->filter.from && date >= self->window_start &&
         date <= self->filter.as_of;
}

/* Who came or went on a day of the period: one list of all and one a month. */
typedef struct
{
  TdInsightList *all;
  TdMonthLists months;
  gint64 n;
} Days;

static void
count_day (TdRetention *self, Days *days, const char *code, const TdSpell *spell, TdDate day)
{
  if (days->n++ == 0)
    {
      days->all = td_insight_lists_get (self->lists, code, TD_SUBJECT_EMPLOYEE, TD_LIST_DATE);
      td_month_lists_init (&days->months, self->lists, code, TD_SUBJECT_EMPLOYEE, TD_LIST_DATE);
    }
  td_insight_list_add (days->all, spell->id, day);
  td_month_lists_add (&days->months, day, spell->id, day);
}

static gint64
finish_days (Days *days)
{
  td_insight_list_sort (days->all, TRUE);
  td_month_lists_clear (&days->months);
  return days->n;
}

static void
add_headcount (TdRetention *self, const TdRoster *roster)
{
  TdInsightList *list = NULL;
  gint64 employed = 0;

  for (guint i = 0; i < roster->spells->len; i++)
    {
      const TdSpell *spell = &g_array_index (roster->spells, TdSpell, i);

      if (!td_spell_covers (spell, self->filter.as_of))
        continue;
      if (employed++ == 0)
        list = td_insight_lists_get (self->lists, "headcount", TD_SUBJECT_EMPLOYEE, TD_LIST_DATE);
      td_insight_list_add (list, spell->id, spell->hire);
    }
  g_ptr_array_add (self->figures,
                   td_figure_new ("headcount", "number", (double) employed, employed, -1));
}

static void
add_counts (TdRetention *self, const TdRoster *roster)
{
  gint64 hires, leavers, voluntary = 0, involuntary = 0;
  Days hired = { 0 }, left = { 0 };
  TdFigure *figure;

  add_headcount (self, roster);
  for (guint i = 0; i < roster->spells->len; i++)
    {
      const TdSpell *spell = &g_array_index (roster->spells, TdSpell, i);

      if (is_in_period (self, spell->hire))
        count_day (self, &hired, "hires", spell, spell->hire);
      if (!is_in_period (self, spell->leave))
        continue;
      voluntary += spell->leaving == TD_LEAVING_VOLUNTARY ? 1 : 0;
      involuntary += spell->leaving == TD_LEAVING_INVOLUNTARY ? 1 : 0;
      count_day (self, &left, "leavers", spell, spell->leave);
    }
  hires = finish_days (&hired);
  leavers = finish_days (&left);
  g_ptr_array_add (self->figures, td_figure_new ("hires", "number", (double) hires, hires, -1));
  figure = td_figure_new ("leavers", "number", (double) leavers, leavers, -1);
  /* Where the roster hardly says it, the split would say nothing. */
  if (leavers > 0 && 2 * (voluntary + involuntary) >= leavers)
    td_record_take_text (&figure->remark,
                         g_strdup_printf (_ ("%d voluntary, %d involuntary, %d not said"),
                                          (int) voluntary, (int) involuntary,
                                          (int) (leavers - voluntary - involuntary)));
  g_ptr_array_add (self->figures, figure);
}

/* The last month that closes twelve whole ones, or NULL. */
static const TdHeadcountMonth *
find_rolling (GArray *months)
{
  for (guint i = months->len; i > 0; i--)
    {
      const TdHeadcountMonth *month = &g_array_index (months, TdHeadcountMonth, i - 1);

      if (!isnan (month->rolling_retention.estimate))
        return month;
    }
  return NULL;
}

static void
list_rolling (TdRetention *self, const TdRoster *roster, const TdHeadcountMonth *last)
{
  TdDate first = td_date_add_months (last->first, -11);

  for (guint i = 0; i < roster->spells->len; i++)
    {
      const TdSpell *spell = &g_array_index (roster->spells, TdSpell, i);

      if (spell->leave >= first && spell->leave <= last->last)
        td_insight_lists_add (self->lists, "rolling_turnover", TD_SUBJECT_EMPLOYEE, TD_LIST_DATE,
                              spell->id, spell->leave);
      if (spell->hire < first && td_spell_covers (spell, first))
        td_insight_lists_add (self->lists, "rolling_retention", TD_SUBJECT_EMPLOYEE,
                              TD_LIST_COUNTED, spell->id,
                              spell->leave == TD_DATE_NONE || spell->leave > last->last);
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "rolling_turnover"), TRUE);
  td_insight_list_sort (g_hash_table_lookup (self->lists, "rolling_retention"), FALSE);
}

static void
add_rolling (TdRetention *self, const TdRoster *roster, GArray *months)
{
  const TdHeadcountMonth *last = find_rolling (months);
  TdFigure *turnover, *retention;

  turnover = td_figure_new ("rolling_turnover", "share", NAN, 0, -1);
  retention = td_figure_new_share ("rolling_retention", last ? last->rolling_kept : 0,
                                   last ? last->rolling_opening : 0);
  if (last)
    {
      g_autofree char *until = td_date_format (last->last);

      turnover->value = last->rolling_turnover.estimate;
      turnover->lower = last->rolling_turnover.lower;
      turnover->upper = last->rolling_turnover.upper;
      turnover->count = last->rolling_separations;
      turnover->of = (gint64) round (last->rolling_average);
      td_record_take_text (&turnover->remark, g_strdup_printf (_ ("until %s"), until));
      td_record_set_text (&retention->remark, turnover->remark);
      list_rolling (self, roster, last);
    }
  g_ptr_array_add (self->figures, turnover);
  g_ptr_array_add (self->figures, retention);
}

static TdInsightList *
get_new_hires_list (TdRetention *self, const TdNewHires *row)
{
  g_autofree char *key = g_strdup_printf ("new_hires/%d/%d", row->year, row->days);

  return td_insight_lists_get (self->lists, key, TD_SUBJECT_EMPLOYEE, TD_LIST_COUNTED);
}

/* One entry for each horizon that has passed since the hire. @lists: of each row, or NULL. */
static void
list_new_hire (TdRetention *self, const TdSpell *spell, TdInsightList **lists)
{
  int year, first;

  td_date_get_ymd (spell->hire, &year, NULL, NULL);
  first = g_array_index (self->new_hires, TdNewHires, 0).year;
  for (guint i = 0; year >= first && i < self->new_hires->len; i++)
    {
      const TdNewHires *row = &g_array_index (self->new_hires, TdNewHires, i);
      gboolean kept;

      if (row->year != year ||
          !td_headcount_is_mature (spell, row->days, self->window_start, self->filter.as_of))
        continue;
      kept = td_headcount_is_retained (spell, row->days, self->filter.as_of);
      if (lists[i] == NULL)
        lists[i] = get_new_hires_list (self, row);
      td_insight_list_add (lists[i], spell->id, kept);
      if (row->days == YEAR_DAYS)
        td_insight_lists_add (self->lists, "new_hires", TD_SUBJECT_EMPLOYEE, TD_LIST_COUNTED,
                              spell->id, kept);
    }
}

static void
add_new_hires (TdRetention *self, const TdRoster *roster)
{
  g_autofree TdInsightList **lists = g_new0 (TdInsightList *, self->new_hires->len + 1);
  gint64 mature = 0, kept = 0;

  for (guint i = 0; self->new_hires->len > 0 && i < roster->spells->len; i++)
    list_new_hire (self, &g_array_index (roster->spells, TdSpell, i), lists);
  for (guint i = 0; i < self->new_hires->len; i++)
    {
      const TdNewHires *row = &g_array_index (self->new_hires, TdNewHires, i);

      td_insight_list_sort (lists[i], FALSE);
      mature += row->days == YEAR_DAYS ? row->mature : 0;
      kept += row->days == YEAR_DAYS ? row->retained : 0;
    }
  td_insight_list_sort (g_hash_table_lookup (self->lists, "new_hires"), FALSE);
  g_ptr_array_add (self->figures, td_figure_new_share ("new_hires", kept, mature));
}

/* Tenure of everyone under observation since W: METRICS section 2. */
static TdSurvival *
make_tenure (const TdRetention *self, const TdRoster *roster)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (TdObservation));
  g_autoptr (TdSurvival) whole = NULL;
  double start;

  for (guint i = 0; i < roster->spells->len; i++)
    {
      const TdSpell *spell = &g_array_index (roster->spells, TdSpell, i);
      gboolean left = spell->leave != TD_DATE_NONE && spell->leave <= self->filter.as_of;
      TdDate end = left ? spell->leave : self->filter.as_of;
      gboolean counts = !self->filter.voluntary_only || spell->leaving == TD_LEAVING_VOLUNTARY;
      TdObservation span = { MAX (0, self->window_start - spell->hire), end - spell->hire + 1,
                             left && counts };

      if (end >= self->window_start && span.entry < span.end)
        g_array_append_val (spans, span);
    }
  whole = td_survival_new ((TdObservation *) spans->data, spans->len);
  start = td_survival_find_start (whole, TD_RETENTION_LEAST_AT_RISK);
  if (isnan (start) || start <= 0)
    return g_steal_pointer (&whole);
  return td_survival_new_from ((TdObservation *) spans->data, spans->len, start);
}

static void
keep_period (TdRetention *self, GArray *months)
{
  self->months = g_array_new (FALSE, FALSE, sizeof (TdHeadcountMonth));
  for (guint i = 0; i < months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (months, TdHeadcountMonth, i);

      if (month->last >= self->filter.from)
        g_array_append_vals (self->months, month, 1);
    }
}

static void
add_figures (TdRetention *self, const TdRoster *roster)
{
  const TdSpell *spells = (const TdSpell *) roster->spells->data;
  guint n = roster->spells->len;
  TdDate from = self->window_start;
  g_autoptr (GArray) months = NULL;

  add_counts (self, roster);
  if (from == TD_DATE_NONE)
    {
      self->months = g_array_new (FALSE, FALSE, sizeof (TdHeadcountMonth));
      self->new_hires = g_array_new (FALSE, FALSE, sizeof (TdNewHires));
      return;
    }
  months = td_headcount_months (spells, n, from, self->filter.as_of);
  self->new_hires = td_headcount_new_hires (spells, n, from, self->filter.as_of);
  self->tenure = make_tenure (self, roster);
  add_rolling (self, roster, months);
  add_new_hires (self, roster);
  keep_period (self, months);
}

TdRetention *
td_retention_load (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdRetention) self = retention_new (filter);
  TdRoster roster = { g_array_new (FALSE, FALSE, sizeof (TdSpell)) };
  gboolean read;

  g_return_val_if_fail (filter->as_of != TD_DATE_NONE, NULL);

  read = read_window (db, self, error) && td_retention_read_roster (db, self, &roster, error) &&
         td_retention_check_records (db, self, error);
  if (read)
    {
      add_figures (self, &roster);
      td_retention_finish_checks (self);
    }
  g_array_unref (roster.spells);
  read =
      read &&
      td_participation_load (db, filter, self->window_start, TD_ROLE_MENTEE, &self->participation,
                             error) &&
      td_participation_load (db, filter, self->window_start, TD_ROLE_MENTOR, &self->mentors, error);
  if (read && td_insight_filter_is_narrow (filter))
    read = td_retention_suppress (db, self, error);
  return read ? g_steal_pointer (&self) : NULL;
}
