/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain-private.h"

#include "candidates/td-points.h"
#include "proposal/td-explanation-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
rule_number (const char *name)
{
  for (int i = 0; i < TD_N_HARD_RULES; i++)
    if (strcmp (td_hard_rules[i].name, name) == 0)
      return i;
  return -1;
}

/* The mentors whom this rule blocks for her, and nothing else. */
static int
count_only (const TdExplainer *self, guint rule)
{
  int n = 0;

  if (self->mentee < 0)
    return 0;
  for (guint j = 0; j < self->candidates->mentors->len; j++)
    {
      guint blocked;

      if (td_candidates_is_self (self->candidates, (guint) self->mentee, j))
        continue;
      td_candidates_score (self->candidates, (guint) self->mentee, j, NULL, &blocked);
      n += blocked == 1u << rule || (blocked == 0 && rule == TD_HARD_RULE_CAPACITY);
    }
  return n;
}

/* Whom she has under a change; NULL for nobody. */
static const TdParticipant *
try_change (const TdExplainer *self,
            const TdWhatIfChange *change,
            TdWhatIfResult *result,
            GError **error)
{
  g_autoptr (TdSolution) solution =
      td_what_if_solve (self->what_if, change, result, td_database_get_cancellable (self->db),
                        error);

  if (solution == NULL || solution->mentor[self->mentee] < 0)
    return NULL;
  return self->candidates->mentors->pdata[solution->mentor[self->mentee]];
}

/* Whether she would have a mentor without the rule. */
static gboolean
try_without (const TdExplainer *self, TdObstacle *obstacle, guint rule, GError **error)
{
  TdWhatIfChange change = { .rules_off = 1u << rule };
  TdWhatIfResult result;
  GError *trouble = NULL;
  const TdParticipant *mentor;

  if (self->what_if == NULL || self->mentee < 0 || rule == TD_HARD_RULE_CAPACITY)
    return TRUE;
  mentor = try_change (self, &change, &result, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  obstacle->matched_change = result.matched_change;
  obstacle->helps = mentor != NULL;
  td_record_set_text (&obstacle->mentor_name, mentor ? mentor->name : NULL);
  return TRUE;
}

static gboolean
explain_rules (const TdExplainer *self, TdExplanation *into, GError **error)
{
  g_autoptr (GPtrArray) counts = td_points_blocked_from_json (self->row->blocked);

  for (guint i = 0; i < counts->len; i++)
    {
      const TdPoint *count = counts->pdata[i];
      int rule = rule_number (count->name);
      TdObstacle *obstacle;

      if (rule < 0)
        continue;
      obstacle = g_object_new (TD_TYPE_OBSTACLE, NULL);
      g_ptr_array_add (into->obstacles, obstacle);
      td_record_set_text (&obstacle->rule, count->name);
      td_record_set_text (&obstacle->label, count->label);
      obstacle->mentors = count->value;
      obstacle->only = count_only (self, (guint) rule);
      if (!try_without (self, obstacle, (guint) rule, error))
        return FALSE;
    }
  return TRUE;
}

static TdPriceReason *
price_reason (const TdExplainer *self, const TdAlternative *alternative)
{
  const TdMentorValue *mentor = td_explainer_find_mentor (self, alternative->mentor_id);
  TdPriceReason *reason = g_object_new (TD_TYPE_PRICE_REASON, NULL);

  reason->mentor_id = alternative->mentor_id;
  reason->score = alternative->score;
  reason->percent = alternative->percent;
  reason->price = mentor->points;
  reason->price_percent = td_explainer_percent (self, mentor->points);
  td_record_set_text (&reason->number, alternative->number);
  td_record_set_text (&reason->name, alternative->name);
  td_record_set_text (&reason->holders, alternative->holders);
  if (reason->holders)
    td_record_take_text (
        &reason->text,
        /* Translators: percent of the best fit, of this mentee and of what a place took; names. */
        g_strdup_printf (_ ("This mentee fits %d %%; a place took %d %% or more. It goes to %s."),
                         reason->percent, reason->price_percent, reason->holders));
  else
    td_record_take_text (&reason->text, g_strdup (_ ("Has no place in this proposal.")));
  return reason;
}

/* The nearest mentors whom no rule forbids her. */
static void
explain_prices (const TdExplainer *self, TdExplanation *into)
{
  for (guint i = 0; i < into->alternatives->len; i++)
    g_ptr_array_add (into->prices, price_reason (self, into->alternatives->pdata[i]));
}

/* Whether one more place with a mentor would give her one. */
static gboolean
try_place (const TdExplainer *self,
           TdExplanation *into,
           const TdParticipant *mentor,
           GError **error)
{
  TdWhatIfPlaces places = { .mentor_id = mentor->employee_id, .places = mentor->places + 1 };
  TdWhatIfChange change = { .places = &places, .n_places = 1 };
  TdWhatIfResult result;
  GError *trouble = NULL;

  if (try_change (self, &change, &result, &trouble))
    into->smallest_change =
        g_strdup_printf (_ ("One more place with %s would give this mentee a mentor."),
                         mentor->name);
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* The mentor without any place whom no rule forbids her and who fits best, or NULL. */
static const TdParticipant *
find_without_place (const TdExplainer *self)
{
  const TdParticipant *best = NULL;
  int most = -1;

  for (guint j = 0; j < self->candidates->mentors->len; j++)
    {
      const TdParticipant *mentor = self->candidates->mentors->pdata[j];
      guint blocked;
      int score = td_candidates_score (self->candidates, (guint) self->mentee, j, NULL, &blocked);

      if (blocked != 1u << TD_HARD_RULE_CAPACITY || score <= most ||
          td_candidates_is_self (self->candidates, (guint) self->mentee, j))
        continue;
      best = mentor;
      most = score;
    }
  return best;
}

/* One more place with one of the nearest mentors, or with one who had none. */
static gboolean
try_places (const TdExplainer *self, TdExplanation *into, GError **error)
{
  const TdParticipant *without = find_without_place (self);

  for (guint i = 0; i < into->alternatives->len && into->smallest_change == NULL; i++)
    {
      const TdAlternative *alternative = into->alternatives->pdata[i];
      int index = td_candidates_find (self->candidates->mentors, alternative->mentor_id);

      if (index >= 0 && !try_place (self, into, self->candidates->mentors->pdata[index], error))
        return FALSE;
    }
  return into->smallest_change || without == NULL || try_place (self, into, without, error);
}

static gboolean
explain_smallest (const TdExplainer *self, TdExplanation *into, GError **error)
{
  if (self->what_if == NULL || self->mentee < 0)
    return TRUE;
  if (!try_places (self, into, error))
    return FALSE;
  for (guint i = 0; i < into->obstacles->len && into->smallest_change == NULL; i++)
    {
      const TdObstacle *obstacle = into->obstacles->pdata[i];

      if (obstacle->helps)
        into->smallest_change =
            /* Translators: the name of a rule. */
            g_strdup_printf (_ ("Without the rule “%s” this mentee would have a mentor."),
                             td_rule_get_label (TD_RULE, obstacle->rule));
    }
  if (into->smallest_change == NULL)
    into->smallest_change =
        g_strdup (_ ("Neither one more place nor one rule less gives this mentee a mentor."));
  return TRUE;
}

gboolean
td_explain_unmatched (const TdExplainer *self, TdExplanation *into, GError **error)
{
  TdStoredProof proof;

  if (self->row->proven_id)
    return TRUE;
  td_stored_proof_from_json (self->proposal->proof, &proof);
  if (into->alternatives->len > 0)
    {
      into->set_mentees = (int) proof.set_mentees;
      into->set_places = (int) proof.set_places;
    }
  explain_prices (self, into);
  return explain_rules (self, into, error) && explain_smallest (self, into, error);
}
