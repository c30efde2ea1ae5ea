/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "workspace/td-merge.h"

G_BEGIN_DECLS

/**
 * TdMergeColumn:
 * @keys: (nullable): the other columns of a key that two rows must not share, with commas
 *
 * A column that refers to a person.
 */
typedef struct
{
  const char *table;
  const char *column;
  const char *keys;
} TdMergeColumn;

/* Every one of the schema (a test looks). */
const TdMergeColumn *td_merge_columns (guint *n_columns);

/* Rows of @goes that are there for @stays too and go therefore: "… WHERE …", with $1 who stays and
 * $2 who goes; to be freed. NULL for a column without a key. */
char *td_merge_column_dup_twice (const TdMergeColumn *column);

/* Whether the two employments are one, as far as is known. */
gboolean td_merge_is_one_employment (const TdEmployee *one, const TdEmployee *other);

/* Which of two is employed later; @stays where it is one employment. */
const TdEmployee *td_merge_get_later (const TdEmployee *stays, const TdEmployee *goes);

G_END_DECLS
