/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "insight/td-exit-reasons.h"
#include "insight/td-signals.h"
#include "insight/td-suppression.h"
#include "insight/td-window.h"
#include "workspace/td-retention-period.h"
#include "workspace/td-sender.h"
#include "workspace/td-settings.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  SETTING_TEXT,
  SETTING_DATE,
  SETTING_NUMBER,
  SETTING_TOPICS,
} SettingType;

/* A setting of the workspace that can be changed from outside. */
typedef struct
{
  const char *key;
  SettingType type;
  gint64 least; /* of a number */
  const char *about;
} Setting;

static const Setting settings[] = {
  { TD_SETTING_ORGANISATION, SETTING_TEXT, 0, N_ ("Name at the head of reports") },
  { TD_SETTING_COORDINATOR, SETTING_TEXT, 0, N_ ("Name under letters") },
  { TD_SETTING_COORDINATOR_EMAIL, SETTING_TEXT, 0, N_ ("Address letters come from") },
  { TD_SETTING_WINDOW_START, SETTING_DATE, 0, N_ ("Since when leavers are complete") },
  { TD_SETTING_MIN_CELL, SETTING_NUMBER, TD_SUPPRESSION_LEAST,
    N_ ("Groups of fewer people are hidden") },
  { TD_SETTING_MENTOR_LOAD, SETTING_NUMBER, 1, N_ ("Active pairs of a mentor that are a signal") },
  { TD_SETTING_RETENTION_MONTHS, SETTING_NUMBER, 0,
    N_ ("Months after which the data of leavers are to be made anonymous") },
  { TD_SETTING_EXIT_TOPICS, SETTING_TOPICS, 0,
    N_ ("Exit reasons that mentoring can touch, such as “career growth = skills + goals; pay”") },
};

static const Setting *
find_setting (const char *key, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_strcmp0 (settings[i].key, key) == 0)
      return &settings[i];
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               _ ("There is no setting “%s”; “tandemctl settings show” lists them."), key);
  return NULL;
}

/* An empty value removes the setting, whatever it is. */
static gboolean
check_value (const Setting *setting, const char *value, GError **error)
{
  gint64 number;

  if (*value == '\0' || setting->type == SETTING_TEXT)
    return TRUE;
  if (setting->type == SETTING_TOPICS)
    return td_exit_topics_check (value, error);
  if (setting->type == SETTING_DATE && td_date_from_iso (value) != TD_DATE_NONE)
    return TRUE;
  if (setting->type == SETTING_NUMBER &&
      g_ascii_string_to_signed (value, 10, setting->least, G_MAXINT, &number, NULL))
    return TRUE;
  if (setting->type == SETTING_DATE)
    g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                 _ ("“%s” is not a date such as 2020-01-31."), value);
  else
    g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                 _ ("“%s” is not a whole number of %d or more."), value, (int) setting->least);
  return FALSE;
}

static gboolean
run_set (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
    {},
  };
  const Setting *setting;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (words == NULL || g_strv_length (words) != 2)
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                           _ ("A setting and its value are needed; “” removes it."));
      return FALSE;
    }
  setting = find_setting (words[0], error);
  if (setting == NULL || !check_value (setting, words[1], error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  if (db == NULL || !td_settings_set_text (db, setting->key, words[1], error))
    return FALSE;
  td_cli_message (cli, _ ("Set “%s”."), setting->key);
  return TRUE;
}

const TdCliCommand td_cli_settings_set = { "settings set", N_ ("SETTING VALUE"),
                                           N_ ("Change a setting of the workspace"), run_set };

static void
show_json (TdCli *cli, GPtrArray *values)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    td_cli_json_text (builder, settings[i].key, g_ptr_array_index (values, i));
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
show_table (TdCli *cli, GPtrArray *values)
{
  TdCliTable *table = td_cli_table_new (_ ("Setting"), _ ("Value"), _ ("What it is for"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      const char *value = g_ptr_array_index (values, i);

      td_cli_table_add (table, settings[i].key, value ? value : "", _ (settings[i].about));
    }
  td_cli_table_print (table, cli);
}

static gboolean
run_show (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) trouble = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, NULL, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  if (db == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (settings) && trouble == NULL; i++)
    g_ptr_array_add (values, td_settings_dup_text (db, settings[i].key, &trouble));
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (td_cli_is_json (cli))
    show_json (cli, values);
  else
    show_table (cli, values);
  return TRUE;
}

const TdCliCommand td_cli_settings_show = { "settings show", NULL,
                                            N_ ("Every setting of the workspace"), run_show };
