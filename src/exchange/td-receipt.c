/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-receipt.h"

#include "base/td-text.h"
#include "exchange/td-mapping-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many rows the workspace keeps of a receipt, of those that changed and of problems. */
#define MOST_ROWS_KEPT 500

static const TdField problem_fields[] = {
  TD_FIELD (TdImportProblem, row, TD_FIELD_INT),
  TD_FIELD (TdImportProblem, column, TD_FIELD_TEXT),
  TD_FIELD (TdImportProblem, value, TD_FIELD_TEXT),
  TD_FIELD (TdImportProblem, message, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdImportProblem, td_import_problem, problem_fields)

static const TdField result_fields[] = {
  TD_FIELD (TdImportResult, row, TD_FIELD_INT),
  TD_FIELD (TdImportResult, result, TD_FIELD_TEXT),
  TD_FIELD (TdImportResult, number, TD_FIELD_TEXT),
  TD_FIELD (TdImportResult, name, TD_FIELD_TEXT),
  TD_FIELD (TdImportResult, fields, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdImportResult, td_import_result, result_fields)

static const TdField suggestion_fields[] = {
  TD_FIELD (TdImportSuggestion, row, TD_FIELD_INT),
  TD_FIELD (TdImportSuggestion, address, TD_FIELD_TEXT),
  TD_FIELD (TdImportSuggestion, address_name, TD_FIELD_TEXT),
  TD_FIELD (TdImportSuggestion, employee_id, TD_FIELD_ID),
  TD_FIELD (TdImportSuggestion, number, TD_FIELD_TEXT),
  TD_FIELD (TdImportSuggestion, name, TD_FIELD_TEXT),
  TD_FIELD (TdImportSuggestion, reference, TD_FIELD_TEXT),
  TD_FIELD (TdImportSuggestion, pair_names, TD_FIELD_TEXT),
  TD_FIELD (TdImportSuggestion, n_events, TD_FIELD_INT),
  TD_FIELD (TdImportSuggestion, confirmed, TD_FIELD_BOOL),
};

TD_DEFINE_RECORD (TdImportSuggestion, td_import_suggestion, suggestion_fields)

static TdReceipt *
receipt_new (const char *file, int n_rows)
{
  TdReceipt *receipt = g_new0 (TdReceipt, 1);

  g_atomic_ref_count_init (&receipt->references);
  receipt->file = g_strdup (file);
  receipt->n_rows = n_rows;
  receipt->also = TD_N_IMPORT_KINDS;
  receipt->problems = g_ptr_array_new_with_free_func (g_object_unref);
  receipt->results = g_ptr_array_new ();
  receipt->lines = td_arena_new ();
  receipt->suggestions = g_ptr_array_new_with_free_func (g_object_unref);
  return receipt;
}

TdReceipt *
td_receipt_new (TdMapping *mapping)
{
  TdTable *table = td_mapping_get_table (mapping);
  TdReceipt *receipt =
      receipt_new (td_table_get_file_name (table), (int) td_table_get_n_rows (table));

  receipt->mapping = td_mapping_copy (mapping);
  return receipt;
}

TdReceipt *
td_receipt_new_for_calendar (const char *file, int n_rows)
{
  return receipt_new (file, n_rows);
}

TdReceipt *
td_receipt_ref (TdReceipt *receipt)
{
  g_atomic_ref_count_inc (&receipt->references);
  return receipt;
}

void
td_receipt_unref (TdReceipt *receipt)
{
  if (receipt == NULL || !g_atomic_ref_count_dec (&receipt->references))
    return;
  td_mapping_free (receipt->mapping);
  td_erased_free (receipt->erased);
  g_ptr_array_unref (receipt->problems);
  g_ptr_array_unref (receipt->results);
  td_arena_free (receipt->lines);
  g_ptr_array_unref (receipt->suggestions);
  g_free (receipt->file);
  g_free (receipt->dates);
  g_free (receipt);
}

void
td_receipt_add_problem_of (TdReceipt *receipt,
                           int row,
                           const char *column,
                           const char *value,
                           const char *message)
{
  TdImportProblem *problem = g_object_new (TD_TYPE_IMPORT_PROBLEM, NULL);

  problem->row = row;
  td_record_set_text (&problem->column, column);
  td_record_set_text (&problem->value, value ? value : "");
  td_record_set_text (&problem->message, message);
  g_ptr_array_add (receipt->problems, problem);
}

void
td_receipt_add_problem (TdReceipt *receipt,
                        int row,
                        int column,
                        const char *value,
                        const char *message)
{
  TdTable *table = td_mapping_get_table (receipt->mapping);
  const char *header = column >= 0 ? td_table_get_header (table, (guint) column) : "";

  td_receipt_add_problem_of (receipt, row, header, value, message);
}

void
td_receipt_add_result (TdReceipt *receipt,
                       int row,
                       const char *result,
                       const char *number,
                       const char *name,
                       const char *fields)
{
  TdReceiptLine *line = td_arena_new0 (receipt->lines, TdReceiptLine);

  line->row = row;
  line->result = td_arena_add_text (receipt->lines, result);
  line->number = td_arena_add_text (receipt->lines, number);
  line->name = td_arena_add_text (receipt->lines, name);
  line->fields = td_arena_add_text (receipt->lines, fields);
  g_ptr_array_add (receipt->results, line);
}

TdImportResult *
td_import_result_new (const TdReceiptLine *line)
{
  TdImportResult *result = g_object_new (TD_TYPE_IMPORT_RESULT, NULL);

  result->row = line->row;
  td_record_set_text (&result->result, line->result);
  td_record_set_text (&result->number, line->number);
  td_record_set_text (&result->name, line->name);
  td_record_set_text (&result->fields, line->fields);
  return result;
}

void
td_receipt_keep_all_or_nothing (TdReceipt *receipt)
{
  if (receipt->n_refused == 0)
    return;
  receipt->withheld = TRUE;
  receipt->n_added = receipt->n_updated = receipt->n_unchanged = receipt->n_enrolled = 0;
  for (guint i = receipt->results->len; i > 0; i--)
    if (strcmp (((TdReceiptLine *) receipt->results->pdata[i - 1])->result, "refused") != 0)
      g_ptr_array_remove_index (receipt->results, i - 1);
}

/* What is about no row, as the missing are, comes last. */
static int
compare_results (gconstpointer a, gconstpointer b)
{
  int one = (*(TdReceiptLine **) a)->row, other = (*(TdReceiptLine **) b)->row;

  return one && other ? one - other : !one - !other;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  return (*(TdImportProblem **) a)->row - (*(TdImportProblem **) b)->row;
}

void
td_receipt_sort (TdReceipt *receipt)
{
  g_ptr_array_sort (receipt->results, compare_results);
  g_ptr_array_sort (receipt->problems, compare_problems);
}

static void
write_int (JsonBuilder *builder, const char *name, int value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
write_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
write_mapping (TdReceipt *receipt, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "mapping");
  td_mapping_write_fields (receipt->mapping, builder);
  json_builder_set_member_name (builder, "free_fields");
  td_mapping_write_columns (receipt->mapping, builder, TD_COLUMN_FREE);
  json_builder_set_member_name (builder, "private_columns");
  td_mapping_write_columns (receipt->mapping, builder, TD_COLUMN_PRIVATE);
  td_mapping_write_questions (receipt->mapping, builder);
}

static void
write_head (TdReceipt *receipt, JsonBuilder *builder)
{
  write_int (builder, "rows", receipt->n_rows);
  write_int (builder, "added", receipt->n_added);
  write_int (builder, "updated", receipt->n_updated);
  write_int (builder, "unchanged", receipt->n_unchanged);
  write_int (builder, "refused", receipt->n_refused);
  write_int (builder, "missing", receipt->n_missing);
  if (receipt->n_enrolled)
    write_int (builder, "enrolled", receipt->n_enrolled);
  if (receipt->mapping)
    write_mapping (receipt, builder);
  else
    {
      write_int (builder, "ignored", receipt->n_ignored);
      write_int (builder, "next_dates", receipt->n_next_dates);
    }
  write_text (builder, "dates", receipt->dates);
  write_text (builder, "file", receipt->file);
}

static void
write_problems (TdReceipt *receipt, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < receipt->problems->len; i++)
    {
      TdImportProblem *problem = receipt->problems->pdata[i];

      json_builder_begin_object (builder);
      write_int (builder, "row", problem->row);
      write_text (builder, "column", problem->column);
      write_text (builder, "value", problem->value);
      write_text (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The rows that were added, updated or refused, or (@missing) the people without a row. */
static void
write_results (TdReceipt *receipt, JsonBuilder *builder, gboolean missing, guint n_most)
{
  guint n = 0;

  json_builder_set_member_name (builder, missing ? "missing_people" : "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < receipt->results->len; i++)
    {
      const TdReceiptLine *result = receipt->results->pdata[i];

      if ((strcmp (result->result, "missing") == 0) != missing || n++ >= n_most)
        continue;
      json_builder_begin_object (builder);
      if (!missing)
        {
          write_int (builder, "row", result->row);
          write_text (builder, "result", result->result);
        }
      write_text (builder, "number", result->number);
      write_text (builder, "name", result->name);
      if (result->fields)
        write_text (builder, "fields", result->fields);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_suggestions (TdReceipt *receipt, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "suggestions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < receipt->suggestions->len; i++)
    {
      TdImportSuggestion *suggestion = receipt->suggestions->pdata[i];

      json_builder_begin_object (builder);
      write_int (builder, "row", suggestion->row);
      write_text (builder, "attendee", suggestion->address);
      write_text (builder, "attendee_name", suggestion->address_name);
      write_text (builder, "number", suggestion->number);
      write_text (builder, "name", suggestion->name);
      write_text (builder, "pair", suggestion->reference);
      write_int (builder, "events", suggestion->n_events);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

JsonNode *
td_receipt_to_json (TdReceipt *receipt)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  write_head (receipt, builder);
  write_problems (receipt, builder);
  if (receipt->mapping == NULL)
    write_suggestions (receipt, builder);
  write_results (receipt, builder, TRUE, G_MAXUINT);
  write_results (receipt, builder, FALSE, G_MAXUINT);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static int
read_int (JsonObject *object, const char *name)
{
  return (int) json_object_get_int_member_with_default (object, name, 0);
}

static const char *
read_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* The objects of a member that is an array; none where it is not there. */
static guint
count_members (JsonObject *object, const char *name, JsonArray **array)
{
  JsonNode *node = json_object_get_member (object, name);

  *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  return *array ? json_array_get_length (*array) : 0;
}

static void
read_results (TdReceipt *receipt, JsonObject *object, const char *name)
{
  JsonArray *array;
  guint n = count_members (object, name, &array);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *result = json_array_get_object_element (array, i);
      const char *what = read_text (result, "result");

      td_receipt_add_result (receipt, read_int (result, "row"), what ? what : "missing",
                             read_text (result, "number"), read_text (result, "name"),
                             read_text (result, "fields"));
    }
}

static void
read_problems (TdReceipt *receipt, JsonObject *object, const char *name)
{
  JsonArray *array;
  guint n = count_members (object, name, &array);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *problem = json_array_get_object_element (array, i);
      const char *column = read_text (problem, "column");
      const char *message = read_text (problem, "message");

      td_receipt_add_problem_of (receipt, read_int (problem, "row"), column ? column : "",
                                 read_text (problem, "value"), message ? message : "");
    }
}

TdReceipt *
td_receipt_from_json (JsonNode *node)
{
  JsonObject *object;
  TdReceipt *receipt;
  const char *file;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  file = read_text (object, "file");
  receipt = receipt_new (file ? file : "", read_int (object, "rows"));
  receipt->n_added = read_int (object, "added");
  receipt->n_updated = read_int (object, "updated");
  receipt->n_unchanged = read_int (object, "unchanged");
  receipt->n_refused = read_int (object, "refused");
  receipt->n_missing = read_int (object, "missing");
  receipt->n_enrolled = read_int (object, "enrolled");
  receipt->dates = g_strdup (read_text (object, "dates"));
  read_results (receipt, object, "results");
  read_results (receipt, object, "missing_people");
  read_problems (receipt, object,
                 json_object_has_member (object, "problem_rows") ? "problem_rows" : "problems");
  return receipt;
}

gboolean
td_receipt_is_empty (TdReceipt *receipt)
{
  return receipt->n_added + receipt->n_updated + receipt->n_unchanged + receipt->n_next_dates == 0;
}

static void
write_groups (TdReceipt *receipt, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) groups = td_receipt_group (receipt);

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      TdImportGroup *group = groups->pdata[i];

      json_builder_begin_object (builder);
      write_int (builder, "count", group->count);
      write_text (builder, "column", group->column);
      write_text (builder, "message", group->message);
      write_text (builder, "rows", group->rows);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The first problems without their values: a cell may hold whom somebody does not want, or an
 * address, and the workspace keeps this for good. */
static void
write_problem_rows (TdReceipt *receipt, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "problem_rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (receipt->problems->len, MOST_ROWS_KEPT); i++)
    {
      TdImportProblem *problem = receipt->problems->pdata[i];

      json_builder_begin_object (builder);
      write_int (builder, "row", problem->row);
      write_text (builder, "column", problem->column);
      write_text (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

gboolean
td_receipt_store (TdReceipt *receipt, TdDatabase *db, const char *kind, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  write_head (receipt, builder);
  write_groups (receipt, builder);
  write_results (receipt, builder, TRUE, G_MAXUINT);
  write_results (receipt, builder, FALSE, MOST_ROWS_KEPT);
  write_problem_rows (receipt, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return td_database_execute (db, error,
                              "INSERT INTO import_run (kind, file, at, receipt) "
                              "VALUES ($1, $2, $3, $4)",
                              "ssss", kind, receipt->file, at, text);
}
