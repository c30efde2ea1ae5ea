/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-session.h"

#include "db/td-change.h"
#include "gui/frame/td-program-choice.h"
#include "gui/frame/td-trouble.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

struct _TdSession
{
  GObject parent_instance;

  TdPool *pool;
  TdDate today;
  gint64 program_id;
  gboolean filling_programs;
  GListStore *programs;
  GPtrArray *untold; /* names of tables, a change each, until the programmes are read */
  GHashTable *tasks; /* all that are under way */
  GHashTable *reads; /* of these the newest read by owner and function */
};

enum
{
  PROP_TODAY = 1,
  PROP_PROGRAM_ID,
  PROP_PROGRAM_NAME,
  PROP_PROGRAMS,
  PROP_PATH,
  N_PROPERTIES
};

enum
{
  CHANGED,
  TOAST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdSession, td_session, G_TYPE_OBJECT)

/* A job under way: who asked and whom to tell. */
typedef struct
{
  TdSession *session;
  gpointer owner; /* not referenced; NULL once it is gone */
  gconstpointer owner_key;
  const char *where; /* the name of the owner's type, for the log of errors */
  TdJobFlags flags;
  TdJob job;
  TdDoneFunc done;
  GCancellable *cancellable; /* NULL for a write that nothing stops */
  gboolean reads;
  char *toast;
  gint64 change_id; /* written by the job's thread, read after it ended */
} Task;

/* The owner goes, or is torn apart: nobody is there to be told, and nobody waits for what is
 * read. What is written goes on. */
static void
owner_gone_cb (gpointer data, GObject *owner)
{
  Task *task = data;

  task->owner = NULL;
  if (task->reads)
    g_cancellable_cancel (task->cancellable);
}

static void
task_free (Task *task)
{
  if (task->owner)
    g_object_weak_unref (task->owner, owner_gone_cb, task);
  g_hash_table_remove (task->session->tasks, task);
  g_clear_object (&task->session);
  g_clear_object (&task->cancellable);
  g_free (task->toast);
  g_free (task);
}

static guint
read_hash (gconstpointer data)
{
  const Task *task = data;

  return g_direct_hash (task->owner_key) ^ g_direct_hash (task->job.func);
}

static gboolean
read_equal (gconstpointer a, gconstpointer b)
{
  const Task *one = a, *other = b;

  return one->owner_key == other->owner_key && one->job.func == other->job.func;
}

/* @cancellable is taken over. */
static Task *
task_new (TdSession *self,
          gpointer owner,
          TdJobFlags flags,
          TdJob job,
          TdDoneFunc done,
          GCancellable *cancellable)
{
  Task *task = g_new0 (Task, 1);

  task->session = g_object_ref (self);
  task->owner = owner;
  task->owner_key = owner;
  task->where = G_OBJECT_TYPE_NAME (owner);
  task->flags = flags;
  task->job = job;
  task->done = done;
  task->cancellable = cancellable;
  g_object_weak_ref (owner, owner_gone_cb, task);
  g_hash_table_add (self->tasks, task);
  return task;
}

static void
report (TdSession *self, const char *where, const GError *error)
{
  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[TOAST], 0, td_trouble_words_at (where, error), (gint64) 0, error,
                   NULL);
}

/* A window that was destroyed, and all that is in it, is gone even where something still holds it,
 * as a question over it does. */
static gboolean
is_destroyed (gpointer owner)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gpointer root = GTK_IS_WIDGET (owner) ? gtk_widget_get_root (owner) : NULL;

  if (!GTK_IS_WINDOW (root))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (window == root)
        return FALSE;
    }
  return TRUE;
}

/* Calls the owner back, if there still is one; few want to hear of a cancelling. */
static void
finish_task (Task *task, gpointer result, GError *error)
{
  g_autoptr (GObject) owner = task->owner ? g_object_ref (task->owner) : NULL;
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gboolean reported = (task->flags & TD_JOB_REPORT) != 0;
  gboolean tell =
      (task->flags & TD_JOB_TELL_ALWAYS) != 0 || (!cancelled && (error == NULL || !reported));

  if (reported)
    report (task->session, task->where, error);
  if (error && result && task->job.result_free)
    task->job.result_free (g_steal_pointer (&result));
  if (owner && task->done && tell && !is_destroyed (owner))
    task->done (owner, result, error);
  else if (result && task->job.result_free)
    task->job.result_free (result);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Task *task = user_data;
  g_autoptr (GError) error = NULL;
  gpointer value = td_pool_finish (TD_POOL (source), result, &error);

  if (g_hash_table_lookup (task->session->reads, task) == task)
    g_hash_table_remove (task->session->reads, task);
  /* Nobody wants to hear what went wrong with what nobody waits for. */
  if (g_cancellable_is_cancelled (task->cancellable))
    {
      g_clear_error (&error);
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
    }
  finish_task (task, value, error);
  task_free (task);
}

void
td_session_read (TdSession *self,
                 gpointer owner,
                 TdJobFlags flags,
                 TdJobFunc func,
                 gpointer data,
                 GDestroyNotify data_free,
                 GDestroyNotify result_free,
                 TdDoneFunc done)
{
  const TdJob job = { func, data, data_free, result_free };
  Task *task, *before;

  g_return_if_fail (TD_IS_SESSION (self));
  g_return_if_fail (G_IS_OBJECT (owner));

  task = task_new (self, owner, flags, job, done, g_cancellable_new ());
  task->reads = TRUE;
  before = g_hash_table_lookup (self->reads, task);
  if (before)
    {
      g_hash_table_steal (self->reads, before);
      g_cancellable_cancel (before->cancellable);
    }
  g_hash_table_add (self->reads, task);
  td_pool_read (self->pool, job, task->cancellable, read_cb, task);
}

void
td_session_cancel_reads (TdSession *self, gpointer owner)
{
  GHashTableIter iter;
  gpointer task;

  g_return_if_fail (TD_IS_SESSION (self));

  g_hash_table_iter_init (&iter, self->reads);
  while (g_hash_table_iter_next (&iter, &task, NULL))
    if (((Task *) task)->owner_key == owner)
      g_cancellable_cancel (((Task *) task)->cancellable);
}

/* Runs the job and notes which change it committed. */
static gpointer
write_job (TdDatabase *db, gpointer data, GError **error)
{
  Task *task = data;
  gpointer result;

  td_change_forget_last (db);
  result = task->job.func (db, task->job.data, error);
  task->change_id = td_change_get_last (db);
  return result;
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Task *task = user_data;
  g_autoptr (GError) error = NULL;
  gpointer value = td_pool_finish (TD_POOL (source), result, &error);

  if (error == NULL && task->toast)
    g_signal_emit (task->session, signals[TOAST], 0, task->toast, task->change_id, NULL, NULL);
  finish_task (task, value, error);
  if (task->job.data_free)
    task->job.data_free (task->job.data);
  task_free (task);
}

void
td_session_write (TdSession *self,
                  gpointer owner,
                  TdJobFlags flags,
                  const char *toast,
                  GCancellable *cancellable,
                  TdJobFunc func,
                  gpointer data,
                  GDestroyNotify data_free,
                  GDestroyNotify result_free,
                  TdDoneFunc done)
{
  const TdJob job = { func, data, data_free, result_free };
  Task *task;

  g_return_if_fail (TD_IS_SESSION (self));
  g_return_if_fail (G_IS_OBJECT (owner));

  if (cancellable)
    g_object_ref (cancellable);
  task = task_new (self, owner, flags, job, done, cancellable);
  task->toast = g_strdup (toast);
  td_pool_write (self->pool, (TdJob){ write_job, task, NULL, result_free }, cancellable, write_cb,
                 task);
}

void
td_session_tell_change (TdSession *self, const char *message, gint64 change_id)
{
  g_return_if_fail (TD_IS_SESSION (self));

  g_signal_emit (self, signals[TOAST], 0, message, change_id, NULL, NULL);
}

void
td_session_tell (TdSession *self, const char *message)
{
  g_return_if_fail (TD_IS_SESSION (self));

  g_signal_emit (self, signals[TOAST], 0, message, (gint64) 0, NULL, NULL);
}

void
td_session_tell_file (TdSession *self, const char *message, const char *path)
{
  g_return_if_fail (TD_IS_SESSION (self));

  g_signal_emit (self, signals[TOAST], 0, message, (gint64) 0, NULL, path);
}

void
td_session_report (TdSession *self, gpointer where, const GError *error)
{
  g_return_if_fail (TD_IS_SESSION (self));

  report (self, G_OBJECT_TYPE_NAME (where), error);
}

static gpointer
load_programs (TdDatabase *db, gpointer data, GError **error)
{
  return td_program_list (db, FALSE, error);
}

/* Also called for what did not come: a newer reading, or an error that was reported. */
static void
programs_loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdSession *self = owner;
  g_autoptr (GPtrArray) programs = result;
  g_autoptr (GPtrArray) untold = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (programs)
    {
      /* Before it vanishes from the list, whose view would choose the next one. */
      if (self->program_id && !td_program_choice_has (programs, self->program_id))
        td_session_set_program_id (self, 0);
      self->filling_programs = TRUE;
      td_program_choice_update (self->programs, programs);
      self->filling_programs = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRAM_NAME]);
    }
  untold = g_steal_pointer (&self->untold);
  self->untold = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < untold->len; i++)
    g_signal_emit (self, signals[CHANGED], 0, untold->pdata[i]);
}

static void
load_programs_again (TdSession *self)
{
  td_session_read (self, self, TD_JOB_REPORT | TD_JOB_TELL_ALWAYS, load_programs, NULL, NULL,
                   (GDestroyNotify) g_ptr_array_unref, programs_loaded_cb);
}

/* Where programmes changed, the choice of one comes first: nobody shall read, and miss, one that is
 * gone. */
static void
pool_changed_cb (TdSession *self, const char *const *tables)
{
  gboolean programs_changed = tables[0] == NULL || g_strv_contains (tables, "program");

  if (programs_changed || self->untold->len > 0)
    g_ptr_array_add (self->untold, g_strdupv ((char **) tables));
  else
    g_signal_emit (self, signals[CHANGED], 0, tables);
  if (programs_changed)
    load_programs_again (self);
}

static void
everything_changed (TdSession *self)
{
  const char *const anything[] = { NULL };

  g_signal_emit (self, signals[CHANGED], 0, anything);
}

TdPool *
td_session_get_pool (TdSession *self)
{
  g_return_val_if_fail (TD_IS_SESSION (self), NULL);

  return self->pool;
}

TdDate
td_session_get_today (TdSession *self)
{
  g_return_val_if_fail (TD_IS_SESSION (self), TD_DATE_NONE);

  return self->today;
}

void
td_session_set_today (TdSession *self, TdDate today)
{
  g_return_if_fail (TD_IS_SESSION (self));

  if (self->today == today)
    return;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  everything_changed (self);
}

gint64
td_session_get_program_id (TdSession *self)
{
  g_return_val_if_fail (TD_IS_SESSION (self), 0);

  return self->program_id;
}

void
td_session_set_program_id (TdSession *self, gint64 program_id)
{
  g_return_if_fail (TD_IS_SESSION (self));

  /* While rows come and go, a switch chooses a neighbour for a moment. Who is told of it may show
   * another switch whose list has not heard of the rows. */
  if (self->program_id == program_id || self->filling_programs)
    return;
  self->program_id = program_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRAM_ID]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRAM_NAME]);
  everything_changed (self);
}

const char *
td_session_get_program_name (TdSession *self)
{
  TdProgram *program;

  g_return_val_if_fail (TD_IS_SESSION (self), NULL);

  program = self->program_id ? td_program_choice_find (self->programs, self->program_id) : NULL;
  return program ? program->name : NULL;
}

GListModel *
td_session_get_programs (TdSession *self)
{
  g_return_val_if_fail (TD_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->programs);
}

void
td_session_close (TdSession *self)
{
  GHashTableIter iter;
  gpointer task;

  g_return_if_fail (TD_IS_SESSION (self));

  g_hash_table_iter_init (&iter, self->tasks);
  while (g_hash_table_iter_next (&iter, &task, NULL))
    g_cancellable_cancel (((Task *) task)->cancellable);
  td_pool_close (self->pool);
}

static void
td_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdSession *self = TD_SESSION (object);

  switch (id)
    {
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    case PROP_PROGRAM_ID:
      g_value_set_int64 (value, self->program_id);
      break;
    case PROP_PROGRAM_NAME:
      g_value_set_string (value, td_session_get_program_name (self));
      break;
    case PROP_PROGRAMS:
      g_value_set_object (value, self->programs);
      break;
    case PROP_PATH:
      g_value_set_string (value, td_pool_get_path (self->pool));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdSession *self = TD_SESSION (object);

  switch (id)
    {
    case PROP_TODAY:
      td_session_set_today (self, g_value_get_int (value));
      break;
    case PROP_PROGRAM_ID:
      td_session_set_program_id (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_session_dispose (GObject *object)
{
  TdSession *self = TD_SESSION (object);

  /* Every job holds the session: none is under way. */
  if (self->pool)
    td_pool_close (self->pool);
  g_clear_object (&self->pool);
  g_clear_object (&self->programs);
  g_clear_pointer (&self->untold, g_ptr_array_unref);
  g_clear_pointer (&self->reads, g_hash_table_unref);
  g_clear_pointer (&self->tasks, g_hash_table_unref);

  G_OBJECT_CLASS (td_session_parent_class)->dispose (object);
}

static void
td_session_class_init (TdSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_session_get_property;
  object_class->set_property = td_session_set_property;
  object_class->dispose = td_session_dispose;

  properties[PROP_TODAY] =
      g_param_spec_int ("today", NULL, NULL, 0, G_MAXINT, 0, readable | G_PARAM_WRITABLE);
  properties[PROP_PROGRAM_ID] =
      g_param_spec_int64 ("program-id", NULL, NULL, 0, G_MAXINT64, 0, readable | G_PARAM_WRITABLE);
  properties[PROP_PROGRAM_NAME] = g_param_spec_string ("program-name", NULL, NULL, NULL, readable);
  properties[PROP_PROGRAMS] =
      g_param_spec_object ("programs", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[TOAST] =
      g_signal_new ("toast", TD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    4, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_ERROR, G_TYPE_STRING);
}

static void
td_session_init (TdSession *self)
{
  self->tasks = g_hash_table_new (NULL, NULL);
  self->reads = g_hash_table_new (read_hash, read_equal);
  self->programs = td_program_choice_new ();
  self->untold = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

TdSession *
td_session_new (TdPool *pool, TdDate today)
{
  TdSession *self = g_object_new (TD_TYPE_SESSION, NULL);

  self->pool = g_object_ref (pool);
  self->today = today;
  g_signal_connect_object (pool, "changed", G_CALLBACK (pool_changed_cb), self, G_CONNECT_SWAPPED);
  load_programs_again (self);
  return self;
}
