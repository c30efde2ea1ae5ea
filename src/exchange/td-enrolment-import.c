/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-enrolment-import.h"

#include "base/td-text.h"
#include "exchange/td-enrolment-row.h"
#include "exchange/td-import-run.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything there is before the rows are read, and what they become. */
typedef struct
{
  TdDatabase *db;
  TdRowReader reader;
  gint64 program_id;
  TdProgram *program;
  GPtrArray *employees;
  TdDirectory *directory;
  GPtrArray *enrolments;   /* of the programme, all states */
  GHashTable *by_employee; /* enrolments by employee */
  GHashTable *latest;      /* TdEnrolmentRow by employee */
  GPtrArray *rows;         /* of TdEnrolmentRow, in file order */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->rows, g_ptr_array_unref);
  g_clear_pointer (&plan->latest, g_hash_table_unref);
  g_clear_pointer (&plan->by_employee, g_hash_table_unref);
  g_clear_pointer (&plan->enrolments, g_ptr_array_unref);
  g_clear_pointer (&plan->directory, td_directory_free);
  g_clear_pointer (&plan->employees, g_ptr_array_unref);
  g_clear_object (&plan->program);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static gboolean
load (gpointer data, GError **error)
{
  Plan *plan = data;

  plan->program = td_program_load (plan->db, plan->program_id, error);
  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_enrolment_row_free);
  plan->directory = td_directory_new ();
  plan->by_employee = g_hash_table_new (NULL, NULL);
  plan->latest = g_hash_table_new (NULL, NULL);
  if (plan->program == NULL)
    return FALSE;
  plan->employees = td_database_load (plan->db, TD_TYPE_EMPLOYEE, error,
                                      "SELECT * FROM employee ORDER BY id", "");
  plan->enrolments = td_enrolment_list (plan->db, plan->program_id, 0, NULL, NULL, error);
  if (plan->employees == NULL || plan->enrolments == NULL)
    return FALSE;

  for (guint i = 0; i < plan->employees->len; i++)
    {
      TdEmployee *employee = plan->employees->pdata[i];

      td_directory_add (plan->directory, employee, employee->number, employee->email,
                        employee->name, employee->given_name, employee->family_name);
    }
  for (guint i = 0; i < plan->enrolments->len; i++)
    {
      TdEnrolment *enrolment = plan->enrolments->pdata[i];

      g_hash_table_insert (plan->by_employee, GSIZE_TO_POINTER (enrolment->employee_id), enrolment);
    }
  return td_directory_load_other_numbers (plan->directory, plan->db, error);
}

static void
count_refused (Plan *plan, TdEmployee *employee)
{
  td_row_reader_refuse (&plan->reader, employee ? employee->number : NULL,
                        employee ? employee->name : NULL);
}

/* Lays the earlier of two answers aside, and says so. */
static void
lay_aside (Plan *plan, guint row)
{
  td_row_reader_lay_aside (&plan->reader, row, "email",
                           _ ("The same person answered again later; this answer was laid aside."));
}

/* First walk: who answered, and with which row last. */
static gboolean
find_people (Plan *plan, GError **error)
{
  int time_column = td_enrolment_row_find_time (plan->reader.table);

  for (guint i = 0; i < td_table_get_n_rows (plan->reader.table); i++)
    {
      TdEmployee *employee;
      TdEnrolmentRow *row;
      gint64 given_at;

      if (!td_row_reader_go (&plan->reader, i, 0, 0.3, error))
        return FALSE;
      employee = td_enrolment_row_find (&plan->reader, plan->directory);
      if (employee == NULL)
        {
          count_refused (plan, NULL);
          continue;
        }
      given_at = td_enrolment_row_read_time (&plan->reader, time_column);
      row = g_hash_table_lookup (plan->latest, employee);
      if (row && given_at < row->given_at)
        {
          lay_aside (plan, i);
          continue;
        }
      if (row)
        lay_aside (plan, row->row);
      else
        {
          row = g_new0 (TdEnrolmentRow, 1);
          row->employee = employee;
          row->before = g_hash_table_lookup (plan->by_employee, GSIZE_TO_POINTER (employee->id));
          g_ptr_array_add (plan->rows, row);
          g_hash_table_insert (plan->latest, employee, row);
        }
      row->row = i;
      row->given_at = given_at;
    }
  return TRUE;
}

static gboolean
differs (GArray *ids, GPtrArray *now, const char *kind)
{
  guint n = 0;

  for (guint i = 0; i < now->len; i++)
    {
      TdPreference *preference = now->pdata[i];

      if (strcmp (preference->kind, kind) != 0)
        continue;
      if (n >= ids->len || g_array_index (ids, gint64, n) != preference->employee_id)
        return TRUE;
      n++;
    }
  return n != ids->len;
}

/* Whether wishes or vetoes are other than those there are. */
static gboolean
compare_preferences (Plan *plan, TdEnrolmentRow *row, GError **error)
{
  g_autoptr (GPtrArray) now = NULL;

  if (row->wishes == NULL && row->vetoes == NULL)
    return TRUE;
  if (row->before == NULL)
    {
      row->preferences_differ = TRUE;
      return TRUE;
    }
  now = td_preference_list (plan->db, row->before->id, error);
  if (now == NULL)
    return FALSE;
  row->preferences_differ = (row->wishes && differs (row->wishes, now, "wish")) ||
                            (row->vetoes && differs (row->vetoes, now, "veto"));
  return TRUE;
}

/* The names of what the row changes; NULL for nothing. */
static char *
list_changes (TdEnrolmentRow *row)
{
  static const char *const names[] = { "role",          "state",    "from_date",
                                       "places",        "hours",    "skills_offered",
                                       "skills_wanted", "reasons",  "languages",
                                       "strengths",     "occasion", "topics_excluded",
                                       "referred_by" };
  g_autoptr (GStrvBuilder) changed = NULL;
  g_auto (GStrv) list = NULL;

  if (!row->preferences_differ && td_record_equal (row->before, row->after))
    return NULL;
  changed = g_strv_builder_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *const one[] = { names[i], NULL };

      if (!td_record_equal_fields (row->before, row->after, one))
        g_strv_builder_add (changed, names[i]);
    }
  if (row->preferences_differ)
    g_strv_builder_add (changed, "wishes");
  list = g_strv_builder_end (changed);
  return td_text_join_list ((const char *const *) list);
}

/* Who withdrew stays withdrawn, unless she signed up again afterwards. */
static gboolean
take_back_withdrawal (Plan *plan, TdEnrolmentRow *row)
{
  if (row->before == NULL || strcmp (row->before->state, "withdrawn") != 0)
    return TRUE;
  if (td_row_reader_has (&plan->reader, "from") &&
      row->after->from_date > row->before->withdrawn_on)
    {
      td_record_set_text (&row->after->state, "enrolled");
      row->after->withdrawn_on = TD_DATE_NONE;
      td_record_set_text (&row->after->withdrawn_reason, NULL);
      return TRUE;
    }
  td_row_reader_complain (&plan->reader, "email",
                          _ ("This person withdrew after this answer and stays withdrawn."));
  return FALSE;
}

/* What the rules of enrolling say; a refusal is one of the row. */
static gboolean
check_rules (Plan *plan, TdEnrolmentRow *row)
{
  g_autoptr (TdRemarks) remarks =
      td_enrolment_check_loaded (row->after, row->before, row->employee, plan->program);
  g_autoptr (GError) refusal = NULL;

  if (td_remarks_raise (remarks, &refusal))
    return TRUE;
  td_row_reader_complain (&plan->reader, "role", refusal->message);
  return FALSE;
}

static void
count_row (Plan *plan, TdEnrolmentRow *row)
{
  g_autofree char *changes = row->before ? list_changes (row) : NULL;

  row->differs = changes != NULL;
  td_row_reader_count (&plan->reader, row->before == NULL, row->employee->number,
                       row->employee->name, changes);
}

/* Second walk: what the last answer of each person makes of her enrolment. */
static gboolean
read_rows (Plan *plan, GError **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TdEnrolmentRow *row = plan->rows->pdata[i];
      gboolean fine;

      if (!td_row_reader_go (&plan->reader, row->row, 0.3, 0.6, error))
        return FALSE;
      fine = td_enrolment_row_read (row, &plan->reader, plan->directory, plan->program_id) &&
             take_back_withdrawal (plan, row) && check_rules (plan, row);
      if (fine && !compare_preferences (plan, row, error))
        return FALSE;
      row->refused = !fine;
      if (fine)
        count_row (plan, row);
      else
        count_refused (plan, row->employee);
    }
  return TRUE;
}

static void
list_missing (Plan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TdEnrolmentRow *row = plan->rows->pdata[i];

      g_hash_table_remove (plan->by_employee, GSIZE_TO_POINTER (row->employee->id));
    }
  for (guint i = 0; i < plan->enrolments->len; i++)
    {
      TdEnrolment *enrolment = plan->enrolments->pdata[i];

      if (strcmp (enrolment->state, "withdrawn") == 0 ||
          !g_hash_table_contains (plan->by_employee, GSIZE_TO_POINTER (enrolment->employee_id)))
        continue;
      plan->reader.receipt->n_missing++;
      td_receipt_add_result (plan->reader.receipt, 0, "missing", enrolment->employee_number,
                             enrolment->employee_name, NULL);
    }
}

/* First none of the kind, so that somebody may move from the wishes to the vetoes. */
static gboolean
write_preferences (TdDatabase *db, TdEnrolmentRow *row, GError **error)
{
  gint64 id = row->after->id;

  if (!row->preferences_differ)
    return TRUE;
  if (row->wishes && row->vetoes &&
      (!td_preference_set (db, id, "wish", NULL, 0, error) ||
       !td_preference_set (db, id, "veto", NULL, 0, error)))
    return FALSE;
  return (row->wishes == NULL || td_preference_set (db, id, "wish", (gint64 *) row->wishes->data,
                                                    row->wishes->len, error)) &&
         (row->vetoes == NULL || td_preference_set (db, id, "veto", (gint64 *) row->vetoes->data,
                                                    row->vetoes->len, error));
}

static gboolean
make (gpointer data, GError **error)
{
  Plan *plan = data;

  if (!find_people (plan, error) || !read_rows (plan, error))
    return FALSE;
  td_enrolment_row_doubt_lists (plan->rows, &plan->reader);
  list_missing (plan);
  return TRUE;
}

/* Those who are new, at once. */
static gboolean
write_new (Plan *plan, GError **error)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  for (guint i = 0; i < plan->rows->len; i++)
    {
      TdEnrolmentRow *row = plan->rows->pdata[i];

      if (!row->refused && row->before == NULL)
        g_ptr_array_add (added, row->after);
    }
  return td_enrolment_add_all (plan->db, added, plan->reader.options->progress, 0.6, 0.8,
                               plan->reader.cancellable, error);
}

static gboolean
write_rows (gpointer data, GError **error)
{
  Plan *plan = data;

  if (!write_new (plan, error))
    return FALSE;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TdEnrolmentRow *row = plan->rows->pdata[i];

      if (!td_row_reader_go (&plan->reader, row->row, 0.8, 0.98, error))
        return FALSE;
      if (row->refused)
        continue;
      if ((row->differs && !td_enrolment_store (plan->db, row->after, error)) ||
          !write_preferences (plan->db, row, error))
        return FALSE;
    }
  return TRUE;
}

TdReceipt *
td_enrolment_import (TdDatabase *db,
                     gint64 program_id,
                     TdMapping *mapping,
                     const TdImportOptions *options,
                     GError **error)
{
  static const TdImportSteps steps = { "enrolments.import", "enrolments", load, make, write_rows };
  g_auto (Plan) plan = { .db = db, .program_id = program_id };

  g_return_val_if_fail (td_mapping_get_kind (mapping) == TD_IMPORT_ENROLMENTS, NULL);

  return td_import_rows (db, mapping, options, &steps, &plan.reader, &plan, error);
}
