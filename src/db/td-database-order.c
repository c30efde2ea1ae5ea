/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-database-private.h"

#include "base/td-sort.h"
#include "base/td-text.h"

/* td_sort_key (text, folded): the folded text, made here where it is NULL, in a locale without an
 * order of letters of its own; the user data say whether it is one. */
static void
sort_key_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  gboolean plain = GPOINTER_TO_INT (sqlite3_user_data (context));
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (plain && sqlite3_value_type (values[1]) != SQLITE_NULL)
    sqlite3_result_value (context, values[1]);
  else if (text)
    sqlite3_result_text (context, plain ? td_text_fold (text) : g_utf8_collate_key (text, -1), -1,
                         g_free);
}

/* td_family_key (text): likewise, of a family name. */
static void
family_key_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  gboolean plain = GPOINTER_TO_INT (sqlite3_user_data (context));
  g_autofree char *name = td_name_family_key ((const char *) sqlite3_value_text (values[0]));

  if (name)
    sqlite3_result_text (context, plain ? td_text_fold (name) : g_utf8_collate_key (name, -1), -1,
                         g_free);
}

gboolean
td_database_add_order (TdDatabase *db, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  gpointer plain = GINT_TO_POINTER (td_sort_is_plain ());
  int code =
      sqlite3_create_function (db->handle, "td_sort_key", 2, flags, plain, sort_key_cb, NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function (db->handle, "td_family_key", 1, flags, plain, family_key_cb,
                                    NULL, NULL);
  return code == SQLITE_OK || td_database_fail (db, code, error);
}
