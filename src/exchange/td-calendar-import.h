/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-calendar.h"
#include "exchange/td-roster-import.h"

G_BEGIN_DECLS

/* That an address of a calendar is a person's: somebody said so. */
typedef struct
{
  const char *address;
  gint64 employee_id;
} TdCalendarAnswer;

/**
 * td_calendar_import:
 * @program_id: only pairs of this programme, or 0
 * @answers: (array length=n_answers): whose the addresses are that the roster doesn't have
 *
 * Imports the meetings of pairs out of a calendar in one change ("calendar.import"), or rehearses
 * it. An event is a pair's where both are among its attendees, known by their e-mail addresses or
 * by an answer. Somebody who is not known is never guessed: the event is refused and the receipt
 * suggests whom the name fits best.
 *
 * Events by today become contacts: held, or cancelled where the event is or where one of the two
 * declined; a meeting with several pairs is a group meeting. The first event ahead becomes the next
 * date of the pair's last contact. An event that was imported before (by its UID and occurrence) is
 * updated: its day, its minutes, and that it was cancelled; nothing else of the contact is touched.
 * A contact of the pair on the same day that was typed is the event's from then on. Events outside
 * the pair's life are refused with its dates; events that are no meeting of a pair are ignored.
 *
 * Returns: (transfer full): the receipt, or NULL; a row is the line of the file on which the event
 * begins
 */
TdReceipt *td_calendar_import (TdDatabase *db,
                               gint64 program_id,
                               TdCalendar *calendar,
                               const TdCalendarAnswer *answers,
                               guint n_answers,
                               const TdImportOptions *options,
                               GError **error);

/* The id of whom a text means among the people of pairs (number, e-mail or name); 0 with
 * TD_ERROR_NOT_FOUND where it is nobody or several. */
gint64 td_calendar_find_person (TdDatabase *db,
                                gint64 program_id,
                                const char *text,
                                GError **error);

G_END_DECLS
