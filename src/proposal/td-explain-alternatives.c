/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain-private.h"

#include "base/td-error.h"
#include "candidates/td-points.h"
#include "proposal/td-explanation-private.h"

#include <glib/gi18n-lib.h>

/* More names than these do not help. */
#define MOST_NAMES 5

const TdMentorValue *
td_explainer_find_mentor (const TdExplainer *self, gint64 mentor_id)
{
  for (guint j = 0; j < self->values->len; j++)
    if (TD_MENTOR_VALUE (self->values->pdata[j])->mentor_id == mentor_id)
      return self->values->pdata[j];
  return NULL;
}

int
td_explainer_percent (const TdExplainer *self, gint64 score)
{
  return td_points_percent (score, self->proposal->largest_score);
}

char *
td_explainer_dup_holders (const TdExplainer *self, gint64 mentor_id, guint *n_holders)
{
  g_autoptr (GString) names = g_string_new (NULL);

  *n_holders = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdProposalRow *row = self->rows->pdata[i];

      if (row->proven_id != mentor_id || row->mentee_id == self->row->mentee_id)
        continue;
      if (++*n_holders <= MOST_NAMES)
        g_string_append_printf (names, "%s%s", names->len ? ", " : "", row->mentee_name);
    }
  if (*n_holders > MOST_NAMES)
    /* Translators: names and how many more. */
    return g_strdup_printf (_ ("%s and %u more"), names->str, *n_holders - MOST_NAMES);
  return names->len ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
take_mentor (TdAlternative *alternative, const TdExplainer *self)
{
  const TdMentorValue *mentor = td_explainer_find_mentor (self, alternative->mentor_id);

  if (mentor == NULL)
    return;
  td_record_set_text (&alternative->number, mentor->number);
  td_record_set_text (&alternative->name, mentor->name);
  td_record_set_text (&alternative->department, mentor->department);
}

static gboolean
force (const TdExplainer *self, gint64 mentor_id, TdWhatIfResult *result, GError **error)
{
  TdWhatIfChange change = { .forced_mentee = self->row->mentee_id, .forced_mentor = mentor_id };
  GCancellable *cancellable = td_database_get_cancellable (self->db);

  if (self->sheet)
    return td_explain_sheet_force (self->sheet, self->row->mentee_id, mentor_id, result,
                                   cancellable, error);
  return td_what_if_evaluate (self->what_if, &change, result, cancellable, error);
}

/* What forcing the pair costs everyone together, by a repair of the best pairs. */
static gboolean
compute (TdAlternative *alternative, const TdExplainer *self, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  TdWhatIfResult result;

  if (force (self, alternative->mentor_id, &result, &trouble))
    {
      alternative->exact = TRUE;
      alternative->cost = -result.total_change;
      alternative->matched_change = result.matched_change;
      alternative->moved = result.pairs_changed;
      return TRUE;
    }
  /* Who is not there any more, or has no place by now, costs nothing that can be told. */
  if (trouble->domain == TD_ERROR &&
      (trouble->code == TD_ERROR_NOT_FOUND || trouble->code == TD_ERROR_CONFLICT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static char *
say_no_place (const TdAlternative *alternative, guint n_holders)
{
  if (alternative->holders == NULL)
    return g_strdup (_ ("Has no place in this proposal."));
  if (alternative->exact && alternative->cost == 0 && alternative->matched_change == 0)
    return g_strdup_printf (
        /* Translators: the name of who has the place; how many people would change places. */
        ngettext ("The place goes to %s. Changing that costs no points, but moves %d person.",
                  "The place goes to %s. Changing that costs no points, but moves %d people.",
                  (gulong) alternative->moved),
        alternative->holders, alternative->moved);
  return g_strdup_printf (
      ngettext ("Has no place left: it goes to %s, where it is worth more to everyone together.",
                "Has no place left: they go to %s, where they are worth more to everyone together.",
                n_holders),
      alternative->holders);
}

static char *
say_both (const TdExplainer *self, const TdAlternative *alternative, guint n_holders)
{
  return g_strdup_printf (
      ngettext ("Fits less well (%d %% instead of %d %%), and the place goes to %s.",
                "Fits less well (%d %% instead of %d %%), and the places go to %s.", n_holders),
      alternative->percent, td_explainer_percent (self, self->own_score), alternative->holders);
}

static char *
say_lower (const TdExplainer *self, const TdAlternative *alternative)
{
  int own = td_explainer_percent (self, self->own_score);

  if (own == alternative->percent)
    return g_strdup (_ ("Fits a little less well."));
  return g_strdup_printf (_ ("Fits less well: %d %% instead of %d %%."), alternative->percent, own);
}

static char *
say_same (const TdAlternative *alternative)
{
  if (alternative->exact && alternative->cost == 0)
    return g_strdup (_ ("Fits the same; changing it costs no points."));
  return g_strdup (_ ("Fits the same, but the change costs others."));
}

/* Never says that it would be as good: only the exact cost knows. */
static void
say_why_not (TdAlternative *alternative, const TdExplainer *self)
{
  const TdMentorValue *mentor = td_explainer_find_mentor (self, alternative->mentor_id);
  guint n_holders = 0;
  gboolean full = mentor == NULL || mentor->used >= mentor->places;
  gboolean lower = self->own_score >= 0 && alternative->score < self->own_score;
  const char *reason = full && lower ? "both" : full ? "no_place" : lower ? "lower_score" : "same";

  td_record_take_text (&alternative->holders,
                       td_explainer_dup_holders (self, alternative->mentor_id, &n_holders));
  if (full && alternative->holders == NULL)
    reason = "no_place";
  td_record_set_text (&alternative->reason, reason);
  if (g_str_equal (reason, "both"))
    td_record_take_text (&alternative->why_not, say_both (self, alternative, n_holders));
  else if (g_str_equal (reason, "no_place"))
    td_record_take_text (&alternative->why_not, say_no_place (alternative, n_holders));
  else if (g_str_equal (reason, "lower_score"))
    td_record_take_text (&alternative->why_not, say_lower (self, alternative));
  else
    td_record_take_text (&alternative->why_not, say_same (alternative));
}

TdAlternative *
td_explainer_describe (const TdExplainer *self,
                       gint64 mentor_id,
                       int score,
                       gint64 cost,
                       gboolean exact,
                       GError **error)
{
  g_autoptr (TdAlternative) alternative = g_object_new (TD_TYPE_ALTERNATIVE, NULL);
  gint64 scale = MAX (self->proposal->scale, 1);

  alternative->mentor_id = mentor_id;
  alternative->score = score;
  alternative->percent = td_explainer_percent (self, score);
  alternative->least_cost = (cost + scale - 1) / scale;
  take_mentor (alternative, self);
  if (exact && (self->sheet || (self->what_if && self->mentee >= 0)) &&
      !compute (alternative, self, error))
    return NULL;
  say_why_not (alternative, self);
  return g_steal_pointer (&alternative);
}

gboolean
td_explain_alternatives (const TdExplainer *self, TdExplanation *into, GError **error)
{
  g_autoptr (GArray) stored =
      self->sheet ? td_explain_sheet_list_alternatives (self->sheet, self->row->mentee_id)
                  : td_stored_alternatives_from_json (self->row->alternatives);

  for (guint i = 0; i < stored->len; i++)
    {
      const TdStoredAlternative *one = &g_array_index (stored, TdStoredAlternative, i);
      TdAlternative *alternative;

      /* Somebody who was erased since. */
      if (td_explainer_find_mentor (self, one->mentor_id) == NULL)
        continue;
      alternative =
          td_explainer_describe (self, one->mentor_id, (int) one->score, one->cost, TRUE, error);
      if (alternative == NULL)
        return FALSE;
      g_ptr_array_add (into->alternatives, alternative);
    }
  return TRUE;
}
