/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-plan.h"

#include "base/td-text.h"
#include "exchange/td-import-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
load_people (TdRosterPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) employees = td_database_load (plan->db, TD_TYPE_EMPLOYEE, error,
                                                      "SELECT * FROM employee WHERE anonymous = 0 "
                                                      "ORDER BY id",
                                                      "");

  if (employees == NULL)
    return FALSE;
  for (guint i = 0; i < employees->len; i++)
    {
      TdRosterPerson *person = td_roster_person_new (employees->pdata[i]);

      g_ptr_array_add (plan->people, person);
      td_roster_match_add (plan, person);
    }
  return TRUE;
}

static char *
extra_key (gint64 id, const char *field)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s", id, field);
}

static gboolean
load_extras (TdRosterPlan *plan, GError **error)
{
  g_autoptr (TdStatement) statement =
      td_database_query (plan->db, error, "SELECT employee_id, field, value FROM employee_extra",
                         "");
  GError *trouble = NULL;

  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    g_hash_table_insert (plan->extras,
                         extra_key (td_statement_get_int (statement, 0),
                                    td_statement_get_text (statement, 1)),
                         g_strdup (td_statement_get_text (statement, 2)));
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
is_free_column (TdRosterPlan *plan, guint column)
{
  return td_mapping_get_use (plan->reader.mapping, column) == TD_COLUMN_FREE;
}

char *
td_roster_plan_dup_extra (TdRosterPlan *plan, guint row, guint column)
{
  return td_text_clean (td_table_get_cell (plan->reader.table, row, column));
}

static void
compare_extras (TdRosterPlan *plan, TdRosterPerson *person)
{
  for (guint i = 0; i < td_table_get_n_columns (plan->reader.table); i++)
    {
      const char *field = td_table_get_header (plan->reader.table, i);
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;

      if (!is_free_column (plan, i))
        continue;
      key = extra_key (person->before ? person->before->id : 0, field);
      value = td_roster_plan_dup_extra (plan, person->row, i);
      if (g_strcmp0 (value, person->before ? g_hash_table_lookup (plan->extras, key) : NULL) == 0)
        continue;
      td_roster_person_note_extra (person, i);
      if (person->before)
        td_roster_person_note_field (person, field);
    }
}

static gboolean
read_rows (TdRosterPlan *plan, GError **error)
{
  guint n_rows = td_table_get_n_rows (plan->reader.table);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autoptr (TdEmployee) key = NULL;
      TdRosterPerson *person;

      if (!td_row_reader_go (&plan->reader, row, 0.05, 0.5, error))
        return FALSE;
      key = td_roster_key (&plan->reader);
      person = td_roster_match (plan, key);
      if (person)
        td_roster_person_read (person, &plan->reader, key);
    }
  return TRUE;
}

static void
count_person (TdRosterPlan *plan, TdRosterPerson *person)
{
  g_autofree char *fields = NULL;

  compare_extras (plan, person);
  td_roster_person_compare (person);
  /* A manager who is new has no id to compare yet. */
  if (person->before && person->chief && person->chief->before == NULL &&
      td_row_reader_has (&plan->reader, "manager"))
    td_roster_person_note_field (person, "manager_id");
  fields = td_roster_person_dup_fields (person);
  plan->reader.row = person->row;
  td_row_reader_count (&plan->reader, person->before == NULL, person->after->number,
                       person->after->name, fields);
}

/* Counts everyone; the missing come last, in the order of the workspace. */
static void
count_people (TdRosterPlan *plan)
{
  TdReceipt *receipt = plan->reader.receipt;

  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];

      if (person->after)
        count_person (plan, person);
    }
  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];

      if (person->after || person->before->outside)
        continue;
      receipt->n_missing++;
      td_receipt_add_result (receipt, 0, "missing", person->before->number, person->before->name,
                             NULL);
    }
}

TdRosterPlan *
td_roster_plan_new (TdDatabase *db)
{
  TdRosterPlan *plan = g_new0 (TdRosterPlan, 1);

  plan->db = db;
  plan->people = g_ptr_array_new_with_free_func ((GDestroyNotify) td_roster_person_free);
  plan->extras = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  td_roster_match_init (plan);
  return plan;
}

gboolean
td_roster_plan_load (TdRosterPlan *plan, GError **error)
{
  return load_people (plan, error) && load_extras (plan, error);
}

gboolean
td_roster_plan_make (TdRosterPlan *plan, GError **error)
{
  if (!read_rows (plan, error))
    return FALSE;
  td_roster_find_managers (plan);
  count_people (plan);
  return TRUE;
}

void
td_roster_plan_free (TdRosterPlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->people);
  g_hash_table_unref (plan->extras);
  td_roster_match_clear (plan);
  g_free (plan);
}
