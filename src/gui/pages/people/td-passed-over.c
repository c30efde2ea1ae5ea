/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-passed-over.h"

#include "db/td-change.h"
#include "gui/frame/td-dialogs.h"

#include <glib/gi18n-lib.h>

/* More reasons are not read; the heading says how many there are. */
#define MOST_REASONS 8

TdPassedOver *
td_passed_over_new (TdDatabase *db, int n_done, GPtrArray *refused)
{
  TdPassedOver *self;

  if (n_done < 0)
    {
      g_clear_pointer (&refused, g_ptr_array_unref);
      return NULL;
    }
  self = g_new0 (TdPassedOver, 1);
  self->n_done = (guint) n_done;
  self->change_id = n_done > 0 ? td_change_get_last (db) : 0;
  self->refused = refused;
  return self;
}

void
td_passed_over_free (gpointer data)
{
  TdPassedOver *self = data;

  g_ptr_array_unref (self->refused);
  g_free (self);
}

void
td_passed_over_tell (TdDialog *dialog,
                     const TdPassedOver *self,
                     const char *toast,
                     const char *heading)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) told = NULL;

  if (self->change_id)
    td_session_tell_change (td_dialog_get_session (dialog), toast, self->change_id);
  if (self->refused->len == 0)
    return;
  for (guint i = 0; i < MIN (self->refused->len, MOST_REASONS); i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", (char *) self->refused->pdata[i]);
  if (self->refused->len > MOST_REASONS)
    g_string_append_printf (text, _ ("\nand %u more"), self->refused->len - MOST_REASONS);
  told = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, text->str);
  td_dialogs_show_error (GTK_WIDGET (parent), heading, told);
}
