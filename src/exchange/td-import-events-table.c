/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-private.h"

#include "base/td-digits.h"
#include "base/td-error.h"
#include "base/td-text.h"
#include "exchange/td-date-order.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* From this year on a date means "never": SAP and others write 31 December 9999. */
#define NEVER_YEAR 2900

/* Where a column that is missing is looked for. */
#define HEADER_ROW 1

/* How often the cancellable is looked at. */
#define ROWS_A_LOOK 1024

/* Of the whole work, reading takes this share. */
#define READING 0.4

typedef enum
{
  NEEDED,   /* no row says anything without it */
  EXPECTED, /* may be left out, but then nothing else may stand in its place */
  EXTRA,    /* used where it is there */
} Need;

typedef struct
{
  const char *name;
  Need need;
  gboolean date;
} Column;

typedef struct
{
  const char *name;
  Column columns[TD_EVENT_MAX_COLUMNS + 1];
} FileShape;

static const FileShape shapes[TD_N_EVENT_FILES] = {
  [TD_EVENTS_PARAMS] = { "params.csv", { { "key", NEEDED }, { "value", NEEDED } } },
  [TD_EVENTS_EMPLOYEES] = { "employees.csv",
                            { { "emp_id", NEEDED },
                              { "hire_date", NEEDED, TRUE },
                              { "exit_date", EXPECTED, TRUE },
                              { "exit_type", EXPECTED },
                              { "exit_reason", EXPECTED },
                              { "department", EXPECTED },
                              { "name", EXTRA },
                              { "email", EXTRA },
                              { "title", EXTRA },
                              { "grade", EXTRA },
                              { "location", EXTRA } } },
  [TD_EVENTS_PAIRS] = { "pairs.csv",
                        { { "pair_id", NEEDED },
                          { "mentor_id", NEEDED },
                          { "mentee_id", NEEDED },
                          { "matched_on", NEEDED, TRUE },
                          { "ended_on", EXPECTED, TRUE },
                          { "end_reason", EXPECTED },
                          { "cadence", EXPECTED } } },
  [TD_EVENTS_CONTACTS] = { "contacts.csv",
                           { { "pair_id", NEEDED },
                             { "date", NEEDED, TRUE },
                             { "initiated_by", EXPECTED },
                             { "held", EXPECTED },
                             { "minutes", EXTRA },
                             { "mode", EXTRA } } },
  [TD_EVENTS_PAUSES] = { "pauses.csv",
                         { { "pair_id", NEEDED },
                           { "from", NEEDED, TRUE },
                           { "to", EXPECTED, TRUE } } },
  [TD_EVENTS_PROMOTIONS] = { "promotions.csv", { { "emp_id", NEEDED }, { "date", NEEDED, TRUE } } },
  [TD_EVENTS_APPLICATIONS] = { "applications.csv",
                               { { "app_id", EXPECTED },
                                 { "emp_id", NEEDED },
                                 { "applied_on", NEEDED, TRUE },
                                 { "outcome", NEEDED },
                                 { "outcome_on", EXPECTED, TRUE } } },
  [TD_EVENTS_SURVEYS] = { "surveys.csv",
                          { { "wave", NEEDED, TRUE }, { "emp_id", NEEDED }, { "score", NEEDED } } },
};

/* --- Opening --- */

static TdTable *
read_table (TdEvents *events, const FileShape *shape, const char *path, GError **error)
{
  const char *names[TD_EVENT_MAX_COLUMNS + 1] = { NULL };

  for (guint i = 0; shape->columns[i].name; i++)
    names[i] = shape->columns[i].name;
  return td_table_read_columns (path, names, NULL, events->cancellable, error);
}

static gboolean
is_known (const FileShape *shape, const char *header)
{
  for (const Column *column = shape->columns; column->name; column++)
    if (td_text_same (column->name, header))
      return TRUE;
  return FALSE;
}

/* A column of the file that has no meaning here: perhaps the one that is missing, misspelled. */
static const char *
find_stranger (const FileShape *shape, TdTable *table)
{
  for (guint i = 0; i < td_table_get_n_named (table); i++)
    if (!is_known (shape, td_table_get_header (table, i)))
      return td_table_get_header (table, i);
  return NULL;
}

static void
find_columns (TdEvents *events, const FileShape *shape, TdEventSource *source)
{
  const char *stranger = find_stranger (shape, source->table);

  for (guint i = 0; i < TD_EVENT_MAX_COLUMNS; i++)
    source->columns[i] = -1;
  for (guint i = 0; shape->columns[i].name; i++)
    {
      const Column *column = &shape->columns[i];

      source->columns[i] = td_table_find_column (source->table, column->name);
      if (source->columns[i] >= 0 || column->need == EXTRA ||
          (column->need == EXPECTED && stranger == NULL))
        continue;
      td_events_receipt_add (events->receipt, shape->name, HEADER_ROW, column->name,
                             stranger ? stranger : "", _ ("This column is missing."));
      events->receipt->refused = TRUE;
    }
}

/* The order of day and month that a file proves, or needs not; FALSE where it needs one. */
static gboolean
settle_order (TdEvents *events, const FileShape *shape, TdEventSource *source, GError **error)
{
  int dates[TD_EVENT_MAX_COLUMNS];
  guint n_dates = 0;

  for (guint i = 0; shape->columns[i].name; i++)
    if (shape->columns[i].date)
      dates[n_dates++] = source->columns[i];
  source->order = events->options->dates;
  if (source->order != TD_DATE_ORDER_UNKNOWN)
    return TRUE;
  if (td_date_order_settle_columns (source->table, dates, n_dates, events->pivot, &source->order,
                                    error))
    return TRUE;
  if (error)
    g_prefix_error (error, "%s: ", shape->name);
  return FALSE;
}

/* What the other files prove: a folder comes out of one system. Unknown where they disagree. */
static TdDateOrder
find_order (TdEvents *events)
{
  TdDateOrder order = TD_DATE_ORDER_UNKNOWN;

  for (TdEventFile file = 0; file < TD_N_EVENT_FILES; file++)
    {
      TdDateOrder found = events->sources[file].order;

      if (found != TD_DATE_ORDER_UNKNOWN && order != TD_DATE_ORDER_UNKNOWN && found != order)
        return TD_DATE_ORDER_UNKNOWN;
      if (found != TD_DATE_ORDER_UNKNOWN)
        order = found;
    }
  return order;
}

static gboolean
settle_orders (TdEvents *events, GError **error)
{
  gboolean settled[TD_N_EVENT_FILES];
  g_autoptr (GError) trouble = NULL;
  TdDateOrder order;

  for (TdEventFile file = 0; file < TD_N_EVENT_FILES; file++)
    settled[file] =
        events->sources[file].table == NULL ||
        settle_order (events, &shapes[file], &events->sources[file], trouble ? NULL : &trouble);
  order = find_order (events);
  for (TdEventFile file = 0; file < TD_N_EVENT_FILES; file++)
    {
      TdEventCount *count = td_events_receipt_find (events->receipt, shapes[file].name);

      if (!settled[file] && order == TD_DATE_ORDER_UNKNOWN)
        {
          g_propagate_error (error, g_steal_pointer (&trouble));
          return FALSE;
        }
      if (!settled[file])
        events->sources[file].order = order;
      if (count)
        count->dates = g_strdup (td_date_order_get_code (events->sources[file].order));
    }
  return TRUE;
}

static gboolean
open_file (TdEvents *events, TdEventFile file, const char *path, GError **error)
{
  const FileShape *shape = &shapes[file];
  TdEventSource *source = &events->sources[file];
  TdEventCount count = { .file = shape->name };

  source->table = read_table (events, shape, path, error);
  if (source->table == NULL)
    return FALSE;
  find_columns (events, shape, source);
  count.n_rows = (int) td_table_get_n_rows (source->table);
  g_array_append_val (events->receipt->counts, count);
  return TRUE;
}

static gboolean
open_folder (TdEvents *events, const char *folder, GError **error)
{
  for (TdEventFile file = 0; file < TD_N_EVENT_FILES; file++)
    {
      g_autofree char *path = g_build_filename (folder, shapes[file].name, NULL);

      td_progress_set (events->options->progress, READING * file / TD_N_EVENT_FILES, NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS) && !open_file (events, file, path, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether every column of a file that has names of its own is there, letter by letter. */
static gboolean
has_all (const FileShape *shape, TdTable *table)
{
  for (const Column *column = shape->columns; column->name; column++)
    {
      int found = column->need == EXTRA ? -1 : td_table_find_column (table, column->name);

      if (column->need != EXTRA &&
          (found < 0 || strcmp (td_table_get_header (table, (guint) found), column->name) != 0))
        return FALSE;
    }
  return TRUE;
}

/* The file of a history that a table is; TD_N_EVENT_FILES for none. */
static TdEventFile
find_shape (TdTable *table)
{
  for (TdEventFile file = 0; file < TD_N_EVENT_FILES; file++)
    if (has_all (&shapes[file], table))
      return file;
  return TD_N_EVENT_FILES;
}

gboolean
td_import_events_know (TdTable *table)
{
  return find_shape (table) != TD_N_EVENT_FILES;
}

static gboolean
open_one (TdEvents *events, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (TdTable) table = NULL;
  TdEventFile file;

  for (file = 0; file < TD_N_EVENT_FILES; file++)
    if (g_ascii_strcasecmp (name, shapes[file].name) == 0)
      return open_file (events, file, path, error);
  table = td_table_read (path, NULL, events->cancellable, error);
  if (table == NULL)
    return FALSE;
  file = find_shape (table);
  return file == TD_N_EVENT_FILES || open_file (events, file, path, error);
}

gboolean
td_events_open (TdEvents *events, const char *folder, GError **error)
{
  gboolean many = g_file_test (folder, G_FILE_TEST_IS_DIR);

  if (!(many || !g_file_test (folder, G_FILE_TEST_EXISTS) ? open_folder (events, folder, error)
                                                          : open_one (events, folder, error)))
    return FALSE;
  if (events->receipt->counts->len > 0)
    return settle_orders (events, error);
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               many ? _ ("“%s” holds none of employees.csv, pairs.csv, contacts.csv, pauses.csv, "
                         "promotions.csv, applications.csv, surveys.csv and params.csv.")
                    : _ ("“%s” is none of employees.csv, pairs.csv, contacts.csv, pauses.csv, "
                         "promotions.csv, applications.csv, surveys.csv and params.csv."),
               folder);
  return FALSE;
}

/* --- Rows --- */

guint
td_events_get_n_rows (TdEvents *events, TdEventFile file)
{
  TdTable *table = events->sources[file].table;

  return table ? td_table_get_n_rows (table) : 0;
}

/* A comma inside a cell that is not quoted moves the cells behind it: then nothing fits. */
static void
check_width (TdEvents *events, TdEventFile file)
{
  TdEventSource *source = &events->sources[file];

  for (guint i = td_table_get_n_named (source->table); i < td_table_get_n_columns (source->table);
       i++)
    if (*td_table_get_cell (source->table, source->row, i))
      {
        events->receipt->refused = TRUE;
        td_events_receipt_add (events->receipt, shapes[file].name, td_events_get_row (events, file),
                               "", td_table_get_cell (source->table, source->row, i),
                               _ ("The row has more cells than the header."));
        return;
      }
}

gboolean
td_events_go (TdEvents *events, TdEventFile file, guint row, GError **error)
{
  events->sources[file].row = row;
  check_width (events, file);
  return row % ROWS_A_LOOK != 0 ||
         !g_cancellable_set_error_if_cancelled (events->cancellable, error);
}

gboolean
td_events_step (TdEvents *events, guint i, double fraction, GError **error)
{
  if (i % ROWS_A_LOOK != 0)
    return TRUE;
  td_progress_set (events->options->progress, READING + (1 - READING) * fraction, NULL);
  return !g_cancellable_set_error_if_cancelled (events->cancellable, error);
}

TdEventCount *
td_events_count (TdEvents *events, TdEventFile file)
{
  return td_events_receipt_find (events->receipt, shapes[file].name);
}

int
td_events_get_row (TdEvents *events, TdEventFile file)
{
  TdEventSource *source = &events->sources[file];

  return td_table_get_row_number (source->table, source->row);
}

gboolean
td_events_has (TdEvents *events, TdEventFile file, int column)
{
  return events->sources[file].columns[column] >= 0;
}

const char *
td_events_get (TdEvents *events, TdEventFile file, int column)
{
  TdEventSource *source = &events->sources[file];

  if (source->columns[column] < 0)
    return "";
  return td_table_get_cell (source->table, source->row, (guint) source->columns[column]);
}

void
td_events_remark (TdEvents *events,
                  TdEventFile file,
                  int row,
                  const char *column,
                  const char *value,
                  const char *message)
{
  td_events_receipt_add (events->receipt, shapes[file].name, row, column, value, message);
}

void
td_events_refuse (TdEvents *events, TdEventFile file, int column, const char *message)
{
  events->receipt->refused = TRUE;
  td_events_receipt_add (events->receipt, shapes[file].name, td_events_get_row (events, file),
                         shapes[file].columns[column].name, td_events_get (events, file, column),
                         message);
}

/* --- Cells --- */

gboolean
td_events_read_id (TdEvents *events, TdEventFile file, int column, const char **id)
{
  *id = td_events_get (events, file, column);
  if (**id)
    return TRUE;
  td_events_refuse (events, file, column, _ ("The id is missing."));
  return FALSE;
}

static gboolean
is_never (TdDate date)
{
  int year;

  td_date_get_ymd (date, &year, NULL, NULL);
  return year >= NEVER_YEAR;
}

gboolean
td_events_read_date (TdEvents *events, TdEventFile file, int column, gboolean needed, TdDate *date)
{
  const char *text = td_events_get (events, file, column);
  TdDateOrder order = events->sources[file].order;

  *date = TD_DATE_NONE;
  if (*text == '\0' && !needed)
    return TRUE;
  *date = td_date_read (text, order, events->pivot, NULL);
  if (*date != TD_DATE_NONE && !is_never (*date))
    return TRUE;
  if (*date != TD_DATE_NONE && !needed)
    {
      *date = TD_DATE_NONE;
      return TRUE;
    }
  td_events_refuse (
      events, file, column,
      *text == '\0'           ? _ ("The date is missing.")
      : *date != TD_DATE_NONE ? _ ("This date means never.")
      : td_date_read (text, TD_DATE_ORDER_DMY, events->pivot, NULL) != TD_DATE_NONE ||
              td_date_read (text, TD_DATE_ORDER_MDY, events->pivot, NULL) != TD_DATE_NONE
          ? _ ("This date contradicts the order of day and month in this file. Correct "
               "it there, or choose another order under “Dates”.")
          : _ ("This is not a date. Write it with a year, as 2026-12-31."));
  *date = TD_DATE_NONE;
  return FALSE;
}

gboolean
td_events_read_number (TdEvents *events,
                       TdEventFile file,
                       int column,
                       double least,
                       double most,
                       double *number)
{
  g_autofree char *text = td_text_plain_digits (td_events_get (events, file, column));
  g_autofree char *message = NULL;
  char *end;

  if (strchr (text, '.') == NULL)
    g_strdelimit (text, ",", '.');
  *number = g_ascii_strtod (text, &end);
  if (*text && *end == '\0' && isfinite (*number) && *number >= least && *number <= most)
    return TRUE;
  message = g_strdup_printf (_ ("This is not a number from %g to %g."), least, most);
  td_events_refuse (events, file, column, message);
  return FALSE;
}

gboolean
td_events_read_code (TdEvents *events,
                     TdEventFile file,
                     int column,
                     const char *const *codes,
                     gboolean needed,
                     const char **code)
{
  const char *text = td_events_get (events, file, column);
  g_autofree char *list = NULL;
  g_autofree char *message = NULL;

  *code = NULL;
  if (*text == '\0' && !needed)
    return TRUE;
  for (guint i = 0; codes[i]; i++)
    if (g_ascii_strcasecmp (codes[i], text) == 0)
      {
        *code = codes[i];
        return TRUE;
      }
  list = g_strjoinv (", ", (char **) codes);
  /* Translators: the codes that are possible, separated by commas. */
  message = g_strdup_printf (_ ("This is not one of: %s."), list);
  td_events_refuse (events, file, column, message);
  return FALSE;
}

gboolean
td_events_check_new (TdEvents *events, TdEventFile file, int column, GHashTable *seen, char *key)
{
  int row = GPOINTER_TO_INT (g_hash_table_lookup (seen, key));
  g_autofree char *message = NULL;

  if (row == 0)
    {
      g_hash_table_insert (seen, key, GINT_TO_POINTER (td_events_get_row (events, file)));
      return TRUE;
    }
  g_free (key);
  message = g_strdup_printf (_ ("Row %d has this already."), row);
  td_events_refuse (events, file, column, message);
  return FALSE;
}
