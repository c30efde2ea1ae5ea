/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-list.h"

#include "base/td-direction.h"
#include "base/td-record.h"
#include "pairing/td-pair.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const TdField fields[] = {
  TD_FIELD (TdListRow, id, TD_FIELD_ID),       TD_FIELD (TdListRow, pair, TD_FIELD_BOOL),
  TD_FIELD (TdListRow, title, TD_FIELD_TEXT),  TD_FIELD (TdListRow, subtitle, TD_FIELD_TEXT),
  TD_FIELD (TdListRow, detail, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdListRow, td_list_row, fields)

static void
list_free (gpointer data)
{
  TdInsightList *list = data;

  g_array_unref (list->entries);
  g_free (list);
}

GHashTable *
td_insight_lists_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, list_free);
}

TdInsightList *
td_insight_lists_get (GHashTable *lists, const char *key, TdSubject subject, TdListMeaning meaning)
{
  TdInsightList *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = g_new0 (TdInsightList, 1);
      list->subject = subject;
      list->meaning = meaning;
      list->entries = g_array_new (FALSE, FALSE, sizeof (TdListEntry));
      g_hash_table_insert (lists, g_strdup (key), list);
    }
  return list;
}

void
td_insight_list_add (TdInsightList *list, gint64 id, gint64 value)
{
  TdListEntry entry = { id, value };

  g_array_append_val (list->entries, entry);
}

void
td_insight_lists_add (GHashTable *lists,
                      const char *key,
                      TdSubject subject,
                      TdListMeaning meaning,
                      gint64 id,
                      gint64 value)
{
  td_insight_list_add (td_insight_lists_get (lists, key, subject, meaning), id, value);
}

TdInsightList *
td_insight_list_copy (const TdInsightList *list)
{
  TdInsightList *copy = g_memdup2 (list, sizeof *list);

  copy->entries = g_array_copy (list->entries);
  return copy;
}

void
td_insight_lists_drop_people (GHashTable *lists, const char *code)
{
  g_autofree char *prefix = g_strconcat (code, "/", NULL);
  GHashTableIter iter;
  gpointer key, list;

  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, &key, &list))
    if (((TdInsightList *) list)->subject == TD_SUBJECT_EMPLOYEE &&
        (strcmp (key, code) == 0 || g_str_has_prefix (key, prefix)))
      g_hash_table_iter_remove (&iter);
}

char *
td_insight_list_key (const char *code, TdDate month)
{
  char iso[11];

  return g_strdup_printf ("%s/%.7s", code, td_date_write_iso (month, iso));
}

void
td_month_lists_init (TdMonthLists *self,
                     GHashTable *lists,
                     const char *code,
                     TdSubject subject,
                     TdListMeaning meaning)
{
  *self = (TdMonthLists){ lists, code, subject, meaning, g_hash_table_new (NULL, NULL) };
}

void
td_month_lists_clear (TdMonthLists *self)
{
  g_clear_pointer (&self->months, g_hash_table_unref);
}

void
td_month_lists_add (TdMonthLists *self, TdDate day, gint64 id, gint64 value)
{
  gpointer month = GINT_TO_POINTER (td_date_get_month_number (day));
  TdInsightList *list = g_hash_table_lookup (self->months, month);

  if (list == NULL)
    {
      g_autofree char *key = td_insight_list_key (self->code, day);

      list = td_insight_lists_get (self->lists, key, self->subject, self->meaning);
      g_hash_table_insert (self->months, month, list);
    }
  td_insight_list_add (list, id, value);
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer largest_first)
{
  const TdListEntry *x = a, *y = b;

  if (x->value != y->value)
    return (x->value > y->value) == (largest_first != NULL) ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

void
td_insight_list_sort (TdInsightList *list, gboolean largest_first)
{
  if (list)
    g_array_sort_with_data (list->entries, compare_entries, GINT_TO_POINTER (largest_first));
}

static char *
dup_detail (TdListMeaning meaning, gint64 value)
{
  switch (meaning)
    {
    case TD_LIST_KEPT:
      return g_strdup (value ? _ ("kept") : _ ("missed"));
    case TD_LIST_COUNTED:
      return g_strdup (value ? _ ("yes") : _ ("no"));
    case TD_LIST_DAYS:
      return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) value), (int) value);
    case TD_LIST_MEDIAN:
      /* Translators: beside the name of a pair: the median of its waiting times. */
      return g_strdup_printf (ngettext ("median %d day", "median %d days", (gulong) value),
                              (int) value);
    case TD_LIST_MINUTES:
      return g_strdup_printf (_ ("%.1f h"), round ((double) value / 6) / 10);
    case TD_LIST_PLACES:
      return g_strdup_printf (ngettext ("%d place", "%d places", (gulong) value), (int) value);
    case TD_LIST_MISSED:
      if (value == 0)
        return g_strdup (_ ("all kept"));
      return g_strdup_printf (ngettext ("%d missed", "%d missed", (gulong) value), (int) value);
    case TD_LIST_CONTACTS:
      return g_strdup_printf (ngettext ("%d contact", "%d contacts", (gulong) value), (int) value);
    case TD_LIST_STARTED:
      return g_strdup_printf (ngettext ("%d started by the mentor", "%d started by the mentor",
                                        (gulong) value),
                              (int) value);
    case TD_LIST_ANSWERS:
      return g_strdup_printf (ngettext ("%d answer", "%d answers", (gulong) value), (int) value);
    case TD_LIST_OPEN:
      if (value == 0)
        return g_strdup (_ ("all answered"));
      return g_strdup_printf (ngettext ("%d not answered", "%d not answered", (gulong) value),
                              (int) value);
    case TD_LIST_DATE:
      return td_date_format ((TdDate) value);
    case TD_LIST_PLAIN:
      break;
    }
  return NULL;
}

/* Text of a column behind another one, with a dot between the two where both are there. */
static char *
join_texts (const char *first, const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second ? second : "");
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  return g_strdup_printf (_ ("%s · %s"), first, second);
}

static TdListRow *
read_row (TdStatement *statement, const TdInsightList *list)
{
  TdListRow *row = g_object_new (TD_TYPE_LIST_ROW, NULL);
  const char *name = td_statement_get_text (statement, 1);
  const char *other = td_statement_get_text (statement, 2);
  const char *last = td_statement_get_text (statement, 4);

  row->pair = list->subject == TD_SUBJECT_PAIR;
  row->id = td_statement_get_int (statement, 0);
  td_record_take_text (&row->title, row->pair ? td_text_from_to (name, other) : g_strdup (name));
  td_record_take_text (&row->subtitle,
                       join_texts (td_statement_get_text (statement, 3),
                                   row->pair ? td_pair_state_get_label (last) : last));
  return row;
}

static TdListRow *
load_row (TdDatabase *db, const TdInsightList *list, const TdListEntry *entry, GError **error)
{
  const char *sql = list->subject == TD_SUBJECT_PAIR
                        ? "SELECT p.id, a.name, b.name, g.name, p.state FROM pair p "
                          "JOIN employee a ON a.id = p.mentor_id "
                          "JOIN employee b ON b.id = p.mentee_id "
                          "JOIN program g ON g.id = p.program_id WHERE p.id = $1"
                        : "SELECT id, name, NULL, department, number FROM employee WHERE id = $1";
  TdStatement *statement = td_database_query (db, error, sql, "i", entry->id);
  TdListRow *row = NULL;

  if (statement && td_statement_next (statement, error))
    {
      row = read_row (statement, list);
      td_record_take_text (&row->detail, dup_detail (list->meaning, entry->value));
    }
  td_statement_release (statement);
  return row;
}

GPtrArray *
td_insight_list_load (TdDatabase *db, const TdInsightList *list, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < list->entries->len; i++)
    {
      g_autoptr (GError) trouble = NULL;
      TdListRow *row =
          load_row (db, list, &g_array_index (list->entries, TdListEntry, i), &trouble);

      if (trouble)
        {
          g_propagate_error (error, g_steal_pointer (&trouble));
          return NULL;
        }
      if (row)
        g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}
