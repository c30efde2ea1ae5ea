/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-today-actions.h"

#include "db/td-change.h"
#include "gui/pages/pairs/td-answer-dialog.h"
#include "gui/pages/pairs/td-answer-jobs.h"
#include "gui/pages/pairs/td-concern-dialog.h"
#include "gui/pages/pairs/td-contact-dialog.h"
#include "gui/pages/pairs/td-end-dialog.h"
#include "gui/pages/pairs/td-leaver-dialog.h"
#include "gui/pages/pairs/td-remind-dialog.h"
#include "gui/pages/pairs/td-review-dialog.h"
#include "gui/pages/pairs/td-sign-dialog.h"
#include "gui/pages/pairs/td-survey-dialog.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-pair-action.h"

#include <glib/gi18n-lib.h>

static void
log_contacts (TdPage *page, GPtrArray *items)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      TdTodayItem *item = items->pdata[i];

      g_ptr_array_add (contacts,
                       td_contact_dialog_make_contact (page, item->pair_id, item->mentor_name,
                                                       item->mentee_name));
    }
  td_contact_dialog_show (GTK_WIDGET (page), td_page_get_session (page), contacts);
}

static void
open_pair (TdPage *page, const TdTodayItem *item)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.show", "(sx)", "pairs", item->pair_id);
}

/* --- What is done at once --- */

typedef struct
{
  GArray *ids; /* of gint64 */
  TdDate today;
} Request;

static Request *
request_new (TdPage *page, GArray *ids)
{
  Request *request = g_new0 (Request, 1);

  request->ids = g_array_ref (ids);
  request->today = td_page_get_today (page);
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->ids);
  g_free (request);
}

static gpointer
finish_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  g_autoptr (TdChange) change = td_change_begin (db, "partnership.action-done", error);

  if (change == NULL)
    return NULL;
  for (guint i = 0; i < request->ids->len; i++)
    if (!td_pair_action_set_state (db, g_array_index (request->ids, gint64, i), "done",
                                   request->today, error))
      return NULL;
  td_change_describe (change, "%u", request->ids->len);
  td_change_commit (change, error);
  return NULL;
}

static void
finish_actions (TdPage *page, GPtrArray *items)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = items->len;
  g_autofree char *toast = g_strdup_printf (ngettext ("%u action done", "%u actions done", n), n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (ids, ((TdTodayItem *) items->pdata[i])->object_id);
  td_page_write (page, toast, finish_job, request_new (page, ids), request_free, NULL, NULL);
}

static gpointer
resume_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.resume", error);

  if (change == NULL)
    return NULL;
  for (guint i = 0; i < request->ids->len; i++)
    if (!td_pair_resume (db, g_array_index (request->ids, gint64, i), request->today, error))
      return NULL;
  if (request->ids->len != 1)
    td_change_describe (change, "%u", request->ids->len);
  td_change_commit (change, error);
  return NULL;
}

static void
resume_pairs (TdPage *page, GArray *pairs)
{
  td_page_write (page, _ ("Goes on from today"), resume_job, request_new (page, pairs),
                 request_free, NULL, NULL);
}

/* Those who leave, each once, where all are there because somebody does: their pairs end together,
 * each on its own day. Else NULL. */
static GArray *
list_leavers (GPtrArray *items)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < items->len; i++)
    {
      TdTodayItem *item = items->pdata[i];

      if (item->kind != TD_AGENDA_LEAVER)
        return NULL;
      if (g_hash_table_add (seen, &item->object_id))
        g_array_append_val (people, item->object_id);
    }
  return g_steal_pointer (&people);
}

static void
end_pairs (TdPage *page, GPtrArray *items, GArray *pairs)
{
  g_autoptr (GArray) leavers = list_leavers (items);

  if (leavers)
    td_leaver_dialog_show (page, (const gint64 *) leavers->data, leavers->len);
  else
    td_end_dialog_show (page, (const gint64 *) pairs->data, pairs->len);
}

void
td_today_act (TdPage *page, TdAgendaAction action, GPtrArray *items, const char *letter)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  const TdTodayItem *first;
  const gint64 *ids;

  g_return_if_fail (TD_IS_PAGE (page));

  if (items->len == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    g_array_append_val (pairs, ((TdTodayItem *) items->pdata[i])->pair_id);
  ids = (const gint64 *) pairs->data;
  first = items->pdata[0];
  switch (action)
    {
    case TD_AGENDA_LOG:
      log_contacts (page, items);
      break;
    case TD_AGENDA_REMIND:
      td_remind_dialog_show (page, ids, pairs->len,
                             letter ? letter : td_agenda_kind_get_letter (first->kind));
      break;
    case TD_AGENDA_ANSWER_FOR:
      td_answer_dialog_show (page, first->pair_id);
      break;
    case TD_AGENDA_ACCEPT:
      td_answer_jobs_accept (page, ids, pairs->len);
      break;
    case TD_AGENDA_ASK:
      td_answer_jobs_ask_again (page, ids, pairs->len);
      break;
    case TD_AGENDA_FINISH:
      finish_actions (page, items);
      break;
    case TD_AGENDA_SIGN:
      td_sign_dialog_show (page, ids, pairs->len);
      break;
    case TD_AGENDA_ENTER:
      td_survey_dialog_show (page, first->pair_id, first->side);
      break;
    case TD_AGENDA_REVIEW:
      td_review_dialog_show (page, first->pair_id,
                             first->kind == TD_AGENDA_MID_REVIEW ? "mid" : "end");
      break;
    case TD_AGENDA_SETTLE:
      td_concern_dialog_show_one (page, first->object_id);
      break;
    case TD_AGENDA_END:
      end_pairs (page, items, pairs);
      break;
    case TD_AGENDA_RESUME:
      resume_pairs (page, pairs);
      break;
    case TD_AGENDA_OPEN:
    default:
      open_pair (page, first);
    }
}
