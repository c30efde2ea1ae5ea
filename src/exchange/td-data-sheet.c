/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-data-sheet.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A number has no more digits than this; longer cells are no numbers. */
#define LONGEST_NUMBER 60

/* How much of a wrong cell is quoted. */
#define LONGEST_QUOTE 40

struct _TdDataSheet
{
  TdTable *table;
};

TdDataSheet *
td_data_sheet_read (const char *path,
                    const char *const *needed,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (TdDataSheet) sheet = g_new0 (TdDataSheet, 1);

  sheet->table = td_table_read_columns (path, needed, NULL, cancellable, error);
  if (sheet->table == NULL)
    return NULL;
  for (guint i = 0; needed[i]; i++)
    if (td_data_sheet_find (sheet, needed[i]) < 0)
      {
        g_autofree char *list = g_strjoinv (", ", (char **) needed);

        g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                     /* Translators: a file, a column, the columns that are needed. */
                     _ ("“%s” has no column “%s”. Its first row must name these columns: %s."),
                     td_table_get_file_name (sheet->table), needed[i], list);
        return NULL;
      }
  return g_steal_pointer (&sheet);
}

void
td_data_sheet_free (TdDataSheet *sheet)
{
  if (sheet == NULL)
    return;

  td_table_unref (sheet->table);
  g_free (sheet);
}

guint
td_data_sheet_get_n_rows (TdDataSheet *sheet)
{
  return td_table_get_n_rows (sheet->table);
}

int
td_data_sheet_find (TdDataSheet *sheet, const char *column)
{
  return td_table_find_column (sheet->table, column);
}

const char *
td_data_sheet_get (TdDataSheet *sheet, guint row, int column)
{
  return column < 0 ? "" : td_table_get_cell (sheet->table, row, (guint) column);
}

gboolean
td_data_sheet_refuse (TdDataSheet *sheet,
                      guint row,
                      int column,
                      const char *message,
                      GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: a file, a row and a column of it, what is wrong there. */
               _ ("“%s”, row %d, column “%s”: %s"), td_table_get_file_name (sheet->table),
               td_table_get_row_number (sheet->table, row),
               td_table_get_header (sheet->table, (guint) column), message);
  return FALSE;
}

/* What stands in a cell, cut where it is long. */
static char *
dup_quote (const char *text)
{
  g_autofree char *quote = NULL;

  if (g_utf8_strlen (text, -1) <= LONGEST_QUOTE)
    return g_strdup (text);
  quote = g_utf8_substring (text, 0, LONGEST_QUOTE);
  return g_strconcat (quote, "…", NULL);
}

static gboolean
refuse_number (TdDataSheet *sheet, guint row, int column, const char *text, GError **error)
{
  g_autofree char *quote = dup_quote (text);
  g_autofree char *message = g_strdup_printf (_ ("“%s” is not a number."), quote);

  return td_data_sheet_refuse (sheet, row, column, *text ? message : _ ("the cell is empty."),
                               error);
}

/* Digits, one point or comma, an exponent: nothing else that a C library takes for a number. */
static gboolean
parse_number (const char *text, gsize length, double *number)
{
  char digits[LONGEST_NUMBER + 1];
  char *end;

  if (length == 0 || length > LONGEST_NUMBER)
    return FALSE;
  memcpy (digits, text, length);
  digits[length] = '\0';
  if (strspn (digits, "0123456789.,eE+-") != length)
    return FALSE;
  if (strchr (digits, '.') == NULL)
    g_strdelimit (digits, ",", '.');
  *number = g_ascii_strtod (digits, &end);
  return *end == '\0' && isfinite (*number);
}

gboolean
td_data_sheet_read_number (TdDataSheet *sheet,
                           guint row,
                           int column,
                           double *number,
                           GError **error)
{
  const char *text = td_data_sheet_get (sheet, row, column);

  return parse_number (text, strlen (text), number) ||
         refuse_number (sheet, row, column, text, error);
}

gboolean
td_data_sheet_read_count (TdDataSheet *sheet,
                          guint row,
                          int column,
                          gint64 least,
                          gint64 most,
                          gint64 *count,
                          GError **error)
{
  const char *text = td_data_sheet_get (sheet, row, column);
  g_autofree char *quote = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *message = NULL;

  if (g_ascii_string_to_signed (text, 10, least, most, count, NULL))
    return TRUE;
  quote = dup_quote (text);
  from = g_strdup_printf ("%" G_GINT64_FORMAT, least);
  to = g_strdup_printf ("%" G_GINT64_FORMAT, most);
  message = g_strdup_printf (_ ("“%s” is not a whole number from %s to %s."), quote, from, to);
  return td_data_sheet_refuse (sheet, row, column, *text ? message : _ ("the cell is empty."),
                               error);
}

GArray *
td_data_sheet_read_numbers (TdDataSheet *sheet, guint row, int column, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  const char *text = td_data_sheet_get (sheet, row, column);

  for (const char *p = text; *p;)
    {
      gsize length = strcspn (p, " ");
      double number;

      if (length > 0 && !parse_number (p, length, &number))
        {
          g_autofree char *word = g_strndup (p, length);

          refuse_number (sheet, row, column, word, error);
          return NULL;
        }
      if (length > 0)
        g_array_append_val (numbers, number);
      p += length + (p[length] == ' ' ? 1 : 0);
    }
  return g_steal_pointer (&numbers);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Brings the rows into the order of their names by counting them. */
static void
sort_rows (TdDataFactor *factor, guint n)
{
  guint n_names = factor->names->len;

  factor->first = g_new0 (guint, n_names + 2);
  factor->order = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    factor->first[factor->of[i] + 2]++;
  for (guint k = 2; k < n_names + 2; k++)
    factor->first[k] += factor->first[k - 1];
  for (guint i = 0; i < n; i++)
    factor->order[factor->first[factor->of[i] + 1]++] = i;
}

TdDataFactor *
td_data_factor_new (TdDataSheet *sheet, int column, GArray *rows)
{
  TdDataFactor *factor = g_new0 (TdDataFactor, 1);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  factor->names = g_ptr_array_new ();
  factor->of = g_new0 (int, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *text = td_data_sheet_get (sheet, g_array_index (rows, guint, i), column);

      if (g_hash_table_add (places, (gpointer) text))
        g_ptr_array_add (factor->names, (gpointer) text);
    }
  g_ptr_array_sort (factor->names, compare_names);
  for (guint i = 0; i < factor->names->len; i++)
    g_hash_table_replace (places, factor->names->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < rows->len; i++)
    factor->of[i] = GPOINTER_TO_INT (
        g_hash_table_lookup (places,
                             td_data_sheet_get (sheet, g_array_index (rows, guint, i), column)));
  sort_rows (factor, rows->len);
  return factor;
}

void
td_data_factor_free (TdDataFactor *factor)
{
  if (factor == NULL)
    return;

  g_ptr_array_unref (factor->names);
  g_free (factor->of);
  g_free (factor->order);
  g_free (factor->first);
  g_free (factor);
}

static void
data_case_free (gpointer data)
{
  TdDataCase *self = data;

  g_free (self->name);
  g_array_unref (self->rows);
  g_free (self);
}

GPtrArray *
td_data_sheet_list_cases (TdDataSheet *sheet)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (data_case_free);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (TdDataFactor) factor = NULL;
  int column = td_data_sheet_find (sheet, "case");
  guint n_cases;

  for (guint i = 0; i < td_data_sheet_get_n_rows (sheet); i++)
    g_array_append_val (all, i);
  factor = td_data_factor_new (sheet, column, all);
  n_cases = column < 0 ? 1 : factor->names->len;
  for (guint i = 0; i < n_cases; i++)
    {
      TdDataCase *found = g_new0 (TdDataCase, 1);

      found->name = column < 0 ? NULL : g_strdup (factor->names->pdata[i]);
      found->rows = g_array_new (FALSE, FALSE, sizeof (guint));
      if (factor->names->len > 0)
        g_array_append_vals (found->rows, factor->order + factor->first[i],
                             factor->first[i + 1] - factor->first[i]);
      g_ptr_array_add (cases, found);
    }
  return cases;
}
