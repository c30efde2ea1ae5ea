/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"
#include "base/td-progress.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdFault:
 * @kind: a code: "pair-not-enrolled"
 * @words: what is wrong, with what, in a sentence
 * @remedy: what to do about it, in a sentence
 *
 * A fault of a workspace.
 */
typedef struct
{
  char *kind;
  char *words;
  char *remedy;
} TdFault;

/* At most so many of a kind are told one by one; the last says how many more there are. */
#define TD_CHECK_MOST 20

/**
 * td_check_workspace:
 * @today: what lies after it cannot have happened
 * @progress: (nullable)
 *
 * Looks for everything that may be wrong with a workspace: the file, its references, the chain of
 * its audit trail, what contradicts itself, and who else may read it. Writes nothing. Stops with
 * the cancellable of @db.
 *
 * Returns: (transfer full) (element-type TdFault): empty when sound; NULL when it could not look
 */
GPtrArray *td_check_workspace (TdDatabase *db, TdDate today, TdProgress *progress, GError **error);

G_END_DECLS
