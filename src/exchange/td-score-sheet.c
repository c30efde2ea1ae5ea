/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-score-sheet.h"

#include "base/td-error.h"
#include "exchange/td-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* People in the order in which they are met. */
typedef struct
{
  GPtrArray *names;   /* of char *, owned */
  GHashTable *places; /* of a name among them, plus 1 */
} People;

typedef struct
{
  guint mentee;
  guint mentor;
  int row;
  gint64 score;
} Entry;

typedef struct
{
  TdTable *scores;
  TdTable *capacity; /* (nullable) */
  People mentees;
  People mentors;
  GArray *places;  /* of int, of the mentors as they were met */
  GArray *entries; /* of Entry */
  const TdScoreRules *rules;
} Reading;

static void
people_init (People *people)
{
  people->names = g_ptr_array_new_with_free_func (g_free);
  people->places = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
reading_clear (Reading *self)
{
  td_table_unref (self->scores);
  td_table_unref (self->capacity);
  g_clear_pointer (&self->mentees.names, g_ptr_array_unref);
  g_clear_pointer (&self->mentees.places, g_hash_table_unref);
  g_clear_pointer (&self->mentors.names, g_ptr_array_unref);
  g_clear_pointer (&self->mentors.places, g_hash_table_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
reading_init (Reading *self, const TdScoreRules *rules)
{
  people_init (&self->mentees);
  people_init (&self->mentors);
  self->places = g_array_new (FALSE, FALSE, sizeof (int));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->rules = rules;
}

static int
find_person (const People *people, const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (people->places, name)) - 1;
}

static guint
add_person (People *people, const char *name)
{
  char *copy = g_strdup (name);

  g_ptr_array_add (people->names, copy);
  g_hash_table_insert (people->places, copy, GINT_TO_POINTER ((int) people->names->len));
  return people->names->len - 1;
}

/* "“scores.csv”, row 3: @what"; @what is freed. */
static gboolean
refuse (TdTable *table, int row, char *what, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: a file, a row of it, what is wrong there. */
               _ ("“%s”, row %d: %s"), td_table_get_file_name (table), row, what);
  g_free (what);
  return FALSE;
}

/* The columns of these names. */
static gboolean
find_columns (TdTable *table, const char *const *names, guint *columns, GError **error)
{
  for (guint i = 0; names[i]; i++)
    {
      int column = td_table_find_column (table, names[i]);

      if (column < 0)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       _ ("“%s” has no column “%s”. Name its columns in the first row."),
                       td_table_get_file_name (table), names[i]);
          return FALSE;
        }
      columns[i] = (guint) column;
    }
  return TRUE;
}

static gboolean
read_mentor (Reading *self, guint row, const guint *columns, GError **error)
{
  int number = td_table_get_row_number (self->capacity, row);
  const char *name = td_table_get_cell (self->capacity, row, columns[0]);
  const char *text = td_table_get_cell (self->capacity, row, columns[1]);
  gint64 value = 1;
  int places;

  if (*name == '\0')
    return refuse (self->capacity, number, g_strdup (_ ("the mentor is missing.")), error);
  if (find_person (&self->mentors, name) >= 0)
    return refuse (self->capacity, number,
                   g_strdup_printf (_ ("mentor “%s” is there already. Keep one row."), name),
                   error);
  if (*text && !g_ascii_string_to_signed (text, 10, 0, G_MAXINT, &value, NULL))
    return refuse (self->capacity, number,
                   g_strdup_printf (_ ("“%s” is no number of places."), text), error);
  places = (int) value;
  add_person (&self->mentors, name);
  g_array_append_val (self->places, places);
  return TRUE;
}

static gboolean
read_capacity (Reading *self, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { "mentor", "places", NULL };
  guint columns[2];

  if (!find_columns (self->capacity, names, columns, error))
    return FALSE;
  for (guint i = 0; i < td_table_get_n_rows (self->capacity); i++)
    if (!read_mentor (self, i, columns, error))
      return FALSE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The mentor of a row of scores; -1 with an error for one whom the table of mentors lacks. */
static int
find_mentor (Reading *self, const char *name, int row, GError **error)
{
  int mentor = find_person (&self->mentors, name);
  int one = 1;

  if (mentor >= 0)
    return mentor;
  if (self->capacity)
    {
      refuse (self->scores, row,
              g_strdup_printf (_ ("mentor “%s” is not in “%s”. Add the mentor there, or correct "
                                  "the name."),
                               name, td_table_get_file_name (self->capacity)),
              error);
      return -1;
    }
  g_array_append_val (self->places, one);
  return (int) add_person (&self->mentors, name);
}

static gboolean
read_score (Reading *self, guint row, const guint *columns, GError **error)
{
  Entry entry = { .row = td_table_get_row_number (self->scores, row) };
  const char *mentor = td_table_get_cell (self->scores, row, columns[0]);
  const char *mentee = td_table_get_cell (self->scores, row, columns[1]);
  const char *score = td_table_get_cell (self->scores, row, columns[2]);
  int found;

  if (*mentor == '\0')
    return refuse (self->scores, entry.row, g_strdup (_ ("the mentor is missing.")), error);
  if (*mentee == '\0')
    return refuse (self->scores, entry.row, g_strdup (_ ("the mentee is missing.")), error);
  if (!g_ascii_string_to_signed (score, 10, -G_MAXINT64, G_MAXINT64, &entry.score, NULL))
    return refuse (self->scores, entry.row,
                   g_strdup_printf (_ ("“%s” is no whole number of 64 bits."), score), error);
  found = find_mentor (self, mentor, entry.row, error);
  if (found < 0)
    return FALSE;
  entry.mentor = (guint) found;
  found = find_person (&self->mentees, mentee);
  entry.mentee = found >= 0 ? (guint) found : add_person (&self->mentees, mentee);
  g_array_append_val (self->entries, entry);
  return TRUE;
}

static gboolean
read_scores (Reading *self, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { "mentor", "mentee", "score", NULL };
  guint columns[3];

  if (!find_columns (self->scores, names, columns, error))
    return FALSE;
  for (guint i = 0; i < td_table_get_n_rows (self->scores); i++)
    if ((i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)) ||
        !read_score (self, i, columns, error))
      return FALSE;
  return TRUE;
}

static int
compare_places_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const GPtrArray *names = data;

  return strcmp (names->pdata[*(const guint *) a], names->pdata[*(const guint *) b]);
}

/* Sorts the names; returns the new place of each. */
static guint *
sort_people (People *people)
{
  guint n = people->names->len;
  g_autofree guint *order = g_new (guint, n + 1);
  guint *place = g_new (guint, n + 1);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (n > 0)
    g_qsort_with_data (order, (int) n, sizeof (guint), compare_places_cb, people->names);
  for (guint i = 0; i < n; i++)
    {
      place[order[i]] = i;
      g_ptr_array_add (sorted, g_steal_pointer (&people->names->pdata[order[i]]));
    }
  g_hash_table_remove_all (people->places);
  g_ptr_array_unref (people->names);
  people->names = g_steal_pointer (&sorted);
  return place;
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->mentee != right->mentee)
    return left->mentee < right->mentee ? -1 : 1;
  if (left->mentor != right->mentor)
    return left->mentor < right->mentor ? -1 : 1;
  return (left->row > right->row) - (left->row < right->row);
}

/* The first row of the file whose pair was there before; the entries are sorted. */
static gboolean
check_repeated (Reading *self, GError **error)
{
  const Entry *entries = (const Entry *) self->entries->data;
  const Entry *first = NULL;

  for (guint i = 1; i < self->entries->len; i++)
    if (entries[i].mentee == entries[i - 1].mentee && entries[i].mentor == entries[i - 1].mentor &&
        (first == NULL || entries[i].row < first->row))
      first = &entries[i];
  if (first == NULL)
    return TRUE;
  return refuse (self->scores, first->row,
                 g_strdup_printf (_ ("mentor “%s” and mentee “%s” are there already. Keep one "
                                     "row."),
                                  (char *) self->mentors.names->pdata[first->mentor],
                                  (char *) self->mentees.names->pdata[first->mentee]),
                 error);
}

static gboolean
is_allowed (const TdScoreRules *rules, gint64 score)
{
  if (!rules->has_limit)
    return TRUE;
  return rules->minimise ? score <= rules->limit : score >= rules->limit;
}

/* The arrays of the solver, out of the sorted entries. */
static TdScoreSheet *
make_sheet (Reading *self, const guint *mentor_place)
{
  TdScoreSheet *sheet = g_new0 (TdScoreSheet, 1);
  guint n_mentees = self->mentees.names->len;
  guint n_mentors = self->mentors.names->len;
  int *places = g_new0 (int, (gsize) n_mentors + 1);
  gsize *first = g_new0 (gsize, (gsize) n_mentees + 1);
  guint *mentor = g_new0 (guint, (gsize) self->entries->len + 1);
  gint64 *score = g_new0 (gint64, (gsize) self->entries->len + 1);
  int *row = g_new0 (int, (gsize) self->entries->len + 1);
  gsize n_kept = 0;

  for (guint j = 0; j < n_mentors; j++)
    places[mentor_place[j]] = g_array_index (self->places, int, j);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (!is_allowed (self->rules, entry->score))
        continue;
      mentor[n_kept] = entry->mentor;
      row[n_kept] = entry->row;
      score[n_kept++] = self->rules->minimise ? -entry->score : entry->score;
      first[entry->mentee + 1] = n_kept;
    }
  for (guint i = 0; i < n_mentees; i++)
    first[i + 1] = MAX (first[i + 1], first[i]);
  sheet->mentees = g_steal_pointer (&self->mentees.names);
  sheet->mentors = g_steal_pointer (&self->mentors.names);
  sheet->row = row;
  sheet->problem =
      (TdSolverProblem){ n_mentees, n_mentors, places, first, mentor, score, NULL, NULL };
  return sheet;
}

static TdScoreSheet *
finish (Reading *self, GError **error)
{
  g_autofree guint *mentee_place = sort_people (&self->mentees);
  g_autofree guint *mentor_place = sort_people (&self->mentors);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      entry->mentee = mentee_place[entry->mentee];
      entry->mentor = mentor_place[entry->mentor];
    }
  g_array_sort (self->entries, compare_entries_cb);
  return check_repeated (self, error) ? make_sheet (self, mentor_place) : NULL;
}

TdScoreSheet *
td_score_sheet_read (const char *scores,
                     const char *capacity,
                     const TdScoreRules *rules,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (Reading) self = { 0 };

  reading_init (&self, rules);
  self.scores = td_table_read (scores, NULL, cancellable, error);
  if (self.scores == NULL)
    return NULL;
  if (capacity)
    {
      self.capacity = td_table_read (capacity, NULL, cancellable, error);
      if (self.capacity == NULL || !read_capacity (&self, cancellable, error))
        return NULL;
    }
  return read_scores (&self, cancellable, error) ? finish (&self, error) : NULL;
}

void
td_score_sheet_free (TdScoreSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_ptr_array_unref (sheet->mentees);
  g_ptr_array_unref (sheet->mentors);
  g_free ((gpointer) sheet->problem.places);
  g_free ((gpointer) sheet->problem.first);
  g_free ((gpointer) sheet->problem.mentor);
  g_free ((gpointer) sheet->problem.score);
  g_free (sheet->row);
  g_free (sheet);
}
