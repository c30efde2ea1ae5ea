/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-candidates-rules.h"

#include <json-glib/json-glib.h>

static TdWeight *
find_weight (TdWeight *weights, guint n_weights, const char *name)
{
  for (guint i = 0; i < n_weights; i++)
    if (g_str_equal (weights[i].name, name))
      return &weights[i];
  return NULL;
}

static guint
count_fields (const TdCandidates *candidates)
{
  guint n_fields = 0;

  for (guint i = 0; i < candidates->n_weights; i++)
    if (candidates->weights[i].known == NULL)
      n_fields = MAX (n_fields, candidates->weights[i].field + 1);
  return n_fields;
}

static void
sum_up (TdCandidates *candidates)
{
  candidates->largest = 0;
  for (guint i = 0; i < candidates->n_weights; i++)
    candidates->largest += candidates->weights[i].weight * 100;
}

/* Weights for names and values; free fields that were there keep their numbers. */
static void
take_weights (TdCandidates *candidates, char **names, const int *values, const int *modes)
{
  TdWeight *old = candidates->weights;
  guint n_old = candidates->n_weights;
  guint n_fields = count_fields (candidates);
  guint n = g_strv_length (names);

  candidates->weights = g_new0 (TdWeight, n + 1);
  candidates->n_weights = n;
  for (guint i = 0; i < n; i++)
    {
      TdWeight *weight = &candidates->weights[i];
      const TdWeight *before = find_weight (old, n_old, names[i]);

      weight->name = g_strdup (names[i]);
      weight->weight = values[i];
      weight->known = td_criterion_find (names[i]);
      if (weight->known)
        continue;
      weight->field = before ? before->field : n_fields++;
      weight->mode = (TdFieldMode) modes[i];
    }
  for (guint i = 0; i < n_old; i++)
    g_free (old[i].name);
  g_free (old);
  sum_up (candidates);
}

void
td_candidates_take_rules (TdCandidates *candidates, TdRules *rules)
{
  g_auto (GStrv) names = td_rules_list_criteria (rules);
  guint n = g_strv_length (names);
  g_autofree int *values = g_new0 (int, n + 1);
  g_autofree int *modes = g_new0 (int, n + 1);

  for (guint i = 0; i < n; i++)
    {
      values[i] = td_rules_get (rules, TD_CRITERION, names[i]);
      modes[i] = td_rules_get (rules, TD_PARAMETER, names[i]);
    }
  take_weights (candidates, names, values, modes);
  candidates->rules = td_hard_rules_from (rules);
  candidates->chain_levels = td_rules_get (rules, TD_PARAMETER, "chain_levels");
  candidates->grade_from = td_rules_get (rules, TD_PARAMETER, "grade_from");
  candidates->grade_to = td_rules_get (rules, TD_PARAMETER, "grade_to");
  candidates->lowest_percent = td_rules_get (rules, TD_PARAMETER, "lowest_score");
}

/* The object that is a member of another one; an empty one where there is none. */
static JsonObject *
member_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_object_ref (json_node_get_object (node))
                                               : json_object_new ();
}

static guint
read_rules (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "rules");
  JsonArray *names = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint set = 0;

  for (guint i = 0; names && i < json_array_get_length (names); i++)
    for (guint rule = 0; rule < TD_N_HARD_RULES; rule++)
      if (g_strcmp0 (json_array_get_string_element (names, i), td_hard_rules[rule].name) == 0)
        set |= 1u << rule;
  return set;
}

static void
read_weights (TdCandidates *candidates, JsonObject *object)
{
  g_autoptr (JsonObject) weights = member_object (object, "weights");
  g_autoptr (JsonObject) fields = member_object (object, "fields");
  g_autoptr (GList) members = json_object_get_members (weights);
  guint n = json_object_get_size (weights);
  g_auto (GStrv) names = g_new0 (char *, n + 1);
  g_autofree int *values = g_new0 (int, n + 1);
  g_autofree int *modes = g_new0 (int, n + 1);
  guint i = 0;

  for (GList *l = members; l; l = l->next, i++)
    {
      names[i] = g_strdup (l->data);
      values[i] = (int) json_object_get_int_member_with_default (weights, names[i], 0);
      modes[i] = (int) json_object_get_int_member_with_default (fields, names[i], 0);
    }
  take_weights (candidates, names, values, modes);
}

void
td_candidates_take_rules_json (TdCandidates *candidates, const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json ? json : "{}", NULL);
  g_autoptr (JsonObject) object = root && JSON_NODE_HOLDS_OBJECT (root)
                                      ? json_object_ref (json_node_get_object (root))
                                      : json_object_new ();

  read_weights (candidates, object);
  candidates->rules = read_rules (object) | 1u << TD_HARD_RULE_CAPACITY;
  candidates->chain_levels =
      (int) json_object_get_int_member_with_default (object, "chain_levels", 0);
  candidates->grade_from = (int) json_object_get_int_member_with_default (object, "grade_from", 0);
  candidates->grade_to = (int) json_object_get_int_member_with_default (object, "grade_to", 0);
  candidates->lowest_percent =
      (int) json_object_get_int_member_with_default (object, "lowest_score", 0);
}

TdCandidates *
td_candidates_copy (const TdCandidates *candidates)
{
  TdCandidates *copy = g_memdup2 (candidates, sizeof *candidates);

  g_ptr_array_ref (copy->mentees);
  g_ptr_array_ref (copy->mentors);
  copy->weights = g_new0 (TdWeight, copy->n_weights + 1);
  for (guint i = 0; i < copy->n_weights; i++)
    {
      copy->weights[i] = candidates->weights[i];
      copy->weights[i].name = g_strdup (candidates->weights[i].name);
    }
  return copy;
}

gboolean
td_candidates_set_weight (TdCandidates *candidates, const char *name, int value)
{
  TdWeight *weight = find_weight (candidates->weights, candidates->n_weights, name);
  const TdCriterion *known = td_criterion_find (name);

  if (weight == NULL && known == NULL)
    return FALSE;
  if (weight == NULL)
    {
      candidates->weights = g_renew (TdWeight, candidates->weights, candidates->n_weights + 1);
      weight = &candidates->weights[candidates->n_weights++];
      *weight = (TdWeight){ .name = g_strdup (name), .known = known };
    }
  weight->weight = CLAMP (value, 0, 100);
  sum_up (candidates);
  return TRUE;
}

gboolean
td_candidates_has_fields (const TdCandidates *candidates)
{
  const GPtrArray *people = candidates->mentees->len ? candidates->mentees : candidates->mentors;

  return people->len == 0 ||
         count_fields (candidates) <= ((const TdParticipant *) people->pdata[0])->n_fields;
}
