/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "workspace/td-workspace-xml.h"
#include "workspace/td-xml-table.h"

G_BEGIN_DECLS

/* data/workspace.rng. */
GBytes *td_workspace_load_schema (void);

/* For which rows a column is left out without private content, as SQL; NULL where it never is. */
const char *td_workspace_private_condition (const TdXmlTable *table, const TdXmlField *field);

/* What a file of this workspace lacks: what is left out now, and what was when it was brought here;
 * by kind. */
GPtrArray *td_workspace_list_lacks (TdDatabase *db, gboolean include_private, GError **error);

TdWorkspaceReceipt *td_workspace_receipt_new (void);
void td_workspace_lacks_add (GPtrArray *lacks, const char *kind, gint64 n);

/* What td_workspace_lack_words() translates. */
const char *td_workspace_lack_name (const char *kind);

G_END_DECLS
