/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-row-reader.h"

#include "base/td-text.h"
#include "exchange/td-date-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From this year on a date means "never": SAP and others write 31 December 9999. */
#define NEVER_YEAR 2900

/* How often the cancellable is looked at. */
#define ROWS_A_LOOK 256

static int
find_other_status (TdMapping *mapping)
{
  TdTable *table = td_mapping_get_table (mapping);
  int field = td_import_field_find (TD_IMPORT_ROSTER, "status");

  if (td_mapping_get_kind (mapping) != TD_IMPORT_ROSTER)
    return -1;
  for (guint column = 0; column < td_table_get_n_columns (table); column++)
    {
      g_autofree char *squeezed = td_header_squeeze (td_table_get_header (table, column));

      if (td_mapping_get_use (mapping, column) == TD_COLUMN_FREE &&
          td_header_score (&td_import_fields (TD_IMPORT_ROSTER, NULL)[field], squeezed) >= 50)
        return (int) column;
    }
  return -1;
}

gboolean
td_row_reader_init (TdRowReader *reader,
                    TdReceipt *receipt,
                    const TdImportOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  *reader = (TdRowReader){ .receipt = receipt,
                           .mapping = receipt->mapping,
                           .table = td_mapping_get_table (receipt->mapping),
                           .options = options,
                           .cancellable = cancellable,
                           .order = options->dates };
  td_date_get_ymd (options->today, &reader->pivot, NULL, NULL);
  if (!td_mapping_check (reader->mapping, error))
    return FALSE;
  if (reader->order == TD_DATE_ORDER_UNKNOWN)
    reader->order = td_table_get_dates (reader->table);
  if (reader->order == TD_DATE_ORDER_UNKNOWN &&
      !td_date_order_settle (reader->mapping, reader->pivot, &reader->order, error))
    return FALSE;
  receipt->dates = g_strdup (td_date_order_get_code (reader->order));
  reader->other_status = find_other_status (reader->mapping);
  return TRUE;
}

gboolean
td_row_reader_go (TdRowReader *reader, guint row, double from, double to, GError **error)
{
  guint n_rows = td_table_get_n_rows (reader->table);

  reader->row = row;
  if (row % ROWS_A_LOOK != 0)
    return TRUE;
  td_progress_set (reader->options->progress, from + (to - from) * row / MAX (n_rows, 1), NULL);
  return !g_cancellable_set_error_if_cancelled (reader->cancellable, error);
}

int
td_row_reader_get_number (TdRowReader *reader)
{
  return td_table_get_row_number (reader->table, reader->row);
}

gboolean
td_row_reader_has (TdRowReader *reader, const char *field)
{
  return td_mapping_get_column (reader->mapping, field) >= 0;
}

const char *
td_row_reader_get (TdRowReader *reader, const char *field)
{
  int column = td_mapping_get_column (reader->mapping, field);

  return column < 0 ? "" : td_table_get_cell (reader->table, reader->row, (guint) column);
}

/* What systems write into an empty cell. A name may well be "Null", so names are not asked. */
static gboolean
says_nothing (const char *text)
{
  static const char *const words[] = { "-",   "--",      "n/a",        "#n/a",       "null",
                                       "unk", "unknown", "0000-00-00", "00/00/0000", "(blank)" };

  const char first = g_ascii_tolower (*text);

  /* Most begin with a letter or figure that none of them does. */
  if (first != '-' && first != 'n' && first != '#' && first != 'u' && first != '0' && first != '(')
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (first == *words[i] && g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

char *
td_row_reader_dup (TdRowReader *reader, const char *field)
{
  g_autofree char *clean = td_text_clean (td_row_reader_get (reader, field));

  if (clean && says_nothing (clean) && !g_str_has_suffix (field, "name"))
    return NULL;
  return g_steal_pointer (&clean);
}

void
td_row_reader_find (TdRowReader *reader, TdRowField *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    fields[i].column = td_mapping_get_column (reader->mapping, fields[i].name);
}

const char *
td_row_reader_take (TdRowReader *reader, const TdRowField *field, TdArena *arena)
{
  const char *text = field->column < 0
                         ? ""
                         : td_table_get_cell (reader->table, reader->row, (guint) field->column);

  if (*text == '\0')
    return NULL;
  if (!td_text_is_clean (text))
    {
      g_autofree char *clean = td_text_clean (text);

      text = td_arena_add_text (arena, clean);
    }
  return text && says_nothing (text) && !g_str_has_suffix (field->name, "name") ? NULL : text;
}

/* Fields that name somebody. */
static const char *const people_fields[] = { "number",       "email",  "name",
                                             "manager",      "mentor", "mentee",
                                             "initiated_by", "wishes", "vetoes",
                                             "pair",         NULL };

TdDate
td_row_reader_find_erased (TdRowReader *reader, const char *field)
{
  if (reader->receipt->erased == NULL || td_erased_is_empty (reader->receipt->erased) ||
      !g_strv_contains (people_fields, field))
    return TD_DATE_NONE;
  return td_erased_has_any (reader->receipt->erased, td_row_reader_get (reader, field));
}

void
td_row_reader_complain (TdRowReader *reader, const char *field, const char *message)
{
  TdDate erased = td_row_reader_find_erased (reader, field);
  g_autofree char *words = erased ? td_erased_describe (erased) : NULL;

  if (words)
    {
      td_receipt_add_problem (reader->receipt, td_row_reader_get_number (reader),
                              td_mapping_get_column (reader->mapping, field), "", words);
      return;
    }
  td_receipt_add_problem (reader->receipt, td_row_reader_get_number (reader),
                          td_mapping_get_column (reader->mapping, field),
                          td_row_reader_get (reader, field), message);
}

void
td_row_reader_refuse (TdRowReader *reader, const char *number, const char *name)
{
  reader->receipt->n_refused++;
  td_receipt_add_result (reader->receipt, td_row_reader_get_number (reader), "refused", number,
                         name, NULL);
}

void
td_row_reader_count (TdRowReader *reader,
                     gboolean added,
                     const char *number,
                     const char *name,
                     const char *changes)
{
  TdReceipt *receipt = reader->receipt;

  if (!added && changes == NULL)
    {
      receipt->n_unchanged++;
      return;
    }
  if (added)
    receipt->n_added++;
  else
    receipt->n_updated++;
  td_receipt_add_result (receipt, td_row_reader_get_number (reader), added ? "added" : "updated",
                         number, name, added ? NULL : changes);
}

void
td_row_reader_lay_aside (TdRowReader *reader, guint row, const char *field, const char *message)
{
  guint now = reader->row;

  reader->row = row;
  td_row_reader_complain (reader, field, message);
  reader->receipt->n_unchanged++;
  reader->row = now;
}

gboolean
td_row_reader_judge_date (TdRowReader *reader,
                          const char *field,
                          const char *text,
                          gboolean left_out,
                          TdDate *date)
{
  gboolean ambiguous;
  int year = 0;

  *date = TD_DATE_NONE;
  if (text == NULL)
    return TRUE;
  *date = td_date_read (text, reader->order, reader->pivot, NULL);
  if (*date != TD_DATE_NONE)
    {
      td_date_get_ymd (*date, &year, NULL, NULL);
      if (year >= NEVER_YEAR)
        *date = TD_DATE_NONE;
      return TRUE;
    }
  if (td_date_read (text, TD_DATE_ORDER_UNKNOWN, reader->pivot, &ambiguous) != TD_DATE_NONE)
    td_row_reader_complain (
        reader, field,
        left_out ? _ ("This date contradicts the order of day and month in this file; it was left "
                      "out. Correct it there, or choose another order under “Dates”.")
                 : _ ("This date contradicts the order of day and month in this file. Correct "
                      "it there, or choose another order under “Dates”."));
  else
    td_row_reader_complain (
        reader, field,
        left_out ? _ ("This is not a date; it was left out. Write it with a year, as 2026-12-31.")
                 : _ ("This is not a date. Write it with a year, as 2026-12-31."));
  return FALSE;
}

gboolean
td_row_reader_read_date (TdRowReader *reader, const char *field, TdDate *date)
{
  g_autofree char *text = td_row_reader_dup (reader, field);

  return td_row_reader_judge_date (reader, field, text, FALSE, date);
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at && at != text && strchr (at + 1, '@') == NULL && strchr (at, '.') &&
         strpbrk (text, " ,;<>") == NULL;
}

gboolean
td_row_reader_judge_email (TdRowReader *reader,
                           const char *field,
                           const char *text,
                           const char **email)
{
  *email = NULL;
  if (text == NULL)
    return TRUE;
  if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    text += 7;
  if (is_email (text))
    {
      *email = text;
      return TRUE;
    }
  td_row_reader_complain (reader, field, _ ("This is not an e-mail address; it was left out."));
  return FALSE;
}

gboolean
td_row_reader_read_email (TdRowReader *reader, const char *field, char **email)
{
  g_autofree char *text = td_row_reader_dup (reader, field);
  const char *address;
  gboolean fine = td_row_reader_judge_email (reader, field, text, &address);

  *email = g_strdup (address);
  return fine;
}
