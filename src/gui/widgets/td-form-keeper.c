/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-form-keeper.h"

#include "gui/widgets/td-form-rows.h"
#include "workspace/td-unsaved-form.h"

#include <glib/gi18n-lib.h>

/* After the last change; a power cut costs no more than that. */
#define KEEP_DELAY 1000

struct _TdFormKeeper
{
  GObject parent_instance;

  TdDialog *dialog; /* borrowed; it owns the form, which owns this */
  const char *form; /* the name of its class */
  TdSession *session;
  TdRecord *record; /* NULL: the fields of the dialog */
  TdRecord *original;
  char *blank; /* the fields as they were */
  char *about;
  char *offered; /* what was kept, while she is asked */
  guint source;
  char *kept;      /* as it stands in the workspace; NULL for nothing */
  gboolean closed; /* she saved or cancelled */
};

G_DEFINE_FINAL_TYPE (TdFormKeeper, td_form_keeper, G_TYPE_OBJECT)

typedef struct
{
  const char *form; /* the name of a type */
  char *about;
  char *fields; /* NULL: forget it */
  TdDate today;
} Request;

static Request *
request_new (TdFormKeeper *self, char *fields)
{
  Request *request = g_new (Request, 1);

  *request =
      (Request){ self->form, g_strdup (self->about), fields, td_session_get_today (self->session) };
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->about);
  g_free (request->fields);
  g_free (request);
}

/* --- A record, or fields --- */

/* What she wrote; NULL for nothing. */
static char *
dup_fields (TdFormKeeper *self)
{
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

static gpointer
keep_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;

  if (request->fields)
    td_unsaved_form_keep (db, request->form, request->about, request->fields, request->today,
                          error);
  else
    td_unsaved_form_forget (db, request->form, request->about, error);
  return NULL;
}

/* In vain where the file cannot be written: saving will say so. */
static void
write_down (TdFormKeeper *self, char *fields)
{
  g_free (self->kept);
  self->kept = g_strdup (fields);
  td_session_write (self->session, self->session, TD_JOB_DEFAULT, NULL, NULL, keep_job,
                    request_new (self, fields), request_free, NULL, NULL);
}

static void
keep_now (TdFormKeeper *self)
{
  g_autofree char *fields = dup_fields (self);

  g_clear_handle_id (&self->source, g_source_remove);
  if (g_strcmp0 (fields, self->kept) != 0)
    write_down (self, g_steal_pointer (&fields));
}

static gboolean
keep_cb (gpointer data)
{
  TdFormKeeper *self = data;

  if (td_dialog_is_writing (self->dialog)) /* it may be saved in a moment */
    return G_SOURCE_CONTINUE;
  self->source = 0;
  keep_now (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TdFormKeeper *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->closed)
    self->source = g_timeout_add (KEEP_DELAY, keep_cb, self);
}

/* She closes it, or it closes because it was saved. */
static gboolean
close_request_cb (TdFormKeeper *self)
{
  self->closed = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->kept)
    write_down (self, NULL);
  return GDK_EVENT_PROPAGATE;
}

/* --- Offering it again --- */

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
    write_down (self, NULL);
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
      self->kept = g_strdup (result);
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

  self->dialog = dialog;
  self->form = G_OBJECT_TYPE_NAME (dialog);
  self->session = g_object_ref (td_dialog_get_session (dialog));
  self->about = about;
  td_dialog_set_kept_about (dialog, about);
  g_signal_connect_object (dialog, "close-request", G_CALLBACK (close_request_cb), self,
                           G_CONNECT_SWAPPED);
  td_session_read (self->session, self, TD_JOB_DEFAULT, load_job, request_new (self, NULL),
                   request_free, g_free, loaded_cb);
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

/* The window went without being closed: the program ends. */
static void
td_form_keeper_dispose (GObject *object)
{
  TdFormKeeper *self = TD_FORM_KEEPER (object);

  if (self->source)
    keep_now (self);

  G_OBJECT_CLASS (td_form_keeper_parent_class)->dispose (object);
}

static void
td_form_keeper_finalize (GObject *object)
{
  TdFormKeeper *self = TD_FORM_KEEPER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_clear_object (&self->original);
  g_free (self->blank);
  g_free (self->about);
  g_free (self->offered);
  g_free (self->kept);

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
