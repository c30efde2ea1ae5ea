/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-written.h"

#include "db/td-database-private.h"

/* They are few, and short. */
static gboolean
sum_forms (TdDatabase *db, guint *sum, GError **error)
{
  g_autofree char *all = NULL;

  if (!td_database_query_text (db, &all, error,
                               "SELECT group_concat(form || ' ' || about || ' ' || fields, ' ') "
                               "FROM unsaved_form",
                               ""))
    return FALSE;
  *sum = all ? g_str_hash (all) : 0;
  return TRUE;
}

#define VERSION "PRAGMA data_version"

/* All as of one moment. */
static gboolean
look_closer (TdWritten *now, TdDatabase *db, GError **error)
{
  gboolean seen;

  if (!td_database_begin_reading (db, error))
    return FALSE;
  seen = td_database_query_int (db, &now->others, error, VERSION, "") &&
         td_database_query_int (db, &now->newest, error,
                                "SELECT coalesce(max(id), 0) FROM change_log", "") &&
         sum_forms (db, &now->forms, error);
  td_database_end_reading (db);
  return seen;
}

/* Others wrote, unless all that became different are forms: what changes without an entry, as a
 * workspace that comes in whole, leaves the forms as they are. */
gboolean
td_written_look (TdWritten *seen, TdDatabase *db, TdWrittenBy *by, GError **error)
{
  TdWritten now = *seen;

  now.own = sqlite3_total_changes (db->handle);
  *by = now.own != seen->own ? TD_WRITTEN_HERE : TD_WRITTEN_NOTHING;
  if (!td_database_query_int (db, &now.others, error, VERSION, ""))
    return FALSE;
  if (now.others == seen->others && now.own == seen->own)
    return TRUE;
  if (!look_closer (&now, db, error))
    return FALSE;
  if (now.others != seen->others && (now.newest != seen->newest || now.forms == seen->forms))
    *by |= TD_WRITTEN_BY_OTHERS;
  *seen = now;
  return TRUE;
}
