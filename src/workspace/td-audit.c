/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-audit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"
#include "base/td-words.h"
#include "db/td-change-about.h"
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
  char *moment = td_date_format_moment (at);

  return moment ? moment : g_strdup (at ? at : "");
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

/* --- Searching --- */

/* Links that say who belongs to whom, not what is about whom. */
static const char *const stops[] = { "employee.manager_id", "program.copied_from", NULL };

/* The entries about one thing, and how far they were looked through: both are newest first. */
typedef struct
{
  GArray *ids;
  guint next;
} Track;

static void
track_clear (Track *track)
{
  g_clear_pointer (&track->ids, g_array_unref);
}

/* Without an id there is nothing to look for. */
static gboolean
track_load (Track *track,
            TdDatabase *db,
            const char *table,
            gint64 id,
            const char *since,
            GError **error)
{
  if (id == 0)
    return TRUE;
  track->ids = td_change_list_about (db, table, id, stops, since, error);
  return track->ids != NULL;
}

/* Whether an entry is among them; asked for ever older ones. */
static gboolean
track_has (Track *track, gint64 id)
{
  while (track->next < track->ids->len && g_array_index (track->ids, gint64, track->next) > id)
    track->next++;
  return track->next < track->ids->len && g_array_index (track->ids, gint64, track->next) == id;
}

typedef struct
{
  char **parts; /* folded words */
  char *name;   /* of the person */
  Track person;
  Track pair;
  Track program;
} Search;

static void
search_clear (Search *search)
{
  g_strfreev (search->parts);
  g_free (search->name);
  track_clear (&search->person);
  track_clear (&search->pair);
  track_clear (&search->program);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
search_begin (Search *search,
              TdDatabase *db,
              const TdAuditQuery *query,
              const char *since,
              GError **error)
{
  g_autofree char *folded = td_text_fold (query->text);

  search->parts = g_strsplit (folded, " ", -1);
  if (*folded == '\0')
    g_clear_pointer (&search->parts[0], g_free);
  return load_name (db, query->employee_id, &search->name, error) &&
         track_load (&search->person, db, "employee", query->employee_id, since, error) &&
         track_load (&search->pair, db, "pair", query->pair_id, since, error) &&
         track_load (&search->program, db, "program", query->program_id, since, error);
}

/* Whether all words occur in what is said of an entry. */
static gboolean
has_words (const Search *search, const char *action, const char *detail)
{
  g_autofree char *said = NULL;
  g_autofree char *folded = NULL;

  if (search->parts[0] == NULL)
    return TRUE;
  said = g_strjoin (" ", td_action_get_words (action), detail, NULL);
  folded = td_text_fold (said);
  for (char **part = search->parts; *part; part++)
    if (strstr (folded, *part) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_about_person (Search *search, gint64 id, const char *detail)
{
  return track_has (&search->person, id) ||
         (detail && search->name && strstr (detail, search->name));
}

static gboolean
matches (Search *search, gint64 id, const char *action, const char *detail)
{
  return (search->person.ids == NULL || is_about_person (search, id, detail)) &&
         (search->pair.ids == NULL || track_has (&search->pair, id)) &&
         (search->program.ids == NULL || track_has (&search->program, id)) &&
         has_words (search, action, detail);
}

GArray *
td_audit_search (TdDatabase *db, const TdAuditQuery *query, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *from = query->from ? day_start (query->from) : NULL;
  g_autofree char *until = query->to ? day_start (query->to + 1) : NULL;
  g_auto (Search) search = { NULL };
  g_autoptr (TdStatement) row = NULL;
  GError *trouble = NULL;

  if (!search_begin (&search, db, query, from, error))
    return NULL;
  row = td_database_query (
      db, error,
      "SELECT id, detail, action FROM change_log WHERE ($1 IS NULL OR at >= $1) "
      "AND ($2 IS NULL OR at < $2) AND ($3 IS NULL OR action = $3 OR action LIKE $3 || '.%' "
      "OR ($3 = 'import' AND action LIKE '%.import')) ORDER BY id DESC",
      "sss", from, until, query->room);
  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      gint64 id = td_statement_get_int (row, 0);

      if (matches (&search, id, td_statement_get_text (row, 2), td_statement_get_text (row, 1)))
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
