/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-sign-bar.h"

#include "workspace/td-sender.h"

struct _TdSignBar
{
  AdwBin parent_instance;

  GtkInfoBar *bar;
  gboolean is_signed; /* what is shown ends with a name */
};

G_DEFINE_FINAL_TYPE (TdSignBar, td_sign_bar, ADW_TYPE_BIN)

/* The name, or NULL. */
static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  g_auto (TdSender) sender = { 0 };

  return td_sender_load (db, &sender, error) ? g_steal_pointer (&sender.name) : NULL;
}

/* That it cannot be read the report says. */
static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdSignBar *self = owner;
  g_autofree char *name = result;

  gtk_info_bar_set_revealed (self->bar, self->is_signed && error == NULL && name == NULL);
}

void
td_sign_bar_look (TdSignBar *self, TdSession *session, const TdReport *report)
{
  g_return_if_fail (TD_IS_SIGN_BAR (self));
  g_return_if_fail (TD_IS_SESSION (session));

  self->is_signed = report && (report->takes & TD_REPORT_IS_SIGNED);
  if (self->is_signed)
    td_session_read (session, self, TD_JOB_DEFAULT, load_job, NULL, NULL, g_free, loaded_cb);
  else
    gtk_info_bar_set_revealed (self->bar, FALSE);
}

static void
td_sign_bar_class_init (TdSignBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/report/td-sign-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSignBar, bar);
}

static void
td_sign_bar_init (TdSignBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
