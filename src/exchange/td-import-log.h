/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-receipt.h"

G_BEGIN_DECLS

/**
 * TdImportLogEntry:
 *
 * An import that was done and not taken back, with its counts.
 */
#define TD_TYPE_IMPORT_LOG_ENTRY (td_import_log_entry_get_type ())
G_DECLARE_FINAL_TYPE (TdImportLogEntry, td_import_log_entry, TD, IMPORT_LOG_ENTRY, TdRecord)

struct _TdImportLogEntry
{
  TdRecord parent_instance;

  gint64 id;
  char *kind; /* "roster", "enrolments", "contacts", "surveys", "pairs", "events", "calendar" … */
  char *file;
  char *at;         /* UTC, ISO 8601 */
  gint64 change_id; /* its entry of the audit trail, 0 where that cannot be undone any more */
  int n_added;
  int n_updated;
  int n_refused;
};

/* The newest @limit imports, newest first (transfer full) (element-type TdImportLogEntry). */
GPtrArray *td_import_log_list (TdDatabase *db, int limit, GError **error);

/* The receipt of one of them, as far as it is kept: the counts, the first rows that were changed or
 * had a problem, all who were missing. TD_ERROR_NOT_FOUND. */
TdReceipt *td_import_log_load (TdDatabase *db, gint64 id, GError **error);

/* What a kind of import is called; the code itself where it is not known. */
const char *td_import_log_get_label (const char *kind);

G_END_DECLS
