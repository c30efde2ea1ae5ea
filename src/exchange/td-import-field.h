/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TD_IMPORT_ROSTER,
  TD_IMPORT_ENROLMENTS,
  TD_IMPORT_CONTACTS,
  TD_IMPORT_SURVEYS,
  TD_IMPORT_PAIRS,
  TD_IMPORT_EVENTS, /* a history, whose columns have fixed names: no fields */
  TD_N_IMPORT_KINDS,
} TdImportKind;

/* What the cells of a field look like; it helps to guess the column. */
typedef enum
{
  TD_CONTENT_TEXT,
  TD_CONTENT_KEY, /* a number or code that tells people apart */
  TD_CONTENT_NAME,
  TD_CONTENT_EMAIL,
  TD_CONTENT_DATE,
  TD_CONTENT_AMOUNT,
} TdContent;

/**
 * TdImportField:
 *
 * Something an import can fill: "number", "hire_date", "skills_wanted" …, the names of
 * `tandemctl import --map`.
 */
typedef struct
{
  const char *name;
  const char *label; /* untranslated; see td_import_field_get_label() */
  TdContent content;
  const char *synonyms; /* squeezed column names, best first, separated by spaces */
} TdImportField;

/* The name of a kind in the workspace file: "roster", "enrolments" … */
const char *td_import_kind_get_code (TdImportKind kind);

/* The fields of an import; static. */
const TdImportField *td_import_fields (TdImportKind kind, guint *n_fields);

/* The position of a field by its name, -1 for none. */
int td_import_field_find (TdImportKind kind, const char *name);

/* The field in the words of the window, translated. */
const char *td_import_field_get_label (const TdImportField *field);

/* A column name with case, accents, spaces and punctuation gone ("Employee ID" = "employee_id" =
 * "employeeid"); '#' stays. To be freed. */
char *td_header_squeeze (const char *header);

/**
 * td_header_score:
 *
 * How well a column name, squeezed, fits a field: 100 for its best name, less for lesser ones and
 * for names that only contain one, 0 for not at all.
 */
int td_header_score (const TdImportField *field, const char *squeezed);

/* Whether a column name, squeezed, is one that some field of any import goes by. */
gboolean td_header_is_known (const char *squeezed);

/**
 * td_header_is_private:
 *
 * Whether a column holds what Tandem does not keep unasked: appraisal (ratings, performance),
 * pay, health, family, origin, religion, birth dates, home addresses and the like.
 */
gboolean td_header_is_private (const char *squeezed);

G_END_DECLS
