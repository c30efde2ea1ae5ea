/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdPersonTable:
 * @table: its name
 * @condition: SQL, which rows are about the employee $1
 * @title: what the rows are, translated
 * @counted: the figures count the rows: they stay when she is anonymised or erased
 * @anonymous: the rows stay, without their texts, when she is anonymised
 * @why: (nullable): of a table that is counted, what for; translated
 *
 * A table that may hold rows about a person, and what becomes of these. Children stand before the
 * tables they refer to. Of the table feedback only her own answers are hers, what the other side of
 * a pair answered is not.
 */
typedef struct
{
  const char *table;
  const char *condition;
  const char *title;
  gboolean counted;
  gboolean anonymous;
  const char *why;
} TdPersonTable;

/* Every table that refers to a person, by a foreign key or over others (a test looks); titles and
 * reasons are N_() and not translated yet: use the functions below. */
const TdPersonTable *td_person_tables (guint *n_tables);
const TdPersonTable *td_person_table_find (const char *table);
const char *td_person_table_get_title (const TdPersonTable *table);
const char *td_person_table_get_why (const TdPersonTable *table);

/**
 * TdFate:
 * @TD_FATE_STAYS: dates, codes and numbers that the figures need, or that are nobody's
 * @TD_FATE_SHARED: stays where somebody else has the same value; else it tells who she was and goes
 * @TD_FATE_CLEARED: emptied
 * @TD_FATE_REPLACED: what must not be empty: another word takes its place
 * @TD_FATE_GONE: goes with its row
 * @TD_FATE_NAMES: words of others or of nobody: names in them are replaced
 *
 * What becomes of a text in the rows of a person whose data are erased. In the rows of others the
 * names in all texts but those that stay are replaced.
 */
typedef enum
{
  TD_FATE_STAYS,
  TD_FATE_SHARED,
  TD_FATE_CLEARED,
  TD_FATE_REPLACED,
  TD_FATE_GONE,
  TD_FATE_NAMES,
} TdFate;

typedef struct
{
  const char *table;
  const char *column;
  TdFate fate;
} TdFateOfColumn;

/* Of every column of text of the schema (a test looks). */
const TdFateOfColumn *td_fates (guint *n_columns);

G_END_DECLS
