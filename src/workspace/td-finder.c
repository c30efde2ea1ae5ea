/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-finder.h"

#include "db/td-kept.h"
#include "people/td-employee-search.h"

#define KEPT_PEOPLE "workspace/names-of-people"
#define KEPT_PAIRS "workspace/names-of-pairs"

/* What is over comes after what fits as well and goes on. */
#define OVER 5

/* Folded names, one after the other in one piece of memory. */
typedef struct
{
  gatomicrefcount references;
  GArray *entries;
  GString *text;
} Names;

typedef struct
{
  gint64 id;
  gsize at; /* in the text */
  gboolean over;
} Entry;

static void
names_unref (Names *names)
{
  if (!g_atomic_ref_count_dec (&names->references))
    return;
  g_array_unref (names->entries);
  g_string_free (names->text, TRUE);
  g_free (names);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Names, names_unref)

static Names *
names_ref (Names *names)
{
  g_atomic_ref_count_inc (&names->references);
  return names;
}

/* Reads id, whether it is over, and one or two names a row, which are in the order of the names. */
static Names *
read_names (TdDatabase *db, const char *sql, GError **error)
{
  g_autoptr (Names) names = g_new0 (Names, 1);
  g_autoptr (TdStatement) row = NULL;
  GError *trouble = NULL;

  g_atomic_ref_count_init (&names->references);
  names->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  names->text = g_string_new (NULL);
  row = td_database_query (db, error, sql, "");
  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      Entry entry = { td_statement_get_int (row, 0), names->text->len,
                      td_statement_get_int (row, 1) != 0 };

      g_array_append_val (names->entries, entry);
      g_string_append (names->text, td_statement_get_text (row, 2));
      /* With the end of the text, which parts the names. */
      g_string_append_c (names->text, '\0');
    }
  if (trouble == NULL)
    return g_steal_pointer (&names);
  g_propagate_error (error, trouble);
  return NULL;
}

static Names *
load_names (TdDatabase *db, const char *key, const char *sql, GError **error)
{
  Names *kept = td_database_find_kept (db, key);
  Names *names;

  if (kept)
    return names_ref (kept);
  names = read_names (db, sql, error);
  if (names)
    td_database_keep (db, key, names_ref (names), (GDestroyNotify) names_unref);
  return names;
}

/* --- The best --- */

/* Puts one among the best so far, behind those that fit as well: the names come in their order. */
static void
offer (GArray *best, gint64 id, guint score, guint most)
{
  TdFound found = { id, score };
  guint at = best->len;

  while (at > 0 && g_array_index (best, TdFound, at - 1).score < score)
    at--;
  if (at >= most)
    return;
  g_array_insert_val (best, at, found);
  if (best->len > most)
    g_array_set_size (best, most);
}

static GArray *
find (Names *names, const TdFuzzy *fuzzy, guint most)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (TdFound));

  for (guint i = 0; i < names->entries->len; i++)
    {
      const Entry *entry = &g_array_index (names->entries, Entry, i);
      guint score = td_fuzzy_score (fuzzy, names->text->str + entry->at);

      if (score > 0)
        offer (best, entry->id, entry->over && score > OVER ? score - OVER : score, most);
    }
  return best;
}

static gboolean
is_among (GArray *best, gint64 id)
{
  for (guint i = 0; i < best->len; i++)
    if (g_array_index (best, TdFound, i).id == id)
      return TRUE;
  return FALSE;
}

/* By anything else that is known of somebody: exactly, after the names. */
static gboolean
add_by_other_words (TdDatabase *db, GArray *best, const char *text, guint most, GError **error)
{
  TdEmployeeQuery query = { .text = text };
  g_autoptr (GArray) ids = td_employee_search (db, &query, error);

  for (guint i = 0; ids && i < ids->len && best->len < most; i++)
    {
      TdFound found = { g_array_index (ids, gint64, i), 1 };

      if (!is_among (best, found.id))
        g_array_append_val (best, found);
    }
  return ids != NULL;
}

GArray *
td_finder_find_people (TdDatabase *db,
                       const TdFuzzy *fuzzy,
                       const char *text,
                       guint most,
                       GError **error)
{
  g_autoptr (Names) names = NULL;
  g_autoptr (GArray) best = NULL;

  if (td_fuzzy_is_empty (fuzzy))
    return g_array_new (FALSE, FALSE, sizeof (TdFound));
  names = load_names (db, KEPT_PEOPLE,
                      "SELECT id, leave_date IS NOT NULL, name_key FROM employee "
                      "WHERE anonymous < 2 ORDER BY name_key, id",
                      error);
  if (names == NULL)
    return NULL;
  best = find (names, fuzzy, most);
  if (best->len < most && !add_by_other_words (db, best, text, most, error))
    return NULL;
  return g_steal_pointer (&best);
}

GArray *
td_finder_find_pairs (TdDatabase *db, const TdFuzzy *fuzzy, guint most, GError **error)
{
  g_autoptr (Names) names = NULL;

  if (td_fuzzy_is_empty (fuzzy))
    return g_array_new (FALSE, FALSE, sizeof (TdFound));
  names = load_names (db, KEPT_PAIRS,
                      "SELECT p.id, p.state IN ('completed', 'ended', 'declined'), "
                      "r.name_key || ' ' || e.name_key FROM pair p "
                      "JOIN employee r ON r.id = p.mentor_id JOIN employee e ON e.id = p.mentee_id "
                      "ORDER BY r.name_key, r.id, e.name_key, e.id, p.id",
                      error);
  return names ? find (names, fuzzy, most) : NULL;
}
