/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-arena.h"
#include "exchange/td-receipt.h"
#include "exchange/td-roster-import.h"

G_BEGIN_DECLS

/**
 * TdRowReader:
 *
 * Reads the fields of one row after the other and writes what is wrong into the receipt. Made on
 * the stack with td_row_reader_init(); members are borrowed.
 */
typedef struct
{
  TdReceipt *receipt;
  TdMapping *mapping;
  TdTable *table;
  const TdImportOptions *options;
  GCancellable *cancellable;
  TdDateOrder order;
  int pivot;
  int other_status; /* of a roster: a second column about the status, which fills no field; or -1 */
  guint row;
} TdRowReader;

/* Checks the mapping and settles the order of dates (into the receipt too). */
gboolean td_row_reader_init (TdRowReader *reader,
                             TdReceipt *receipt,
                             const TdImportOptions *options,
                             GCancellable *cancellable,
                             GError **error);

/* Moves on to a row; FALSE when cancelled. Says the progress between @from and @to. */
gboolean td_row_reader_go (TdRowReader *reader, guint row, double from, double to, GError **error);

/* The number of the row in the file, from 1. */
int td_row_reader_get_number (TdRowReader *reader);

/* The cell of a field as it stands, "" where there is no column. */
const char *td_row_reader_get (TdRowReader *reader, const char *field);
gboolean td_row_reader_has (TdRowReader *reader, const char *field);

/* The cell cleaned, NULL where it is empty or says nothing ("-", "#N/A", "0000-00-00"). */
char *td_row_reader_dup (TdRowReader *reader, const char *field);

/**
 * TdRowField:
 * @name: of a field
 * @column: that fills it, -1 for none
 *
 * A field whose column was looked up once: for imports that read a hundred thousand rows.
 */
typedef struct
{
  const char *name;
  int column;
} TdRowField;

/* Looks up the columns of fields whose names are there. */
void td_row_reader_find (TdRowReader *reader, TdRowField *fields, guint n_fields);

/* The same as td_row_reader_dup(), borrowed from the table, or kept in @arena where cleaning made
 * it another text. */
const char *td_row_reader_take (TdRowReader *reader, const TdRowField *field, TdArena *arena);

/* The day on which somebody was erased whom the field's cell names; none where nobody was, and for
 * fields that name nobody. Ask where nobody of the workspace was found. */
TdDate td_row_reader_find_erased (TdRowReader *reader, const char *field);

/* Adds a problem about the field's cell: that somebody was erased, without the cell, where it names
 * such a person. */
void td_row_reader_complain (TdRowReader *reader, const char *field, const char *message);

/* Counts the row as refused; @number and @name are of whom it is about, NULL where nobody is known.
 */
void td_row_reader_refuse (TdRowReader *reader, const char *number, const char *name);

/* Counts the row as added, or with @changes (the fields' names) as updated, or as unchanged. */
void td_row_reader_count (TdRowReader *reader,
                          gboolean added,
                          const char *number,
                          const char *name,
                          const char *changes);

/* Lays another row of the file aside, with a problem about the field's cell: it counts as
 * unchanged. */
void td_row_reader_lay_aside (TdRowReader *reader,
                              guint row,
                              const char *field,
                              const char *message);

/* A date (none for an empty cell); FALSE with a problem when it is no date. */
gboolean td_row_reader_read_date (TdRowReader *reader, const char *field, TdDate *date);

/* The same of what td_row_reader_take() gave for the field. With @left_out the row is taken without
 * a date that is none, and the problem says so. */
gboolean td_row_reader_judge_date (TdRowReader *reader,
                                   const char *field,
                                   const char *text,
                                   gboolean left_out,
                                   TdDate *date);
gboolean td_row_reader_judge_email (TdRowReader *reader,
                                    const char *field,
                                    const char *text,
                                    const char **email);

/* An e-mail address (NULL for an empty cell); FALSE with a problem when it is none. */
gboolean td_row_reader_read_email (TdRowReader *reader, const char *field, char **email);

G_END_DECLS
