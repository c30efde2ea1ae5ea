/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-row-reader.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/* One person of a roster import: as she is in the workspace and as the file has her. */
typedef struct _TdRosterPerson TdRosterPerson;

struct _TdRosterPerson
{
  TdEmployee *before;    /* NULL: not there yet */
  TdEmployee *after;     /* NULL: not in the file */
  guint row;             /* of the table */
  char *manager;         /* the cell, NULL for none */
  TdDate as_of;          /* the day on which the row holds, where it says one */
  TdRosterPerson *chief; /* who that is, borrowed */
  GPtrArray *fields;     /* (element-type utf8) what changes, field names and free columns;
                            NULL for nothing, and for somebody new */
  GArray *extras;        /* (element-type guint) columns of free fields that change; NULL: none */
};

/* @before is kept with a reference of its own; NULL for somebody new. */
TdRosterPerson *td_roster_person_new (TdEmployee *before);
void td_roster_person_free (TdRosterPerson *person);

/* Fills "after" from the row of the reader; what is wrong becomes problems, and the manager waits
 * for everyone to be known. @key is what tells her apart, as td_roster_key() gives it. */
void td_roster_person_read (TdRosterPerson *person, TdRowReader *reader, TdEmployee *key);

/* Number, e-mail, given name, family name and name of the row under the reader, which tell people
 * apart. */
TdEmployee *td_roster_key (TdRowReader *reader);

/* Notes that a field changes, or a free one. */
void td_roster_person_note_field (TdRosterPerson *person, const char *field);
void td_roster_person_note_extra (TdRosterPerson *person, guint column);

/* The fields that change as a list, NULL for none; to be freed. */
char *td_roster_person_dup_fields (TdRosterPerson *person);

/* Notes what differs between before and after, by field. */
void td_roster_person_compare (TdRosterPerson *person);

G_END_DECLS
