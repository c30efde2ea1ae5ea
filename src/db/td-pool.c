/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-pool.h"

#include "db/td-change.h"
#include "db/td-file-guard.h"
#include "db/td-written.h"

#include <glib/gi18n-lib.h>

#define N_READERS 2

/* How often another process's writing is looked for. */
#define POLL_SECONDS 2

/* A job in a queue. */
typedef struct
{
  GTask *task; /* NULL ends the thread */
  TdJob job;
} Entry;

struct _TdPool
{
  GObject parent_instance;

  char *path;
  GMainContext *context;
  TdDatabase *writer;
  TdFileGuard *guard;
  GThread *writer_thread;
  GThread *reader_threads[N_READERS];
  GAsyncQueue *writes;
  GAsyncQueue *reads;
  guint poll_source;
  TdWritten seen; /* the polling job's */
  gboolean polling;
  gboolean closed;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdPool, td_pool, G_TYPE_OBJECT)

static void
entry_free (Entry *entry)
{
  if (entry->job.data_free)
    entry->job.data_free (entry->job.data);
  g_clear_object (&entry->task);
  g_free (entry);
}

static void
run_entry (TdDatabase *db, Entry *entry)
{
  GCancellable *cancellable = g_task_get_cancellable (entry->task);
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (entry->task))
    return;
  td_database_set_cancellable (db, cancellable);
  result = entry->job.func (db, entry->job.data, &error);
  td_database_set_cancellable (db, NULL);
  if (error)
    g_task_return_error (entry->task, error);
  else
    g_task_return_pointer (entry->task, result, entry->job.result_free);
}

/* Runs jobs until the entry without a task. */
static void
serve (TdDatabase *db, GAsyncQueue *queue)
{
  while (TRUE)
    {
      Entry *entry = g_async_queue_pop (queue);
      gboolean last = entry->task == NULL;

      if (!last)
        run_entry (db, entry);
      entry_free (entry);
      if (last)
        return;
    }
}

typedef struct
{
  TdPool *pool;
  char **tables;
} Notice;

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_object_unref (notice->pool);
  g_strfreev (notice->tables);
  g_free (notice);
}

static gboolean
emit_notice_cb (gpointer data)
{
  Notice *notice = data;

  if (!notice->pool->closed)
    g_signal_emit (notice->pool, signals[CHANGED], 0, notice->tables);
  return G_SOURCE_REMOVE;
}

/* Not by g_main_context_invoke(): it would tell on this thread whenever nobody runs the context. */
static void
notice_cb (const char *const *tables, gpointer data)
{
  TdPool *self = data;
  g_autoptr (GSource) source = g_idle_source_new ();
  Notice *notice = g_new (Notice, 1);

  *notice = (Notice){ g_object_ref (self), g_strdupv ((char **) tables) };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_notice_cb, notice, notice_free);
  g_source_attach (source, self->context);
}

typedef struct
{
  TdDatabase *db; /* the writer's comes opened */
  char *path;
  GAsyncQueue *queue;
} ThreadStart;

/* The jobs of a reader whose file cannot be opened, each with the reason; it tries again with every
 * job, for the reason may be gone. Returns the connection once there is one, NULL at the end. */
static TdDatabase *
open_reader (ThreadStart *start)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *db = td_database_open (start->path, TD_DATABASE_READ_ONLY, &error);

  while (db == NULL)
    {
      Entry *entry = g_async_queue_pop (start->queue);

      if (entry->task == NULL)
        {
          entry_free (entry);
          break;
        }
      g_clear_error (&error);
      db = td_database_open (start->path, TD_DATABASE_READ_ONLY, &error);
      if (db)
        run_entry (db, entry);
      else
        g_task_return_error (entry->task, g_error_copy (error));
      entry_free (entry);
    }
  return db;
}

static gpointer
thread_main (gpointer data)
{
  ThreadStart *start = data;
  TdDatabase *db = start->db ? start->db : open_reader (start);

  if (db)
    serve (db, start->queue);
  td_database_close (db);
  g_free (start->path);
  g_async_queue_unref (start->queue);
  g_free (start);
  return NULL;
}

static GThread *
start_thread (TdPool *self, const char *name, TdDatabase *db, GAsyncQueue *queue)
{
  ThreadStart *start = g_new (ThreadStart, 1);

  *start = (ThreadStart){ db, g_strdup (self->path), g_async_queue_ref (queue) };
  return g_thread_new (name, thread_main, start);
}

/* The writer looks, which is told of its own commits otherwise. */
static gpointer
look_job (TdDatabase *db, gpointer seen, GError **error)
{
  TdWrittenBy by = TD_WRITTEN_NOTHING;

  td_written_look (seen, db, &by, error);
  return GINT_TO_POINTER (by & TD_WRITTEN_BY_OTHERS);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdPool *self = TD_POOL (source);
  const char *const anything[] = { NULL };
  gboolean moved = td_pool_finish (self, result, NULL) != NULL;

  self->polling = FALSE;
  if (moved && !self->closed)
    g_signal_emit (self, signals[CHANGED], 0, anything);
}

static gboolean
poll_cb (gpointer data)
{
  TdPool *self = data;

  if (!self->polling)
    {
      self->polling = TRUE;
      td_pool_write (self, (TdJob){ look_job, &self->seen, NULL, NULL }, NULL, looked_cb, NULL);
    }
  return G_SOURCE_CONTINUE;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  TdDatabase *db = td_database_open (path, TD_DATABASE_CREATE, &error);

  if (db)
    g_task_return_pointer (task, db, (GDestroyNotify) td_database_close);
  else
    g_task_return_error (task, error);
}

void
td_pool_open_async (const char *path,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, td_pool_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

TdPool *
td_pool_open_finish (GAsyncResult *result, GError **error)
{
  TdDatabase *db = g_task_propagate_pointer (G_TASK (result), error);
  TdWrittenBy by;
  TdPool *self;

  if (db == NULL)
    return NULL;
  self = g_object_new (TD_TYPE_POOL, NULL);
  self->path = g_strdup (td_database_get_path (db));
  self->writer = db;
  self->guard = td_file_guard_new (self->path);
  td_database_set_notice_func (db, notice_cb, self);
  /* Before anything is read: what others commit from here on is told. */
  td_written_look (&self->seen, db, &by, NULL);
  self->writer_thread = start_thread (self, "tandem-writer", db, self->writes);
  for (int i = 0; i < N_READERS; i++)
    self->reader_threads[i] = start_thread (self, "tandem-reader", NULL, self->reads);
  self->poll_source = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);
  return self;
}

const char *
td_pool_get_path (TdPool *self)
{
  g_return_val_if_fail (TD_IS_POOL (self), NULL);

  return self->path;
}

static void
drop_entry (Entry *entry)
{
  g_task_return_new_error (entry->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                           C_ ("work", "Cancelled"));
  entry_free (entry);
}

static void
push_job (TdPool *self,
          GAsyncQueue *queue,
          TdJob job,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry){ g_task_new (self, cancellable, callback, user_data), job };
  g_task_set_source_tag (entry->task, push_job);
  /* What was committed before the cancelling came is told as done, not as cancelled. */
  g_task_set_check_cancellable (entry->task, FALSE);
  if (self->closed)
    drop_entry (entry);
  else
    g_async_queue_push (queue, entry);
}

void
td_pool_read (TdPool *self,
              TdJob job,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_return_if_fail (TD_IS_POOL (self));

  push_job (self, self->reads, job, cancellable, callback, user_data);
}

void
td_pool_write (TdPool *self,
               TdJob job,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_return_if_fail (TD_IS_POOL (self));

  push_job (self, self->writes, job, cancellable, callback, user_data);
}

gpointer
td_pool_finish (TdPool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
td_pool_close (TdPool *self)
{
  Entry *entry;

  g_return_if_fail (TD_IS_POOL (self));

  if (self->closed)
    return;
  self->closed = TRUE;
  g_clear_handle_id (&self->poll_source, g_source_remove);
  if (self->writer_thread == NULL)
    return;
  td_file_guard_release (self->guard);
  td_database_hurry (self->writer);
  while ((entry = g_async_queue_try_pop (self->reads)))
    drop_entry (entry);
  g_async_queue_push (self->writes, g_new0 (Entry, 1));
  for (int i = 0; i < N_READERS; i++)
    g_async_queue_push (self->reads, g_new0 (Entry, 1));
  g_thread_join (self->writer_thread);
  for (int i = 0; i < N_READERS; i++)
    g_thread_join (self->reader_threads[i]);
  g_clear_pointer (&self->guard, td_file_guard_free);
}

static void
td_pool_dispose (GObject *object)
{
  td_pool_close (TD_POOL (object));

  G_OBJECT_CLASS (td_pool_parent_class)->dispose (object);
}

static void
td_pool_finalize (GObject *object)
{
  TdPool *self = TD_POOL (object);

  g_async_queue_unref (self->writes);
  g_async_queue_unref (self->reads);
  g_main_context_unref (self->context);
  g_free (self->path);

  G_OBJECT_CLASS (td_pool_parent_class)->finalize (object);
}

static void
td_pool_class_init (TdPoolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_pool_dispose;
  object_class->finalize = td_pool_finalize;

  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_POOL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRV | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
td_pool_init (TdPool *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->writes = g_async_queue_new ();
  self->reads = g_async_queue_new ();
}
