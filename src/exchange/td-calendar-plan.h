/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-calendar-import.h"
#include "exchange/td-pair-directory.h"

G_BEGIN_DECLS

/* What the import of one calendar works on: a helper of td-calendar-import.c. */
typedef struct
{
  TdDatabase *db;
  TdReceipt *receipt;
  TdCalendar *calendar;
  const TdImportOptions *options;
  gint64 program_id;             /* 0 for all of them */
  const TdCalendarAnswer *given; /* the coordinator's answers */
  guint n_given;
  TdPairDirectory *pairs;
  GHashTable *answers;  /* folded address: TdPairPerson, borrowed */
  GHashTable *known;    /* occurrence: GPtrArray of TdContact imported before */
  GHashTable *contacts; /* by pair id: GPtrArray of TdContact, as they will be; owned */
  GHashTable *changed;  /* TdContact that are new or other than they were */
  GHashTable *waiting;  /* address: TdImportSuggestion, borrowed */
  GHashTable *ahead;    /* by pair id: TdCalendarAhead */
} TdCalendarPlan;

/* The events ahead of a pair. */
typedef struct
{
  const TdPairEntry *entry;
  const TdCalendarEvent *next; /* the first that is not cancelled, or NULL */
  GArray *called_off;          /* of TdDate */
  guint n_events;
  guint line;
} TdCalendarAhead;

/* The person of an attendee, by an answer or by the address; NULL where nobody knows. */
TdPairPerson *td_calendar_plan_find_person (TdCalendarPlan *plan,
                                            const TdCalendarAttendee *attendee);

/* The pairs whose two people are in the event, or that it was imported for before. Of several
 * pairs of the same two it is the one that lives on the day. (element-type TdPairEntry) */
GPtrArray *td_calendar_plan_find_pairs (TdCalendarPlan *plan, const TdCalendarEvent *event);

/* Looks for people whom the attendees that nobody knows may be; says so in the receipt. FALSE where
 * there is nobody to suggest. */
gboolean td_calendar_plan_suggest (TdCalendarPlan *plan, const TdCalendarEvent *event);

G_END_DECLS
