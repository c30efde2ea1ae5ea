/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-record.h"
#include "workspace/td-list.h"

G_BEGIN_DECLS

/* How a list is made, for the files of the lists. */

/**
 * TdListRun:
 *
 * A list being saved. @sealed are the confidential programmes, @sealed_people who takes part in
 * one, @sealed_pairs their pairs: tables of ids, empty where there is none.
 */
typedef struct
{
  TdDatabase *db;
  const TdListRequest *request;
  GHashTable *sealed;
  GHashTable *sealed_people;
  GHashTable *sealed_pairs;
  TdListResult *result;
  gboolean writing; /* not only looking */
} TdListRun;

/**
 * TdListColumn:
 * @name: its code; the field of the record unless @dup
 * @title: N_()
 * @traits: TD_LIST_… below
 * @word: (nullable): the words of the field's code
 * @dup: (nullable): the words of the record
 */
typedef struct
{
  const char *name;
  const char *title;
  guint traits;
  const char *(*word) (const char *code);
  char *(*dup) (gpointer record, TdListRun *run);
} TdListColumn;

enum
{
  TD_LIST_ASKED = 1 << 0,   /* only when it is asked for */
  TD_LIST_PERSON = 1 << 1,  /* tells who somebody is: empty where names must not leave */
  TD_LIST_PERCENT = 1 << 2, /* a whole number of percents */
};

/**
 * TdListKind:
 * @find: (nullable): the ids in order, by the request's filters and sort; NULL where @load gives
 *   all and filters and sort are done here
 * @load: the records of @ids in their order, or with @ids NULL all of them
 * @id_field: (nullable): by which rows are picked out of all
 * @is_sealed: (nullable): whether a row must not name anybody; else its field "program_id" tells
 */
struct _TdListKind
{
  const char *name;
  const char *title;
  const TdListColumn *columns;
  guint n_columns;
  GArray *(*find) (TdListRun *run, GError **error);
  GPtrArray *(*load) (TdListRun *run, const gint64 *ids, guint n_ids, GError **error);
  const char *id_field;
  gboolean (*is_sealed) (gpointer record, TdListRun *run);
};

extern const TdListKind td_list_people;
extern const TdListKind td_list_pairs;
extern const TdListKind td_list_today;
extern const TdListKind td_list_enrolments;
extern const TdListKind td_list_draft;
extern const TdListKind td_list_history;
extern const TdListKind td_list_imports;
extern const TdListKind td_list_receipt;
extern const TdListKind td_list_problems;
extern const TdListKind td_list_figure;

/* The value of a filter, borrowed; NULL where it is not given. */
const char *td_list_run_get_filter (TdListRun *run, const char *name);

/* --- Cells (td-list-cells.c) --- */

/* Adds the cell of a column; an empty one where it names somebody and @nameless. */
void td_list_cell_write (const TdListColumn *column,
                         TdRecord *record,
                         gboolean nameless,
                         TdListRun *run,
                         TdSheetWriter *writer);
TdSheetType td_list_cell_get_type (const TdListColumn *column, TdRecord *record);

/* The words of a cell, to be freed; "" where it is empty. */
char *td_list_cell_dup_words (const TdListColumn *column, TdRecord *record, TdListRun *run);

/* Whether the cell is a value: its code, or its words, compared folded. */
gboolean td_list_cell_matches (const TdListColumn *column,
                               TdRecord *record,
                               const char *folded,
                               TdListRun *run);

/* The order of two cells: words folded, numbers and dates as such, empty ones last. */
int td_list_cell_compare (const TdListColumn *column, TdRecord *a, TdRecord *b, TdListRun *run);

G_END_DECLS
