/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Appointments as iCalendar. */

#include "exchange/td-appointment.h"

#include "agenda/td-letter.h"
#include "program/td-cadence.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>

static struct icaltimetype
make_day (TdDate date)
{
  struct icaltimetype time = icaltime_null_date ();

  td_date_get_ymd (date, &time.year, &time.month, &time.day);
  return time;
}

/* The stroke of midnight of a day, in UTC. */
static struct icaltimetype
make_stamp (TdDate date)
{
  struct icaltimetype time = icaltime_null_time ();

  td_date_get_ymd (date, &time.year, &time.month, &time.day);
  time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

static char *
dup_summary (TdAppointment *one)
{
  if (one->confidential)
    /* Translators: an event of a calendar, of a programme that shows no names. */
    return g_strdup_printf (_ ("Contact of pair %s"), one->reference);
  /* Translators: an event of a calendar: mentor and mentee. */
  return g_strdup_printf (_ ("Contact: %s – %s"), one->mentor_name, one->mentee_name);
}

static char *
dup_description (TdAppointment *one)
{
  g_autofree char *cadence = td_cadence_dup_text_label (one->cadence);

  if (one->cancelled)
    return g_strdup (one->program_name);
  if (one->agreed)
    /* Translators: a programme, and how often the pair speaks. */
    return g_strdup_printf (_ ("%s, %s. The two agreed on this day."), one->program_name, cadence);
  /* Translators: likewise. */
  return g_strdup_printf (_ ("%s, %s. Due by this day; nothing was agreed."), one->program_name,
                          cadence);
}

/* A parameter holds no double quote. */
static icalparameter *
make_name (const char *name)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), "\"", '\'');

  return icalparameter_new_cn (plain);
}

static char *
dup_mailto (const char *email)
{
  g_autofree char *stripped = g_strstrip (g_strdup (email));

  return g_strconcat ("mailto:", stripped, NULL);
}

static void
add_organiser (icalcomponent *event, const TdAppointmentOptions *options)
{
  g_autofree char *address = NULL;
  icalproperty *organiser;

  if (!td_letter_is_address (options->organiser_email))
    return;
  address = dup_mailto (options->organiser_email);
  organiser = icalproperty_new_organizer (address);
  if (options->organiser_name && *options->organiser_name)
    icalproperty_add_parameter (organiser, make_name (options->organiser_name));
  icalcomponent_add_property (event, organiser);
}

static void
add_attendee (icalcomponent *event, const char *name, const char *email)
{
  g_autofree char *address = NULL;
  icalproperty *attendee;

  if (!td_letter_is_address (email))
    return;
  address = dup_mailto (email);
  attendee = icalproperty_new_attendee (address);
  icalproperty_add_parameter (attendee, make_name (name));
  icalproperty_add_parameter (attendee, icalparameter_new_role (ICAL_ROLE_REQPARTICIPANT));
  icalproperty_add_parameter (attendee, icalparameter_new_rsvp (ICAL_RSVP_TRUE));
  icalcomponent_add_property (event, attendee);
}

static icalcomponent *
make_event (TdAppointment *one, const TdAppointmentOptions *options)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *summary = dup_summary (one);
  g_autofree char *description = dup_description (one);

  icalcomponent_add_property (event, icalproperty_new_uid (one->uid));
  icalcomponent_add_property (event, icalproperty_new_sequence (one->sequence));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (make_stamp (one->changed_on)));
  icalcomponent_add_property (event, icalproperty_new_dtstart (make_day (one->on_date)));
  icalcomponent_add_property (event, icalproperty_new_dtend (make_day (one->on_date + 1)));
  icalcomponent_add_property (event,
                              icalproperty_new_status (one->cancelled ? ICAL_STATUS_CANCELLED
                                                                      : ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  icalcomponent_add_property (event, icalproperty_new_description (description));
  add_organiser (event, options);
  if (options->attendees && !one->confidential)
    {
      add_attendee (event, one->mentor_name, one->mentor_email);
      add_attendee (event, one->mentee_name, one->mentee_email);
    }
  return event;
}

char *
td_appointment_dup_calendar (GPtrArray *appointments, const TdAppointmentOptions *options)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  char *raw;
  char *text;

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar,
                              icalproperty_new_prodid ("-//Tandem//Tandem " TD_VERSION "//EN"));
  /* Published to be read. With attendees it is no message: RFC 5546 lets none be published to. */
  if (!options->attendees)
    icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  for (guint i = 0; i < appointments->len; i++)
    icalcomponent_add_component (calendar, make_event (appointments->pdata[i], options));
  raw = icalcomponent_as_ical_string_r (calendar);
  text = g_strdup (raw);
  icalmemory_free_buffer (raw);
  icalcomponent_free (calendar);
  return text;
}
