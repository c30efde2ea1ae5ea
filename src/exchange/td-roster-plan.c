/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-roster-plan.h"

#include "base/td-text.h"
#include "exchange/td-import-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

TdRosterPerson *
td_roster_plan_add (TdRosterPlan *plan, const TdEmployeeData *before)
{
  TdRosterPerson *person = td_arena_new0 (plan->arena, TdRosterPerson);

  person->before = before;
  g_ptr_array_add (plan->people, person);
  return person;
}

static gboolean
load_people (TdRosterPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) everyone = td_employee_data_load_all (plan->db, plan->arena, error);

  if (everyone == NULL)
    return FALSE;
  for (guint i = 0; i < everyone->len; i++)
    td_roster_match_add (plan, td_roster_plan_add (plan, everyone->pdata[i]));
  return td_roster_match_add_others (plan, error);
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

static void
find_free_columns (TdRosterPlan *plan)
{
  for (guint i = 0; i < td_table_get_n_columns (plan->reader.table); i++)
    if (td_mapping_get_use (plan->reader.mapping, i) == TD_COLUMN_FREE)
      g_array_append_val (plan->free_columns, i);
}

const char *
td_roster_plan_get_extra (TdRosterPlan *plan, guint row, guint column)
{
  const char *cell = td_table_get_cell (plan->reader.table, row, column);
  g_autofree char *clean = NULL;

  if (td_text_is_clean (cell))
    return cell;
  clean = td_text_clean (cell);
  return td_arena_add_text (plan->arena, clean);
}

/* What is known of a free field. */
static const char *
find_extra (TdRosterPlan *plan, TdRosterPerson *person, const char *field)
{
  g_autofree char *key = person->before ? extra_key (person->before->id, field) : NULL;

  return key ? g_hash_table_lookup (plan->extras, key) : NULL;
}

static void
note_extra (TdRosterPlan *plan, TdRosterPerson *person, guint column)
{
  if (person->extras == NULL)
    person->extras = td_arena_alloc (plan->arena, plan->free_columns->len * sizeof (guint));
  person->extras[person->n_extras++] = column;
  if (person->before)
    td_roster_person_note (person, td_table_get_header (plan->reader.table, column), plan->arena);
}

static void
compare_extras (TdRosterPlan *plan, TdRosterPerson *person)
{
  for (guint i = 0; i < plan->free_columns->len; i++)
    {
      guint column = g_array_index (plan->free_columns, guint, i);
      const char *field = td_table_get_header (plan->reader.table, column);
      const char *value = td_roster_plan_get_extra (plan, person->row, column);

      if (g_strcmp0 (value, find_extra (plan, person, field)) != 0)
        note_extra (plan, person, column);
    }
}

static gboolean
read_rows (TdRosterPlan *plan, GError **error)
{
  guint n_rows = td_table_get_n_rows (plan->reader.table);
  g_auto (TdRosterCells) cells = { NULL };

  td_roster_cells_init (&cells, &plan->reader, plan->arena);
  for (guint row = 0; row < n_rows; row++)
    {
      TdRosterPerson *person;
      TdRosterKey key;

      if (!td_row_reader_go (&plan->reader, row, 0.05, 0.5, error))
        return FALSE;
      td_roster_key_read (&key, &cells);
      person = td_roster_match (plan, &key);
      if (person)
        td_roster_person_read (person, &cells, &key);
    }
  return TRUE;
}

static void
count_person (TdRosterPlan *plan, TdRosterPerson *person, gboolean has_manager)
{
  compare_extras (plan, person);
  td_roster_person_compare (person, plan->arena);
  /* A manager who is new has no id to compare yet. */
  if (person->before && person->chief && person->chief->before == NULL && has_manager)
    td_roster_person_note (person, "manager_id", plan->arena);
  if (person->before == NULL || person->fields)
    td_employee_data_complete (person->after, plan->arena);
  plan->reader.row = person->row;
  td_row_reader_count (&plan->reader, person->before == NULL, person->after->number,
                       person->after->name, person->fields);
}

/* Counts everyone; the missing come last, in the order of the workspace. */
static void
count_people (TdRosterPlan *plan)
{
  TdReceipt *receipt = plan->reader.receipt;
  gboolean has_manager = td_row_reader_has (&plan->reader, "manager");

  for (guint i = 0; i < plan->people->len; i++)
    {
      TdRosterPerson *person = plan->people->pdata[i];

      if (person->after)
        count_person (plan, person, has_manager);
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
  plan->arena = td_arena_new ();
  plan->people = g_ptr_array_new ();
  plan->free_columns = g_array_new (FALSE, FALSE, sizeof (guint));
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
  find_free_columns (plan);
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
  g_array_unref (plan->free_columns);
  g_hash_table_unref (plan->extras);
  td_roster_match_clear (plan);
  td_arena_free (plan->arena);
  g_free (plan);
}
