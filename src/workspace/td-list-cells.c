/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-list-private.h"

#include "base/td-text.h"

#include <glib/gi18n-lib.h>

static const TdField *
field_of (const TdListColumn *column, TdRecord *record)
{
  return column->dup ? NULL : td_record_find_field (record, column->name);
}

/* A number or a day as a number; FALSE for text and for what is empty. */
static gboolean
get_number (const TdField *field, TdRecord *record, double *number)
{
  gpointer value = field ? td_record_peek (record, field) : NULL;

  switch (field ? field->type : TD_FIELD_TEXT)
    {
    case TD_FIELD_ID:
      *number = (double) *(gint64 *) value;
      return *number != 0;
    case TD_FIELD_INT:
      *number = *(int *) value;
      return TRUE;
    case TD_FIELD_REAL:
      *number = *(double *) value;
      return TRUE;
    case TD_FIELD_DATE:
      *number = *(TdDate *) value;
      return *number != TD_DATE_NONE;
    default:
      return FALSE;
    }
}

static char *
dup_text (const TdListColumn *column, const TdField *field, TdRecord *record, TdListRun *run)
{
  const char *text;

  if (column->dup)
    return column->dup (record, run);
  if (field->type == TD_FIELD_BOOL)
    return g_strdup (*(gboolean *) td_record_peek (record, field) ? _ ("yes") : NULL);
  text = *(const char **) td_record_peek (record, field);
  return g_strdup (text && column->word ? column->word (text) : text);
}

static gboolean
is_text (const TdListColumn *column, TdRecord *record)
{
  const TdField *field = field_of (column, record);

  return field == NULL || field->type == TD_FIELD_TEXT || field->type == TD_FIELD_BOOL;
}

TdSheetType
td_list_cell_get_type (const TdListColumn *column, TdRecord *record)
{
  if (is_text (column, record))
    return TD_SHEET_TEXT;
  if (column->traits & TD_LIST_PERCENT)
    return TD_SHEET_PERCENT;
  return field_of (column, record)->type == TD_FIELD_DATE ? TD_SHEET_DATE : TD_SHEET_NUMBER;
}

void
td_list_cell_write (const TdListColumn *column,
                    TdRecord *record,
                    gboolean nameless,
                    TdListRun *run,
                    TdSheetWriter *writer)
{
  const TdField *field = field_of (column, record);
  double number = 0;

  if (nameless && (column->traits & TD_LIST_PERSON))
    td_sheet_writer_add_text (writer, NULL);
  else if (is_text (column, record))
    {
      g_autofree char *text = dup_text (column, field, record, run);

      td_sheet_writer_add_text (writer, text);
    }
  else if (!get_number (field, record, &number))
    td_sheet_writer_add_text (writer, NULL);
  else if (field->type == TD_FIELD_DATE)
    td_sheet_writer_add_date (writer, (TdDate) number);
  else
    td_sheet_writer_add_number (writer, column->traits & TD_LIST_PERCENT ? number / 100 : number);
}

char *
td_list_cell_dup_words (const TdListColumn *column, TdRecord *record, TdListRun *run)
{
  const TdField *field = field_of (column, record);
  char *text;
  double number;

  if (is_text (column, record))
    {
      text = dup_text (column, field, record, run);
      return text ? text : g_strdup ("");
    }
  if (!get_number (field, record, &number))
    return g_strdup ("");
  return field->type == TD_FIELD_DATE ? td_date_to_iso ((TdDate) number)
                                      : g_strdup_printf ("%.15g", number);
}

gboolean
td_list_cell_matches (const TdListColumn *column,
                      TdRecord *record,
                      const char *folded,
                      TdListRun *run)
{
  const TdField *field = field_of (column, record);
  g_autofree char *words = td_list_cell_dup_words (column, record, run);
  g_autofree char *folded_words = td_text_fold (words);
  g_autofree char *folded_code = td_text_fold (field && field->type == TD_FIELD_TEXT
                                                   ? *(const char **) td_record_peek (record, field)
                                                   : NULL);

  return g_str_equal (folded, folded_words) || g_str_equal (folded, folded_code);
}

int
td_list_cell_compare (const TdListColumn *column, TdRecord *a, TdRecord *b, TdListRun *run)
{
  g_autofree char *words_a = NULL, *words_b = NULL;
  g_autofree char *folded_a = NULL, *folded_b = NULL;

  if (!is_text (column, a))
    {
      const TdField *field = field_of (column, a);
      double number_a = 0, number_b = 0;
      gboolean has_a = get_number (field, a, &number_a), has_b = get_number (field, b, &number_b);

      if (!has_a || !has_b)
        return has_b - has_a;
      return (number_a > number_b) - (number_a < number_b);
    }
  words_a = td_list_cell_dup_words (column, a, run);
  words_b = td_list_cell_dup_words (column, b, run);
  folded_a = td_text_fold (words_a);
  folded_b = td_text_fold (words_b);
  if (!*folded_a || !*folded_b)
    return !*folded_a - !*folded_b;
  return g_strcmp0 (folded_a, folded_b);
}
