/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-form-keeper.h"

#include "gui/widgets/td-form-rows.h"
#include "gui/widgets/td-kept-text.h"
#include "workspace/td-unsaved-form.h"

#include <glib/gi18n-lib.h>

struct _TdFormKeeper
{
  GObject parent_instance;

  TdDialog *dialog; /* borrowed; it owns the form, which owns this */
  TdKeptText *text;
  TdRecord *record; /* NULL: the fields of the dialog */
  TdRecord *original;
  char *blank;     /* the fields as they were */
  char *offered;   /* what was kept, while she is asked */
  gboolean closed; /* she saved or cancelled */
};

G_DEFINE_FINAL_TYPE (TdFormKeeper, td_form_keeper, G_TYPE_OBJECT)

/* --- A record, or fields --- */

/* What she wrote; NULL for nothing. */
static char *
dup_fields (gpointer keeper)
{
  TdFormKeeper *self = keeper;
  g_autofree char *rows = NULL;

  if (self->record)
    return td_unsaved_form_dup_fields (self->record, self->original);
  rows = TD_DIALOG_GET_CLASS (self->dialog)->dup_written (self->dialog);
  return g_str_equal (rows, self->blank) ? NULL : g_steal_pointer (&rows);
}

static void
apply_fields (TdFormKeeper *self, const char *fields)
{
  if (self->record)
    td_unsaved_form_apply (self->record, fields);
  else
    TD_DIALOG_GET_CLASS (self->dialog)->apply_written (self->dialog, fields);
}

/* --- Keeping --- */

static void
changed_cb (TdFormKeeper *self)
{
  if (!self->closed)
    td_kept_text_note (self->text);
}

/* She closes it, or it closes because it was saved. */
static gboolean
close_request_cb (TdFormKeeper *self)
{
  self->closed = TRUE;
  td_kept_text_forget (self->text);
  return GDK_EVENT_PROPAGATE;
}

/* --- Offering it again --- */

typedef struct
{
  const char *form; /* the name of a class */
  char *about;
  TdDate today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->about);
  g_free (request);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;
  char *fields;

  td_unsaved_form_load (db, request->form, request->about, request->today, &fields, error);
  return fields;
}

static void
answered_cb (TdFormKeeper *self, const char *response)
{
  g_autofree char *fields = g_steal_pointer (&self->offered);

  if (g_strcmp0 (response, "go-on") == 0 && fields)
    apply_fields (self, fields);
  else
    td_kept_text_forget (self->text);
}

static void
offer (TdFormKeeper *self)
{
  GtkWidget *widget =
      adw_message_dialog_new (GTK_WINDOW (self->dialog), _ ("Go On Where You Were?"),
                              _ ("This form was closed before it was finished. What you wrote is "
                                 "still here."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "afresh", _ ("_Start Afresh"), "go-on", _ ("_Go On"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "go-on", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "go-on");
  adw_message_dialog_set_close_response (dialog, "go-on");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Something to go on with, unless she wrote already. */
static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdFormKeeper *self = owner;
  g_autofree char *written = dup_fields (self);

  if (result && !self->closed && written == NULL)
    {
      td_kept_text_set_kept (self->text, result);
      self->offered = result;
      offer (self);
    }
  else
    g_free (result);
}

/* --- The object --- */

/* Takes @about over. */
static TdFormKeeper *
keeper_new (TdDialog *dialog, char *about)
{
  TdFormKeeper *self = g_object_new (TD_TYPE_FORM_KEEPER, NULL);
  TdSession *session = td_dialog_get_session (dialog);
  const char *form = G_OBJECT_TYPE_NAME (dialog);
  Request *request = g_new (Request, 1);

  *request = (Request){ form, about, td_session_get_today (session) };
  self->dialog = dialog;
  self->text = td_kept_text_new (session, form, about, dup_fields, self);
  td_dialog_set_kept_about (dialog, about);
  g_object_bind_property (dialog, "writing", self->text, "paused", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (dialog, "close-request", G_CALLBACK (close_request_cb), self,
                           G_CONNECT_SWAPPED);
  td_session_read (session, self, TD_JOB_DEFAULT, load_job, request, request_free, g_free,
                   loaded_cb);
  return self;
}

TdFormKeeper *
td_form_keeper_new (TdDialog *dialog, TdRecord *record)
{
  TdFormKeeper *self;

  g_return_val_if_fail (TD_IS_DIALOG (dialog), NULL);
  g_return_val_if_fail (TD_IS_RECORD (record), NULL);

  self = keeper_new (dialog, td_unsaved_form_dup_about (record));
  self->record = g_object_ref (record);
  self->original = td_record_copy (record);
  g_signal_connect_object (record, "notify", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

TdFormKeeper *
td_form_keeper_new_for_rows (TdDialog *dialog, const char *about)
{
  TdFormKeeper *self;

  g_return_val_if_fail (TD_IS_DIALOG (dialog), NULL);
  g_return_val_if_fail (about != NULL, NULL);

  self = keeper_new (dialog, g_strdup (about));
  self->blank = TD_DIALOG_GET_CLASS (dialog)->dup_written (dialog);
  td_form_rows_watch (GTK_WIDGET (dialog), G_CALLBACK (changed_cb), self);
  return self;
}

/* Before what it asks for what was written. */
static void
td_form_keeper_dispose (GObject *object)
{
  g_clear_object (&TD_FORM_KEEPER (object)->text);

  G_OBJECT_CLASS (td_form_keeper_parent_class)->dispose (object);
}

static void
td_form_keeper_finalize (GObject *object)
{
  TdFormKeeper *self = TD_FORM_KEEPER (object);

  g_clear_object (&self->record);
  g_clear_object (&self->original);
  g_free (self->blank);
  g_free (self->offered);

  G_OBJECT_CLASS (td_form_keeper_parent_class)->finalize (object);
}

static void
td_form_keeper_class_init (TdFormKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_form_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_form_keeper_finalize;
}

static void
td_form_keeper_init (TdFormKeeper *self)
{
}
