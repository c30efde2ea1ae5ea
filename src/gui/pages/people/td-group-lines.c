/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-group-lines.h"

void
td_group_show_lines (AdwPreferencesGroup *group, GtkLabel *label, GString *lines)
{
  gtk_label_set_label (label, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (group), lines->len > 0);
}

void
td_group_show_texts (AdwPreferencesGroup *group, GtkLabel *label, GPtrArray *texts)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (lines, "%s• %s", i ? "\n" : "", (char *) texts->pdata[i]);
  td_group_show_lines (group, label, lines);
}

void
td_group_add_item (GString *lines, const char *title, const char *words)
{
  g_string_append_printf (lines, "%s• %s: %s", lines->len ? "\n" : "", title, words);
}
