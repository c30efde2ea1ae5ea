/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "workspace/td-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *output;
  char *format;
  char *program;
  char *columns;
  char *sort;
  char *separator;
  char **filters;
  char **names;
  gboolean descending;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->format);
  g_free (options->program);
  g_free (options->columns);
  g_free (options->sort);
  g_free (options->separator);
  g_strfreev (options->filters);
  g_strfreev (options->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Without a name: what there is. */
static void
print_lists (TdCli *cli)
{
  TdCliTable *table = td_cli_table_new (_ ("List"), _ ("Columns"), _ ("Only when asked"), NULL);
  const char *const *names = td_list_kind_list ();

  for (guint i = 0; names[i]; i++)
    {
      const TdListKind *kind = td_list_kind_find (names[i]);
      g_autoptr (GString) standard = g_string_new (NULL);
      g_autoptr (GString) asked = g_string_new (NULL);

      for (guint c = 0; c < td_list_kind_get_n_columns (kind); c++)
        {
          GString *codes = td_list_kind_is_standard (kind, c) ? standard : asked;

          g_string_append_printf (codes, "%s%s", codes->len ? "," : "",
                                  td_list_kind_get_column (kind, c));
        }
      td_cli_table_add (table, names[i], standard->str, asked->str);
    }
  td_cli_table_print (table, cli);
}

static void
print_json_lists (TdCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const *names = td_list_kind_list ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "lists");
  for (guint i = 0; names[i]; i++)
    {
      const TdListKind *kind = td_list_kind_find (names[i]);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "list", names[i]);
      td_cli_json_begin_array (builder, "columns");
      for (guint c = 0; c < td_list_kind_get_n_columns (kind); c++)
        {
          json_builder_begin_object (builder);
          td_cli_json_text (builder, "column", td_list_kind_get_column (kind, c));
          td_cli_json_text (builder, "title", td_list_kind_get_column_title (kind, c));
          td_cli_json_bool (builder, "standard", td_list_kind_is_standard (kind, c));
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static const TdListKind *
find_kind (const char *name, GError **error)
{
  const char *const *names = td_list_kind_list ();
  g_autofree char *known = g_strjoinv (", ", (char **) names);

  if (g_strv_contains (names, name))
    return td_list_kind_find (name);
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               /* Translators: the second %s is a list of names. */
               _ ("There is no list “%s”. There are: %s."), name, known);
  return NULL;
}

static gboolean
read_separator (const char *text, char *separator, GError **error)
{
  static const char *const codes[] = { "comma", "semicolon", "tab", NULL };

  if (!td_cli_check_code ("--separator", text, codes, error))
    return FALSE;
  for (guint i = 0; text && codes[i]; i++)
    if (g_str_equal (text, codes[i]))
      *separator = ",;\t"[i];
  return TRUE;
}

static gboolean
read_format (const Options *options, TdSheetFormat *format, GError **error)
{
  static const char *const codes[] = { "csv", "xlsx", NULL };

  if (!td_cli_require ("--output", options->output, error) ||
      !td_cli_check_code ("--format", options->format, codes, error))
    return FALSE;
  *format = options->format == NULL                 ? td_sheet_format_from_path (options->output)
            : g_str_equal (options->format, "xlsx") ? TD_SHEET_XLSX
                                                    : TD_SHEET_CSV;
  return TRUE;
}

static void
tell (TdCli *cli, const Options *options, const TdListResult *result)
{
  g_autofree char *words = td_list_result_dup_words (result);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!td_cli_is_json (cli))
    {
      td_cli_print (cli, "%s: %s\n", options->output, words);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "file", options->output);
  td_cli_json_int (builder, "rows", result->n_rows);
  td_cli_json_int (builder, "without_names", result->n_nameless);
  td_cli_json_int (builder, "reasons_left_out", result->n_withheld);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
save (TdCli *cli, const Options *options, GError **error)
{
  const TdListKind *kind = find_kind (options->names[0], error);
  g_autoptr (TdListRequest) request = NULL;
  TdSheetFormat format;
  TdListResult result;
  TdDatabase *db;
  gint64 program_id;

  if (kind == NULL || !read_format (options, &format, error))
    return FALSE;
  request = td_list_request_new (kind, 0, td_cli_get_today (cli));
  if (!read_separator (options->separator, &request->separator, error))
    return FALSE;
  db = td_cli_open_program (cli, options->program, &program_id, error);
  if (db == NULL)
    return FALSE;
  request->program_id = program_id;
  request->filters = g_strdupv (options->filters);
  request->sort = g_strdup (options->sort);
  request->descending = options->descending;
  request->columns = options->columns ? g_strsplit (options->columns, ",", -1) : NULL;
  if (!td_list_save (db, request, options->output, format, NULL, &result, error))
    return FALSE;
  tell (cli, options, &result);
  return TRUE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = {};
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file to write"),
      N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("csv or xlsx; else as the file is called"), N_ ("FORMAT") },
    { "program", 0, 0, G_OPTION_ARG_STRING, &options.program, N_ ("Only of this programme"),
      N_ ("NAME") },
    { "filter", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.filters,
      N_ ("Only rows with this value; may be repeated"), N_ ("COLUMN=VALUE") },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &options.columns, N_ ("Columns in this order"),
      N_ ("NAME,NAME…") },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options.sort, N_ ("Sort by this column"), N_ ("NAME") },
    { "descending", 0, 0, G_OPTION_ARG_NONE, &options.descending, N_ ("The last ones first"),
      NULL },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &options.separator,
      N_ ("Of a CSV: comma, semicolon (with decimal commas) or tab; else as the language has it"),
      N_ ("NAME") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.names, NULL, NULL },
    {},
  };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (options.names && options.names[1] == NULL)
    return save (cli, &options, error);
  if (options.names)
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("Name one list."));
      return FALSE;
    }
  if (td_cli_is_json (cli))
    print_json_lists (cli);
  else
    print_lists (cli);
  return TRUE;
}

const TdCliCommand td_cli_export_list = {
  "export list", "NAME",
  N_ ("Save a list as CSV or workbook; without a name: which lists there are"), run,
  N_ ("People know the filters text, department, grade, location, employed=yes and membership\n"
      "(enrolled, not, mentor, mentee, waiting); every other list its columns and text.\n"
      "Private content is never part of a list, nor are names of a confidential programme.")
};
