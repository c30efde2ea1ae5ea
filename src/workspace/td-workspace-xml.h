/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/* The whole workspace as one XML file that says everything in the field's words, and back. The file
 * is described by data/workspace.rng; workspace/td-xml-tables.c says where each table is in it. */

#define TD_WORKSPACE_NAMESPACE "tag:tandem.org,2026:workspace:1"

/**
 * TdWorkspaceLack:
 * @kind: "table.column": what was left out
 * @n: how many of it; of undo data the number of entries
 *
 * What a file of a workspace lacks.
 */
typedef struct
{
  char *kind;
  gint64 n;
} TdWorkspaceLack;

/* What is left out, in words: "notes of contacts that are marked private". */
const char *td_workspace_lack_words (const char *kind);

/**
 * TdWorkspaceReceipt:
 * @n_rows: rows of all tables that were written to the file or taken from it
 * @lacks: (element-type TdWorkspaceLack): what the file lacks, by kind; empty: nothing
 */
typedef struct
{
  gint64 n_rows;
  GPtrArray *lacks;
} TdWorkspaceReceipt;

void td_workspace_receipt_free (TdWorkspaceReceipt *receipt);

/* Counts what an export without private content would leave out, for saying so before. */
GPtrArray *td_workspace_count_private (TdDatabase *db, GError **error);

/**
 * td_workspace_export:
 * @path: written whole or not at all, with mode 0600
 * @include_private: also what td-private.c calls private, and the undo of every change
 * @progress: (nullable)
 *
 * Writes the workspace as of one moment: the same rows give the same bytes. The file is validated
 * before it gets its name. Stops with the cancellable of @db.
 *
 * Returns: (transfer full): NULL with TD_ERROR_INVALID where a row holds what XML cannot,
 * GFileError where the file cannot be written
 */
TdWorkspaceReceipt *td_workspace_export (TdDatabase *db,
                                         const char *path,
                                         gboolean include_private,
                                         TdProgress *progress,
                                         GError **error);

/**
 * td_workspace_import:
 *
 * Fills an empty workspace from a file, in one transaction that leaves no entry in the audit trail:
 * the trail is part of what comes. What came from where stands in the table workspace_import.
 *
 * Returns: (transfer full): NULL with TD_ERROR_CONFLICT where the workspace is not empty,
 * TD_ERROR_UNREADABLE, with the line, where the file is not what it says
 */
TdWorkspaceReceipt *td_workspace_import (TdDatabase *db,
                                         const char *path,
                                         TdProgress *progress,
                                         GError **error);

/* The same into a workspace that is made for it; nothing is left of that where it fails.
 * TD_ERROR_CONFLICT where there is a file @into already. */
TdWorkspaceReceipt *td_workspace_import_new (const char *into,
                                             const char *path,
                                             TdProgress *progress,
                                             GCancellable *cancellable,
                                             GError **error);

/* Whether nothing at all was entered yet: only then a workspace can be imported. */
gboolean td_workspace_is_empty (TdDatabase *db, gboolean *empty, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdWorkspaceReceipt, td_workspace_receipt_free)

G_END_DECLS
