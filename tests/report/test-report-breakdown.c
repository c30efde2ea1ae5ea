/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* How the tables by department stand on paper. */

#include <glib.h>

#include "render/td-document-private.h"
#include "report/td-report-private.h"

static void
breakdown_free (gpointer data)
{
  TdBreakdown *column = data;

  g_array_unref (column->cells);
  g_free (column->code);
  g_free (column);
}

/* So many figures of one department. */
static TdBreakdownTable *
make_table (guint n_columns)
{
  const TdBreakdownCell cell = { 10, 4, 10, { 0.4, 0.168, 0.687 }, FALSE };
  TdBreakdownTable *table = g_new0 (TdBreakdownTable, 1);

  table->by = TD_DIMENSION_DEPARTMENT;
  table->values = g_ptr_array_new_with_free_func (g_free);
  table->columns = g_ptr_array_new_with_free_func (breakdown_free);
  g_ptr_array_add (table->values, g_strdup ("Human Resources"));
  for (guint i = 0; i < n_columns; i++)
    {
      TdBreakdown *column = g_new0 (TdBreakdown, 1);

      column->code = g_strdup ("adherence");
      column->cells = g_array_new (FALSE, FALSE, sizeof cell);
      g_array_append_val (column->cells, cell);
      column->total = cell;
      g_ptr_array_add (table->columns, column);
    }
  return table;
}

/* The n-th table of a document, or NULL. */
static const TdDocumentTable *
find_table (TdDocument *document, guint n)
{
  const TdBlock *block;

  for (guint i = 0; (block = td_document_get_block (document, i)); i++)
    if (block->kind == TD_BLOCK_TABLE && n-- == 0)
      return block->table;
  return NULL;
}

/* Ten figures are four tables of three or two, none of one; all figures are there. */
static void
test_parts (void)
{
  for (guint n = 1; n <= 12; n++)
    {
      g_autoptr (TdBreakdownTable) breakdown = make_table (n);
      g_autoptr (TdDocument) document = td_document_new ("Title");
      const TdDocumentTable *table;
      guint n_tables = 0;
      guint n_figures = 0;

      td_report_add_breakdown (document, breakdown);
      for (; (table = find_table (document, n_tables)); n_tables++)
        {
          guint width = td_document_table_get_n_columns (table) - 1;

          g_assert_cmpuint (width, >=, MIN (n, 2));
          g_assert_cmpuint (width, <=, 3);
          n_figures += width;
        }
      g_assert_cmpuint (n_figures, ==, n);
      g_assert_cmpuint (n_tables, ==, (n + 2) / 3);
    }
}

/* A line may end before the bracket and nowhere else. */
static void
test_brackets (void)
{
  g_autoptr (TdBreakdownTable) breakdown = make_table (2);
  g_autoptr (TdDocument) document = td_document_new ("Title");
  TdDocumentRow *row = td_document_row_new ();
  const TdDocumentTable *table;

  td_report_add_breakdown (document, breakdown);
  table = find_table (document, 0);
  td_document_row_read (row, table, 0);
  g_assert_cmpstr (td_document_row_get (row, 1), ==,
                   "40.0 % (4\302\240of\302\24010,\302\24016.8\302\240to\302\24068.7)");
  td_document_row_free (row);
}

void test_report_breakdown_add (void);

void
test_report_breakdown_add (void)
{
  g_test_add_func ("/report/breakdown/parts", test_parts);
  g_test_add_func ("/report/breakdown/brackets", test_brackets);
}
