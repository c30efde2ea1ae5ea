/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-csv.h"
#include "base/td-error.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* How many lines are looked at to tell the dialect. */
#define N_SAMPLE_LINES 60

/* How much is parsed between two looks at the cancellable. */
#define CHUNK_SIZE (64 * 1024)

typedef struct
{
  char separator;
  char quote;
  int n_skipped; /* lines before the table: Excel's "sep=;" */
} Dialect;

typedef struct
{
  TdTableBuilder *builder;
  const char *name; /* of the file, without its folder */
  int row;
  gboolean failed;
  GError *error;
} Reading;

/* Counts a separator outside quotes in a line and goes on to the next line. */
static guint
count_in_line (const char **cursor, char separator)
{
  gboolean quoted = FALSE;
  guint count = 0;
  const char *p = *cursor;

  for (; *p && (quoted || *p != '\n'); p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && *p == separator)
        count++;
    }
  *cursor = *p ? p + 1 : p;
  return count;
}

/* How many of the first lines agree on the number of this separator, weighed by that number. */
static guint
rate_separator (const char *text, char separator)
{
  guint counts[N_SAMPLE_LINES];
  guint n_lines = 0, best = 0;

  while (*text && n_lines < N_SAMPLE_LINES)
    {
      guint count = count_in_line (&text, separator);

      if (count > 0)
        counts[n_lines++] = count;
    }
  for (guint i = 0; i < n_lines; i++)
    {
      guint n_same = 0;

      for (guint j = 0; j < n_lines; j++)
        n_same += counts[j] == counts[i];
      best = MAX (best, n_same * 100 + MIN (counts[i], 99));
    }
  return best;
}

static char
guess_separator (const char *text)
{
  static const char separators[] = ",;\t|";
  char best = ',';
  guint best_rating = 0;

  for (const char *p = separators; *p; p++)
    {
      guint rating = rate_separator (text, *p);

      if (rating > best_rating)
        {
          best_rating = rating;
          best = *p;
        }
    }
  return best;
}

/* UKG quotes with single quotes: cells that begin and end with one, and none with double quotes. */
static char
guess_quote (const char *text, char separator)
{
  guint n_single = 0, n_double = 0, n_lines = 0;
  char before = '\n';

  for (const char *p = text; *p && n_lines < N_SAMPLE_LINES; before = *p++)
    {
      gboolean opens = before == '\n' || before == separator;
      gboolean closes = p[1] == '\n' || p[1] == separator || p[1] == '\0';

      n_lines += *p == '\n';
      if (*p == '\'')
        n_single += opens || closes;
      else if (*p == '"')
        n_double += opens || closes;
    }
  return n_single >= 4 && n_double == 0 ? '\'' : '"';
}

static Dialect
guess_dialect (const char **text)
{
  Dialect dialect = { 0 };

  if (g_ascii_strncasecmp (*text, "sep=", 4) == 0 && (*text)[4] && (*text)[5] == '\n')
    {
      dialect.separator = (*text)[4];
      dialect.n_skipped = 1;
      *text += 6;
    }
  else
    dialect.separator = guess_separator (*text);
  dialect.quote = guess_quote (*text, dialect.separator);
  return dialect;
}

static void
cell_cb (void *text, size_t length, void *data)
{
  Reading *reading = data;
  /* What our own exports put before formulas. */
  gsize guard = td_csv_is_guarded (text, length) ? 1 : 0;

  if (!reading->failed)
    reading->failed = !td_table_builder_add_cell (reading->builder, (const char *) text + guard,
                                                  (gssize) (length - guard), &reading->error);
}

static void
row_cb (int last, void *data)
{
  Reading *reading = data;

  if (!reading->failed)
    reading->failed = !td_table_builder_end_row (reading->builder, ++reading->row, &reading->error);
}

/* Parses all of the text; the parser is made and freed by the caller. */
static gboolean
parse (struct csv_parser *parser,
       const char *text,
       gsize length,
       Reading *reading,
       TdProgress *progress,
       GCancellable *cancellable,
       GError **error)
{
  for (gsize done = 0; done < length && !reading->failed; done += CHUNK_SIZE)
    {
      gsize size = MIN (CHUNK_SIZE, length - done);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      csv_parse (parser, text + done, size, cell_cb, row_cb, reading);
      td_progress_set (progress, (double) (done + size) / (double) length, NULL);
    }
  /* Quotes inside cells are forgiven; one that is never closed is not. */
  csv_set_opts (parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  if (!reading->failed && csv_fini (parser, cell_cb, row_cb, reading) != 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                   _ ("“%s” ends inside a quoted cell after row %d. It seems to be cut off; "
                      "export it again."),
                   reading->name, reading->row);
      return FALSE;
    }
  if (reading->error)
    g_propagate_error (error, g_steal_pointer (&reading->error));
  return !reading->failed;
}

static char *
describe (const char *encoding, const Dialect *dialect)
{
  switch (dialect->separator)
    {
    case ';':
      /* Translators: %s is an encoding, such as UTF-8. */
      return g_strdup_printf (_ ("CSV, %s, separated by semicolons"), encoding);
    case '\t':
      return g_strdup_printf (_ ("Text, %s, separated by tabs"), encoding);
    case '|':
      return g_strdup_printf (_ ("CSV, %s, separated by bars"), encoding);
    default:
      return g_strdup_printf (_ ("CSV, %s, separated by commas"), encoding);
    }
}

TdTable *
td_table_read_csv (GBytes *bytes,
                   const char *path,
                   const char *const *columns,
                   TdProgress *progress,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (TdTableBuilder) builder = td_table_builder_new ();
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;
  g_autofree char *name = g_path_get_basename (path);
  struct csv_parser parser;
  Reading reading = { .builder = builder, .name = name };
  const char *encoding, *start;
  gsize length;
  Dialect dialect;
  gboolean done;

  text = td_text_decode (bytes, path, &length, &encoding, error);
  if (text == NULL)
    return NULL;
  start = text;
  dialect = guess_dialect (&start);
  reading.row = dialect.n_skipped;

  csv_init (&parser, CSV_REPALL_NL);
  csv_set_delim (&parser, (unsigned char) dialect.separator);
  csv_set_quote (&parser, (unsigned char) dialect.quote);
  done = parse (&parser, start, length - (gsize) (start - text), &reading, progress, cancellable,
                error);
  csv_free (&parser);
  if (!done)
    return NULL;
  description = describe (encoding, &dialect);
  return td_table_builder_finish (builder, path, columns, description, error);
}
