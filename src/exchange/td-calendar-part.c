/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-calendar-private.h"

#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_MINUTES 1440

static char *
dup_parameter (icalproperty *property, const char *name)
{
  char *value = icalproperty_get_parameter_as_string_r (property, name);
  char *copy = td_text_clean (value);

  icalmemory_free_buffer (value);
  return copy;
}

/* The zone that a property names: one of the file, or one that everybody knows. */
static icaltimezone *
find_zone (icalcomponent *component, icalproperty *property)
{
  g_autofree char *name = dup_parameter (property, "TZID");
  icaltimezone *zone = NULL;

  if (name == NULL)
    return NULL;
  for (icalcomponent *place = component; place && zone == NULL;
       place = icalcomponent_get_parent (place))
    zone = icalcomponent_get_timezone (place, name);
  if (zone == NULL)
    zone = icaltimezone_get_builtin_timezone_from_tzid (name);
  return zone ? zone : icaltimezone_get_builtin_timezone (name);
}

struct icaltimetype
td_calendar_part_resolve (const TdCalendarPart *part,
                          icalproperty *property,
                          struct icaltimetype time)
{
  icaltimezone *zone =
      time.is_date || icaltime_is_utc (time) ? NULL : find_zone (part->component, property);

  /* A time in UTC is one in the calendar's own zone, where that is said. */
  if (icaltime_is_utc (time) && !time.is_date && part->default_zone)
    return icaltime_convert_to_zone (time, part->default_zone);
  if (zone)
    icaltime_set_timezone (&time, zone);
  return time;
}

TdDate
td_calendar_part_get_day (const TdCalendarPart *part, struct icaltimetype time)
{
  return td_date_from_ymd (time.year, time.month, time.day);
}

/* Seconds since 1970, in the zone of the time; a floating one counts as the start's. */
static time_t
to_seconds (const TdCalendarPart *part, struct icaltimetype time)
{
  const icaltimezone *zone = time.zone ? time.zone : part->start.zone;

  return icaltime_as_timet_with_zone (time, zone);
}

/* How long it takes; 0 where it takes days or says nothing. */
static int
read_minutes (const TdCalendarPart *part)
{
  icalproperty *end = icalcomponent_get_first_property (part->component, ICAL_DTEND_PROPERTY);
  icalproperty *duration =
      icalcomponent_get_first_property (part->component, ICAL_DURATION_PROPERTY);
  gint64 seconds = 0;

  if (part->start.is_date)
    return 0;
  if (end)
    {
      struct icaltimetype time = td_calendar_part_resolve (part, end, icalproperty_get_dtend (end));

      if (!icaltime_is_null_time (time) && !time.is_date)
        seconds = (gint64) (to_seconds (part, time) - to_seconds (part, part->start));
    }
  else if (duration)
    seconds = icaldurationtype_as_int (icalproperty_get_duration (duration));
  seconds = (seconds + 30) / 60;
  return seconds > 0 && seconds <= MOST_MINUTES ? (int) seconds : 0;
}

/* What an event without a UID is known by: what it says. */
static char *
make_uid (icalcomponent *component)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  static const icalproperty_kind kinds[] = { ICAL_DTSTART_PROPERTY, ICAL_SUMMARY_PROPERTY,
                                             ICAL_ATTENDEE_PROPERTY };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (icalproperty *property = icalcomponent_get_first_property (component, kinds[i]); property;
         property = icalcomponent_get_next_property (component, kinds[i]))
      {
        char *text = icalproperty_as_ical_string_r (property);

        g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text));
        icalmemory_free_buffer (text);
      }
  return g_strdup_printf ("none-%.32s", g_checksum_get_string (sum));
}

static void
read_recurrence (TdCalendarPart *part)
{
  icalproperty *property =
      icalcomponent_get_first_property (part->component, ICAL_RECURRENCEID_PROPERTY);
  g_autofree char *range = NULL;

  part->recurrence = icaltime_null_time ();
  if (property == NULL)
    return;
  part->recurrence =
      td_calendar_part_resolve (part, property, icalproperty_get_recurrenceid (property));
  range = dup_parameter (property, "RANGE");
  part->and_after = g_strcmp0 (range, "THISANDFUTURE") == 0;
}

static gboolean
read_start (TdCalendarReading *reading, TdCalendarPart *part)
{
  icalproperty *start = icalcomponent_get_first_property (part->component, ICAL_DTSTART_PROPERTY);
  g_autofree char *value = NULL;

  part->start = start ? icalproperty_get_dtstart (start) : icaltime_null_time ();
  if (start && !icaltime_is_null_time (part->start) && icaltime_is_valid_time (part->start))
    {
      part->start = td_calendar_part_resolve (part, start, part->start);
      if (td_calendar_part_get_day (part, part->start) != TD_DATE_NONE)
        return TRUE;
    }
  td_calendar_add_fault (reading, part->line, "DTSTART",
                         start ? icalproperty_get_value_as_string (start) : "",
                         _ ("This event has no date that can be read."));
  return FALSE;
}

TdCalendarPart *
td_calendar_part_new (TdCalendarReading *reading,
                      icalcomponent *component,
                      guint line,
                      icaltimezone *default_zone,
                      gboolean cancels)
{
  TdCalendarPart *part = g_new0 (TdCalendarPart, 1);
  const char *uid = icalcomponent_get_uid (component);

  part->component = component;
  part->line = line;
  part->default_zone = default_zone;
  part->uid = uid && *uid ? g_strdup (uid) : make_uid (component);
  part->sequence = icalcomponent_get_sequence (component);
  part->cancelled = cancels || icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED;
  read_recurrence (part);
  if (!read_start (reading, part))
    {
      td_calendar_part_free (part);
      return NULL;
    }
  part->minutes = read_minutes (part);
  return part;
}

void
td_calendar_part_free (TdCalendarPart *part)
{
  g_free (part->uid);
  g_free (part);
}

/* --- Attendees --- */

static void
attendee_free (gpointer data)
{
  TdCalendarAttendee *attendee = data;

  g_free (attendee->email);
  g_free (attendee->name);
  g_free (attendee);
}

/* The address of a property: its parameter EMAIL, "mailto:…", or anything with an "@". */
static char *
find_address (icalproperty *property, const char *value)
{
  g_autofree char *parameter = dup_parameter (property, "EMAIL");
  const char *address = parameter ? parameter : value;

  if (address && g_ascii_strncasecmp (address, "mailto:", 7) == 0)
    address += 7;
  return address && strchr (address, '@') ? td_text_clean (address) : NULL;
}

static TdCalendarAttendee *
find_attendee (GPtrArray *attendees, const char *email)
{
  for (guint i = 0; i < attendees->len; i++)
    {
      TdCalendarAttendee *attendee = attendees->pdata[i];

      if (g_ascii_strcasecmp (attendee->email, email) == 0)
        return attendee;
    }
  return NULL;
}

static void
add_attendee (GPtrArray *attendees, icalproperty *property, const char *value, gboolean organizer)
{
  g_autofree char *email = find_address (property, value);
  g_autofree char *type = dup_parameter (property, "CUTYPE");
  g_autofree char *answer = dup_parameter (property, "PARTSTAT");
  TdCalendarAttendee *attendee = email ? find_attendee (attendees, email) : NULL;

  if (email == NULL || g_strcmp0 (type, "ROOM") == 0 || g_strcmp0 (type, "RESOURCE") == 0)
    return;
  if (attendee == NULL)
    {
      attendee = g_new0 (TdCalendarAttendee, 1);
      attendee->email = g_steal_pointer (&email);
      g_ptr_array_add (attendees, attendee);
    }
  if (attendee->name == NULL)
    attendee->name = dup_parameter (property, "CN");
  attendee->organizer = attendee->organizer || organizer;
  attendee->declined = attendee->declined || g_strcmp0 (answer, "DECLINED") == 0;
}

static GPtrArray *
list_attendees (icalcomponent *component)
{
  GPtrArray *attendees = g_ptr_array_new_with_free_func (attendee_free);
  icalproperty *property = icalcomponent_get_first_property (component, ICAL_ORGANIZER_PROPERTY);

  if (property)
    add_attendee (attendees, property, icalproperty_get_organizer (property), TRUE);
  for (property = icalcomponent_get_first_property (component, ICAL_ATTENDEE_PROPERTY); property;
       property = icalcomponent_get_next_property (component, ICAL_ATTENDEE_PROPERTY))
    add_attendee (attendees, property, icalproperty_get_attendee (property), FALSE);
  return attendees;
}

void
td_calendar_add_event (TdCalendarReading *reading,
                       const TdCalendarPart *part,
                       const char *occurrence,
                       TdDate on)
{
  TdCalendarEvent *event = g_new0 (TdCalendarEvent, 1);

  event->line = part->line;
  event->uid = g_strdup (part->uid);
  event->occurrence = g_strdup (occurrence);
  event->on_date = on;
  event->minutes = part->minutes;
  event->cancelled = part->cancelled;
  event->summary = td_text_clean (icalcomponent_get_summary (part->component));
  event->attendees = list_attendees (part->component);
  g_ptr_array_add (reading->calendar->events, event);
}

void
td_calendar_add_fault (TdCalendarReading *reading,
                       guint line,
                       const char *property,
                       const char *value,
                       const char *message)
{
  TdCalendarFault *fault = g_new0 (TdCalendarFault, 1);

  fault->line = line;
  fault->property = property;
  fault->value = g_strdup (value ? value : "");
  fault->message = g_strdup (message);
  g_ptr_array_add (reading->calendar->faults, fault);
}
