/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

static TdReceipt *
new_receipt (void)
{
  g_autoptr (TdTable) table =
      test_table_of ("Number,Name,Shoe size,Salary\n1,Ann,38,9\n2,Bob,44,9\n3,Cy,41,9\n", -1, NULL);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);

  return td_receipt_new (mapping);
}

/* The members that issue 2 asks for, with their types. */
static void
test_json (void)
{
  g_autoptr (TdReceipt) receipt = new_receipt ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  receipt->n_added = 2;
  receipt->n_refused = 1;
  receipt->n_missing = 1;
  g_free (receipt->file);
  receipt->file = g_strdup ("people.csv");
  receipt->dates = g_strdup ("dmy");
  td_receipt_add_problem (receipt, 2, 1, "Ann \"A\"", "Not nice.");
  td_receipt_add_problem (receipt, 3, -1, NULL, "Of no column.");
  td_receipt_add_result (receipt, 2, "added", "1", "Ann", NULL);
  td_receipt_add_result (receipt, 3, "updated", "2", "Bob", "title; grade");
  td_receipt_add_result (receipt, 0, "missing", NULL, "Di", NULL);
  node = td_receipt_to_json (receipt);
  text = json_to_string (node, FALSE);
  g_assert_cmpstr (
      text, ==,
      "{\"rows\":3,\"added\":2,\"updated\":0,\"unchanged\":0,\"refused\":1,\"missing\":1,"
      "\"mapping\":{\"number\":\"Number\",\"name\":\"Name\"},"
      "\"free_fields\":[\"Shoe size\"],\"private_columns\":[\"Salary\"],"
      "\"dates\":\"dmy\",\"file\":\"people.csv\","
      "\"problems\":[{\"row\":2,\"column\":\"Name\",\"value\":\"Ann \\\"A\\\"\",\"message\":\"Not "
      "nice.\"},{\"row\":3,\"column\":\"\",\"value\":\"\",\"message\":\"Of no column.\"}],"
      "\"missing_people\":[{\"number\":null,\"name\":\"Di\"}],"
      "\"results\":[{\"row\":2,\"result\":\"added\",\"number\":\"1\",\"name\":\"Ann\"},"
      "{\"row\":3,\"result\":\"updated\",\"number\":\"2\",\"name\":\"Bob\",\"fields\":\"title; "
      "grade\"}]}");
}

/* Groups: by column and message, most frequent first, with the first rows and different values. */
static void
test_groups (void)
{
  g_autoptr (TdReceipt) receipt = new_receipt ();
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char *several = NULL, *one = NULL, *rare = NULL, *refused = NULL;
  TdImportGroup *group;

  td_receipt_add_problem (receipt, 2, 0, "x", "Rare.");
  for (int row = 10; row < 30; row++)
    td_receipt_add_problem (receipt, row, 1, row % 2 ? "odd" : "even", "Often.");
  td_receipt_add_problem (receipt, 40, 0, "", "Often.");
  td_receipt_add_result (receipt, 11, "refused", NULL, NULL, NULL);
  td_receipt_add_result (receipt, 40, "refused", NULL, NULL, NULL);
  td_receipt_add_result (receipt, 12, "added", "12", "Ann", NULL);
  groups = td_receipt_group (receipt);
  g_assert_cmpuint (groups->len, ==, 3);
  group = groups->pdata[0];
  g_assert_cmpint (group->count, ==, 20);
  g_assert_cmpstr (group->column, ==, "Name");
  g_assert_cmpstr (group->rows, ==, "10, 11, 12, 13, 14, 15, 16, 17, …");
  several = td_import_rows_dup_words (group->rows);
  one = td_import_rows_dup_words ("4");
  g_assert_cmpstr (several, ==, "rows 10, 11, 12, 13, 14, 15, 16, 17, …");
  g_assert_cmpstr (one, ==, "row 4");
  g_assert_cmpstr (group->examples, ==, "even, odd");
  g_assert_cmpint (group->n_refused, ==, 1);
  group = groups->pdata[1];
  rare = td_import_group_dup_rows (group);
  g_assert_cmpstr (rare, ==, "row 2");
  group = groups->pdata[2];
  refused = td_import_group_dup_rows (group);
  g_assert_cmpstr (refused, ==, "row 40 · 1 row refused");
  g_assert_cmpstr (group->column, ==, "Number");
  g_assert_null (group->examples);
}

static void
test_empty (void)
{
  g_autoptr (TdReceipt) receipt = new_receipt ();
  g_autoptr (TdReceipt) again = td_receipt_ref (receipt);
  g_autoptr (GPtrArray) groups = td_receipt_group (again);

  g_assert_cmpuint (groups->len, ==, 0);
  g_assert_true (td_receipt_is_empty (receipt));
  receipt->n_refused = 3;
  g_assert_true (td_receipt_is_empty (receipt));
  receipt->n_unchanged = 1;
  g_assert_false (td_receipt_is_empty (receipt));
}

static void
test_store (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = new_receipt ();
  g_autoptr (TdChange) change = td_change_begin (file->db, "test.store", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (TdReceipt) kept = NULL;

  for (int row = 2; row < 1002; row++)
    td_receipt_add_problem (receipt, row, 1, "Zoe Secret", "Often.");
  for (int row = 2; row < 1002; row++)
    td_receipt_add_result (receipt, row, "added", "1", "Ann", NULL);
  td_receipt_add_result (receipt, 0, "missing", "9", "Di", NULL);
  g_assert_true (td_receipt_store (receipt, file->db, "roster", &error));
  g_assert_no_error (error);
  g_assert_true (td_change_commit (change, NULL));
  td_database_query_text (file->db, &stored, &error,
                          "SELECT receipt FROM import_run WHERE kind = 'roster'", "");
  g_assert_nonnull (strstr (stored, "\"count\":1000"));
  g_assert_nonnull (strstr (stored, "\"missing_people\":[{\"number\":\"9\""));
  /* Not every row: the file would grow with each import. And no value of a cell. */
  g_assert_cmpuint (strlen (stored), <, 80000);
  g_assert_null (strstr (stored, "Zoe Secret"));
  node = json_from_string (stored, &error);
  g_assert_no_error (error);
  kept = td_receipt_from_json (node);
  g_assert_cmpuint (kept->results->len, ==, 501);
  g_assert_cmpuint (kept->problems->len, ==, 500);
  g_assert_cmpint (kept->n_rows, ==, receipt->n_rows);
  g_assert_cmpstr (kept->file, ==, receipt->file);
}

static char *
save (TdReceipt *receipt, TdTestFile *file, const char *name)
{
  g_autofree char *path = g_build_filename (file->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTable) table = NULL;
  GString *text = g_string_new (NULL);

  g_assert_true (td_receipt_save (receipt, path, NULL, &error));
  g_assert_no_error (error);
  table = td_table_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint row = 0; row < td_table_get_n_rows (table); row++)
    for (guint column = 0; column < td_table_get_n_columns (table); column++)
      g_string_append_printf (text, "%s%s", td_table_get_cell (table, row, column),
                              column + 1 < td_table_get_n_columns (table) ? "|" : "\n");
  return g_string_free (text, FALSE);
}

/* As a table: rows and problems in the order of the file, the missing last; both kinds of file. */
static void
test_save (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = td_receipt_new_for_calendar ("x.csv", 3);
  g_autofree char *csv = NULL;
  g_autofree char *workbook = NULL;

  td_receipt_add_result (receipt, 2, "added", "1", "Ann", NULL);
  td_receipt_add_result (receipt, 3, "updated", "2", "=Bob", "title; from_date; Shoe size");
  td_receipt_add_result (receipt, 4, "enrolled", "3", "Cy", NULL);
  td_receipt_add_result (receipt, 0, "missing", "9", "Di", NULL);
  td_receipt_add_problem_of (receipt, 3, "Hired on", "soon", "This is not a date.");
  td_receipt_add_problem_of (receipt, 5, "Name", "", "No name.");
  csv = save (receipt, file, "receipt.csv");
  workbook = save (receipt, file, "receipt.xlsx");
  g_assert_cmpstr (csv, ==,
                   "2|Added|1|Ann||||\n"
                   "3|Updated|2|=Bob|Job title, From, Shoe size|||\n"
                   "3|Problem||||Hired on|soon|This is not a date.\n"
                   "4|Enrolled|3|Cy||||\n"
                   "5|Problem||||Name||No name.\n"
                   "|Missing|9|Di||||\n");
  g_assert_cmpstr (workbook, ==, csv);
}

void
test_receipt_add (void)
{
  g_test_add ("/exchange/receipt/save", TdTestFile, NULL, td_test_file_setup, test_save,
              td_test_file_teardown);
  g_test_add_func ("/exchange/receipt/json", test_json);
  g_test_add_func ("/exchange/receipt/groups", test_groups);
  g_test_add_func ("/exchange/receipt/empty", test_empty);
  g_test_add ("/exchange/receipt/store", TdTestFile, NULL, td_test_file_setup, test_store,
              td_test_file_teardown);
}
