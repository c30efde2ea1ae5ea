/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-raw.h"

#include "insight/td-suppression.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Counts of people and events, more than any company has. */
#define MOST G_GINT64_CONSTANT (1000000000000)

/* Above this many degrees of freedom the sums of GSL no longer converge. */
#define MOST_DF 1e6

/* One figure of a row of results: a text, a whole number or a number. */
typedef struct
{
  const char *column;
  char *text; /* NULL for a number */
  double number;
  gboolean whole;
} Cell;

/* The row under way. */
typedef struct
{
  TdDataSheet *sheet;
  guint row;
  GArray *cells; /* of Cell */
  GError **error;
} Row;

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
}

static void
add_number (Row *row, const char *column, double number)
{
  Cell cell = { column, NULL, number, FALSE };

  g_array_append_val (row->cells, cell);
}

static void
add_count (Row *row, const char *column, gint64 count)
{
  Cell cell = { column, NULL, (double) count, TRUE };

  g_array_append_val (row->cells, cell);
}

/* What was given, as it stands; a whole number as that. */
static void
add_given (Row *row, const char *column)
{
  const char *text =
      td_data_sheet_get (row->sheet, row->row, td_data_sheet_find (row->sheet, column));
  Cell cell = { column, NULL, NAN, FALSE };
  gint64 count;

  cell.whole = g_ascii_string_to_signed (text, 10, -MOST, MOST, &count, NULL);
  if (cell.whole)
    cell.number = (double) count;
  else if (*text)
    cell.text = g_strdup (text);
  g_array_append_val (row->cells, cell);
}

static void
add_text (Row *row, const char *column, const char *text)
{
  Cell cell = { column, g_strdup (text), NAN, FALSE };

  g_array_append_val (row->cells, cell);
}

static void
add_limits (Row *row, const char *estimate, TdInterval interval)
{
  add_number (row, estimate, interval.estimate);
  add_number (row, "lower", interval.lower);
  add_number (row, "upper", interval.upper);
}

/* Reads a figure and repeats it among the results. */
static gboolean
take_count (Row *row, const char *column, gint64 most, gint64 *count)
{
  int place = td_data_sheet_find (row->sheet, column);

  if (!td_data_sheet_read_count (row->sheet, row->row, place, 0, most, count, row->error))
    return FALSE;
  add_count (row, column, *count);
  return TRUE;
}

static gboolean
take_number (Row *row, const char *column, double least, double most, double *number)
{
  int place = td_data_sheet_find (row->sheet, column);
  g_autofree char *message = NULL;

  if (!td_data_sheet_read_number (row->sheet, row->row, place, number, row->error))
    return FALSE;
  add_number (row, column, *number);
  if (*number >= least && *number <= most)
    return TRUE;
  message = isinf (most) ? g_strdup_printf (_ ("it must not be below %g."), least)
                         : g_strdup_printf (_ ("it must lie between %g and %g."), least, most);
  return td_data_sheet_refuse (row->sheet, row->row, place, message, row->error);
}

/* @count of @of, which must not be fewer. */
static gboolean
take_share (Row *row, const char *count_column, const char *of_column, gint64 *count, gint64 *of)
{
  if (!take_count (row, count_column, MOST, count) || !take_count (row, of_column, MOST, of))
    return FALSE;
  return *count <= *of ||
         td_data_sheet_refuse (row->sheet, row->row, td_data_sheet_find (row->sheet, count_column),
                               _ ("there are more than of which they are."), row->error);
}

static gboolean
fill_wilson (Row *row)
{
  gint64 count, of;
  TdInterval wide, narrow;

  if (!take_share (row, "x", "n", &count, &of))
    return FALSE;
  wide = td_interval_wilson (count, of);
  narrow = td_interval_wilson_at (count, of, 0.9);
  add_number (row, "p", wide.estimate);
  add_number (row, "lower95", wide.lower);
  add_number (row, "upper95", wide.upper);
  add_number (row, "lower90", narrow.lower);
  add_number (row, "upper90", narrow.upper);
  return TRUE;
}

static gboolean
fill_newcombe (Row *row)
{
  gint64 counts[2], of[2];

  if (!take_share (row, "x1", "n1", &counts[0], &of[0]) ||
      !take_share (row, "x2", "n2", &counts[1], &of[1]))
    return FALSE;
  add_limits (row, "diff", td_interval_share_difference (counts[0], of[0], counts[1], of[1]));
  return TRUE;
}

static gboolean
fill_poisson (Row *row)
{
  gint64 events;
  double time;

  if (!take_count (row, "events", MOST, &events) || !take_number (row, "time", 0, INFINITY, &time))
    return FALSE;
  add_limits (row, "rate", td_interval_rate (events, time));
  return TRUE;
}

static gboolean
fill_rate_ratio (Row *row)
{
  gint64 events[2];
  double times[2];

  if (!take_count (row, "d1", MOST, &events[0]) ||
      !take_number (row, "t1", 0, INFINITY, &times[0]) ||
      !take_count (row, "d0", MOST, &events[1]) || !take_number (row, "t0", 0, INFINITY, &times[1]))
    return FALSE;
  add_limits (row, "ratio", td_interval_rate_ratio (events[0], times[0], events[1], times[1]));
  return TRUE;
}

static gboolean
fill_clopper_pearson (Row *row)
{
  gint64 count, of;

  if (!take_share (row, "x", "n", &count, &of))
    return FALSE;
  add_limits (row, "p", td_interval_exact_share (count, of));
  return TRUE;
}

static GArray *
read_values (Row *row, const char *column)
{
  return td_data_sheet_read_numbers (row->sheet, row->row, td_data_sheet_find (row->sheet, column),
                                     row->error);
}

static gboolean
fill_mean (Row *row)
{
  g_autoptr (GArray) values = read_values (row, "values");
  TdInterval mean;
  double sd;

  if (values == NULL)
    return FALSE;
  mean = td_interval_mean ((const double *) values->data, values->len, &sd);
  add_given (row, "case");
  add_count (row, "n", values->len);
  add_number (row, "mean", mean.estimate);
  add_number (row, "sd", sd);
  add_number (row, "lower", mean.lower);
  add_number (row, "upper", mean.upper);
  add_text (row, "values",
            td_data_sheet_get (row->sheet, row->row, td_data_sheet_find (row->sheet, "values")));
  return TRUE;
}

/* The kind of comparison that a row asks for: the same people, or others. */
static gboolean
read_paired (Row *row, const GArray *a, const GArray *b, gboolean *paired)
{
  int place = td_data_sheet_find (row->sheet, "test");
  const char *test = td_data_sheet_get (row->sheet, row->row, place);

  *paired = strcmp (test, "paired") == 0;
  if (!*paired && strcmp (test, "welch") != 0)
    return td_data_sheet_refuse (row->sheet, row->row, place, _ ("it must be welch or paired."),
                                 row->error);
  return !*paired || a->len == b->len ||
         td_data_sheet_refuse (row->sheet, row->row, td_data_sheet_find (row->sheet, "b"),
                               _ ("a pair has as many values as the other column."), row->error);
}

static gboolean
fill_difference (Row *row)
{
  g_autoptr (GArray) a = read_values (row, "a");
  g_autoptr (GArray) b = a ? read_values (row, "b") : NULL;
  const double *one, *other;
  TdMeanDifference found;
  gboolean paired;

  if (b == NULL || !read_paired (row, a, b, &paired))
    return FALSE;
  one = (const double *) a->data;
  other = (const double *) b->data;
  found = paired ? td_interval_paired_difference (one, other, a->len)
                 : td_interval_mean_difference (one, a->len, other, b->len);
  add_text (row, "test", paired ? "paired" : "welch");
  add_text (row, "a",
            td_data_sheet_get (row->sheet, row->row, td_data_sheet_find (row->sheet, "a")));
  add_text (row, "b",
            td_data_sheet_get (row->sheet, row->row, td_data_sheet_find (row->sheet, "b")));
  if (paired)
    add_count (row, "n_pairs", found.n_pairs);
  else
    add_number (row, "n_pairs", NAN);
  add_number (row, "diff_b_minus_a", found.difference.estimate);
  add_number (row, "df", found.df > 0 ? found.df : NAN);
  add_number (row, "lower", found.difference.lower);
  add_number (row, "upper", found.difference.upper);
  add_number (row, "p", found.p);
  return TRUE;
}

static gboolean
fill_chisq_tail (Row *row)
{
  double chisq, df;

  if (!take_number (row, "chisq", 0, INFINITY, &chisq) ||
      !take_number (row, "df", 1e-3, MOST_DF, &df))
    return FALSE;
  add_number (row, "p", td_interval_chisq_tail (chisq, df));
  return TRUE;
}

static gboolean
fill_normal_quantile (Row *row)
{
  double confidence;

  if (!take_number (row, "conf", 0, 1, &confidence))
    return FALSE;
  add_number (row, "z", td_interval_normal_quantile (confidence));
  return TRUE;
}

static gboolean
fill_t_quantile (Row *row)
{
  double p, df;

  if (!take_number (row, "p", 0, 1, &p) || !take_number (row, "df", 0.1, INFINITY, &df))
    return FALSE;
  add_number (row, "t", td_interval_t_quantile (p, df));
  return TRUE;
}

/* The cells of a table of persons as they may be shown: "12 hidden hidden". */
static gboolean
fill_suppression (Row *row)
{
  int place = td_data_sheet_find (row->sheet, "counts");
  g_autoptr (GArray) values = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autofree gint64 *counts = NULL;
  g_autofree gboolean *hidden = NULL;
  gint64 threshold;
  gboolean total;

  add_given (row, "case");
  if (!take_count (row, "threshold", MOST, &threshold))
    return FALSE;
  if (threshold < TD_SUPPRESSION_LEAST)
    return td_data_sheet_refuse (row->sheet, row->row, td_data_sheet_find (row->sheet, "threshold"),
                                 _ ("it must not be below 3."), row->error);
  values = read_values (row, "counts");
  if (values == NULL)
    return FALSE;
  counts = g_new0 (gint64, values->len + 1);
  hidden = g_new0 (gboolean, values->len + 1);
  for (guint i = 0; i < values->len; i++)
    {
      double value = g_array_index (values, double, i);

      if (value < 0 || value > (double) MOST || value != floor (value))
        return td_data_sheet_refuse (row->sheet, row->row, place,
                                     _ ("counts are whole numbers, 0 or more."), row->error);
      counts[i] = (gint64) value;
    }
  total = td_suppress_table (counts, values->len, threshold, hidden);
  for (guint i = 0; i < values->len; i++)
    {
      g_string_append (shown, i > 0 ? " " : "");
      if (hidden[i])
        g_string_append (shown, "hidden");
      else
        g_string_append_printf (shown, "%" G_GINT64_FORMAT, counts[i]);
    }
  add_text (row, "counts", td_data_sheet_get (row->sheet, row->row, place));
  add_text (row, "shown", shown->str);
  add_count (row, "total_shown", total);
  return TRUE;
}

static const struct
{
  const char *kind;
  const char *columns[5];
  gboolean (*fill) (Row *row);
} kinds[] = {
  { "wilson", { "x", "n" }, fill_wilson },
  { "newcombe", { "x1", "n1", "x2", "n2" }, fill_newcombe },
  { "poisson", { "events", "time" }, fill_poisson },
  { "rate-ratio", { "d1", "t1", "d0", "t0" }, fill_rate_ratio },
  { "clopper-pearson", { "x", "n" }, fill_clopper_pearson },
  { "mean", { "values" }, fill_mean },
  { "difference", { "test", "a", "b" }, fill_difference },
  { "chisq-tail", { "chisq", "df" }, fill_chisq_tail },
  { "normal-quantile", { "conf" }, fill_normal_quantile },
  { "t-quantile", { "p", "df" }, fill_t_quantile },
  { "suppression", { "threshold", "counts" }, fill_suppression },
};

static int
find_kind (const char *kind, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i].kind, kind) == 0)
        return (int) i;
      g_ptr_array_add (codes, (gpointer) kinds[i].kind);
    }
  g_ptr_array_add (codes, NULL);
  td_cli_check_code ("KIND", kind, (const char *const *) codes->pdata, error);
  return -1;
}

static void
write_row (TdJsonWriter *writer, GArray *cells)
{
  td_json_writer_begin_row (writer, NULL);
  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);

      if (cell->text)
        td_json_writer_add_text (writer, cell->column, cell->text);
      else if (cell->whole)
        td_json_writer_add_int (writer, cell->column, (gint64) cell->number);
      else
        td_json_writer_add_double (writer, cell->column, cell->number);
    }
  td_json_writer_end_object (writer);
}

/* The columns of the first row are those of all. */
static void
print_rows (TdCli *cli, GPtrArray *rows)
{
  TdCliTable *table = td_cli_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      GArray *cells = rows->pdata[i];

      for (guint k = 0; i == 0 && k < cells->len; k++)
        td_cli_table_add_heading (table, g_array_index (cells, Cell, k).column,
                                  g_array_index (cells, Cell, k).text == NULL);
      for (guint k = 0; k < cells->len; k++)
        {
          const Cell *cell = &g_array_index (cells, Cell, k);
          g_autofree char *number = cell->text ? NULL : td_cli_raw_dup_number (cell->number);

          td_cli_table_add_cell (table, "%s", cell->text ? cell->text : number);
        }
    }
  td_cli_table_print (table, cli);
}

static void
write_rows (TdCli *cli, GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TdJsonWriter writer;

  td_json_writer_init (&writer, text);
  td_json_writer_begin_object (&writer, NULL);
  td_json_writer_begin_array (&writer, "rows");
  for (guint i = 0; i < rows->len; i++)
    write_row (&writer, rows->pdata[i]);
  td_json_writer_end_array (&writer);
  td_json_writer_end_object (&writer);
  td_cli_print_text (cli, text->str);
}

/* Works out every row, or says which cell is no figure. */
static GPtrArray *
fill_rows (TdDataSheet *sheet, int kind, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < td_data_sheet_get_n_rows (sheet); i++)
    {
      Row row = { sheet, i, g_array_new (FALSE, FALSE, sizeof (Cell)), error };

      g_array_set_clear_func (row.cells, cell_clear);
      g_ptr_array_add (rows, row.cells);
      if (!kinds[kind].fill (&row))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    {},
  };
  g_autoptr (TdDataSheet) sheet = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean done;
  int kind;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (words == NULL || words[0] == NULL)
    return td_cli_require ("KIND", NULL, error);
  kind = find_kind (words[0], error);
  if (kind < 0 || td_cli_raw_get_file (words + 1, error) == NULL)
    return FALSE;
  sheet = td_data_sheet_read (words[1], kinds[kind].columns, NULL, error);
  rows = sheet ? fill_rows (sheet, kind, error) : NULL;
  if (rows == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    write_rows (cli, rows);
  else if (rows->len > 0)
    print_rows (cli, rows);
  else
    td_cli_message (cli, _ ("The file has no rows."));
  return TRUE;
}

const TdCliCommand td_cli_statistics = {
  "statistics", "KIND FILE",
  N_ ("Intervals and distributions for each row of a file, for analysts"), run,
  N_ ("KIND, the columns of FILE that it reads, and what it adds to each row:\n"
      "  wilson           x, n: p, lower95, upper95, lower90, upper90\n"
      "  newcombe         x1, n1, x2, n2: diff (1 minus 2), lower, upper\n"
      "  poisson          events, time: rate, lower, upper (exact)\n"
      "  rate-ratio       d1, t1, d0, t0: ratio, lower, upper (exact, conditional)\n"
      "  clopper-pearson  x, n: p, lower, upper\n"
      "  mean             values (numbers separated by spaces): n, mean, sd, lower, upper (t)\n"
      "  difference       test (welch or paired), a, b: n_pairs, diff_b_minus_a, df, lower, upper, "
      "p\n"
      "  chisq-tail       chisq, df: p\n"
      "  normal-quantile  conf: z\n"
      "  t-quantile       p, df: t\n"
      "  suppression      threshold, counts (of persons, separated by spaces): shown, "
      "total_shown\n\n"
      "With --json: {\"rows\":[{…}]}, a row for each row of FILE. What cannot be computed is null, "
      "what has\nno bound is \"Inf\". Other columns of FILE are left out.")
};
