/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "people/td-employee-search.h"

#include <glib/gi18n-lib.h>

/* The fields that the JSON must have, then the others. */
static const char *const members[] = {
  "number",      "name",         "department",   "manager=manager_number",
  "hire_date",   "leave_date",   "id",           "given_name",
  "family_name", "email",        "title",        "grade",
  "location",    "manager_name", "manager_text", "leave_reason",
  "status",      "languages",    "outside",      "role",
  "since",       NULL,
};

static void
print_json (TdCli *cli, GPtrArray *employees, guint total)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_int (builder, "total", total);
  td_cli_json_begin_array (builder, "employees");
  for (guint i = 0; i < employees->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, employees->pdata[i], members);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_table (TdCli *cli, GPtrArray *employees, guint total)
{
  TdCliTable *table = td_cli_table_new (_ ("Number"), _ ("Name"), _ ("Department"), _ ("Grade"),
                                        _ ("Manager"), _ ("Hired"), _ ("Left"), NULL);

  for (guint i = 0; i < employees->len; i++)
    {
      TdEmployee *employee = employees->pdata[i];
      g_autofree char *hired = td_date_to_iso (employee->hire_date);
      g_autofree char *left = td_date_to_iso (employee->leave_date);

      td_cli_table_add (table, employee->number, employee->name, employee->department,
                        employee->grade,
                        employee->manager_name ? employee->manager_name : employee->manager_text,
                        hired, left);
    }
  td_cli_table_print (table, cli);
  if (employees->len < total)
    /* Translators: rows shown, rows found. */
    td_cli_message (cli, _ ("%u of %u are shown; --limit shows more."), employees->len, total);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *department = NULL;
  int limit = -1;
  const GOptionEntry entries[] = {
    { "search", 's', 0, G_OPTION_ARG_STRING, &text,
      N_ ("Parts of name, number, department or skill"), N_ ("TEXT") },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, N_ ("Only of this department"),
      N_ ("NAME") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many rows"), N_ ("N") },
    {},
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) employees = NULL;
  TdEmployeeQuery query = { 0 };
  TdDatabase *db;
  guint n;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  query.text = text;
  query.department = department;
  db = td_cli_open (cli, 0, error);
  ids = db ? td_employee_search (db, &query, error) : NULL;
  if (ids == NULL)
    return FALSE;
  n = limit >= 0 && (guint) limit < ids->len ? (guint) limit : ids->len;
  employees = td_employee_load_many (db, (gint64 *) ids->data, n, 0, error);
  if (employees == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, employees, ids->len);
  else
    print_table (cli, employees, ids->len);
  return TRUE;
}

const TdCliCommand td_cli_employees = { "employees", NULL, N_ ("List and find people"), run };
