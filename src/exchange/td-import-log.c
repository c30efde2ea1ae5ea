/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-log.h"

#include "base/td-error.h"
#include "db/td-change.h"

#include <glib/gi18n-lib.h>

static const TdField fields[] = {
  TD_FIELD (TdImportLogEntry, id, TD_FIELD_ID),
  TD_FIELD (TdImportLogEntry, kind, TD_FIELD_TEXT),
  TD_FIELD (TdImportLogEntry, file, TD_FIELD_TEXT),
  TD_FIELD (TdImportLogEntry, at, TD_FIELD_TEXT),
  TD_FIELD (TdImportLogEntry, change_id, TD_FIELD_ID),
  TD_FIELD (TdImportLogEntry, n_added, TD_FIELD_INT),
  TD_FIELD (TdImportLogEntry, n_updated, TD_FIELD_INT),
  TD_FIELD (TdImportLogEntry, n_refused, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdImportLogEntry, td_import_log_entry, fields)

/* The change that wrote a run: of the same file, the first that ended after the receipt was
 * written. What is taken back takes its run with it. */
#define RUN_SELECT                                                                       \
  "SELECT r.id, r.kind, r.file, r.at, (SELECT min(c.id) FROM change_log c "              \
  "WHERE c.detail = r.file AND c.at >= r.at AND c.action LIKE '%.import') AS change_id " \
  "FROM import_run r "

static JsonNode *
load_json (TdDatabase *db, gint64 id, GError **error)
{
  g_autofree char *text = NULL;

  if (!td_database_query_text (db, &text, error, "SELECT receipt FROM import_run WHERE id = $1",
                               "i", id))
    return NULL;
  if (text)
    return json_from_string (text, NULL);
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               _ ("This import is not there any more; it was taken back."));
  return NULL;
}

/* The receipt that a run keeps; a history's is the sum of its files. */
static TdReceipt *
load_receipt (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (JsonNode) node = load_json (db, id, error);

  return td_receipt_from_json (node);
}

/* One that cannot be undone any more keeps no entry. */
static gboolean
settle_change (TdDatabase *db, TdImportLogEntry *entry, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdChangeEntry) change = td_change_load (db, entry->change_id, &trouble);

  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (change == NULL || change->final || change->undone_by)
    entry->change_id = 0;
  return TRUE;
}

GPtrArray *
td_import_log_list (TdDatabase *db, int limit, GError **error)
{
  g_autoptr (GPtrArray) entries =
      td_database_load (db, TD_TYPE_IMPORT_LOG_ENTRY, error,
                        RUN_SELECT "ORDER BY r.id DESC LIMIT $1", "i", (gint64) limit);

  for (guint i = 0; entries && i < entries->len; i++)
    {
      TdImportLogEntry *entry = entries->pdata[i];
      g_autoptr (TdReceipt) receipt = load_receipt (db, entry->id, error);

      if (!settle_change (db, entry, error))
        return NULL;
      if (receipt == NULL)
        continue;
      entry->n_added = receipt->n_added;
      entry->n_updated = receipt->n_updated;
      entry->n_refused = receipt->n_refused;
    }
  return g_steal_pointer (&entries);
}

TdReceipt *
td_import_log_load (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdImportLogEntry) entry = td_database_load_one (db, TD_TYPE_IMPORT_LOG_ENTRY, error,
                                                             RUN_SELECT "WHERE r.id = $1", "i", id);
  TdReceipt *receipt = load_receipt (db, id, error);

  if (receipt == NULL)
    return NULL;
  if (entry && !settle_change (db, entry, error))
    {
      td_receipt_unref (receipt);
      return NULL;
    }
  receipt->change = entry ? entry->change_id : 0;
  return receipt;
}

const char *
td_import_log_get_label (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *label;
  } labels[] = {
    { "roster", N_ ("Roster") },     { "enrolments", N_ ("Sign-ups") },
    { "contacts", N_ ("Contacts") }, { "surveys", N_ ("Answers") },
    { "pairs", N_ ("Pairs") },       { "events", N_ ("History") },
    { "calendar", N_ ("Calendar") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (kind, labels[i].kind) == 0)
      return _ (labels[i].label);
  return kind;
}
