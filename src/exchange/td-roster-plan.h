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
  GPtrArray *people;       /* of TdRosterPerson: those there are, then the new ones */
  GHashTable *extras;      /* "id/field": value of the free fields there are */
  GHashTable *numbers;     /* people by number */
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

/* The free field of a row, NULL for none; to be freed. */
char *td_roster_plan_dup_extra (TdRosterPlan *plan, guint row, guint column);

/* Writes what the plan says; inside a change (td-roster-write.c). */
gboolean td_roster_plan_write (TdRosterPlan *plan, GError **error);

/* Finding a row's person (td-roster-match.c). */
void td_roster_match_init (TdRosterPlan *plan);
void td_roster_match_clear (TdRosterPlan *plan);
void td_roster_match_add (TdRosterPlan *plan, TdRosterPerson *person);

/* The person that the row is about: one of the workspace, or new. NULL where the row is refused or
 * repeats an earlier one: then it was counted. */
TdRosterPerson *td_roster_match (TdRosterPlan *plan, TdEmployee *key);

/* Resolves the managers of the rows once everyone is known (td-roster-manager.c). */
void td_roster_find_managers (TdRosterPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRosterPlan, td_roster_plan_free)

G_END_DECLS
