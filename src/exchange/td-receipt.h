/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <json-glib/json-glib.h>

#include "base/td-arena.h"
#include "db/td-database.h"
#include "exchange/td-mapping.h"
#include "people/td-erased.h"

G_BEGIN_DECLS

/**
 * TdImportProblem:
 *
 * A fault of one row. The message does not repeat the value, so that equal faults can be counted.
 */
#define TD_TYPE_IMPORT_PROBLEM (td_import_problem_get_type ())
G_DECLARE_FINAL_TYPE (TdImportProblem, td_import_problem, TD, IMPORT_PROBLEM, TdRecord)

struct _TdImportProblem
{
  TdRecord parent_instance;

  int row; /* in the file */
  char *column;
  char *value;
  char *message;
};

/* Equal faults of one column; "rows" names the first of them ("12, 48, 51, …"). */
#define TD_TYPE_IMPORT_GROUP (td_import_group_get_type ())
G_DECLARE_FINAL_TYPE (TdImportGroup, td_import_group, TD, IMPORT_GROUP, TdRecord)

struct _TdImportGroup
{
  TdRecord parent_instance;

  int count;
  int n_refused; /* of their rows */
  char *column;
  char *message;
  char *rows;
  char *examples; /* the first few different values */
};

/**
 * TdReceiptLine:
 *
 * A row that the import added, updated or refused, a person whom a row enrolled, or one without a
 * row. There may be a hundred thousand: texts belong to the receipt.
 */
typedef struct
{
  int row;            /* 0 for who is missing */
  const char *result; /* "added", "updated", "refused", "enrolled", "missing" */
  const char *number;
  const char *name;
  const char *fields; /* what changed, as field names: "title; department" */
} TdReceiptLine;

/* The same for a list of the window. */
#define TD_TYPE_IMPORT_RESULT (td_import_result_get_type ())
G_DECLARE_FINAL_TYPE (TdImportResult, td_import_result, TD, IMPORT_RESULT, TdRecord)

struct _TdImportResult
{
  TdRecord parent_instance;

  int row;
  char *result;
  char *number;
  char *name;
  char *fields;
};

TdImportResult *td_import_result_new (const TdReceiptLine *line);

/* Somebody in a calendar whom the roster doesn't know, and who it may be: to be confirmed. */
#define TD_TYPE_IMPORT_SUGGESTION (td_import_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (TdImportSuggestion, td_import_suggestion, TD, IMPORT_SUGGESTION, TdRecord)

struct _TdImportSuggestion
{
  TdRecord parent_instance;

  int row; /* the first one with this address */
  char *address;
  char *address_name; /* as the calendar has it, or NULL */
  gint64 employee_id;
  char *number;
  char *name;
  char *reference; /* of the pair that it would be about */
  char *pair_names;
  int n_events;       /* that wait for the answer */
  gboolean confirmed; /* for the window */
};

/**
 * TdReceipt:
 *
 * What an import did, or would do when rehearsed. Shared by reference, immutable once given out.
 */
typedef struct
{
  int n_rows;
  int n_added;
  int n_updated;
  int n_unchanged;
  int n_refused;
  int n_missing;
  int n_enrolled;   /* people whom pairs enrolled; pairs only */
  int n_ignored;    /* events that are no meeting of a pair; calendars only */
  int n_next_dates; /* pairs whose next date was set; calendars only */
  gboolean rehearsed;
  gboolean withheld; /* nothing was written because a row was refused and all or nothing asked */
  gint64 change;     /* the entry of the audit trail, for undo; 0 where nothing was written */
  TdImportKind also; /* what else the file can be imported as; TD_N_IMPORT_KINDS for nothing */
  char *file;
  char *dates;            /* the order of day and month: "dmy" …, "" where none was needed */
  TdMapping *mapping;     /* as it was used; NULL of a calendar */
  GPtrArray *problems;    /* of TdImportProblem, in row order */
  GPtrArray *results;     /* of TdReceiptLine: rows added, updated, refused; then people missing */
  GPtrArray *suggestions; /* of TdImportSuggestion; calendars only */

  TdArena *lines;   /* where the results are */
  TdErased *erased; /* who may not come back with an import; NULL outside of td_import_run() */

  gatomicrefcount references;
} TdReceipt;

/* An empty one for the table of @mapping, which is copied. */
TdReceipt *td_receipt_new (TdMapping *mapping);

/* An empty one for a calendar, which has no table. */
TdReceipt *td_receipt_new_for_calendar (const char *file, int n_rows);
TdReceipt *td_receipt_ref (TdReceipt *receipt);
void td_receipt_unref (TdReceipt *receipt);

/* @column is a column of the table, or -1. */
void td_receipt_add_problem (TdReceipt *receipt,
                             int row,
                             int column,
                             const char *value,
                             const char *message);

/* The same for a file without a table. */
void td_receipt_add_problem_of (TdReceipt *receipt,
                                int row,
                                const char *column,
                                const char *value,
                                const char *message);
void td_receipt_add_result (TdReceipt *receipt,
                            int row,
                            const char *result,
                            const char *number,
                            const char *name,
                            const char *fields);

/* Puts problems and results in the order of the file; equal rows stay as they are. */
void td_receipt_sort (TdReceipt *receipt);

/* Withholds everything where a row was refused: no row counts as added or updated any more. */
void td_receipt_keep_all_or_nothing (TdReceipt *receipt);

/* The problems grouped, most frequent first: (transfer full) (element-type TdImportGroup). */
GPtrArray *td_receipt_group (TdReceipt *receipt);

/* The rows of a group in words: "row 2", "rows 2, 3, 4". */
char *td_import_rows_dup_words (const char *rows);

/* The same of a group, and how many of its rows are refused. A new text. */
char *td_import_group_dup_rows (TdImportGroup *group);

/* The receipt as the command prints it with --json. */
JsonNode *td_receipt_to_json (TdReceipt *receipt);

/* The receipt that was kept as JSON, without its mapping; NULL where it is none. */
TdReceipt *td_receipt_from_json (JsonNode *node);

/**
 * td_receipt_save:
 * @path: a CSV, or a workbook where it ends in ".xlsx"
 *
 * Writes the receipt as a list: a row each for what was added, updated, refused, enrolled and
 * missing, and for each problem, in the order of the file.
 */
gboolean td_receipt_save (TdReceipt *receipt,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error);

/* The words for what became of a row: "added", "updated" … */
const char *td_import_result_get_label (const char *result);

/* The words for the fields of a result ("title; department"); free fields are called as in the
 * file. To be freed. */
char *td_import_result_dup_fields (const char *fields);

/* Whether not one row was taken although there were some: exit 1 of the command line. */
gboolean td_receipt_is_empty (TdReceipt *receipt);

/* Keeps the receipt (counts, mapping, the missing, grouped problems, the first rows without the
 * values of problems) in import_run; inside a change. @at is UTC. */
gboolean td_receipt_store (TdReceipt *receipt, TdDatabase *db, const char *kind, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdReceipt, td_receipt_unref)

G_END_DECLS
