/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-list-private.h"

#include "base/td-error.h"
#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many records are in memory at a time. */
#define PAGE_SIZE 1000

static const TdListKind *const kinds[] = {
  &td_list_people,  &td_list_pairs,   &td_list_today,   &td_list_enrolments, &td_list_draft,
  &td_list_history, &td_list_imports, &td_list_receipt, &td_list_problems,   &td_list_figure,
};

static const char *const names[] = { "people", "pairs",   "today",   "enrolments",
                                     "draft",  "history", "imports", NULL };

const TdListKind *
td_list_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i]->name, name))
      return kinds[i];
  return NULL;
}

const char *const *
td_list_kind_list (void)
{
  return names;
}

const char *
td_list_kind_get_name (const TdListKind *kind)
{
  return kind->name;
}

const char *
td_list_kind_get_title (const TdListKind *kind)
{
  return _ (kind->title);
}

guint
td_list_kind_get_n_columns (const TdListKind *kind)
{
  return kind->n_columns;
}

const char *
td_list_kind_get_column (const TdListKind *kind, guint column)
{
  return kind->columns[column].name;
}

const char *
td_list_kind_get_column_title (const TdListKind *kind, guint column)
{
  return _ (kind->columns[column].title);
}

gboolean
td_list_kind_is_standard (const TdListKind *kind, guint column)
{
  return (kind->columns[column].traits & TD_LIST_ASKED) == 0;
}

static const TdListColumn *
find_column (const TdListKind *kind, const char *name, gsize length)
{
  for (guint i = 0; i < kind->n_columns; i++)
    if (strlen (kind->columns[i].name) == length &&
        strncmp (kind->columns[i].name, name, length) == 0)
      return &kind->columns[i];
  return NULL;
}

/* --- The request --- */

TdListRequest *
td_list_request_new (const TdListKind *kind, gint64 program_id, TdDate today)
{
  TdListRequest *request = g_new0 (TdListRequest, 1);

  request->kind = kind;
  request->program_id = program_id;
  request->today = today;
  return request;
}

void
td_list_request_free (TdListRequest *request)
{
  if (request == NULL)
    return;
  g_strfreev (request->filters);
  g_free (request->sort);
  g_strfreev (request->columns);
  g_clear_pointer (&request->ids, g_array_unref);
  g_clear_pointer (&request->records, g_ptr_array_unref);
  g_free (request);
}

const char *
td_list_run_get_filter (TdListRun *run, const char *name)
{
  gsize length = strlen (name);

  for (char **filter = run->request->filters; filter && *filter; filter++)
    if (strncmp (*filter, name, length) == 0 && (*filter)[length] == '=')
      return *filter + length + 1;
  return NULL;
}

static gboolean
fail_column (const TdListKind *kind, const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < kind->n_columns; i++)
    g_string_append_printf (known, "%s%s", i ? ", " : "", kind->columns[i].name);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the second %s is a list of codes. */
               _ ("The list has no column “%s”. It has: %s."), name, known->str);
  return FALSE;
}

/* --- Who must not be named --- */

static gboolean
collect_ids (TdDatabase *db, GHashTable *ids, const char *sql, GError **error)
{
  TdStatement *statement = td_database_query (db, error, sql, "");
  GError *trouble = NULL;

  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    {
      gint64 id = td_statement_get_int (statement, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  td_statement_release (statement);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
load_sealed (TdListRun *run, GError **error)
{
  return collect_ids (run->db, run->sealed, "SELECT id FROM program WHERE confidential = 1",
                      error) &&
         collect_ids (run->db, run->sealed_people,
                      "SELECT DISTINCT e.employee_id FROM enrolment e"
                      " JOIN program p ON p.id = e.program_id WHERE p.confidential = 1",
                      error) &&
         collect_ids (run->db, run->sealed_pairs,
                      "SELECT x.id FROM pair x JOIN program p ON p.id = x.program_id"
                      " WHERE p.confidential = 1",
                      error);
}

static gboolean
is_sealed (gpointer record, TdListRun *run)
{
  const TdField *field;

  if (g_hash_table_size (run->sealed) == 0)
    return FALSE;
  if (run->request->kind->is_sealed)
    return run->request->kind->is_sealed (record, run);
  field = td_record_find_field (record, "program_id");
  return field && g_hash_table_contains (run->sealed, td_record_peek (record, field));
}

/* --- Rows that come whole --- */

static gboolean
row_matches (TdListRun *run, TdRecord *record, const char *filter)
{
  const TdListKind *kind = run->request->kind;
  const char *value = strchr (filter, '=') + 1;
  g_autofree char *folded = td_text_fold (value);

  if (g_str_has_prefix (filter, "text="))
    {
      for (guint i = 0; i < kind->n_columns; i++)
        {
          g_autofree char *words = td_list_cell_dup_words (&kind->columns[i], record, run);
          g_autofree char *folded_words = td_text_fold (words);

          if (strstr (folded_words, folded))
            return TRUE;
        }
      return FALSE;
    }
  return td_list_cell_matches (find_column (kind, filter, (gsize) (value - filter) - 1), record,
                               folded, run);
}

static gboolean
is_wanted (TdListRun *run, TdRecord *record)
{
  for (char **filter = run->request->filters; filter && *filter; filter++)
    if (!row_matches (run, record, *filter))
      return FALSE;
  return TRUE;
}

static gboolean
check_filters (TdListRun *run, GError **error)
{
  for (char **filter = run->request->filters; filter && *filter; filter++)
    {
      const char *equals = strchr (*filter, '=');
      g_autofree char *name = g_strndup (*filter, equals ? (gsize) (equals - *filter) : 0);

      if (equals == NULL)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       _ ("“%s” is no filter: write a column and a value, such as state=active."),
                       *filter);
          return FALSE;
        }
      if (!g_str_equal (name, "text") &&
          find_column (run->request->kind, name, strlen (name)) == NULL)
        return fail_column (run->request->kind, name, error);
    }
  return TRUE;
}

typedef struct
{
  TdListRun *run;
  const TdListColumn *column;
} Sorting;

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  int order = td_list_cell_compare (sorting->column, *(TdRecord *const *) a, *(TdRecord *const *) b,
                                    sorting->run);

  return sorting->run->request->descending ? -order : order;
}

/* In the order of the ids; those that are gone are left out. */
static GPtrArray *
pick_rows (TdListRun *run, GPtrArray *rows)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *ids = run->request->ids;

  for (guint i = 0; i < rows->len; i++)
    {
      TdRecord *row = rows->pdata[i];
      const TdField *field = td_record_find_field (row, run->request->kind->id_field);

      g_hash_table_insert (by_id, td_record_peek (row, field), row);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      TdRecord *row = g_hash_table_lookup (by_id, &g_array_index (ids, gint64, i));

      if (row)
        g_ptr_array_add (picked, g_object_ref (row));
    }
  g_hash_table_unref (by_id);
  g_ptr_array_unref (rows);
  return picked;
}

static GPtrArray *
load_all (TdListRun *run, GError **error)
{
  const TdListRequest *request = run->request;
  GPtrArray *rows;

  if (!check_filters (run, error))
    return NULL;
  rows = request->records ? g_ptr_array_ref (request->records)
                          : request->kind->load (run, NULL, 0, error);
  if (rows == NULL)
    return NULL;
  if (request->ids)
    return pick_rows (run, rows);
  if (request->filters || request->sort)
    {
      GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < rows->len; i++)
        if (is_wanted (run, rows->pdata[i]))
          g_ptr_array_add (wanted, g_object_ref (rows->pdata[i]));
      g_ptr_array_unref (rows);
      rows = wanted;
    }
  if (request->sort)
    {
      Sorting sorting = { run, find_column (request->kind, request->sort, strlen (request->sort)) };

      g_ptr_array_sort_with_data (rows, compare_rows_cb, &sorting);
    }
  return rows;
}

/* --- Writing --- */

/* The columns to write (of TdListColumn, borrowed). */
static GPtrArray *
choose_columns (const TdListRequest *request, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  const TdListKind *kind = request->kind;

  if (request->sort && find_column (kind, request->sort, strlen (request->sort)) == NULL)
    {
      fail_column (kind, request->sort, error);
      return NULL;
    }
  for (guint i = 0; request->columns == NULL && i < kind->n_columns; i++)
    if (td_list_kind_is_standard (kind, i))
      g_ptr_array_add (columns, (gpointer) &kind->columns[i]);
  for (char **name = request->columns; name && *name; name++)
    {
      const TdListColumn *column = find_column (kind, *name, strlen (*name));

      if (column == NULL)
        {
          fail_column (kind, *name, error);
          return NULL;
        }
      g_ptr_array_add (columns, (gpointer) column);
    }
  return g_steal_pointer (&columns);
}

/* The types of the columns are known with the first row; without one every column is text. */
static void
write_head (TdSheetWriter *writer, GPtrArray *columns, TdRecord *first)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const TdListColumn *column = columns->pdata[i];

      td_sheet_writer_add_column (writer, _ (column->title),
                                  first ? td_list_cell_get_type (column, first) : TD_SHEET_TEXT);
    }
}

static gboolean
write_rows (TdListRun *run,
            TdSheetWriter *writer,
            GPtrArray *columns,
            GPtrArray *rows,
            GError **error)
{
  if (td_sheet_writer_get_n_columns (writer) == 0)
    write_head (writer, columns, rows->len > 0 ? rows->pdata[0] : NULL);
  run->writing = TRUE;
  for (guint i = 0; i < rows->len; i++)
    {
      gboolean nameless = is_sealed (rows->pdata[i], run);

      for (guint c = 0; c < columns->len; c++)
        td_list_cell_write (columns->pdata[c], rows->pdata[i], nameless, run, writer);
      if (!td_sheet_writer_end_row (writer, error))
        return FALSE;
      run->result->n_nameless += nameless;
    }
  return TRUE;
}

static gboolean
write_pages (TdListRun *run,
             TdSheetWriter *writer,
             GPtrArray *columns,
             TdProgress *progress,
             GError **error)
{
  const TdListRequest *request = run->request;
  g_autoptr (GArray) ids =
      request->ids ? g_array_ref (request->ids) : request->kind->find (run, error);

  if (ids == NULL)
    return FALSE;
  td_sheet_writer_set_progress (writer, progress, ids->len);
  for (guint done = 0; done == 0 || done < ids->len; done += PAGE_SIZE)
    {
      guint n = MIN (PAGE_SIZE, ids->len - done);
      g_autoptr (GPtrArray) rows =
          request->kind->load (run, &g_array_index (ids, gint64, done), n, error);

      if (rows == NULL || !write_rows (run, writer, columns, rows, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_whole (TdListRun *run,
             TdSheetWriter *writer,
             GPtrArray *columns,
             TdProgress *progress,
             GError **error)
{
  g_autoptr (GPtrArray) rows = load_all (run, error);

  if (rows == NULL)
    return FALSE;
  td_sheet_writer_set_progress (writer, progress, rows->len);
  return write_rows (run, writer, columns, rows, error);
}

static gboolean
save (TdListRun *run, const char *path, TdSheetFormat format, TdProgress *progress, GError **error)
{
  const TdListRequest *request = run->request;
  g_autoptr (GPtrArray) columns = choose_columns (request, error);
  g_autoptr (TdSheetWriter) writer = NULL;
  gboolean paged = request->kind->find && request->records == NULL;

  if (columns == NULL || !load_sealed (run, error))
    return FALSE;
  writer = td_sheet_writer_new (path, format, _ (request->kind->title),
                                td_database_get_cancellable (run->db), error);
  if (writer == NULL)
    return FALSE;
  td_sheet_writer_set_separator (writer, request->separator);
  if (!(paged ? write_pages : write_whole) (run, writer, columns, progress, error) ||
      !td_sheet_writer_save (writer, error))
    return FALSE;
  run->result->n_rows = td_sheet_writer_get_n_rows (writer);
  return TRUE;
}

static GHashTable *
new_id_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

gboolean
td_list_save (TdDatabase *db,
              const TdListRequest *request,
              const char *path,
              TdSheetFormat format,
              TdProgress *progress,
              TdListResult *result,
              GError **error)
{
  TdListResult unwanted = { 0 };
  g_autoptr (GHashTable) sealed = new_id_set ();
  g_autoptr (GHashTable) people = new_id_set ();
  g_autoptr (GHashTable) pairs = new_id_set ();
  TdListRun run = { .db = db,
                    .request = request,
                    .sealed = sealed,
                    .sealed_people = people,
                    .sealed_pairs = pairs,
                    .result = result ? result : &unwanted };

  g_return_val_if_fail (request->kind != NULL, FALSE);

  *run.result = (TdListResult){ 0 };
  return save (&run, path, format, progress, error);
}

char *
td_list_result_dup_words (const TdListResult *result)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words,
                          ngettext ("%'u row in the file.", "%'u rows in the file.",
                                    result->n_rows),
                          result->n_rows);
  if (result->n_nameless > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              ngettext ("%'u of a confidential programme is without names.",
                                        "%'u of confidential programmes are without names.",
                                        result->n_nameless),
                              result->n_nameless);
    }
  if (result->n_withheld > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              ngettext ("A sensitive reason is left out of %'u row.",
                                        "Sensitive reasons are left out of %'u rows.",
                                        result->n_withheld),
                              result->n_withheld);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
