/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-concern-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-remark-row.h"
#include "pairing/td-pair.h"
#include "partnership/td-concern.h"

#include <glib/gi18n-lib.h>

struct _TdConcernDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  TdDateRow *raised_on;
  TdDateRow *settled_on;

  TdForm *form;
};

G_DEFINE_FINAL_TYPE (TdConcernDialog, td_concern_dialog, TD_TYPE_DIALOG)

/* --- Writing --- */

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  TdConcern *concern = record;

  return td_concern_check (concern, MAX (concern->raised_on, concern->settled_on));
}

typedef struct
{
  TdConcern *concern;
  TdDate today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->concern);
  g_free (request);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_concern_save (db, request->concern, request->today, error);
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdConcernDialog *self = TD_CONCERN_DIALOG (widget);
  Request *request = g_new0 (Request, 1);

  request->concern = td_form_dup_record (self->form);
  request->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  td_dialog_write (TD_DIALOG (self),
                   request->concern->settled_on ? _ ("Concern settled") : _ ("Concern recorded"),
                   _ ("Not Saved"), save_job, request, request_free, NULL);
}

static void
valid_cb (TdConcernDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "concern.save", td_form_is_valid (self->form));
}

/* --- Showing --- */

typedef struct
{
  gint64 pair_id;
  gint64 concern_id;
  TdDate today;
} LoadData;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;
  TdConcern *concern;
  g_autoptr (TdPair) pair = NULL;

  if (load->concern_id)
    return td_concern_load (db, load->concern_id, error);
  pair = td_pair_load (db, load->pair_id, load->today, error);
  if (pair == NULL)
    return NULL;
  concern = td_concern_new (load->pair_id, load->today);
  td_record_set_text (&concern->mentor_name, pair->mentor_name);
  td_record_set_text (&concern->mentee_name, pair->mentee_name);
  return concern;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (TdConcern) concern = result;
  TdSession *session = td_page_get_session (page);
  TdDate today = td_session_get_today (session);
  TdConcernDialog *self =
      g_object_new (TD_TYPE_CONCERN_DIALOG, "transient-for",
                    gtk_widget_get_root (GTK_WIDGET (page)), "session", session, NULL);
  g_autofree char *names =
      g_markup_printf_escaped (_ ("%s – %s"), concern->mentor_name, concern->mentee_name);

  adw_preferences_group_set_title (self->fields, names);
  td_date_row_set_today (self->raised_on, today);
  td_date_row_set_today (self->settled_on, today);
  self->form = td_form_new (GTK_WIDGET (self), session, concern, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}

static void
show (TdPage *page, gint64 pair_id, gint64 concern_id)
{
  LoadData *load = g_new0 (LoadData, 1);

  load->pair_id = pair_id;
  load->concern_id = concern_id;
  load->today = td_page_get_today (page);
  td_page_read (page, load_job, load, g_free, g_object_unref, loaded_cb);
}

void
td_concern_dialog_show (TdPage *page, gint64 pair_id)
{
  g_return_if_fail (TD_IS_PAGE (page));

  show (page, pair_id, 0);
}

void
td_concern_dialog_show_one (TdPage *page, gint64 concern_id)
{
  g_return_if_fail (TD_IS_PAGE (page));

  show (page, 0, concern_id);
}

static void
td_concern_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_CONCERN_DIALOG (object)->form);

  G_OBJECT_CLASS (td_concern_dialog_parent_class)->dispose (object);
}

static void
td_concern_dialog_class_init (TdConcernDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  G_OBJECT_CLASS (klass)->dispose = td_concern_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "concern.save", NULL, save_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-concern-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdConcernDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdConcernDialog, raised_on);
  gtk_widget_class_bind_template_child (widget_class, TdConcernDialog, settled_on);
  td_closures_bind (widget_class);
}

static void
td_concern_dialog_init (TdConcernDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "concern.save", FALSE);
}
