/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *code;
  const char *label;
} outcomes[] = {
  { "paired", N_ ("Paired") },
  { "blocked", N_ ("A rule forbids it") },
  { "used_elsewhere", N_ ("Of better use elsewhere") },
  { "other_mentor", N_ ("Another mentor fits better") },
  { "full", N_ ("No place free") },
  { "not_available", N_ ("Not a mentor who is ready") },
};

/* Takes @because. */
static void
settle (TdWishOutcome *wish, const char *code, char *because)
{
  td_record_set_text (&wish->outcome, code);
  td_record_take_text (&wish->because, because);
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (strcmp (outcomes[i].code, code) == 0)
      td_record_set_text (&wish->label, _ (outcomes[i].label));
}

/* Her wishes, and the wishes of mentors for her. */
static GPtrArray *
load_wishes (const TdExplainer *self, GError **error)
{
  return td_database_load (
      self->db, TD_TYPE_WISH_OUTCOME, error,
      "SELECT f.employee_id AS mentor_id, e.number, e.name, 'mentee' AS \"by\", f.rank "
      "FROM preference f JOIN enrolment n ON n.id = f.enrolment_id "
      "JOIN employee e ON e.id = f.employee_id "
      "WHERE n.program_id = $1 AND n.employee_id = $2 AND f.kind = 'wish' "
      "AND n.role IN ('mentee', 'both') "
      "UNION ALL SELECT n.employee_id, e.number, e.name, 'mentor', f.rank "
      "FROM preference f JOIN enrolment n ON n.id = f.enrolment_id "
      "JOIN employee e ON e.id = n.employee_id "
      "WHERE n.program_id = $1 AND f.employee_id = $2 AND f.kind = 'wish' "
      "AND n.role IN ('mentor', 'both') ORDER BY 4, 5, 3, 1",
      "ii", self->proposal->program_id, self->row->mentee_id);
}

static char *
say_not_available (const TdExplainer *self, const TdWishOutcome *wish)
{
  static const struct
  {
    const char *state;
    const char *sentence;
  } sentences[] = {
    { "none", N_ ("Is not enrolled in this programme.") },
    { "mentee", N_ ("Is enrolled as mentee, not as mentor.") },
    { "waiting", N_ ("Is on the waiting list.") },
    { "withdrawn", N_ ("Withdrew from the programme.") },
    { "not_ready", N_ ("Is not ready yet.") },
    { "later", N_ ("Enrolled later than this proposal.") },
    { "left", N_ ("Has left.") },
    { "training", N_ ("Has not done the training yet.") },
  };
  g_autofree char *state = NULL;

  td_database_query_text (
      self->db, &state, NULL,
      "SELECT coalesce((SELECT CASE WHEN n.role = 'mentee' THEN 'mentee' "
      "WHEN n.state <> 'enrolled' THEN n.state WHEN n.not_ready THEN 'not_ready' "
      "WHEN n.from_date > $3 THEN 'later' WHEN e.leave_date < $3 THEN 'left' ELSE 'training' END "
      "FROM enrolment n JOIN employee e ON e.id = n.employee_id "
      "WHERE n.program_id = $1 AND n.employee_id = $2), 'none')",
      "iiD", self->proposal->program_id, wish->mentor_id, self->proposal->made_on);
  for (gsize i = 0; state && i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].state, state) == 0)
      return g_strdup (_ (sentences[i].sentence));
  return NULL;
}

static void
settle_by_alternative (TdWishOutcome *wish, const TdAlternative *alternative)
{
  const char *code = "other_mentor";

  if (strcmp (alternative->reason, "no_place") == 0)
    code = alternative->holders ? "used_elsewhere" : "full";
  else if (strcmp (alternative->reason, "both") == 0)
    code = "used_elsewhere";
  settle (wish, code, g_strdup (alternative->why_not));
  wish->exact = alternative->exact;
  wish->cost = alternative->cost;
  wish->moved = alternative->moved;
}

static const TdAlternative *
find_alternative (GPtrArray *alternatives, gint64 mentor_id)
{
  for (guint i = 0; i < alternatives->len; i++)
    if (TD_ALTERNATIVE (alternatives->pdata[i])->mentor_id == mentor_id)
      return alternatives->pdata[i];
  return NULL;
}

/* A mentor who could be hers: what took him. */
static gboolean
judge_possible (const TdExplainer *self,
                TdWishOutcome *wish,
                int score,
                GPtrArray *alternatives,
                GError **error)
{
  const TdAlternative *known = find_alternative (alternatives, wish->mentor_id);
  g_autoptr (TdAlternative) found = NULL;

  if (known == NULL)
    known = found = td_explainer_describe (self, wish->mentor_id, score, 0, TRUE, error);
  if (known == NULL)
    return FALSE;
  settle_by_alternative (wish, known);
  return TRUE;
}

/* By the rules, or by a sheet, which is all that counts where there is one. */
static gboolean
judge_rules (const TdExplainer *self,
             TdWishOutcome *wish,
             guint mentor,
             GPtrArray *alternatives,
             GError **error)
{
  TdMatch match = td_candidates_match (self->candidates, (guint) self->mentee, mentor);
  guint blocked;
  int score = td_candidates_score (self->candidates, (guint) self->mentee, mentor, NULL, &blocked);

  blocked &= ~(1u << TD_HARD_RULE_CAPACITY);
  if (self->sheet == NULL && blocked)
    settle (wish, "blocked", td_hard_rules_dup_text (&match, blocked));
  else if (self->sheet &&
           !td_explain_sheet_get_score (self->sheet, self->row->mentee_id, wish->mentor_id, &score))
    settle (wish, "blocked", g_strdup (_ ("the sheet has no score for these two")));
  else
    return judge_possible (self, wish, score, alternatives, error);
  return TRUE;
}

static gboolean
judge (const TdExplainer *self, TdWishOutcome *wish, GPtrArray *alternatives, GError **error)
{
  int mentor = td_candidates_find (self->candidates->mentors, wish->mentor_id);

  if (wish->mentor_id == self->row->mentor_id)
    settle (wish, "paired", g_strdup (_ ("They are a pair in this proposal.")));
  else if (mentor < 0)
    settle (wish, "not_available", say_not_available (self, wish));
  else if (self->mentee < 0)
    settle (wish, "not_available", g_strdup (_ ("This mentee takes part no more.")));
  else
    return judge_rules (self, wish, (guint) mentor, alternatives, error);
  return TRUE;
}

gboolean
td_explain_wishes (const TdExplainer *self, TdExplanation *into, GError **error)
{
  g_autoptr (GPtrArray) wishes = load_wishes (self, error);

  if (wishes == NULL)
    return FALSE;
  for (guint i = 0; i < wishes->len; i++)
    if (!judge (self, wishes->pdata[i], into->alternatives, error))
      return FALSE;
  g_ptr_array_unref (into->wishes);
  into->wishes = g_steal_pointer (&wishes);
  return TRUE;
}
