/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-test.h"

#include "db/td-pool.h"

void test_pool_add (void);

typedef struct
{
  TdTestFile file;
  TdPool *pool;
  GAsyncResult *result;
  char *tables;
  guint n_changed;
} Fixture;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = g_object_ref (result);
}

static void
wait_for_result (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
changed_cb (TdPool *pool, char **tables, Fixture *fixture)
{
  fixture->n_changed++;
  g_free (fixture->tables);
  fixture->tables = g_strjoinv (" ", tables);
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_test_file_setup (&fixture->file, NULL);
  td_pool_open_async (fixture->file.path, NULL, result_cb, fixture);
  wait_for_result (fixture);
  fixture->pool = td_pool_open_finish (fixture->result, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->pool, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  td_pool_close (fixture->pool);
  g_clear_object (&fixture->result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->pool);
  g_free (fixture->tables);
  td_test_file_teardown (&fixture->file, NULL);
}

static gpointer
write_setting (TdDatabase *db, gpointer key, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "test.write", error);

  if (change && td_database_execute (db, error, "INSERT INTO setting VALUES ($1, 'x')", "s", key))
    td_change_commit (change, error);
  return NULL;
}

static gpointer
count_settings (TdDatabase *db, gpointer data, GError **error)
{
  gint64 *count = g_new0 (gint64, 1);

  td_database_query_int (db, count, error, "SELECT count(*) FROM setting", "");
  return count;
}

static void
test_write_then_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = NULL;

  td_pool_write (fixture->pool, (TdJob){ write_setting, g_strdup ("a"), g_free, NULL }, NULL,
                 result_cb, fixture);
  wait_for_result (fixture);
  g_assert_null (td_pool_finish (fixture->pool, fixture->result, &error));
  g_assert_no_error (error);
  while (fixture->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->tables, ==, "setting");

  td_pool_read (fixture->pool, (TdJob){ count_settings, NULL, NULL, g_free }, NULL, result_cb,
                fixture);
  wait_for_result (fixture);
  count = td_pool_finish (fixture->pool, fixture->result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*count, ==, 1);
}

static gpointer
raise_flag (TdDatabase *db, gpointer flag, GError **error)
{
  g_atomic_int_set ((int *) flag, 1);
  return NULL;
}

/* Whoever listens shows windows: told on its own thread, even while nothing runs there. */
static void
test_told_on_own_thread (Fixture *fixture, gconstpointer data)
{
  int written = 0;

  td_pool_write (fixture->pool, (TdJob){ write_setting, g_strdup ("a"), g_free, NULL }, NULL, NULL,
                 NULL);
  td_pool_write (fixture->pool, (TdJob){ raise_flag, &written, NULL, NULL }, NULL, NULL, NULL);
  while (!g_atomic_int_get (&written))
    g_usleep (1000);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  while (fixture->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_readers_do_not_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_pool_read (fixture->pool, (TdJob){ write_setting, g_strdup ("a"), g_free, NULL }, NULL,
                result_cb, fixture);
  wait_for_result (fixture);
  td_pool_finish (fixture->pool, fixture->result, &error);
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_READ_ONLY);
}

static gpointer
count_for_ever (TdDatabase *db, gpointer data, GError **error)
{
  gint64 count = 0;

  td_database_query_int (db, &count, error,
                         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                         "SELECT max(i) FROM n",
                         "");
  return NULL;
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  td_pool_read (fixture->pool, (TdJob){ count_for_ever, NULL, NULL, NULL }, cancellable, result_cb,
                fixture);
  g_timeout_add (50, cancel_cb, cancellable);
  wait_for_result (fixture);
  td_pool_finish (fixture->pool, fixture->result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
write_and_cancel (TdDatabase *db, gpointer cancellable, GError **error)
{
  char key[] = "late";

  write_setting (db, key, error);
  g_cancellable_cancel (cancellable);
  return g_strdup ("written");
}

/* What was written before the cancelling came is told as written. */
static void
test_cancel_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *result = NULL;

  td_pool_write (fixture->pool, (TdJob){ write_and_cancel, cancellable, NULL, g_free }, cancellable,
                 result_cb, fixture);
  wait_for_result (fixture);
  result = td_pool_finish (fixture->pool, fixture->result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result, ==, "written");
  g_assert_cmpint (td_test_count (fixture->file.db, "SELECT count(*) FROM setting"), ==, 1);
}

/* From the moment it is open: once is enough. */
static void
test_other_process (Fixture *fixture, gconstpointer data)
{
  td_test_run (fixture->file.db, "INSERT INTO setting VALUES ('theirs', '1')");
  while (fixture->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->tables, ==, "");
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_pool_close (fixture->pool);
  td_pool_read (fixture->pool, (TdJob){ count_settings, NULL, NULL, g_free }, NULL, result_cb,
                fixture);
  wait_for_result (fixture);
  td_pool_finish (fixture->pool, fixture->result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
raise_and_count (TdDatabase *db, gpointer flag, GError **error)
{
  g_atomic_int_set ((int *) flag, 1);
  return count_for_ever (db, NULL, error);
}

/* What waits to be read is not read any more; what was to be written is. */
static void
test_close_drops_reads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  int started[2] = { 0 };
  int late = 0;

  for (int i = 0; i < 2; i++)
    td_pool_read (fixture->pool, (TdJob){ raise_and_count, &started[i], NULL, NULL }, cancellable,
                  NULL, NULL);
  while (!g_atomic_int_get (&started[0]) || !g_atomic_int_get (&started[1]))
    g_usleep (1000);
  td_pool_read (fixture->pool, (TdJob){ raise_flag, &late, NULL, NULL }, NULL, NULL, NULL);
  td_pool_write (fixture->pool, (TdJob){ write_setting, g_strdup ("a"), g_free, NULL }, NULL, NULL,
                 NULL);
  g_cancellable_cancel (cancellable);
  td_pool_close (fixture->pool);
  g_assert_false (late);
  g_assert_cmpint (td_test_count (fixture->file.db, "SELECT count(*) FROM setting"), ==, 1);
}

/* Behind another program's lock it gives up soon, with nothing written by half. */
static void
test_close_behind_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  td_test_say (fixture->file.db, "BEGIN IMMEDIATE");
  td_pool_write (fixture->pool, (TdJob){ write_setting, g_strdup ("a"), g_free, NULL }, NULL,
                 result_cb, fixture);
  td_pool_write (fixture->pool, (TdJob){ write_setting, g_strdup ("b"), g_free, NULL }, NULL, NULL,
                 NULL);
  td_pool_close (fixture->pool);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 40 * G_USEC_PER_SEC);
  td_test_say (fixture->file.db, "COMMIT");
  wait_for_result (fixture);
  td_pool_finish (fixture->pool, fixture->result, &error);
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_BUSY);
  g_assert_cmpint (td_test_count (fixture->file.db, "SELECT count(*) FROM setting"), ==, 0);
}

#define ADD(name, func) g_test_add ("/db/pool/" name, Fixture, NULL, setup, func, teardown)

void
test_pool_add (void)
{
  ADD ("write-then-read", test_write_then_read);
  ADD ("told-on-own-thread", test_told_on_own_thread);
  ADD ("readers-do-not-write", test_readers_do_not_write);
  ADD ("cancel", test_cancel);
  ADD ("cancel-too-late", test_cancel_too_late);
  ADD ("other-process", test_other_process);
  ADD ("closed", test_closed);
  ADD ("close-drops-reads", test_close_drops_reads);
  ADD ("close-behind-lock", test_close_behind_lock);
}
