/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-kept-text.h"

#include "workspace/td-unsaved-form.h"

/* After the last change; a power cut costs no more than that. */
#define KEEP_DELAY 1000

struct _TdKeptText
{
  GObject parent_instance;

  TdSession *session;
  const char *form;
  char *about;
  TdKeptTextFunc dup;
  gpointer owner; /* borrowed */
  char *kept;     /* as it stands in the workspace; NULL for nothing */
  gboolean paused;
  guint source;
};

enum
{
  PROP_PAUSED = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdKeptText, td_kept_text, G_TYPE_OBJECT)

typedef struct
{
  const char *form;
  char *about;
  char *text; /* NULL: forget it */
  TdDate today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->about);
  g_free (request->text);
  g_free (request);
}

static gpointer
keep_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;

  if (request->text)
    td_unsaved_form_keep (db, request->form, request->about, request->text, request->today, error);
  else
    td_unsaved_form_forget (db, request->form, request->about, error);
  return NULL;
}

/* In vain where the file cannot be written: saving will say so. Takes @text over. */
static void
write_down (TdKeptText *self, char *text)
{
  Request *request = g_new (Request, 1);

  g_free (self->kept);
  self->kept = g_strdup (text);
  *request =
      (Request){ self->form, g_strdup (self->about), text, td_session_get_today (self->session) };
  td_session_write (self->session, self->session, TD_JOB_DEFAULT, NULL, NULL, keep_job, request,
                    request_free, NULL, NULL);
}

static void
keep_now (TdKeptText *self)
{
  g_autofree char *text = self->dup (self->owner);

  g_clear_handle_id (&self->source, g_source_remove);
  if (g_strcmp0 (text, self->kept) != 0)
    write_down (self, g_steal_pointer (&text));
}

static gboolean
keep_cb (gpointer data)
{
  TdKeptText *self = data;

  if (self->paused)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  keep_now (self);
  return G_SOURCE_REMOVE;
}

TdKeptText *
td_kept_text_new (TdSession *session,
                  const char *form,
                  const char *about,
                  TdKeptTextFunc dup,
                  gpointer owner)
{
  TdKeptText *self;

  g_return_val_if_fail (TD_IS_SESSION (session), NULL);
  g_return_val_if_fail (form != NULL && about != NULL && dup != NULL, NULL);

  self = g_object_new (TD_TYPE_KEPT_TEXT, NULL);
  self->session = g_object_ref (session);
  self->form = form;
  self->about = g_strdup (about);
  self->dup = dup;
  self->owner = owner;
  return self;
}

void
td_kept_text_set_kept (TdKeptText *self, const char *text)
{
  g_return_if_fail (TD_IS_KEPT_TEXT (self));

  g_free (self->kept);
  self->kept = g_strdup (text);
}

void
td_kept_text_note (TdKeptText *self)
{
  g_return_if_fail (TD_IS_KEPT_TEXT (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (KEEP_DELAY, keep_cb, self);
}

void
td_kept_text_forget (TdKeptText *self)
{
  g_return_if_fail (TD_IS_KEPT_TEXT (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->kept)
    write_down (self, NULL);
}

static void
td_kept_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAUSED:
      TD_KEPT_TEXT (object)->paused = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_kept_text_dispose (GObject *object)
{
  TdKeptText *self = TD_KEPT_TEXT (object);

  if (self->source)
    keep_now (self);

  G_OBJECT_CLASS (td_kept_text_parent_class)->dispose (object);
}

static void
td_kept_text_finalize (GObject *object)
{
  TdKeptText *self = TD_KEPT_TEXT (object);

  g_clear_object (&self->session);
  g_free (self->about);
  g_free (self->kept);

  G_OBJECT_CLASS (td_kept_text_parent_class)->finalize (object);
}

static void
td_kept_text_class_init (TdKeptTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = td_kept_text_set_property;
  object_class->dispose = td_kept_text_dispose;
  object_class->finalize = td_kept_text_finalize;

  properties[PROP_PAUSED] =
      g_param_spec_boolean ("paused", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_kept_text_init (TdKeptText *self)
{
}
