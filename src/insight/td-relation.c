/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-relation.h"

#include "contact/td-slots.h"
#include "insight/td-filter-kept.h"

#define KEPT "insight/relations"

static void
relation_free (gpointer data)
{
  TdRelation *relation = data;

  g_free (relation->reference);
  g_free (relation->mentor_name);
  g_free (relation->mentor_number);
  g_free (relation->mentee_name);
  g_array_unref (relation->asked);
  g_free (relation);
}

static TdEndingKind
read_ending (TdStatement *row, TdDate as_of)
{
  static const char *const left[] = { "mentor_left", "mentee_left", "left", NULL };
  TdDate ended = td_statement_get_date (row, 4);
  const char *reason = td_statement_get_text (row, 6);

  if (ended == TD_DATE_NONE || ended > as_of)
    return TD_ENDING_NONE;
  if (g_strcmp0 (td_statement_get_text (row, 5), "completed") == 0 ||
      g_strcmp0 (reason, "goal-reached") == 0)
    return TD_ENDING_COMPLETED;
  return reason && g_strv_contains (left, reason) ? TD_ENDING_LEFT : TD_ENDING_DISSOLVED;
}

static GArray *
list_asked (const TdHistory *history, TdDate as_of)
{
  g_autoptr (GArray) slots = td_slots_build (history, as_of);
  GArray *asked = g_array_sized_new (FALSE, FALSE, sizeof (TdAsked), slots->len);

  for (guint i = 0; i < slots->len; i++)
    {
      const TdSlot *slot = &g_array_index (slots, TdSlot, i);
      TdAsked due = { slot->to, slot->n_contacts == 0 };

      if (slot->due)
        g_array_append_val (asked, due);
    }
  return asked;
}

static void
add_relation (TdRelations *self, TdStatement *row, guint number, TdDate as_of)
{
  TdHistory *history = self->book->histories->pdata[number];
  guint first = g_array_index (self->book->firsts, guint, number);
  TdRelation *relation = g_new0 (TdRelation, 1);

  relation->id = td_statement_get_int (row, 0);
  relation->mentor_id = td_statement_get_int (row, 1);
  relation->mentee_id = td_statement_get_int (row, 2);
  relation->reference = g_strdup (td_statement_get_text (row, 3));
  relation->mentor_name = g_strdup (td_statement_get_text (row, 9));
  relation->mentor_number = g_strdup (td_statement_get_text (row, 10));
  relation->mentee_name = g_strdup (td_statement_get_text (row, 11));
  relation->ending = read_ending (row, as_of);
  relation->grace_days = (int) td_statement_get_int (row, 7);
  relation->counts = td_statement_get_int (row, 8) != 0;
  relation->contacts = &g_array_index (self->book->contacts, TdContactDetail, first);
  relation->history = history;
  relation->asked = list_asked (history, as_of);
  g_ptr_array_add (self->relations, relation);
}

static gboolean
read_pairs (TdDatabase *db, const TdInsightFilter *filter, TdRelations *self, GError **error)
{
  g_autofree char *narrow = td_insight_filter_dup_pair_condition (filter, "p", 3);
  g_autofree char *sql = g_strconcat (
      "SELECT p.id, p.mentor_id, p.mentee_id, p.reference, p.ended_on, p.state, p.end_reason, "
      "g.grace_days, ",
      narrow,
      ", m.name, m.number, e.name FROM pair p JOIN program g ON g.id = p.program_id "
      "JOIN employee e ON e.id = p.mentee_id JOIN employee m ON m.id = p.mentor_id "
      "WHERE p.matched_on <= $2 AND ($1 = 0 OR p.program_id = $1) ORDER BY p.id",
      NULL);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, sql, "iDsDD", filter->program_id, filter->as_of,
                         td_insight_filter_get_value (filter), filter->cohort_from,
                         filter->cohort_to);
  const GPtrArray *histories = self->book->histories;
  guint next = 0;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 id = td_statement_get_int (row, 0);

      /* Both are by id; the histories of other pairs are passed over. */
      while (next < histories->len && ((TdHistory *) histories->pdata[next])->pair_id < id)
        next++;
      if (next < histories->len && ((TdHistory *) histories->pdata[next])->pair_id == id)
        add_relation (self, row, next, filter->as_of);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* The pairs of mentors in every programme: a load does not end where a programme does. */
static gboolean
read_loads (TdDatabase *db, TdDate as_of, TdRelations *self, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT mentor_id, matched_on, ended_on FROM pair WHERE matched_on <= $1 ORDER BY id", "D",
      as_of);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gpointer mentor = GSIZE_TO_POINTER (td_statement_get_int (row, 0));
      TdSpan span = { td_statement_get_date (row, 1), td_statement_get_date (row, 2) };
      GArray *spans = g_hash_table_lookup (self->loads, mentor);

      if (spans == NULL)
        {
          spans = g_array_new (FALSE, FALSE, sizeof (TdSpan));
          g_hash_table_insert (self->loads, mentor, spans);
        }
      g_array_append_val (spans, span);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static int
compare_mentors (gconstpointer a, gconstpointer b)
{
  const TdRelation *x = *(TdRelation *const *) a, *y = *(TdRelation *const *) b;

  if (x->mentor_id != y->mentor_id)
    return x->mentor_id < y->mentor_id ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static gboolean
read_relations (TdDatabase *db, const TdInsightFilter *filter, TdRelations *self, GError **error)
{
  self->relations = g_ptr_array_new_with_free_func (relation_free);
  self->loads = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->book = td_history_book_load (db, error);
  if (self->book == NULL || !read_pairs (db, filter, self, error) ||
      !read_loads (db, filter->as_of, self, error))
    return FALSE;
  g_ptr_array_sort (self->relations, compare_mentors);
  return TRUE;
}

static TdRelations
relations_ref (const TdRelations *self)
{
  return (TdRelations){ td_history_book_ref (self->book), g_ptr_array_ref (self->relations),
                        g_hash_table_ref (self->loads) };
}

static void
kept_free (gpointer data)
{
  td_relations_clear (data);
  g_free (data);
}

gboolean
td_relations_read (TdDatabase *db, const TdInsightFilter *filter, TdRelations *self, GError **error)
{
  TdRelations *kept = td_filter_find_kept (db, KEPT, filter);

  if (kept)
    {
      *self = relations_ref (kept);
      return TRUE;
    }
  if (!read_relations (db, filter, self, error))
    return FALSE;
  kept = g_new (TdRelations, 1);
  *kept = relations_ref (self);
  td_filter_keep (db, KEPT, filter, kept, kept_free);
  return TRUE;
}

void
td_relations_clear (TdRelations *self)
{
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->loads, g_hash_table_unref);
  g_clear_pointer (&self->book, td_history_book_unref);
}

/* The contacts of a window that lie in the pair's life: from @first to the one before @next. */
static void
find_window (const TdRelation *relation, TdDate from, TdDate to, guint *first, guint *next)
{
  const TdHistory *history = relation->history;

  *first = td_history_find_contact (history, MAX (from, history->matched_on));
  *next = td_history_find_contact (history, td_history_get_last_day (history, to) + 1);
}

guint
td_relation_count_all (const TdRelation *relation, TdDate from, TdDate to)
{
  guint first, next;

  find_window (relation, from, to, &first, &next);
  return next > first ? next - first : 0;
}

TdContactCount
td_relation_count (const TdRelation *relation, TdDate from, TdDate to)
{
  TdContactCount count = { 0 };
  guint first, next;

  find_window (relation, from, to, &first, &next);
  for (guint i = first; i < next; i++)
    {
      guint8 starter = relation->contacts[i].starter;

      count.by_mentor += starter == TD_STARTER_MENTOR ? 1 : 0;
      count.by_mentee += starter == TD_STARTER_MENTEE ? 1 : 0;
    }
  count.contacts = next > first ? next - first : 0;
  return count;
}

guint
td_relations_count_load (const TdRelations *self, gint64 mentor_id, TdDate on)
{
  const GArray *spans = g_hash_table_lookup (self->loads, GSIZE_TO_POINTER (mentor_id));
  guint load = 0;

  for (guint i = 0; spans && i < spans->len; i++)
    {
      const TdSpan *span = &g_array_index (spans, TdSpan, i);

      load += span->from <= on && (span->to == TD_DATE_NONE || span->to > on) ? 1 : 0;
    }
  return load;
}

guint
td_relations_find_next_mentor (const TdRelations *self, guint first)
{
  gint64 mentor = ((TdRelation *) self->relations->pdata[first])->mentor_id;
  guint next = first;

  while (next < self->relations->len &&
         ((TdRelation *) self->relations->pdata[next])->mentor_id == mentor)
    next++;
  return next;
}
