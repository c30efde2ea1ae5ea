/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-raw.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *
td_cli_raw_get_file (char **files, GError **error)
{
  if (files && files[0] && files[1] == NULL)
    return files[0];
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("One FILE is needed."));
  return NULL;
}

gboolean
td_cli_raw_parse_number (const char *option, const char *value, double *number, GError **error)
{
  char *end;

  if (value == NULL)
    return TRUE;
  *number = g_ascii_strtod (value, &end);
  if (*value && *end == '\0' && isfinite (*number))
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("%s: “%s” is not a number."), option,
               value);
  return FALSE;
}

GArray *
td_cli_raw_parse_times (const char *option, const char *value, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (GStrv) words = g_strsplit (value ? value : "", ",", -1);

  for (guint i = 0; words[i]; i++)
    {
      double time;

      if (!td_cli_raw_parse_number (option, words[i], &time, error))
        return NULL;
      g_array_append_val (times, time);
    }
  return g_steal_pointer (&times);
}

static gboolean
write_cases (TdCli *cli,
             TdDataSheet *sheet,
             GPtrArray *cases,
             TdCliRawCase run,
             gconstpointer request,
             TdJsonWriter *writer,
             GError **error)
{
  const TdDataCase *first = cases->len > 0 ? cases->pdata[0] : NULL;
  gboolean named = first == NULL || first->name;

  td_json_writer_begin_object (writer, NULL);
  if (named)
    td_json_writer_begin_object (writer, "cases");
  for (guint i = 0; i < cases->len; i++)
    {
      const TdDataCase *one = cases->pdata[i];

      if (named)
        td_json_writer_begin_object (writer, one->name);
      if (!run (cli, sheet, one->rows, request, writer, error))
        return FALSE;
      if (named)
        td_json_writer_end_object (writer);
    }
  if (named)
    td_json_writer_end_object (writer);
  td_json_writer_end_object (writer);
  return TRUE;
}

gboolean
td_cli_raw_run (TdCli *cli,
                TdDataSheet *sheet,
                TdCliRawCase run,
                gconstpointer request,
                GError **error)
{
  g_autoptr (GPtrArray) cases = td_data_sheet_list_cases (sheet);
  g_autoptr (GString) text = g_string_new (NULL);
  TdJsonWriter writer;

  if (td_cli_is_json (cli))
    {
      td_json_writer_init (&writer, text);
      if (!write_cases (cli, sheet, cases, run, request, &writer, error))
        return FALSE;
      td_cli_print_text (cli, text->str);
      return TRUE;
    }
  for (guint i = 0; i < cases->len; i++)
    {
      const TdDataCase *one = cases->pdata[i];

      if (one->name)
        /* Translators: the name of a case in a file of several. */
        td_cli_print (cli, _ ("%sCase %s\n"), i > 0 ? "\n" : "", one->name);
      if (!run (cli, sheet, one->rows, request, NULL, error))
        return FALSE;
    }
  return TRUE;
}

void
td_cli_raw_add_interval (TdJsonWriter *writer, TdInterval interval)
{
  td_json_writer_add_double (writer, "estimate", interval.estimate);
  td_json_writer_add_double (writer, "lower", interval.lower);
  td_json_writer_add_double (writer, "upper", interval.upper);
}

char *
td_cli_raw_dup_number (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return g_strdup (_ ("not available"));
  if (isinf (value))
    return g_strdup (_ ("unbounded"));
  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.8g", value + 0.0));
}
