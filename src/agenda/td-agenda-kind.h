/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdAgendaKind:
 * @TD_AGENDA_CONCERN: a side raised a concern that is not settled
 * @TD_AGENDA_LEAVER: somebody of the pair leaves or left, says the roster
 * @TD_AGENDA_CLOSE: silent for TD_AGENDA_CLOSE_DAYS: to be closed, perhaps
 * @TD_AGENDA_SILENT: no contact for two of its own intervals
 * @TD_AGENDA_OVERDUE: past due and past grace
 * @TD_AGENDA_NEVER_MET: no first contact TD_AGENDA_NEVER_MET_DAYS after the start
 * @TD_AGENDA_ANSWER: proposed, an answer is awaited
 * @TD_AGENDA_GOAL: a coaching pair that both accepted waits for its intake or goal
 * @TD_AGENDA_DUE: due within a week, or past due within grace
 * @TD_AGENDA_PAST_END: past its planned end
 * @TD_AGENDA_ENDING: its planned end is near
 * @TD_AGENDA_END_REVIEW: its end review is due
 * @TD_AGENDA_MID_REVIEW: its mid-term review is due
 * @TD_AGENDA_SURVEY: a survey of one side is due
 * @TD_AGENDA_UNSIGNED: the agreement lacks a signature
 * @TD_AGENDA_ACTION: something somebody was to do by now
 * @TD_AGENDA_TOO_EARLY: begun lately; nothing can be told
 * @TD_AGENDA_PAUSED: the clock is stopped
 *
 * What a row of Today is about, in the order in which they are shown: what needs the coordinator
 * first, the last two to be known only.
 */
typedef enum
{
  TD_AGENDA_CONCERN,
  TD_AGENDA_LEAVER,
  TD_AGENDA_CLOSE,
  TD_AGENDA_SILENT,
  TD_AGENDA_OVERDUE,
  TD_AGENDA_NEVER_MET,
  TD_AGENDA_ANSWER,
  TD_AGENDA_GOAL,
  TD_AGENDA_DUE,
  TD_AGENDA_PAST_END,
  TD_AGENDA_ENDING,
  TD_AGENDA_END_REVIEW,
  TD_AGENDA_MID_REVIEW,
  TD_AGENDA_SURVEY,
  TD_AGENDA_UNSIGNED,
  TD_AGENDA_ACTION,
  TD_AGENDA_TOO_EARLY,
  TD_AGENDA_PAUSED,
  TD_AGENDA_N_KINDS,
  TD_AGENDA_NONE = TD_AGENDA_N_KINDS, /* all is well */
} TdAgendaKind;

/**
 * TdAgendaAction:
 *
 * What can be done about a row; flags, so that a row or several can have a set of them.
 */
typedef enum
{
  TD_AGENDA_LOG = 1 << 0,        /* log a contact */
  TD_AGENDA_REMIND = 1 << 1,     /* write to whom it concerns */
  TD_AGENDA_ANSWER_FOR = 1 << 2, /* record what the sides answered */
  TD_AGENDA_ACCEPT = 1 << 3,     /* whoever has not answered said yes */
  TD_AGENDA_ASK = 1 << 4,        /* whoever has not answered was asked again */
  TD_AGENDA_SIGN = 1 << 5,       /* record signatures */
  TD_AGENDA_REVIEW = 1 << 6,     /* enter a review */
  TD_AGENDA_ENTER = 1 << 7,      /* enter a survey */
  TD_AGENDA_SETTLE = 1 << 8,     /* settle a concern */
  TD_AGENDA_FINISH = 1 << 9,     /* an action is done */
  TD_AGENDA_RESUME = 1 << 10,    /* a pause is over */
  TD_AGENDA_END = 1 << 11,       /* complete or end the pair */
  TD_AGENDA_OPEN = 1 << 12,      /* look at the pair */
} TdAgendaAction;

/* How many actions there are: flags from 1 << 0 on. */
#define TD_AGENDA_N_ACTIONS 13

/* The code of a kind in JSON ("never_met"). */
const char *td_agenda_kind_get_code (TdAgendaKind kind);

/* The heading of its section, and what it means in one sentence. Borrowed, translated. */
const char *td_agenda_kind_get_title (TdAgendaKind kind);
const char *td_agenda_kind_get_meaning (TdAgendaKind kind);

/* Whether it needs the coordinator; else it is only to be known. */
gboolean td_agenda_kind_needs_her (TdAgendaKind kind);

/* The one next action, and everything that can be done, that one among them. */
TdAgendaAction td_agenda_kind_get_next (TdAgendaKind kind);
guint td_agenda_kind_get_actions (TdAgendaKind kind);

/* The kind of letter that a reminder about it is (td_remind…: "reminder", "first-contact",
 * "answer", "survey", "end"); NULL where there is none. */
const char *td_agenda_kind_get_letter (TdAgendaKind kind);

/* The code of an action in JSON ("log"), and what its button says, with a mnemonic. */
const char *td_agenda_action_get_code (TdAgendaAction action);
const char *td_agenda_action_get_label (TdAgendaAction action);

/* The action with this code; 0 where there is none. */
TdAgendaAction td_agenda_action_from_code (const char *code);

G_END_DECLS
