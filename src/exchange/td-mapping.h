/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "exchange/td-import-field.h"
#include "exchange/td-table.h"

G_BEGIN_DECLS

/* What becomes of a column of the file. */
typedef enum
{
  TD_COLUMN_LEFT_OUT, /* not stored */
  TD_COLUMN_FIELD,    /* fills a field */
  TD_COLUMN_FREE,     /* kept as a free field of the employee (rosters), or the answers to the
                         question of this name or that was chosen for it (surveys) */
  TD_COLUMN_NEW, /* answers to a question that the survey does not ask yet: it is made, in the words
                    of the column (surveys) */
  TD_COLUMN_PRIVATE, /* not stored: sensitive or appraisal, unless the coordinator says otherwise */
} TdColumnUse;

/**
 * TdMapping:
 *
 * Which column of a table fills which field. Each field has one column at most, each column one
 * use.
 */
typedef struct _TdMapping TdMapping;

/* A mapping guessed by column names and contents. Sensitive columns are TD_COLUMN_PRIVATE, other
 * unknown columns of a roster TD_COLUMN_FREE. */
TdMapping *td_mapping_guess (TdTable *table, TdImportKind kind);

/* What a table looks like: a roster, sign-ups, contacts, pairs, or a file of a history. Answers to
 * a survey are only known by its questions: td_import_guess_kind(). */
TdImportKind td_mapping_guess_kind (TdTable *table);

/* The copy shares the table, which never changes. */
TdMapping *td_mapping_copy (TdMapping *mapping);
void td_mapping_free (TdMapping *mapping);

/* What it was made for; the table is borrowed. */
TdImportKind td_mapping_get_kind (TdMapping *mapping);
TdTable *td_mapping_get_table (TdMapping *mapping);

/* The column of a field, -1 where none fills it. @field is one of td_import_fields(). */
int td_mapping_get_column (TdMapping *mapping, const char *field);

/* The field that a column fills, NULL for none; and what becomes of the column. */
const char *td_mapping_get_field (TdMapping *mapping, guint column);
TdColumnUse td_mapping_get_use (TdMapping *mapping, guint column);

/* Lets a column fill a field (taking it from the column that did), or -1: no column. */
void td_mapping_set_column (TdMapping *mapping, const char *field, int column);

/* Any other use of a column; TD_COLUMN_FIELD is set with td_mapping_set_column(). */
void td_mapping_set_use (TdMapping *mapping, guint column, TdColumnUse use);

/* Lets a column of a survey hold the answers to the question of these words, which no other column
 * then does. Whether the survey asks it shows when it is imported. */
void td_mapping_set_question (TdMapping *mapping, guint column, const char *title);

/* The words of the question that a column answers: those that were chosen, else the column's name;
 * NULL for a column that answers none. Borrowed. */
const char *td_mapping_get_question (TdMapping *mapping, guint column);

/* Whether they were chosen. */
gboolean td_mapping_has_chosen_question (TdMapping *mapping, guint column);

/* Whether an import makes questions. */
gboolean td_mapping_makes_questions (TdMapping *mapping);

/* "field=Column" as on the command line; "field=" leaves the field out. Of a survey also
 * "words of a question=Column", and "new=Column" for a question that is to be made.
 * TD_ERROR_INVALID names what there is when the field or the column is unknown. */
gboolean td_mapping_apply (TdMapping *mapping, const char *assignment, GError **error);

/* Whether enough is mapped to know a person (of contacts: the pair and the day); else
 * TD_ERROR_INVALID says what to choose. */
gboolean td_mapping_check (TdMapping *mapping, GError **error);

/* Takes over what was remembered for these column names. @found says whether something was. */
gboolean td_mapping_recall (TdMapping *mapping, TdDatabase *db, gboolean *found, GError **error);

/* Remembers it, inside a change; writes nothing when it is remembered already. */
gboolean td_mapping_remember (TdMapping *mapping, TdDatabase *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdMapping, td_mapping_free)

G_END_DECLS
