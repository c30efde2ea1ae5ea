/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-agenda.h"

G_BEGIN_DECLS

/**
 * TdAgenda:
 *
 * An agenda while it is put together.
 */
typedef struct
{
  TdDatabase *db; /* borrowed */
  gint64 program_id;
  TdDate as_of;
  GPtrArray *rows;    /* of TdAgendaRow, not yet in order */
  GPtrArray *board;   /* of TdDueRow: the pairs that live */
  GPtrArray *waiting; /* of TdDueRow: those whose answers are awaited */
  GHashTable *pairs;  /* id: borrowed from the two */
  GHashTable *ends;   /* id: the row about the end of a pair, borrowed */
} TdAgenda;

/* Adds a row about a pair and returns it, borrowed, for what else there is to say. */
TdAgendaRow *td_agenda_add (TdAgenda *agenda,
                            TdAgendaKind kind,
                            const TdDueRow *pair,
                            TdDate due_on);

/* A pair that lives or is awaited, borrowed; NULL where it is none of them. */
const TdDueRow *td_agenda_find_pair (TdAgenda *agenda, gint64 pair_id);

/* The rows that other rooms know of: concerns, reviews, surveys, agreements, actions, leavers. */
gboolean td_agenda_add_others (TdAgenda *agenda, GError **error);

/* When each row was last written about. */
gboolean td_agenda_add_reminders (TdAgenda *agenda, GError **error);

G_END_DECLS
