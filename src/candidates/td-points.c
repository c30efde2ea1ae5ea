/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-points.h"

#include "base/td-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static const TdField point_fields[] = {
  TD_FIELD (TdPoint, name, TD_FIELD_TEXT), TD_FIELD (TdPoint, label, TD_FIELD_TEXT),
  TD_FIELD (TdPoint, value, TD_FIELD_INT), TD_FIELD (TdPoint, largest, TD_FIELD_INT),
  TD_FIELD (TdPoint, text, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdPoint, td_point, point_fields)

char *
td_points_to_json (const TdCandidates *candidates, const int *points)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < candidates->n_weights; i++)
    td_json_add_int (builder, candidates->weights[i].name, points[i]);
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

char *
td_points_blocked_to_json (const int *counts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (counts[i] > 0)
      td_json_add_int (builder, td_hard_rules[i].name, counts[i]);
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

/* How free fields are compared. */
static void
add_field_modes (JsonBuilder *builder, const TdCandidates *candidates)
{
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < candidates->n_weights; i++)
    if (candidates->weights[i].known == NULL)
      td_json_add_int (builder, candidates->weights[i].name, candidates->weights[i].mode);
  json_builder_end_object (builder);
}

char *
td_points_rules_to_json (const TdCandidates *candidates)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (candidates->rules & (1u << i))
      json_builder_add_string_value (builder, td_hard_rules[i].name);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "weights");
  json_builder_begin_object (builder);
  for (guint i = 0; i < candidates->n_weights; i++)
    td_json_add_int (builder, candidates->weights[i].name, candidates->weights[i].weight);
  json_builder_end_object (builder);
  add_field_modes (builder, candidates);
  td_json_add_int (builder, "chain_levels", candidates->chain_levels);
  td_json_add_int (builder, "grade_from", candidates->grade_from);
  td_json_add_int (builder, "grade_to", candidates->grade_to);
  td_json_add_int (builder, "lowest_score", candidates->lowest_percent);
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

/* The object in a text; an empty one where there is none. */
static JsonObject *
parse_object (const char *text)
{
  g_autoptr (JsonNode) root = text ? json_from_string (text, NULL) : NULL;

  return root && JSON_NODE_HOLDS_OBJECT (root) ? json_object_ref (json_node_get_object (root))
                                               : json_object_new ();
}

static GPtrArray *
read_points (JsonObject *object, TdRuleKind kind, JsonObject *weights)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      TdPoint *point = g_object_new (TD_TYPE_POINT, NULL);

      td_record_set_text (&point->name, name);
      td_record_set_text (&point->label, kind == TD_RULE ? td_hard_rules_get_sentence (name)
                                                         : td_rule_get_label (kind, name));
      point->value = (int) json_node_get_int (node);
      if (weights)
        point->largest = 100 * (int) json_object_get_int_member_with_default (weights, name, 0);
      g_ptr_array_add (points, point);
    }
  return g_steal_pointer (&points);
}

GPtrArray *
td_points_from_json (const char *criteria, const char *rules)
{
  g_autoptr (JsonObject) object = parse_object (criteria);
  g_autoptr (JsonObject) with = parse_object (rules);
  JsonObject *weights = json_object_has_member (with, "weights")
                            ? json_object_get_object_member (with, "weights")
                            : NULL;

  return read_points (object, TD_CRITERION, weights);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const TdPoint *first = *(TdPoint *const *) a;
  const TdPoint *second = *(TdPoint *const *) b;

  return (second->value > first->value) - (second->value < first->value);
}

GPtrArray *
td_points_blocked_from_json (const char *blocked)
{
  g_autoptr (JsonObject) object = parse_object (blocked);
  GPtrArray *points = read_points (object, TD_RULE, NULL);

  g_ptr_array_sort (points, compare_values);
  return points;
}

char *
td_points_dup_text (GPtrArray *points)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const TdPoint *point = points->pdata[i];

      if (i > 0)
        g_string_append (text, ", ");
      if (point->largest > 0)
        /* Translators: a criterion, the points it gives, the most it can give: “Skills 40 of 60”.
         */
        g_string_append_printf (text, _ ("%s %d of %d"), point->label, (point->value + 50) / 100,
                                point->largest / 100);
      else
        /* Translators: a rule that blocks, how many mentors it blocks: “no place free (12)”. */
        g_string_append_printf (text, _ ("%s (%d)"), point->label, point->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
td_points_dup_plain_text (GPtrArray *points)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const TdPoint *point = points->pdata[i];
      int whole = (point->value + 50) / 100;

      if (whole > 0)
        g_string_append_printf (text, "%s%s %d", text->len ? ", " : "", point->label, whole);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

int
td_points_percent (gint64 points, gint64 largest)
{
  return largest > 0 ? (int) ((200 * points + largest) / (2 * largest)) : 0;
}
