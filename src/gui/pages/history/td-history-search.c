/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/history/td-history-search.h"

#include "pairing/td-pair.h"

void
td_history_request_free (gpointer data)
{
  TdHistoryRequest *request = data;

  g_free (request->text);
  g_free (request);
}

void
td_history_found_free (gpointer data)
{
  TdHistoryFound *found = data;

  if (found == NULL)
    return;
  g_clear_pointer (&found->ids, g_array_unref);
  g_clear_pointer (&found->pairs, g_ptr_array_unref);
  g_free (found);
}

gpointer
td_history_search_job (TdDatabase *db, gpointer data, GError **error)
{
  TdHistoryRequest *request = data;
  TdPairFilter filter = { .person_id = request->pairs_of };
  g_autoptr (TdHistoryFound) found = g_new0 (TdHistoryFound, 1);

  request->query.text = request->text;
  found->n_all = td_change_get_newest (db);
  if (request->pairs_of)
    found->pairs = td_pair_list (db, &filter, TD_DATE_NONE, error);
  if (request->pairs_of && found->pairs == NULL)
    return NULL;
  found->ids = td_audit_search (db, &request->query, error);
  return found->ids ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
td_history_load_many (TdDatabase *db,
                      const gint64 *ids,
                      guint n_ids,
                      gint64 context,
                      GError **error)
{
  return td_audit_load_many (db, ids, n_ids, error);
}
