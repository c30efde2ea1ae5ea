/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <libical/ical.h>

#include "exchange/td-calendar.h"

G_BEGIN_DECLS

/* What the reader of one file shares. */
typedef struct
{
  TdCalendar *calendar;
  TdDate today;
  guint n_repeats; /* of all events together */
} TdCalendarReading;

/**
 * TdCalendarPart:
 *
 * One VEVENT as it stands in the file, with its times in its own zone. The component is borrowed.
 */
typedef struct
{
  icalcomponent *component;
  guint line;
  char *uid;
  icaltimezone *default_zone; /* of the calendar, for times in UTC; NULL for none */
  struct icaltimetype start;
  struct icaltimetype recurrence; /* which occurrence of a series it stands for, or null */
  gboolean and_after;             /* … and all later ones */
  gboolean cancelled;
  int sequence;
  int minutes;
} TdCalendarPart;

/* NULL where it has no time, and a fault is added. */
TdCalendarPart *td_calendar_part_new (TdCalendarReading *reading,
                                      icalcomponent *component,
                                      guint line,
                                      icaltimezone *default_zone,
                                      gboolean cancels);
void td_calendar_part_free (TdCalendarPart *part);

/* A time of a property (DTSTART, EXDATE …) in its own zone. */
struct icaltimetype td_calendar_part_resolve (const TdCalendarPart *part,
                                              icalproperty *property,
                                              struct icaltimetype time);

/* The civil day of a time of the event. */
TdDate td_calendar_part_get_day (const TdCalendarPart *part, struct icaltimetype time);

/* An event of the calendar that happens as @part says, on a day of its own. */
void td_calendar_add_event (TdCalendarReading *reading,
                            const TdCalendarPart *part,
                            const char *occurrence,
                            TdDate on);
void td_calendar_add_fault (TdCalendarReading *reading,
                            guint line,
                            const char *property,
                            const char *value,
                            const char *message);

/* Follows a series: the part that repeats (or NULL, where only changed occurrences of it are in
 * the file) and the parts that stand for single occurrences. (element-type TdCalendarPart) */
void td_calendar_expand (TdCalendarReading *reading, TdCalendarPart *main, GPtrArray *changes);

G_END_DECLS
