/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-audit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"
#include "base/td-words.h"
#include "people/td-employee.h"
#include "workspace/td-action-text.h"

/* Actions begin with one of these; imports are of several rooms and end alike. */
static const char *const rooms[] = { "employee",  "person",      "enrolment", "program", "pairing",
                                     "contact",   "partnership", "feedback",  "agenda",  "import",
                                     "workspace", "undo",        NULL };
static const char *const labels[] = {
  N_ ("People"),  N_ ("Privacy"),  N_ ("Sign-ups"),       N_ ("Programmes"),
  N_ ("Pairs"),   N_ ("Contacts"), N_ ("Life of a pair"), N_ ("Surveys"),
  N_ ("Letters"), N_ ("Imports"),  N_ ("Workspace"),      N_ ("Undone"),
};

static const TdWords words = { rooms, labels, NULL };

const char *const *
td_audit_list_rooms (void)
{
  return rooms;
}

const char *
td_audit_room_get_label (const char *room)
{
  return td_words_get_label (&words, room);
}

char *
td_audit_format_time (const char *at)
{
  g_autoptr (GDateTime) utc = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  return local ? g_date_time_format (local, "%-d %b %Y, %H:%M") : g_strdup (at ? at : "");
}

/* Where a local day begins, as the trail writes it. */
static char *
day_start (TdDate day)
{
  g_autofree char *iso = td_date_to_iso (day);
  g_autofree char *midnight = g_strdup_printf ("%sT00:00:00", iso);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) local = g_date_time_new_from_iso8601 (midnight, zone);
  g_autoptr (GDateTime) utc = local ? g_date_time_to_utc (local) : NULL;

  return utc ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : g_steal_pointer (&midnight);
}

/* What stands in the details of entries about somebody. */
static gboolean
load_name (TdDatabase *db, gint64 id, char **name, GError **error)
{
  g_autoptr (TdEmployee) person = id ? td_employee_load (db, id, error) : NULL;

  if (id && person == NULL)
    return FALSE;
  *name = person ? g_strdup (person->name) : NULL;
  return TRUE;
}

/* Whether all words of the folded text occur in the folded detail. */
static gboolean
has_words (const char *detail, char **parts)
{
  g_autofree char *folded = NULL;

  if (parts[0] == NULL)
    return TRUE;
  folded = td_text_fold (detail);
  for (char **part = parts; *part; part++)
    if (strstr (folded, *part) == NULL)
      return FALSE;
  return TRUE;
}

GArray *
td_audit_search (TdDatabase *db, const TdAuditQuery *query, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *from = query->from ? day_start (query->from) : NULL;
  g_autofree char *until = query->to ? day_start (query->to + 1) : NULL;
  g_autofree char *folded = td_text_fold (query->text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autofree char *name = NULL;
  g_autoptr (TdStatement) row = NULL;
  GError *trouble = NULL;

  if (*folded == '\0')
    g_clear_pointer (&parts[0], g_free);
  if (!load_name (db, query->employee_id, &name, error))
    return NULL;
  row = td_database_query (
      db, error,
      "SELECT id, detail, action FROM change_log WHERE ($1 IS NULL OR at >= $1) "
      "AND ($2 IS NULL OR at < $2) AND ($3 IS NULL OR action = $3 OR action LIKE $3 || '.%' "
      "OR ($3 = 'import' AND action LIKE '%.import')) "
      "AND ($4 IS NULL OR instr(detail, $4) > 0) ORDER BY id DESC",
      "ssss", from, until, query->room, name);
  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      gint64 id = td_statement_get_int (row, 0);
      g_autofree char *said =
          parts[0] ? g_strjoin (" ", td_action_get_words (td_statement_get_text (row, 2)),
                                td_statement_get_text (row, 1), NULL)
                   : NULL;

      if (has_words (said, parts))
        g_array_append_val (ids, id);
    }
  if (trouble == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, trouble);
  return NULL;
}

GPtrArray *
td_audit_load_many (TdDatabase *db, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      GError *trouble = NULL;
      TdChangeEntry *entry = td_change_load (db, ids[i], &trouble);

      if (trouble)
        {
          g_propagate_error (error, trouble);
          return NULL;
        }
      /* A page keeps its length where an entry is gone: the trail loses none, an undone import of a
       * whole workspace may. */
      g_ptr_array_add (entries, entry ? entry : g_object_new (TD_TYPE_CHANGE_ENTRY, NULL));
    }
  return g_steal_pointer (&entries);
}
