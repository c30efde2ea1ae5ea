/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-compare.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>

static const TdField fields[] = {
  TD_FIELD (TdComparedRow, mentee_id, TD_FIELD_ID),
  TD_FIELD (TdComparedRow, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdComparedRow, mentee_number, TD_FIELD_TEXT),
  TD_FIELD (TdComparedRow, mentee_department, TD_FIELD_TEXT),
  TD_FIELD (TdComparedRow, round, TD_FIELD_INT),
  TD_FIELD (TdComparedRow, kind, TD_FIELD_TEXT),
  TD_FIELD (TdComparedRow, label, TD_FIELD_TEXT),
  TD_FIELD (TdComparedRow, first_mentor_id, TD_FIELD_ID),
  TD_FIELD (TdComparedRow, first_mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdComparedRow, first_mentor_number, TD_FIELD_TEXT),
  TD_FIELD (TdComparedRow, first_score, TD_FIELD_INT),
  TD_FIELD (TdComparedRow, first_percent, TD_FIELD_INT),
  TD_FIELD (TdComparedRow, second_mentor_id, TD_FIELD_ID),
  TD_FIELD (TdComparedRow, second_mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdComparedRow, second_mentor_number, TD_FIELD_TEXT),
  TD_FIELD (TdComparedRow, second_score, TD_FIELD_INT),
  TD_FIELD (TdComparedRow, second_percent, TD_FIELD_INT),
  TD_FIELD (TdComparedRow, change, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdComparedRow, td_compared_row, fields)

/* The kinds of rows, in the order in which they are shown. */
typedef enum
{
  KIND_OTHER,
  KIND_FIRST,
  KIND_SECOND,
  KIND_SAME,
  KIND_NONE,
} Kind;

static const struct
{
  const char *code;
  const char *label;
} kinds[] = {
  [KIND_OTHER] = { "other", N_ ("Another mentor") },
  [KIND_FIRST] = { "first", N_ ("A mentor in the first only") },
  [KIND_SECOND] = { "second", N_ ("A mentor in the second only") },
  [KIND_SAME] = { "same", N_ ("The same mentor") },
  [KIND_NONE] = { "none", N_ ("No mentor in either") },
};

static Kind
kind_of (const TdComparedRow *row)
{
  if (row->first_mentor_id && row->second_mentor_id)
    return row->first_mentor_id == row->second_mentor_id ? KIND_SAME : KIND_OTHER;
  if (row->first_mentor_id)
    return KIND_FIRST;
  return row->second_mentor_id ? KIND_SECOND : KIND_NONE;
}

void
td_comparison_free (TdComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_clear_object (&comparison->first);
  g_clear_object (&comparison->second);
  g_clear_pointer (&comparison->rows, g_ptr_array_unref);
  g_free (comparison);
}

static TdComparedRow *
row_new (const TdProposalRow *from)
{
  TdComparedRow *row = g_object_new (TD_TYPE_COMPARED_ROW, NULL);

  row->mentee_id = from->mentee_id;
  row->round = from->round;
  td_record_set_text (&row->mentee_name, from->mentee_name);
  td_record_set_text (&row->mentee_number, from->mentee_number);
  td_record_set_text (&row->mentee_department, from->mentee_department);
  return row;
}

static void
take_first (TdComparedRow *row, const TdProposalRow *from)
{
  row->first_mentor_id = from->mentor_id;
  row->first_score = from->score;
  row->first_percent = from->percent;
  td_record_set_text (&row->first_mentor_name, from->mentor_name);
  td_record_set_text (&row->first_mentor_number, from->mentor_number);
}

static void
take_second (TdComparedRow *row, const TdProposalRow *from)
{
  row->second_mentor_id = from->mentor_id;
  row->second_score = from->score;
  row->second_percent = from->percent;
  td_record_set_text (&row->second_mentor_name, from->mentor_name);
  td_record_set_text (&row->second_mentor_number, from->mentor_number);
}

static void
settle_row (TdComparison *self, TdComparedRow *row)
{
  Kind kind = kind_of (row);
  int *const counts[] = { &self->other, &self->only_first, &self->only_second, &self->same,
                          &self->neither };

  ++*counts[kind];
  td_record_set_text (&row->kind, kinds[kind].code);
  td_record_set_text (&row->label, _ (kinds[kind].label));
  if (kind == KIND_SAME || kind == KIND_OTHER)
    row->change = row->second_score - row->first_score;
}

/* Rows that are there, for a mentee and a round. */
static guint
hash_row (gconstpointer key)
{
  const TdComparedRow *row = key;

  return g_int64_hash (&row->mentee_id) ^ (guint) row->round;
}

static gboolean
equal_rows (gconstpointer a, gconstpointer b)
{
  const TdComparedRow *first = a;
  const TdComparedRow *second = b;

  return first->mentee_id == second->mentee_id && first->round == second->round;
}

static gint64
worst_of (GPtrArray *rows)
{
  gint64 worst = G_MAXINT64;

  for (guint i = 0; i < rows->len; i++)
    if (TD_PROPOSAL_ROW (rows->pdata[i])->mentor_id)
      worst = MIN (worst, TD_PROPOSAL_ROW (rows->pdata[i])->score);
  return worst == G_MAXINT64 ? 0 : worst;
}

static void
join_rows (TdComparison *self, GPtrArray *first, GPtrArray *second)
{
  g_autoptr (GHashTable) known = g_hash_table_new (hash_row, equal_rows);

  for (guint i = 0; i < first->len; i++)
    {
      TdComparedRow *row = row_new (first->pdata[i]);

      take_first (row, first->pdata[i]);
      g_ptr_array_add (self->rows, row);
      g_hash_table_add (known, row);
    }
  for (guint i = 0; i < second->len; i++)
    {
      g_autoptr (TdComparedRow) row = row_new (second->pdata[i]);
      TdComparedRow *there = g_hash_table_lookup (known, row);

      take_second (there ? there : row, second->pdata[i]);
      if (there == NULL)
        g_ptr_array_add (self->rows, g_steal_pointer (&row));
    }
  self->first_worst = worst_of (first);
  self->second_worst = worst_of (second);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TdComparedRow *first = *(TdComparedRow *const *) a;
  const TdComparedRow *second = *(TdComparedRow *const *) b;
  int order = (int) kind_of (first) - (int) kind_of (second);

  if (order == 0)
    order = g_utf8_collate (first->mentee_name, second->mentee_name);
  if (order == 0)
    order = (first->mentee_id > second->mentee_id) - (first->mentee_id < second->mentee_id);
  return order ? order : first->round - second->round;
}

static gboolean
load_both (TdDatabase *db, TdComparison *self, gint64 first, gint64 second, GError **error)
{
  self->first = td_proposal_load (db, first, error);
  self->second = self->first ? td_proposal_load (db, second, error) : NULL;
  if (self->second == NULL)
    return FALSE;
  if (self->first->program_id == self->second->program_id)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT,
                       _ ("These proposals are of different programmes. Compare two of one "
                          "programme."));
  return FALSE;
}

TdComparison *
td_compare_proposals (TdDatabase *db, gint64 first_id, gint64 second_id, GError **error)
{
  g_autoptr (TdComparison) self = g_new0 (TdComparison, 1);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  if (!load_both (db, self, first_id, second_id, error))
    return NULL;
  first = td_proposal_list_rows (db, first_id, error);
  second = first ? td_proposal_list_rows (db, second_id, error) : NULL;
  if (second == NULL)
    return NULL;
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  join_rows (self, first, second);
  for (guint i = 0; i < self->rows->len; i++)
    settle_row (self, self->rows->pdata[i]);
  g_ptr_array_sort (self->rows, compare_rows);
  self->matched_change = self->second->matched - self->first->matched;
  self->total_change = self->second->total - self->first->total;
  self->same_rules = g_strcmp0 (self->first->rules, self->second->rules) == 0;
  return g_steal_pointer (&self);
}
