/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-absence.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "db/td-change.h"
#include "pairing/td-pair-absence.h"
#include "pairing/td-pair.h"
#include "people/td-employee.h"

#include <glib/gi18n-lib.h>

static const TdField absence_fields[] = {
  TD_FIELD (TdAbsence, id, TD_FIELD_ID),          TD_FIELD (TdAbsence, employee_id, TD_FIELD_ID),
  TD_FIELD (TdAbsence, from_date, TD_FIELD_DATE), TD_FIELD (TdAbsence, to_date, TD_FIELD_DATE),
  TD_FIELD (TdAbsence, reason, TD_FIELD_TEXT),    TD_FIELD (TdAbsence, name, TD_FIELD_TEXT),
  TD_FIELD (TdAbsence, number, TD_FIELD_TEXT),    TD_FIELD (TdAbsence, n_pairs, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdAbsence, td_absence, absence_fields)

static const char *const stored_fields[] = { "employee_id", "from_date", "to_date", "reason",
                                             NULL };

#define ABSENCE_SELECT                                                                         \
  "SELECT a.*, w.name, w.number, "                                                             \
  "(SELECT count(DISTINCT s.pair_id) FROM pair_pause s WHERE s.absence_id = a.id) AS n_pairs " \
  "FROM absence a JOIN employee w ON w.id = a.employee_id "

TdAbsence *
td_absence_new (gint64 employee_id, TdDate from, TdDate to)
{
  TdAbsence *absence = g_object_new (TD_TYPE_ABSENCE, NULL);

  absence->employee_id = employee_id;
  absence->from_date = from;
  absence->to_date = to;
  return absence;
}

TdRemarks *
td_absence_check (const TdAbsence *absence)
{
  TdRemarks *remarks = td_remarks_new ();

  if (absence->from_date == TD_DATE_NONE)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "from_date", _ ("Say from which day on."));
  if (absence->to_date && absence->to_date < absence->from_date)
    td_remarks_add (remarks, TD_REMARK_REFUSAL, "to_date",
                    _ ("It would end before it begins. Choose a later last day."));
  return remarks;
}

static TdChange *
begin (TdDatabase *db, const char *action, gint64 employee_id, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, action, error);
  g_autoptr (TdEmployee) employee = change ? td_employee_load (db, employee_id, error) : NULL;

  if (employee == NULL)
    return NULL;
  td_change_describe (change, "%s", employee->name);
  return g_steal_pointer (&change);
}

static gboolean
write_absence (TdDatabase *db, TdAbsence *absence, GError **error)
{
  g_autoptr (TdAbsence) before = NULL;

  if (absence->id == 0)
    return td_database_insert (db, "absence", absence, stored_fields, &absence->id, error) &&
           td_pair_pause_absent (db, 0, absence->id, error);
  before = td_absence_load (db, absence->id, error);
  if (before == NULL)
    return FALSE;
  if (td_record_equal_fields (absence, before, stored_fields))
    return TRUE;
  return td_database_update (db, "absence", absence, stored_fields, absence->id, error) &&
         td_pair_unpause_absent (db, absence->id, error) &&
         td_pair_pause_absent (db, 0, absence->id, error);
}

gboolean
td_absence_save (TdDatabase *db, TdAbsence *absence, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_absence_check (absence);
  gboolean new = absence->id == 0;
  g_autoptr (TdChange) change = NULL;

  if (!td_remarks_raise (remarks, error))
    return FALSE;
  td_record_take_text (&absence->reason, td_text_clean (absence->reason));
  change = begin (db, new ? "partnership.absence" : "partnership.absence-edit",
                  absence->employee_id, error);
  if (change && write_absence (db, absence, error) && td_change_commit (change, error))
    return TRUE;
  absence->id = new ? 0 : absence->id;
  return FALSE;
}

gboolean
td_absence_end (TdDatabase *db, gint64 id, TdDate on, GError **error)
{
  g_autoptr (TdAbsence) absence = td_absence_load (db, id, error);
  g_autoptr (TdChange) change = NULL;

  if (absence == NULL)
    return FALSE;
  if (absence->to_date && absence->to_date < on)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT, _ ("%s was back before that day."),
                   absence->name);
      return FALSE;
    }
  if (on <= absence->from_date)
    return td_absence_delete (db, id, error);
  absence->to_date = on - 1;
  change = begin (db, "partnership.absence-end", absence->employee_id, error);
  return change && write_absence (db, absence, error) && td_change_commit (change, error);
}

gboolean
td_absence_delete (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdAbsence) absence = td_absence_load (db, id, error);
  g_autoptr (TdChange) change = NULL;

  if (absence == NULL)
    return FALSE;
  change = begin (db, "partnership.absence-delete", absence->employee_id, error);
  /* Pairs that are over keep their past: their pauses stay as pauses of their own. */
  return change && td_pair_unpause_absent (db, id, error) &&
         td_database_execute (db, error,
                              "UPDATE pair_pause SET absence_id = NULL WHERE absence_id = $1", "i",
                              id) &&
         td_database_execute (db, error, "DELETE FROM absence WHERE id = $1", "i", id) &&
         td_change_commit (change, error);
}

TdAbsence *
td_absence_load (TdDatabase *db, gint64 id, GError **error)
{
  GError *trouble = NULL;
  TdAbsence *absence = td_database_load_one (db, TD_TYPE_ABSENCE, &trouble,
                                             ABSENCE_SELECT "WHERE a.id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (absence == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no absence %d."), (int) id);
  return absence;
}

GPtrArray *
td_absence_list (TdDatabase *db, gint64 employee_id, GError **error)
{
  return td_database_load (db, TD_TYPE_ABSENCE, error,
                           ABSENCE_SELECT "WHERE $1 IS NULL OR a.employee_id = $1 "
                                          "ORDER BY a.from_date DESC, a.id DESC",
                           "n", employee_id);
}

GPtrArray *
td_absence_list_pairs (TdDatabase *db, const TdAbsence *absence, GError **error)
{
  const TdPairFilter filter = { .person_id = absence->employee_id, .state = "active; paused" };
  GPtrArray *pairs = td_pair_list (db, &filter, absence->from_date, error);

  for (guint i = pairs ? pairs->len : 0; i > 0; i--)
    {
      const TdPair *pair = pairs->pdata[i - 1];

      if (pair->matched_on == TD_DATE_NONE ||
          (absence->to_date && absence->to_date < pair->matched_on))
        g_ptr_array_remove_index (pairs, i - 1);
    }
  return pairs;
}

char *
td_absence_say_pairs (GPtrArray *pairs)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (pairs->len == 0)
    return g_strdup (_ ("No pair lives now that it would pause; one that begins meanwhile will be "
                        "paused."));
  for (guint i = 0; i < pairs->len; i++)
    {
      const TdPair *pair = pairs->pdata[i];

      g_string_append_printf (names, "%s%s – %s", i > 0 ? ", " : "", pair->mentor_name,
                              pair->mentee_name);
    }
  /* Translators: how many pairs; their names. */
  return g_strdup_printf (ngettext ("Pauses %u pair: %s.", "Pauses %u pairs: %s.", pairs->len),
                          pairs->len, names->str);
}

char *
td_absence_say_days (TdDate from, TdDate to)
{
  g_autofree char *first = td_date_format (from);
  g_autofree char *last = td_date_format (to);

  if (to == TD_DATE_NONE)
    return g_strdup_printf (_ ("Since %s"), first);
  /* Translators: first and last day of a pause. */
  return g_strdup_printf (_ ("%s to %s"), first, last);
}
