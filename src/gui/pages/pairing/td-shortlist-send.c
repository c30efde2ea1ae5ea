/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-shortlist-send.h"

#include "gui/pages/report/td-print-job.h"
#include "render/td-paper-size.h"
#include "report/td-shortlist-letter.h"

#include <string.h>

/* What every mail program takes as an address. */
#define LONGEST_URI 1800

gboolean
td_shortlist_send_print (GtkWidget *parent, TdDocument *letter, GError **error)
{
  g_autoptr (GtkPrintOperation) job = td_print_job_new (letter, td_paper_size_get_default ());
  GtkPrintOperationResult result =
      gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (parent)), error);

  return result != GTK_PRINT_OPERATION_RESULT_ERROR;
}

char *
td_shortlist_send_dup_uri (TdShortlist *list, GPtrArray *mentors, gboolean *whole)
{
  g_autofree char *subject = td_shortlist_mail_subject (list);
  g_autofree char *body = td_shortlist_mail_body (list, mentors);
  g_autofree char *safe_subject = g_uri_escape_string (subject, NULL, FALSE);
  g_autofree char *safe_body = g_uri_escape_string (body, NULL, FALSE);
  g_autofree char *address =
      g_uri_escape_string (list->mentee_email ? list->mentee_email : "", "@", FALSE);
  g_autofree char *uri =
      g_strdup_printf ("mailto:%s?subject=%s&body=%s", address, safe_subject, safe_body);

  *whole = strlen (uri) <= LONGEST_URI;
  return *whole ? g_steal_pointer (&uri)
                : g_strdup_printf ("mailto:%s?subject=%s", address, safe_subject);
}

void
td_shortlist_send_copy (GtkWidget *parent, TdShortlist *list, GPtrArray *mentors)
{
  g_autofree char *body = td_shortlist_mail_body (list, mentors);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (parent), body);
}
