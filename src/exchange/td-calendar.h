/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-date.h"

G_BEGIN_DECLS

/* Limits, each with a sentence of its own. */
#define TD_CALENDAR_MAX_FILE ((gint64) 50 * 1024 * 1024)
#define TD_CALENDAR_MAX_EVENTS 100000
#define TD_CALENDAR_MAX_REPEATS 25000 /* of one event: one a day for 68 years */
#define TD_CALENDAR_MAX_ALL 1000000   /* of all events of a file */

/* Who is asked to an event, or asks to it. */
typedef struct
{
  char *email;
  char *name; /* as the calendar has it, or NULL */
  gboolean organizer;
  gboolean declined;
} TdCalendarAttendee;

/**
 * TdCalendarEvent:
 *
 * One event, or one occurrence of an event that repeats.
 */
typedef struct
{
  guint line; /* of the file, where the event begins */
  char *uid;
  char *occurrence;     /* what it is known by again: the UID, and of one that repeats "/" and the
                           day on which the series has it, as YYYYMMDD */
  TdDate on_date;       /* the civil day in the event's own time zone */
  int minutes;          /* 1 to 1440; 0: all day, or not said */
  gboolean cancelled;   /* by its status or by the file's method */
  char *summary;        /* or NULL */
  GPtrArray *attendees; /* of TdCalendarAttendee, with the organizer */
} TdCalendarEvent;

/* What of an event can't be read. */
typedef struct
{
  guint line;
  const char *property; /* "RRULE" */
  char *value;
  char *message;
} TdCalendarFault;

/**
 * TdCalendar:
 *
 * The events of a calendar file, those that repeat as their occurrences: all that lie behind, and
 * the next one ahead.
 */
typedef struct
{
  char *file_name;
  GPtrArray *events;  /* of TdCalendarEvent, by line and day */
  GPtrArray *faults;  /* of TdCalendarFault */
  guint n_components; /* events as they stand in the file */
} TdCalendar;

/**
 * td_calendar_read:
 * @today: how far events that repeat are followed
 *
 * Reads an iCalendar file (or one of vCalendar 1.0). An event that can't be read is a fault; the
 * others are taken. TD_ERROR_UNREADABLE in a sentence where the file is no calendar, damaged, or
 * past a limit; G_IO_ERROR of the file.
 */
TdCalendar *td_calendar_read (const char *path,
                              TdDate today,
                              GCancellable *cancellable,
                              GError **error);

/* The same of bytes that are called @path. */
TdCalendar *td_calendar_read_bytes (GBytes *bytes,
                                    const char *path,
                                    TdDate today,
                                    GCancellable *cancellable,
                                    GError **error);
void td_calendar_free (TdCalendar *calendar);

/* Whether a file begins as a calendar does; FALSE where it can't be read. */
gboolean td_calendar_is_one (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCalendar, td_calendar_free)

G_END_DECLS
