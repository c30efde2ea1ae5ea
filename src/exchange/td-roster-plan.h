/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-directory.h"
#include "exchange/td-roster-person.h"

G_BEGIN_DECLS

/**
 * TdRosterPlan:
 *
 * What a roster import is going to do: everyone there is, matched with the rows of the file.
 */
typedef struct
{
  TdDatabase *db;
  TdRowReader reader;
  TdArena *arena;          /* where people and their texts are */
  GPtrArray *people;       /* of TdRosterPerson: those there are, then the new ones */
  GArray *free_columns;    /* of guint: those of free fields */
  GHashTable *extras;      /* "id/field": value of the free fields there are */
  GHashTable *numbers;     /* people by number, one they had before too */
  GPtrArray *others;       /* of TdOtherNumber */
  GHashTable *emails;      /* GPtrArray of people by e-mail */
  GHashTable *names;       /* GPtrArray of people by folded name */
  GHashTable *contents;    /* rows without a number by their content */
  gboolean others_indexed; /* whether emails and names are filled */
} TdRosterPlan;

TdRosterPlan *td_roster_plan_new (TdDatabase *db);

/* Loads everyone there is. */
gboolean td_roster_plan_load (TdRosterPlan *plan, GError **error);

/* Reads every row, finds managers and missing people. Writes nothing. */
gboolean td_roster_plan_make (TdRosterPlan *plan, GError **error);
void td_roster_plan_free (TdRosterPlan *plan);

/* One person more; @before is in the arena, NULL for somebody new. */
TdRosterPerson *td_roster_plan_add (TdRosterPlan *plan, const TdEmployeeData *before);

/* The free field of a row, NULL for none; borrowed from the plan. */
const char *td_roster_plan_get_extra (TdRosterPlan *plan, guint row, guint column);

/* Writes what the plan says; inside a change (td-roster-write.c). */
gboolean td_roster_plan_write (TdRosterPlan *plan, GError **error);

/* Finding a row's person (td-roster-match.c). */
void td_roster_match_init (TdRosterPlan *plan);
void td_roster_match_clear (TdRosterPlan *plan);
void td_roster_match_add (TdRosterPlan *plan, TdRosterPerson *person);
/* The numbers that they had before; once all of them are there. */
gboolean td_roster_match_add_others (TdRosterPlan *plan, GError **error);

/* The person that the row is about: one of the workspace, or new. NULL where the row is refused or
 * repeats an earlier one: then it was counted. */
TdRosterPerson *td_roster_match (TdRosterPlan *plan, TdRosterKey *key);

/* Resolves the managers of the rows once everyone is known (td-roster-manager.c). */
void td_roster_find_managers (TdRosterPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRosterPlan, td_roster_plan_free)

G_END_DECLS
