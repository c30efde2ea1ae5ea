/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-unsaved-form.h"

#include "base/td-json.h"
#include "db/td-change.h"

/* --- Fields as JSON --- */

char *
td_unsaved_form_dup_about (TdRecord *record)
{
  GString *about = g_string_new (NULL);
  guint n;
  const TdField *fields = td_record_get_fields (record, &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].type == TD_FIELD_ID)
      g_string_append_printf (about, "%s%s:%" G_GINT64_FORMAT, about->len ? " " : "",
                              fields[i].name, *(gint64 *) td_record_peek (record, &fields[i]));
  return g_string_free (about, FALSE);
}

static void
add_field (JsonBuilder *builder, TdRecord *record, const TdField *field)
{
  gpointer place = td_record_peek (record, field);

  json_builder_set_member_name (builder, field->name);
  switch (field->type)
    {
    case TD_FIELD_ID:
      json_builder_add_int_value (builder, *(gint64 *) place);
      break;
    case TD_FIELD_INT:
    case TD_FIELD_DATE:
      json_builder_add_int_value (builder, *(int *) place);
      break;
    case TD_FIELD_BOOL:
      json_builder_add_boolean_value (builder, *(gboolean *) place);
      break;
    case TD_FIELD_REAL:
      json_builder_add_double_value (builder, *(double *) place);
      break;
    case TD_FIELD_TEXT:
    default:
      json_builder_add_string_value (builder, *(char **) place);
    }
}

char *
td_unsaved_form_dup_fields (TdRecord *record, TdRecord *original)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const TdField *field = td_record_find_difference (record, original, NULL);

  if (field == NULL)
    return NULL;
  json_builder_begin_object (builder);
  for (; field; field = td_record_find_difference (record, original, field))
    add_field (builder, record, field);
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

static void
read_field (TdRecord *record, const TdField *field, JsonNode *node)
{
  gpointer place = td_record_peek (record, field);

  if (field->type == TD_FIELD_TEXT)
    {
      if (JSON_NODE_HOLDS_NULL (node) || json_node_get_value_type (node) == G_TYPE_STRING)
        td_record_set_text (place, json_node_get_string (node));
      return;
    }
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
    return;
  if (field->type == TD_FIELD_ID)
    *(gint64 *) place = json_node_get_int (node);
  else if (field->type == TD_FIELD_REAL)
    *(double *) place = json_node_get_double (node);
  else if (field->type == TD_FIELD_BOOL)
    *(gboolean *) place = json_node_get_boolean (node);
  else
    *(int *) place = (int) json_node_get_int (node);
}

void
td_unsaved_form_apply (TdRecord *record, const char *text)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autoptr (TdRecord) changed = td_record_copy (record);
  guint n;
  const TdField *fields = td_record_get_fields (record, &n);

  for (guint i = 0; object && i < n; i++)
    {
      JsonNode *node = json_object_get_member (object, fields[i].name);

      if (node)
        read_field (changed, &fields[i], node);
    }
  td_record_assign (record, changed);
}

/* --- Rows --- */

/* A change that leaves no entry: the trail leaves the table out. */
gboolean
td_unsaved_form_keep (TdDatabase *db,
                      const char *form,
                      const char *about,
                      const char *fields,
                      TdDate today,
                      GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "form.keep", error);

  return change &&
         td_database_execute (db, error, "DELETE FROM unsaved_form WHERE on_date < $1", "D",
                              today - TD_UNSAVED_FORM_DAYS) &&
         td_database_execute (db, error,
                              "INSERT INTO unsaved_form (form, about, on_date, fields) "
                              "VALUES ($1, $2, $3, $4) ON CONFLICT (form, about) DO UPDATE SET "
                              "on_date = excluded.on_date, fields = excluded.fields",
                              "ssDs", form, about, today, fields) &&
         td_change_commit (change, error);
}

gboolean
td_unsaved_form_forget (TdDatabase *db, const char *form, const char *about, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "form.forget", error);

  return change &&
         td_database_execute (db, error, "DELETE FROM unsaved_form WHERE form = $1 AND about = $2",
                              "ss", form, about) &&
         td_change_commit (change, error);
}

gboolean
td_unsaved_form_load (TdDatabase *db,
                      const char *form,
                      const char *about,
                      TdDate today,
                      char **fields,
                      GError **error)
{
  *fields = NULL;
  return td_database_query_text (db, fields, error,
                                 "SELECT fields FROM unsaved_form WHERE form = $1 AND about = $2 "
                                 "AND on_date >= $3",
                                 "ssD", form, about, today - TD_UNSAVED_FORM_DAYS);
}
