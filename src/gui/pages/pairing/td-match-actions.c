/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-match-actions.h"

#include "candidates/td-no-match.h"
#include "gui/pages/pairing/td-no-match-dialog.h"
#include "gui/pages/pairing/td-self-arranged-dialog.h"
#include "gui/pages/pairing/td-shortlist-dialog.h"

#include <glib/gi18n-lib.h>

static void
no_match_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_no_match_dialog_show (TD_PAGE (widget), g_variant_get_int64 (target));
}

static void
shortlist_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_shortlist_dialog_show (TD_PAGE (widget), g_variant_get_int64 (target));
}

static void
self_arranged_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_self_arranged_dialog_show (TD_PAGE (widget), g_variant_get_int64 (target));
}

typedef struct
{
  gint64 program_id;
  gint64 mentee_id;
} Request;

static gpointer
match_again_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_no_match_clear (db, request->program_id, request->mentee_id, error);
  return NULL;
}

static void
match_again_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPage *page = TD_PAGE (widget);
  Request *request = g_new (Request, 1);

  *request = (Request){ td_page_get_program_id (page), g_variant_get_int64 (target) };
  td_page_write (page, _ ("Waits for a mentor again"), match_again_job, request, g_free, NULL,
                 NULL);
}

void
td_match_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "pairing.no-match", "x", no_match_cb);
  gtk_widget_class_install_action (klass, "pairing.match-again", "x", match_again_cb);
  gtk_widget_class_install_action (klass, "pairing.shortlist", "x", shortlist_cb);
  gtk_widget_class_install_action (klass, "pairing.self-arranged", "x", self_arranged_cb);
}
