/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-busy.h"

#include <glib/gi18n-lib.h>

/* Shorter work shows nothing: what flashes by cannot be read. */
#define SHOW_AFTER_MS 300

typedef struct
{
  TdSession *session;
  char *words;
  gboolean writes;
  char *toast;
  TdJob job; /* without its data once the session has them */
  TdDoneFunc done;
} Work;

struct _TdBusy
{
  GObject parent_instance;

  gpointer owner; /* borrowed; NULL once it has left */
  TdProgress *progress;
  GCancellable *cancellable;
  gulong said; /* of the progress' words */

  Work *work; /* under way */
  Work *next; /* waits until that has stopped */
  guint show_source;
  gboolean shown;
  gboolean stopping;
};

enum
{
  PROP_ACTIVE = 1,
  PROP_SHOWN,
  PROP_STOPPING,
  PROP_WORDS,
  PROP_PROGRESS,
  N_PROPERTIES
};

enum
{
  STOPPED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBusy, td_busy, G_TYPE_OBJECT)

static void
notify_all (TdBusy *self)
{
  for (int i = 1; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
said_cb (TdBusy *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

/* A progress of its own for each job: one that was stopped may still speak. */
static void
prepare (TdBusy *self)
{
  g_clear_signal_handler (&self->said, self->progress);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  self->progress = td_progress_new ();
  self->cancellable = g_cancellable_new ();
  self->said =
      g_signal_connect_swapped (self->progress, "notify::text", G_CALLBACK (said_cb), self);
}

static gboolean
show_cb (gpointer data)
{
  TdBusy *self = data;

  self->show_source = 0;
  self->shown = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
  return G_SOURCE_REMOVE;
}

static void
work_free (Work *work)
{
  if (work->job.data && work->job.data_free)
    work->job.data_free (work->job.data);
  g_object_unref (work->session);
  g_free (work->words);
  g_free (work->toast);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static void done_cb (gpointer owner, gpointer result, GError *error);

static void
start (TdBusy *self, Work *work)
{
  const TdJob job = work->job;

  self->work = work;
  work->job.data = NULL;
  self->stopping = FALSE;
  if (self->show_source == 0 && !self->shown)
    self->show_source = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
  notify_all (self);
  if (work->writes)
    td_session_write (work->session, self, TD_JOB_TELL_ALWAYS, work->toast, self->cancellable,
                      job.func, job.data, job.data_free, job.result_free, done_cb);
  else
    td_session_read (work->session, self, TD_JOB_TELL_ALWAYS, job.func, job.data, job.data_free,
                     job.result_free, done_cb);
}

/* Goes on with the job that waits, or has nothing to do. */
static void
end (TdBusy *self)
{
  if (self->next)
    {
      start (self, g_steal_pointer (&self->next));
      return;
    }
  g_clear_handle_id (&self->show_source, g_source_remove);
  self->shown = FALSE;
  if (!self->stopping)
    prepare (self);
  self->stopping = FALSE;
  notify_all (self);
}

static void
done_cb (gpointer owner, gpointer result, GError *error)
{
  TdBusy *self = owner;
  g_autoptr (GObject) asked = self->owner ? g_object_ref (self->owner) : NULL;
  g_autoptr (Work) work = g_steal_pointer (&self->work);
  gboolean replaced = self->next != NULL;

  end (self);
  if (asked == NULL || (replaced && !work->writes))
    {
      if (result && work->job.result_free)
        work->job.result_free (result);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    work->done (asked, result, error);
  else if (!replaced)
    g_signal_emit (self, signals[STOPPED], 0);
}

static void
take (TdBusy *self, Work *work)
{
  if (self->work == NULL)
    {
      start (self, work);
      return;
    }
  g_clear_pointer (&self->next, work_free);
  self->next = work;
  td_busy_stop (self);
}

static Work *
work_new (TdSession *session, const char *words, TdJob job, TdDoneFunc done)
{
  Work *work = g_new0 (Work, 1);

  work->session = g_object_ref (session);
  work->words = g_strdup (words);
  work->job = job;
  work->done = done;
  return work;
}

void
td_busy_read (TdBusy *self, TdSession *session, const char *words, TdJob job, TdDoneFunc done)
{
  g_return_if_fail (TD_IS_BUSY (self) && TD_IS_SESSION (session));
  g_return_if_fail (words != NULL && done != NULL);

  take (self, work_new (session, words, job, done));
}

void
td_busy_write (TdBusy *self,
               TdSession *session,
               const char *words,
               const char *toast,
               TdJob job,
               TdDoneFunc done)
{
  Work *work;

  g_return_if_fail (TD_IS_BUSY (self) && TD_IS_SESSION (session));
  g_return_if_fail (words != NULL && done != NULL);

  work = work_new (session, words, job, done);
  work->writes = TRUE;
  work->toast = g_strdup (toast);
  take (self, work);
}

void
td_busy_stop (TdBusy *self)
{
  g_autoptr (GCancellable) cancellable = NULL;

  g_return_if_fail (TD_IS_BUSY (self));

  if (self->work == NULL || self->stopping)
    return;
  self->stopping = TRUE;
  cancellable = g_object_ref (self->cancellable);
  prepare (self);
  g_cancellable_cancel (cancellable);
  td_session_cancel_reads (self->work->session, self);
  notify_all (self);
}

void
td_busy_leave (TdBusy *self)
{
  g_return_if_fail (TD_IS_BUSY (self));

  g_clear_pointer (&self->next, work_free);
  td_busy_stop (self);
  self->owner = NULL;
}

gboolean
td_busy_is_active (TdBusy *self)
{
  g_return_val_if_fail (TD_IS_BUSY (self), FALSE);

  return self->work != NULL;
}

const char *
td_busy_get_words (TdBusy *self)
{
  const char *said;

  g_return_val_if_fail (TD_IS_BUSY (self), NULL);

  if (self->work == NULL)
    return NULL;
  if (self->stopping)
    return _ ("Stopping…");
  said = td_progress_get_text (self->progress);
  return said && *said ? said : self->work->words;
}

TdProgress *
td_busy_get_progress (TdBusy *self)
{
  g_return_val_if_fail (TD_IS_BUSY (self), NULL);

  td_busy_stop (self);
  return self->progress;
}

GCancellable *
td_busy_get_cancellable (TdBusy *self)
{
  g_return_val_if_fail (TD_IS_BUSY (self), NULL);

  td_busy_stop (self);
  return self->cancellable;
}

static void
td_busy_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdBusy *self = TD_BUSY (object);

  switch (id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, td_busy_is_active (self));
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, self->shown);
      break;
    case PROP_STOPPING:
      g_value_set_boolean (value, self->stopping);
      break;
    case PROP_WORDS:
      g_value_set_string (value, td_busy_get_words (self));
      break;
    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_busy_dispose (GObject *object)
{
  TdBusy *self = TD_BUSY (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_signal_handler (&self->said, self->progress);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->work, work_free);
  g_clear_pointer (&self->next, work_free);

  G_OBJECT_CLASS (td_busy_parent_class)->dispose (object);
}

static void
td_busy_class_init (TdBusyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_busy_get_property;
  object_class->dispose = td_busy_dispose;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE, flags);
  properties[PROP_STOPPING] = g_param_spec_boolean ("stopping", NULL, NULL, FALSE, flags);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  properties[PROP_PROGRESS] = g_param_spec_object ("progress", NULL, NULL, TD_TYPE_PROGRESS, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[STOPPED] = g_signal_new ("stopped", TD_TYPE_BUSY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
td_busy_init (TdBusy *self)
{
  prepare (self);
}

TdBusy *
td_busy_new (gpointer owner)
{
  TdBusy *self = g_object_new (TD_TYPE_BUSY, NULL);

  self->owner = owner;
  return self;
}
