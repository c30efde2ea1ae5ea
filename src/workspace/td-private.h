/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdPrivacy:
 * @TD_PRIVACY_CODED: dates, codes, keys, names of things: nobody's own words
 * @TD_PRIVACY_OPEN: words that may leave: they are written to be read by others
 * @TD_PRIVACY_RULED: words that leave under a rule of their own (answers: METRICS.md section 10)
 * @TD_PRIVACY_PRIVATE: words that never leave in an export, a print or a search result; only the
 *   coordinator's own screens show them
 */
typedef enum
{
  TD_PRIVACY_CODED,
  TD_PRIVACY_OPEN,
  TD_PRIVACY_RULED,
  TD_PRIVACY_PRIVATE,
} TdPrivacy;

/* What was decided for a column of text. @condition (nullable): for which rows, as SQL. */
typedef struct
{
  const char *table;
  const char *column;
  TdPrivacy privacy;
  const char *condition;
} TdPrivateColumn;

/* Every column of text of the schema: one that is added is a decision made here (a test looks). */
const TdPrivateColumn *td_private_columns (guint *n_columns);

const TdPrivateColumn *td_private_column_find (const char *table, const char *column);

G_END_DECLS
