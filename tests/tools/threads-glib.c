/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* GLib's mutexes, queues and atomic counts are futexes and inline instructions of a library that
 * was built without the thread sanitizer, so it sees two threads use the same memory and not what
 * keeps them apart. Here stand, in front of GLib's, the few functions by which Tandem hands
 * something to another thread; each says "what was done before is done" and "what is done after
 * comes after". Linked into the program of tests/tools/threads.sh only. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <gio/gio.h>

void __tsan_acquire (void *address);
void __tsan_release (void *address);

#define REAL(name)                \
  static __typeof__ (name) *real; \
                                  \
  if (real == NULL)               \
  real = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name)

/* --- A queue hands over what is pushed --- */

void
g_async_queue_push (GAsyncQueue *queue, gpointer data)
{
  REAL (g_async_queue_push);
  __tsan_release (queue);
  real (queue, data);
}

gpointer
g_async_queue_pop (GAsyncQueue *queue)
{
  gpointer data;

  REAL (g_async_queue_pop);
  data = real (queue);
  __tsan_acquire (queue);
  return data;
}

/* --- A source hands over what its callback is given --- */

/* Whoever is called comes after whoever attached. */
static char attached;

typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify notify;
} Callback;

static gboolean
call_cb (gpointer data)
{
  Callback *callback = data;

  __tsan_acquire (&attached);
  return callback->func (callback->data);
}

static void
free_cb (gpointer data)
{
  Callback *callback = data;

  __tsan_acquire (&attached);
  if (callback->notify)
    callback->notify (callback->data);
  g_free (callback);
}

void
g_source_set_callback (GSource *source, GSourceFunc func, gpointer data, GDestroyNotify notify)
{
  Callback *callback = g_new (Callback, 1);

  REAL (g_source_set_callback);
  *callback = (Callback){ func, data, notify };
  __tsan_release (&attached);
  real (source, call_cb, callback, free_cb);
}

guint
g_source_attach (GSource *source, GMainContext *context)
{
  REAL (g_source_attach);
  __tsan_release (&attached);
  return real (source, context);
}

/* --- A task hands over what it is about, and its result --- */

static GTaskThreadFunc thread_func; /* one kind of them is run by the tests */

static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  __tsan_acquire (task);
  thread_func (task, source, data, cancellable);
}

void
g_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  REAL (g_task_run_in_thread);
  thread_func = func;
  __tsan_release (task);
  real (task, run_cb);
}

void
g_task_return_pointer (GTask *task, gpointer result, GDestroyNotify notify)
{
  REAL (g_task_return_pointer);
  __tsan_release (task);
  real (task, result, notify);
}

void
g_task_return_error (GTask *task, GError *error)
{
  REAL (g_task_return_error);
  __tsan_release (task);
  real (task, error);
}

gpointer
g_task_propagate_pointer (GTask *task, GError **error)
{
  gpointer result;

  REAL (g_task_propagate_pointer);
  result = real (task, error);
  __tsan_acquire (task);
  return result;
}

/* --- Whoever lets go last frees --- */

void
g_object_unref (gpointer object)
{
  REAL (g_object_unref);
  __tsan_release (object);
  real (object);
}

/* --- Locks --- */

void
g_mutex_lock (GMutex *mutex)
{
  REAL (g_mutex_lock);
  real (mutex);
  __tsan_acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  REAL (g_mutex_unlock);
  __tsan_release (mutex);
  real (mutex);
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  REAL (g_cond_wait);
  __tsan_release (mutex);
  real (cond, mutex);
  __tsan_acquire (mutex);
}
