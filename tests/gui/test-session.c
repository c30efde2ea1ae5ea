/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* What the session promises of jobs: whom they belong to, what stops them, what Undo takes back. */

#include "config.h"

#include "db/td-change.h"
#include "db/td-error-log.h"
#include "gui/pages/people/td-employee-dialog.h"
#include "td-gui-test.h"

void test_session_add (void);

static gpointer
add_program_job (TdDatabase *db, gpointer name, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "program.add", error);

  if (change &&
      td_database_execute (db, error, "INSERT INTO program (name) VALUES ($1)", "s", name))
    td_change_commit (change, error);
  return NULL;
}

/* --- Undo --- */

/* Another program commits while this job, which changes nothing, is under way. */
static gpointer
others_write_job (TdDatabase *db, gpointer path, GError **error)
{
  TdDatabase *other = td_database_open (path, TD_DATABASE_CREATE, error);

  add_program_job (other, (gpointer) "Theirs", error);
  td_database_close (other);
  return NULL;
}

static void
test_undo_own (TdGuiTest *test, gconstpointer data)
{
  td_session_write (test->session, test->window, TD_JOB_REPORT, "Nothing to do", NULL,
                    others_write_job, g_strdup (test->file.path), g_free, NULL, NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "Nothing to do"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program"), ==, 1);
  g_assert_null (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Undo"));
}

/* The number of an entry means another change in another workspace. */
static void
test_undo_elsewhere (TdGuiTest *test, gconstpointer data)
{
  td_session_write (test->session, test->window, TD_JOB_REPORT, "Programme created", NULL,
                    add_program_job, g_strdup ("A"), g_free, NULL, NULL);
  td_gui_test_wait (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  td_window_set_session (test->window, NULL);
  td_gui_test_wait (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Undo") == NULL);
  td_window_set_session (test->window, test->session);
  td_gui_test_settle (test);
}

/* --- The owner --- */

/* A job that ends by being cancelled, or let go. */
typedef struct
{
  gatomicrefcount references;
  int started;
  int released;
  int ended;
} Endless;

static Endless *
endless_new (void)
{
  Endless *endless = g_new0 (Endless, 1);

  g_atomic_ref_count_init (&endless->references);
  g_atomic_ref_count_inc (&endless->references);
  return endless;
}

static void
endless_unref (gpointer data)
{
  Endless *endless = data;

  if (g_atomic_ref_count_dec (&endless->references))
    g_free (endless);
}

static gpointer
endless_job (TdDatabase *db, gpointer data, GError **error)
{
  Endless *endless = data;

  g_atomic_int_set (&endless->started, TRUE);
  while (!g_atomic_int_get (&endless->released) &&
         !g_cancellable_set_error_if_cancelled (td_database_get_cancellable (db), error))
    g_usleep (1000);
  g_atomic_int_set (&endless->ended, TRUE);
  return NULL;
}

static void
not_reached_cb (gpointer owner, gpointer result, GError *error)
{
  g_assert_not_reached ();
}

static Endless *
begin_endless (TdGuiTest *test, gpointer owner)
{
  Endless *endless = endless_new ();

  td_session_read (test->session, owner, TD_JOB_TELL_ALWAYS, endless_job, endless, endless_unref,
                   NULL, not_reached_cb);
  td_gui_test_wait (g_atomic_int_get (&endless->started));
  return endless;
}

/* Nobody waits for what a window that is gone was reading; it is not told either, though somebody
 * may still hold a reference. */
static void
test_owner_gone (TdGuiTest *test, gconstpointer data)
{
  GObject *owner = G_OBJECT (gtk_string_list_new (NULL));
  g_autoptr (GtkWidget) window = g_object_ref (gtk_window_new ());
  Endless *one = begin_endless (test, owner), *two = begin_endless (test, window);

  g_object_unref (owner);
  td_gui_test_wait (g_atomic_int_get (&one->ended));
  gtk_window_destroy (GTK_WINDOW (window));
  g_atomic_int_set (&two->released, TRUE);
  td_gui_test_wait (g_atomic_int_get (&two->ended));
  td_gui_test_settle (test);
  endless_unref (one);
  endless_unref (two);
}

/* Closing waits for nothing that is only read, nor for a write that can be stopped. */
static void
test_close (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Endless *one = endless_new (), *two = endless_new ();

  td_session_read (test->session, test->window, TD_JOB_DEFAULT, endless_job, one, endless_unref,
                   NULL, NULL);
  td_session_write (test->session, test->window, TD_JOB_DEFAULT, NULL, cancellable, endless_job,
                    two, endless_unref, NULL, NULL);
  td_session_write (test->session, test->window, TD_JOB_DEFAULT, NULL, NULL, add_program_job,
                    g_strdup ("A"), g_free, NULL, NULL);
  td_gui_test_wait (g_atomic_int_get (&one->started) && g_atomic_int_get (&two->started));
  td_session_close (test->session);
  g_assert_true (g_atomic_int_get (&one->ended) && g_atomic_int_get (&two->ended));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program"), ==, 1);
  endless_unref (one);
  endless_unref (two);
}

/* --- Errors --- */

/* The log tells where it went wrong. */
static void
test_place (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "people");
  g_autofree char *text = NULL;

  g_assert_true (td_error_log_clear (NULL));
  td_page_write (page, NULL, add_program_job, g_strdup (""), g_free, NULL, NULL);
  td_gui_test_wait (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Details") != NULL);
  text = td_error_log_read ();
  g_assert_nonnull (g_strstr_len (text, -1, G_OBJECT_TYPE_NAME (page)));
  g_assert_null (g_strstr_len (text, -1, "TdSession"));
}

/* --- Another workspace --- */

static const char *
get_path (TdGuiTest *test)
{
  TdSession *session = td_window_get_session (test->window);

  return session ? td_pool_get_path (td_session_get_pool (session)) : NULL;
}

static void
open_path (const char *path)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "open-path",
                                  g_variant_new_string (path));
}

static gboolean
has_mode (TdDatabase *db, const char *wanted)
{
  g_autofree char *mode = NULL;

  /* It is looked up where something is read. */
  td_test_count (db, "SELECT count(*) FROM setting");
  return td_database_query_text (db, &mode, NULL, "PRAGMA journal_mode", "") &&
         g_str_equal (mode, wanted);
}

/* The latest wish counts, however long the one before takes; a form that was open is closed, and
 * kept in the workspace that it was about. */
static void
test_open_another (TdGuiTest *test, gconstpointer data)
{
  const char *kept = "SELECT count(*) FROM unsaved_form";
  TdTestFile slow, other;
  GtkWidget *dialog;

  td_test_file_setup (&slow, NULL);
  td_test_file_setup (&other, NULL);
  td_test_say (slow.db, "PRAGMA journal_mode = DELETE");
  td_test_say (slow.db, "BEGIN EXCLUSIVE");
  td_employee_dialog_present (GTK_WIDGET (test->window), test->session, NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_settle (test);
  gtk_editable_set_text (GTK_EDITABLE (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "name")),
                         "Half A Name");

  open_path (slow.path);
  g_assert_null (td_gui_test_dialog (test));
  g_assert_cmpint (td_test_count (test->file.db, kept), ==, 1);
  open_path (other.path);
  td_gui_test_wait (g_strcmp0 (get_path (test), other.path) == 0);
  td_test_say (slow.db, "COMMIT");
  td_gui_test_wait (has_mode (slow.db, "wal"));
  for (int i = 0; i < 3; i++)
    td_gui_test_wait_for_frames (GTK_WIDGET (test->window));
  g_assert_cmpstr (get_path (test), ==, other.path);
  g_assert_cmpint (td_test_count (other.db, kept), ==, 0);

  td_session_close (td_window_get_session (test->window));
  td_test_file_teardown (&slow, NULL);
  td_test_file_teardown (&other, NULL);
}

void
test_session_add (void)
{
#define ADD(path, func) \
  g_test_add ("/gui/session/" path, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("undo-own", test_undo_own);
  ADD ("undo-elsewhere", test_undo_elsewhere);
  ADD ("owner-gone", test_owner_gone);
  ADD ("close", test_close);
  ADD ("place", test_place);
  ADD ("open-another", test_open_another);
#undef ADD
}
