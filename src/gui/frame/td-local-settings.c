/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-local-settings.h"

/* g_settings_new() would end the program: it may well run before it is installed. */
static GSettings *
settings_new (const char *id, const char *path)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source ? g_settings_schema_source_lookup (source, id, TRUE) : NULL;

  return schema ? g_settings_new_full (schema, NULL, path) : NULL;
}

GSettings *
td_local_settings_new (void)
{
  return settings_new (TD_APPLICATION_ID, NULL);
}

GSettings *
td_local_settings_new_for_list (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/tandem/Mentoring/lists/%s/", name);

  return settings_new (TD_APPLICATION_ID ".List", path);
}
