/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdPersonColumn:
 * @code: of the JSON and the CSV
 * @label: N_() what it is
 * @kind: what the value is: text, a day, a number, yes or no, or a code
 * @words: (nullable): of a code, what people read
 */
typedef enum
{
  TD_PERSON_TEXT,
  TD_PERSON_DAY,
  TD_PERSON_NUMBER,
  TD_PERSON_YES_NO,
  TD_PERSON_CODE,
  TD_PERSON_CODES, /* with semicolons between them */
  TD_PERSON_CADENCE,
  TD_PERSON_POINTS,  /* JSON, name: number */
  TD_PERSON_ENTRIES, /* a JSON array: how many are in it */
  TD_PERSON_TIME,    /* ISO 8601, with the time of day */
} TdPersonColumnKind;

typedef struct
{
  const char *code;
  const char *label;
  TdPersonColumnKind kind;
  const char *(*words) (const char *code);
} TdPersonColumn;

/**
 * TdPersonSection:
 * @table: the table it is from
 * @title: translated
 * @columns: @n_columns of them, static
 * @rows: (element-type GPtrArray): rows of as many values (char *, NULL for none): days as ISO,
 *   codes as they are stored
 *
 * What one table holds about a person.
 */
typedef struct
{
  const char *table;
  const char *title;
  const TdPersonColumn *columns;
  guint n_columns;
  GPtrArray *rows;
} TdPersonSection;

/**
 * TdPersonData:
 * @name: the person
 * @sections: (element-type TdPersonSection): those that hold anything
 * @n_confidential: words that others gave in confidence, and wishes and vetoes of others: left out
 *   (article 15(4) of the GDPR: they are theirs)
 * @n_nameless: the other side of a pair of a confidential programme, left without a name
 * @n_shared: notes about a pair, which may speak of the other side too
 *
 * Everything that a workspace holds about one person, private words included: for herself, and for
 * nobody else.
 */
typedef struct
{
  gint64 id;
  char *number;
  char *name;
  GPtrArray *sections;
  guint n_confidential;
  guint n_nameless;
  guint n_shared;
} TdPersonData;

/* TD_ERROR_NOT_FOUND, or a database error. */
TdPersonData *td_person_data_load (TdDatabase *db, gint64 id, GError **error);
void td_person_data_free (TdPersonData *data);

/* A value as people read it (transfer full), "" for none. */
char *td_person_section_dup_words (const TdPersonSection *section, guint row, guint column);

/* Whether a value is private: words that only the coordinator and the person herself may read
 * (td-private.h), and the reason for support, which is sensitive. */
gboolean td_person_section_is_private (const TdPersonSection *section, guint row, guint column);

/* The title of a column, translated. */
const char *td_person_column_get_label (const TdPersonColumn *column);

/* Sentences that say what is left out and what to look at before it is handed over (transfer full)
 * (element-type utf8); @left_out: only those for the person herself. */
GPtrArray *td_person_data_list_remarks (const TdPersonData *data, gboolean left_out);

/* A row a value, with words in it: what, which entry, the field, the value. As CSV, or as a
 * workbook where the path ends so. */
gboolean td_person_data_save_csv (const TdPersonData *data, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPersonData, td_person_data_free)

G_END_DECLS
