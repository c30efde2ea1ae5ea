/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* What a dialog has under way: shown, said, and stopped by whichever way. */

#include "config.h"

#include "db/td-change.h"
#include "gui/frame/td-dialog.h"
#include "gui/widgets/td-busy-bar.h"
#include "td-gui-test.h"

void test_busy_add (void);

/* --- A dialog with nothing in it --- */

#define PLAIN_TYPE_DIALOG (plain_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PlainDialog, plain_dialog, PLAIN, DIALOG, TdDialog)

struct _PlainDialog
{
  TdDialog parent_instance;

  guint n_stopped;
  int result; /* of the last read */
};

G_DEFINE_FINAL_TYPE (PlainDialog, plain_dialog, TD_TYPE_DIALOG)

static void
plain_dialog_stopped (TdDialog *dialog)
{
  PLAIN_DIALOG (dialog)->n_stopped++;
}

static void
plain_dialog_class_init (PlainDialogClass *klass)
{
  TD_DIALOG_CLASS (klass)->stopped = plain_dialog_stopped;
}

static void
plain_dialog_init (PlainDialog *self)
{
}

static PlainDialog *
open_dialog (TdGuiTest *test)
{
  PlainDialog *self = g_object_new (PLAIN_TYPE_DIALOG, "transient-for", test->window, "session",
                                    test->session, "title", "Plain", NULL);

  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* --- A job that lasts until it is let go, or stopped --- */

typedef struct
{
  gatomicrefcount references; /* the test's and the job's */
  int released;
  int result;
  TdProgress *progress;
} Gate;

static Gate *
gate_new (PlainDialog *dialog, int result)
{
  Gate *gate = g_new0 (Gate, 1);

  g_atomic_ref_count_init (&gate->references);
  g_atomic_ref_count_inc (&gate->references);
  gate->result = result;
  gate->progress = g_object_ref (td_dialog_get_progress (TD_DIALOG (dialog)));
  return gate;
}

static void
gate_unref (gpointer data)
{
  Gate *gate = data;

  if (!g_atomic_ref_count_dec (&gate->references))
    return;
  g_object_unref (gate->progress);
  g_free (gate);
}

static gboolean
wait_at (TdDatabase *db, Gate *gate, GError **error)
{
  td_progress_set (gate->progress, 0.25, "Counting to a million");
  while (!g_atomic_int_get (&gate->released))
    {
      if (g_cancellable_set_error_if_cancelled (td_database_get_cancellable (db), error))
        return FALSE;
      g_usleep (1000);
    }
  return TRUE;
}

static gpointer
read_job (TdDatabase *db, gpointer data, GError **error)
{
  Gate *gate = data;

  return wait_at (db, gate, error) ? g_memdup2 (&gate->result, sizeof gate->result) : NULL;
}

static gpointer
write_job (TdDatabase *db, gpointer data, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "program.save", error);

  if (change && td_database_execute (db, error, "INSERT INTO program (name) VALUES ('P')", "") &&
      wait_at (db, data, error))
    td_change_commit (change, error);
  return NULL;
}

static void
read_cb (gpointer owner, gpointer result, GError *error)
{
  g_assert_no_error (error);
  PLAIN_DIALOG (owner)->result = *(int *) result;
  g_free (result);
}

static Gate *
begin_read (PlainDialog *dialog, int result)
{
  Gate *gate = gate_new (dialog, result);

  td_dialog_read (TD_DIALOG (dialog), "Counting", read_job, gate, gate_unref, g_free, read_cb);
  return gate;
}

static Gate *
begin_write (PlainDialog *dialog)
{
  Gate *gate = gate_new (dialog, 0);

  td_dialog_write (TD_DIALOG (dialog), "Written", "Not Written", write_job, gate, gate_unref, NULL);
  return gate;
}

static gboolean
is_active (PlainDialog *dialog)
{
  return td_busy_is_active (td_dialog_get_busy (TD_DIALOG (dialog)));
}

static gboolean
is_shown (PlainDialog *dialog)
{
  gboolean shown;

  g_object_get (td_dialog_get_busy (TD_DIALOG (dialog)), "shown", &shown, NULL);
  return shown;
}

static void
press_escape (PlainDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.escape", NULL);
}

/* --- Tests --- */

/* Its words, how far it is, and that it is busy, for eyes and ears. */
static void
test_shown (TdGuiTest *test, gconstpointer data)
{
  PlainDialog *dialog = open_dialog (test);
  Gate *gate = begin_read (dialog, 7);
  GtkProgressBar *bar;

  g_assert_true (is_active (dialog));
  g_assert_false (is_shown (dialog));
  td_gui_test_wait (is_shown (dialog) && td_gui_test_shows (dialog, "Counting to a million"));
  gtk_test_accessible_assert_state (dialog, GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  bar = td_gui_test_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (bar), ==, 0.25);
  td_gui_test_photo (test, "busy");
  g_atomic_int_set (&gate->released, TRUE);
  td_gui_test_wait (dialog->result == 7);
  g_assert_false (is_active (dialog));
  g_assert_null (td_gui_test_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL));
  gtk_test_accessible_assert_state (dialog, GTK_ACCESSIBLE_STATE_BUSY, FALSE);
  gate_unref (gate);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The button and Escape stop what is under way, and the dialog stays; Escape then closes it. */
static void
test_stop (TdGuiTest *test, gconstpointer data)
{
  PlainDialog *dialog = open_dialog (test);
  Gate *one = begin_read (dialog, 1), *two;

  td_gui_test_wait (is_shown (dialog));
  td_gui_test_click (dialog, "S_top");
  td_gui_test_wait (dialog->n_stopped == 1);
  g_assert_false (is_active (dialog));
  two = begin_write (dialog);
  g_assert_true (td_dialog_is_writing (TD_DIALOG (dialog)));
  press_escape (dialog);
  g_assert_cmpstr (td_busy_get_words (td_dialog_get_busy (TD_DIALOG (dialog))), ==, "Stopping…");
  td_gui_test_wait (dialog->n_stopped == 2);
  g_assert_false (td_dialog_is_writing (TD_DIALOG (dialog)));
  g_assert_cmpint (dialog->result, ==, 0);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program"), ==, 0);
  press_escape (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  gate_unref (one);
  gate_unref (two);
}

/* Closing stops as well: nothing is written behind a window that is gone. */
static void
test_close (TdGuiTest *test, gconstpointer data)
{
  PlainDialog *dialog = open_dialog (test);
  Gate *gate = begin_write (dialog);

  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program"), ==, 0);
  gate_unref (gate);
}

/* A newer read takes the place of the one under way; a write pressed twice is written once. */
static void
test_again (TdGuiTest *test, gconstpointer data)
{
  PlainDialog *dialog = open_dialog (test);
  Gate *one = begin_read (dialog, 1), *two = begin_read (dialog, 2), *three, *four;
  g_autoptr (TdProgress) shown = NULL;

  /* What the second says of itself is what is shown. */
  g_object_get (td_dialog_get_busy (TD_DIALOG (dialog)), "progress", &shown, NULL);
  g_assert_true (shown == two->progress && two->progress != one->progress);
  g_atomic_int_set (&two->released, TRUE);
  td_gui_test_wait (dialog->result != 0);
  g_assert_cmpint (dialog->result, ==, 2);
  g_assert_cmpuint (dialog->n_stopped, ==, 0);
  three = begin_write (dialog);
  four = begin_write (dialog);
  g_atomic_int_set (&three->released, TRUE);
  g_atomic_int_set (&four->released, TRUE);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_true (td_gui_test_shows (test->window, "Written"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program"), ==, 1);
  gate_unref (one);
  gate_unref (two);
  gate_unref (three);
  gate_unref (four);
}

/* Nothing takes the place of a write, whose end closes the dialog. */
static void
test_read_behind_write (TdGuiTest *test, gconstpointer data)
{
  PlainDialog *dialog = open_dialog (test);
  Gate *one = begin_write (dialog), *two = begin_read (dialog, 2);

  g_assert_true (td_dialog_is_writing (TD_DIALOG (dialog)));
  g_atomic_int_set (&two->released, TRUE);
  g_atomic_int_set (&one->released, TRUE);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program"), ==, 1);
  gate_unref (one);
  gate_unref (two);
}

static gpointer
save_form_job (TdDatabase *db, gpointer data, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "program.save", error);

  if (change && td_database_execute (db, error, "INSERT INTO program (name) VALUES ('P')", ""))
    td_change_commit (change, error);
  /* As it stands if the program is killed now. */
  *(int *) data = td_test_count (db, "SELECT count(*) FROM unsaved_form");
  return NULL;
}

/* The form that was kept goes with the same commit. */
static void
test_form_goes_along (TdGuiTest *test, gconstpointer data)
{
  PlainDialog *dialog = open_dialog (test);
  int n_left = -1;

  td_test_run (test->file.db, "INSERT INTO unsaved_form (form, about, on_date, fields) VALUES"
                              " ('PlainDialog', 'id:0', '2026-03-16', '{}')");
  td_dialog_set_kept_about (TD_DIALOG (dialog), "id:0");
  td_dialog_write (TD_DIALOG (dialog), "Written", "Not Written", save_form_job, &n_left, NULL,
                   NULL);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (n_left, ==, 0);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program"), ==, 1);
}

void
test_busy_add (void)
{
#define ADD(path, func) \
  g_test_add ("/gui/busy/" path, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("shown", test_shown);
  ADD ("stop", test_stop);
  ADD ("close", test_close);
  ADD ("again", test_again);
  ADD ("read-behind-write", test_read_behind_write);
  ADD ("form-goes-along", test_form_goes_along);
#undef ADD
}
