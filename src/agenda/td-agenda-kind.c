/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-agenda-kind.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const struct
{
  const char *code;
  const char *title;
  const char *meaning;
  TdAgendaAction next;
  guint others;
  const char *letter;
} kinds[TD_AGENDA_N_KINDS] = {
  [TD_AGENDA_CONCERN] = { "concern", NC_ ("today", "Concerns"),
    N_ ("A concern was raised and is not settled."),
    TD_AGENDA_SETTLE, TD_AGENDA_END, NULL },
  [TD_AGENDA_LEAVER] = { "leaver", NC_ ("today", "Leaving the Company"),
    N_ ("Somebody of the pair leaves, says the roster."),
    TD_AGENDA_END, TD_AGENDA_REVIEW, NULL },
  [TD_AGENDA_CLOSE] = { "close", NC_ ("today", "Silent for 90 Days"),
    N_ ("No contact for 90 days and more: perhaps this pair is over."),
    TD_AGENDA_END, TD_AGENDA_LOG | TD_AGENDA_REMIND, "reminder" },
  [TD_AGENDA_SILENT] = { "silent", NC_ ("today", "Silent"),
    N_ ("No contact for two of their own intervals."),
    TD_AGENDA_REMIND, TD_AGENDA_LOG | TD_AGENDA_END, "reminder" },
  [TD_AGENDA_OVERDUE] = { "overdue", NC_ ("today", "Overdue"),
    N_ ("Past due by more than the days of grace."),
    TD_AGENDA_LOG, TD_AGENDA_REMIND | TD_AGENDA_END, "reminder" },
  [TD_AGENDA_NEVER_MET] = { "never_met", NC_ ("today", "Never Met"),
    N_ ("Ten days after the start there is no first contact."),
    TD_AGENDA_LOG, TD_AGENDA_REMIND | TD_AGENDA_END, "first-contact" },
  [TD_AGENDA_ANSWER] = { "answer", NC_ ("today", "Answers Waiting"),
    N_ ("Proposed, and not everybody has answered."),
    TD_AGENDA_ANSWER_FOR, TD_AGENDA_ACCEPT | TD_AGENDA_ASK | TD_AGENDA_REMIND, "answer" },
  [TD_AGENDA_GOAL] = { "goal", NC_ ("today", "Coaching That Cannot Begin Yet"),
    N_ ("Both accepted; the intake or an agreed goal is missing."),
    TD_AGENDA_OPEN, 0, NULL },
  [TD_AGENDA_DUE] = { "due", NC_ ("today", "Due This Week"),
    N_ ("The next contact is due within a week."),
    TD_AGENDA_LOG, TD_AGENDA_REMIND, "reminder" },
  [TD_AGENDA_PAST_END] = { "past_end", NC_ ("today", "Past Their Planned End"),
    N_ ("The planned end is over and the pair is still open."),
    TD_AGENDA_END, TD_AGENDA_LOG | TD_AGENDA_REVIEW | TD_AGENDA_REMIND, "end" },
  [TD_AGENDA_ENDING] = { "ending", NC_ ("today", "Ending Soon"),
    N_ ("The planned end is within a month."),
    TD_AGENDA_REMIND, TD_AGENDA_LOG | TD_AGENDA_REVIEW | TD_AGENDA_END, "end" },
  [TD_AGENDA_END_REVIEW] = { "end_review", NC_ ("today", "End Reviews"),
    N_ ("The end review is due."),
    TD_AGENDA_REVIEW, TD_AGENDA_END | TD_AGENDA_REMIND, "end" },
  [TD_AGENDA_MID_REVIEW] = { "mid_review", NC_ ("today", "Mid-term Reviews"),
    N_ ("Half of the planned time is over."),
    TD_AGENDA_REVIEW, 0, NULL },
  [TD_AGENDA_SURVEY] = { "survey", NC_ ("today", "Surveys"),
    N_ ("A survey of one side is due."),
    TD_AGENDA_ENTER, TD_AGENDA_REMIND, "survey" },
  [TD_AGENDA_UNSIGNED] = { "unsigned", NC_ ("today", "Agreements to Sign"),
    N_ ("Thirty days after the start the agreement lacks a signature."),
    TD_AGENDA_SIGN, 0, NULL },
  [TD_AGENDA_ACTION] = { "action", NC_ ("today", "Actions Past Their Date"),
    N_ ("Somebody was to do this by now."),
    TD_AGENDA_FINISH, 0, NULL },
  [TD_AGENDA_TOO_EARLY] = { "too_early", NC_ ("today", "Too Early to Tell"),
    N_ ("Begun lately; the first contact is not due yet."),
    TD_AGENDA_LOG, 0, NULL },
  [TD_AGENDA_PAUSED] = { "paused", NC_ ("today", "Paused"),
    N_ ("Nothing is due in a pause."),
    TD_AGENDA_RESUME, TD_AGENDA_LOG | TD_AGENDA_END, NULL },
};

/* In the order of their flags. */
static const struct
{
  const char *code;
  const char *label;
} actions[TD_AGENDA_N_ACTIONS] = {
  { "log", N_ ("_Log…") },
  { "remind", N_ ("_Remind…") },
  { "answer", N_ ("A_nswer…") },
  { "accept", N_ ("Mark _Accepted") },
  { "ask", N_ ("Mark Asked A_gain") },
  { "sign", N_ ("_Sign…") },
  { "review", N_ ("Re_view…") },
  { "survey", N_ ("_Enter…") },
  { "settle", N_ ("Se_ttle…") },
  { "finish", N_ ("_Done") },
  { "resume", N_ ("Res_ume") },
  { "end", N_ ("En_d…") },
  { "open", N_ ("_Open Pair") },
};
/* clang-format on */

const char *
td_agenda_kind_get_code (TdAgendaKind kind)
{
  g_return_val_if_fail (kind < TD_AGENDA_N_KINDS, NULL);
  return kinds[kind].code;
}

const char *
td_agenda_kind_get_title (TdAgendaKind kind)
{
  g_return_val_if_fail (kind < TD_AGENDA_N_KINDS, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "today", kinds[kind].title);
}

const char *
td_agenda_kind_get_meaning (TdAgendaKind kind)
{
  g_return_val_if_fail (kind < TD_AGENDA_N_KINDS, NULL);
  return _ (kinds[kind].meaning);
}

gboolean
td_agenda_kind_needs_her (TdAgendaKind kind)
{
  return kind < TD_AGENDA_TOO_EARLY;
}

TdAgendaAction
td_agenda_kind_get_next (TdAgendaKind kind)
{
  g_return_val_if_fail (kind < TD_AGENDA_N_KINDS, 0);
  return kinds[kind].next;
}

guint
td_agenda_kind_get_actions (TdAgendaKind kind)
{
  g_return_val_if_fail (kind < TD_AGENDA_N_KINDS, 0);
  return kinds[kind].next | kinds[kind].others | TD_AGENDA_OPEN;
}

const char *
td_agenda_kind_get_letter (TdAgendaKind kind)
{
  g_return_val_if_fail (kind < TD_AGENDA_N_KINDS, NULL);
  return kinds[kind].letter;
}

/* Which of them it is; TD_AGENDA_N_ACTIONS for none, or for several. */
static guint
action_index (TdAgendaAction action)
{
  for (guint i = 0; i < TD_AGENDA_N_ACTIONS; i++)
    if ((guint) action == 1u << i)
      return i;
  return TD_AGENDA_N_ACTIONS;
}

const char *
td_agenda_action_get_code (TdAgendaAction action)
{
  guint i = action_index (action);

  g_return_val_if_fail (i < TD_AGENDA_N_ACTIONS, NULL);
  return actions[i].code;
}

const char *
td_agenda_action_get_label (TdAgendaAction action)
{
  guint i = action_index (action);

  g_return_val_if_fail (i < TD_AGENDA_N_ACTIONS, NULL);
  return _ (actions[i].label);
}

TdAgendaAction
td_agenda_action_from_code (const char *code)
{
  for (guint i = 0; i < TD_AGENDA_N_ACTIONS; i++)
    if (g_strcmp0 (actions[i].code, code) == 0)
      return (TdAgendaAction) (1u << i);
  return 0;
}
