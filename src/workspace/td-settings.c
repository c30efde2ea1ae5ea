/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-settings.h"

#include "base/td-text.h"

char *
td_settings_dup_text (TdDatabase *db, const char *key, GError **error)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (key != NULL, NULL);

  if (!td_database_query_text (db, &value, error, "SELECT value FROM setting WHERE key = $1", "s",
                               key))
    return NULL;
  return g_steal_pointer (&value);
}

/* Never writes a row to the value it has: nothing changed must stay nothing changed. */
static gboolean
write_setting (TdDatabase *db, const char *key, const char *value, GError **error)
{
  if (value == NULL)
    return td_database_execute (db, error, "DELETE FROM setting WHERE key = $1", "s", key);
  return td_database_execute (db, error,
                              "INSERT INTO setting (key, value) VALUES ($1, $2) "
                              "ON CONFLICT (key) DO UPDATE SET value = excluded.value "
                              "WHERE setting.value <> excluded.value",
                              "ss", key, value);
}

gboolean
td_settings_set_text (TdDatabase *db, const char *key, const char *value, GError **error)
{
  g_autofree char *clean = td_text_clean (value);
  g_autoptr (TdChange) change = NULL;

  g_return_val_if_fail (key != NULL, FALSE);

  change = td_change_begin (db, "workspace.setting", error);
  if (change == NULL || !write_setting (db, key, clean, error))
    return FALSE;
  td_change_describe (change, "%s", key);
  return td_change_commit (change, error);
}

gboolean
td_settings_get_int (TdDatabase *db,
                     const char *key,
                     gint64 fallback,
                     gint64 *value,
                     GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *text = td_settings_dup_text (db, key, &trouble);

  *value = fallback;
  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (text != NULL)
    g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
  return TRUE;
}

gboolean
td_settings_set_int (TdDatabase *db, const char *key, gint64 value, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return td_settings_set_text (db, key, text, error);
}
