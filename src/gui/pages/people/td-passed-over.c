/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-passed-over.h"

#include "gui/app/td-dialogs.h"

#include <glib/gi18n-lib.h>

/* More reasons are not read; the heading says how many there are. */
#define MOST_REASONS 8

void
td_passed_over_tell (TdDialog *dialog, const char *heading, GPtrArray *sentences)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) told = NULL;

  if (sentences->len == 0)
    return;
  for (guint i = 0; i < MIN (sentences->len, MOST_REASONS); i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", (char *) sentences->pdata[i]);
  if (sentences->len > MOST_REASONS)
    g_string_append_printf (text, _ ("\nand %u more"), sentences->len - MOST_REASONS);
  told = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, text->str);
  td_dialogs_show_error (GTK_WIDGET (parent), heading, told);
}
