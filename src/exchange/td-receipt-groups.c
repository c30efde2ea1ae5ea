/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-receipt.h"

#include "base/td-direction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many rows and different values a group of problems names. */
#define N_ROWS_NAMED 8
#define N_EXAMPLES 3

/* Among how many of the first problems of a group the values are looked for. */
#define N_LOOKED_AT 50

static const TdField group_fields[] = {
  TD_FIELD (TdImportGroup, count, TD_FIELD_INT),
  TD_FIELD (TdImportGroup, n_refused, TD_FIELD_INT),
  TD_FIELD (TdImportGroup, column, TD_FIELD_TEXT),
  TD_FIELD (TdImportGroup, message, TD_FIELD_TEXT),
  TD_FIELD (TdImportGroup, rows, TD_FIELD_TEXT),
  TD_FIELD (TdImportGroup, examples, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdImportGroup, td_import_group, group_fields)

/* Whether a list "a, b" has a part already. */
static gboolean
has_part (const char *list, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (list ? list : "", ", ", -1);

  return g_strv_contains ((const char *const *) parts, part);
}

static guint
count_parts (const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list ? list : "", ", ", -1);

  return list ? g_strv_length (parts) : 0;
}

static void
append_part (char **list, const char *part)
{
  td_record_take_text (list, *list ? g_strdup_printf ("%s, %s", *list, part) : g_strdup (part));
}

/* Counts a problem in its group and names it there while it is one of the first. */
static void
count_problem (TdImportGroup *group, TdImportProblem *problem)
{
  group->count++;
  if (group->count <= N_ROWS_NAMED)
    {
      g_autofree char *row = g_strdup_printf ("%d", problem->row);

      append_part (&group->rows, row);
    }
  else if (group->count == N_ROWS_NAMED + 1)
    append_part (&group->rows, "…");
  if (group->count <= N_LOOKED_AT && *problem->value &&
      count_parts (group->examples) < N_EXAMPLES && !has_part (group->examples, problem->value))
    append_part (&group->examples, problem->value);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const TdImportGroup *first = *(TdImportGroup **) a, *second = *(TdImportGroup **) b;

  return second->count - first->count;
}

char *
td_import_rows_dup_words (const char *rows)
{
  gboolean one;

  g_return_val_if_fail (rows != NULL, NULL);

  one = rows[strspn (rows, "0123456789")] == '\0';
  /* Translators: a number, or several: "2, 3, 4". */
  return g_strdup_printf (one ? _ ("row %s") : _ ("rows %s"), rows);
}

static GHashTable *
find_refused (TdReceipt *receipt)
{
  GHashTable *rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < receipt->results->len; i++)
    {
      const TdReceiptLine *line = receipt->results->pdata[i];

      if (g_str_equal (line->result, "refused"))
        g_hash_table_add (rows, GINT_TO_POINTER (line->row));
    }
  return rows;
}

char *
td_import_group_dup_rows (TdImportGroup *group)
{
  g_autofree char *rows = NULL;
  g_autofree char *refused = NULL;

  g_return_val_if_fail (TD_IS_IMPORT_GROUP (group), NULL);

  rows = td_import_rows_dup_words (group->rows);
  if (group->n_refused == 0)
    return g_steal_pointer (&rows);
  refused =
      g_strdup_printf (ngettext ("%'d row refused", "%'d rows refused", (gulong) group->n_refused),
                       group->n_refused);
  return td_text_join (rows, " · ", refused);
}

GPtrArray *
td_receipt_group (TdReceipt *receipt)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) refused = find_refused (receipt);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < receipt->problems->len; i++)
    {
      TdImportProblem *problem = receipt->problems->pdata[i];
      g_autofree char *key = g_strdup_printf ("%s\n%s", problem->column, problem->message);
      TdImportGroup *group = g_hash_table_lookup (known, key);

      if (group == NULL)
        {
          group = g_object_new (TD_TYPE_IMPORT_GROUP, NULL);
          td_record_set_text (&group->column, problem->column);
          td_record_set_text (&group->message, problem->message);
          g_ptr_array_add (groups, group);
          g_hash_table_insert (known, g_steal_pointer (&key), group);
        }
      count_problem (group, problem);
      if (g_hash_table_contains (refused, GINT_TO_POINTER (problem->row)))
        group->n_refused++;
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}
