/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* tandemctl insight chart: a chart of a dashboard as a picture or its data. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/td-cli-commands.h"
#include "cli/td-cli-filter.h"
#include "render/td-chart-save.h"
#include "report/td-insight-charts.h"
#include "report/td-insight-sheet.h"

/* As the window saves them: half a landscape slide. */
#define WIDTH 640
#define SCALE 2

typedef struct
{
  char **names; /* KIND and CODE */
  char *output;
  TdCliFilter filter;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  g_strfreev (arguments->names);
  g_free (arguments->output);
  td_cli_filter_clear (&arguments->filter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static const char *
remark_on (TdChartScene *scene)
{
  if (td_chart_scene_is_empty (scene))
    return _ ("Nothing to show yet.");
  return td_chart_scene_is_screen_only (scene) ? _ ("On the screen only") : "";
}

static void
print_table (TdCli *cli, GPtrArray *charts)
{
  TdCliTable *table = td_cli_table_new (_ ("Chart"), _ ("Title"), _ ("Remark"), NULL);

  for (guint i = 0; i < charts->len; i++)
    td_cli_table_add (table, td_chart_scene_get_code (charts->pdata[i]),
                      td_chart_scene_get_title (charts->pdata[i]), remark_on (charts->pdata[i]));
  td_cli_table_print (table, cli);
}

/* What charts there are, each with the words that say what it shows. */
static void
print_json (TdCli *cli, GPtrArray *charts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "charts");
  for (guint i = 0; i < charts->len; i++)
    {
      TdChartScene *scene = charts->pdata[i];
      g_autofree char *summary =
          td_chart_scene_is_screen_only (scene) ? NULL : td_chart_scene_dup_summary (scene);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "chart", td_chart_scene_get_code (scene));
      td_cli_json_text (builder, "title", td_chart_scene_get_title (scene));
      td_cli_json_bool (builder, "empty", td_chart_scene_is_empty (scene));
      td_cli_json_text (builder, "summary", summary);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
save (TdCli *cli, GPtrArray *charts, const Arguments *arguments, GError **error)
{
  TdChartScene *scene = td_insight_charts_find (charts, arguments->names[1]);

  if (scene == NULL)
    {
      g_autofree char *codes = td_insight_charts_dup_codes (charts);

      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   /* Translators: a name that was given, and the names there are. */
                   _ ("There is no chart “%s”. There are: %s."), arguments->names[1], codes);
      return FALSE;
    }
  if (!td_cli_require ("--output", arguments->output, error) ||
      !td_chart_scene_save (scene, arguments->output, WIDTH, 0, SCALE,
                            td_chart_theme_get (TD_CHART_THEME_PRINT), error))
    return FALSE;
  td_cli_message (cli, _ ("Saved “%s”."), arguments->output);
  return TRUE;
}

static gboolean
check_names (char **names, GError **error)
{
  guint n = names ? g_strv_length (names) : 0;

  if (n < 1 || n > 2)
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                           _ ("Say which dashboard, and which of its charts."));
      return FALSE;
    }
  return td_cli_check_code ("KIND", names[0], td_insight_sheet_get_kinds (), error);
}

static gboolean
run_chart (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Arguments) arguments = { 0 };
  g_auto (TdInsightFilter) filter = { 0 };
  const GOptionEntry own[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &arguments.output,
      N_ ("Where to save it: .png, .svg, .pdf, or .csv for its data"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments.names, NULL, NULL },
  };
  GOptionEntry entries[TD_CLI_FILTER_ENTRIES + G_N_ELEMENTS (own) + 1] = { 0 };
  g_autoptr (GPtrArray) charts = NULL;
  TdDatabase *db;
  gboolean done;

  td_cli_filter_add_entries (&arguments.filter, entries);
  memcpy (entries + TD_CLI_FILTER_ENTRIES, own, sizeof own);
  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!check_names (arguments.names, error) ||
      !td_cli_filter_take (&arguments.filter, cli, &filter, error))
    return FALSE;
  db = td_cli_open_program (cli, arguments.filter.program, &filter.program_id, error);
  if (db == NULL)
    return FALSE;
  charts = td_insight_charts_load (db, arguments.names[0], &filter, error);
  if (charts == NULL)
    return FALSE;
  if (arguments.names[1])
    return save (cli, charts, &arguments, error);
  if (td_cli_is_json (cli))
    print_json (cli, charts);
  else
    print_table (cli, charts);
  return TRUE;
}

const TdCliCommand td_cli_insight_chart = {
  "insight chart",
  N_ ("KIND [CHART]"),
  N_ ("Save a chart of a dashboard as PNG, SVG, PDF or CSV; without CHART list them"),
  run_chart,
};
