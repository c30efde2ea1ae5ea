/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "workspace/td-check.h"

G_BEGIN_DECLS

/**
 * TdCheckRule:
 * @kind: a code
 * @page: where what breaks it is mended: "people", "pairs" or "program"
 * @sql: a query of what breaks the rule: the id of what the page is to show, then up to three
 *   texts a row; $1 is today
 * @words: N_() a sentence with as many %s
 * @remedy: N_() what to do
 *
 * Something that must not be, of rows that the schema lets be.
 */
typedef struct
{
  const char *kind;
  const char *page;
  const char *sql;
  const char *words;
  const char *remedy;
} TdCheckRule;

/* Of the people and programmes, and of the pairs; ended by a kind of NULL. */
const TdCheckRule *td_check_people_rules (void);
const TdCheckRule *td_check_pair_rules (void);

/* Takes over @words. Borrowed: to say where it is mended. */
TdFault *td_check_add (GPtrArray *faults, const char *kind, char *words, const char *remedy);

/* Notations, texts, what is in the file that is not ours, and the modes of the files. */
gboolean td_check_cadences (TdDatabase *db, GPtrArray *faults, GError **error);
gboolean td_check_texts (TdDatabase *db, GPtrArray *faults, GError **error);
gboolean td_check_strangers (TdDatabase *db, GPtrArray *faults, GError **error);
void td_check_files (const char *path, GPtrArray *faults);

/* The backups beside it: whether each can be restored, the newest read whole, who may read them,
 * and whether changes of days ago by the @clock are in none. */
gboolean td_check_backups (TdDatabase *db, gint64 clock, GPtrArray *faults, GError **error);

G_END_DECLS
