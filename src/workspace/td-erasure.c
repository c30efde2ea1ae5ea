/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-erasure-private.h"

#include "base/td-error.h"
#include "people/td-erased.h"

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

static gboolean
erase_rows (TdDatabase *db, TdErasureSubjects *subjects, TdDate today, GError **error)
{
  for (guint i = 0; i < subjects->people->len; i++)
    {
      TdEmployee *person = subjects->people->pdata[i];

      if (!td_erased_add (db, person->number, person->email, today, error) ||
          !td_erasure_apply (db, subjects->kind, person, subjects->replacements->pdata[i], error))
        return FALSE;
    }
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
           TdErasureResult *result,
           GError **error)
{
  g_autoptr (TdChange) change =
      td_change_begin (db, kind == TD_ERASURE_ERASE ? "person.erase" : "person.anonymise", error);
  g_autoptr (TdErasureSubjects) subjects =
      change ? td_erasure_subjects_load (db, kind, ids, n_ids, error) : NULL;

  if (subjects == NULL || !check (db, subjects, error) ||
      !td_change_set_forgetting (change, error) || !erase_rows (db, subjects, today, error) ||
      !td_change_forget (db, subjects->traces, td_redactor_apply, subjects->redactor,
                         &result->n_entries, error))
    return FALSE;
  result->n_people = (int) subjects->people->len;
  describe (change, subjects);
  return td_change_commit (change, error);
}

gboolean
td_erasure_run (TdDatabase *db,
                TdErasureKind kind,
                const gint64 *ids,
                guint n_ids,
                TdDate today,
                TdErasureResult *result,
                GError **error)
{
  g_return_val_if_fail (n_ids > 0, FALSE);

  *result = (TdErasureResult){ 0 };
  return write_all (db, kind, ids, n_ids, today, result, error) &&
         td_database_scrub (db, &result->clean, error);
}
