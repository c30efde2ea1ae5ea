/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "people/td-employee.h"
#include "workspace/td-fact.h"

G_BEGIN_DECLS

/* How many of the latest contacts there are; the page of each pair has all of its own. */
#define TD_PERSON_CONTACTS 12

/**
 * TdPersonOverview:
 * @person: NULL where she is gone: everything else is NULL then too
 * @extras: the free fields of the roster, "Area: North", one a line, sorted; "" where there are
 *   none
 * @enrolments: (element-type TdEnrolment): with wishes and vetoes
 * @pairs: (element-type TdPair): those that are not over first, then the newest
 * @contacts: (element-type TdContact): the latest of all of her pairs
 * @facts: (element-type TdFact): places, mentor, contacts, next, surveys, agreements, away; each
 *   only where there is something to say
 * @needs: (element-type TdFact): what needs the coordinator about her pairs, in the order of Today
 *
 * All that the page of a person shows as of a day. Plain data: make it on any thread and hand it
 * over. What was done about her is td_audit_search(). A brief one, for a glance beside a list, has
 * no
 * @facts and no @needs.
 */
typedef struct
{
  TdEmployee *person;
  char *extras;
  GPtrArray *enrolments;
  GPtrArray *pairs;
  GPtrArray *contacts;
  GPtrArray *facts;
  GPtrArray *needs;
} TdPersonOverview;

/* Reads it. Somebody who is gone is no error. */
TdPersonOverview *td_person_overview_load (TdDatabase *db,
                                           gint64 person_id,
                                           TdDate today,
                                           gboolean brief,
                                           GError **error);

void td_person_overview_free (TdPersonOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPersonOverview, td_person_overview_free)

G_END_DECLS
