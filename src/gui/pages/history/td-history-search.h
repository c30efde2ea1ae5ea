/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-pool.h"
#include "workspace/td-audit.h"

G_BEGIN_DECLS

/* What the History window asks its reader for, and gets. */

/* A #TdAuditQuery that owns its text; @room is a constant. */
typedef struct
{
  TdAuditQuery query;
  char *text;
  gint64 pairs_of; /* a person whose pairs are wanted as well, 0 for nobody */
} TdHistoryRequest;

void td_history_request_free (gpointer request);

/* @pairs: (nullable) (element-type TdPair): of @pairs_of */
typedef struct
{
  GArray *ids;
  gint64 n_all;
  GPtrArray *pairs;
} TdHistoryFound;

void td_history_found_free (gpointer found);

/* A #TdJobFunc: runs a #TdHistoryRequest. */
gpointer td_history_search_job (TdDatabase *db, gpointer request, GError **error);

/* A #TdLoadManyFunc of the entries. */
GPtrArray *td_history_load_many (TdDatabase *db,
                                 const gint64 *ids,
                                 guint n_ids,
                                 gint64 context,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdHistoryFound, td_history_found_free)

G_END_DECLS
