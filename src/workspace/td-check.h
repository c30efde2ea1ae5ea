/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"
#include "base/td-record.h"
#include "base/td-progress.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdFault:
 *
 * A fault of a workspace.
 */
#define TD_TYPE_FAULT (td_fault_get_type ())
G_DECLARE_FINAL_TYPE (TdFault, td_fault, TD, FAULT, TdRecord)

struct _TdFault
{
  TdRecord parent_instance;

  char *kind;   /* a code: "pair-not-enrolled" */
  char *words;  /* what is wrong, with what, in a sentence */
  char *remedy; /* what to do about it, in a sentence */
  char *page;   /* where that is done: "people", "pairs", "program"; NULL of the file itself */
  gint64 id;    /* of the person, the pair, the programme; 0 where it is about none */
};

/* At most so many of a kind are told one by one; the last says how many more there are. */
#define TD_CHECK_MOST 20

/**
 * td_check_workspace:
 * @today: what lies after it cannot have happened
 * @clock: seconds since 1970, by the clock that dates changes and backups, whatever @today is
 * @progress: (nullable)
 *
 * Looks for everything that may be wrong with a workspace: the file, its references, the chain of
 * its audit trail, what contradicts itself, who else may read it, and its backups. Writes nothing.
 * Stops with the cancellable of @db.
 *
 * Returns: (transfer full) (element-type TdFault): empty when sound; NULL when it could not look
 */
GPtrArray *td_check_workspace (TdDatabase *db,
                               TdDate today,
                               gint64 clock,
                               TdProgress *progress,
                               GError **error);

G_END_DECLS
