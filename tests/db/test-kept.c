/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-change.h"
#include "db/td-kept.h"

#include "td-test.h"

void test_kept_add (void);

static void
count_free (gpointer data)
{
  (*(guint *) data)++;
}

static void
write_setting (TdDatabase *db, const char *value)
{
  g_autoptr (GError) error = NULL;

  td_database_execute (db, &error,
                       "INSERT INTO setting (key, value) VALUES ('kept', $1) "
                       "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       "s", value);
  g_assert_no_error (error);
}

/* A reader keeps until another connection writes. */
static void
test_other (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *reader = td_database_open (file->path, TD_DATABASE_READ_ONLY, &error);
  guint n_freed = 0;

  g_assert_no_error (error);
  g_assert_null (td_database_find_kept (reader, "a"));
  td_database_keep (reader, "a", &n_freed, count_free);
  g_assert_true (td_database_find_kept (reader, "a") == &n_freed);
  g_assert_null (td_database_find_kept (reader, "b"));
  td_database_keep (reader, "b", &n_freed, count_free);
  g_assert_true (td_database_find_kept (reader, "a") == &n_freed);
  g_assert_cmpuint (n_freed, ==, 0);

  write_setting (file->db, "new");
  g_assert_null (td_database_find_kept (reader, "a"));
  g_assert_cmpuint (n_freed, ==, 2);
  g_assert_null (td_database_find_kept (reader, "b"));
  td_database_keep (reader, "a", &n_freed, count_free);
  td_database_close (reader);
  g_assert_cmpuint (n_freed, ==, 3);
}

/* What was read before somebody wrote, and is kept only then, may be old. */
static void
test_meanwhile (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *reader = td_database_open (file->path, TD_DATABASE_READ_ONLY, &error);
  guint n_freed = 0;

  g_assert_no_error (error);
  g_assert_null (td_database_find_kept (reader, "a"));
  write_setting (file->db, "new");
  td_database_keep (reader, "a", &n_freed, count_free);
  g_assert_cmpuint (n_freed, ==, 1);
  g_assert_null (td_database_find_kept (reader, "a"));
  td_database_close (reader);
}

/* Nor does what was made of it outlive the write, though it is kept when others were asked for. */
static void
test_within (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *reader = td_database_open (file->path, TD_DATABASE_READ_ONLY, &error);
  guint n_freed = 0;

  g_assert_no_error (error);
  g_assert_null (td_database_find_kept (reader, "whole"));
  g_assert_null (td_database_find_kept (reader, "part"));
  write_setting (file->db, "new");
  td_database_keep (reader, "part", &n_freed, count_free);
  td_database_keep (reader, "whole", &n_freed, count_free);
  g_assert_cmpuint (n_freed, ==, 2);
  g_assert_null (td_database_find_kept (reader, "whole"));

  g_assert_null (td_database_find_kept (reader, "part"));
  td_database_keep (reader, "part", &n_freed, count_free);
  td_database_keep (reader, "whole", &n_freed, count_free);
  g_assert_cmpuint (n_freed, ==, 2);
  g_assert_true (td_database_find_kept (reader, "whole") == &n_freed);
  td_database_close (reader);
}

/* Nobody asked for it before it was read: nobody knows whether it is old. */
static void
test_unasked (TdTestFile *file, gconstpointer data)
{
  guint n_freed = 0;

  td_database_keep (file->db, "a", &n_freed, count_free);
  g_assert_cmpuint (n_freed, ==, 1);
  g_assert_null (td_database_find_kept (file->db, "a"));
}

/* Its own writing counts too, and what was read within a transaction may never have been. */
static void
test_own (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdChange *change;
  guint n_freed = 0;

  g_assert_null (td_database_find_kept (file->db, "a"));
  td_database_keep (file->db, "a", &n_freed, count_free);
  g_assert_nonnull (td_database_find_kept (file->db, "a"));
  write_setting (file->db, "new");
  g_assert_null (td_database_find_kept (file->db, "a"));
  g_assert_cmpuint (n_freed, ==, 1);

  change = td_change_begin (file->db, "test.run", &error);
  g_assert_no_error (error);
  write_setting (file->db, "never");
  g_assert_null (td_database_find_kept (file->db, "a"));
  td_database_keep (file->db, "a", &n_freed, count_free);
  g_assert_cmpuint (n_freed, ==, 2);
  td_change_free (change);
  g_assert_null (td_database_find_kept (file->db, "a"));
}

static void
put_form (TdDatabase *db, const char *fields)
{
  g_autoptr (GError) error = NULL;

  td_database_execute (db, &error,
                       "INSERT INTO unsaved_form (form, about, on_date, fields) "
                       "VALUES ('A', 'id:1', '2026-03-16', $1) "
                       "ON CONFLICT (form, about) DO UPDATE SET fields = excluded.fields",
                       "s", fields);
  g_assert_no_error (error);
}

/* Typing throws nothing away; what is written beside it does. */
static void
test_forms (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *reader = td_database_open (file->path, TD_DATABASE_READ_ONLY, &error);
  guint n_freed = 0;

  g_assert_no_error (error);
  g_assert_null (td_database_find_kept (reader, "a"));
  put_form (file->db, "{\"name\":\"A\"}");
  td_database_keep (reader, "a", &n_freed, count_free);
  put_form (file->db, "{\"name\":\"B\"}");
  g_assert_true (td_database_find_kept (reader, "a") == &n_freed);
  td_test_run (file->db, "DELETE FROM unsaved_form");
  g_assert_true (td_database_find_kept (reader, "a") == &n_freed);

  put_form (file->db, "{\"name\":\"C\"}");
  {
    g_autoptr (TdChange) change = td_change_begin (file->db, "test.write", &error);

    write_setting (file->db, "new");
    g_assert_true (td_change_commit (change, &error));
  }
  g_assert_null (td_database_find_kept (reader, "a"));
  g_assert_cmpuint (n_freed, ==, 1);
  td_database_close (reader);
}

void
test_kept_add (void)
{
  g_test_add ("/db/kept/forms", TdTestFile, NULL, td_test_file_setup, test_forms,
              td_test_file_teardown);
  g_test_add ("/db/kept/other", TdTestFile, NULL, td_test_file_setup, test_other,
              td_test_file_teardown);
  g_test_add ("/db/kept/meanwhile", TdTestFile, NULL, td_test_file_setup, test_meanwhile,
              td_test_file_teardown);
  g_test_add ("/db/kept/within", TdTestFile, NULL, td_test_file_setup, test_within,
              td_test_file_teardown);
  g_test_add ("/db/kept/unasked", TdTestFile, NULL, td_test_file_setup, test_unasked,
              td_test_file_teardown);
  g_test_add ("/db/kept/own", TdTestFile, NULL, td_test_file_setup, test_own,
              td_test_file_teardown);
}
