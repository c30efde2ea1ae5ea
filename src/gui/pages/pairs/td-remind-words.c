/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-remind-words.h"

#include "base/td-json.h"

GPtrArray *
td_remind_words_copy (GPtrArray *letters)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < letters->len; i++)
    g_ptr_array_add (copies, td_record_copy (letters->pdata[i]));
  return copies;
}

/* Which letter it is, whoever else is written to. */
static char *
dup_name (const TdLetter *letter)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", letter->pair_id, letter->side);
}

static gboolean
is_same (const char *one, const char *other)
{
  return g_str_equal (one ? one : "", other ? other : "");
}

static void
add_letter (JsonBuilder *builder, const TdLetter *letter)
{
  g_autofree char *name = dup_name (letter);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "subject");
  json_builder_add_string_value (builder, letter->subject ? letter->subject : "");
  json_builder_set_member_name (builder, "body");
  json_builder_add_string_value (builder, letter->body ? letter->body : "");
  json_builder_end_object (builder);
}

char *
td_remind_words_dup (const char *kind, GPtrArray *letters, GPtrArray *originals)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, kind);
  json_builder_set_member_name (builder, "letters");
  json_builder_begin_object (builder);
  for (guint i = 0; i < letters->len; i++)
    {
      const TdLetter *letter = letters->pdata[i], *original = originals->pdata[i];

      if (!is_same (letter->subject, original->subject) || !is_same (letter->body, original->body))
        add_letter (builder, letter);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

/* A file is anybody's: NULL of what is no text. */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

char *
td_remind_words_dup_kind (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return node && JSON_NODE_HOLDS_OBJECT (node)
             ? g_strdup (get_text (json_node_get_object (node), "kind"))
             : NULL;
}

void
td_remind_words_apply (const char *text, GPtrArray *letters)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonObject *all = node && JSON_NODE_HOLDS_OBJECT (node)
                        ? get_object (json_node_get_object (node), "letters")
                        : NULL;

  for (guint i = 0; all && i < letters->len; i++)
    {
      TdLetter *letter = letters->pdata[i];
      g_autofree char *name = dup_name (letter);
      JsonObject *words = get_object (all, name);

      if (words && get_text (words, "subject") && get_text (words, "body"))
        {
          td_record_set_text (&letter->subject, get_text (words, "subject"));
          td_record_set_text (&letter->body, get_text (words, "body"));
        }
    }
}
