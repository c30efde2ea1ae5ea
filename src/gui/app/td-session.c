/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-session.h"

#include "db/td-change.h"
#include "gui/app/td-program-choice.h"
#include "workspace/td-action-text.h"

#include <glib/gi18n-lib.h>

struct _TdSession
{
  GObject parent_instance;

  TdPool *pool;
  TdDate today;
  gint64 program_id;
  GListStore *programs;
  GHashTable *reads; /* the newest read by owner and function: ReadKey to GCancellable */
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
  GWeakRef owner;
  gpointer owner_key;
  TdJobFlags flags;
  TdJobFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  TdDoneFunc done;
  GCancellable *cancellable;
  char *toast;
  gint64 change_id; /* written by the job's thread, read after it ended */
} Task;

static void
task_free (Task *task)
{
  g_weak_ref_clear (&task->owner);
  g_clear_object (&task->session);
  g_clear_object (&task->cancellable);
  g_free (task->toast);
  g_free (task);
}

static guint
task_hash (gconstpointer data)
{
  const Task *task = data;

  return g_direct_hash (task->owner_key) ^ g_direct_hash (task->func);
}

static gboolean
task_equal (gconstpointer a, gconstpointer b)
{
  const Task *one = a, *other = b;

  return one->owner_key == other->owner_key && one->func == other->func;
}

static Task *
task_new (TdSession *self,
          gpointer owner,
          TdJobFlags flags,
          TdJobFunc func,
          gpointer data,
          GDestroyNotify data_free,
          GDestroyNotify result_free,
          TdDoneFunc done)
{
  Task *task = g_new0 (Task, 1);

  task->session = g_object_ref (self);
  g_weak_ref_init (&task->owner, owner);
  task->owner_key = owner;
  task->flags = flags;
  task->func = func;
  task->data = data;
  task->data_free = data_free;
  task->result_free = result_free;
  task->done = done;
  return task;
}

/* Calls the owner back, if there still is one; few want to hear of a cancelling. */
static void
finish_task (Task *task, gpointer result, GError *error)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&task->owner);
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gboolean report = (task->flags & TD_JOB_REPORT) != 0;
  gboolean tell = cancelled ? (task->flags & TD_JOB_TELL_CANCELLED) != 0 : error == NULL || !report;

  if (error && report)
    td_session_report (task->session, error);
  if (error && result && task->result_free)
    task->result_free (g_steal_pointer (&result));
  if (owner && task->done && tell)
    task->done (owner, result, error);
  else if (result && task->result_free)
    task->result_free (result);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Task *task = user_data;
  g_autoptr (GError) error = NULL;
  gpointer value = td_pool_finish (TD_POOL (source), result, &error);

  if (g_hash_table_lookup (task->session->reads, task) == task)
    g_hash_table_remove (task->session->reads, task);
  if (g_cancellable_is_cancelled (task->cancellable) && error == NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
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
  Task *task, *before;

  g_return_if_fail (TD_IS_SESSION (self));

  task = task_new (self, owner, flags, func, data, data_free, result_free, done);
  before = g_hash_table_lookup (self->reads, task);
  if (before)
    {
      g_hash_table_steal (self->reads, before);
      g_cancellable_cancel (before->cancellable);
    }
  task->cancellable = g_cancellable_new ();
  g_hash_table_add (self->reads, task);
  td_pool_read (self->pool, func, data, data_free, result_free, task->cancellable, read_cb, task);
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
  gint64 before = td_change_get_newest (db);
  gpointer result = task->func (db, task->data, error);
  gint64 after = td_change_get_newest (db);

  task->change_id = after > before ? after : 0;
  return result;
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Task *task = user_data;
  g_autoptr (GError) error = NULL;
  gpointer value = td_pool_finish (TD_POOL (source), result, &error);

  if (error == NULL && task->toast)
    g_signal_emit (task->session, signals[TOAST], 0, task->toast, task->change_id, NULL);
  finish_task (task, value, error);
  if (task->data_free)
    task->data_free (task->data);
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
  Task *task;

  g_return_if_fail (TD_IS_SESSION (self));

  task = task_new (self, owner, flags, func, data, data_free, result_free, done);
  task->toast = g_strdup (toast);
  td_pool_write (self->pool, write_job, task, NULL, result_free, cancellable, write_cb, task);
}

typedef struct
{
  gint64 id;
  char *words; /* of what was undone */
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_free (undo->words);
  g_free (undo);
}

static gpointer
undo_job (TdDatabase *db, gpointer data, GError **error)
{
  Undo *undo = data;
  g_autoptr (TdChangeEntry) entry = NULL;
  GError *trouble = NULL;

  entry =
      undo->id ? td_change_load (db, undo->id, &trouble) : td_change_find_undoable (db, &trouble);
  if (trouble)
    g_propagate_error (error, trouble);
  else if (entry && td_change_undo (db, entry->id, error))
    undo->words = td_action_text_for (entry->action, entry->detail);
  return NULL;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Task *task = user_data;
  Undo *undo = task->data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  td_pool_finish (TD_POOL (source), result, &error);
  if (error)
    td_session_report (task->session, error);
  else
    {
      /* Translators: %s is what was taken back, such as "Contact logged". */
      message = undo->words ? g_strdup_printf (_ ("Undone: %s"), undo->words)
                            : g_strdup (_ ("There is nothing to undo"));
      td_session_tell (task->session, message);
    }
  undo_free (undo);
  task_free (task);
}

void
td_session_undo (TdSession *self, gint64 id)
{
  Undo *undo;
  Task *task;

  g_return_if_fail (TD_IS_SESSION (self));

  undo = g_new0 (Undo, 1);
  task = task_new (self, self, TD_JOB_DEFAULT, undo_job, undo, NULL, NULL, NULL);
  undo->id = id;
  td_pool_write (self->pool, undo_job, undo, NULL, NULL, NULL, undone_cb, task);
}

void
td_session_tell_change (TdSession *self, const char *message, gint64 change_id)
{
  g_return_if_fail (TD_IS_SESSION (self));

  g_signal_emit (self, signals[TOAST], 0, message, change_id, NULL);
}

void
td_session_tell (TdSession *self, const char *message)
{
  g_return_if_fail (TD_IS_SESSION (self));

  g_signal_emit (self, signals[TOAST], 0, message, (gint64) 0, NULL);
}

void
td_session_report (TdSession *self, const GError *error)
{
  g_return_if_fail (TD_IS_SESSION (self));

  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[TOAST], 0, error->message, (gint64) 0, error);
}

static gpointer
load_programs (TdDatabase *db, gpointer data, GError **error)
{
  return td_program_list (db, FALSE, error);
}

static void
programs_loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdSession *self = owner;
  g_autoptr (GPtrArray) programs = result;
  gint64 chosen;

  /* Before it vanishes from the list, whose view would choose the next one. */
  if (self->program_id && !td_program_choice_has (programs, self->program_id))
    td_session_set_program_id (self, 0);
  chosen = self->program_id;
  td_program_choice_update (self->programs, programs);
  /* While rows come and go, the switch may have chosen a neighbour. */
  td_session_set_program_id (self, chosen);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRAM_NAME]);
}

static void
load_programs_again (TdSession *self)
{
  td_session_read (self, self, TD_JOB_REPORT, load_programs, NULL, NULL,
                   (GDestroyNotify) g_ptr_array_unref, programs_loaded_cb);
}

static void
pool_changed_cb (TdSession *self, const char *const *tables)
{
  if (tables[0] == NULL || g_strv_contains (tables, "program"))
    load_programs_again (self);
  g_signal_emit (self, signals[CHANGED], 0, tables);
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

  if (self->program_id == program_id)
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
  g_return_if_fail (TD_IS_SESSION (self));

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

  if (self->pool)
    td_pool_close (self->pool);
  g_clear_object (&self->pool);
  g_clear_object (&self->programs);
  g_clear_pointer (&self->reads, g_hash_table_unref);

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
  signals[TOAST] = g_signal_new ("toast", TD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_ERROR);
}

static void
td_session_init (TdSession *self)
{
  self->reads = g_hash_table_new (task_hash, task_equal);
  self->programs = td_program_choice_new ();
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
