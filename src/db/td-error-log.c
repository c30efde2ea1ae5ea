/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-error-log.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/td-file.h"
#include "db/td-database-private.h"

char *
td_error_log_dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "tandem", "errors.log", NULL);
}

char *
td_error_describe (const GError *error)
{
  const char *technical =
      error->domain == TD_DATABASE_ERROR ? td_database_error_peek (error) : NULL;

  return g_strdup_printf ("%s %d%s%s", g_quark_to_string (error->domain), error->code,
                          technical ? "; " : "", technical ? technical : "");
}

/* At the end of an entry, so that what is left is whole. */
static void
keep_to_bounds (GString *log)
{
  char *end;

  if (log->len <= TD_ERROR_LOG_BYTES)
    return;
  g_string_truncate (log, TD_ERROR_LOG_BYTES);
  end = g_strrstr (log->str, "\n\n");
  if (end)
    g_string_truncate (log, (gsize) (end + 1 - log->str));
}

char *
td_error_dup_versions (void)
{
  return g_strdup_printf ("Tandem %s, schema %d, SQLite %s", TD_VERSION,
                          td_database_get_newest_schema (), sqlite3_libversion ());
}

static char *
make_entry (const GError *error, const char *place)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *what = td_error_describe (error);
  g_autofree char *versions = td_error_dup_versions ();

  return g_strdup_printf ("%s\n%s\n%s\n%s\n", at, versions, place, what);
}

void
td_error_log_add (const GError *error, const char *place)
{
  g_autofree char *path = td_error_log_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = NULL;
  g_autofree char *entry = NULL;
  g_autoptr (GString) log = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  before = td_error_log_read ();
  entry = make_entry (error, place);
  log = g_string_new (entry);
  if (*before)
    g_string_append_printf (log, "\n%s", before);
  keep_to_bounds (log);
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (path, log->str, (gssize) log->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                            NULL);
}

char *
td_error_log_read (void)
{
  g_autofree char *path = td_error_log_dup_path ();
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    {
      g_free (text);
      return g_strdup ("");
    }
  return text;
}

gboolean
td_error_log_clear (GError **error)
{
  g_autofree char *path = td_error_log_dup_path ();

  return g_unlink (path) == 0 || errno == ENOENT || td_file_fail (path, errno, error);
}
