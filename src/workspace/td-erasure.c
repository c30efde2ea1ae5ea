/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-erasure-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "people/td-erased.h"
#include "people/td-other-number.h"

/* Refuses with the first reason there is. */
static gboolean
check (TdDatabase *db, TdErasureSubjects *subjects, GError **error)
{
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func (g_free);

  if (!td_erasure_add_refusals (db, subjects, refusals, error))
    return FALSE;
  if (refusals->len == 0)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, refusals->pdata[0]);
  return FALSE;
}

/* Short queries end before they look. */
static gboolean
is_cancelled (TdDatabase *db, GError **error)
{
  return g_cancellable_set_error_if_cancelled (td_database_get_cancellable (db), error);
}

/* None of her numbers brings her back, nor those she had before. */
static gboolean
remember (TdDatabase *db, TdEmployee *person, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) others = td_other_number_list (db, person->id, error);

  for (guint i = 0; others && i < others->len; i++)
    if (!td_erased_add (db, TD_OTHER_NUMBER (others->pdata[i])->number, NULL, today, error))
      return FALSE;
  return others && td_erased_add (db, person->number, person->email, today, error);
}

static gboolean
erase_rows (TdDatabase *db,
            TdErasureSubjects *subjects,
            TdDate today,
            TdProgress *progress,
            GError **error)
{
  guint n = subjects->people->len;

  for (guint i = 0; i < n; i++)
    {
      TdEmployee *person = subjects->people->pdata[i];

      td_progress_set (progress, 0.2 + 0.3 * i / n, _ ("Emptying the entries…"));
      if (is_cancelled (db, error) || !remember (db, person, today, error) ||
          !td_erasure_apply (db, subjects->kind, person, subjects->replacements->pdata[i], error))
        return FALSE;
    }
  td_progress_set (progress, 0.5, _ ("Looking for the name in texts of others…"));
  return td_erasure_redact (db, subjects->redactor, error);
}

static void
describe (TdChange *change, TdErasureSubjects *subjects)
{
  if (subjects->people->len == 1)
    td_change_describe (change, "%s", (char *) subjects->replacements->pdata[0]);
  else
    td_change_describe (change, "%u", subjects->people->len);
}

static gboolean
write_all (TdDatabase *db,
           TdErasureKind kind,
           const gint64 *ids,
           guint n_ids,
           TdDate today,
           TdProgress *progress,
           TdErasureResult *result,
           GError **error)
{
  g_autoptr (TdChange) change =
      td_change_begin (db, kind == TD_ERASURE_ERASE ? "person.erase" : "person.anonymise", error);
  g_autoptr (TdErasureSubjects) subjects =
      change ? td_erasure_subjects_load (db, kind, ids, n_ids, error) : NULL;

  if (subjects == NULL || !check (db, subjects, error) ||
      !td_change_set_forgetting (change, error) ||
      !erase_rows (db, subjects, today, progress, error))
    return FALSE;
  td_progress_set (progress, 0.6, _ ("Taking it out of the history…"));
  if (!td_change_forget (db, subjects->traces, td_redactor_apply, subjects->redactor,
                         &result->n_entries, error))
    return FALSE;
  if (is_cancelled (db, error))
    return FALSE;
  result->n_people = (int) subjects->people->len;
  describe (change, subjects);
  return td_change_commit (change, error);
}

/* What is begun is ended: between the two the bytes would still be there. She is erased by now,
 * whatever becomes of it: on a full disk old bytes stay in the log until the last program closes
 * the workspace, as they do where another one has it open. */
static gboolean
scrub (TdDatabase *db)
{
  GCancellable *cancellable = td_database_get_cancellable (db);
  g_autoptr (GCancellable) before = cancellable ? g_object_ref (cancellable) : NULL;
  g_autoptr (GError) trouble = NULL;
  gboolean clean = FALSE;

  td_database_set_cancellable (db, NULL);
  if (!td_database_scrub (db, &clean, &trouble))
    g_debug ("The file was not written anew: %s", trouble->message);
  td_database_set_cancellable (db, before);
  return clean;
}

gboolean
td_erasure_run (TdDatabase *db,
                TdErasureKind kind,
                const gint64 *ids,
                guint n_ids,
                TdDate today,
                TdProgress *progress,
                TdErasureResult *result,
                GError **error)
{
  g_return_val_if_fail (n_ids > 0, FALSE);

  *result = (TdErasureResult){ 0 };
  td_progress_set (progress, 0, _ ("Looking for everything about it…"));
  if (!write_all (db, kind, ids, n_ids, today, progress, result, error))
    return FALSE;
  td_progress_set (progress, 0.8, _ ("Writing the file anew…"));
  result->clean = scrub (db);
  return TRUE;
}
