/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-directory.h"
#include "exchange/td-row-reader.h"
#include "pairing/td-pair.h"
#include "people/td-employee.h"
#include "program/td-program.h"

G_BEGIN_DECLS

/**
 * TdPairBook:
 *
 * Whom rows of pairs can be about. Made on the stack, cleared with td_pair_book_clear().
 */
typedef struct
{
  GPtrArray *employees;
  GHashTable *by_id; /* of employees */
  TdDirectory *people;
  GPtrArray *programs;
  gint64 program_id; /* of rows that name none, or 0 */
} TdPairBook;

gboolean td_pair_book_load (TdPairBook *book, TdDatabase *db, gint64 program_id, GError **error);
void td_pair_book_clear (TdPairBook *book);

/**
 * TdPairRow:
 * @said: what the row says; members that are 0 or NULL are not said
 * @before: the pair that it is about, NULL for a new one
 * @after: what that becomes, NULL where nothing is to be done
 */
typedef struct
{
  guint row;
  TdEmployee *mentor; /* borrowed, NULL where only the reference tells */
  TdEmployee *mentee;
  TdProgram *program; /* borrowed, NULL likewise */
  TdPair *said;
  TdPair *before;
  TdPair *after;
} TdPairRow;

void td_pair_row_free (TdPairRow *row);

/* Reads the row under the reader. NULL where something of it cannot be read, each fault being a
 * problem: the row is refused. */
TdPairRow *td_pair_row_read (TdRowReader *reader, TdPairBook *book);

/* "Mentor – mentee" of a row, as far as it says them. To be freed. */
char *td_pair_row_dup_names (const TdPairRow *row);

/**
 * td_pair_row_settle:
 *
 * Makes "after" of "before" and what is said. A day under "ended on" that is still to come is the
 * planned end of a pair that goes on. FALSE with a problem where that contradicts itself or the
 * workspace: the row is refused.
 */
gboolean td_pair_row_settle (TdPairRow *row, TdRowReader *reader);

/* The fields that "after" changes, "start; state"; NULL for none. To be freed. */
char *td_pair_row_list_changes (const TdPairRow *row);

/* What the mentor is in the line of the mentee, as a problem of the row. */
void td_pair_row_flag_line (const TdPairRow *row, TdRowReader *reader, TdPairBook *book);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdPairBook, td_pair_book_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPairRow, td_pair_row_free)

G_END_DECLS
