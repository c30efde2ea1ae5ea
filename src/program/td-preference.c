/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "db/td-change.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>

static const TdField preference_fields[] = {
  TD_FIELD (TdPreference, enrolment_id, TD_FIELD_ID),
  TD_FIELD (TdPreference, employee_id, TD_FIELD_ID),
  TD_FIELD (TdPreference, kind, TD_FIELD_TEXT),
  TD_FIELD (TdPreference, rank, TD_FIELD_INT),
  TD_FIELD (TdPreference, employee_name, TD_FIELD_TEXT),
  TD_FIELD (TdPreference, employee_number, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdPreference, td_preference, preference_fields)

GPtrArray *
td_preference_list (TdDatabase *db, gint64 enrolment_id, GError **error)
{
  return td_database_load (db, TD_TYPE_PREFERENCE, error,
                           "SELECT f.enrolment_id, f.employee_id, f.kind, f.rank, "
                           "e.name AS employee_name, e.number AS employee_number "
                           "FROM preference f JOIN employee e ON e.id = f.employee_id "
                           "WHERE f.enrolment_id = $1 ORDER BY f.kind DESC, f.rank, f.employee_id",
                           "i", enrolment_id);
}

gboolean
td_preference_describe (TdDatabase *db, TdEnrolment *enrolment, GError **error)
{
  g_autoptr (GPtrArray) preferences = td_preference_list (db, enrolment->id, error);
  g_autoptr (GStrvBuilder) wishes = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) vetoes = g_strv_builder_new ();
  g_auto (GStrv) wish_names = NULL;
  g_auto (GStrv) veto_names = NULL;

  for (guint i = 0; preferences && i < preferences->len; i++)
    {
      TdPreference *preference = preferences->pdata[i];
      gboolean wish = g_strcmp0 (preference->kind, "wish") == 0;

      g_strv_builder_add (wish ? wishes : vetoes, preference->employee_name);
    }
  wish_names = g_strv_builder_end (wishes);
  veto_names = g_strv_builder_end (vetoes);
  td_record_take_text (&enrolment->wishes, td_text_join_list ((const char *const *) wish_names));
  td_record_take_text (&enrolment->vetoes, td_text_join_list ((const char *const *) veto_names));
  return preferences != NULL;
}

static gboolean
contains (const gint64 *ids, guint n, gint64 id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* Refuses oneself, somebody twice, and somebody of the other kind. */
static gboolean
check (TdEnrolment *enrolment,
       GPtrArray *now,
       const char *kind,
       const gint64 *ids,
       guint n,
       GError **error)
{
  gboolean wish = g_strcmp0 (kind, "wish") == 0;

  for (guint i = 0; i < n; i++)
    if (ids[i] == enrolment->employee_id || contains (ids, i, ids[i]))
      {
        g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                     ids[i] != enrolment->employee_id
                         ? _ ("Somebody is named twice in the list of %s.")
                     : wish ? _ ("%s cannot wish for themselves.")
                            : _ ("%s cannot veto themselves."),
                     enrolment->employee_name);
        return FALSE;
      }
  for (guint i = 0; i < now->len; i++)
    {
      TdPreference *other = now->pdata[i];

      if (g_strcmp0 (other->kind, kind) != 0 && contains (ids, n, other->employee_id))
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       _ ("%s cannot be both wished for and vetoed by %s."), other->employee_name,
                       enrolment->employee_name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_same (GPtrArray *now, const char *kind, const gint64 *ids, guint n)
{
  guint found = 0;

  for (guint i = 0; i < now->len; i++)
    {
      TdPreference *preference = now->pdata[i];

      if (g_strcmp0 (preference->kind, kind) != 0)
        continue;
      if (found >= n || ids[found] != preference->employee_id)
        return FALSE;
      found++;
    }
  return found == n;
}

static gboolean
replace (TdDatabase *db, gint64 id, const char *kind, const gint64 *ids, guint n, GError **error)
{
  if (!td_database_execute (db, error,
                            "DELETE FROM preference WHERE enrolment_id = $1 AND kind = $2", "is",
                            id, kind))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!td_database_execute (db, error,
                              "INSERT INTO preference (enrolment_id, employee_id, kind, rank) "
                              "VALUES ($1, $2, $3, $4)",
                              "iisi", id, ids[i], kind, (gint64) i + 1))
      return FALSE;
  return TRUE;
}

gboolean
td_preference_set (TdDatabase *db,
                   gint64 enrolment_id,
                   const char *kind,
                   const gint64 *employee_ids,
                   guint n_employees,
                   GError **error)
{
  g_autoptr (TdEnrolment) enrolment = td_enrolment_load (db, enrolment_id, error);
  g_autoptr (GPtrArray) now = enrolment ? td_preference_list (db, enrolment_id, error) : NULL;
  g_autoptr (TdChange) change = NULL;

  if (now == NULL || !check (enrolment, now, kind, employee_ids, n_employees, error))
    return FALSE;
  if (is_same (now, kind, employee_ids, n_employees))
    return TRUE;
  change = td_change_begin (db, "enrolment.preferences", error);
  if (change == NULL || !replace (db, enrolment_id, kind, employee_ids, n_employees, error))
    return FALSE;
  td_change_describe (change, "%s", enrolment->employee_name);
  return td_change_commit (change, error);
}
