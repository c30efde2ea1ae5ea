/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-mapping-private.h"

#include "base/td-error.h"
#include "base/td-json.h"
#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

TdMapping *
td_mapping_new (TdTable *table, TdImportKind kind)
{
  TdMapping *mapping = g_new0 (TdMapping, 1);
  guint n_fields;

  td_import_fields (kind, &n_fields);
  mapping->kind = kind;
  mapping->table = td_table_ref (table);
  mapping->n_columns = td_table_get_n_columns (table);
  mapping->n_fields = n_fields;
  mapping->uses = g_new0 (TdColumnUse, mapping->n_columns);
  mapping->columns = g_new (int, n_fields);
  mapping->questions = g_new0 (char *, mapping->n_columns);
  for (guint i = 0; i < n_fields; i++)
    mapping->columns[i] = -1;
  return mapping;
}

TdMapping *
td_mapping_copy (TdMapping *mapping)
{
  TdMapping *copy = td_mapping_new (mapping->table, mapping->kind);

  memcpy (copy->uses, mapping->uses, mapping->n_columns * sizeof (TdColumnUse));
  if (mapping->n_fields > 0)
    memcpy (copy->columns, mapping->columns, mapping->n_fields * sizeof (int));
  for (guint i = 0; i < mapping->n_columns; i++)
    copy->questions[i] = g_strdup (mapping->questions[i]);
  return copy;
}

void
td_mapping_free (TdMapping *mapping)
{
  if (mapping == NULL)
    return;
  td_table_unref (mapping->table);
  for (guint i = 0; i < mapping->n_columns; i++)
    g_free (mapping->questions[i]);
  g_free (mapping->questions);
  g_free (mapping->uses);
  g_free (mapping->columns);
  g_free (mapping);
}

TdImportKind
td_mapping_get_kind (TdMapping *mapping)
{
  return mapping->kind;
}

TdTable *
td_mapping_get_table (TdMapping *mapping)
{
  return mapping->table;
}

int
td_mapping_get_column (TdMapping *mapping, const char *field)
{
  int index = td_import_field_find (mapping->kind, field);

  return index < 0 ? -1 : mapping->columns[index];
}

const char *
td_mapping_get_field (TdMapping *mapping, guint column)
{
  const TdImportField *fields = td_import_fields (mapping->kind, NULL);

  for (guint i = 0; i < mapping->n_fields; i++)
    if (mapping->columns[i] == (int) column)
      return fields[i].name;
  return NULL;
}

TdColumnUse
td_mapping_get_use (TdMapping *mapping, guint column)
{
  g_return_val_if_fail (column < mapping->n_columns, TD_COLUMN_LEFT_OUT);

  return mapping->uses[column];
}

void
td_mapping_set_column (TdMapping *mapping, const char *field, int column)
{
  int index = td_import_field_find (mapping->kind, field);

  g_return_if_fail (index >= 0);
  g_return_if_fail (column < (int) mapping->n_columns);

  if (mapping->columns[index] >= 0)
    mapping->uses[mapping->columns[index]] = TD_COLUMN_LEFT_OUT;
  if (column >= 0)
    {
      td_mapping_set_use (mapping, (guint) column, TD_COLUMN_LEFT_OUT);
      mapping->uses[column] = TD_COLUMN_FIELD;
    }
  mapping->columns[index] = column;
}

void
td_mapping_set_use (TdMapping *mapping, guint column, TdColumnUse use)
{
  g_return_if_fail (column < mapping->n_columns);
  g_return_if_fail (use != TD_COLUMN_FIELD);

  for (guint i = 0; i < mapping->n_fields; i++)
    if (mapping->columns[i] == (int) column)
      mapping->columns[i] = -1;
  g_clear_pointer (&mapping->questions[column], g_free);
  mapping->uses[column] = use;
}

void
td_mapping_set_question (TdMapping *mapping, guint column, const char *title)
{
  g_return_if_fail (mapping->kind == TD_IMPORT_SURVEYS);
  g_return_if_fail (column < mapping->n_columns);

  for (guint i = 0; i < mapping->n_columns; i++)
    if (g_strcmp0 (mapping->questions[i], title) == 0)
      td_mapping_set_use (mapping, i, TD_COLUMN_LEFT_OUT);
  td_mapping_set_use (mapping, column, TD_COLUMN_FREE);
  mapping->questions[column] = g_strdup (title);
}

const char *
td_mapping_get_question (TdMapping *mapping, guint column)
{
  TdColumnUse use = td_mapping_get_use (mapping, column);

  if (mapping->kind != TD_IMPORT_SURVEYS || (use != TD_COLUMN_FREE && use != TD_COLUMN_NEW))
    return NULL;
  return mapping->questions[column] ? mapping->questions[column]
                                    : td_table_get_header (mapping->table, column);
}

gboolean
td_mapping_has_chosen_question (TdMapping *mapping, guint column)
{
  g_return_val_if_fail (column < mapping->n_columns, FALSE);

  return mapping->questions[column] != NULL;
}

gboolean
td_mapping_makes_questions (TdMapping *mapping)
{
  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->uses[i] == TD_COLUMN_NEW)
      return TRUE;
  return FALSE;
}

static char *
list_fields (TdMapping *mapping)
{
  const TdImportField *fields = td_import_fields (mapping->kind, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < mapping->n_fields; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", fields[i].name);
  return g_string_free (names, FALSE);
}

static char *
list_columns (TdMapping *mapping)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < mapping->n_columns; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", td_table_get_header (mapping->table, i));
  return g_string_free (names, FALSE);
}

/* What stands before the sign: a field, of a survey also a question, or "new". */
static void
assign (TdMapping *mapping, const char *field, int column)
{
  if (td_import_field_find (mapping->kind, field) >= 0)
    td_mapping_set_column (mapping, field, column);
  else if (strcmp (field, "new") == 0)
    td_mapping_set_use (mapping, (guint) column, TD_COLUMN_NEW);
  else
    td_mapping_set_question (mapping, (guint) column, field);
}

gboolean
td_mapping_apply (TdMapping *mapping, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *field = equals ? g_strndup (assignment, (gsize) (equals - assignment)) : NULL;
  gboolean asks = mapping->kind == TD_IMPORT_SURVEYS && equals && *field && equals[1] != '\0';
  int column = -1;

  if (equals == NULL || (!asks && td_import_field_find (mapping->kind, field) < 0))
    {
      g_autofree char *names = list_fields (mapping);

      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("“%s” does not say field=Column. The fields are: %s."), assignment, names);
      return FALSE;
    }
  if (equals[1] != '\0' && (column = td_table_find_column (mapping->table, equals + 1)) < 0)
    {
      g_autofree char *names = list_columns (mapping);

      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("The file has no column “%s”. Its columns are: %s."), equals + 1, names);
      return FALSE;
    }
  assign (mapping, field, column);
  return TRUE;
}

static gboolean
has_any (TdMapping *mapping, const char *const *fields)
{
  for (; *fields; fields++)
    if (td_mapping_get_column (mapping, *fields) >= 0)
      return TRUE;
  return FALSE;
}

/* A pair is known by its reference, or by both of its people. */
static gboolean
check_pair_columns (TdMapping *mapping, GError **error)
{
  if (td_mapping_get_column (mapping, "pair") >= 0 ||
      (td_mapping_get_column (mapping, "mentor") >= 0 &&
       td_mapping_get_column (mapping, "mentee") >= 0))
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       _ ("A pair is a mentor and a mentee. Choose the column of each "
                          "(--map mentor=Column, --map mentee=Column)."));
  return FALSE;
}

gboolean
td_mapping_check (TdMapping *mapping, GError **error)
{
  static const char *const roster_keys[] = { "number", "name", "given_name", "family_name", NULL };
  static const char *const enrolment_keys[] = { "number", "correct_email", "email", "name", NULL };
  static const char *const contact_keys[] = { "pair", "mentor", "mentee", NULL };
  static const char *const *const keys[] = { roster_keys, enrolment_keys, contact_keys,
                                             enrolment_keys, contact_keys };
  static const char *const sentences[] = {
    N_ ("No column is known to hold the number or the name. Choose one (--map number=Column)."),
    N_ ("No column is known to hold the number, e-mail or name. Choose one "
        "(--map email=Column)."),
    N_ ("No column is known to say which pair it is. Choose one (--map pair=Column, or "
        "--map mentor=Column and --map mentee=Column)."),
    N_ ("No column is known to hold the number, e-mail or name. Choose one "
        "(--map email=Column)."),
    N_ ("No column is known to say which pair it is. Choose one (--map pair=Column, or "
        "--map mentor=Column and --map mentee=Column)."),
  };

  if (mapping->kind == TD_IMPORT_EVENTS)
    return TRUE;
  if (!has_any (mapping, keys[mapping->kind]))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _ (sentences[mapping->kind]));
      return FALSE;
    }
  if (mapping->kind == TD_IMPORT_PAIRS)
    return check_pair_columns (mapping, error);
  if (mapping->kind != TD_IMPORT_CONTACTS || td_mapping_get_column (mapping, "date") >= 0)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       _ ("No column is known to hold the date of the contact. Choose one "
                          "(--map date=Column)."));
  return FALSE;
}

void
td_mapping_write_fields (TdMapping *mapping, JsonBuilder *builder)
{
  const TdImportField *fields = td_import_fields (mapping->kind, NULL);

  json_builder_begin_object (builder);
  for (guint i = 0; i < mapping->n_fields; i++)
    if (mapping->columns[i] >= 0)
      {
        json_builder_set_member_name (builder, fields[i].name);
        json_builder_add_string_value (builder, td_table_get_header (mapping->table,
                                                                     (guint) mapping->columns[i]));
      }
  json_builder_end_object (builder);
}

void
td_mapping_write_columns (TdMapping *mapping, JsonBuilder *builder, TdColumnUse use)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->uses[i] == use)
      json_builder_add_string_value (builder, td_table_get_header (mapping->table, i));
  json_builder_end_array (builder);
}

static void
write_chosen (TdMapping *mapping, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->questions[i])
      {
        json_builder_set_member_name (builder, td_table_get_header (mapping->table, i));
        json_builder_add_string_value (builder, mapping->questions[i]);
      }
  json_builder_end_object (builder);
}

void
td_mapping_write_questions (TdMapping *mapping, JsonBuilder *builder)
{
  if (mapping->kind != TD_IMPORT_SURVEYS)
    return;
  json_builder_set_member_name (builder, "new");
  td_mapping_write_columns (mapping, builder, TD_COLUMN_NEW);
  json_builder_set_member_name (builder, "questions");
  write_chosen (mapping, builder);
}

/* What is remembered: fields with their columns, and the columns of each other use. */
static char *
to_memory (TdMapping *mapping)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  td_mapping_write_fields (mapping, builder);
  json_builder_set_member_name (builder, "free");
  td_mapping_write_columns (mapping, builder, TD_COLUMN_FREE);
  json_builder_set_member_name (builder, "private");
  td_mapping_write_columns (mapping, builder, TD_COLUMN_PRIVATE);
  td_mapping_write_questions (mapping, builder);
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

static void
recall_uses (TdMapping *mapping, JsonObject *memory, const char *member, TdColumnUse use)
{
  JsonArray *columns = json_object_has_member (memory, member)
                           ? json_object_get_array_member (memory, member)
                           : NULL;

  for (guint i = 0; columns && i < json_array_get_length (columns); i++)
    {
      int column =
          td_table_find_column (mapping->table, json_array_get_string_element (columns, i));

      if (column >= 0)
        td_mapping_set_use (mapping, (guint) column, use);
    }
}

static void
recall_fields (TdMapping *mapping, JsonObject *fields)
{
  g_autoptr (GList) names = json_object_get_members (fields);

  for (GList *name = names; name; name = name->next)
    {
      int column =
          td_table_find_column (mapping->table, json_object_get_string_member (fields, name->data));

      if (td_import_field_find (mapping->kind, name->data) >= 0)
        td_mapping_set_column (mapping, name->data, column);
    }
}

static void
recall_questions (TdMapping *mapping, JsonObject *memory)
{
  JsonObject *questions =
      mapping->kind == TD_IMPORT_SURVEYS && json_object_has_member (memory, "questions")
          ? json_object_get_object_member (memory, "questions")
          : NULL;

  for (guint i = 0; questions && i < mapping->n_columns; i++)
    {
      const char *header = td_table_get_header (mapping->table, i);

      if (json_object_has_member (questions, header))
        td_mapping_set_question (mapping, i, json_object_get_string_member (questions, header));
    }
}

/* The layout of a file: its column names. */
static char *
layout_of (TdMapping *mapping)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      const char *header = td_table_get_header (mapping->table, i);

      g_checksum_update (sum, (const guchar *) header, (gssize) strlen (header) + 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
load_memory (TdMapping *mapping, TdDatabase *db, const char *layout, char **memory, GError **error)
{
  return td_database_query_text (
      db, memory, error, "SELECT mapping FROM import_mapping WHERE kind = $1 AND layout = $2", "ss",
      td_import_kind_get_code (mapping->kind), layout);
}

gboolean
td_mapping_recall (TdMapping *mapping, TdDatabase *db, gboolean *found, GError **error)
{
  g_autofree char *layout = layout_of (mapping);
  g_autofree char *memory = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (found)
    *found = FALSE;
  if (!load_memory (mapping, db, layout, &memory, error))
    return FALSE;
  root = memory ? json_from_string (memory, NULL) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return TRUE;

  for (guint i = 0; i < mapping->n_columns; i++)
    td_mapping_set_use (mapping, i, TD_COLUMN_LEFT_OUT);
  recall_uses (mapping, json_node_get_object (root), "free", TD_COLUMN_FREE);
  recall_uses (mapping, json_node_get_object (root), "private", TD_COLUMN_PRIVATE);
  recall_uses (mapping, json_node_get_object (root), "new", TD_COLUMN_NEW);
  recall_questions (mapping, json_node_get_object (root));
  recall_fields (mapping, json_object_get_object_member (json_node_get_object (root), "fields"));
  if (found)
    *found = TRUE;
  return TRUE;
}

gboolean
td_mapping_remember (TdMapping *mapping, TdDatabase *db, GError **error)
{
  g_autofree char *layout = layout_of (mapping);
  g_autofree char *memory = to_memory (mapping);
  g_autofree char *before = NULL;

  if (!load_memory (mapping, db, layout, &before, error))
    return FALSE;
  if (g_strcmp0 (before, memory) == 0)
    return TRUE;
  return td_database_execute (db, error,
                              "INSERT INTO import_mapping (kind, layout, mapping) "
                              "VALUES ($1, $2, $3) "
                              "ON CONFLICT (kind, layout) DO UPDATE SET mapping = excluded.mapping",
                              "sss", td_import_kind_get_code (mapping->kind), layout, memory);
}
