/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_cli_filter_add_entries (TdCliFilter *self, GOptionEntry *entries)
{
  const GOptionEntry own[TD_CLI_FILTER_ENTRIES] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &self->program, N_ ("Only of this programme"),
      N_ ("NAME") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, N_ ("First day of the period"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self->to, N_ ("Last day of the period"), N_ ("DATE") },
    { "department", 0, 0, G_OPTION_ARG_STRING, &self->values[TD_DIMENSION_DEPARTMENT],
      N_ ("Only people of this department"), N_ ("NAME") },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &self->values[TD_DIMENSION_GRADE],
      N_ ("Only people of this grade"), N_ ("NAME") },
    { "location", 0, 0, G_OPTION_ARG_STRING, &self->values[TD_DIMENSION_LOCATION],
      N_ ("Only people of this location"), N_ ("NAME") },
    { "voluntary-only", 0, 0, G_OPTION_ARG_NONE, &self->voluntary_only,
      N_ ("As if only voluntary leaving existed"), NULL },
  };

  memcpy (entries, own, sizeof own);
}

static gboolean
take_dimension (TdCliFilter *self, TdInsightFilter *filter, GError **error)
{
  for (guint i = 1; i < TD_N_DIMENSIONS; i++)
    {
      if (self->values[i] == NULL)
        continue;
      if (filter->value)
        {
          g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                               _ ("Choose one of --department, --grade and --location."));
          return FALSE;
        }
      filter->dimension = i;
      filter->value = g_steal_pointer (&self->values[i]);
    }
  return TRUE;
}

gboolean
td_cli_filter_take (TdCliFilter *self, TdCli *cli, TdInsightFilter *filter, GError **error)
{
  *filter = (TdInsightFilter){ .voluntary_only = self->voluntary_only };
  if (!td_cli_parse_date ("--from", self->from, TD_DATE_NONE, &filter->from, error) ||
      !td_cli_parse_date ("--to", self->to, td_cli_get_today (cli), &filter->as_of, error) ||
      !take_dimension (self, filter, error))
    return FALSE;
  if (filter->from <= filter->as_of)
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("The period ends before it begins."));
  return FALSE;
}

void
td_cli_filter_clear (TdCliFilter *self)
{
  g_free (self->program);
  g_free (self->from);
  g_free (self->to);
  for (guint i = 0; i < TD_N_DIMENSIONS; i++)
    g_free (self->values[i]);
}
