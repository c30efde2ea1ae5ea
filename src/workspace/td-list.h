/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "db/td-database.h"
#include "exchange/td-sheet-writer.h"

G_BEGIN_DECLS

/**
 * TdListKind:
 *
 * A list that can be saved: people, pairs, … with its columns. Static, found by its name. No list
 * has a private column (td-private.h).
 */
typedef struct _TdListKind TdListKind;

/* The list of a name ("people"); NULL where there is none. The names, NULL-terminated, of those
 * that can be saved from the workspace alone, as the command line does. */
const TdListKind *td_list_kind_find (const char *name);
const char *const *td_list_kind_list (void);

/* "people", and what it is called: a title in the current language. Borrowed. */
const char *td_list_kind_get_name (const TdListKind *kind);
const char *td_list_kind_get_title (const TdListKind *kind);

/* The columns, in the order of the standard: code, translated title, whether it is saved unless
 * columns are named. */
guint td_list_kind_get_n_columns (const TdListKind *kind);
const char *td_list_kind_get_column (const TdListKind *kind, guint column);
const char *td_list_kind_get_column_title (const TdListKind *kind, guint column);
gboolean td_list_kind_is_standard (const TdListKind *kind, guint column);

/**
 * TdListRequest:
 * @kind: which list
 * @program_id: of this programme, 0 for all
 * @object_id: drafts: the proposal, 0 for the newest draft of the programme
 * @today: as of this day
 * @filters: (nullable): "column=value", NULL-terminated: a code or its word, compared folded; or
 *   "text=…": in any column. People know text, department, grade, location, membership (enrolled,
 *   not, mentor, mentee, waiting) and employed=yes.
 * @sort: (nullable): a column; NULL for the list's own order
 * @columns: (nullable): codes in order; NULL for the standard ones
 * @ids: (nullable) (element-type gint64): exactly these rows, in this order
 * @records: (nullable) (element-type TdRecord): the rows themselves, immutable by now
 * @separator: of a CSV, 0 for the locale's
 *
 * What is to be saved. Zeroed but for its kind it is the whole list. Owns what it points to.
 */
typedef struct
{
  const TdListKind *kind;
  gint64 program_id;
  gint64 object_id;
  TdDate today;
  char **filters;
  char *sort;
  gboolean descending;
  char **columns;
  GArray *ids;
  GPtrArray *records;
  char separator;
} TdListRequest;

TdListRequest *td_list_request_new (const TdListKind *kind, gint64 program_id, TdDate today);
void td_list_request_free (TdListRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdListRequest, td_list_request_free)

/**
 * TdListResult:
 * @n_nameless: rows of confidential programmes, saved without names
 * @n_withheld: cells of which a sensitive reason was left out
 */
typedef struct
{
  guint n_rows;
  guint n_nameless;
  guint n_withheld;
} TdListResult;

/**
 * td_list_save:
 * @progress: (nullable)
 *
 * Writes a list to a file, whole or not at all; people are loaded in pages. Stops with the
 * cancellable of @db. Whoever takes part in a confidential programme is not named.
 *
 * Sets TD_ERROR_INVALID for an unknown column or filter, TD_ERROR_NOT_FOUND where there is no
 * draft, and the errors of td_sheet_writer_new().
 */
gboolean td_list_save (TdDatabase *db,
                       const TdListRequest *request,
                       const char *path,
                       TdSheetFormat format,
                       TdProgress *progress,
                       TdListResult *result,
                       GError **error);

/* What was saved, and what was left out of it, in sentences. To be freed. */
char *td_list_result_dup_words (const TdListResult *result);

G_END_DECLS
