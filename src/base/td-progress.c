/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-progress.h"

struct _TdProgress
{
  GObject parent_instance;

  /* What the properties say, on the owner's thread. */
  double fraction;
  char *text;

  /* What the job said last. */
  GMutex lock;
  GMainContext *context;
  double said_fraction;
  char *said_text;
  gboolean queued;
};

enum
{
  PROP_FRACTION = 1,
  PROP_TEXT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdProgress, td_progress, G_TYPE_OBJECT)

static gboolean
publish_cb (gpointer data)
{
  TdProgress *self = data;

  g_mutex_lock (&self->lock);
  self->queued = FALSE;
  self->fraction = self->said_fraction;
  g_free (self->text);
  self->text = g_strdup (self->said_text);
  g_mutex_unlock (&self->lock);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  return G_SOURCE_REMOVE;
}

void
td_progress_set (TdProgress *self, double fraction, const char *text)
{
  gboolean queue = FALSE;

  if (self == NULL)
    return;
  g_return_if_fail (TD_IS_PROGRESS (self));

  g_mutex_lock (&self->lock);
  self->said_fraction = CLAMP (fraction, 0.0, 1.0);
  if (text)
    {
      g_free (self->said_text);
      self->said_text = g_strdup (text);
    }
  if (!self->queued)
    queue = self->queued = TRUE;
  g_mutex_unlock (&self->lock);

  if (queue)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_callback (source, publish_cb, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->context);
    }
}

double
td_progress_get_fraction (TdProgress *self)
{
  g_return_val_if_fail (TD_IS_PROGRESS (self), 0);

  return self->fraction;
}

const char *
td_progress_get_text (TdProgress *self)
{
  g_return_val_if_fail (TD_IS_PROGRESS (self), NULL);

  return self->text;
}

static void
td_progress_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdProgress *self = TD_PROGRESS (object);

  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_progress_finalize (GObject *object)
{
  TdProgress *self = TD_PROGRESS (object);

  g_free (self->text);
  g_free (self->said_text);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (td_progress_parent_class)->finalize (object);
}

static void
td_progress_class_init (TdProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_progress_get_property;
  object_class->finalize = td_progress_finalize;

  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_progress_init (TdProgress *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
}

TdProgress *
td_progress_new (void)
{
  return g_object_new (TD_TYPE_PROGRESS, NULL);
}
