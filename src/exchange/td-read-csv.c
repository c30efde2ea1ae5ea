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
  const TdReading *reading;
  TdTableBuilder *builder;
  const Dialect *dialect;
  struct csv_parser *parser;
  int row;
  guint column;
  gboolean in_row; /* the parser has not seen the end of its row */
  gboolean failed;
  GError *error;
} Parse;

/* Counts a separator outside quotes in a line and goes on to the next line. */
static guint
count_in_line (const char **cursor, char separator, char quote)
{
  gboolean quoted = FALSE;
  guint count = 0;
  const char *p = *cursor;

  for (; *p && (quoted || *p != '\n'); p++)
    {
      if (*p == quote)
        quoted = !quoted;
      else if (!quoted && *p == separator)
        count++;
    }
  *cursor = *p ? p + 1 : p;
  return count;
}

/* How many of the first lines agree on the number of this separator, weighed by that number. */
static guint
rate_separator (const char *text, char separator, char quote)
{
  guint counts[N_SAMPLE_LINES];
  guint n_lines = 0, best = 0;

  for (guint i = 0; *text && i < N_SAMPLE_LINES; i++)
    {
      guint count = count_in_line (&text, separator, quote);

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

/* The separator that most lines agree on, and the quotes that go with it. */
static Dialect
guess_separator (const char *text)
{
  static const char separators[] = ",;\t|";
  Dialect best = { ',', '"', 0 };
  guint best_rating = 0;

  for (const char *p = separators; *p; p++)
    {
      char quote = guess_quote (text, *p);
      guint rating = rate_separator (text, *p, quote);

      if (rating > best_rating)
        {
          best_rating = rating;
          best = (Dialect){ *p, quote, 0 };
        }
    }
  return best;
}

/* Whether every cell that begins with a quotation mark ends with one. */
static gboolean
has_paired_quotes (const char *text, char separator)
{
  const char *p = text;

  while (*p)
    {
      if (*p == '"')
        {
          for (p++; *p && (*p != '"' || p[1] == '"'); p++)
            p += *p == '"';
          p += *p == '"';
          if (*p && *p != separator && *p != '\n')
            return FALSE;
        }
      p += strcspn (p, (const char[]){ separator, '\n', '\0' });
      p += *p != '\0';
    }
  return TRUE;
}

static Dialect
guess_dialect (const char **text)
{
  Dialect dialect;

  if (g_ascii_strncasecmp (*text, "sep=", 4) != 0 || (*text)[4] == '\0' || (*text)[5] != '\n')
    {
      dialect = guess_separator (*text);
      /* Spreadsheets put "Bob" Smith on the clipboard as it stands. */
      if (dialect.separator == '\t' && !has_paired_quotes (*text, '\t'))
        dialect.quote = '\0';
      return dialect;
    }
  dialect = (Dialect){ (*text)[4], guess_quote (*text + 6, (*text)[4]), 1 };
  *text += 6;
  return dialect;
}

static void
cell_cb (void *text, size_t length, void *data)
{
  Parse *parse = data;
  /* What our own exports put before formulas. */
  gsize guard = td_csv_is_guarded (text, length) ? 1 : 0;

  if (!parse->failed)
    parse->failed =
        !td_table_builder_set_cell (parse->builder, parse->column++, (const char *) text + guard,
                                    (gssize) (length - guard), &parse->error);
}

static void
row_cb (int last, void *data)
{
  Parse *parse = data;

  parse->column = 0;
  parse->in_row = FALSE;
  if (!parse->failed)
    parse->failed = !td_table_builder_end_row (parse->builder, ++parse->row, &parse->error);
}

/* A cell that goes on and on is refused before all of it is taken in. */
static void
check_cell (Parse *parse)
{
  struct csv_parser *parser = parse->parser;

  if (!parse->failed && csv_get_buffer_size (parser) > TD_TABLE_MAX_CELL + 2 * CHUNK_SIZE)
    parse->failed = !td_table_builder_set_cell (parse->builder, 0, (const char *) parser->entry_buf,
                                                (gssize) parser->entry_pos, &parse->error);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t';
}

/* A cell without quotes, as the parser would give it. */
static void
cut_cell (Parse *parse, char *text, char *end)
{
  while (text < end && is_space (*text))
    text++;
  while (end > text && is_space (end[-1]))
    end--;
  text += td_csv_is_guarded (text, (gsize) (end - text)) ? 1 : 0;
  if (!parse->failed)
    parse->failed = !td_table_builder_cut_cell (parse->builder, parse->column++, text,
                                                (gsize) (end - text), &parse->error);
}

/* A row without quotes is cut where it lies, at a fraction of the parser's cost. */
static void
cut_row (Parse *parse, char *line, char *end)
{
  for (char *stop; (stop = memchr (line, parse->dialect->separator, (gsize) (end - line)));
       line = stop + 1)
    cut_cell (parse, line, stop);
  cut_cell (parse, line, end);
  row_cb ('\n', parse);
}

/* A line that has quotes, or belongs to a row that has. */
static void
parse_line (Parse *parse, const char *line, const char *end)
{
  for (; line < end && !parse->failed; line += MIN (CHUNK_SIZE, end - line))
    {
      parse->in_row = TRUE;
      csv_parse (parse->parser, line, (gsize) MIN (CHUNK_SIZE, end - line), cell_cb, row_cb, parse);
      check_cell (parse);
    }
}

/* All that stands on one line; gives where the next one begins. */
static char *
read_line (Parse *parse, char *line, char *end)
{
  char *stop = memchr (line, '\n', (gsize) (end - line));
  char *next = stop ? stop + 1 : end;

  if (parse->in_row || memchr (line, parse->dialect->quote, (gsize) (next - line)))
    parse_line (parse, line, next);
  else
    cut_row (parse, line, stop ? stop : end);
  return next;
}

/* Parses all of the text; the parser is made and freed by the caller. */
static gboolean
parse_text (Parse *parse, struct csv_parser *parser, char *text, gsize length, GError **error)
{
  const TdReading *reading = parse->reading;
  char *line = text, *end = text + length;

  for (char *look = text; line < end && !parse->failed; line = read_line (parse, line, end))
    {
      if (line < look)
        continue;
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
      td_progress_set (reading->progress, (double) (line - text) / (double) length, NULL);
      look = line + CHUNK_SIZE;
    }
  /* Quotes inside cells are forgiven; one that is never closed is not. */
  csv_set_opts (parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  if (!parse->failed && csv_fini (parser, cell_cb, row_cb, parse) != 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                   _ ("“%s” ends inside a quoted cell after row %d. It seems to be cut off; "
                      "export it again."),
                   reading->name, parse->row);
      return FALSE;
    }
  if (parse->error)
    g_propagate_error (error, g_steal_pointer (&parse->error));
  return !parse->failed;
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

/* Reads the rows out of the text of the file. */
static TdTableBuilder *
build (char *text, gsize length, const Dialect *dialect, const TdReading *reading, GError **error)
{
  g_autoptr (TdTableBuilder) builder = td_table_builder_new (reading);
  Parse parse = {
    .reading = reading, .builder = builder, .dialect = dialect, .row = dialect->n_skipped
  };
  struct csv_parser parser;
  gboolean done;

  csv_init (&parser, CSV_REPALL_NL);
  csv_set_delim (&parser, (unsigned char) dialect->separator);
  csv_set_quote (&parser, (unsigned char) dialect->quote);
  csv_set_blk_size (&parser, CHUNK_SIZE);
  parse.parser = &parser;
  done = parse_text (&parse, &parser, text, length, error);
  csv_free (&parser);
  return done ? g_steal_pointer (&builder) : NULL;
}

TdTable *
td_table_read_csv (GBytes *bytes, const TdReading *reading, GError **error)
{
  g_autoptr (TdTableOffer) offer = td_table_offer_new (TD_TABLE_CSV);
  g_autoptr (TdTableBuilder) builder = NULL;
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;
  const char *start;
  gsize length;
  Dialect dialect;

  text = td_text_decode (bytes, reading, offer, &length, error);
  if (text == NULL)
    return NULL;
  start = text;
  dialect = guess_dialect (&start);
  offer->separator = dialect.separator;
  offer->quote = dialect.quote;
  builder =
      build (text + (start - text), length - (gsize) (start - text), &dialect, reading, error);
  if (builder == NULL)
    return NULL;
  td_table_builder_take_text (builder, g_steal_pointer (&text));
  description = describe (offer->encoding, &dialect);
  return td_table_builder_finish (builder, g_steal_pointer (&offer), description, error);
}
