/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-row-reader.h"
#include "people/td-employee-data.h"

G_BEGIN_DECLS

/* The fields of a roster, as they stand in TdRosterCells. */
typedef enum
{
  TD_ROSTER_NUMBER,
  TD_ROSTER_NAME,
  TD_ROSTER_GIVEN_NAME,
  TD_ROSTER_FAMILY_NAME,
  TD_ROSTER_EMAIL,
  TD_ROSTER_DEPARTMENT,
  TD_ROSTER_TITLE,
  TD_ROSTER_GRADE,
  TD_ROSTER_LOCATION,
  TD_ROSTER_LEAVE_REASON,
  TD_ROSTER_STATUS,
  TD_ROSTER_LANGUAGES,
  TD_ROSTER_MANAGER,
  TD_ROSTER_HIRE_DATE,
  TD_ROSTER_LEAVE_DATE,
  TD_ROSTER_AS_OF,
  TD_ROSTER_N_FIELDS,
} TdRosterField;

/**
 * TdRosterCells:
 * @reader: stands on a row; borrowed
 * @arena: where people and their texts are; borrowed
 * @senses: what each status means, by its text: there are few of them
 *
 * Where the people of a roster are read from, and where they are kept.
 */
typedef struct
{
  TdRowReader *reader;
  TdArena *arena;
  GHashTable *senses;
  TdRowField fields[TD_ROSTER_N_FIELDS];
} TdRosterCells;

/* Finds the columns; @reader is set up. */
void td_roster_cells_init (TdRosterCells *cells, TdRowReader *reader, TdArena *arena);
void td_roster_cells_clear (TdRosterCells *cells);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdRosterCells, td_roster_cells_clear)

/* What tells people apart: texts of a row, NULL where there are none. */
typedef struct
{
  const char *number;
  const char *email;
  const char *name;
  const char *given_name;
  const char *family_name;
  const char *name_key;
} TdRosterKey;

/* One person of a roster import: as she is in the workspace and as the file has her. She and all of
 * her are in the arena of the plan. */
typedef struct _TdRosterPerson TdRosterPerson;

struct _TdRosterPerson
{
  const TdEmployeeData *before; /* NULL: not there yet */
  TdEmployeeData *after;        /* NULL: not in the file */
  guint row;                    /* of the table */
  const char *manager;          /* the cell, NULL for none */
  TdDate as_of;                 /* the day on which the row holds, where it says one */
  TdRosterPerson *chief;        /* who that is */
  const char *fields;           /* what changes, a list of field names and free columns; NULL for
                                   nothing, and for somebody new */
  guint *extras;                /* columns of free fields that change */
  guint n_extras;
  gboolean by_other_number; /* the row has a number that she had before */
};

/* The key of the row under the reader. */
void td_roster_key_read (TdRosterKey *key, TdRosterCells *cells);

/* Fills "after" from the row of the reader; what is wrong becomes problems, and the manager waits
 * for everyone to be known. */
void td_roster_person_read (TdRosterPerson *person, TdRosterCells *cells, const TdRosterKey *key);

/* Notes that a field changes. */
void td_roster_person_note (TdRosterPerson *person, const char *field, TdArena *arena);

/* Notes what differs between before and after, by field. */
void td_roster_person_compare (TdRosterPerson *person, TdArena *arena);

G_END_DECLS
