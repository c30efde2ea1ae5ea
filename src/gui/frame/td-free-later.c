/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-free-later.h"

typedef struct
{
  gpointer data;
  GDestroyNotify destroy;
} Rubbish;

static void
free_func (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Rubbish *rubbish = task_data;

  rubbish->destroy (rubbish->data);
  g_free (rubbish);
  g_task_return_boolean (task, TRUE);
}

void
td_free_later (gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GTask) task = NULL;
  Rubbish *rubbish;

  if (data == NULL)
    return;
  rubbish = g_new (Rubbish, 1);
  *rubbish = (Rubbish){ data, destroy };
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, rubbish, NULL);
  g_task_run_in_thread (task, free_func);
}
