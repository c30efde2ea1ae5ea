/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-list-private.h"

#include "db/td-change.h"
#include "exchange/td-receipt.h"
#include "insight/td-insight-list.h"
#include "workspace/td-action-text.h"
#include "workspace/td-audit.h"

#include <glib/gi18n-lib.h>

/* --- The audit trail --- */

/* What a change was about may be a name, and nobody can tell of which programme. */
static char *
dup_entry_words (gpointer record, TdListRun *run)
{
  TdChangeEntry *entry = record;

  return td_action_text_for (entry->action,
                             g_hash_table_size (run->sealed) > 0 ? NULL : entry->detail);
}

static char *
dup_taken_back (gpointer record, TdListRun *run)
{
  return g_strdup (((TdChangeEntry *) record)->undone_by ? _ ("taken back") : NULL);
}

static gboolean
is_sealed_entry (gpointer record, TdListRun *run)
{
  return ((TdChangeEntry *) record)->detail != NULL;
}

static const TdListColumn history_columns[] = {
  { "id", N_ ("Entry") },
  { "at", N_ ("When (UTC)") },
  { "words", N_ ("What"), 0, NULL, dup_entry_words },
  { "n_rows", N_ ("Rows touched") },
  { "undone", N_ ("Taken back"), 0, NULL, dup_taken_back },
  { "action", N_ ("Action"), TD_LIST_ASKED },
};

static GPtrArray *
load_history (TdListRun *run, const gint64 *ids, guint n_ids, GError **error)
{
  const GArray *wanted = run->request->ids;

  return wanted ? td_audit_load_many (run->db, (const gint64 *) wanted->data, wanted->len, error)
                : td_change_list (run->db, G_MAXINT, error);
}

const TdListKind td_list_history = {
  "history",    N_ ("History"), history_columns, G_N_ELEMENTS (history_columns), NULL,
  load_history, "id",           is_sealed_entry
};

/* --- Imports --- */

#define TD_TYPE_LISTED_IMPORT (td_listed_import_get_type ())
G_DECLARE_FINAL_TYPE (TdListedImport, td_listed_import, TD, LISTED_IMPORT, TdRecord)

struct _TdListedImport
{
  TdRecord parent_instance;

  gint64 id;
  char *kind;
  char *file;
  char *at;
  char *receipt; /* JSON */
  int rows;
  int added;
  int updated;
  int unchanged;
  int refused;
};

static const TdField listed_import_fields[] = {
  TD_FIELD (TdListedImport, id, TD_FIELD_ID),
  TD_FIELD (TdListedImport, kind, TD_FIELD_TEXT),
  TD_FIELD (TdListedImport, file, TD_FIELD_TEXT),
  TD_FIELD (TdListedImport, at, TD_FIELD_TEXT),
  TD_FIELD (TdListedImport, receipt, TD_FIELD_TEXT),
  TD_FIELD (TdListedImport, rows, TD_FIELD_INT),
  TD_FIELD (TdListedImport, added, TD_FIELD_INT),
  TD_FIELD (TdListedImport, updated, TD_FIELD_INT),
  TD_FIELD (TdListedImport, unchanged, TD_FIELD_INT),
  TD_FIELD (TdListedImport, refused, TD_FIELD_INT),
};
TD_DEFINE_RECORD (TdListedImport, td_listed_import, listed_import_fields)

static const TdListColumn import_columns[] = {
  { "at", N_ ("When (UTC)") },       { "kind", N_ ("Kind") },       { "file", N_ ("File") },
  { "rows", N_ ("Rows") },           { "added", N_ ("Added") },     { "updated", N_ ("Updated") },
  { "unchanged", N_ ("Unchanged") }, { "refused", N_ ("Refused") },
};

static void
read_counts (TdListedImport *import)
{
  g_autoptr (JsonNode) node = json_from_string (import->receipt ? import->receipt : "", NULL);
  JsonObject *receipt = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (receipt == NULL)
    return;
  import->rows = (int) json_object_get_int_member_with_default (receipt, "rows", 0);
  import->added = (int) json_object_get_int_member_with_default (receipt, "added", 0);
  import->updated = (int) json_object_get_int_member_with_default (receipt, "updated", 0);
  import->unchanged = (int) json_object_get_int_member_with_default (receipt, "unchanged", 0);
  import->refused = (int) json_object_get_int_member_with_default (receipt, "refused", 0);
}

static GPtrArray *
load_imports (TdListRun *run, const gint64 *ids, guint n_ids, GError **error)
{
  GPtrArray *imports =
      td_database_load (run->db, TD_TYPE_LISTED_IMPORT, error,
                        "SELECT id, kind, file, at, receipt FROM import_run ORDER BY id DESC", "");

  for (guint i = 0; imports && i < imports->len; i++)
    read_counts (imports->pdata[i]);
  return imports;
}

const TdListKind td_list_imports = { "imports",      N_ ("Imports"),
                                     import_columns, G_N_ELEMENTS (import_columns),
                                     NULL,           load_imports,
                                     "id",           NULL };

/* --- What an import did with each row; the rows are given --- */

static const TdListColumn receipt_columns[] = {
  { "row", N_ ("Row") },
  { "result", N_ ("Result"), 0, td_import_result_get_label },
  { "number", N_ ("Number") },
  { "name", N_ ("Name") },
  { "fields", N_ ("What changed") },
};

const TdListKind td_list_receipt = {
  "receipt", N_ ("Receipt"), receipt_columns, G_N_ELEMENTS (receipt_columns), NULL, NULL, NULL, NULL
};

static const TdListColumn problem_columns[] = {
  { "row", N_ ("Row") },
  { "column", N_ ("Column") },
  { "value", N_ ("Value") },
  { "message", N_ ("Why") },
};

const TdListKind td_list_problems = { "problems",
                                      N_ ("Refused Rows"),
                                      problem_columns,
                                      G_N_ELEMENTS (problem_columns),
                                      NULL,
                                      NULL,
                                      NULL,
                                      NULL };

/* --- The people or pairs behind a figure; the rows are given --- */

static gboolean
is_sealed_row (gpointer record, TdListRun *run)
{
  TdListRow *row = record;

  if (g_hash_table_contains (run->sealed, &run->request->program_id))
    return TRUE;
  return g_hash_table_contains (row->pair ? run->sealed_pairs : run->sealed_people, &row->id);
}

static const TdListColumn figure_columns[] = {
  { "title", N_ ("Who"), TD_LIST_PERSON },
  { "subtitle", N_ ("More"), TD_LIST_PERSON },
  { "detail", N_ ("What") },
};

const TdListKind td_list_figure = { "figure",       N_ ("List behind a Figure"),
                                    figure_columns, G_N_ELEMENTS (figure_columns),
                                    NULL,           NULL,
                                    NULL,           is_sealed_row };
