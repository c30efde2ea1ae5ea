/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-calendar-private.h"

#include <glib/gi18n-lib.h>

/* How far ahead an event that repeats is followed. */
#define DAYS_AHEAD 400

/* One series while it is followed. */
typedef struct
{
  TdCalendarReading *reading;
  TdCalendarPart *main;
  GPtrArray *changes; /* of TdCalendarPart */
  GArray *excepted;   /* of struct icaltimetype */
  GHashTable *seen;   /* occurrences given out, owned */
  guint n_repeats;
  gboolean ahead; /* the next one ahead was given out */
} Series;

/* Whether two times are one: a day alone means any time of that day. */
static gboolean
is_same_time (struct icaltimetype one, struct icaltimetype other)
{
  if (one.is_date || other.is_date)
    return one.year == other.year && one.month == other.month && one.day == other.day;
  if (one.zone == NULL || other.zone == NULL)
    return one.year == other.year && one.month == other.month && one.day == other.day &&
           one.hour == other.hour && one.minute == other.minute;
  return icaltime_compare (one, other) == 0;
}

/* The time in the zone of the series, where days are counted. */
static struct icaltimetype
to_main_zone (const Series *series, struct icaltimetype time)
{
  const icaltimezone *zone = series->main ? series->main->start.zone : NULL;

  if (zone == NULL || time.is_date || time.zone == NULL)
    return time;
  return icaltime_convert_to_zone (time, (icaltimezone *) zone);
}

/* The part that stands for an occurrence: its own, or the last "this and all later ones". */
static TdCalendarPart *
find_change (const Series *series, struct icaltimetype time, gboolean *exact)
{
  TdCalendarPart *found = NULL;

  *exact = FALSE;
  for (guint i = 0; i < series->changes->len; i++)
    {
      TdCalendarPart *change = series->changes->pdata[i];

      if (is_same_time (change->recurrence, time))
        {
          *exact = TRUE;
          return change;
        }
      if (change->and_after && icaltime_compare (change->recurrence, time) < 0 &&
          (found == NULL || icaltime_compare (found->recurrence, change->recurrence) < 0))
        found = change;
    }
  return found;
}

/* Gives an occurrence out once. */
static void
add_occurrence (Series *series, const TdCalendarPart *part, struct icaltimetype original, TdDate on)
{
  struct icaltimetype day = to_main_zone (series, original);
  char *occurrence = g_strdup_printf ("%s/%04d%02d%02d", part->uid, day.year, day.month, day.day);

  if (!g_hash_table_contains (series->seen, occurrence))
    td_calendar_add_event (series->reading, part, occurrence, on);
  g_hash_table_add (series->seen, occurrence);
}

/* How many days later than the series the part lies. */
static int
days_moved (const TdCalendarPart *part)
{
  return td_calendar_part_get_day (part, part->start) -
         td_calendar_part_get_day (part, part->recurrence);
}

/* The properties of a kind. A component remembers one place only while it is walked through, so
 * that walks can't lie in each other. */
static GPtrArray *
list_properties (icalcomponent *component, icalproperty_kind kind)
{
  GPtrArray *properties = g_ptr_array_new ();

  for (icalproperty *property = icalcomponent_get_first_property (component, kind); property;
       property = icalcomponent_get_next_property (component, kind))
    g_ptr_array_add (properties, property);
  return properties;
}

static GArray *
list_excepted (const TdCalendarPart *main)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (struct icaltimetype));
  g_autoptr (GPtrArray) properties = list_properties (main->component, ICAL_EXDATE_PROPERTY);

  for (guint i = 0; i < properties->len; i++)
    {
      struct icaltimetype time =
          td_calendar_part_resolve (main, properties->pdata[i],
                                    icalproperty_get_exdate (properties->pdata[i]));

      g_array_append_val (times, time);
    }
  return times;
}

static gboolean
is_excepted (const Series *series, struct icaltimetype time)
{
  for (guint i = 0; i < series->excepted->len; i++)
    if (is_same_time (g_array_index (series->excepted, struct icaltimetype, i), time))
      return TRUE;
  return FALSE;
}

/* One time of the series; FALSE where there is no need to go on. */
static gboolean
take_time (Series *series, struct icaltimetype time)
{
  TdDate on = td_calendar_part_get_day (series->main, time);
  TdDate today = series->reading->today;
  TdCalendarPart *change;
  gboolean exact;

  if (on == TD_DATE_NONE || on > today + DAYS_AHEAD || (series->ahead && on > today))
    return FALSE;
  /* A series that is called off leaves what lies behind as it was. */
  if (is_excepted (series, time) || (series->main->cancelled && on < today))
    return TRUE;
  change = find_change (series, time, &exact);
  if (exact)
    return TRUE;
  if (change)
    on += days_moved (change);
  add_occurrence (series, change ? change : series->main, time, on);
  series->ahead = on > today;
  return TRUE;
}

static gboolean
count_repeat (Series *series, const char *rule)
{
  g_autofree char *message = NULL;

  if (series->n_repeats++ < TD_CALENDAR_MAX_REPEATS &&
      series->reading->n_repeats++ < TD_CALENDAR_MAX_ALL)
    return TRUE;
  /* Translators: a number of times. */
  message = g_strdup_printf (_ ("This event repeats more than %d times by today; the later ones "
                                "were left out."),
                             TD_CALENDAR_MAX_REPEATS);
  td_calendar_add_fault (series->reading, series->main->line, "RRULE", rule, message);
  return FALSE;
}

/* The last time of a rule in the zone of the series; a day alone reaches to its end. */
static void
settle_until (const Series *series, struct icalrecurrencetype *rule)
{
  if (icaltime_is_null_time (rule->until))
    return;
  if (rule->until.is_date && !series->main->start.is_date)
    {
      rule->until.is_date = 0;
      rule->until.hour = 23;
      rule->until.minute = rule->until.second = 59;
      rule->until.zone = series->main->start.zone;
    }
  else
    rule->until = to_main_zone (series, rule->until);
}

static void
follow_rule (Series *series, icalproperty *property)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);
  const char *text = icalproperty_get_value_as_string (property);
  icalrecur_iterator *iterator;
  struct icaltimetype time;

  if (rule.freq == ICAL_SECONDLY_RECURRENCE || rule.freq == ICAL_MINUTELY_RECURRENCE ||
      rule.freq == ICAL_HOURLY_RECURRENCE)
    {
      td_calendar_add_fault (series->reading, series->main->line, "RRULE", text,
                             _ ("This event repeats several times a day: no meetings of a pair. "
                                "Only its first time was taken."));
      return;
    }
  settle_until (series, &rule);
  iterator = icalrecur_iterator_new (rule, series->main->start);
  if (iterator == NULL)
    {
      td_calendar_add_fault (series->reading, series->main->line, "RRULE", text,
                             _ ("How this event repeats can’t be read; only its first time was "
                                "taken."));
      return;
    }
  for (time = icalrecur_iterator_next (iterator); !icaltime_is_null_time (time);
       time = icalrecur_iterator_next (iterator))
    if (!count_repeat (series, text) || !take_time (series, time))
      break;
  icalrecur_iterator_free (iterator);
}

static void
follow_dates (Series *series)
{
  g_autoptr (GPtrArray) properties = list_properties (series->main->component, ICAL_RDATE_PROPERTY);

  for (guint i = 0; i < properties->len; i++)
    {
      icalproperty *property = properties->pdata[i];
      struct icaldatetimeperiodtype date = icalproperty_get_rdate (property);
      struct icaltimetype time = icaltime_is_null_time (date.time) ? date.period.start : date.time;

      if (icaltime_is_null_time (time) || !count_repeat (series, "RDATE"))
        continue;
      series->ahead = FALSE;
      take_time (series, td_calendar_part_resolve (series->main, property, time));
    }
}

static void
follow_main (Series *series)
{
  g_autoptr (GPtrArray) rules = list_properties (series->main->component, ICAL_RRULE_PROPERTY);

  series->excepted = list_excepted (series->main);
  /* The first time counts whether the rule names it or not. */
  take_time (series, series->main->start);
  for (guint i = 0; i < rules->len; i++)
    {
      series->ahead = FALSE;
      follow_rule (series, rules->pdata[i]);
    }
  follow_dates (series);
  g_clear_pointer (&series->excepted, g_array_unref);
}

static gboolean
repeats (const TdCalendarPart *part)
{
  return icalcomponent_get_first_property (part->component, ICAL_RRULE_PROPERTY) ||
         icalcomponent_get_first_property (part->component, ICAL_RDATE_PROPERTY);
}

void
td_calendar_expand (TdCalendarReading *reading, TdCalendarPart *main, GPtrArray *changes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Series series = { reading, main, changes, NULL, seen, 0, FALSE };

  if (main && !repeats (main) && changes->len == 0)
    {
      td_calendar_add_event (reading, main, main->uid,
                             td_calendar_part_get_day (main, main->start));
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      TdCalendarPart *change = changes->pdata[i];

      add_occurrence (&series, change, change->recurrence,
                      td_calendar_part_get_day (change, change->start));
    }
  if (main)
    follow_main (&series);
}
