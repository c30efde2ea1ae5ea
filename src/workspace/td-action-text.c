/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-action-text.h"

#include "insight/td-exit-reasons.h"
#include "insight/td-signals.h"
#include "insight/td-suppression.h"
#include "insight/td-window.h"
#include "workspace/td-retention-period.h"
#include "workspace/td-sender.h"
#include "workspace/td-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whoever adds a change adds its words; sorted by action. */
static const struct
{
  const char *action;
  const char *words;
} texts[] = {
  { "agenda.calendar", N_ ("Calendar exported") },
  { "agenda.remind", N_ ("Written to") },
  { "calendar.import", N_ ("Calendar imported") },
  { "contact.delete", N_ ("Contact deleted") },
  { "contact.edit", N_ ("Contact changed") },
  { "contact.log", N_ ("Contact logged") },
  { "contacts.import", N_ ("Contacts imported") },
  { "employee.add", N_ ("Person added") },
  { "employee.edit", N_ ("Person changed") },
  { "enrolment.add", N_ ("Enrolled") },
  { "enrolment.edit", N_ ("Enrolment changed") },
  { "enrolment.preferences", N_ ("Wishes changed") },
  { "enrolment.restore", N_ ("Enrolled again") },
  { "enrolment.wait", N_ ("Put on the waiting list") },
  { "enrolment.withdraw", N_ ("Enrolment withdrawn") },
  { "enrolments.import", N_ ("Sign-ups imported") },
  { "events.import", N_ ("Company history imported") },
  { "feedback.delete", N_ ("Answers deleted") },
  { "feedback.edit", N_ ("Answers changed") },
  { "feedback.enter", N_ ("Answers entered") },
  { "feedback.import", N_ ("Answers imported") },
  { "feedback.question-add", N_ ("Question added") },
  { "feedback.question-delete", N_ ("Question deleted") },
  { "feedback.question-edit", N_ ("Question changed") },
  { "feedback.question-move", N_ ("Question moved") },
  { "feedback.question-restore", N_ ("Question asked again") },
  { "feedback.question-retire", N_ ("Question retired") },
  { "feedback.survey-add", N_ ("Survey made") },
  { "feedback.survey-delete", N_ ("Survey deleted") },
  { "feedback.survey-edit", N_ ("Survey changed") },
  { "pairing.accept", N_ ("Acceptance recorded") },
  { "pairing.accept-all", N_ ("Acceptances recorded") },
  { "pairing.add", N_ ("Pair made") },
  { "pairing.allow", N_ ("Pair neither locked nor forbidden any more") },
  { "pairing.answer", N_ ("Answers recorded") },
  { "pairing.ask-again", N_ ("Asked again") },
  { "pairing.cadence", N_ ("Rhythm changed") },
  { "pairing.complete", N_ ("Pair completed") },
  { "pairing.decline", N_ ("Pair declined") },
  { "pairing.discard", N_ ("Draft discarded") },
  { "pairing.edit", N_ ("Draft changed") },
  { "pairing.end", N_ ("Pair ended") },
  { "pairing.forbid", N_ ("Pair forbidden") },
  { "pairing.lock", N_ ("Pair locked") },
  { "pairing.match-again", N_ ("Waits for a mentor again") },
  { "pairing.no-match", N_ ("No match found") },
  { "pairing.note", N_ ("Note changed") },
  { "pairing.pause", N_ ("Pair paused") },
  { "pairing.propose", N_ ("Pairs proposed") },
  { "pairing.ranking", N_ ("Ranking entered") },
  { "pairing.release", N_ ("Pairs released") },
  { "pairing.restore", N_ ("The proposal’s own choice put back") },
  { "pairing.resume", N_ ("Pair resumed") },
  { "pairing.shortlist", N_ ("Shortlist made") },
  { "pairing.shortlist-remove", N_ ("Shortlist given up") },
  { "pairing.sign", N_ ("Signature recorded") },
  { "pairing.swap", N_ ("Mentors swapped") },
  { "pairing.take-back", N_ ("Answer taken back") },
  { "pairing.withdraw", N_ ("Proposed pair withdrawn") },
  { "pairs.import", N_ ("Pairs imported") },
  { "partnership.absence", N_ ("Absence recorded") },
  { "partnership.absence-delete", N_ ("Absence deleted") },
  { "partnership.absence-edit", N_ ("Absence changed") },
  { "partnership.absence-end", N_ ("Absence ended") },
  { "partnership.action", N_ ("Action added") },
  { "partnership.action-done", N_ ("Action done") },
  { "partnership.action-drop", N_ ("Action let go") },
  { "partnership.action-edit", N_ ("Action changed") },
  { "partnership.action-reopen", N_ ("Action open again") },
  { "partnership.agreement", N_ ("Agreement changed") },
  { "partnership.checklist", N_ ("Coaching step done") },
  { "partnership.checklist-back", N_ ("Coaching step taken back") },
  { "partnership.complete", N_ ("Pairs completed") },
  { "partnership.concern", N_ ("Concern recorded") },
  { "partnership.concern-edit", N_ ("Concern changed") },
  { "partnership.end", N_ ("Pairs ended") },
  { "partnership.extend", N_ ("Planned end changed") },
  { "partnership.goal", N_ ("Goal set") },
  { "partnership.goal-drop", N_ ("Goal let go") },
  { "partnership.goal-edit", N_ ("Goal changed") },
  { "partnership.goal-note", N_ ("Progress noted") },
  { "partnership.goal-reach", N_ ("Goal reached") },
  { "partnership.goal-reopen", N_ ("Goal taken up again") },
  { "partnership.intake", N_ ("Intake changed") },
  { "partnership.leaver", N_ ("Pairs of a leaver ended") },
  { "partnership.refer", N_ ("Referral recorded") },
  { "partnership.refer-delete", N_ ("Referral deleted") },
  { "partnership.rematch", N_ ("Pair ended, another mentor looked for") },
  { "partnership.review", N_ ("Review recorded") },
  { "partnership.review-delete", N_ ("Review deleted") },
  { "partnership.review-edit", N_ ("Review changed") },
  { "partnership.settle", N_ ("Concern settled") },
  { "partnership.sign-back", N_ ("Signature taken back") },
  { "partnership.unsettle", N_ ("Concern open again") },
  { "person.anonymise", N_ ("Made anonymous") },
  { "person.erase", N_ ("Erased") },
  { "person.merge", N_ ("Two numbers merged") },
  { "program.add", N_ ("Programme created") },
  { "program.archive", N_ ("Programme archived") },
  { "program.close", N_ ("Programme closed") },
  { "program.copy", N_ ("Programme copied") },
  { "program.delete", N_ ("Programme deleted") },
  { "program.edit", N_ ("Programme changed") },
  { "program.reopen", N_ ("Programme reopened") },
  { "program.rules", N_ ("Rules changed") },
  { "program.text", N_ ("Text changed") },
  { "roster.import", N_ ("Roster imported") },
  { TD_CHANGE_UNDO, N_ ("Undone") },
  { TD_CHANGE_REDO, N_ ("Redone") },
  { "workspace.restore", N_ ("Backup restored") },
  { "workspace.sample", N_ ("Sample made") },
  { "workspace.setting", N_ ("Setting changed") },
};

const char *
td_action_get_words (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (texts[i].action, action) == 0)
      return _ (texts[i].words);
  return action;
}

/* The detail of a setting is its key. */
static const char *
find_setting_words (const char *key)
{
  /* As the window asks for them. */
  static const struct
  {
    const char *key, *words;
  } settings[] = {
    { TD_SETTING_ORGANISATION, N_ ("Organisation") },
    { TD_SETTING_COORDINATOR, N_ ("Your name") },
    { TD_SETTING_COORDINATOR_EMAIL, N_ ("Your e-mail address") },
    { TD_SETTING_WINDOW_START, N_ ("Leavers are complete since") },
    { TD_SETTING_MIN_CELL, N_ ("Fewest people to show") },
    { TD_SETTING_MENTOR_LOAD, N_ ("Many mentees") },
    { TD_SETTING_RETENTION_MONTHS, N_ ("Keep data of leavers for a time only") },
    { TD_SETTING_EXIT_TOPICS, N_ ("Reasons Mentoring Can Touch") },
    { TD_SETTING_NOTIFY, N_ ("Notify me") },
    { TD_SETTING_NOTIFY_HOUR, N_ ("Hour of the daily notification") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    if (strcmp (settings[i].key, key) == 0)
      return _ (settings[i].words);
  return key;
}

/* The detail of an undo is the entry it took back: its action, then its detail. */
static char *
dup_taken_back (const char *detail)
{
  g_auto (GStrv) parts = g_strsplit (detail, " ", 2);

  return td_action_text_for (parts[0], parts[1]);
}

char *
td_action_text_for (const char *action, const char *detail)
{
  const char *words = td_action_get_words (action);
  g_autofree char *taken_back = NULL;

  g_return_val_if_fail (action != NULL, NULL);

  if (detail && *detail &&
      (g_str_equal (action, TD_CHANGE_UNDO) || g_str_equal (action, TD_CHANGE_REDO)))
    detail = taken_back = dup_taken_back (detail);
  else if (detail && g_str_equal (action, "workspace.setting"))
    detail = find_setting_words (detail);
  if (detail == NULL || *detail == '\0')
    return g_strdup (words);
  /* Translators: what was done, then with whom or what: "Contact logged: NAME". */
  return g_strdup_printf (_ ("%s: %s"), words, detail);
}
