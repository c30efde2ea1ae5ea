/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explanation-private.h"

#include "base/td-json.h"

char *
td_stored_alternatives_to_json (GArray *alternatives)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < alternatives->len; i++)
    {
      const TdStoredAlternative *one = &g_array_index (alternatives, TdStoredAlternative, i);

      json_builder_begin_object (builder);
      td_json_add_int (builder, "mentor", one->mentor_id);
      td_json_add_int (builder, "score", one->score);
      td_json_add_int (builder, "cost", one->cost);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return td_json_dup_text (builder);
}

GArray *
td_stored_alternatives_from_json (const char *json)
{
  GArray *alternatives = g_array_new (FALSE, FALSE, sizeof (TdStoredAlternative));
  g_autoptr (JsonNode) root = json ? json_from_string (json, NULL) : NULL;
  JsonArray *array = root && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      TdStoredAlternative one;

      if (object == NULL)
        continue;
      one.mentor_id = json_object_get_int_member_with_default (object, "mentor", 0);
      one.score = json_object_get_int_member_with_default (object, "score", 0);
      one.cost = json_object_get_int_member_with_default (object, "cost", 0);
      g_array_append_val (alternatives, one);
    }
  return alternatives;
}

static const struct
{
  const char *name;
  gsize offset;
} proof_members[] = {
  { "matched", G_STRUCT_OFFSET (TdStoredProof, matched) },
  { "total", G_STRUCT_OFFSET (TdStoredProof, total) },
  { "worst", G_STRUCT_OFFSET (TdStoredProof, worst) },
  { "percentile_1", G_STRUCT_OFFSET (TdStoredProof, percentile_1) },
  { "percentile_5", G_STRUCT_OFFSET (TdStoredProof, percentile_5) },
  { "median", G_STRUCT_OFFSET (TdStoredProof, median) },
  { "set_mentees", G_STRUCT_OFFSET (TdStoredProof, set_mentees) },
  { "set_places", G_STRUCT_OFFSET (TdStoredProof, set_places) },
  { "pairs", G_STRUCT_OFFSET (TdStoredProof, pairs) },
  { "edges", G_STRUCT_OFFSET (TdStoredProof, edges) },
  { "rounds", G_STRUCT_OFFSET (TdStoredProof, rounds) },
  { "best", G_STRUCT_OFFSET (TdStoredProof, best) },
  { "rescored", G_STRUCT_OFFSET (TdStoredProof, rescored) },
  { "threads", G_STRUCT_OFFSET (TdStoredProof, threads) },
  { "vector", G_STRUCT_OFFSET (TdStoredProof, vector) },
  { "has_threshold", G_STRUCT_OFFSET (TdStoredProof, has_threshold) },
  { "threshold", G_STRUCT_OFFSET (TdStoredProof, threshold) },
};

char *
td_stored_proof_to_json (const TdStoredProof *proof)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (proof_members); i++)
    td_json_add_int (builder, proof_members[i].name,
                     G_STRUCT_MEMBER (gint64, proof, proof_members[i].offset));
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

void
td_stored_proof_from_json (const char *json, TdStoredProof *proof)
{
  g_autoptr (JsonNode) root = json ? json_from_string (json, NULL) : NULL;
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  *proof = (TdStoredProof){ 0 };
  for (gsize i = 0; object && i < G_N_ELEMENTS (proof_members); i++)
    G_STRUCT_MEMBER (gint64, proof, proof_members[i].offset) =
        json_object_get_int_member_with_default (object, proof_members[i].name, 0);
}
