/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explain.h"

#include "base/td-error.h"

/* The mentees who have a mentor in @after only. */
static void
name_gained (TdRelaxation *relaxation,
             const TdCandidates *candidates,
             const TdSolution *before,
             const TdSolution *after)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < after->n_mentees; i++)
    {
      const TdParticipant *mentee = candidates->mentees->pdata[i];

      if (before->mentor[i] >= 0 || after->mentor[i] < 0)
        continue;
      g_string_append_printf (names, "%s%s", names->len ? "; " : "", mentee->name);
      if (mentee->number)
        g_string_append_printf (numbers, "%s%s", numbers->len ? "; " : "", mentee->number);
    }
  td_record_take_text (&relaxation->gained_names, g_strdup (names->len ? names->str : NULL));
  td_record_take_text (&relaxation->gained_numbers, g_strdup (numbers->len ? numbers->str : NULL));
}

/* One rule off, for everybody. */
static TdRelaxation *
relax (TdWhatIf *what_if, guint rule, GCancellable *cancellable, GError **error)
{
  const char *name = td_hard_rules[rule].name;
  TdWhatIfChange change = { .rules_off = 1u << rule };
  TdWhatIfResult result;
  g_autoptr (TdSolution) solution =
      td_what_if_solve (what_if, &change, &result, cancellable, error);
  TdRelaxation *relaxation;

  if (solution == NULL)
    return NULL;
  relaxation = g_object_new (TD_TYPE_RELAXATION, NULL);
  td_record_set_text (&relaxation->rule, name);
  td_record_set_text (&relaxation->label, td_rule_get_label (TD_RULE, name));
  relaxation->matched_change = result.matched_change;
  relaxation->total_change = result.total_change;
  relaxation->pairs_changed = result.pairs_changed;
  relaxation->gained = result.gained;
  relaxation->lost = result.lost;
  name_gained (relaxation, td_what_if_get_candidates (what_if), td_what_if_get_solution (what_if),
               solution);
  return relaxation;
}

static int
compare_relaxations (gconstpointer a, gconstpointer b)
{
  const TdRelaxation *first = *(TdRelaxation *const *) a;
  const TdRelaxation *second = *(TdRelaxation *const *) b;

  if (first->matched_change != second->matched_change)
    return second->matched_change - first->matched_change;
  if (first->total_change != second->total_change)
    return first->total_change > second->total_change ? -1 : 1;
  return g_strcmp0 (first->rule, second->rule);
}

GPtrArray *
td_explain_relax_with (TdWhatIf *what_if, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) relaxations = g_ptr_array_new_with_free_func (g_object_unref);
  guint rules = td_what_if_get_candidates (what_if)->rules;

  for (guint rule = 0; rule < TD_N_HARD_RULES; rule++)
    {
      TdRelaxation *relaxation;

      if (rule == TD_HARD_RULE_CAPACITY || (rules & (1u << rule)) == 0)
        continue;
      relaxation = relax (what_if, rule, cancellable, error);
      if (relaxation == NULL)
        return NULL;
      g_ptr_array_add (relaxations, relaxation);
    }
  g_ptr_array_sort (relaxations, compare_relaxations);
  return g_steal_pointer (&relaxations);
}

GPtrArray *
td_explain_relax (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdWhatIf) what_if = td_what_if_new (db, proposal_id, &trouble);

  if (what_if)
    return td_explain_relax_with (what_if, td_database_get_cancellable (db), error);
  if (g_error_matches (trouble, TD_ERROR, TD_ERROR_CONFLICT))
    return g_ptr_array_new_with_free_func (g_object_unref);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}
