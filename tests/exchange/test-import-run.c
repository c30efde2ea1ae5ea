/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#define ROSTER "Number,Name,Email\n1001,Ann Dubois,ann@example.org\n1002,Bea Cruz,bea@example.org\n"

static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_file_setup (file, data);
  receipt = test_import (file->db, ROSTER);
  test_assert_counts (receipt, 2, 0, 0, 0, 0);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                         " proposed_on, matched_on) SELECT 1, 'P1', 1, a.id, b.id, 'active',"
                         " '2026-01-01', '2026-01-05' FROM employee a, employee b"
                         " WHERE a.number = '1001' AND b.number = '1002'");
}

static TdReceipt *
import (TdDatabase *db, TdImportKind kind, const char *text, gboolean all_or_nothing)
{
  TdImportOptions options = test_options ();

  options.all_or_nothing = all_or_nothing;
  return test_import_kind (db, kind, text, &options);
}

/* Each kind with one good row and one that is refused. */
static const struct
{
  TdImportKind kind;
  const char *text;
  const char *count; /* of what the good row makes */
} cases[] = {
  { TD_IMPORT_ROSTER, "Number,Name\n1003,Cy Fox\n1001,\n1001,Somebody else\n",
    "SELECT count(*) FROM employee WHERE number = '1003'" },
  { TD_IMPORT_ENROLMENTS, "Number,Role\n1001,mentor\n9999,mentee\n",
    "SELECT count(*) FROM enrolment" },
  { TD_IMPORT_SURVEYS,
    "Email,Completion time,How satisfied are you with your conversations so far?\n"
    "bea@example.org,2026-02-20,4\nnobody@example.org,2026-02-20,3\n",
    "SELECT (SELECT count(*) FROM feedback) * (SELECT count(*) FROM survey)" },
};

/* A refused row withholds everything where that is asked, the survey that would be made too; the
 * mapping is not remembered and the audit trail has no entry. */
static void
test_withheld (TdTestFile *file, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 entries = td_test_count (file->db, "SELECT count(*) FROM change_log");
      gint64 surveys = td_test_count (file->db, "SELECT count(*) FROM survey");
      g_autoptr (TdReceipt) receipt = import (file->db, cases[i].kind, cases[i].text, TRUE);

      g_assert_true (receipt->withheld);
      g_assert_cmpint (receipt->n_added + receipt->n_updated, ==, 0);
      g_assert_cmpint (receipt->n_refused, ==, 1);
      g_assert_cmpint (receipt->change, ==, 0);
      g_assert_cmpint (td_test_count (file->db, cases[i].count), ==, 0);
      g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM survey"), ==, surveys);
      g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, entries);
    }
}

/* Without it the good row is taken, in one change that the receipt names; again, nothing differs.
 */
static void
test_taken (TdTestFile *file, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 entries = td_test_count (file->db, "SELECT count(*) FROM change_log");
      gint64 runs = td_test_count (file->db, "SELECT count(*) FROM import_run");
      g_autoptr (TdReceipt) receipt = import (file->db, cases[i].kind, cases[i].text, FALSE);
      g_autoptr (TdReceipt) again = import (file->db, cases[i].kind, cases[i].text, FALSE);

      g_assert_false (receipt->withheld);
      g_assert_cmpint (receipt->n_added, ==, 1);
      g_assert_cmpint (receipt->n_refused, ==, 1);
      g_assert_cmpint (receipt->change, >, 0);
      g_assert_cmpint (td_test_count (file->db, cases[i].count), ==, 1);
      g_assert_cmpint (again->n_added + again->n_updated, ==, 0);
      g_assert_cmpint (again->change, ==, 0);
      g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==,
                       entries + 1);
      g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM import_run"), ==, runs + 1);
    }
}

/* Problems and results come in the order of the file, who is missing from it last. */
static void
test_order (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first =
      import (file->db, TD_IMPORT_ENROLMENTS, "Number,Role\n1001,mentor\n1002,mentee\n", FALSE);
  g_autoptr (TdReceipt) receipt =
      import (file->db, TD_IMPORT_ENROLMENTS, "Number,Role\n9998,mentor\n1002,both\n9999,mentee\n",
              FALSE);
  static const int rows[] = { 2, 3, 4, 0 };
  static const char *const results[] = { "refused", "updated", "refused", "missing" };

  g_assert_cmpuint (receipt->results->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TdReceiptLine *result = receipt->results->pdata[i];

      g_assert_cmpint (result->row, ==, rows[i]);
      g_assert_cmpstr (result->result, ==, results[i]);
    }
}

void
test_import_run_add (void)
{
#define ADD(name, func) \
  g_test_add ("/exchange/import-run/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("withheld", test_withheld);
  ADD ("taken", test_taken);
  ADD ("order", test_order);
#undef ADD
}
