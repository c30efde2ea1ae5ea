/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "exchange/td-table.h"
#include "pairing/td-pair.h"
#include "td-test-workspace.h"
#include "td-test.h"
#include "workspace/td-list.h"
#include "workspace/td-mail-addresses.h"
#include "workspace/td-private.h"
#include "workspace/td-sample.h"

#include <string.h>

#define TODAY "2026-11-21"

static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_test_file_setup (file, data);
  td_sample_make (file->db, td_test_date (TODAY), NULL, &error);
  g_assert_no_error (error);
}

static TdListRequest *
request_for (const char *name)
{
  return td_list_request_new (td_list_kind_find (name), 0, td_test_date (TODAY));
}

/* Saves and reads it again. */
static TdTable *
save (TdTestFile *file, const TdListRequest *request, const char *name, TdListResult *result)
{
  g_autofree char *path = g_build_filename (file->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) titles = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  TdTable *table;

  g_assert_true (td_list_save (file->db, request, path, td_sheet_format_from_path (path), NULL,
                               result, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < td_list_kind_get_n_columns (request->kind); i++)
    g_strv_builder_add (builder, td_list_kind_get_column_title (request->kind, i));
  titles = g_strv_builder_end (builder);
  table = td_table_read_columns (path, (const char *const *) titles, NULL, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static const char *
cell (TdTable *table, guint row, const char *head)
{
  int column = td_table_find_column (table, head);

  g_assert_cmpint (column, >=, 0);
  return td_table_get_cell (table, row, (guint) column);
}

static void
test_every_list (TdTestFile *file, gconstpointer data)
{
  const char *const *names = td_list_kind_list ();

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (TdListRequest) request = request_for (names[i]);
      g_autoptr (TdTable) csv = NULL, xlsx = NULL;
      TdListResult result;

      if (g_str_equal (names[i], "draft") || g_str_equal (names[i], "imports"))
        continue; /* the sample has none */
      csv = save (file, request, "list.csv", &result);
      xlsx = save (file, request, "list.xlsx", NULL);
      g_assert_cmpuint (td_table_get_n_rows (csv), ==, result.n_rows);
      g_assert_cmpuint (td_table_get_n_rows (xlsx), ==, result.n_rows);
      g_assert_cmpuint (result.n_rows, >, 0);
      for (guint row = 0; row < result.n_rows; row++)
        for (guint c = 0; c < td_table_get_n_columns (csv); c++)
          g_assert_cmpstr (td_table_get_cell (csv, row, c), ==, td_table_get_cell (xlsx, row, c));
    }
}

/* The file is the list as shown: these rows, this order, these columns. */
static void
test_as_shown (TdTestFile *file, gconstpointer data)
{
  static const char *const columns[] = { "email", "name", NULL };
  g_autoptr (TdListRequest) request = request_for ("people");
  g_autoptr (TdTable) table = NULL;
  gint64 ids[] = { 30, 10, 20 };

  request->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (request->ids, ids, G_N_ELEMENTS (ids));
  request->columns = g_strdupv ((char **) columns);
  table = save (file, request, "list.csv", NULL);
  g_assert_cmpuint (td_table_get_n_rows (table), ==, 3);
  g_assert_cmpuint (td_table_get_n_columns (table), ==, 2);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = NULL;

      td_database_query_text (file->db, &name, NULL, "SELECT name FROM employee WHERE id = $1", "i",
                              ids[i]);
      g_assert_cmpstr (td_table_get_cell (table, i, 1), ==, name);
    }
}

static void
test_filter_and_sort (TdTestFile *file, gconstpointer data)
{
  static const char *const filters[] = { "state=Active", "source=wish", NULL };
  const TdPairFilter filter = { .state = "active" };
  g_autoptr (GPtrArray) pairs = NULL;
  guint n_wished = 0;
  g_autoptr (TdListRequest) request = request_for ("pairs");
  g_autoptr (TdTable) table = NULL;
  TdListResult result;

  request->filters = g_strdupv ((char **) filters);
  request->sort = g_strdup ("planned_end");
  request->descending = TRUE;
  table = save (file, request, "list.csv", &result);
  pairs = td_pair_list (file->db, &filter, request->today, NULL);
  for (guint i = 0; i < pairs->len; i++)
    n_wished += g_strcmp0 (((TdPair *) pairs->pdata[i])->source, "wish") == 0;
  g_assert_cmpuint (result.n_rows, ==, n_wished);
  g_assert_cmpuint (result.n_rows, >, 2);
  for (guint i = 1; i < result.n_rows; i++)
    g_assert_cmpstr (cell (table, i, "Planned end"), <=, cell (table, i - 1, "Planned end"));
}

static void
test_people_filters (TdTestFile *file, gconstpointer data)
{
  static const char *const filters[] = { "department=Quality", "employed=yes", NULL };
  g_autoptr (TdListRequest) request = request_for ("people");
  g_autoptr (TdTable) table = NULL;

  request->filters = g_strdupv ((char **) filters);
  table = save (file, request, "list.csv", NULL);
  g_assert_cmpint (td_table_get_n_rows (table), ==,
                   td_test_count (file->db, "SELECT count(*) FROM employee WHERE department = "
                                            "'Quality' AND (leave_date IS NULL OR leave_date >= "
                                            "'" TODAY "') AND hire_date <= '" TODAY "'"));
}

static void
assert_refused (TdTestFile *file, TdListRequest *request)
{
  g_autofree char *path = g_build_filename (file->folder, "refused.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (td_list_save (file->db, request, path, TD_SHEET_CSV, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  static const char *const bad[][2] = { { "nonsense" }, { "note=x" }, { "membership=x" } };
  g_autoptr (TdListRequest) pairs = request_for ("pairs");
  g_autoptr (TdListRequest) people = request_for ("people");
  g_autoptr (TdListRequest) draft = request_for ("draft");

  pairs->sort = g_strdup ("note");
  assert_refused (file, pairs);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const char *filters[] = { bad[i][0], NULL };

      g_strfreev (people->filters);
      people->filters = g_strdupv ((char **) filters);
      assert_refused (file, people);
    }
  assert_refused (file, draft);
}

/* No list can be asked for a private column. */
static void
test_private (TdTestFile *file, gconstpointer data)
{
  guint n;
  const TdPrivateColumn *columns = td_private_columns (&n);
  const char *const *names = td_list_kind_list ();

  for (guint k = 0; names[k]; k++)
    {
      const TdListKind *kind = td_list_kind_find (names[k]);

      for (guint c = 0; c < td_list_kind_get_n_columns (kind); c++)
        for (guint i = 0; i < n; i++)
          if (columns[i].privacy == TD_PRIVACY_PRIVATE &&
              g_str_equal (columns[i].column, td_list_kind_get_column (kind, c)))
            g_error ("%s has the private column %s.%s", names[k], columns[i].table,
                     columns[i].column);
    }
}

static gboolean
file_names (const char *path, TdDatabase *db)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  TdStatement *statement;
  gboolean found = FALSE;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  statement = td_database_query (db, &error,
                                 "SELECT DISTINCT e.name, e.number, e.email FROM enrolment n "
                                 "JOIN employee e ON e.id = n.employee_id",
                                 "");
  while (td_statement_next (statement, &error))
    for (int i = 0; i < 3 && !found; i++)
      {
        const char *value = td_statement_get_text (statement, i);

        found = value && strlen (value) > 4 && strstr (text, value);
      }
  td_statement_release (statement);
  g_assert_no_error (error);
  return found;
}

/* Whoever is in a confidential programme is named in no list that tells so. */
static void
test_confidential (TdTestFile *file, gconstpointer data)
{
  static const char *const lists[] = { "pairs", "enrolments", "today", "history" };
  static const char *const enrolled[] = { "membership=enrolled", NULL };
  g_autofree char *path = g_build_filename (file->folder, "list.csv", NULL);
  TdListResult result;

  td_test_run (file->db, "UPDATE program SET confidential = 1");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (TdListRequest) request = request_for (lists[i]);
      g_autoptr (TdTable) table = save (file, request, "list.csv", &result);
      g_autofree char *words = td_list_result_dup_words (&result);

      g_assert_cmpuint (result.n_rows, >, 0);
      g_assert_cmpuint (result.n_nameless, >, 0);
      g_assert_nonnull (strstr (words, "without names"));
      g_assert_false (file_names (path, file->db));
    }
  {
    g_autoptr (TdListRequest) people = request_for ("people");
    g_autoptr (TdTable) all = save (file, people, "list.csv", &result);
    g_autoptr (TdTable) some = NULL;

    g_assert_cmpuint (result.n_nameless, ==, 0);
    for (guint i = 0; i < td_table_get_n_rows (all); i++)
      g_assert_cmpstr (cell (all, i, "Role"), ==, "");
    people->filters = g_strdupv ((char **) enrolled);
    some = save (file, people, "list.csv", &result);
    g_assert_cmpuint (result.n_nameless, ==, result.n_rows);
    g_assert_false (file_names (path, file->db));
  }
}

static void
test_sensitive_reason (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdListRequest) request = request_for ("enrolments");
  g_autoptr (TdTable) table = NULL;
  TdListResult result;

  request->sort = g_strdup ("reasons");
  table = save (file, request, "list.csv", &result);
  g_assert_cmpint (result.n_withheld, ==,
                   td_test_count (file->db, "SELECT count(*) FROM enrolment WHERE reasons LIKE "
                                            "'%support%'"));
  g_assert_cmpuint (result.n_withheld, >, 0);
  for (guint i = 0; i < td_table_get_n_rows (table); i++)
    g_assert_null (strstr (cell (table, i, "Reasons"), "ersonal"));
}

static void
test_cancelled (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdListRequest) request = request_for ("people");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (file->folder, "list.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  td_database_set_cancellable (file->db, cancellable);
  g_assert_false (td_list_save (file->db, request, path, TD_SHEET_XLSX, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  td_database_set_cancellable (file->db, NULL);
}

/* --- Mail addresses --- */

static void
test_mailbox (void)
{
  static const struct
  {
    const char *name;
    const char *mailbox;
  } cases[] = {
    { "Anna Vos", "Anna Vos <a@b.nl>" },
    { "Zoë d'Arc-Łódź", "Zoë d'Arc-Łódź <a@b.nl>" },
    { "Vos, Anna", "\"Vos, Anna\" <a@b.nl>" },
    { "A. Vos", "\"A. Vos\" <a@b.nl>" },
    { "Anna \"Ann\" \\ Vos", "\"Anna \\\"Ann\\\" \\\\ Vos\" <a@b.nl>" },
    { "Anna\r\nBcc: x@y (z)", "\"Anna  Bcc: x@y (z)\" <a@b.nl>" },
    { "", "a@b.nl" },
    { NULL, "a@b.nl" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mailbox = td_mail_address_format (cases[i].name, "a@b.nl");

      g_assert_cmpstr (mailbox, ==, cases[i].mailbox);
    }
}

static void
test_addresses (TdTestFile *file, gconstpointer data)
{
  const gint64 people[] = { 1, 2, 1, 3, 4, 5 };
  g_auto (TdMailAddresses) addresses = {};
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  td_test_run (file->db, "DELETE FROM enrolment WHERE employee_id < 6");
  td_test_run (file->db, "UPDATE employee SET name = 'P ' || id, email = 'p' || id || '@x.nl'");
  td_test_run (file->db, "UPDATE employee SET email = NULL WHERE id = 2");
  td_test_run (file->db, "UPDATE employee SET email = 'x>, <y@z' WHERE id = 3");
  td_test_run (file->db, "UPDATE employee SET email = 'P1@X.nl' WHERE id = 4");
  g_assert_true (
      td_mail_addresses_of_people (file->db, people, G_N_ELEMENTS (people), &addresses, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (addresses.text, ==, "P 1 <p1@x.nl>, P 5 <p5@x.nl>");
  g_assert_cmpuint (addresses.n_addresses, ==, 2);
  g_assert_cmpuint (addresses.n_without, ==, 2);
  words = td_mail_addresses_dup_words (&addresses);
  g_assert_cmpstr (words, ==, "2 mail addresses. 2 people have none.");
}

static void
test_addresses_of_pairs (TdTestFile *file, gconstpointer data)
{
  gint64 id = td_test_count (file->db, "SELECT min(id) FROM pair");
  g_auto (TdMailAddresses) open = {}, sealed = {};

  g_assert_true (td_mail_addresses_of_pairs (file->db, &id, 1, &open, NULL));
  g_assert_cmpuint (open.n_addresses, ==, 2);
  td_test_run (file->db, "UPDATE program SET confidential = 1");
  g_assert_true (td_mail_addresses_of_pairs (file->db, &id, 1, &sealed, NULL));
  g_assert_cmpuint (sealed.n_addresses, ==, 0);
  g_assert_cmpuint (sealed.n_sealed, ==, 2);
  g_assert_cmpstr (sealed.text, ==, "");
}

void
test_list_add (void)
{
#define ADD(path, func) g_test_add (path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("/list/every", test_every_list);
  ADD ("/list/as-shown", test_as_shown);
  ADD ("/list/filter-and-sort", test_filter_and_sort);
  ADD ("/list/people-filters", test_people_filters);
  ADD ("/list/refused", test_refused);
  ADD ("/list/private", test_private);
  ADD ("/list/confidential", test_confidential);
  ADD ("/list/sensitive", test_sensitive_reason);
  ADD ("/list/cancelled", test_cancelled);
  g_test_add_func ("/mail-addresses/mailbox", test_mailbox);
  ADD ("/mail-addresses/people", test_addresses);
  ADD ("/mail-addresses/pairs", test_addresses_of_pairs);
#undef ADD
}
