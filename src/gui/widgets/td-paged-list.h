/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdPagedList:
 *
 * A GListModel of records by a list of ids: the ids come from SQL in the wanted order, the records
 * are loaded in pages of 128 on a reader thread when GTK asks for them. Until then an item is an
 * empty record of the right type, which fills itself in place (its properties notify). Length costs
 * 8 bytes a row; sorting and filtering are a new list of ids. GTK makes widgets for about 200 rows
 * of a new list: they come a screen at once and then some with each turn of the main loop, so that
 * none of these is long; the model says so many rows.
 */
#define TD_TYPE_PAGED_LIST (td_paged_list_get_type ())
G_DECLARE_FINAL_TYPE (TdPagedList, td_paged_list, TD, PAGED_LIST, GObject)

/**
 * TdLoadManyFunc:
 *
 * Loads the records with these ids, on a reader thread. @context is what
 * td_paged_list_set_context() said, the programme for instance.
 *
 * Returns: (transfer full) (element-type TdRecord): of the type of the list's items, at least those
 * that still exist, in any order
 */
typedef GPtrArray *(*TdLoadManyFunc) (TdDatabase *db,
                                      const gint64 *ids,
                                      guint n_ids,
                                      gint64 context,
                                      GError **error);

/* @item_type: a TdRecord type with a field "id". */
TdPagedList *td_paged_list_new (GType item_type, TdLoadManyFunc load);

/* Without a session nothing is loaded. */
void td_paged_list_set_session (TdPagedList *list, TdSession *session);

/* What the loader is told from now on; 0 at first. To be set before the ids. */
void td_paged_list_set_context (TdPagedList *list, gint64 context);

/* Shows these rows (gint64 elements; takes a reference) from now on. When they are the same in the
 * same order, the rows stay and only their values are loaded again. */
void td_paged_list_set_ids (TdPagedList *list, GArray *ids);

/* The ids shown, borrowed; never NULL. */
GArray *td_paged_list_get_ids (TdPagedList *list);

/* The id at a position; 0 past the end. */
gint64 td_paged_list_get_id (TdPagedList *list, guint position);

/* Where an id is, with all rows up to there; FALSE where it is not shown. */
gboolean td_paged_list_find (TdPagedList *list, gint64 id, guint *position);

G_END_DECLS
