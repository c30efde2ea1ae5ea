/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-log.h"

#include "base/td-error.h"
#include "test-exchange.h"

#define FIRST "Number,Name\n1001,Ann Dubois\n1002,Bea Cruz\n"
#define SECOND "Number,Name\n1001,Ann Dubois-Roy\n1003,Cy Fox\n1003,Twice\n"

static GPtrArray *
list (TdTestFile *file, int limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = td_import_log_list (file->db, limit, &error);

  g_assert_no_error (error);
  return entries;
}

static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) first = NULL;
  g_autoptr (TdReceipt) second = NULL;

  td_test_file_setup (file, data);
  first = test_import (file->db, FIRST);
  second = test_import (file->db, SECOND);
}

static void
test_empty (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = list (file, 10);

  g_assert_cmpuint (entries->len, ==, 0);
}

/* Newest first, with counts, and the entry that takes each back. */
static void
test_list (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = list (file, 10);
  g_autoptr (GPtrArray) newest = list (file, 1);
  TdImportLogEntry *second = entries->pdata[0];
  TdImportLogEntry *first = entries->pdata[1];

  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpuint (newest->len, ==, 1);
  g_assert_cmpint (((TdImportLogEntry *) newest->pdata[0])->id, ==, second->id);
  g_assert_cmpstr (first->kind, ==, "roster");
  g_assert_cmpint (first->n_added, ==, 2);
  g_assert_cmpint (first->n_updated, ==, 0);
  g_assert_cmpint (second->n_added, ==, 1);
  g_assert_cmpint (second->n_updated, ==, 1);
  g_assert_cmpint (second->n_refused, ==, 1);
  g_assert_cmpint (first->change_id, >, 0);
  g_assert_nonnull (second->at);
}

static void
test_load (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = list (file, 10);
  TdImportLogEntry *second = entries->pdata[0];
  g_autoptr (TdReceipt) receipt = td_import_log_load (file->db, second->id, &error);

  g_assert_no_error (error);
  test_assert_counts (receipt, 1, 1, 0, 1, 1);
  g_assert_cmpuint (receipt->problems->len, ==, 1);
  g_assert_cmpint (receipt->change, ==, second->change_id);
}

/* What is taken back takes its run with it, and its receipt says so. */
static void
test_taken_back (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = list (file, 10);
  g_autoptr (GPtrArray) after = NULL;
  TdImportLogEntry *second = before->pdata[0];

  g_assert_true (td_change_undo (file->db, second->change_id, &error));
  after = list (file, 10);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (((TdImportLogEntry *) after->pdata[0])->id, !=, second->id);
  g_assert_null (td_import_log_load (file->db, second->id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* One whose undo is gone is still listed, without a change to take back. */
static void
test_final (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TdReceipt) receipt = NULL;
  TdImportLogEntry *second;

  td_database_execute (file->db, &error, "UPDATE change_log SET final = 1", "");
  g_assert_no_error (error);
  entries = list (file, 10);
  second = entries->pdata[0];
  g_assert_cmpint (second->change_id, ==, 0);
  g_assert_cmpint (second->n_added, ==, 1);
  receipt = td_import_log_load (file->db, second->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (receipt->change, ==, 0);
}

static void
test_labels (void)
{
  static const char *const kinds[] = { "roster", "enrolments", "contacts", "surveys",
                                       "pairs",  "events",     "calendar" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpstr (td_import_log_get_label (kinds[i]), !=, kinds[i]);
  g_assert_cmpstr (td_import_log_get_label ("of-tomorrow"), ==, "of-tomorrow");
}

void
test_import_log_add (void)
{
#define ADD(path, setup, func) \
  g_test_add ("/import-log/" path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("empty", td_test_file_setup, test_empty);
  ADD ("list", setup, test_list);
  ADD ("load", setup, test_load);
  ADD ("taken-back", setup, test_taken_back);
  ADD ("final", setup, test_final);
  g_test_add_func ("/import-log/labels", test_labels);
#undef ADD
}
