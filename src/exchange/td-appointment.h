/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdAppointmentOptions:
 * @program_id: the pairs of this programme; 0: of all
 * @pair_id: only this pair; 0: all
 * @pair_ids: (nullable) (element-type gint64): only these pairs, borrowed
 * @attendees: name the two as attendees, so that her calendar can invite them (without
 *   METHOD:PUBLISH, which allows none); needs @organiser_email; nobody of a confidential programme
 * @organiser_name: (nullable)
 * @organiser_email: (nullable): who publishes or invites
 */
typedef struct
{
  gint64 program_id;
  gint64 pair_id;
  GArray *pair_ids;
  gboolean attendees;
  const char *organiser_name;
  const char *organiser_email;
} TdAppointmentOptions;

/**
 * TdAppointment:
 *
 * The next contact of a pair as it is given out: the date that was agreed, else the one that is
 * due.
 */
#define TD_TYPE_APPOINTMENT (td_appointment_get_type ())
G_DECLARE_FINAL_TYPE (TdAppointment, td_appointment, TD, APPOINTMENT, TdRecord)

struct _TdAppointment
{
  TdRecord parent_instance;

  gint64 pair_id;
  char *uid;      /* stays with the pair */
  int sequence;   /* rises with every change of the date, and when it is cancelled or is not any
                     more */
  TdDate on_date; /* of a cancelled one the last date */
  gboolean cancelled;
  TdDate changed_on; /* when the sequence last rose */

  gboolean agreed; /* the date was agreed; else it is due */
  char *reference;
  char *program_name;
  gboolean confidential;
  char *cadence;
  char *mentor_name;
  char *mentor_email;
  char *mentee_name;
  char *mentee_email;
};

/**
 * td_appointment_update:
 *
 * Brings the appointments up to date with what holds on @today and gives them, by pair. A pair that
 * has no next contact any more (it ended, or is paused) is cancelled, where one was given out.
 * Change "agenda.calendar", which undo does not offer: a calendar that went out cannot be taken
 * back. Nothing changed writes nothing. TD_ERROR_NOT_FOUND where there is no such pair.
 *
 * Returns: (transfer full) (element-type TdAppointment): or NULL
 */
GPtrArray *td_appointment_update (TdDatabase *db,
                                  const TdAppointmentOptions *options,
                                  TdDate today,
                                  GError **error);

/**
 * td_appointment_dup_calendar:
 * @appointments: (element-type TdAppointment)
 *
 * The appointments as iCalendar (RFC 5545, RFC 5546): all-day events, the same bytes for the same
 * appointments. No private word; no names of a confidential programme.
 */
char *td_appointment_dup_calendar (GPtrArray *appointments, const TdAppointmentOptions *options);

/**
 * td_appointment_save:
 *
 * td_appointment_update() and the text in a file. The change is made once the file stands.
 * TD_ERROR_INVALID where attendees are asked for and there is no organiser.
 *
 * Returns: (transfer full) (element-type TdAppointment): or NULL
 */
GPtrArray *td_appointment_save (TdDatabase *db,
                                const TdAppointmentOptions *options,
                                const char *path,
                                TdDate today,
                                GError **error);

G_END_DECLS
