/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-enrolment.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "db/td-adding.h"
#include "db/td-change.h"
#include "program/td-enrolment-private.h"

#include <glib/gi18n-lib.h>

static const TdField enrolment_fields[] = {
  TD_FIELD (TdEnrolment, id, TD_FIELD_ID),
  TD_FIELD (TdEnrolment, program_id, TD_FIELD_ID),
  TD_FIELD (TdEnrolment, employee_id, TD_FIELD_ID),
  TD_FIELD (TdEnrolment, role, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, state, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, from_date, TD_FIELD_DATE),
  TD_FIELD (TdEnrolment, withdrawn_on, TD_FIELD_DATE),
  TD_FIELD (TdEnrolment, withdrawn_reason, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, places, TD_FIELD_INT),
  TD_FIELD (TdEnrolment, hours, TD_FIELD_REAL),
  TD_FIELD (TdEnrolment, skills_offered, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, skills_wanted, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, strengths, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, reasons, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, languages, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, occasion, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, referred_by, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, topics_excluded, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, not_ready, TD_FIELD_BOOL),
  TD_FIELD (TdEnrolment, qualifications, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, experience, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, trained_on, TD_FIELD_DATE),
  TD_FIELD (TdEnrolment, onboarded_on, TD_FIELD_DATE),
  TD_FIELD (TdEnrolment, traits, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, introduces, TD_FIELD_BOOL),
  TD_FIELD (TdEnrolment, offers, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, offers_not, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, note, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, search_key, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, employee_name, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, employee_number, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, department, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, title, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, leave_date, TD_FIELD_DATE),
  TD_FIELD (TdEnrolment, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, requires_training, TD_FIELD_BOOL),
  TD_FIELD (TdEnrolment, n_mentees, TD_FIELD_INT),
  TD_FIELD (TdEnrolment, n_mentors, TD_FIELD_INT),
  TD_FIELD (TdEnrolment, wishes, TD_FIELD_TEXT),
  TD_FIELD (TdEnrolment, vetoes, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdEnrolment, td_enrolment, enrolment_fields)

static const char *const columns[] = {
  "program_id",
  "employee_id",
  "role",
  "state",
  "from_date",
  "withdrawn_on",
  "withdrawn_reason",
  "places",
  "hours",
  "skills_offered",
  "skills_wanted",
  "strengths",
  "reasons",
  "languages",
  "occasion",
  "referred_by",
  "topics_excluded",
  "not_ready",
  "qualifications",
  "experience",
  "trained_on",
  "onboarded_on",
  "traits",
  "introduces",
  "offers",
  "offers_not",
  "note",
  "search_key",
  NULL,
};

TdEnrolment *
td_enrolment_new (gint64 program_id, gint64 employee_id, const char *role, TdDate from_date)
{
  TdEnrolment *enrolment = g_object_new (TD_TYPE_ENROLMENT, NULL);

  enrolment->program_id = program_id;
  enrolment->employee_id = employee_id;
  enrolment->from_date = from_date;
  enrolment->places = g_strcmp0 (role, "mentee") == 0 ? 0 : 1;
  td_record_set_text (&enrolment->role, role);
  td_record_set_text (&enrolment->state, "enrolled");
  return enrolment;
}

TdEnrolment *
td_enrolment_load (TdDatabase *db, gint64 id, GError **error)
{
  GError *trouble = NULL;
  TdEnrolment *enrolment = td_database_load_one (db, TD_TYPE_ENROLMENT, &trouble,
                                                 TD_ENROLMENT_SELECT "WHERE n.id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, trouble);
  else if (enrolment == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("This enrolment is not there any more."));
  return enrolment;
}

TdEnrolment *
td_enrolment_find (TdDatabase *db, gint64 program_id, gint64 employee_id, GError **error)
{
  return td_database_load_one (db, TD_TYPE_ENROLMENT, error,
                               TD_ENROLMENT_SELECT "WHERE n.program_id = $1 AND n.employee_id = $2",
                               "ii", program_id, employee_id);
}

GPtrArray *
td_enrolment_list (TdDatabase *db,
                   gint64 program_id,
                   gint64 employee_id,
                   const char *role,
                   const char *state,
                   GError **error)
{
  /* Two texts, so that each uses its index. */
  const char *sql =
      employee_id ? TD_ENROLMENT_SELECT
          "WHERE n.employee_id = $2 AND ($1 IS NULL OR n.program_id = $1) "
          "AND ($3 IS NULL OR n.role IN ($3, 'both')) "
          "AND ($4 IS NULL OR n.state = $4) ORDER BY n.from_date DESC, n.id DESC"
                  : TD_ENROLMENT_SELECT
          "WHERE ($1 IS NULL OR n.program_id = $1) "
          "AND ($3 IS NULL OR n.role IN ($3, 'both')) "
          "AND ($4 IS NULL OR n.state = $4) ORDER BY td_sort_key(e.name, e.name_key), e.id, n.id";

  return td_database_load (db, TD_TYPE_ENROLMENT, error, sql, "nnss", program_id, employee_id, role,
                           state);
}

gboolean
td_enrolment_is_ready (TdEnrolment *enrolment, const char *role, TdDate on, const char **why)
{
  gboolean mentor = g_strcmp0 (role, "mentor") == 0;
  const char *reason = NULL;

  if (g_strcmp0 (enrolment->role, "both") != 0 && g_strcmp0 (enrolment->role, role) != 0)
    reason = mentor ? _ ("is not a mentor") : _ ("is not a mentee");
  else if (g_strcmp0 (enrolment->state, "enrolled") != 0)
    reason = g_strcmp0 (enrolment->state, "waiting") == 0 ? _ ("is on the waiting list")
                                                          : _ ("has withdrawn");
  else if (enrolment->leave_date && enrolment->leave_date < on)
    reason = _ ("has left");
  else if (enrolment->from_date > on)
    reason = _ ("starts later");
  else if (enrolment->not_ready)
    reason = _ ("is marked not ready");
  else if (mentor && enrolment->requires_training &&
           (enrolment->trained_on == TD_DATE_NONE || enrolment->trained_on > on))
    reason = _ ("has not done the training");
  if (why)
    *why = reason;
  return reason == NULL;
}

/* What search finds: the skills and strengths. */
static void
complete (TdEnrolment *enrolment)
{
  g_autofree char *all = g_strjoin (" ", enrolment->skills_offered ? enrolment->skills_offered : "",
                                    enrolment->skills_wanted ? enrolment->skills_wanted : "",
                                    enrolment->strengths ? enrolment->strengths : "", NULL);

  td_record_take_text (&enrolment->search_key, td_text_fold (all));
}

gboolean
td_enrolment_write (TdDatabase *db, TdEnrolment *enrolment, const char *action, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, action, error);
  g_autofree char *name = NULL;

  if (change == NULL)
    return FALSE;
  complete (enrolment);
  if (enrolment->id
          ? !td_database_update (db, "enrolment", enrolment, columns, enrolment->id, error)
          : !td_database_insert (db, "enrolment", enrolment, columns, &enrolment->id, error))
    return FALSE;
  if (!td_database_query_text (db, &name, error, "SELECT name FROM employee WHERE id = $1", "i",
                               enrolment->employee_id))
    return FALSE;
  td_change_describe (change, "%s", name ? name : "");
  return td_change_commit (change, error);
}

/* The columns of the table, with the types and places that the record has. */
static GArray *
list_stored_fields (void)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (TdField));

  g_array_append_val (fields, enrolment_fields[0]);
  for (guint i = 0; i < G_N_ELEMENTS (enrolment_fields); i++)
    if (g_strv_contains (columns, enrolment_fields[i].name))
      g_array_append_val (fields, enrolment_fields[i]);
  return fields;
}

/* Known to connections by its address, so there is one. */
static const TdRecordShape *
get_shape (void)
{
  static TdRecordShape shape = { "TdEnrolment", NULL, 0, sizeof (TdEnrolment) };
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      GArray *fields = list_stored_fields ();

      shape.n_fields = fields->len;
      shape.fields = (const TdField *) (gpointer) g_array_free (fields, FALSE);
      g_once_init_leave (&made, 1);
    }
  return &shape;
}

gboolean
td_enrolment_add_all (TdDatabase *db,
                      GPtrArray *enrolments,
                      TdProgress *progress,
                      double from,
                      double to,
                      GCancellable *cancellable,
                      GError **error)
{
  const TdRecordSet set = { enrolments, get_shape (), progress, from, to, cancellable };
  g_autoptr (TdAdding) adding = NULL;
  gint64 last = 0;

  if (enrolments->len == 0)
    return TRUE;
  if (!td_database_query_int (db, &last, error, "SELECT coalesce(max(id), 0) FROM enrolment", ""))
    return FALSE;
  for (guint i = 0; i < enrolments->len; i++)
    {
      TdEnrolment *enrolment = enrolments->pdata[i];

      complete (enrolment);
      enrolment->id = ++last;
    }
  adding = td_adding_begin (db, "enrolment", enrolments->len, error);
  return adding && td_adding_insert (adding, "enrolment", "id", &set, error) &&
         td_adding_end (adding, error);
}

gboolean
td_enrolment_store (TdDatabase *db, TdEnrolment *enrolment, GError **error)
{
  complete (enrolment);
  return td_database_update (db, "enrolment", enrolment, columns, enrolment->id, error);
}

gboolean
td_enrolment_save (TdDatabase *db, TdEnrolment *enrolment, GError **error)
{
  g_autoptr (TdRemarks) remarks = td_enrolment_check (db, enrolment, error);
  g_autoptr (TdEnrolment) before = NULL;

  if (remarks == NULL || !td_remarks_raise (remarks, error))
    return FALSE;
  if (enrolment->id)
    {
      before = td_enrolment_load (db, enrolment->id, error);
      if (before == NULL)
        return FALSE;
      complete (enrolment);
      if (td_record_equal_fields (enrolment, before, columns))
        return TRUE;
    }
  return td_enrolment_write (db, enrolment, enrolment->id ? "enrolment.edit" : "enrolment.add",
                             error);
}
