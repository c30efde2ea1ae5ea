/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"
#include "workspace/td-list.h"

G_BEGIN_DECLS

/**
 * TdPage:
 *
 * A page of the window, or any part of one that shows what the workspace holds. It reloads when it
 * is first shown, when a change touched one of its tables, and when today or the programme change;
 * while it is not on screen it waits with that.
 *
 * Properties: "session" (set by the window's XML, passed on to parts by binding), "badge" (guint,
 * the number of things that wait for the coordinator, shown in the sidebar).
 */
#define TD_TYPE_PAGE (td_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdPage, td_page, TD, PAGE, AdwBin)

struct _TdPageClass
{
  AdwBinClass parent_class;

  /* The tables the page shows, NULL-terminated; NULL for any. */
  const char *const *tables;

  /* Whether to reload off screen as well, for the badge. */
  gboolean reload_hidden;

  /* Loads what the page shows, by td_page_read(). */
  void (*reload) (TdPage *page);

  /* Another workspace, or none, from now on: what the page keeps by id is of the one before, and
   * ids begin at 1 in each. Nullable. */
  void (*workspace_changed) (TdPage *page);

  /* Shows one thing: an employee, a pair, … by its id; for win.show. */
  void (*show_item) (TdPage *page, gint64 id);

  /* The list that is shown, as it is: its rows, their order, the columns; NULL for none. (transfer
   * full) (nullable) */
  TdListRequest *(*request_list) (TdPage *page);

  /* Takes a file dropped on the window; FALSE where it is none of the page's business. */
  gboolean (*drop_file) (TdPage *page, GFile *file);
};

/* Borrowed; NULL before the window has opened a workspace. */
TdSession *td_page_get_session (TdPage *page);
void td_page_set_session (TdPage *page, TdSession *session);

/* The session's today and programme; TD_DATE_NONE and 0 without a session. */
TdDate td_page_get_today (TdPage *page);
gint64 td_page_get_program_id (TdPage *page);

/* How many things wait for the coordinator, 0 for no badge. */
guint td_page_get_badge (TdPage *page);
void td_page_set_badge (TdPage *page, guint badge);

/* Reloads soon, or when the page is next shown. */
void td_page_queue_reload (TdPage *page);

/* Shows one thing of the page. */
void td_page_show_item (TdPage *page, gint64 id);
gboolean td_page_drop_file (TdPage *page, GFile *file);

/* The list that the page shows, to be saved; NULL where it shows none. A request for one, of the
 * page's programme and day, that the page fills. (transfer full) */
TdListRequest *td_page_request_list (TdPage *page);
TdListRequest *td_page_new_request (TdPage *page, const char *list);

/* td_session_read() for a page: failures are told as a toast, @done comes after a success only. */
void td_page_read (TdPage *page,
                   TdJobFunc func,
                   gpointer data,
                   GDestroyNotify data_free,
                   GDestroyNotify result_free,
                   TdDoneFunc done);

/* td_session_write() for a page: @toast (nullable) is shown with Undo; failures are told as a
 * toast;
 * @done (nullable) comes after a success only. */
void td_page_write (TdPage *page,
                    const char *toast,
                    TdJobFunc func,
                    gpointer data,
                    GDestroyNotify data_free,
                    GDestroyNotify result_free,
                    TdDoneFunc done);

G_END_DECLS
