/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "agenda/td-agenda-kind.h"
#include "contact/td-due-board.h"

G_BEGIN_DECLS

/* Days after the start from which a pair without a contact is "never met". */
#define TD_AGENDA_NEVER_MET_DAYS 10

/* Days without a contact from which a silent pair is proposed to be closed. */
#define TD_AGENDA_CLOSE_DAYS 90

/* Days after the start up to which an agreement need not be signed yet. */
#define TD_AGENDA_UNSIGNED_DAYS 30

/**
 * TdAgendaRow:
 *
 * One thing that needs the coordinator as of a day, or is to be known: a pair and what about it. A
 * pair may have several. td-agenda-words.h says it in words.
 */
#define TD_TYPE_AGENDA_ROW (td_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (TdAgendaRow, td_agenda_row, TD, AGENDA_ROW, TdRecord)

struct _TdAgendaRow
{
  TdRecord parent_instance;

  int kind; /* TdAgendaKind */
  gint64 pair_id;
  gint64 object_id; /* the survey, the action, …; 0 where it is about the pair as a whole */
  char *side;       /* mentor, mentee, coordinator: whom it is about; NULL: both, or nobody */

  char *reference;
  gint64 program_id;
  char *program_name;
  gint64 mentor_id;
  char *mentor_number;
  char *mentor_name;
  gint64 mentee_id;
  char *mentee_number;
  char *mentee_name;
  int line; /* TdLine of the mentor: to be flagged */

  char *title;   /* of the survey, of the action; what coaching needs (TdPair.needs); NULL else */
  char *cadence; /* the notation in force; NULL while answers are awaited */
  TdDate since;  /* what the kind counts from: the start, the proposal, the concern, … */
  TdDate due_on; /* the day it was or is due; the rows of a kind are in this order */
  TdDate last;   /* the last contact held */
  TdDate next_agreed; /* the next date agreed then */
  TdDate reminded_on; /* when somebody was last written to about it */
  int days;           /* @due_on to the day asked for: late where above 0 */
  int next;           /* TdAgendaAction: what comes next */
};

/* The contact kind of a pair of the board, from silent to paused: the first that holds, or
 * TD_AGENDA_NONE for one on track. Pure. */
TdAgendaKind td_agenda_classify (const TdDueRow *row, TdDate as_of);

/* Whether its planned end is near or past, or TD_AGENDA_NONE. Pure. */
TdAgendaKind td_agenda_classify_end (const TdDueRow *row, TdDate as_of);

/* The order of Today: by kind, in a kind what was due first, then by pair and side. For
 * g_ptr_array_sort(). */
int td_agenda_row_compare (gconstpointer a, gconstpointer b);

/**
 * td_agenda_load:
 * @program_id: a programme, or 0 for all
 * @as_of: any day; what happened after it is not known then
 *
 * Everything that is on Today as of a day, in its order. One statement a kind, none a pair.
 *
 * Returns: (transfer full) (element-type TdAgendaRow), or NULL
 */
GPtrArray *td_agenda_load (TdDatabase *db, gint64 program_id, TdDate as_of, GError **error);

/* How many rows there are of each kind (TD_AGENDA_N_KINDS numbers); returns how many need her. */
guint td_agenda_count (GPtrArray *rows, guint *n_of_kind);

G_END_DECLS
