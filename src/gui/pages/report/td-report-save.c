/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-report-save.h"

#include "render/td-pages.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdDocument *document;
  TdPaperSize size;
  char *path;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->document);
  g_free (save->path);
  g_free (save);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;

  if (td_document_save_pdf (save->document, save->path, &save->size, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdSession *session = TD_SESSION (source);
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (save->path);
  g_autofree char *message = g_strdup_printf (_ ("Saved “%s”"), name);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    td_session_tell (session, message);
  else
    td_session_report (session, session, error);
}

void
td_report_save (TdSession *session, TdDocument *document, const TdPaperSize *size, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (TD_IS_SESSION (session));
  g_return_if_fail (TD_IS_DOCUMENT (document) && size != NULL && G_IS_FILE (file));

  save = g_new0 (Save, 1);
  save->document = g_object_ref (document);
  save->size = *size;
  save->path = g_file_get_path (file);
  task = g_task_new (session, NULL, saved_cb, NULL);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_thread);
}
