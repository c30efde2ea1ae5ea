/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-answer-jobs.h"

#include "pairing/td-pair-answer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GArray *pair_ids;
  TdDate today;
} Request;

static Request *
request_new (TdPage *page, const gint64 *pair_ids, guint n_pairs)
{
  Request *request = g_new0 (Request, 1);

  request->today = td_page_get_today (page);
  request->pair_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (request->pair_ids, pair_ids, n_pairs);
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->pair_ids);
  g_free (request);
}

static gpointer
accept_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_pair_accept_all (db, (const gint64 *) request->pair_ids->data, request->pair_ids->len,
                      request->today, error);
  return NULL;
}

static gpointer
ask_again_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_pair_ask_again (db, (const gint64 *) request->pair_ids->data, request->pair_ids->len,
                     request->today, error);
  return NULL;
}

void
td_answer_jobs_accept (TdPage *page, const gint64 *pair_ids, guint n_pairs)
{
  g_autofree char *toast =
      g_strdup_printf (ngettext ("%u pair accepted", "%u pairs accepted", n_pairs), n_pairs);

  g_return_if_fail (TD_IS_PAGE (page));

  td_page_write (page, toast, accept_job, request_new (page, pair_ids, n_pairs), request_free, NULL,
                 NULL);
}

void
td_answer_jobs_ask_again (TdPage *page, const gint64 *pair_ids, guint n_pairs)
{
  g_return_if_fail (TD_IS_PAGE (page));

  td_page_write (page, _ ("Asked again: the waiting counts from today"), ask_again_job,
                 request_new (page, pair_ids, n_pairs), request_free, NULL, NULL);
}
