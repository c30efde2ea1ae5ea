/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/history/td-history-words.h"

#include "workspace/td-action-text.h"
#include "workspace/td-audit.h"

#include <glib/gi18n-lib.h>

static char *
entry_words (gpointer object, const char *action, const char *detail)
{
  return action ? td_action_text_for (action, detail) : NULL;
}

/* "12 Mar 2026, 14:05 · 3,000 rows", in local time. */
static char *
entry_caption (gpointer object, const char *at, int n_rows, gint64 undone_by, gboolean final)
{
  g_autofree char *time = at ? td_audit_format_time (at) : NULL;
  g_autofree char *rows =
      g_strdup_printf (ngettext ("%'d row", "%'d rows", (gulong) n_rows), n_rows);

  if (time == NULL)
    return NULL;
  if (undone_by)
    /* Translators: a time, and how many rows of data were touched. */
    return g_strdup_printf (_ ("%s · %s · taken back"), time, rows);
  if (final)
    /* Translators: a time, and how many rows of data were touched. */
    return g_strdup_printf (_ ("%s · %s · cannot be undone"), time, rows);
  /* Translators: a time, and how many rows of data were touched. */
  return g_strdup_printf (_ ("%s · %s"), time, rows);
}

static gboolean
entry_can_undo (gpointer object, const char *action, gint64 undone_by, gboolean final)
{
  return g_strcmp0 (action, TD_CHANGE_UNDO) != 0 && undone_by == 0 && !final;
}

void
td_history_words_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, entry_words);
  gtk_widget_class_bind_template_callback (klass, entry_caption);
  gtk_widget_class_bind_template_callback (klass, entry_can_undo);
}
