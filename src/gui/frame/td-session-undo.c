/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-session.h"

#include "db/td-change.h"
#include "workspace/td-action-text.h"

#include <glib/gi18n-lib.h>

/* The words of what was taken back, NULL where nothing could be. */
static gpointer
undo_job (TdDatabase *db, gpointer data, GError **error)
{
  const gint64 *id = data;
  g_autoptr (TdChangeEntry) entry = NULL;
  GError *trouble = NULL;

  entry = *id ? td_change_load (db, *id, &trouble) : td_change_find_undoable (db, &trouble);
  if (trouble)
    g_propagate_error (error, trouble);
  else if (entry && td_change_undo (db, entry->id, error))
    return td_action_text_for (entry->action, entry->detail);
  return NULL;
}

static void
undone_cb (gpointer owner, gpointer result, GError *error)
{
  g_autofree char *words = result;
  /* Translators: %s is what was taken back, such as "Contact logged". */
  g_autofree char *message =
      words ? g_strdup_printf (_ ("Undone: %s"), words) : g_strdup (_ ("There is nothing to undo"));

  td_session_tell_change (owner, message, words ? TD_SESSION_REDO : 0);
}

/* "Redone: Sample made", NULL where nothing could be. */
static gpointer
redo_job (TdDatabase *db, gpointer data, GError **error)
{
  g_autoptr (TdChangeEntry) entry = NULL;
  GError *trouble = NULL;

  entry = td_change_find_redoable (db, &trouble);
  if (trouble)
    g_propagate_error (error, trouble);
  else if (entry && td_change_undo (db, entry->id, error))
    return td_action_text_for (TD_CHANGE_REDO, entry->detail);
  return NULL;
}

static void
redone_cb (gpointer owner, gpointer result, GError *error)
{
  g_autofree char *message = result ? result : g_strdup (_ ("There is nothing to redo"));

  td_session_tell (owner, message);
}

void
td_session_redo (TdSession *self)
{
  g_return_if_fail (TD_IS_SESSION (self));

  td_session_write (self, self, TD_JOB_REPORT, NULL, NULL, redo_job, NULL, NULL, g_free, redone_cb);
}

void
td_session_undo (TdSession *self, gint64 id)
{
  g_return_if_fail (TD_IS_SESSION (self));

  td_session_write (self, self, TD_JOB_REPORT, NULL, NULL, undo_job, g_memdup2 (&id, sizeof id),
                    g_free, g_free, undone_cb);
}
